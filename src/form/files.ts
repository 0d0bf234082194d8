import type { FileValue } from '../domain/form.ts';
import type { Issue } from '../domain/issue.ts';
import type { SendingTerms } from '../i18n/terms.ts';
import { h } from '../parts/h.ts';
import type { LivePage } from '../parts/sending.ts';
import { FileRow } from './file-row.ts';
import type { FileActs, FileState } from './file-row.ts';
import type { Form } from './form.ts';

/** A file as it lies in the form. */
export interface PickedFile extends FileValue {
  readonly id: string;
  readonly blob?: Blob;
  /** Its field is marked as sensitive: it must not lie on the device. */
  readonly secret?: true;
}

/** Stores a file; `onProgress` hears how much of it is there, 0 to 1. */
export type PutFile = (blob: Blob, options: { readonly name: string; onProgress(share: number): void }) => Promise<{ readonly id: string }>;

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

/** A file whose row stands below its field, but which is not in the form (yet). */
interface Pending { readonly name: string; readonly original: File; row: FileRow; state: 'preparing' | 'failed' }

/** The list of chosen files below their field: preview, size, progress, removal, another try. Pictures are made smaller and lose their place data first. */
export class Files {
  #hooks: FilesHooks;
  #terms: SendingTerms;
  readonly #files = new Map<string, PickedFile[]>();
  readonly #rows = new Map<string, FileRow>();
  readonly #pending = new Map<string, Pending>();
  readonly #urls = new Map<string, string>();
  /** What is there already, by the file's id: the next try goes on from there. */
  readonly #uploads = new Map<string, string>();
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

  /** The same files in another drawing of the form; also those that are not ready yet. */
  attach(form: Form, terms: SendingTerms, hooks = this.#hooks): this {
    this.#form = form;
    this.#terms = terms;
    this.#hooks = hooks;
    for (const [name, files] of this.#files) {
      form.set(name, files);
      form.box(name)?.querySelector('.files')?.remove();
      for (const file of files) this.#draw(name, file);
    }
    for (const [id, pending] of this.#pending) {
      pending.row.node.remove();
      pending.row = this.#drawPending(id, pending);
    }
    return this;
  }

  /** Takes files back from a draft. */
  restore(name: string, files: readonly PickedFile[]): void {
    for (const file of files) this.#put(name, file);
  }

  /** Goes on once all files are ready, or now. If one is refused meanwhile, or could not be made ready, it does not: that is to be read first. */
  whenReady(next: () => void): void {
    const failed = [...this.#pending.values()].find(({ state }) => state === 'failed');
    if (!this.#busy && !failed) return next();
    if (!failed) this.#next = next;
    this.#hooks.say(failed ? this.#terms.ui.fileWaits : this.#terms.ui.preparing);
    const [first] = this.#pending.values();
    (failed ?? first)?.row.node.scrollIntoView({ block: 'center' });
    failed?.row.node.querySelector('button')?.focus();
  }

  async pick(name: string, files: readonly File[]): Promise<void> {
    this.#busy++;
    const round = this.#round;
    const refused: Issue[] = [];
    const { max = Infinity } = this.#form.fields.get(name) ?? {};
    for (const original of files) {
      if (round !== this.#round) break;
      if ((this.#files.get(name)?.length ?? 0) >= max) {
        refused.push({ path: name, code: 'too-many-files', params: { max } });
        break;
      }
      refused.push(...await this.#take(name, original));
    }
    this.#settle(refused);
  }

  #settle(refused: readonly Issue[]) {
    this.#busy--;
    if (refused.length) {
      this.#next = undefined;
      // At the end, or a file that was taken would clear what was said of the one before.
      this.#hooks.refused(refused);
    } else if (!this.#busy) {
      const next = this.#next;
      this.#next = undefined;
      if (next) this.whenReady(next);
    }
  }

  async #take(name: string, original: File, id = this.#hooks.newId()): Promise<readonly Issue[]> {
    const round = this.#round;
    const pending = this.#pending.get(id) ?? { name, original, state: 'preparing' } as Pending;
    pending.state = 'preparing';
    this.#pending.set(id, pending);
    if (pending.row) pending.row.show('preparing');
    else pending.row = this.#drawPending(id, pending);
    const made = await import('./image.ts').then(({ shrinkImage }) => shrinkImage(original, { maxSide: 2048 }), () => undefined);
    if (round !== this.#round) return [];
    if (!made) {
      // What it takes could not be fetched: it stays, and can be tried again.
      pending.state = 'failed';
      pending.row.show('failed');
      this.#hooks.say(`${original.name}: ${this.#terms.ui.fileWaits}`);
      return [];
    }
    this.#forget(id);
    const field = this.#form.fields.get(name);
    if (!field) return [];
    const { accept, maxBytes, sensitive } = field;
    const { file: blob, error } = made;
    const refuse = (code: string, params?: Issue['params']): readonly Issue[] => [{ path: name, code, params: { name: original.name, ...params } }];
    if (accept && !accept.includes(blob.type)) return refuse('file-type');
    if (error) return refuse(error);
    if (maxBytes && blob.size > maxBytes) return refuse('file-too-large', { max: maxBytes });
    const file: PickedFile = { id, name: blob.name, type: blob.type, size: blob.size, blob, ...(sensitive && { secret: true }) };
    this.#put(name, file);
    this.#hooks.added(name, file);
    return [];
  }

  /** Tries again what could not be made ready. */
  async #again(id: string) {
    const { name, original } = this.#pending.get(id)!;
    this.#busy++;
    this.#settle(await this.#take(name, original, id));
  }

  #forget(id: string) {
    this.#pending.get(id)?.row.node.remove();
    this.#pending.delete(id);
  }

  remove(name: string, id: string): void {
    const list = this.#files.get(name) ?? [];
    const file = list.find((f) => f.id === id);
    const row = (this.#rows.get(id) ?? this.#pending.get(id)?.row)?.node;
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('button');
    row?.remove();
    (next ?? this.#form.control(name))?.focus();
    const said = this.#terms.removed(file?.name ?? this.#pending.get(id)?.original.name ?? '');
    this.#pending.delete(id);
    this.#rows.delete(id);
    this.#uploads.delete(id);
    if (file) {
      const rest = list.filter((f) => f !== file);
      this.#files.set(name, rest);
      const url = this.#urls.get(id);
      if (url) URL.revokeObjectURL(url);
      this.#urls.delete(id);
      this.#form.set(name, rest);
      this.#hooks.removed(name, id);
    }
    this.#hooks.say(said);
  }

  /**
   * Uploads what is not there yet, one after the other; each row tells how far it is, `tell` how far all of it (0 to 1). Resolves to the ids, in order.
   * Rejects with the first failure: that file can be tried again, which sends the form.
   */
  async upload(put: PutFile, tell?: (share: number) => void): Promise<string[]> {
    const { all } = this;
    const total = all.reduce((sum, { size }) => sum + size, 0) || 1;
    let done = 0;
    for (const { id, name, size, blob } of all) {
      const row = this.#rows.get(id);
      if (!this.#uploads.has(id)) {
        const onProgress = (share: number) => {
          // All of it on its way is not yet there.
          row?.show(Math.min(share, .99));
          tell?.((done + share * size) / total);
        };
        onProgress(0);
        try {
          this.#uploads.set(id, (await put(blob!, { name, onProgress })).id);
        } catch (error) {
          row?.show('failed');
          throw error;
        }
      }
      row?.show(1);
      done += size;
    }
    return all.map(({ id }) => this.#uploads.get(id)!);
  }

  /** Nothing is being sent any more: every file can be removed again. */
  rest(): void {
    for (const { id } of this.all) {
      const row = this.#rows.get(id);
      if (row && !row.failed) row.show('ready');
    }
  }

  /** The files on the page that tells of their sending: file `file` (from 1; 0: none, or all) is on its way, or is tried again. */
  sending(retry: () => void): LivePage<{ readonly file: number; readonly share: number; readonly failed?: boolean }> {
    const { all } = this;
    const rows = all.map((file) => this.#row(file, { retry }));
    const total = all.reduce((sum, { size }) => sum + size, 0) || 1;
    return {
      node: h('ol', { class: 'files', part: 'files' }, ...rows.map(({ node }) => node)),
      show({ file, share, failed }) {
        let before = 0;
        rows.forEach((row, i) => {
          const { size } = all[i]!;
          const at = i + 1;
          row.show(at < file || (!file && share === 1) ? 1 : at > file ? 'queued' : failed ? 'failed' : Math.max(0, Math.min(.99, (share * total - before) / (size || 1))));
          before += size;
        });
      },
    };
  }

  /** Lets go of all pictures. */
  clear(): void {
    this.#round++;
    this.#next = undefined;
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
    // Those that are not ready yet, too.
    this.#pending.clear();
    for (const name of this.#form.fields.keys()) this.#form.box(name)?.querySelector('.files')?.remove();
    for (const map of [this.#files, this.#rows, this.#uploads]) map.clear();
  }

  #put(name: string, file: PickedFile) {
    const list = [...(this.#files.get(name) ?? []), file];
    this.#files.set(name, list);
    this.#draw(name, file);
    this.#form.set(name, list);
  }

  #row(file: PickedFile, acts: FileActs): FileRow {
    let url = this.#urls.get(file.id);
    if (!url && file.blob && file.type.startsWith('image/')) this.#urls.set(file.id, (url = URL.createObjectURL(file.blob)));
    return new FileRow(file, url, this.#terms, this.#form.terms.locale, acts);
  }

  #draw(name: string, file: PickedFile) {
    const row = this.#row(file, { remove: () => this.remove(name, file.id), retry: () => this.#form.element.requestSubmit() });
    this.#rows.set(file.id, row);
    this.#place(name, row, 'ready');
  }

  #drawPending(id: string, { name, original, state }: Pending): FileRow {
    const { name: fileName, type, size } = original;
    const row = this.#row({ id, name: fileName, type, size }, { remove: () => this.remove(name, id), retry: () => void this.#again(id) });
    this.#place(name, row, state);
    return row;
  }

  #place(name: string, row: FileRow, state: FileState) {
    const box = this.#form.box(name)!;
    let list = box.querySelector('.files');
    if (!list) box.append((list = h('ul', { class: 'files', part: 'files' })));
    list.append(row.node);
    row.show(state);
  }
}
