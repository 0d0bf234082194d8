import type { CaseQuery } from 'heed/domain';
import type { DeskTable } from './rows.ts';

type SiteId = string;

/** Whose eyes a list is for. */
export interface Scope {
  readonly userId: string;
  readonly departments: readonly string[];
  /** Sees every case; else only those of the departments and those given to the user. */
  readonly all: boolean;
}

/** Where a page ended: in which group, at which key, at which case. */
export interface Place { readonly group: number; readonly key: string; readonly id: string }

export interface ListCases extends Omit<CaseQuery, 'after' | 'limit' | 'category'> {
  readonly site: SiteId;
  readonly scope: Scope;
  readonly now: string;
  /** Codes, of which a case has one. */
  readonly categories?: readonly string[];
  readonly after?: Place;
  readonly limit: number;
}

export interface Reading { readonly seq: number; readonly at: string }

/** Queues, lists, and the other ways to a case. */
export interface DeskStore {
  list(query: ListCases): Promise<{ readonly rows: readonly DeskTable[]; readonly next?: Place }>;
  /** How many a queue has, up to `cap`. */
  count(query: Pick<ListCases, 'site' | 'scope' | 'now' | 'queue'>, cap: number): Promise<number>;
  /** How many cases are sorted under each of these codes, up to `cap`. */
  countCategories(site: SiteId, codes: readonly string[], cap: number): Promise<ReadonlyMap<string, number>>;
  row(site: SiteId, caseId: string): Promise<DeskTable | undefined>;
  rows(site: SiteId, caseIds: readonly string[]): Promise<DeskTable[]>;
  /** What has changed from `since` on, the oldest change first. */
  changes(site: SiteId, since: string, limit: number): Promise<DeskTable[]>;
  /** Other open cases of the same order, phone or e-mail, the newest first. */
  related(row: Pick<DeskTable, 'site' | 'case_id' | 'phone' | 'email' | 'order_number'>, limit: number): Promise<DeskTable[]>;
  /** Cases that were merged into this one. */
  mergedInto(site: SiteId, caseId: string): Promise<DeskTable[]>;
  /** Cases filed under an identity of the host site, the newest first. */
  ofSubject(site: SiteId, subject: string, limit: number): Promise<DeskTable[]>;
  isOfSubject(site: SiteId, subject: string, caseId: string): Promise<boolean>;
  markRead(site: SiteId, caseId: string, reader: 'customer' | 'staff', reading: Reading): Promise<void>;
  reads(site: SiteId, caseId: string): Promise<{ readonly customer?: Reading; readonly staff?: Reading }>;
}
