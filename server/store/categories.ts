import type { Taxonomy } from 'heed/domain';
import type { Categories } from './category-store.ts';
import type { TaxonomyRow } from './category-tables.ts';
import { type Engine, persist, type Timing } from './transact.ts';

/** {@link Categories} on any engine that Kysely speaks to. */
export class KyselyCategories implements Categories {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  version(site: string): Promise<number> {
    return persist(this.#engine, this.#timing, async () =>
      (await this.#engine.db.selectFrom('heed_taxonomies').select('version').where('site', '=', site).orderBy('version', 'desc').limit(1).executeTakeFirst())?.version ?? 0);
  }

  taxonomy(site: string, version?: number): Promise<Taxonomy | undefined> {
    return persist(this.#engine, this.#timing, async () => {
      const row = await this.#engine.db.selectFrom('heed_taxonomies').selectAll().where('site', '=', site).$if(version !== undefined, (query) => query.where('version', '=', version!))
        .orderBy('version', 'desc').limit(1).executeTakeFirst();
      return row && toTaxonomy(row);
    });
  }

  save(site: string, base: number, categories: Taxonomy['categories'], by: string, at: string): Promise<Taxonomy | 'conflict'> {
    const row: TaxonomyRow = { site, version: base + 1, categories_json: JSON.stringify(categories), updated_at: at, updated_by: by };
    return persist(this.#engine, this.#timing, async () => {
      // The primary key decides between two who save at once. A commit whose answer was lost is met again here by its own maker.
      await this.#engine.db.insertInto('heed_taxonomies').values(row).onConflict((oc) => oc.doNothing()).execute();
      const found = await this.#engine.db.selectFrom('heed_taxonomies').selectAll().where('site', '=', site).where('version', '=', row.version).executeTakeFirstOrThrow();
      return found.categories_json === row.categories_json && found.updated_at === at && found.updated_by === by ? toTaxonomy(row) : 'conflict';
    });
  }
}

const toTaxonomy = ({ version, categories_json, updated_at, updated_by }: TaxonomyRow): Taxonomy => ({
  version, categories: JSON.parse(categories_json) as Taxonomy['categories'], updatedAt: updated_at, updatedBy: updated_by,
});
