import type { Wrote } from '../../domain/receipt-file.ts';
import type { AnyReceipt } from '../../domain/records/case.ts';
import type { HeedBackend } from '../../backend/port.ts';
import type { Draft, KeptReceipt } from '../../drafts/types.ts';
import type { Value, Values } from '../../domain/form.ts';
import type { Form } from '../../form/form.ts';
import type { SendingTerms, SubmissionTerms } from '../../i18n/terms.ts';
import { h, place, tell } from '../../parts/h.ts';
import { keptWords } from '../../parts/sending.ts';
import type { Device } from './device.ts';
import type { Kept, KeptScene } from './kept.ts';
import type { Twins } from './twins.ts';

/** What was sent before; with its receipt as long as the code is known. */
export type Sent = Pick<KeptReceipt, 'reference' | 'receivedAt' | 'order' | 'receipt'>;

/** What the parts that few need work on. */
export interface ExtrasScene extends KeptScene {
  readonly site: string;
  readonly backend: HeedBackend;
  /** The rarer words. */
  enrich(): Promise<unknown>;
  /** What a screen reader should hear. */
  say(words: string): void;
  /** Empties the form, or leaves some of it, and lets go of its draft. */
  reset(left?: (form: Form) => Values): void;
  /** The answers are on the screen, to be sent. */
  readonly reviewing: boolean;
  send(): void;
  /** From now on what is typed belongs to this draft, and what stands in the form is kept with it; without one, to a new one. */
  hold(draft?: Draft): void;
  /** What was sent last, and the receipt for it. */
  readonly sent: Wrote;
  readonly receipt?: AnyReceipt;
}

/** Loads what few need when they need it: an earlier draft, and whatever is done with what lies on this device. */
export class Extras {
  readonly #scene: ExtrasScene;
  readonly #note = h('p', { class: 'hint kept', role: 'status' });
  readonly #forget = h('button', { type: 'button', class: 'link', part: 'button link', onclick: (event) => this.use(event, (device) => device.forget()) });
  readonly #foot = h('div', { class: 'row' });
  readonly #fault = h('p', { class: 'error', role: 'alert' });
  /** That there is no connection. */
  #words = '';
  #kept?: Kept;
  #device?: Device;
  #channel?: BroadcastChannel;
  /** The draft that another tab has as well. */
  #shared?: string;
  #twins?: Twins;
  /** What was sent from this device before, to the same place. */
  sent: readonly Sent[] = [];

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
      // Without a key: everything was forgotten.
      if (!data || data === this.#shared || this.#device) void this.device().then((device) => device.look(data as string));
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

  /** What has arrived, and what still waits, of earlier visits. */
  async before(late: Kept['late'], waits: Kept['waits']): Promise<void> {
    if (late.length || waits.length || this.#kept) Object.assign(await this.kept(), { late, waits });
  }

  async device(): Promise<Device> {
    const { Device } = await import('./device.ts');
    const device = this.#device ??= new Device(this.#scene, (draft?: Draft) => this.kept().then((kept) => kept.resume(draft)), this.#post);
    await device.speak();
    return device;
  }

  /** By a button; says so beside it where what it takes does not come without a connection. */
  use({ target }: Event, work: (device: Device) => unknown): void {
    this.#fault.remove();
    void this.device().then(work, () => {
      tell(this.#fault, this.#words);
      (target as Element).after(this.#fault);
    });
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
    const more = this.#device?.below(saved) ?? [];
    if (saved === undefined && !more.length) return false;
    tell(this.#note, saved === undefined ? '' : !saved && this.#device?.full || keptWords(saved, terms));
    this.#words = terms.failure.network;
    tell(this.#forget, terms.ui.forget);
    place(this.#foot, saved !== undefined && this.#note, !!saved && this.#forget, ...more);
    return this.#foot;
  }

  /** Looks what there is on the same order already, where that can be known; tells whether it can. Without the part that asks it is sent as always. */
  twins(order: Value | undefined): boolean {
    const kept = this.sent.filter((sent) => order && sent.order === order);
    const known = !!kept.length || !!order && !!this.#scene.host.settings.customerToken;
    this.#twins?.forget();
    if (known) {
      void import('./twins.ts').then(({ Twins }) => (this.#twins ??= new Twins(this.#scene)).look(order as string, kept))
        .catch(() => this.#scene.host.noReview && this.#scene.reviewing && this.#scene.send());
    }
    return known;
  }

  /** Nothing of before is known here any more. */
  clear(): void {
    this.sent = [];
    this.#twins?.forget();
  }

  /** The page with what must be seen on every one, and on that with the answers. */
  mark(page: HTMLElement | undefined): HTMLElement | undefined {
    if (page) this.#device?.mark(page);
    return page && this.#scene.reviewing && this.#twins?.page(page) || page;
  }
}
