import type { Form, Pages } from './form.ts';
import { h } from '../parts/h.ts';

/** Shows a form one section at a time, with progress and a way back. */
export class Paging implements Pages {
  readonly #form: Form;
  readonly #sections: readonly HTMLElement[];
  readonly #words = h('p', { class: 'hint', part: 'step' });
  readonly #bar: HTMLProgressElement;
  readonly #back: HTMLButtonElement;
  readonly #submit: HTMLButtonElement;
  readonly #send: string;
  #at = 0;

  /** @param at - the section to begin with, from 0 */
  constructor(form: Form, at = 0) {
    const { element, terms } = (this.#form = form);
    this.#sections = [...element.querySelectorAll<HTMLElement>('section')];
    this.#submit = element.querySelector<HTMLButtonElement>('[type=submit]')!;
    this.#send = this.#submit.textContent;
    this.#bar = h('progress', { max: this.#sections.length, part: 'progress' });
    this.#back = h('button', { 'type': 'button', 'part': 'button' }, terms.ui.back);
    element.prepend(h('div', { class: 'paging' }, this.#words, this.#bar));
    this.#submit.before(this.#back);
    this.#back.addEventListener('click', () => this.show(this.#at - 1));
    this.show(Math.min(at, this.#sections.length - 1), false);
  }

  /** The section on the screen, from 0. */
  get at(): number {
    return this.#at;
  }

  get last(): boolean {
    return this.#at === this.#sections.length - 1;
  }

  /** Whether the field of this name is in the section on the screen. */
  has(name: string): boolean {
    return !!this.#sections[this.#at]!.querySelector(`[data-field="${name}"]`);
  }

  next(): void {
    this.show(this.#at + 1);
  }

  /** Goes to the section with this field. */
  reveal(path: string): void {
    const at = this.#sections.findIndex((section) => section.contains(this.#form.box(path)));
    if (at >= 0 && at !== this.#at) this.show(at, false);
  }

  show(at: number, focus = true): void {
    const { terms } = this.#form;
    this.#at = at;
    this.#sections.forEach((section, i) => (section.hidden = i !== at));
    const words = terms.stepOf(at + 1, this.#sections.length);
    this.#words.textContent = words;
    this.#bar.value = at + 1;
    this.#bar.setAttribute('aria-label', words);
    this.#back.hidden = !at;
    this.#submit.textContent = this.last ? this.#send : terms.ui.next;
    if (focus) this.#sections[at]!.querySelector('h3')!.focus();
  }
}
