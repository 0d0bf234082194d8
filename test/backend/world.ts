/**
 * A world for the outbox in which time, network, storage, tabs and server are simulated from one seed.
 * Nothing in it waits for real time: `settle()` runs what is due next until nothing is.
 */
import { submissionDigest } from 'heed/domain';
import { sha256 } from '../../src/domain/sha256.ts';
import { HeedError, type HeedBackend, type HeedErrorCode, type Submission } from '../../src/backend/index.ts';
import { newDraft } from '../../src/drafts/draft.ts';
import type { Disk, Draft, DraftStore, Op, OutboxState, Shelf } from '../../src/drafts/index.ts';
import { openDrafts, Outbox } from '../../src/drafts/index.ts';

/** How likely each fault is, 0 to 1. */
export interface Faults {
  readonly cutBefore: number;
  readonly cutAfter: number;
  readonly unavailable: number;
  readonly paused: number;
  readonly foreign: number;
  readonly expired: number;
  readonly disk: number;
}
export const CALM: Faults = { cutBefore: 0, cutAfter: 0, unavailable: 0, paused: 0, foreign: 0, expired: 0, disk: 0 };

export interface Tab {
  readonly store: DraftStore;
  readonly outbox: Outbox;
  readonly window: EventTarget;
  alive: boolean;
}

/** What the page was told about one submission. */
export interface Story { readonly id: string; readonly states: OutboxState[]; durable: boolean; refused: boolean; received: boolean }

/** Hashing takes no real time. */
const hash = async (text: string) => Buffer.from(sha256(new TextEncoder().encode(text))).toString('hex');
/** Reading a real one takes real time. */
const BYTES = { arrayBuffer: async () => new ArrayBuffer(4) } as Blob;
const never = <T>(): Promise<T> => new Promise(() => { /* The one who asked is dead. */ });

export class World {
  faults: Faults = CALM;
  time = 1_800_000_000_000;
  readonly rows = new Map<string, { readonly content: string; readonly reference: string }>();
  readonly stories: Story[] = [];
  readonly fired: Partial<Record<keyof Faults, number>> = {};
  readonly tabs: Tab[] = [];
  readonly shelves = new Map<string, unknown>();
  posts = 0;
  #uploads = new Set<string>();
  #timers: { readonly at: number; readonly run: () => void }[] = [];
  #diskTurn: Promise<unknown> = Promise.resolve();
  #held = new Map<string, Tab>();
  #queue: (() => void)[] = [];
  #seed: number;
  readonly #locks: boolean;

  constructor(seed: number, locks = true) {
    this.#seed = seed;
    this.#locks = locks;
  }

  random = (): number => {
    // mulberry32
    let t = this.#seed += 0x6d2b79f5;
    t = Math.imul(t ^ t >>> 15, t | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };

  #strikes(fault: keyof Faults): boolean {
    if (this.random() >= this.faults[fault]) return false;
    this.fired[fault] = (this.fired[fault] ?? 0) + 1;
    return true;
  }

  wait = (ms: number, signal?: AbortSignal): Promise<void> => new Promise((resolve) => {
    const timer = { at: this.time + ms, run: resolve };
    this.#timers.push(timer);
    signal?.addEventListener('abort', () => { this.#timers = this.#timers.filter((other) => other !== timer); });
  });

  /** Lets everything happen up to a moment. */
  async run(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      // A few rounds, for promises that wait for promises.
      for (let i = 0; i < 3; i++) await new Promise((next) => { setImmediate(next); });
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers[0];
      if (!next || next.at > end) break;
      this.#timers.shift();
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }

  async open(): Promise<Tab> {
    const window = new EventTarget();
    const tab = { window, alive: true } as Tab;
    const opening = openDrafts({ now: () => this.time, random: this.random, openDisk: async () => this.#disk(tab), target: window });
    const store = await opening;
    const outbox = new Outbox({
      store, backend: () => this.#backend(tab), now: () => this.time, random: this.random, target: window, channel: null, sha256: hash,
      wait: async (ms, signal) => {
        await this.wait(ms, signal);
        return tab.alive ? undefined : never();
      },
      locks: this.#locks ? this.#lockManager(tab) : null,
    });
    Object.assign(tab, { store, outbox });
    this.tabs.push(tab);
    outbox.start();
    return tab;
  }

  /** The tab is killed: nothing it began goes on, what it holds is free, a write on its way happens or does not. */
  kill(tab: Tab): void {
    tab.alive = false;
    // The process is gone, and with it the timers that look for a storage that is silent.
    tab.store.close();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    for (const [name, holder] of this.#held) if (holder === tab) this.#held.delete(name);
    for (const wake of this.#queue.splice(0)) wake();
  }

  /** Somebody writes and sends; `told` collects what the page says. */
  send(tab: Tab, id: string, files: number, bad: boolean): Draft {
    const draft = newDraft({ site: 's', form: 'complaint', version: 1, values: { id }, random: this.random });
    draft.files = Array.from({ length: files }, (_, i) => ({ id: `f${i}`, name: `${id}-${i}`, type: 'text/plain', size: 4, blob: BYTES }));
    const story: Story = { id, states: [], durable: false, refused: false, received: false };
    this.stories.push(story);
    const note = (state: OutboxState) => {
      story.states.push(state);
      if (state.state === 'kept') story.durable = state.durable;
      if (state.state === 'received') story.received = true;
      if (state.state === 'refused') story.refused = true;
    };
    tab.outbox.watch((key, state) => {
      if (key === draft.key) note(state);
    });
    const submission: Submission = { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { id, bad }, files: [], locale: 'en' };
    void tab.outbox.send(draft, submission);
    return draft;
  }

  #backend(tab: Tab): HeedBackend {
    const travel = async () => {
      await this.wait(this.random() * 400);
      if (!tab.alive) return never<void>();
      if (this.#strikes('cutBefore')) throw new HeedError('network', 'cut');
      return undefined;
    };
    const answer = async <T>(value: T): Promise<T> => {
      await this.wait(this.random() * 400);
      if (!tab.alive) return never();
      if (this.#strikes('cutAfter')) throw new HeedError('network', 'cut');
      return value;
    };
    const refuse = async (code: HeedErrorCode, detail?: ConstructorParameters<typeof HeedError>[2]) => {
      await answer(undefined);
      throw new HeedError(code, code, detail);
    };
    return {
      uploads: {
        upload: async (file, { name, onProgress }) => {
          await travel();
          onProgress?.(0.5);
          if (this.#strikes('unavailable')) return refuse('unavailable');
          const id = `u-${name}-${this.#uploads.size}`;
          this.#uploads.add(id);
          return answer({ id, name, type: file.type, size: file.size, digest: 'd' });
        },
        download: () => Promise.reject(new HeedError('unsupported', 'no')),
      },
      cases: {
        submit: async (submission, { idempotencyKey: key }) => {
          const { values, files } = submission;
          this.posts++;
          await travel();
          if (this.#strikes('paused')) return refuse('rate-limited', { retryAfter: this.random() * 1e5 });
          if (this.#strikes('unavailable')) return refuse('unavailable');
          if (this.#strikes('expired')) for (const id of files) this.#uploads.delete(id);
          if (values.bad) return refuse('invalid', { issues: [{ path: 'id', code: 'bad' }] });
          const content = JSON.stringify([values, files.map((id) => id.replace(/-\d+$/, ''))]);
          const row = this.rows.get(key);
          if (row && row.content !== content) return refuse('conflict');
          if (!row && files.some((id) => !this.#uploads.has(id))) return refuse(this.random() < 0.5 ? 'not-found' : 'invalid', { issues: [{ path: 'files', code: 'file-missing' }] });
          const reference = row?.reference ?? `HD-${this.rows.size}`;
          this.rows.set(key, { content, reference });
          const time = new Date(this.time).toISOString();
          return answer({
            reference, trackingCode: 't', state: 'received', receivedAt: time, answerDueAt: time, digest: await submissionDigest(submission, files.map(() => 'd'), hash),
            key: this.#strikes('foreign') ? 'foreign' : key,
          });
        },
        track: () => Promise.reject(new HeedError('unsupported', 'no')),
        append: () => Promise.reject(new HeedError('unsupported', 'no')),
      },
    };
  }

  #disk(tab: Tab): Disk {
    const inTurn = <T>(work: () => T): Promise<T> => {
      const turn = this.#diskTurn.then(async () => {
        await this.wait(1 + this.random() * 5);
        // A transaction of a killed tab happens or does not; never a part of it.
        if (!tab.alive && this.random() < 0.5) return undefined;
        return work();
      });
      this.#diskTurn = turn.catch(() => undefined);
      return turn.then((value) => tab.alive ? value as T : never(), (error: unknown) => tab.alive ? Promise.reject(error) : never());
    };
    const at = (shelf: Shelf, key: string) => `${shelf} ${key}`;
    return {
      get: (shelf, key) => inTurn(() => this.shelves.get(at(shelf, key))),
      list: (shelf, prefix = '') => inTurn(() => [...this.shelves].filter(([key]) => key.startsWith(at(shelf, prefix)))
        .map(([key, value]): [string, unknown] => [key.slice(shelf.length + 1), value])),
      write: (ops: readonly Op[], { check } = {}) => {
        // Cloned when the transaction is begun, as IndexedDB does.
        const cloned = ops.map(([shelf, key, value]): Op => [shelf, key, structuredClone(value)]);
        return inTurn(() => {
          if (this.#strikes('disk')) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
          for (let one = check; one; one = one[3]) if (!one[2](this.shelves.get(at(one[0], one[1])))) return false;
          for (const [shelf, key, value] of cloned) {
            if (value !== undefined) this.shelves.set(at(shelf, key), value);
            else for (const other of this.shelves.keys()) {
              if (other === at(shelf, key) || ((!key || key.endsWith('/')) && other.startsWith(at(shelf, key)))) this.shelves.delete(other);
            }
          }
          return true;
        });
      },
      close: () => undefined,
    };
  }

  #lockManager(tab: Tab): LockManager {
    const request = async (name: string, { ifAvailable }: LockOptions, work: (lock: Lock | null) => unknown) => {
      while (this.#held.has(name)) {
        if (ifAvailable) return work(null);
        await new Promise<void>((resolve) => { this.#queue.push(resolve); });
      }
      if (!tab.alive) return never();
      this.#held.set(name, tab);
      try {
        return await work({ name, mode: 'exclusive' });
      } finally {
        this.#held.delete(name);
        for (const wake of this.#queue.splice(0)) wake();
      }
    };
    return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
  }
}
