import type { LibraryContent, LibraryQuery, Script, ScriptContent } from 'heed/domain';

/** A script of a site, as changed or added there. */
export type StoredScript = Omit<Script, 'used' | 'shipped'> & { readonly updatedAt: string; readonly updatedBy: string };

/** Scripts that a site has changed or added (T-01), their versions, and how often each was used. */
export interface Scripts {
  all(site: string): Promise<StoredScript[]>;
  /** By id. */
  uses(site: string): Promise<ReadonlyMap<string, number>>;
  /** Saves what follows version `base`; the versions before are kept. `first`: the site has saved none yet (version 1 may have been shipped). */
  save(site: string, id: string, base: number, content: ScriptContent, by: string, at: string, first?: boolean): Promise<StoredScript | 'conflict'>;
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
}

/** The case library (C-13). */
export interface Library {
  /** Saves an entry; the one of the same case is replaced and keeps its id. Resolves with the id. */
  save(site: string, entry: StoredEntry): Promise<string>;
  entry(site: string, id: string): Promise<StoredEntry | undefined>;
  /** The newest first, at most `limit`, older than the entry `after`. */
  search(site: string, query: Omit<LibraryQuery, 'limit'> & { readonly limit: number }): Promise<StoredEntry[]>;
}

/** A fault in what was recorded, with the reference of its case if that is still known. */
export interface AuditFault {
  readonly caseId: string;
  /** Sequence number of the first bad event. */
  readonly seq: number;
  readonly reference: string;
  readonly fault: 'missing' | 'altered' | 'content-altered' | 'case-missing';
}

/** Checks what was recorded, all of it: nothing edited, removed or put in another order. */
export interface Audit {
  /** Every site that has cases or events. */
  sites(): Promise<string[]>;
  /** Tells each fault of a site, and resolves with how many cases it looked at. It reads in batches and stops when `tell` says `false`. */
  verify(site: string, tell: (fault: AuditFault) => boolean): Promise<number>;
}
