import type { Submission } from '../backend/port.ts';
import { HeedError } from '../domain/error.ts';
import { arrived, itemOf, offline, post, stillThere, verified } from './item.ts';
import type { Outbox } from './outbox.ts';
import type { Draft, OutboxItem, OutboxOptions, OutboxState, SendOptions } from './types.ts';

type Listener = (key: string, state: OutboxState) => void;

/**
 * Sends what most people send: words without files, kept on the device, at the first try. The outbox, which knows everything
 * else, is loaded when there is need of it: files, a failure, something that waits from before.
 */
export class Sender {
  readonly #options: OutboxOptions;
  readonly #listeners = new Set<Listener>();
  readonly #sending = new Map<string, Promise<OutboxState>>();
  #outbox?: Promise<Outbox | undefined>;
  /** What waits, or was called waiting, before there was an outbox to follow it. */
  readonly #awaited: Draft[] = [];
  /** Between `start()` and `stop()`. */
  live = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Sends what waits, now and whenever there is reason to. */
  start(): void {
    this.live = true;
    const { locks = globalThis.navigator?.locks } = this.#options;
    if (!locks) this.prepare();
    if (this.#outbox) void this.#outbox.then((outbox) => outbox?.start());
    else void this.#options.store.list('outbox').then((items) => {
      // Until the outbox listens, somebody else may send what lies here.
      this.#awaited.push(...items.map(([, item]) => (item as OutboxItem).draft));
      if (items.length) void this.#ready();
    });
  }

  /** Loads the outbox while there is a connection, where it will be needed: for files, or where the device cannot keep everything. */
  readonly prepare = (): void => void this.#ready();

  stop(): void {
    this.live = false;
    void this.#outbox?.then((outbox) => outbox?.stop());
  }

  /** Hears the state of every item; returns how to stop. */
  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tries everything now, except where the backend asked for a pause. */
  async flush(): Promise<void> {
    await (await this.#ready())?.flush();
  }

  /** Makes a draft of an item again. Nothing if it may have arrived already. */
  async takeBack(key: string): Promise<Draft | undefined> {
    return (await this.#ready())?.takeBack(key);
  }

  /** Moves the draft into the outbox and tries once; see `Outbox.send`. Never rejects. Called again meanwhile, it answers the same. */
  send(draft: Draft, submission: Submission, options?: Omit<SendOptions, 'onState'>): Promise<OutboxState> {
    const { key } = draft;
    // What the page's scripts have broken ends as well.
    const sending = this.#sending.get(key) ?? this.#send(draft, submission, options).catch(() => this.#tell(key, { state: 'refused', error: { code: 'unsupported' }, draft }));
    this.#sending.set(key, sending);
    return sending;
  }

  async #send(draft: Draft, submission: Submission, options: Omit<SendOptions, 'onState'> = {}): Promise<OutboxState> {
    const { store, backend: backendOf, now = Date.now, locks = globalThis.navigator?.locks } = this.#options;
    const { key } = draft;
    const cases = backendOf(draft.site)?.cases;
    // Without files nothing goes out before the submission itself: there is no moment to take it back.
    if (this.#outbox || options.signal?.aborted || draft.files.length || options.memoryOnly || !store.durable || !locks || !cases) {
      const outbox = await this.#ready();
      return outbox ? outbox.send(draft, submission, options) : this.#tell(key, { state: 'refused', error: { code: 'network' }, draft });
    }
    // As it is now: a file that comes while it waits for the lock is not part of this submission.
    const written = itemOf(draft, submission, now());
    // The lock is the outbox's: no other tab sends this meanwhile.
    return locks.request(`${store.name}:${key}`, async () => {
      // Without a connection nothing goes out, so that it may still be changed: the browser may be wrong.
      const item = { ...written, tried: !offline() };
      const { durable } = await store.write([['drafts', key], ['outbox', key, item]], { strict: true });
      this.#tell(key, { state: 'sending', file: 0, files: 0, share: 0 });
      try {
        if (!item.tried) throw new HeedError('network', 'No connection.');
        const receipt = await verified(await cases.submit(submission, { idempotencyKey: key }), item, this.#options);
        await store.write(arrived(item, receipt), { check: stillThere(key), strict: true });
        return this.#tell(key, { state: 'received', receipt }, true);
      } catch (cause) {
        const outbox = await this.#ready();
        if (outbox) return outbox.settle(item, cause);
        // What comes after a failure, and takes back, cannot be loaded either. What lies on the device goes out with the connection; the rest nobody has but the page.
        const error = { code: 'network' } as const;
        if (durable) this.#awaited.push(draft);
        return this.#tell(key, durable ? { state: 'waiting', retryAt: 0, durable, error, tried: true } : { state: 'refused', error, draft }, durable);
      }
    });
  }

  /** Nothing if it cannot be loaded now; the connection may bring it. */
  #ready(): Promise<Outbox | undefined> {
    return this.#outbox ??= import('./trouble.ts').then(({ Outbox }) => {
      const outbox = new Outbox(this.#options, this.#sending);
      outbox.watch((key, state) => this.#tell(key, state));
      if (this.live) outbox.start();
      for (const draft of this.#awaited) outbox.follow(draft);
      return outbox;
    }).catch(() => {
      this.#outbox = undefined;
      // The same listener counts once.
      (this.#options.target ?? globalThis.window)?.addEventListener('online', this.prepare, { once: true });
      return undefined;
    });
  }

  /** Later than now, so that a listener that throws cannot look like a failed submission. */
  #tell(key: string, state: OutboxState, others?: boolean): OutboxState {
    if (others) post(this.#options, key, state);
    // Who hears that it is refused may send it again at once.
    if (state.state !== 'kept' && state.state !== 'sending') this.#sending.delete(key);
    for (const listener of this.#listeners) queueMicrotask(() => listener(key, state));
    return state;
  }
}
