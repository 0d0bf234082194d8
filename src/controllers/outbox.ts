import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HeedBackend } from '../backend/port.ts';
import { prepareReading } from '../drafts/early.ts';
import { forget, hasUnsent } from '../drafts/forget.ts';
import type { Forgotten } from '../drafts/forget.ts';
import { openDrafts, openMemory } from '../drafts/store.ts';
import { Outbox } from '../drafts/trouble.ts';
import { putWhole } from '../drafts/putting.ts';
import { type FileFault, pack, unpack } from '../drafts/take-along.ts';
import { KEPT } from '../drafts/draft.ts';
import type { Draft, DraftStore, KeptReceipt, OutboxItem, OutboxState } from '../drafts/types.ts';
import { saveAs, saveReceipt } from './receipts.ts';
import { SURVEY, takerOf } from './survey-way.ts';

/** After these there may be something else here than before; other pages tell by a channel. */
const ELSEWHERE = ['heed-storage-changed', 'heed-draft-discarded', 'heed-draft-restored', 'visibilitychange', 'pageshow', 'focus'];

export interface OutboxSettings {
  readonly backend?: HeedBackend;
  /** As drafts name it: see `siteOf`. */
  readonly site: string;
  readonly sharedDevice?: boolean;
}

/** What lies on this device: it sends what waits, follows what becomes of it, and lets the visitor deal with it. */
export class OutboxController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #settings: () => OutboxSettings;
  readonly #moved: (state: OutboxState) => void;
  readonly #progress = new Map<string, OutboxState & { readonly state: 'sending' }>();
  #store?: DraftStore;
  #outbox?: Outbox;
  #items: readonly OutboxItem[] = [];
  #receipts: readonly KeptReceipt[] = [];
  #refused: readonly Draft[] = [];
  #begun: readonly Draft[] = [];
  #forgotten?: Forgotten;
  #asking = false;
  #ready = false;
  #connected = false;
  #channel?: BroadcastChannel;

  /** `moved` hears every submission of this device that changes its state. */
  constructor(host: ReactiveControllerHost, settings: () => OutboxSettings, moved: (state: OutboxState) => void) {
    (this.#host = host).addController(this);
    this.#settings = settings;
    this.#moved = moved;
  }

  /** The device has been looked at. */
  get ready(): boolean { return this.#ready; }
  /** On their way, oldest first. */
  get items(): readonly OutboxItem[] { return this.#items; }
  /** Newest first. */
  get receipts(): readonly KeptReceipt[] { return this.#receipts; }
  /** Refused for good, and drafts again. */
  get refused(): readonly Draft[] { return this.#refused; }
  /** Not finished. */
  get begun(): readonly Draft[] { return this.#begun; }
  get durable(): boolean { return !!this.#store?.durable; }
  get forgotten(): Forgotten | undefined { return this.#forgotten; }
  /** Something unsent would be lost: the visitor is asked first. */
  get asking(): boolean { return this.#asking; }

  /** Whether this page can send it. */
  sends({ draft: { site } }: OutboxItem): boolean { return !!takerOf(site, this.#settings()); }

  progress(key: string): { readonly file: number; readonly files: number } | undefined { return this.#progress.get(key); }

  hostConnected(): void {
    this.#connected = true;
    for (const type of ELSEWHERE) addEventListener(type, this);
    void this.#open();
  }

  hostDisconnected(): void {
    this.#connected = false;
    for (const type of ELSEWHERE) removeEventListener(type, this);
    this.#channel?.close();
    this.#channel = undefined;
    this.#outbox?.stop();
  }

  /** A form has done something to what lies here, or this page is looked at again. */
  handleEvent(): void {
    if (this.#ready) void this.refresh();
  }

  async #open() {
    const { sharedDevice } = this.#settings();
    prepareReading();
    this.#store ??= await (sharedDevice ? openMemory() : openDrafts());
    if (!this.#outbox) {
      this.#outbox = new Outbox({ store: this.#store, backend: (site) => takerOf(site, this.#settings()) });
      this.#outbox.watch((key, state) => this.#hear(key, state));
    }
    if (this.#connected) {
      this.#outbox.start();
      this.#channel ??= globalThis.BroadcastChannel && new BroadcastChannel(`${this.#store.name}:drafts`);
      if (this.#channel) this.#channel.onmessage = () => this.handleEvent();
    }
    await this.refresh();
  }

  #hear(key: string, state: OutboxState) {
    if (state.state === 'sending') this.#progress.set(key, state);
    else {
      this.#progress.delete(key);
      this.#moved(state);
      void this.refresh();
    }
    this.#host.requestUpdate();
  }

  /** Looks again what there is. */
  async refresh(): Promise<void> {
    const store = this.#store!;
    const [items, receipts, drafts] = await Promise.all([this.#outbox!.items(), store.receipts(), store.list('drafts')]);
    this.#items = items;
    this.#receipts = receipts;
    const isRefused = ({ reason }: Draft) => !!reason && reason.code !== 'aborted';
    const left = drafts.map(([, draft]) => draft as Draft).filter(({ key, expiresAt }) => expiresAt > Date.now() && !key.startsWith(KEPT));
    this.#refused = left.filter(isRefused);
    this.#begun = left.filter((draft) => !isRefused(draft));
    this.#ready = true;
    this.#host.requestUpdate();
  }

  /** Tries everything now, except where the backend asked for a pause. */
  async retry(): Promise<void> {
    await this.#outbox?.flush();
    await this.refresh();
  }

  /** Makes a draft of it again; says whether that was possible. */
  async takeBack(key: string): Promise<boolean> {
    const draft = await this.#outbox?.takeBack(key);
    await this.refresh();
    return !!draft;
  }

  /** Saves a draft, or what waits, as a file with its files. */
  async takeAlong(draft: Draft): Promise<void> {
    saveAs(`heed-draft-${draft.form}-${draft.key.slice(0, 6)}.json`, await pack({ ...draft, files: await this.#store!.filesOf(draft) }));
  }

  /** Puts a draft from a file onto this device, where its form finds it; or says what is wrong with the file. */
  async bring(file: Blob): Promise<FileFault | undefined> {
    const { site } = this.#settings();
    const draft = await unpack(file, { site });
    if (typeof draft === 'string') return draft;
    await putWhole(this.#store!, draft.form.startsWith('heed-satisfaction-survey') ? { ...draft, site: `${site}${SURVEY}` } : draft);
    await this.refresh();
    return undefined;
  }

  /** Forgets everything; asks first if something has not arrived yet. */
  async forget(sure = false): Promise<void> {
    this.#asking = !sure && await hasUnsent(this.#store!);
    if (!this.#asking) this.#forgotten = await forget(this.#store!);
    await this.refresh();
  }

  cancel(): void {
    this.#asking = false;
    this.#host.requestUpdate();
  }

  async undo(): Promise<void> {
    await this.#forgotten?.undo();
    this.#forgotten = undefined;
    await this.refresh();
  }

  /** Saves a receipt as a file. */
  async save({ receipt, proof }: KeptReceipt, backend: HeedBackend, site: string): Promise<void> {
    await saveReceipt(receipt ?? proof!, backend, site, this.#store!);
  }

  /** The code was shown: it need not lie here any longer. */
  async seen(key: string): Promise<void> {
    await this.#store?.seen(key);
    await this.refresh();
  }
}
