import type { LitElement, ReactiveController } from 'lit';
import { nothing } from 'lit';
import type { DeskCaseController } from '../../controllers/desk-case.ts';
import type { CaseFile } from '../../domain/records/desk.ts';
import { previewDialog } from '../../parts/desk/dialogs.ts';
import type { View } from '../../parts/desk/view.ts';

/** Shows one file of the open case. */
export class Preview implements ReactiveController {
  readonly #host: LitElement;
  readonly #of: () => DeskCaseController;
  #file?: CaseFile;
  #url?: string;

  constructor(host: LitElement, of: () => DeskCaseController) {
    (this.#host = host).addController(this);
    this.#of = of;
  }

  hostDisconnected(): void {
    this.#close();
  }

  async show(file: CaseFile): Promise<void> {
    this.#file = file;
    this.#host.requestUpdate();
    const blob = await this.#of().download(file.id);
    if (this.#file !== file) return;
    if (blob) this.#url = URL.createObjectURL(blob);
    else this.#file = undefined;
    this.#host.requestUpdate();
  }

  render(view: View): unknown {
    return this.#file ? previewDialog(this.#file, this.#url, view, () => this.#close()) : nothing;
  }

  #close() {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = this.#file = undefined;
    this.#host.requestUpdate();
  }
}
