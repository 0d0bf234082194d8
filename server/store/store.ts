import type { CaseKind, Channel, ExtraAnswer, Party, Person, Role, Values } from 'heed/domain';
import type { Categories } from './category-store.ts';
import type { DeskStore } from './desk-store.ts';
import type { Alarms, Audit, Library, Mails, Scripts } from './office.ts';
import type { StaffStore } from './staff-store.ts';
import type { Surveys } from './surveys.ts';
import type { Visits } from './visit-store.ts';

/** A site (tenant). It stands first in every key, so that rows of one site lie together and never mix with another's. */
export type SiteId = string;

/** A case as it is stored. */
export interface StoredCase {
  readonly site: SiteId;
  /** UUID version 7. */
  readonly id: string;
  readonly reference: string;
  readonly kind: CaseKind;
  readonly form: { readonly id: string; readonly version: number };
  readonly state: string;
  readonly subject: string;
  readonly values: Values;
  readonly extra: readonly ExtraAnswer[];
  readonly locale: string;
  readonly source: { readonly page?: string; readonly widget?: string };
  /** Lower-case hex SHA-256 of the tracking code. The code itself is kept nowhere. */
  readonly trackingHash: string;
  /** Lower-case hex SHA-256 of the submitted content. */
  readonly digest: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** ISO 8601, UTC. */
  readonly answerDueAt: string;
  readonly answeredAt?: string;
  /** Sequence number and hash of the last event: an event cut off the end is noticed. */
  readonly headSeq: number;
  readonly headHash: string;
}

/** An event of a case. Events are appended, never changed. */
export interface StoredEvent {
  readonly seq: number;
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: Party;
  /** State of the case after the event. */
  readonly state: string;
  /** `internal` events are never shown to a customer. */
  readonly visibility: 'public' | 'internal';
  readonly text?: string;
  /** Ids of uploads. */
  readonly files: readonly string[];
  /** What else the event carries. The hash covers it. */
  readonly data: EventData;
  /** Hash of the event before, `''` for the first. */
  readonly prev: string;
  /** Lower-case hex SHA-256 over the event and `prev`. */
  readonly hash: string;
}

export interface EventData {
  /** Of each of its files, in their order: what it was called when it came, and the digest of its bytes. */
  readonly attached?: readonly { readonly name: string; readonly digest: string }[];
  /** Of `received`: the digest of the submission, and how it came in if not by the web. */
  readonly digest?: string;
  readonly channel?: Channel;
  /** Who of the staff did it (P-02), under the name they had then. */
  readonly actor?: Person & { readonly role: Role };
  /** What was recorded with a step, without its files. */
  readonly payload?: Values;
  /** An agent recorded it for the customer. */
  readonly onBehalf?: boolean;
  /** Of `assigned-to`. */
  readonly assignee?: Person | null;
  /** Of `merge` and `merged`: the id of the other case. */
  readonly into?: string;
  readonly from?: string;
  /** Of `received`: when staff recorded a case that had come in before. */
  readonly recordedAt?: string;
}

export type NewEvent = Omit<StoredEvent, 'seq' | 'prev' | 'hash'>;

/** An uploaded file's record. Its bytes lie in the file store under `storageKey`. */
export interface StoredUpload {
  readonly site: SiteId;
  readonly id: string;
  /** The case that owns it; absent until a case or event claims it. */
  readonly caseId?: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly digest: string;
  readonly storageKey: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Deadlines of a case as they stand; they depend on the site's settings, which a store does not know. */
export interface Due {
  readonly answerDueAt: string;
  readonly promisedAt?: string;
  readonly dueAt?: string;
}

export type NewCase = Omit<StoredCase, 'reference' | 'headSeq' | 'headHash' | 'answeredAt'>;

export interface FileCase {
  /** The idempotency key of the submission. */
  readonly key: string;
  readonly case: NewCase;
  /** The first event. */
  readonly event: NewEvent;
  /** Deadlines besides that of the answer. */
  readonly due?: Omit<Due, 'answerDueAt'>;
  /** The customer's identity at the host site, if they have one. */
  readonly subject?: string;
  /** Uploads that the case claims. */
  readonly uploads: readonly string[];
  /** Makes a reference; called again should one be taken. */
  readonly makeReference: () => string;
}

/**
 * What became of a creation: done now, done before with the same content, refused because the key came before with other
 * content, or refused because an upload is missing or belongs to another case.
 */
export type Filed =
  | { readonly outcome: 'created' | 'replayed'; readonly case: StoredCase }
  | { readonly outcome: 'conflict' | 'uploads-taken' };

export interface AppendEvent<R> {
  readonly site: SiteId;
  readonly caseId: string;
  readonly key: string;
  /** Digest of the request's content; the same key with another digest is a conflict. */
  readonly digest: string;
  readonly uploads: readonly string[];
  /** Decides on the newest state of the case, inside the transaction; may be called several times. */
  readonly decide: (current: StoredCase, events: readonly StoredEvent[]) => Verdict | { readonly refused: R };
}

/** What is to be written. */
export interface Verdict {
  readonly event: NewEvent;
  /** Events that come right after it. */
  readonly follows?: readonly NewEvent[];
  readonly answeredAt?: string;
  /** Deadlines after it; absent: as they were. */
  readonly due?: Due;
}

/** Two cases of which one goes on as the other. Both events stand or fall together. */
export interface MergeCases<R> {
  readonly site: SiteId;
  readonly from: string;
  readonly into: string;
  readonly decide: (from: Known, into: Known) => { readonly from: Verdict; readonly into: Verdict } | { readonly refused: R };
}
export interface Known { readonly case: StoredCase; readonly events: readonly StoredEvent[] }

export type Appended<R> =
  | { readonly outcome: 'created' | 'replayed' }
  | { readonly outcome: 'conflict' | 'uploads-taken' | 'not-found' }
  | { readonly outcome: 'refused'; readonly refusal: R };

/** The first thing found wrong in a chain of events. */
export interface ChainFault {
  readonly caseId: string;
  /** Sequence number of the first bad event. */
  readonly seq: number;
  readonly fault: 'missing' | 'altered' | 'content-altered';
}

/**
 * Everything the server remembers. Each method is one transaction and may be called from several processes at once.
 * Rejects with {@link StoreUnavailable} when the database cannot be reached, or is full.
 */
export interface Store {
  readonly surveys: Surveys;
  readonly scripts: Scripts;
  readonly categories: Categories;
  readonly visits: Visits;
  readonly library: Library;
  readonly audit: Audit;
  readonly mails: Mails;
  readonly alarms: Alarms;
  /** Users, departments, sessions, who looks at what. */
  readonly staff: StaffStore;
  /** Queues, lists, and what leads to a case. */
  readonly desk: DeskStore;
  /** Brings the tables up to date; safe for several starters at once. */
  migrate(): Promise<void>;
  /** A remembered setting; the first to ask decides its value with `make`. */
  setting(site: SiteId, name: string, make: () => string): Promise<string>;
  /** The values of all remembered settings whose name begins so. */
  settings(site: SiteId, prefix: string): Promise<string[]>;
  /** Files a case, its first event and its idempotency key in one transaction; the unique key decides. */
  fileCase(input: FileCase): Promise<Filed>;
  /** The case an idempotency key made, if it came before, whatever its content was. */
  caseByKey(site: SiteId, key: string): Promise<StoredCase | undefined>;
  caseById(site: SiteId, id: string): Promise<StoredCase | undefined>;
  caseByReference(site: SiteId, reference: string): Promise<StoredCase | undefined>;
  /** Events of a case in order. */
  events(site: SiteId, caseId: string): Promise<StoredEvent[]>;
  appendEvent<R>(input: AppendEvent<R>): Promise<Appended<R>>;
  mergeCases<R>(input: MergeCases<R>): Promise<Appended<R>>;
  addUpload(upload: StoredUpload): Promise<void>;
  uploads(site: SiteId, ids: readonly string[]): Promise<StoredUpload[]>;
  uploadsOf(site: SiteId, caseId: string): Promise<StoredUpload[]>;
  /** Takes at most `limit` uploads that no case claimed before `before` (ISO 8601) off the records, and returns them. */
  dropUnclaimedUploads(before: string, limit: number): Promise<StoredUpload[]>;
  /** Adds `by` to a counter and returns its new value. `window` is part of its name; it may be forgotten after `expiresAt` (ISO 8601). */
  count(site: SiteId, bucket: string, window: number, expiresAt: string, by: number): Promise<number>;
  dropExpiredCounters(now: string): Promise<void>;
  /** Recomputes every hash of one case, or of all cases of a site. */
  verifyChain(site: SiteId, caseId?: string): Promise<{ readonly checked: number; readonly fault?: ChainFault }>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The database cannot be reached or cannot write now. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** The storage is full; waiting does not help by itself. */
  readonly full: boolean;
  constructor(message: string, options: { cause?: unknown; full?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.full = options.full ?? false;
  }
}
