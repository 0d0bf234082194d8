import type { Wrote } from '../../domain/receipt-file.ts';
import type { Receipt } from '../../domain/records/case.ts';
import type { HeedBackend } from '../../backend/port.ts';
import type { Draft } from '../../drafts/types.ts';
import type { SendingTerms, SubmissionTerms } from '../../i18n/terms.ts';
import { h, place, tell } from '../../parts/h.ts';
import { keptWords } from '../../parts/sending.ts';
import type { Device } from './device.ts';
import type { Kept, KeptScene } from './kept.ts';

/** What the parts that few need work on. */
export interface ExtrasScene extends KeptScene {
  readonly site: string;
  readonly backend: HeedBackend;
  /** The rarer words. */
  enrich(): Promise<unknown>;
  /** What a screen reader should hear. */
  say(words: string): void;
  /** Empties the form, and lets go of its draft. */
  reset(): void;
  /** From now on what is typed belongs to this draft; without one, to a new one. */
  hold(draft?: Draft): void;
  /** What was sent last, and the receipt for it. */
  readonly sent: Wrote;
  readonly receipt?: Receipt;
}

/** Loads what few need when they need it: an earlier draft, and whatever is done with what lies on this device. */
export class Extras {
  readonly #scene: ExtrasScene;
  readonly #note = h('p', { class: 'hint kept', role: 'status' });
  readonly #forget = h('button', { type: 'button', class: 'link', part: 'button link', onclick: () => void this.device().then((device) => device.forget()) });
  readonly #foot = h('div', { class: 'row' });
  #kept?: Kept;
  #device?: Device;
  #channel?: BroadcastChannel;
  /** The draft that another tab has as well. */
  #shared?: string;

  constructor(scene: ExtrasScene) {
    this.#scene = scene;
  }

  /** Follows what other tabs do to the same draft. */
  connect(): void {
    this.#device?.connect();
    if (this.#channel || !globalThis.BroadcastChannel) return;
    const { store, typed } = this.#scene;
    this.#channel = new BroadcastChannel(`${store.name}:drafts`);
    this.#channel.onmessage = ({ data }) => {
      if (data === typed()?.key) this.#shared = data as string;
      else if (!this.#device?.asks(data as string)) return;
      void this.device().then((device) => device.look());
    };
  }

  disconnect(): void {
    this.#channel?.close();
    this.#channel = undefined;
    this.#device?.disconnect();
  }

  async kept(): Promise<Kept> {
    const [{ Kept }] = await Promise.all([import('./kept.ts'), this.#scene.enrich()]);
    return (this.#kept ??= new Kept(this.#scene, (draft) => {
      this.#shared = draft.key;
      void this.device().then((device) => device.share(draft));
    }));
  }

  async device(): Promise<Device> {
    const { Device } = await import('./device.ts');
    const device = this.#device ??= new Device(this.#scene, (draft) => this.kept().then((kept) => kept.resume(draft)), this.#post);
    await device.speak();
    return device;
  }

  /** The draft has been written, or sent. */
  wrote(): void {
    if (this.#shared) this.#post(this.#shared);
    this.#device?.wrote();
  }

  readonly #post = (key: string): void => this.#channel?.postMessage(key);

  above(full: SendingTerms | undefined): readonly Node[] {
    return [...full && this.#kept?.nodes(full) || [], ...this.#device?.above() ?? []];
  }

  /** Whether what is written is kept, and what can be done about it. */
  below(saved: boolean | undefined, terms: SubmissionTerms): Node | false {
    const more = this.#device?.below() ?? [];
    if (saved === undefined && !more.length) return false;
    tell(this.#note, saved === undefined ? '' : keptWords(saved, this.#scene.store.problem === 'quota', terms));
    tell(this.#forget, terms.ui.forget);
    place(this.#foot, saved !== undefined && this.#note, !!saved && this.#forget, ...more);
    return this.#foot;
  }

  /** What must be seen on every page. */
  mark(page: HTMLElement | undefined): HTMLElement | undefined {
    if (page) this.#device?.mark(page);
    return page;
  }
}
