import type { Debts } from './debts.ts';
import { openDisk } from './disk.ts';
import { impatient } from './impatient.ts';
import { soon } from './soon.ts';
import type { Disk, Draft, DraftsEnv, DraftStore, KeptFile, KeptReceipt, Op, Shelf, StorageProblem, WriteOptions } from './types.ts';

const DAY = 86_400_000;
const reading = () => import('./reading.ts');
const LEAVING = ['pagehide', 'visibilitychange'];

class Drafts implements DraftStore {
  readonly name: string;
  readonly #env: DraftsEnv;
  readonly #now: () => number;
  readonly #target: EventTarget | undefined;
  #disk: Disk | undefined;
  /** It was there, and has been taken away or fallen silent: what lies on it is not lost. */
  #away: Disk | true | undefined;
  #problem: StorageProblem | undefined;
  #emptied = false;
  #closed = false;
  /** What the device does not have: asked for at the first trouble; `#debts` once that is loaded. */
  trouble: Promise<Debts | undefined> | undefined;
  #debts: Debts | undefined;
  /** Drafts that changed since their last write began. */
  readonly #waiting = new Map<string, Draft>();
  readonly latest = new Map<string, unknown>();
  /** What nothing could keep: not the device, nor what keeps it in memory, for that could not be loaded. */
  readonly #adrift = new Set<string>();
  #saving: Promise<boolean> = Promise.resolve(true);
  #next: Promise<boolean> | undefined;

  constructor(env: DraftsEnv) {
    this.#env = env;
    this.name = env.name ?? 'heed';
    this.#now = env.now ?? Date.now;
    this.#target = env.target ?? globalThis.window;
    // `visibilitychange` comes up from the document; writing a little early when the page is shown again does no harm.
    for (const type of LEAVING) this.#target?.addEventListener(type, this);
  }

  get durable() { return !!this.#disk && !this.#adrift.size && (!this.trouble || !!this.#debts?.paid); }

  get problem() { return this.durable ? (this.#emptied ? 'lost' : undefined) : this.#problem; }

  /** Ends when the storage is open, or there is no hope that it soon will be. */
  async open(): Promise<void> {
    const { memoryOnly, patience = 3000 } = this.#env;
    if (memoryOnly) return this.#without('off');
    const opened = this.#openDisk().then((disk) => (this.#closed ? disk.close() : this.#adopt(disk)), () => {
      this.#without('unavailable');
      this.#later();
    });
    if (await soon(opened.then(() => true), patience)) return;
    this.#away ??= true;
    this.#without('hanging');
  }

  #adopt(disk: Disk): void {
    this.#disk = disk;
    this.#away = undefined;
    // What came while there was none.
    void this.trouble?.then((debts) => debts?.pay());
  }

  async #openDisk(): Promise<Disk> {
    const lost = () => {
      this.#disk = undefined;
      this.#away = true;
      this.#problem = 'failed';
      if (!this.#closed) void this.open();
    };
    const { openDisk: open, indexedDB = globalThis.indexedDB, patience = 3000 } = this.#env;
    const disk: Disk = impatient(await (open ? open(lost) : openDisk(indexedDB!, this.name, lost, () => { this.#emptied = true; })), 2 * patience, () => {
      if (this.#disk !== disk) return;
      this.#disk = undefined;
      this.#away = disk;
      this.#without('hanging');
      this.#later();
    }, () => {
      if (this.#away === disk) this.#adopt(disk);
    });
    return disk;
  }

  /** It was there a moment ago: another connection may do. */
  #later(): void {
    const away = this.#away;
    if (away) setTimeout(() => { if (this.#away === away && !this.#closed) void this.open(); }, 10 * (this.#env.patience ?? 3000));
  }

  /** From now on what comes is kept in memory; what keeps it there is better loaded while there is a connection. */
  #without(problem: StorageProblem): void {
    this.#problem = problem;
    void this.#load();
  }

  /** If it cannot be loaded now, the next one who needs it tries again. */
  #load(): Promise<Debts | undefined> {
    return this.trouble ??= import('./trouble.ts').then(({ Debts }) => this.#debts = new Debts(() => this.#disk, this.#failed, this.#now, ([shelf, key, value]) => shelf !== 'drafts' || this.latest.get(key) === value), () => {
      this.trouble = undefined;
      return undefined;
    });
  }

  /** A storage that opened and then says nothing has no draft, and so has a page that cannot load what reads it: nobody waits for it before they can send. */
  find(which: { readonly site: string; readonly form: string }): Promise<Draft | undefined> {
    return soon(this.#find(which), this.#env.patience ?? 3000);
  }

  async #find(which: { readonly site: string; readonly form: string }): Promise<Draft | undefined> {
    await this.#save();
    const begun = this.#now();
    const shelf = await this.list('drafts');
    return shelf.length ? (await reading()).newest(this, shelf, which, this.#now, begun) : undefined;
  }

  put(draft: Draft): Promise<boolean> {
    this.#waiting.set(draft.key, draft);
    return this.#next ??= this.#saving.then(() => this.#save());
  }

  /** Rejects if they cannot be read: that is not the same as having none. */
  async filesOf(draft: Draft): Promise<KeptFile[]> {
    return (await reading()).filesOf(this, draft);
  }

  async discard(key: string): Promise<boolean> {
    const { durable } = await this.write([['drafts', key], ['files', `${key}/`]], { check: ['outbox', key, (item) => !item], strict: true });
    return durable;
  }

  async receipts(): Promise<KeptReceipt[]> {
    const all = (await this.list('receipts')).map(([, receipt]) => receipt as KeptReceipt);
    return all.sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  }

  async seen(key: string): Promise<boolean> {
    const kept = await this.get('receipts', key) as KeptReceipt | undefined;
    if (!kept?.receipt) return true;
    const { trackingCode: _, ...proof } = kept.receipt;
    // Meanwhile everything here may have been forgotten.
    const { durable } = await this.write([['receipts', key, { ...kept, receipt: undefined, proof }]], { check: ['receipts', key, (found) => !!found] });
    return durable;
  }

  /** The page hides. */
  handleEvent(): void {
    this.flush();
  }

  flush(): void {
    void this.#save();
  }

  close(): void {
    this.flush();
    this.#closed = true;
    for (const type of LEAVING) this.#target?.removeEventListener(type, this);
    this.#disk?.close();
  }

  /** Begins the write of what waits before it returns. */
  #save(): Promise<boolean> {
    this.#next = undefined;
    if (this.#waiting.size) void this.write(Array.from(this.#waiting.values(), (draft) => this.record(draft)));
    return this.#saving;
  }

  record(draft: Draft): Op {
    const now = this.#now();
    // Later than what was written before, whatever the clock says.
    draft.savedAt = Math.max(now, draft.savedAt + 1);
    draft.expiresAt = now + (draft.days! > 0 && draft.days! < 4e3 ? draft.days! : 30) * DAY;
    return ['drafts', draft.key, { ...draft, files: draft.files.flatMap(({ blob: _, ...file }) => (file.secret ? [] : file)) }];
  }

  get = async (shelf: Shelf, key: string): Promise<unknown> => {
    const owed = (await this.#memory())?.owed(shelf, key);
    return owed ? owed[2] : this.#try((disk) => disk.get(shelf, key));
  };

  list = async (shelf: Shelf, prefix = '', sure?: boolean): Promise<[key: string, value: unknown][]> => {
    // Not to look at an old state for as long as that takes to load.
    if (this.trouble) await this.trouble;
    const read = (disk: Disk) => disk.list(shelf, prefix);
    const all = await (sure ? this.#disk && read(this.#disk) : this.#try(read)) ?? [];
    if (sure && this.#away) throw new Error('No answer.');
    return (await this.#memory())?.over(all, shelf, prefix) ?? all;
  };

  /** Without trouble it begins before it returns. */
  write = (ops: readonly Op[], options: WriteOptions = {}): Promise<{ passed: boolean; durable: boolean }> => {
    let waited = false;
    for (const [shelf, key, value] of ops) {
      this.#adrift.delete(key);
      if (shelf !== 'drafts') continue;
      // Everything is forgotten, what waits and what is on its way as well.
      if (!key) {
        for (const known of [this.#waiting, this.latest, this.#adrift]) known.clear();
      }
      this.latest.set(key, value);
      waited = this.#waiting.delete(key) || waited;
    }
    const written = this.#write(ops, options);
    // Whoever waits for what was typed waits for what takes its place, and that may be several writes: as one is sent, and another one discarded.
    const before = !this.#next || this.#saving;
    if (waited) this.#saving = written.then(async ({ durable }) => await before && durable);
    return written;
  };

  async #write(ops: readonly Op[], options: WriteOptions): Promise<{ passed: boolean; durable: boolean }> {
    let debts = this.#debts ?? (this.trouble && await this.trouble);
    const tried = !debts && !options.memory && this.#disk;
    if (tried) {
      try {
        const passed = await tried.write(ops, options);
        // One that was begun before has failed meanwhile.
        if (passed) (await this.#memory())?.forget(ops);
        return { passed, durable: true };
      } catch (error) {
        this.#failed(error);
      }
    }
    debts ??= await this.#load();
    // Nothing can keep it: it stays where it came from.
    if (debts) return debts.write(ops, options, !!tried);
    ops.forEach(([, key]) => this.#adrift.add(key));
    return { passed: true, durable: false };
  }

  /** What is in memory, if anything may be. */
  #memory(): Debts | Promise<Debts | undefined> | undefined {
    return this.#debts ?? this.trouble;
  }

  readonly #failed = (error: unknown): void => {
    const { name } = Object(error) as Partial<Error>;
    this.#problem = name === 'QuotaExceededError' ? 'quota' : name === 'TimeoutError' ? 'hanging' : 'failed';
  };

  async #try<T>(read: (disk: Disk) => Promise<T>): Promise<T | undefined> {
    try {
      return this.#disk && await read(this.#disk);
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }
}

/** The page's stores, also where scripts that were built apart from each other ask for them. To be raised when what a store can do changes. */
const page = globalThis as { heedDrafts1?: Promise<DraftStore>; heedMemory1?: Promise<DraftStore> };

/** Opens the drafts of this device; never rejects. Without `env` it is the page's one store. */
export function openDrafts(env?: DraftsEnv): Promise<DraftStore> {
  const open = async () => {
    const drafts = new Drafts(env ?? {});
    await drafts.open();
    return drafts;
  };
  return env ? open() : page.heedDrafts1 ??= open();
}

/** The page's one store on a shared computer: nothing of it lies on the device, and no other tab hears of it. */
export const openMemory = (): Promise<DraftStore> => page.heedMemory1 ??= openDrafts({ memoryOnly: true, name: 'heed-memory' });
