import type { Taxonomy } from 'heed/domain';

/** The categories that sites have defined (C-01), in all their versions. */
export interface Categories {
  /** Number of the newest version; 0 where none was saved. */
  version(site: string): Promise<number>;
  /** The newest version, or one before. */
  taxonomy(site: string, version?: number): Promise<Taxonomy | undefined>;
  /** Saves the next version; `conflict` if somebody has saved one after `base`. */
  save(site: string, base: number, categories: Taxonomy['categories'], by: string, at: string): Promise<Taxonomy | 'conflict'>;
}
