import type { LibraryContent, LibraryQuery, Script, ScriptContent } from 'heed/domain';
import type { SiteId } from './store.ts';

/** A script of a site, as changed or added there. */
export type StoredScript = Omit<Script, 'used' | 'shipped'> & { readonly updatedAt: string; readonly updatedBy: string };

/** Scripts that a site has changed or added (T-01), their versions, and how often each was used. */
export interface Scripts {
  all(site: SiteId): Promise<StoredScript[]>;
  /** By id. */
  uses(site: SiteId): Promise<ReadonlyMap<string, number>>;
  /** Saves what follows version `base`; the versions before are kept. `first`: the site has saved none yet (version 1 may have been shipped). */
  save(site: SiteId, id: string, base: number, content: ScriptContent, by: string, at: string, first?: boolean): Promise<StoredScript | 'conflict'>;
  versions(site: SiteId, id: string): Promise<StoredScript[]>;
  used(site: SiteId, id: string): Promise<number>;
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
  save(site: SiteId, entry: StoredEntry): Promise<string>;
  entry(site: SiteId, id: string): Promise<StoredEntry | undefined>;
  /** The newest first, at most `limit`, older than the entry `after`. */
  search(site: SiteId, query: Omit<LibraryQuery, 'limit'> & { readonly limit: number }): Promise<StoredEntry[]>;
}
