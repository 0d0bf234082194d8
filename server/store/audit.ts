import { findFault } from './chain.ts';
import type { Audit, AuditFault } from './office.ts';
import type { SiteId } from './store.ts';
import { toCase, toEvent, toUpload } from './tables.ts';
import { type Engine, persist, type Timing } from './transact.ts';

const BATCH = 200;

/** {@link Audit} on any engine that Kysely speaks to. */
export class KyselyAudit implements Audit {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  async sites(): Promise<SiteId[]> {
    const { db } = this.#engine;
    const [cases, keys] = await persist(this.#engine, this.#timing, () => Promise.all([
      db.selectFrom('heed_cases').select('site').distinct().execute(), db.selectFrom('heed_keys').select('site').distinct().execute(),
    ]));
    return [...new Set([...cases, ...keys].map(({ site }) => site))].sort();
  }

  async verify(site: SiteId, tell: (fault: AuditFault) => boolean): Promise<number> {
    let checked = 0;
    for (let after = ''; ;) {
      const batch = await this.#cases(site, after);
      for (const { stored, events, uploads } of batch) {
        checked++;
        const fault = await findFault(stored, events, uploads);
        if (fault && !tell({ ...fault, reference: stored.reference })) return checked;
        after = stored.id;
      }
      if (batch.length < BATCH) break;
    }
    for (const [caseId, seq] of await this.#orphans(site)) if (!tell({ caseId, seq, reference: '', fault: 'case-missing' })) break;
    return checked;
  }

  #cases(site: SiteId, after: string) {
    const { db } = this.#engine;
    return persist(this.#engine, this.#timing, async () => {
      const cases = (await db.selectFrom('heed_cases').selectAll().where('site', '=', site).where('id', '>', after).orderBy('id').limit(BATCH).execute()).map(toCase);
      if (!cases.length) return [];
      const ids = cases.map(({ id }) => id);
      const events = Map.groupBy(await db.selectFrom('heed_events').selectAll().where('site', '=', site).where('case_id', 'in', ids).orderBy('case_id').orderBy('seq').execute(), (row) => row.case_id);
      const uploads = Map.groupBy(await db.selectFrom('heed_uploads').selectAll().where('site', '=', site).where('case_id', 'in', ids).execute(), (row) => row.case_id);
      return cases.map((stored) => ({ stored, events: (events.get(stored.id) ?? []).map(toEvent), uploads: (uploads.get(stored.id) ?? []).map(toUpload) }));
    });
  }

  /** Cases that are gone: their events, or the keys that they were filed with, are still there. */
  async #orphans(site: SiteId): Promise<(readonly [caseId: string, seq: number])[]> {
    const { db } = this.#engine;
    const [events, keys] = await persist(this.#engine, this.#timing, () => Promise.all([
      db.selectFrom('heed_events as e').leftJoin('heed_cases as c', (join) => join.onRef('c.site', '=', 'e.site').onRef('c.id', '=', 'e.case_id'))
        .select(['e.case_id', 'e.seq']).where('e.site', '=', site).where('c.id', 'is', null).orderBy('e.case_id').orderBy('e.seq').limit(100).execute(),
      db.selectFrom('heed_keys as k').leftJoin('heed_cases as c', (join) => join.onRef('c.site', '=', 'k.site').onRef('c.id', '=', 'k.case_id'))
        .select('k.case_id').where('k.site', '=', site).where('k.scope', '=', 'cases').where('c.id', 'is', null).limit(100).execute(),
    ]));
    const found = new Map<string, number>();
    for (const { case_id, seq } of events) if (!found.has(case_id)) found.set(case_id, seq);
    for (const { case_id } of keys) if (!found.has(case_id)) found.set(case_id, 1);
    return [...found];
  }
}
