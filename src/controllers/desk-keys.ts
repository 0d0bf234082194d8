import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Elements in which a key is a letter. */
const TYPING = 'input, textarea, select, [contenteditable], dialog';

/** Single keys of the desk: never while somebody types, never with a modifier, never while an input method is open. */
export class DeskKeys implements ReactiveController {
  /** They can be turned off, for those whose speech becomes keys. */
  on = true;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #keys: Readonly<Record<string, () => void>>;
  readonly #digit: (n: number) => void;

  constructor(host: ReactiveControllerHost & HTMLElement, keys: Readonly<Record<string, () => void>>, digit: (n: number) => void) {
    (this.#host = host).addController(this);
    this.#keys = keys;
    this.#digit = digit;
  }

  hostConnected(): void {
    document.addEventListener('keydown', this);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this);
  }

  handleEvent(event: KeyboardEvent): void {
    const path = event.composedPath();
    const target = path[0] as Element;
    // Keys belong to the desk while it has the focus, or nobody has.
    const ours = path.includes(this.#host) || target === document.body;
    if (!this.on || !ours || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || target.closest(TYPING)) return;
    const act = /^[1-6]$/.test(event.key) ? () => this.#digit(Number(event.key)) : this.#keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
