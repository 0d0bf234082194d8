import type { HeedBackend, HeedErrorCode, Issue, Submission, Upload } from '../backend/port.ts';
import type { Values } from '../domain/form.ts';
import type { AnyReceipt, Proof } from '../domain/records/case.ts';

/** A file of a draft. Its bytes lie beside the draft, so that a key typed does not write them again. */
export interface KeptFile {
  /** Unique in its draft, and stable: uploads are resumed by it. See `newKey()`. */
  readonly id: string;
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Absent only where the browser has lost it. */
  readonly blob?: Blob;
  /** It must not lie on the device, nor its name: the page keeps it in memory. */
  readonly secret?: true;
  /** Set once the backend has stored it; not uploaded again then, unless its `id` is empty: the backend has cleaned it away since. */
  upload?: Upload;
}

/** Why the backend did not take something, as data: `HeedError` has this shape too. */
export interface Failure {
  readonly code: HeedErrorCode;
  readonly issues?: readonly Issue[];
  readonly reason?: string;
  /** Seconds, where the backend asked for a pause. */
  readonly retryAfter?: number;
}

/** What a visitor has written and not sent. The caller may change it in place and `put` it again. */
export interface Draft {
  /** The idempotency key, born with the draft; whatever is sent from it carries this key. */
  readonly key: string;
  /** Whom it is for: name backend and site in it (e.g. `endpoint + '#' + site`), for a draft is only ever sent there. */
  readonly site: string;
  /** The form's id, or the widget's own name where it switches between forms. */
  readonly form: string;
  /** Version of the form the values were written in. */
  version: number;
  kind?: string;
  /** Without the values of fields marked `sensitive`: the caller leaves them out. */
  values: Values;
  files: KeptFile[];
  /** Milliseconds since 1970 of the last write; 0 before the first. Set by the store. */
  savedAt: number;
  /** Milliseconds since 1970; not found any more after it. Set by the store. */
  expiresAt: number;
  /** Days without a change after which it is not found any more; 30 if not said. */
  readonly days?: number;
  /** The tab that wrote it last, where several have it open. */
  by?: string;
  /** Its key before: under that one the backend has received other words. */
  readonly was?: string;
  /** Answers that were kept before, where others were typed since: until the visitor has put them away. */
  earlier?: Values;
  /** It was sent and refused for good: why. Delete it once the visitor has dealt with it. */
  reason?: Failure;
}

/**
 * Why the device keeps nothing, or not everything:
 * `unavailable` no IndexedDB, or forbidden · `hanging` it does not answer · `quota` full · `failed` a write failed otherwise ·
 * `lost` the browser found its files damaged and has emptied them · `off` memory only, as asked.
 */
export type StorageProblem = 'unavailable' | 'hanging' | 'quota' | 'failed' | 'lost' | 'off';

/** A proof of arrival that stays on this device. */
export interface KeptReceipt {
  readonly key: string;
  readonly site: string;
  readonly kind: string;
  readonly reference: string;
  /** Number of the order it is about. */
  readonly order?: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** The whole answer with its tracking code, until `seen(key)`: an item sent in the background has shown it to nobody yet. */
  readonly receipt?: AnyReceipt;
  /** What stays of it afterwards: everything but the code. */
  readonly proof?: Proof;
}

/** A submission on its way. */
export interface OutboxItem {
  readonly key: string;
  readonly draft: Draft;
  readonly submission: Submission;
  /** Milliseconds since 1970 at which it came into the outbox. */
  readonly queuedAt: number;
  /** Failed tries so far. */
  readonly attempts: number;
  /** Milliseconds since 1970 before which it is not tried again by itself. */
  readonly retryAt: number;
  /** Milliseconds since 1970 before which the backend has asked not to try again: no reason to do so earlier. */
  readonly bound?: number;
  /** Why the last try failed. */
  readonly error?: Failure;
  /** The submission itself has gone out at least once: it may have arrived. */
  readonly tried?: boolean;
  /** It has values that must not lie on the device. */
  readonly memoryOnly?: boolean;
}

/** Names of the object stores. */
export type Shelf = 'drafts' | 'files' | 'outbox' | 'receipts' | 'leases' | 'keys';
/** Put `value` under `key`; without a value: remove it. A removed key that ends in `/` takes all keys with it that it begins. */
export type Op = readonly [shelf: Shelf, key: string, value?: unknown];
/** The write happens only if the record under this key passes (`undefined`: there is none), and then the next one. */
export type Check = readonly [shelf: Shelf, key: string, passes: (value: unknown) => boolean, next?: Check];

/** How the store writes: see `Disk.write`; `memory`: it must not lie on the device. */
export interface WriteOptions { readonly check?: Check; readonly strict?: boolean; readonly memory?: boolean }

/** Durable storage as the store needs it: IndexedDB, or a simulated one. Everything may reject. */
export interface Disk {
  get(shelf: Shelf, key: string): Promise<unknown>;
  /** Every key and value of a shelf whose key starts so. */
  list(shelf: Shelf, prefix?: string): Promise<[key: string, value: unknown][]>;
  /**
   * All of it, or nothing, in the order of calls; begun before it returns. Resolves once it is certain to last,
   * with whether the check passed. `strict` waits until it would survive a power cut.
   */
  write(ops: readonly Op[], options?: { readonly check?: Check; readonly strict?: boolean }): Promise<boolean>;
  close(): void;
}

/** What the drafts need of the world. Everything is optional and taken from the page where absent. */
export interface DraftsEnv {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** 0 up to 1. */
  readonly random?: () => number;
  /** Name of the database; default `heed`. Locks and messages between tabs go by it too. */
  readonly name?: string;
  /** `null`: there is none. */
  readonly indexedDB?: IDBFactory | null;
  /** Opens the storage itself; for simulations. */
  readonly openDisk?: (lost: () => void) => Promise<Disk>;
  /** Keep nothing on the device (a shared computer). */
  readonly memoryOnly?: boolean;
  /** Milliseconds after which a silent storage is given up; default 3000. */
  readonly patience?: number;
  /** Hears `pagehide` and `visibilitychange`; the window. */
  readonly target?: EventTarget;
}

/**
 * Drafts on this device. No method rejects: what the device cannot keep is kept in memory, and `durable` and `problem` say so.
 * Promises of booleans answer whether the device has it for certain.
 */
export interface DraftStore {
  /** Everything given to the store so far is on the device, or on its way there. */
  readonly durable: boolean;
  readonly problem?: StorageProblem;
  /** The newest draft that has not expired, with its files. */
  find(which: { readonly site: string; readonly form: string }): Promise<Draft | undefined>;
  /** Cheap enough for every key typed: one small write is on its way at a time, and the newest state follows it. */
  put(draft: Draft): Promise<boolean>;
  /** Forgets a draft and its files; one that is in the outbox stays. */
  discard(key: string): Promise<boolean>;
  /** Receipts on this device, newest first. */
  receipts(): Promise<KeptReceipt[]>;
  /** The visitor has seen the receipt: its tracking code leaves the device. */
  seen(key: string): Promise<boolean>;
  /** Begins writing what waits, at once and committed. The store calls it itself when the page hides. */
  flush(): void;
  close(): void;
  /** The draft's files as they are kept, with their blobs. Rejects if they cannot be read now. @internal */
  readonly filesOf: (draft: Draft) => Promise<KeptFile[]>;
  /** What the device does not have, once there is any. @internal */
  readonly trouble?: Promise<{ paidLate(): Promise<void> } | undefined>;
  /** Of the database. @internal */
  readonly name: string;
  /** What was last written of each draft, by its key; `undefined` of one that was discarded or sent from here. @internal */
  readonly latest: Map<string, unknown>;
  /** What lies on the shelf `drafts` for it, from now on dated. @internal */
  readonly record: (draft: Draft) => Op;
  /** Like `Disk`, over disk and memory together, never rejecting; for the outbox. @internal */
  readonly get: (shelf: Shelf, key: string) => Promise<unknown>;
  /** `sure`: rejects if the storage cannot be read now, which is not the same as having nothing. @internal */
  readonly list: (shelf: Shelf, prefix?: string, sure?: boolean) => Promise<[key: string, value: unknown][]>;
  /** Resolves with whether the check passed, and whether the device has it. @internal */
  readonly write: (ops: readonly Op[], options?: WriteOptions) =>
    Promise<{ readonly passed: boolean; readonly durable: boolean }>;
}

/** Where a submission is. Only `received` may be told as "sent". */
export type OutboxState =
  /** In the outbox, not tried yet. `durable`: it will still be there after the page is closed. */
  | { readonly state: 'kept'; readonly durable: boolean }
  /** A try is under way: file `file` of `files` (1-based; 0 once all are there), `share` of all bytes, 0 to 1. */
  | { readonly state: 'sending'; readonly file: number; readonly files: number; readonly share: number }
  /** The last try failed for `error`; the next comes by itself at `retryAt` (ms since 1970), or when the connection returns. */
  | { readonly state: 'waiting'; readonly retryAt: number; readonly durable: boolean; readonly error?: Failure;
    /** It cannot be taken back, for it may have arrived; or not before there is a connection again. */
    readonly tried?: boolean }
  /** The backend has it. */
  | { readonly state: 'received'; readonly receipt: AnyReceipt }
  /** It will not be taken like this. It is a draft again (`draft`, with its files; after `conflict` with a new key). */
  | { readonly state: 'refused'; readonly error: Failure; readonly draft: Draft };

export interface SendOptions {
  /** Hears every state from `kept` on. */
  readonly onState?: (state: OutboxState) => void;
  /** Takes it back (it is a draft again, `refused` with `aborted`) as long as the submission itself has not gone out. */
  readonly signal?: AbortSignal;
  /** Has values that must not lie on the device: the item stays in memory, the draft on disk until it has arrived. */
  readonly memoryOnly?: boolean;
}

/** What an outbox needs of the world besides the store. Taken from the page where absent; `null` means there is none. */
export interface OutboxEnv {
  readonly now?: () => number;
  readonly random?: () => number;
  /** Resolves after so many milliseconds; never, once aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly locks?: LockManager | null;
  /** Hears `online`, `visibilitychange` and `pageshow`; the window. */
  readonly target?: EventTarget | null;
  /** Lower-case hex SHA-256 of a text; for simulations, in which nothing takes real time. */
  readonly sha256?: (text: string) => Promise<string>;
  /** Tells other tabs. */
  readonly channel?: BroadcastChannel | null;
}

export interface OutboxOptions extends OutboxEnv {
  readonly store: DraftStore;
  /** The backend of a draft's `site`; none: the item waits for a page that has it. */
  readonly backend: (site: string) => HeedBackend | undefined;
}
