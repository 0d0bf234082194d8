import { isPrefix, openDisk } from './disk.ts';
import { bytesOf } from './item.ts';
import type {
  Check, Disk, Draft, DraftsEnv, DraftStore, KeptFile, KeptReceipt, Op, Shelf, StorageProblem,
} from './types.ts';

const DAY = 86_400_000;
const SHELVES: readonly Shelf[] = ['drafts', 'files', 'outbox', 'receipts'];

interface WriteOptions { readonly check?: Check; readonly strict?: boolean; readonly memory?: boolean }
/** A write that is not on the disk; a `secret` one never will be. */
interface Debt { readonly ops: readonly Op[]; readonly check?: Check; readonly secret?: boolean }

/** Whether an operation decides what is under this key. */
const decides = ([shelf, key, value]: Op, where: Shelf, what: string): boolean =>
  shelf === where && (key === what || (value === undefined && isPrefix(key) && what.startsWith(key)));

/** Whether they are about the same draft. */
const together = (some: readonly Op[], others: readonly Op[]): boolean =>
  some.some(([, key]) => others.some(([, other]) => key.split('/')[0] === other.split('/')[0]));

/** What lies on the shelf `drafts`: without bytes. */
const bare = (files: readonly KeptFile[]): KeptFile[] => files.map(({ blob: _, ...file }) => file);

class Drafts implements DraftStore {
  readonly name: string;
  readonly #env: DraftsEnv;
  readonly #now: () => number;
  readonly #target: EventTarget | undefined;
  #disk: Disk | undefined;
  #problem: StorageProblem | undefined;
  #emptied = false;
  #closed = false;
  /** What the device does not have (yet), in order; reading looks here first. Without a disk it is the whole storage. */
  #debts: Debt[] = [];
  /** Drafts that changed since their last write began. */
  readonly #waiting = new Map<string, Draft>();
  /** Drafts that were discarded or sent from here. */
  readonly #gone = new Set<string>();
  #saving: Promise<boolean> = Promise.resolve(true);
  #next: Promise<boolean> | undefined;
  readonly #hide = () => this.flush();

  constructor(env: DraftsEnv) {
    this.#env = env;
    this.name = env.name ?? 'heed';
    this.#now = env.now ?? Date.now;
    this.#target = env.target ?? (typeof window === 'undefined' ? undefined : window);
    // `visibilitychange` comes up from the document; writing a little early when the page is shown again does no harm.
    for (const type of ['pagehide', 'visibilitychange']) this.#target?.addEventListener(type, this.#hide);
  }

  get durable() { return !!this.#disk && !this.#debts.some(({ secret }) => !secret); }

  get problem() { return this.durable ? (this.#emptied ? 'lost' : undefined) : this.#problem; }

  /** Ends when the storage is open, or there is no hope that it soon will be. */
  async open(): Promise<void> {
    const { memoryOnly, patience = 3000 } = this.#env;
    if (memoryOnly) {
      this.#problem = 'off';
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const opening = this.#openDisk().then((disk) => {
      if (this.#closed) return disk.close();
      this.#disk = disk;
      // What came while there was none.
      for (const debt of this.#debts) void this.#pay(debt);
      return undefined;
    }, () => { this.#problem = 'unavailable'; });
    const giveUp = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#problem = 'hanging';
        resolve();
      }, patience);
    });
    await Promise.race([opening, giveUp]);
    clearTimeout(timer);
  }

  async #openDisk(): Promise<Disk> {
    const lost = () => {
      this.#disk = undefined;
      this.#problem = 'failed';
      if (!this.#closed) void this.open();
    };
    if (this.#env.openDisk) return this.#env.openDisk(lost);
    const { indexedDB = globalThis.indexedDB } = this.#env;
    if (!indexedDB) throw new Error('This browser has no IndexedDB.');
    return openDisk(indexedDB, this.name, lost, () => { this.#emptied = true; });
  }

  async find({ site, form }: { readonly site: string; readonly form: string }): Promise<Draft | undefined> {
    await this.#save();
    let found: Draft | undefined;
    for (const [key, value] of await this.list('drafts')) {
      const draft = value as Draft;
      if (draft.expiresAt < this.#now()) void this.discard(key);
      else if (draft.site === site && draft.form === form && !(found && found.savedAt > draft.savedAt)) found = draft;
    }
    return found && { ...found, files: await this.filesOf(found) };
  }

  put(draft: Draft): Promise<boolean> {
    this.#waiting.set(draft.key, draft);
    return this.#next ??= this.#saving.then(() => this.#save());
  }

  async putFile(draft: Draft, file: KeptFile): Promise<boolean> {
    const at = draft.files.findIndex(({ id }) => id === file.id);
    draft.files.splice(at < 0 ? draft.files.length : at, at < 0 ? 0 : 1, file);
    this.#gone.delete(draft.key);
    const bytes = await bytesOf(file);
    // Meanwhile it may have been removed, and the draft discarded or sent.
    if (!bytes || this.#gone.has(draft.key) || !draft.files.includes(file)) return false;
    return this.#durably(this.record(draft), ['files', `${draft.key}/${file.id}`, bytes]);
  }

  async filesOf({ key, files }: Draft): Promise<KeptFile[]> {
    const all = new Map(await this.list('files', `${key}/`));
    return files.map((file) => {
      const bytes = all.get(`${key}/${file.id}`) as ArrayBuffer | undefined;
      return { ...file, blob: bytes && new Blob([bytes], { type: file.type }) };
    });
  }

  removeFile(draft: Draft, id: string): Promise<boolean> {
    draft.files = draft.files.filter((file) => file.id !== id);
    return this.#durably(this.record(draft), ['files', `${draft.key}/${id}`]);
  }

  async discard(key: string): Promise<boolean> {
    const { durable } = await this.write([['drafts', key], ['files', `${key}/`]], { check: ['outbox', key, (item) => !item] });
    return durable;
  }

  async receipts(): Promise<KeptReceipt[]> {
    const all = (await this.list('receipts')).map(([, receipt]) => receipt as KeptReceipt);
    return all.sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  }

  async seen(key: string): Promise<boolean> {
    const kept = await this.get('receipts', key) as KeptReceipt | undefined;
    return kept?.receipt ? this.#durably(['receipts', key, { ...kept, receipt: undefined }]) : true;
  }

  forgetAll(): Promise<boolean> {
    return this.#durably(...SHELVES.map((shelf): Op => [shelf, '']));
  }

  flush(): void {
    void this.#save();
  }

  close(): void {
    this.flush();
    this.#closed = true;
    for (const type of ['pagehide', 'visibilitychange']) this.#target?.removeEventListener(type, this.#hide);
    this.#disk?.close();
  }

  /** Begins the write of what waits before it returns. */
  #save(): Promise<boolean> {
    this.#next = undefined;
    if (this.#waiting.size) this.#saving = this.#durably(...Array.from(this.#waiting.values(), (draft) => this.record(draft)));
    return this.#saving;
  }

  record(draft: Draft): Op {
    draft.savedAt = this.#now();
    draft.expiresAt = draft.savedAt + (this.#env.days ?? 30) * DAY;
    return ['drafts', draft.key, { ...draft, files: bare(draft.files) }];
  }

  async #durably(...ops: Op[]): Promise<boolean> {
    return (await this.write(ops)).durable;
  }

  get = async (shelf: Shelf, key: string): Promise<unknown> => {
    const owed = this.#owed(shelf, key);
    return owed ? owed[2] : this.#try((disk) => disk.get(shelf, key));
  };

  list = async (shelf: Shelf, prefix = ''): Promise<[key: string, value: unknown][]> => {
    const all = new Map(await this.#try((disk) => disk.list(shelf, prefix)));
    for (const op of this.#debts.flatMap(({ ops }) => ops)) {
      for (const key of all.keys()) if (decides(op, shelf, key)) all.delete(key);
      if (op[0] === shelf && op[2] !== undefined && op[1].startsWith(prefix)) all.set(op[1], op[2]);
    }
    return [...all];
  };

  write = async (ops: readonly Op[], { check, strict, memory }: WriteOptions = {}): Promise<{ passed: boolean; durable: boolean }> => {
    for (const [shelf, key, value] of ops) if (shelf === 'drafts' && value === undefined) this.#gone.add(key);
    for (const key of this.#waiting.keys()) if (ops.some((op) => decides(op, 'drafts', key))) this.#waiting.delete(key);
    const removes = ops.some(([, , value]) => value === undefined);
    let stuck = !!memory;
    for (const debt of memory ? [] : this.#debts) {
      const own = together(debt.ops, ops);
      // Only where there is hope: a file that did not fit is not tried again with every key.
      if (debt.secret || !(strict || removes || (own && debt.check))) continue;
      // An item must never be on the disk without its files.
      if (!await this.#pay(debt) && own && (strict || debt.check)) stuck = true;
    }
    const owed = check && this.#owed(check[0], check[1]);
    if (owed && !check[2](owed[2])) return { passed: false, durable: true };
    const disk = this.#disk;
    if (disk && !stuck) {
      try {
        const passed = await disk.write(ops, { strict, check: owed ? undefined : check });
        if (passed) this.#forget(ops);
        return { passed, durable: true };
      } catch (error) {
        this.#failed(error);
      }
    }
    if (check && !owed) {
      if (!check[2](await this.get(check[0], check[1]))) return { passed: false, durable: true };
      // What is on the disk may be changed by another tab meanwhile: better an older state of it than two.
      if (disk && !removes) return { passed: true, durable: true };
    }
    // What is in memory only has been checked.
    this.#owe({ ops, check: owed || !disk ? undefined : check, secret: memory });
    return { passed: true, durable: false };
  };

  /** The last operation that memory has for a key. */
  #owed(shelf: Shelf, key: string): Op | undefined {
    return this.#debts.flatMap(({ ops }) => ops).findLast((op) => decides(op, shelf, key));
  }

  /** One debt for each draft, so that it is paid as a whole; what depends on the disk stays by itself. */
  #owe(debt: Debt): void {
    const { ops, check, secret } = debt;
    if (!check) this.#forget(ops);
    const own = check ? [] : this.#debts.filter((other) => !other.check && other.secret === secret && together(other.ops, ops));
    this.#debts = [...this.#debts.filter((other) => !own.includes(other)), { ...debt, ops: [...own.flatMap((other) => other.ops), ...ops] }];
  }

  /** Drops what has been decided since. */
  #forget(ops: readonly Op[]): void {
    this.#debts = this.#debts
      .map((debt) => ({ ...debt, ops: debt.ops.filter(([shelf, key]) => !ops.some((op) => decides(op, shelf, key))) }))
      .filter((debt) => debt.ops.length);
  }

  async #pay(debt: Debt): Promise<boolean> {
    if (!this.#disk) return false;
    try {
      await this.#disk.write(debt.ops, { strict: true, check: debt.check });
      this.#debts = this.#debts.filter((other) => other !== debt);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #failed(error: unknown): void {
    this.#problem = (error as Error | null)?.name === 'QuotaExceededError' ? 'quota' : 'failed';
  }

  async #try<T>(read: (disk: Disk) => Promise<T>): Promise<T | undefined> {
    try {
      return this.#disk && await read(this.#disk);
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }
}

let shared: Promise<DraftStore> | undefined;

/** Opens the drafts of this device; never rejects. Without `env` it is the page's one store. */
export function openDrafts(env?: DraftsEnv): Promise<DraftStore> {
  const open = async () => {
    const drafts = new Drafts(env ?? {});
    await drafts.open();
    return drafts;
  };
  return env ? open() : shared ??= open();
}
