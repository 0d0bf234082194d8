import type { VisitFigures, VisitOutcome } from 'heed/domain';
import { sql } from 'kysely';
import { MAY_HAVE_ENDED } from './survey-tables.ts';
import { type Engine, persist, type Timing, transact } from './transact.ts';
import type { Draw, StoredVisit, Visits } from './visit-store.ts';
import type { DrawRow, VisitRow } from './visit-tables.ts';

/** {@link Visits} on any engine that Kysely speaks to. */
export class KyselyVisits implements Visits {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  get #db() {
    return this.#engine.db;
  }

  #run<T>(work: () => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, work);
  }

  drawn(site: string, from: string): Promise<boolean> {
    return this.#run(async () => !!await this.#db.selectFrom('heed_visit_draws').select('at').where('site', '=', site).where('from_at', '=', from).executeTakeFirst());
  }

  closedIn(site: string, from: string, to: string): Promise<string[]> {
    // Written out, so that the planner sees that the index on ended events fits.
    const ended = sql.join(MAY_HAVE_ENDED.map((state) => sql.lit(state)));
    return this.#run(async () => (await this.#db.selectFrom('heed_events as e')
      .innerJoin('heed_desk as d', (join) => join.onRef('d.site', '=', 'e.site').onRef('d.case_id', '=', 'e.case_id').onRef('d.state', '=', 'e.state'))
      .innerJoin('heed_events as before', (join) => join.onRef('before.site', '=', 'e.site').onRef('before.case_id', '=', 'e.case_id').on('before.seq', '=', sql<number>`e.seq - 1`))
      .select('e.case_id').distinct().where('e.site', '=', site).where('e.at', '>=', from).where('e.at', '<', to).where(sql<boolean>`e.state in (${ended})`)
      // The event that ended it, not what was said or noted afterwards.
      .whereRef('before.state', '<>', 'e.state').where('d.ended', '=', 1)
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('heed_visits as v').select('v.id').whereRef('v.site', '=', 'e.site').whereRef('v.case_id', '=', 'e.case_id'))))
      .orderBy('e.case_id').execute()).map(({ case_id }) => case_id));
  }

  record(draw: Draw, closed: number, visits: readonly { readonly id: string; readonly caseId: string; readonly dueAt: string }[]): Promise<boolean> {
    const { site, from_at } = draw;
    return transact(this.#engine, this.#timing, async (tx) => {
      // The primary key decides between two who draw at once. A commit whose answer was lost is met again here by its own maker.
      const taken = await tx.insertInto('heed_visit_draws').values({ ...draw, closed, drawn: visits.length }).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      if (!taken.numInsertedOrUpdatedRows) return (await tx.selectFrom('heed_visit_draws').select('seed').where('site', '=', site).where('from_at', '=', from_at).executeTakeFirst())?.seed === draw.seed;
      for (let i = 0; i < visits.length; i += AT_ONCE) {
        await tx.insertInto('heed_visits').values(visits.slice(i, i + AT_ONCE).map(({ id, caseId, dueAt }): VisitRow => ({ site, id, case_id: caseId, from_at, due_at: dueAt, done_at: null, done_by: null, reached: null, satisfied: null }))).execute();
      }
      return true;
    });
  }

  draws(site: string, limit: number): Promise<DrawRow[]> {
    return this.#run(() => this.#db.selectFrom('heed_visit_draws').selectAll().where('site', '=', site).orderBy('from_at', 'desc').limit(limit).execute());
  }

  open(site: string, limit: number): ReturnType<Visits['open']> {
    return this.#run(async () => {
      const visits = await this.#db.selectFrom('heed_visits').selectAll().where('site', '=', site).where('done_at', 'is', null).orderBy('due_at').orderBy('id').limit(limit).execute();
      const rows = visits.length ? await this.#db.selectFrom('heed_desk').selectAll().where('site', '=', site).where('case_id', 'in', visits.map(({ case_id }) => case_id)).execute() : [];
      const byId = new Map(rows.map((row) => [row.case_id, row]));
      return visits.flatMap((visit) => {
        const row = byId.get(visit.case_id);
        return row ? [{ visit: toVisit(visit), row }] : [];
      });
    });
  }

  visit(site: string, id: string): Promise<StoredVisit | undefined> {
    return this.#run(async () => {
      const row = await this.#db.selectFrom('heed_visits').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
      return row && toVisit(row);
    });
  }

  finish(site: string, id: string, { reached, satisfied }: Omit<VisitOutcome, 'note'>, by: string, at: string): Promise<void> {
    return this.#run(async () => {
      await this.#db.updateTable('heed_visits').set({ done_at: at, done_by: by, reached: Number(reached), satisfied: satisfied === undefined ? null : Number(satisfied) })
        .where('site', '=', site).where('id', '=', id).where('done_at', 'is', null).execute();
    });
  }

  figures(site: string, since: string): Promise<VisitFigures> {
    return this.#run(async () => {
      const draws = await this.#db.selectFrom('heed_visit_draws').select((eb) => [eb.fn.sum('closed').as('closed'), eb.fn.sum('drawn').as('drawn')]).where('site', '=', site).where('from_at', '>=', since).executeTakeFirst();
      const made = await this.#db.selectFrom('heed_visits').select((eb) => [eb.fn.countAll().as('made'), eb.fn.sum('reached').as('reached'), eb.fn.sum('satisfied').as('satisfied')])
        .where('site', '=', site).where('from_at', '>=', since).where('done_at', 'is not', null).executeTakeFirst();
      return { closed: Number(draws?.closed ?? 0), drawn: Number(draws?.drawn ?? 0), made: Number(made?.made ?? 0), reached: Number(made?.reached ?? 0), satisfied: Number(made?.satisfied ?? 0) };
    });
  }
}

/** Rows in one statement: engines limit how much one may carry. */
const AT_ONCE = 100;

const toVisit = ({ id, case_id, due_at, done_at }: VisitRow): StoredVisit => ({ id, caseId: case_id, dueAt: due_at, ...(done_at !== null && { doneAt: done_at }) });
