import type { TemplateResult } from 'lit';
import type { View } from '../../parts/desk/view.ts';

export interface Opened {
  readonly open: boolean;
  show(): void;
  shut(): void;
  render(view: View): TemplateResult;
}

/** What takes the place of the case on the desk, one at a time. */
export class Aside {
  readonly #all: readonly Opened[];
  readonly #leave: () => void;

  /** `leave`: puts the case away. */
  constructor(all: readonly Opened[], leave: () => void) {
    [this.#all, this.#leave] = [all, leave];
  }

  show(one: Opened): void {
    this.#leave();
    this.shut();
    one.show();
  }

  shut(): void {
    for (const one of this.#all) one.shut();
  }

  render(view: View): TemplateResult | undefined {
    return this.#all.find(({ open }) => open)?.render(view);
  }
}
