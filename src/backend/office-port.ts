/** Scripts (T-01) and the case library (C-13), as the desk asks for them. */
import type { Category, CategoryCount, Taxonomy } from '../domain/categories.ts';
import type { LibraryDraft, LibraryEntry, LibraryPage, LibraryQuery, NewLibraryEntry } from '../domain/records/library.ts';
import type { ReturnVisit, VisitFigures, VisitOutcome } from '../domain/return-visits.ts';
import type { Script, ScriptContent, ScriptQuery } from '../domain/records/script.ts';
import type { CallOptions } from './port.ts';

export type * from '../domain/records/library.ts';
export type * from '../domain/records/script.ts';

export interface ScriptBackend {
  /** Best first: those of this kind and channel before those of any, then the ones used most. */
  list(query: ScriptQuery, options?: CallOptions): Promise<readonly Script[]>;
  /**
   * Changes a script, or makes one (`version` 0). Rejects with `conflict` where somebody else was faster, and with `invalid` for unknown
   * placeholders (issue `unknown-placeholder` with the name).
   */
  save(id: string, script: ScriptContent & { readonly version: number }, options?: CallOptions): Promise<Script>;
  /** Deletes it for good. Rejects with `conflict` where somebody has changed it since `version`, and with `not-found` where it is gone. Absent where nothing can be deleted. */
  remove?(id: string, version: number, options?: CallOptions): Promise<void>;
  /** It was inserted. Resolves with how often by now. */
  used(id: string, options?: CallOptions): Promise<number>;
}

export type { Category, CategoryCount, Taxonomy };

export interface CategoryBackend {
  /** The newest version of what cases concern, retired categories too, and how many cases are sorted under each itself. */
  load(options?: CallOptions): Promise<Taxonomy & { readonly counts: readonly CategoryCount[] }>;
  /** Saves what follows version `base`. Rejects with `conflict` where somebody else was faster, and with `invalid` and the codes of `checkCategories`. */
  save(base: number, categories: readonly Category[], options?: CallOptions): ReturnType<CategoryBackend['load']>;
}

export type { ReturnVisit, VisitFigures, VisitOutcome };

/** What is to be visited, the most urgent first, and what came of the draws before. */
export interface ReturnVisits { readonly items: readonly ReturnVisit[]; readonly figures: VisitFigures }

export interface VisitBackend {
  list(options?: CallOptions): Promise<ReturnVisits>;
  /** Records a visit; resolves with what is left. Rejects with `conflict` where somebody else has recorded it. */
  done(id: string, outcome: VisitOutcome, options?: CallOptions): Promise<ReturnVisits>;
}

export interface LibraryBackend {
  search(query: LibraryQuery, options?: CallOptions): Promise<LibraryPage>;
  open(id: string, options?: CallOptions): Promise<LibraryEntry>;
  /** A closed case as an entry, or the one that it has (`saved`), without personal data, to be read before it is saved. */
  preview(reference: string, options?: CallOptions): Promise<LibraryDraft>;
  /** Saves it, or what follows `version` of the case's entry. Rejects with `conflict` where the entry has another version by now. */
  add(entry: NewLibraryEntry, options?: CallOptions): Promise<LibraryEntry>;
  photo(id: string, fileId: string, options?: CallOptions): Promise<Blob>;
}

/** What the chain of events was found to be. */
export interface AuditReport {
  readonly checked: number;
  /** The end of the register of cases: noted elsewhere, it tells later whether all of today is still there. */
  readonly head?: string;
  /** The first fault found. */
  readonly fault?: { readonly reference: string; readonly seq: number; readonly fault: string };
}
