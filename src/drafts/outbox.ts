import type { Submission } from '../backend/port.ts';
import { HeedError } from '../domain/error.ts';
import type { AnyReceipt } from '../domain/records/case.ts';
import { stillKnown } from './forgotten.ts';
import { itemOf, offline, post, stillThere, verified } from './item.ts';
import { locked } from './lock.ts';
import { HOUR, content, draftAgain, failureOf, fateFor, fateOf, isDue, isFor, isForOther, missingFiles, noteArrival, uploadFiles } from './on-the-way.ts';
import { wait } from './wait.ts';
import type { Check, Draft, DraftStore, Op, OutboxItem, OutboxOptions, OutboxState, SendOptions } from './types.ts';

/** Milliseconds. The first pause is up to `PAUSE`, each next up to twice as long, up to `LONGEST`. */
const [PAUSE, LONGEST] = [2000, 300_000];

type Listener = (key: string, state: OutboxState) => void;
type Awaited = OutboxItem | Pick<OutboxItem, 'draft'>;

/**
 * Submissions on their way. An item leaves only with the backend's receipt, or as a draft again once it was refused for good;
 * never for its age or the number of tries. Whatever is tried again carries the same idempotency key.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #busy: ReadonlyMap<string, unknown> | undefined;
  readonly #store: DraftStore;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #listeners = new Set<Listener>();
  readonly #sending = new Map<string, Promise<OutboxState>>();
  /** What this page has called waiting; what another part of it has, as a draft. */
  readonly #awaited = new Map<string, Awaited>();
  /** What has gone out from here, whatever the storage knows. */
  readonly #tried = new Set<string>();
  /** What is being tried from here, of what lies in the storage. */
  readonly #trying = new Set<string>();
  #life: AbortController | undefined;
  #alarm = new AbortController();
  #channel: BroadcastChannel | null | undefined;
  #flushing: Promise<void> = Promise.resolve();

  /** `busy`: what the page sends without the outbox, by its key: what another page says of that may be about other words. */
  constructor(options: OutboxOptions, busy?: ReadonlyMap<string, unknown>) {
    [this.#options, this.#busy, this.#store] = [options, busy, options.store];
    [this.#now, this.#random] = [options.now ?? Date.now, options.random ?? Math.random];
  }

  /** Sends what waits, now and whenever there is reason to: a pause is over, the connection or the visitor is back. */
  start(): void {
    if (this.#life) return;
    const { signal } = this.#life = new AbortController();
    const { target = globalThis.window, channel } = this.#options;
    this.#channel = channel === undefined && globalThis.BroadcastChannel ? new BroadcastChannel(this.#store.name) : channel;
    this.#channel?.addEventListener('message', ({ data: [key, state] }: MessageEvent<[string, OutboxState]>) => void this.#heard(key, state), { signal });
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

  /** This page has said that it waits: what becomes of it, here or in another tab, is told. */
  follow(draft: Draft): void {
    this.#awaited.set(draft.key, { draft });
    void this.#schedule();
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
      // Without files nothing goes out before the submission itself: there is no moment to take it back.
      const tried = !draft.files.length && !signal?.aborted && !offline();
      const item = { ...itemOf(draft, submission, this.#now(), memoryOnly), tried };
      this.#awaited.set(key, item);
      const files = await missingFiles(this.#store, draft);
      // Locked before others can see it.
      const state = await this.#locked(key, true, async () => {
        const { durable } = await this.#write([...(memoryOnly ? [] : [['drafts', key]] as Op[]), ['outbox', key, item], ...files], item);
        this.#tell(key, { state: 'kept', durable });
        return offline() ? this.settle(item, new HeedError('network', 'No connection.')) : this.#attempt(item, signal);
      });
      this.#listeners.delete(tell);
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
      if (!item || item.tried || this.#tried.has(key)) return;
      return draftAgain(item, this.#options).then((draft) => (this.#tell(key, { state: 'refused', error: { code: 'aborted' }, draft }), draft), () => undefined);
    });
  }

  async #attempt(item: OutboxItem, signal?: AbortSignal): Promise<OutboxState> {
    const { key, submission, draft } = item;
    let { tried } = item;
    try {
      const backend = this.#options.backend(draft.site);
      if (!backend?.cases) throw new HeedError('unsupported', 'The backend takes no cases.');
      let receipt: AnyReceipt | undefined;
      for (let again = false; !receipt; again = true) {
        const files = await uploadFiles(item, backend.uploads, {
          store: this.#store, signal, progress: (file, share) => this.#progress(item, file, share),
          uploaded: () => this.#write([['outbox', key, item]], item, stillThere(key)),
        });
        signal?.throwIfAborted();
        this.#progress(item, 0, 1);
        if (!tried) await this.#write([['outbox', key, { ...item, tried: true }]], item, stillThere(key));
        tried = true;
        this.#tried.add(key);
        receipt = await backend.cases.submit({ ...submission, files }, { idempotencyKey: key }).catch((error: unknown) => {
          const { code, issues } = error as HeedError;
          if (again || !files.length || !(code === 'not-found' || issues?.some((issue) => issue.code === 'file-missing'))) throw error;
          // The uploads waited so long that the backend has cleaned them away; by their digests a receipt is still known.
          for (const file of draft.files) file.upload = { ...file.upload!, id: '' };
          return undefined;
        });
      }
      await verified(receipt, item, this.#options);
      const noted = await noteArrival(this.#store, item, receipt, (ops, check) => this.#write(ops, item, check));
      return this.#tell(key, { state: 'received', receipt }, noted, !this.#newer(item));
    } catch (cause) {
      return this.settle({ ...item, tried }, signal?.aborted && !tried ? new HeedError('aborted', 'Taken back.') : cause);
    }
  }

  /** What becomes of an item whose try has failed: it waits for the next one, or is a draft again. */
  async settle(item: OutboxItem, cause: unknown): Promise<OutboxState> {
    const { key, attempts, tried } = item;
    const { error, error: { code, retryAfter = 0 }, retryable } = failureOf(cause);
    if (this.#newer(item)) return { state: 'waiting', retryAt: this.#now(), durable: false, error, tried };
    if (!retryable && !(code === 'aborted' && tried)) {
      try {
        return this.#tell(key, { state: 'refused', error, draft: await draftAgain(item, this.#options, error) });
      } catch {
        // Its files cannot be read now: it stays as it is, and will be refused again.
      }
    }
    const asked = Math.min(retryAfter * 1000, HOUR);
    // What has not gone out because the browser knows no connection may be changed until there is one; but browsers err.
    const held = !tried && offline();
    const pause = held ? LONGEST : this.#random() * Math.min(PAUSE * 2 ** attempts, LONGEST);
    const retryAt = this.#now() + Math.max(asked, pause);
    const ops: Op[] = [['outbox', key, { ...item, attempts: attempts + (held && !asked ? 0 : 1), retryAt, bound: asked && this.#now() + asked, error }]];
    let { passed, durable } = await this.#write(ops, item, stillThere(key));
    if (!passed) {
      const fate = await fateFor(item, this.#options).catch(() => false as const);
      // What has arrived under its key may be other words: the backend knows, as long as it can be asked again.
      if (fate && (fate.state !== 'received' || (!retryable && code !== 'conflict') || await isFor(fate.receipt, item, this.#options))) return this.#tell(key, fate);
      // The storage has been emptied: this page is the only one that knows of it. Unless that was wanted, it goes on.
      const again = fate !== false && await this.#write(ops, item, stillKnown(item));
      if (again && !again.passed) return this.#tell(key, { state: 'refused', error: { code: 'timeout' }, draft: item.draft }, false);
      durable = again && again.durable;
    }
    // What somebody else has written is theirs to change.
    if (!this.#trying.has(key) || !this.#awaited.has(key)) this.#awaited.set(key, this.#trying.has(key) ? { draft: item.draft } : item);
    void this.#schedule();
    return this.#tell(key, { state: 'waiting', retryAt, durable, error, tried });
  }

  /** This page has said that it waits. If it does not, the page must not go on saying so. */
  async #lookFor(key: string, awaited: Awaited): Promise<void> {
    // A try of it goes on here.
    if (this.#trying.has(key) || this.#sending.has(key)) return;
    try {
      if ((await this.#store.list('outbox', key, true)).length) return;
      // Somebody has cleared the storage, or seen the receipt in another tab: nobody but this page has the words now. It may have arrived, from another tab too.
      const fate = await ('key' in awaited ? fateFor(awaited, this.#options) : fateOf(this.#store, { key, tried: true }))
        ?? { state: 'refused', error: { code: 'timeout' }, draft: { ...awaited.draft, files: await this.#store.filesOf(awaited.draft) } };
      if (this.#awaited.get(key) === awaited) this.#hear(key, fate);
    } catch {
      // It cannot be read now; the next time then.
    }
  }

  async #flush(force: boolean): Promise<void> {
    const run = async () => {
      const due = (item: OutboxItem) => isDue(item, this.#now(), force);
      const free = await this.#locked('flush', false, async () => {
        for (const waiting of await this.#mine()) {
          const { key } = waiting;
          if (due(waiting)) await this.#locked(key, false, async () => {
            const found = await this.#store.get('outbox', key) as OutboxItem | undefined;
            const item = found && (this.#newer(found) ?? found);
            // While others went out, another tab may have heard when it may be tried again.
            if (!item || !due(item)) return;
            this.#trying.add(key);
            await this.#attempt(item);
            this.#trying.delete(key);
          });
        }
        return true;
      });
      // Another tab is at it; should it die, this one takes over.
      await this.#schedule(free ? 1000 : 5000);
    };
    return this.#flushing = this.#flushing.then(run);
  }

  /** Items for which this page has a backend. */
  async #mine(): Promise<OutboxItem[]> {
    return (await this.items()).filter(({ draft }) => this.#options.backend(draft.site));
  }

  /** Sets the alarm for the next try. */
  async #schedule(least = 1000): Promise<void> {
    this.#alarm.abort();
    const { signal } = this.#alarm = new AbortController();
    const items = await this.#mine();
    for (const [key, awaited] of this.#awaited) if (!items.some((item) => item.key === key)) await this.#lookFor(key, awaited);
    const times = items.map((item) => (isDue(item, this.#now(), false) ? this.#now() : item.retryAt));
    // A storage that says nothing may still have it.
    if (!times.length && this.#awaited.size) times.push(this.#now() + LONGEST);
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

  readonly #progress = ({ key, draft: { files } }: OutboxItem, file: number, share: number): void => this.#hear(key, { state: 'sending', file, files: files.length, share });

  /** What this page has sent under its key since; it has a state of its own. */
  #newer({ key, draft }: OutboxItem): OutboxItem | undefined {
    const own = this.#awaited.get(key);
    return own && 'key' in own && own.draft.savedAt >= draft.savedAt && content(own.draft) !== content(draft) ? own : undefined;
  }

  /** Another tab says so. */
  async #heard(key: string, state: OutboxState): Promise<void> {
    // What is being sent from here may be newer.
    if (this.#sending.has(key) || this.#busy?.has(key)) return;
    const own = this.#awaited.get(key);
    // Somebody has gone on with it there: it is theirs.
    if (own && state.state === 'kept' && !('key' in own && own.memoryOnly)) this.#awaited.set(key, { draft: own.draft });
    if (own && 'key' in own && state.state === 'received' && await isForOther(state.receipt, own, this.#options)) return this.#lookFor(key, own);
    this.#hear(key, state);
  }

  #tell(key: string, state: OutboxState, others = true, here = true): OutboxState {
    // Who hears that it is refused may send it again at once.
    if (state.state !== 'kept' && here) this.#sending.delete(key);
    // What was being sent when its page let go of it is heard by the others that are still there.
    if (others && this.#channel) this.#channel.postMessage([key, state]);
    else if (others) post(this.#options, key, state);
    if (here) this.#hear(key, state);
    return state;
  }

  /** Later than now, so that a listener that throws cannot look like a failed submission. */
  #hear(key: string, state: OutboxState): void {
    if (state.state === 'received' || state.state === 'refused') this.#awaited.delete(key);
    for (const listener of this.#listeners) queueMicrotask(() => listener(key, state));
  }
}
