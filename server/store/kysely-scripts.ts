import type { ScriptContent } from 'heed/domain';
import type { Scripts, StoredScript } from './office.ts';
import type { ScriptRow } from './office-tables.ts';
import type { SiteId } from './store.ts';
import { type Engine, persist, type Timing, transact } from './transact.ts';

/** Scripts on any engine that Kysely speaks to. */
export class KyselyScripts implements Scripts {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  all(site: SiteId): Promise<StoredScript[]> {
    return persist(this.#engine, this.#timing, async () =>
      (await this.#engine.db.selectFrom('heed_scripts').selectAll().where('site', '=', site).orderBy('id').execute()).map(toScript));
  }

  uses(site: SiteId): Promise<ReadonlyMap<string, number>> {
    return persist(this.#engine, this.#timing, async () =>
      new Map((await this.#engine.db.selectFrom('heed_script_uses').selectAll().where('site', '=', site).execute()).map(({ id, used }) => [id, used])));
  }

  save(site: SiteId, id: string, base: number, content: ScriptContent & Pick<StoredScript, 'deleted'>, by: string, at: string, first = base === 0): Promise<StoredScript | 'conflict'> {
    const { purpose, kind = null, channel = null, locale, title, text, disabled, deleted } = content;
    const row: ScriptRow = { site, id, purpose, kind, channel, locale, title, text, version: base + 1, updated_at: at, updated_by: by, status: deleted ? 'deleted' : disabled ? 'disabled' : null };
    return transact(this.#engine, this.#timing, async (tx) => {
      // The version's primary key decides between two who save at once.
      const version = await tx.insertInto('heed_script_versions').values(row).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      if (!version.numInsertedOrUpdatedRows) return 'conflict';
      const saved = !first
        ? (await tx.updateTable('heed_scripts').set(row).where('site', '=', site).where('id', '=', id).where('version', '=', base).executeTakeFirst()).numUpdatedRows
        : (await tx.insertInto('heed_scripts').values(row).onConflict((oc) => oc.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows;
      if (saved) return toScript(row);
      await tx.deleteFrom('heed_script_versions').where('site', '=', site).where('id', '=', id).where('version', '=', row.version).execute();
      return 'conflict';
    });
  }

  versions(site: SiteId, id: string): Promise<StoredScript[]> {
    return persist(this.#engine, this.#timing, async () =>
      (await this.#engine.db.selectFrom('heed_script_versions').selectAll().where('site', '=', site).where('id', '=', id).orderBy('version').execute()).map(toScript));
  }

  used(site: SiteId, id: string): Promise<number> {
    return persist(this.#engine, this.#timing, async () => (await this.#engine.db.insertInto('heed_script_uses').values({ site, id, used: 1 })
      .onConflict((oc) => oc.columns(['site', 'id']).doUpdateSet((eb) => ({ used: eb('heed_script_uses.used', '+', 1) })))
      .returning('used').executeTakeFirstOrThrow()).used);
  }
}

const toScript = ({ id, purpose, kind, channel, locale, title, text, version, updated_at, updated_by, status }: ScriptRow): StoredScript => ({
  id, purpose: purpose as StoredScript['purpose'], ...(kind !== null && { kind: kind as StoredScript['kind'] }), ...(channel !== null && { channel: channel as StoredScript['channel'] }),
  locale: locale as StoredScript['locale'], title, text, ...(status === 'disabled' && { disabled: true }), ...(status === 'deleted' && { deleted: true as const }), version, updatedAt: updated_at, updatedBy: updated_by,
});
