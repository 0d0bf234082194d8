import { nothing } from 'lit';
import type { LitElement } from 'lit';
import type { DeskKeys } from '../../controllers/desk-keys.ts';
import { keysDialog } from '../../parts/desk/dialogs.ts';
import type { View } from '../../parts/desk/view.ts';

/** The list of keys. */
export class Help {
  readonly #host: LitElement;
  #open = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  show(open = true): void {
    this.#open = open;
    this.#host.requestUpdate();
  }

  render(keys: DeskKeys, view: View): unknown {
    return this.#open ? keysDialog(keys.on, view, (on) => {
      keys.on = on;
      this.#host.requestUpdate();
    }, () => this.show(false)) : nothing;
  }
}
