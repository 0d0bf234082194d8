/** Scripts (T-01) and the case library (C-13), as the desk asks for them. */
import type { LibraryDraft, LibraryEntry, LibraryPage, LibraryQuery, NewLibraryEntry } from '../domain/records/library.ts';
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
  /** It was inserted. Resolves with how often by now. */
  used(id: string, options?: CallOptions): Promise<number>;
}

export interface LibraryBackend {
  search(query: LibraryQuery, options?: CallOptions): Promise<LibraryPage>;
  open(id: string, options?: CallOptions): Promise<LibraryEntry>;
  /** A closed case as an entry, without personal data, to be read before it is saved. */
  preview(reference: string, options?: CallOptions): Promise<LibraryDraft>;
  /** Saves it; the same case again replaces its entry. */
  add(entry: NewLibraryEntry, options?: CallOptions): Promise<LibraryEntry>;
  photo(id: string, fileId: string, options?: CallOptions): Promise<Blob>;
}

/** What the chain of events was found to be. */
export interface AuditReport {
  readonly checked: number;
  /** The first fault found. */
  readonly fault?: { readonly reference: string; readonly seq: number; readonly fault: string };
}
