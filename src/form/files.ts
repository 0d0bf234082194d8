import type { FileValue } from '../domain/form.ts';
import type { Issue } from '../domain/issue.ts';
import { formatBytes } from '../i18n/format.ts';
import type { SendingTerms } from '../i18n/terms.ts';
import type { Form } from './form.ts';
import { h } from '../parts/h.ts';

/** A file as it lies in the form. */
export interface PickedFile extends FileValue { readonly id: string; readonly blob?: Blob }

export interface FilesHooks {
  /** A file is ready (or is not any more) to be kept and sent. */
  added(name: string, file: PickedFile): void;
  removed(name: string, id: string): void;
  /** Some of the files that were chosen at once were refused. */
  refused(issues: readonly Issue[]): void;
  /** Something a screen reader should say. */
  say(words: string): void;
  newId(): string;
}

/** The list of chosen files below their field: preview, size, removal. Pictures are made smaller and lose their place data first. */
export class Files {
  readonly #hooks: FilesHooks;
  #terms: SendingTerms;
  readonly #files = new Map<string, PickedFile[]>();
  readonly #urls = new Map<string, string>();
  #form: Form;
  /** How many choices are still being made ready. */
  #busy = 0;
  /** What was asked for meanwhile. */
  #next?: () => void;
  /** Changes when everything here is let go of: what is ready only afterwards belongs to nothing any more. */
  #round = 0;

  constructor(form: Form, terms: SendingTerms, hooks: FilesHooks) {
    this.#form = form;
    this.#terms = terms;
    this.#hooks = hooks;
  }

  /** Every file, in order. */
  get all(): readonly PickedFile[] {
    return [...this.#files.values()].flat();
  }

  /** The same files in another drawing of the form. */
  attach(form: Form, terms: SendingTerms): void {
    this.#form = form;
    this.#terms = terms;
    for (const [name, files] of this.#files) {
      form.set(name, files);
      form.box(name)?.querySelector('.files')?.remove();
      for (const file of files) this.#draw(name, file);
    }
  }

  /** Takes files back from a draft. */
  restore(name: string, files: readonly PickedFile[]): void {
    for (const file of files) this.#put(name, file);
  }

  /** Goes on once all files are ready, or now. If one is refused meanwhile it does not: that is to be read first. */
  whenReady(next: () => void): void {
    if (!this.#busy) return next();
    this.#next = next;
    this.#hooks.say(this.#terms.ui.preparing);
    for (const list of this.#lists()) list.querySelector('[aria-busy]')?.scrollIntoView({ block: 'center' });
  }

  async pick(name: string, files: readonly File[]): Promise<void> {
    this.#busy++;
    const refused = await this.#take(name, files);
    this.#busy--;
    if (refused.length) {
      this.#next = undefined;
      // At the end, or a file that was taken would clear what was said of the one before.
      this.#hooks.refused(refused);
    } else if (!this.#busy) {
      this.#next?.();
      this.#next = undefined;
    }
  }

  async #take(name: string, files: readonly File[]): Promise<readonly Issue[]> {
    const field = this.#form.fields.get(name);
    if (!field) return [];
    const { max, accept, maxBytes } = field;
    const round = this.#round;
    const refused: Issue[] = [];
    for (const original of files) {
      if (max && (this.#files.get(name)?.length ?? 0) >= max) {
        refused.push({ path: name, code: 'too-many-files', params: { max } });
        break;
      }
      const id = this.#hooks.newId();
      const row = this.#draw(name, { id, name: original.name, type: original.type, size: original.size }, true);
      const { file: blob, error } = await import('./image.ts').then(({ shrinkImage }) => shrinkImage(original, { maxSide: 2048 }),
        () => ({ file: original, error: 'refused' }));
      row.remove();
      if (round !== this.#round) return [];
      const refuse = (code: string, params?: Issue['params']) => void refused.push({ path: name, code, params: { name: original.name, ...params } });
      if (accept && !accept.includes(blob.type)) refuse('file-type');
      else if (error) refuse(error);
      else if (maxBytes && blob.size > maxBytes) refuse('file-too-large', { max: maxBytes });
      else {
        const { name: fileName, type, size } = blob;
        const file = { id, name: fileName, type, size, blob };
        this.#put(name, file);
        this.#hooks.added(name, file);
      }
    }
    return refused;
  }

  remove(name: string, id: string): void {
    const list = this.#files.get(name) ?? [];
    const at = list.findIndex((file) => file.id === id);
    const file = list[at];
    if (!file) return;
    const rest = list.filter((f) => f !== file);
    this.#files.set(name, rest);
    const url = this.#urls.get(id);
    if (url) URL.revokeObjectURL(url);
    this.#urls.delete(id);
    const rows = this.#form.box(name)?.querySelectorAll<HTMLElement>('.files > li');
    const row = rows?.[at];
    const next = (rows?.[at + 1] ?? rows?.[at - 1])?.querySelector('button');
    row?.remove();
    (next ?? this.#form.control(name))?.focus();
    this.#form.set(name, rest);
    this.#hooks.removed(name, id);
    this.#hooks.say(this.#terms.removed(file.name));
  }

  /** Lets go of all pictures. */
  clear(): void {
    this.#round++;
    this.#next = undefined;
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
    // Those that are not ready yet, too.
    for (const list of this.#lists()) list.remove();
    this.#files.clear();
  }

  #lists(): Element[] {
    return [...this.#form.fields.keys()].flatMap((name) => this.#form.box(name)?.querySelector('.files') ?? []);
  }

  #put(name: string, file: PickedFile) {
    const list = [...(this.#files.get(name) ?? []), file];
    this.#files.set(name, list);
    this.#draw(name, file);
    this.#form.set(name, list);
  }

  #draw(name: string, file: PickedFile, busy = false): HTMLElement {
    const box = this.#form.box(name)!;
    let list = box.querySelector('.files');
    if (!list) box.append((list = h('ul', { class: 'files', part: 'files' })));
    let picture: Node = h('span', { class: 'thumb', 'aria-hidden': 'true' }, file.type === 'application/pdf' ? 'PDF' : '…');
    if (file.blob && file.type.startsWith('image/')) {
      let url = this.#urls.get(file.id);
      if (!url) this.#urls.set(file.id, (url = URL.createObjectURL(file.blob)));
      picture = h('img', { class: 'thumb', src: url, alt: '', width: 56, height: 56 });
    }
    const button = h('button', { 'type': 'button', 'part': 'button', 'class': 'link', 'data-act': `remove ${file.id}`, 'data-for': name,
      'aria-label': `${this.#terms.ui.remove}: ${file.name}` }, this.#terms.ui.remove);
    const row = h('li', { part: 'file', 'aria-busy': busy && 'true' }, picture,
      h('span', { class: 'file' }, h('bdi', {}, file.name), h('span', { class: 'hint' }, busy ? this.#terms.ui.preparing : formatBytes(file.size, this.#form.terms.locale))),
      !busy && button);
    list.append(row);
    return row;
  }
}
