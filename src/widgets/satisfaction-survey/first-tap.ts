/**
 * Knows when the first answer of a bar of faces is meant. A tap is; the arrow keys go from one answer to the next, and choose each on
 * the way: what they end at is meant with Space, or once the focus goes on.
 */
export class FirstTap {
  readonly #box: () => Element | null;
  readonly #tap: () => void;
  /** Pressed since the pointer was used. */
  #key?: string;
  #waits = false;

  /** `box`: what the answers stand in. */
  constructor(root: EventTarget, box: () => Element | null, tap: () => void) {
    this.#box = box;
    this.#tap = tap;
    root.addEventListener('keydown', (event) => {
      this.#key = (event as KeyboardEvent).key;
      if (this.#key === ' ') this.#meant();
    }, true);
    root.addEventListener('pointerdown', () => { this.#key = ''; }, true);
    root.addEventListener('focusout', (event) => {
      const { relatedTarget } = event as FocusEvent;
      // Before anything was chosen there may be no answers yet.
      if (this.#waits && !box()?.contains(relatedTarget as Node | null)) this.#meant();
    });
  }

  /** An answer was chosen. Before any key was heard of, this part was not there: then the browser knows how it came. */
  chosen(): void {
    const focused = this.#box()?.querySelector(':focus');
    this.#waits = true;
    if (!focused || !(this.#key === undefined ? focused.matches(':focus-visible') : this.#key.startsWith('Arrow'))) this.#meant();
  }

  /** It goes with the whole. */
  forget(): void {
    this.#waits = false;
  }

  #meant() {
    if (!this.#waits) return;
    this.#waits = false;
    this.#tap();
  }
}
