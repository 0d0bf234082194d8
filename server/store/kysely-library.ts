import { indexTerms, LIBRARY_TEXTS, queryTerms } from 'heed/domain';
import type { EntryContent, Library, StoredEntry } from './office.ts';
import type { LibraryRow } from './office-tables.ts';
import type { SiteId } from './store.ts';
import { type Engine, persist, type Timing, transact } from './transact.ts';

/** Words of a question that are looked for; whoever asks with more has said enough. */
const MOST = 16;
/** Rows of one insert: engines limit the parameters of a statement. */
const BATCH = 300;

/** The case library on any engine that Kysely speaks to. It finds by a table of words that both engines keep alike. */
export class KyselyLibrary implements Library {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  save(site: SiteId, entry: EntryContent, base: number, by: string, at: string): Promise<StoredEntry | 'conflict'> {
    return transact(this.#engine, this.#timing, async (tx) => {
      const { id: _, ...row } = fromEntry(site, entry);
      // The row itself decides between two who save at once.
      const saved = base
        ? await tx.updateTable('heed_library').set({ ...row, version: base + 1, updated_at: at, updated_by: by })
          .where('site', '=', site).where('case_id', '=', entry.caseId).where('version', '=', base).returningAll().executeTakeFirst()
        : await tx.insertInto('heed_library').values({ ...row, id: entry.id, created_at: at, created_by: by, version: 1, updated_at: null, updated_by: null })
          .onConflict((oc) => oc.columns(['site', 'case_id']).doNothing()).returningAll().executeTakeFirst();
      if (!saved) return 'conflict';
      const { id } = saved;
      await tx.insertInto('heed_library_versions').values(saved).execute();
      await tx.deleteFrom('heed_library_terms').where('site', '=', site).where('entry_id', '=', id).execute();
      const terms = termsOf(entry);
      for (let from = 0; from < terms.length; from += BATCH) {
        await tx.insertInto('heed_library_terms').values(terms.slice(from, from + BATCH).map((term) => ({ site, term, entry_id: id }))).execute();
      }
      return toEntry(saved);
    });
  }

  entry(site: SiteId, id: string): Promise<StoredEntry | undefined> {
    return persist(this.#engine, this.#timing, async () => {
      const row = await this.#engine.db.selectFrom('heed_library').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
      return row && toEntry(row);
    });
  }

  entryOf(site: SiteId, caseId: string): Promise<StoredEntry | undefined> {
    return persist(this.#engine, this.#timing, async () => {
      const row = await this.#engine.db.selectFrom('heed_library').selectAll().where('site', '=', site).where('case_id', '=', caseId).executeTakeFirst();
      return row && toEntry(row);
    });
  }

  versions(site: SiteId, id: string): Promise<StoredEntry[]> {
    return persist(this.#engine, this.#timing, async () =>
      (await this.#engine.db.selectFrom('heed_library_versions').selectAll().where('site', '=', site).where('id', '=', id).orderBy('version').execute()).map(toEntry));
  }

  search(site: SiteId, { q = '', kind, cause = '', department, phase, after, limit }: Parameters<Library['search']>[1]): Promise<StoredEntry[]> {
    const terms = [
      ...queryTerms(q), ...queryTerms(cause).map((term) => `#cause:${term}`), ...(kind ? [`#kind:${kind}`] : []), ...(department ? [`#department:${department}`] : []), ...(phase ? [`#phase:${phase}`] : []),
    ].slice(0, MOST);
    return persist(this.#engine, this.#timing, async () => {
      let query = this.#engine.db.selectFrom('heed_library').selectAll().where('site', '=', site);
      for (const term of terms) {
        query = query.where(({ exists, selectFrom }) => exists(selectFrom('heed_library_terms').select('term')
          .where('site', '=', site).where('term', '=', term).whereRef('entry_id', '=', 'heed_library.id')));
      }
      if (after !== undefined) query = query.where('id', '<', after);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toEntry);
    });
  }
}

const termsOf = (entry: EntryContent): string[] => [...new Set([
  ...indexTerms(LIBRARY_TEXTS.map((name) => entry[name])), ...indexTerms([entry.cause]).map((term) => `#cause:${term}`),
  `#kind:${entry.kind}`, `#phase:${entry.phase}`, ...entry.departments.map((id) => `#department:${id}`),
])];

const fromEntry = (site: SiteId, { id, caseId, kind, phase, title, problem, cause, lesson, measure, departments, photos }: EntryContent) => ({
  site, id, case_id: caseId, kind, phase, title, problem, cause, lesson, measure, departments_json: JSON.stringify(departments), photos_json: JSON.stringify(photos),
});

const toEntry = ({ id, case_id, kind, phase, title, problem, cause, lesson, measure, departments_json, photos_json, created_at, created_by, version, updated_at, updated_by }: LibraryRow): StoredEntry => ({
  id, caseId: case_id, kind: kind as StoredEntry['kind'], phase: phase as StoredEntry['phase'], title, problem, cause, lesson, measure,
  departments: JSON.parse(departments_json) as string[], photos: JSON.parse(photos_json) as StoredEntry['photos'], createdAt: created_at, createdBy: created_by,
  version, ...(updated_at !== null && { updatedAt: updated_at }), ...(updated_by !== null && { updatedBy: updated_by }),
});
