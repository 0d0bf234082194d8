import type { LibraryContent, LibraryQuery, Script, ScriptContent } from 'heed/domain';

/** A script of a site, as changed or added there; a deleted one stays, so that its versions and whoever deleted it can be told (P-02). */
export type StoredScript = Omit<Script, 'used' | 'shipped'> & { readonly updatedAt: string; readonly updatedBy: string; readonly deleted?: true };

/** Scripts that a site has changed or added (T-01), their versions, and how often each was used. */
export interface Scripts {
  /** Deleted ones too. */
  all(site: string): Promise<StoredScript[]>;
  /** By id. */
  uses(site: string): Promise<ReadonlyMap<string, number>>;
  /** Saves what follows version `base`; the versions before are kept. `first`: the site has saved none yet (version 1 may have been shipped). */
  save(site: string, id: string, base: number, content: ScriptContent & Pick<StoredScript, 'deleted'>, by: string, at: string, first?: boolean): Promise<StoredScript | 'conflict'>;
  versions(site: string, id: string): Promise<StoredScript[]>;
  used(site: string, id: string): Promise<number>;
}

export interface StoredEntry extends LibraryContent {
  readonly id: string;
  readonly caseId: string;
  readonly kind: Script['kind'] & string;
  readonly photos: readonly { readonly id: string; readonly name: string; readonly type: string; readonly size: number; readonly digest: string }[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly version: number;
  readonly updatedAt?: string;
  readonly updatedBy?: string;
}

/** What is saved of an entry; whose it is, and since when, the store keeps itself. */
export type EntryContent = Omit<StoredEntry, 'createdAt' | 'createdBy' | 'version' | 'updatedAt' | 'updatedBy'>;

/** The case library (C-13). */
export interface Library {
  /** Saves what follows version `base` of the case's entry, which keeps its id, author and day; 0 where there is none yet. The versions before are kept (P-02). */
  save(site: string, entry: EntryContent, base: number, by: string, at: string): Promise<StoredEntry | 'conflict'>;
  entry(site: string, id: string): Promise<StoredEntry | undefined>;
  entryOf(site: string, caseId: string): Promise<StoredEntry | undefined>;
  /** All that it ever said, the oldest first. */
  versions(site: string, id: string): Promise<StoredEntry[]>;
  /** The newest first, at most `limit`, older than the entry `after`. */
  search(site: string, query: Omit<LibraryQuery, 'limit'> & { readonly limit: number }): Promise<StoredEntry[]>;
}

/** A fault in what was recorded, with the reference of its case if that is still known. */
export interface AuditFault {
  readonly caseId: string;
  /** Sequence number of the first bad event. */
  readonly seq: number;
  readonly reference: string;
  /**
   * Beside the chain's own: the case is gone; its row says something else than its events; a file's record does; the register has no entry for it;
   * its entry is missing though others name it, or was altered; the register does not have the head that was noted (after `seq` cases).
   */
  readonly fault: 'missing' | 'altered' | 'content-altered' | 'case-missing' | 'record-altered' | 'file-altered' | 'unregistered' | 'register-altered' | 'head-differs';
  /** Of `record-altered`: what. */
  readonly field?: string;
}

/** How many cases a site has in its register, and a hash of all their entries in the order of their ids. */
export interface RegisterHead { readonly count: number; readonly hash: string }

/** Checks what was recorded, all of it: nothing edited, removed or put in another order. */
export interface Audit {
  /** Every site that has cases or events. */
  sites(): Promise<string[]>;
  /** Tells each fault of a site, and resolves with how many cases it looked at. It reads in batches and stops when `tell` says `false`. */
  verify(site: string, tell: (fault: AuditFault) => boolean, options: AuditOptions): Promise<AuditResult>;
}

export interface AuditOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A head that was noted before: all cases up to it must still be there. */
  readonly noted?: RegisterHead;
}

export interface AuditResult {
  readonly checked: number;
  /** What to note elsewhere: of all cases but those of the last half minute. Absent while there are none, and when it was stopped. */
  readonly head?: RegisterHead;
}

/** A mail in the outbox: to the customer about an event of a case, to the staff about one or about a call that is late, or asking for the score of a survey. */
export interface StoredMail {
  readonly site: string;
  readonly about: 'case' | 'staff' | 'call' | 'survey';
  /** Of the case, or of the invitation; to the staff, of the case and of the user, with a blank between; about a call, of the call, the user, the role and when it was due. */
  readonly id: string;
  /** Number of the event; of an invitation 0 asks and 1 reminds; of a call how many steps were told before. */
  readonly seq: number;
  /** `none`: there was nobody to send it to; `unsure`: it may have gone out, and is not sent again; `stale`: nobody sent it for a day. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'none' | 'failed' | 'unsure' | 'stale';
  /** This one included. */
  readonly attempts: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** The outbox of mails: written with the event, emptied by any process, each mail by one. */
export interface Mails {
  /** Takes what is due at `now`; whoever takes it ends it before `until`. What is older than `stale` and was never tried is left out for good. */
  take(now: string, until: string, stale: string, limit: number): Promise<StoredMail[]>;
  /** What became of a mail that was taken; one that waits again does so until `at`. */
  end(mail: Pick<StoredMail, 'site' | 'id' | 'seq'>, state: StoredMail['state'], at: string): Promise<void>;
  /** The newest first, whatever became of them. */
  newest(site: string, limit: number): Promise<StoredMail[]>;
}

/** Something that is due, or late, and nobody has been told of it yet. */
export interface DueAlarm {
  readonly site: string;
  readonly caseId: string;
  /** ISO 8601, UTC. */
  readonly dueAt: string;
  /** Counts how often it was set. */
  readonly step: number;
}

/** What is due next of each open case, set with each event but those that the alarm itself makes. */
export interface Alarms {
  /** Those whose time has come, the longest due first. */
  ringing(now: string, limit: number): Promise<DueAlarm[]>;
  /** What was due has been done; the next comes at `nextAt`, or never. Nothing if somebody was faster, or the case has moved on. */
  rung(alarm: DueAlarm, nextAt: string | undefined): Promise<void>;
}
