import type { HeedBackend, Submission } from '../backend/port.ts';
import { HeedError } from '../domain/error.ts';
import type { Receipt } from '../domain/records/case.ts';
import { newKey } from './draft.ts';
import { arrived, bytesOf, itemOf, stillThere, verified } from './item.ts';
import { locked } from './lock.ts';
import { wait } from './wait.ts';
import type { Check, Draft, DraftStore, Failure, Op, OutboxItem, OutboxOptions, OutboxState, SendOptions } from './types.ts';

const HOUR = 3_600_000;
/** Milliseconds. The first pause is up to `PAUSE`, each next up to twice as long, up to `LONGEST`. */
const PAUSE = 2000;
const LONGEST = 300_000;

type Listener = (key: string, state: OutboxState) => void;

/**
 * Submissions on their way. An item leaves only with the backend's receipt, or as a draft again once it was refused for good;
 * never for its age or the number of tries. Whatever is tried again carries the same idempotency key.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #store: DraftStore;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #listeners = new Set<Listener>();
  readonly #sending = new Map<string, Promise<OutboxState>>();
  #life: AbortController | undefined;
  #alarm = new AbortController();
  #channel: BroadcastChannel | null | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? Math.random;
  }

  /** Sends what waits, now and whenever there is reason to: a pause is over, the connection or the visitor is back. */
  start(): void {
    if (this.#life) return;
    const { signal } = this.#life = new AbortController();
    const { target = globalThis.window, channel } = this.#options;
    this.#channel = channel === undefined && globalThis.BroadcastChannel ? new BroadcastChannel(this.#store.name) : channel;
    this.#channel?.addEventListener('message', ({ data: [key, state] }: MessageEvent<[string, OutboxState]>) => this.#hear(key, state), { signal });
    target?.addEventListener('online', () => this.flush(), { signal });
    for (const type of ['visibilitychange', 'pageshow']) target?.addEventListener(type, () => this.#flush(false), { signal });
    void this.#flush(false);
  }

  /** Undoes `start()`. What is being sent goes on; what waits stays. */
  stop(): void {
    this.#life?.abort();
    this.#alarm.abort();
    if (this.#channel !== this.#options.channel) this.#channel?.close();
    this.#life = this.#channel = undefined;
  }

  /** Hears the state of every item, of other tabs too (without `sending`); returns how to stop. */
  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What has not arrived yet, oldest first. */
  async items(): Promise<OutboxItem[]> {
    return (await this.#store.list('outbox')).map(([, item]) => item as OutboxItem).sort((a, b) => a.queuedAt - b.queuedAt);
  }

  /** Tries everything now, except where the backend has asked for a pause. */
  flush(): Promise<void> {
    return this.#flush(true);
  }

  /**
   * Moves the draft into the outbox and tries once; `submission.files` is filled in from the draft's files.
   * Resolves with `received`, `refused` or `waiting`, never rejects. What waits is sent by itself later: see `watch`.
   * Called again for the same draft meanwhile, it answers the same.
   */
  send(draft: Draft, submission: Submission, { onState, signal, memoryOnly }: SendOptions = {}): Promise<OutboxState> {
    const { key } = draft;
    const tell: Listener = (about, state) => {
      if (about === key) onState?.(state);
    };
    const send = async () => {
      const item = itemOf(draft, submission, this.#now(), memoryOnly);
      const there = (await this.#store.list('files', `${key}/`)).map(([name]) => name);
      const files: Op[] = [];
      for (const file of draft.files) {
        const name = `${key}/${file.id}`;
        const bytes = there.includes(name) ? undefined : await bytesOf(file);
        if (bytes) files.push(['files', name, bytes]);
      }
      // Locked before others can see it.
      const state = await this.#locked(key, true, async () => {
        const { durable } = await this.#write([...(memoryOnly ? [] : [['drafts', key]] as Op[]), ['outbox', key, item], ...files], item);
        this.#tell(key, { state: 'kept', durable });
        return this.#attempt(item, signal);
      });
      this.#listeners.delete(tell);
      this.#sending.delete(key);
      void this.#schedule();
      return state!;
    };
    this.#listeners.add(tell);
    const sending = this.#sending.get(key) ?? send();
    this.#sending.set(key, sending);
    return sending;
  }

  /** Makes a draft of an item again, to change or discard it. Nothing if it may have arrived already. */
  takeBack(key: string): Promise<Draft | undefined> {
    return this.#locked(key, false, async () => {
      const item = await this.#store.get('outbox', key) as OutboxItem | undefined;
      return item && !item.tried ? this.#return(item) : undefined;
    });
  }

  async #attempt(item: OutboxItem, signal?: AbortSignal): Promise<OutboxState> {
    const { key, submission, draft } = item;
    let { tried } = item;
    try {
      const backend = this.#options.backend(draft.site);
      if (!backend?.cases) throw new HeedError('unsupported', 'The backend takes no cases.');
      let receipt: Receipt | undefined;
      for (let again = false; !receipt; again = true) {
        const files = await this.#upload(item, backend, signal);
        signal?.throwIfAborted();
        this.#progress(item, 0, 1);
        tried = true;
        receipt = await backend.cases.submit({ ...submission, files }, { idempotencyKey: key }).catch((error: unknown) => {
          const { code, issues } = error as HeedError;
          if (again || !files.length || !(code === 'not-found' || issues?.some((issue) => issue.code === 'file-missing'))) throw error;
          // The uploads waited so long that the backend has cleaned them away.
          for (const file of draft.files) delete file.upload;
          return undefined;
        });
      }
      await verified(receipt, item, this.#options);
      await this.#write(arrived(item, receipt), item, stillThere(key));
      return this.#tell(key, { state: 'received', receipt });
    } catch (cause) {
      return this.settle({ ...item, tried }, signal?.aborted && !tried ? new HeedError('aborted', 'Taken back.') : cause);
    }
  }

  /** What becomes of an item whose try has failed: it waits for the next one, or is a draft again. */
  async settle(item: OutboxItem, cause: unknown): Promise<OutboxState> {
    const { key, attempts, tried } = item;
    // Whatever an adapter throws besides may pass with time.
    const { code, issues, reason, retryAfter = 0, retryable } = (cause as Error | null)?.name === 'HeedError' ? cause as HeedError
      : new HeedError('bad-response', 'The adapter failed.', { cause });
    const error: Failure = { code, issues, reason, ...(retryAfter && { retryAfter }) };
    if (!retryable && !(code === 'aborted' && tried)) {
      return this.#tell(key, { state: 'refused', error, draft: await this.#return(item, error) });
    }
    const asked = Math.min(retryAfter * 1000, HOUR);
    const pause = this.#random() * Math.min(PAUSE * 2 ** attempts, LONGEST);
    const retryAt = this.#now() + Math.max(asked, pause);
    const { durable } = await this.#write([['outbox', key, { ...item, attempts: attempts + 1, retryAt, bound: asked > 0, error }]], item, stillThere(key));
    void this.#schedule();
    return this.#tell(key, { state: 'waiting', retryAt, durable, error, tried });
  }

  /** Ids of all files of an item. Each finished upload is noted at once: what comes after begins with the next file. */
  async #upload(item: OutboxItem, { uploads }: HeedBackend, signal?: AbortSignal): Promise<string[]> {
    const { key, draft: { files } } = item;
    const kept = files.every(({ upload }) => upload) ? [] : await this.#store.filesOf(item.draft);
    const total = files.reduce((sum, { size }) => sum + size, 0) || 1;
    let done = 0;
    for (const [i, file] of files.entries()) {
      const { name, size } = file;
      if (!file.upload) {
        const blob = kept[i]?.blob;
        const issues = [{ path: 'files', code: blob ? 'refused' : 'lost', params: { name } }];
        if (!blob) throw new HeedError('invalid', 'The browser has lost a file.', { issues });
        if (!uploads) throw new HeedError('unsupported', 'The backend takes no files.', { issues });
        const onProgress = (share: number) => this.#progress(item, i + 1, (done + share * size) / total);
        onProgress(0);
        file.upload = await uploads.upload(blob, { name, signal, onProgress }).catch((error: unknown) => {
          const { code, message, retryable } = error as HeedError;
          throw retryable === false ? new HeedError(code, message, { issues, cause: error }) : error;
        });
        await this.#write([['outbox', key, item]], item, stillThere(key));
      }
      done += size;
    }
    return files.map(({ upload }) => upload!.id);
  }

  /** The item as a draft again, with its files; after a conflict under a new key, for the old one has been received with other content. */
  async #return(item: OutboxItem, reason?: Failure): Promise<Draft> {
    const { key } = item;
    const draft: Draft = {
      ...item.draft, reason, key: reason?.code === 'conflict' ? newKey(this.#options.random) : key, files: await this.#store.filesOf(item.draft),
    };
    const ops: Op[] = [['outbox', key], this.#store.record(draft)];
    if (draft.key !== key) {
      ops.push(['drafts', key], ['files', `${key}/`]);
      for (const file of draft.files) ops.push(['files', `${draft.key}/${file.id}`, await bytesOf(file)]);
    }
    await this.#store.write(ops, { check: stillThere(key), strict: true });
    return draft;
  }

  async #flush(force: boolean): Promise<void> {
    const run = async () => {
      const free = await this.#locked('flush', false, async () => {
        for (const { key } of await this.#due(force)) {
          await this.#locked(key, false, async () => {
            const item = await this.#store.get('outbox', key) as OutboxItem | undefined;
            if (item) await this.#attempt(item);
          });
        }
        return true;
      });
      // Another tab is at it; should it die, this one takes over.
      await this.#schedule(free ? 1000 : 15_000);
    };
    return this.#flushing = this.#flushing.then(run);
  }

  async #due(force: boolean, now = this.#now()): Promise<OutboxItem[]> {
    return (await this.#mine()).filter(({ retryAt, bound }) =>
      // Nobody asks for more than an hour: a later time is of a clock that has been set back since.
      retryAt <= now || retryAt > now + HOUR || (force && !bound));
  }

  /** Items for which this page has a backend. */
  async #mine(): Promise<OutboxItem[]> {
    return (await this.items()).filter(({ draft }) => this.#options.backend(draft.site));
  }

  /** Sets the alarm for the next try. */
  async #schedule(least = 1000): Promise<void> {
    this.#alarm.abort();
    const { signal } = this.#alarm = new AbortController();
    const times = (await this.#mine()).map(({ retryAt }) => retryAt);
    if (!times.length || !this.#life || signal.aborted) return;
    const pause = Math.min(Math.max(Math.min(...times) - this.#now(), least), HOUR);
    void (this.#options.wait ?? wait)(pause, signal).then(() => this.#flush(false));
  }

  #locked<T>(name: string, patient: boolean, work: () => Promise<T>): Promise<T | undefined> {
    const { store, random, locks = globalThis.navigator?.locks } = this.#options;
    return locked({ store, locks, random, now: this.#now }, name, patient, work);
  }

  #write(ops: readonly Op[], { memoryOnly }: OutboxItem, check?: Check) {
    return this.#store.write(ops, { check, strict: true, memory: memoryOnly && ops.some(([shelf, , value]) => shelf === 'outbox' && value) });
  }

  #progress({ key, draft }: OutboxItem, file: number, share: number): void {
    this.#hear(key, { state: 'sending', file, files: draft.files.length, share });
  }

  #tell(key: string, state: OutboxState): OutboxState {
    this.#channel?.postMessage([key, state]);
    this.#hear(key, state);
    return state;
  }

  /** Later than now, so that a listener that throws cannot look like a failed submission. */
  #hear(key: string, state: OutboxState): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(key, state));
  }
}
