import type { FileValue, Locale } from '../domain/form.ts';
import { formatBytes } from '../i18n/bytes.ts';
import type { SendingTerms } from '../i18n/terms.ts';
import { h } from '../parts/h.ts';

/** Where a file is: being made ready, ready, waiting for its turn, on its way (0 to 1: there), or not sent yet. */
export type FileState = 'preparing' | 'ready' | 'queued' | 'failed' | number;

/** What can be done with a file; what cannot is left out. */
export interface FileActs { remove?(): void; retry?(): void }

/** A file in a list: its picture, name and size, how far its sending is, and what can be done about it. */
export class FileRow {
  readonly node: HTMLLIElement;
  readonly #file: FileValue;
  readonly #terms: SendingTerms;
  readonly #size: string;
  readonly #acts: FileActs;
  readonly #about = h('span', { class: 'hint' });
  readonly #bar: HTMLProgressElement;
  readonly #actions = h('span', { class: 'row' });
  #state?: FileState;

  /** @param url - of its picture, if it is one */
  constructor(file: FileValue, url: string | undefined, terms: SendingTerms, locale: Locale, acts: FileActs) {
    const { name, size, type } = (this.#file = file);
    this.#terms = terms;
    this.#size = formatBytes(size, locale);
    this.#acts = acts;
    this.#bar = h('progress', { 'max': 1, 'part': 'progress', 'aria-label': name, 'hidden': true });
    this.node = h('li', { part: 'file' },
      url ? h('img', { class: 'thumb', src: url, alt: '', width: 56, height: 56 }) : h('span', { class: 'thumb', 'aria-hidden': 'true' }, type === 'application/pdf' ? 'PDF' : '…'),
      h('span', { class: 'file' }, h('bdi', {}, name), this.#about, this.#bar), this.#actions);
  }

  get failed(): boolean { return this.#state === 'failed'; }

  show(state: FileState): void {
    const bar = this.#bar, under = typeof state === 'number';
    if (under) bar.value = state;
    if (state === this.#state) return;
    const { ui } = this.#terms;
    const there = state === 1, going = under && !there;
    const before = this.#state;
    this.#state = state;
    bar.hidden = !going;
    if (going && typeof before === 'number' && before < 1) return; // on its way, as before
    this.node.ariaBusy = state === 'preparing' ? 'true' : null;
    this.node.ariaCurrent = going ? 'step' : null;
    this.node.classList.toggle('done', there);
    this.#about.classList.toggle('error', state === 'failed');
    this.#about.textContent = state === 'preparing' ? ui.preparing : state === 'failed' ? ui.fileWaits : there ? `${this.#size} · ${ui.fileSent}` : this.#size;
    const { remove, retry } = this.#acts;
    const button = (words: string, act: (() => void) | undefined) =>
      act && h('button', { 'type': 'button', 'part': 'button', 'class': 'link', 'aria-label': `${words}: ${this.#file.name}`, 'onclick': act }, words);
    this.#actions.replaceChildren(...[state === 'failed' && button(ui.retry, retry), (state === 'ready' || state === 'failed') && button(ui.remove, remove)].filter((made) => !!made));
  }
}
