import type { QueueName } from 'heed/domain';
import { sql } from 'kysely';
import { groupsOf, inLane, type Lane, lanesOf, matching, type Place, type Query, stretch } from './desk-lists.ts';
import { withWords } from './desk-search.ts';
import type { DeskStore, ListCases, Reading } from './desk-store.ts';
import type { DeskTable } from './rows.ts';
import { soughtIn } from './search-index.ts';
import { type Db, type Engine, persist, type Timing } from './transact.ts';

export type * from './desk-store.ts';

type SiteId = string;

/** As the partial indexes say it: SQLite takes one only for the very same words, without parameters. */
const isFilled = (column: 'order_number' | 'phone' | 'email' | 'merged_into') => sql<boolean>`${sql.ref(column)} <> ''`;

/** Categories in one question. */
const COUNTED_AT_ONCE = 50;

const isOpen = (queue: QueueName) => queue !== 'all';

export class KyselyDeskStore implements DeskStore {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  #run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, () => work(this.#engine.db));
  }

  list(query: ListCases): ReturnType<DeskStore['list']> {
    const { site, after, limit, queue = 'all', sort = 'due' } = query;
    return this.#run(async (db) => {
      const groups = groupsOf(sort, isOpen(queue));
      const sought = soughtIn(query.q ?? '');
      const found: Place[] = sought.length ? await withWords(db, query, groups, sought) : [];
      for (let group = after?.group ?? 0; !sought.length && group < groups.length && found.length <= limit; group++) {
        found.push(...await stretch(db, query, groups, group, group === after?.group ? after : undefined, limit + 1 - found.length));
      }
      const shown = found.slice(0, limit);
      const rows = new Map((await this.rows(site, shown.map(({ id }) => id))).map((row) => [row.case_id, row]));
      return { rows: shown.flatMap(({ id }) => rows.get(id) ?? []), ...(found.length > limit && { next: found[limit - 1]! }) };
    });
  }

  count({ site, scope, now, queue = 'all' }: Pick<ListCases, 'site' | 'scope' | 'now' | 'queue'>, cap: number): Promise<number> {
    return this.#run(async (db) => {
      const ids = (lane: Lane) => {
        // A department's own rows know it.
        if (lane && 'department' in lane && queue === 'department') {
          return db.selectFrom('heed_desk_departments as d').select('d.case_id').where('d.site', '=', site).where('d.department', '=', lane.department).where('d.calm', 'in', [0, 1]).where('d.ended', '=', 0).limit(cap);
        }
        const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
        const flag = (name: 'calm' | 'ended') => sql.ref<number>(lane && 'department' in lane ? `d.${name}` : `c.${name}`);
        return matching(inLane(base, lane, 'next_due').query, { site, scope, now, queue, limit: cap })
          // Both kinds of urgency, because the indexes begin with it.
          .$if(isOpen(queue), (qb) => qb.where(flag('calm'), 'in', [0, 1]).where(flag('ended'), '=', 0)).clearSelect().select('c.case_id').limit(cap);
      };
      const lanes = lanesOf({ queue, scope });
      if (lanes.length === 1) {
        const limited = ids(lanes[0]).as('found');
        return Number((await db.selectFrom(limited).select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
      }
      const found = new Set<string>();
      for (const lane of lanes) for (const { case_id } of await ids(lane).execute()) found.add(case_id);
      return Math.min(found.size, cap);
    });
  }

  countCategories(site: SiteId, codes: readonly string[], cap: number): ReturnType<DeskStore['countCategories']> {
    return this.#run(async (db) => {
      const found = new Map<string, number>();
      // No engine takes a question of any length.
      for (let from = 0; from < codes.length; from += COUNTED_AT_ONCE) {
        const parts = codes.slice(from, from + COUNTED_AT_ONCE).map((code) => sql`select ${code} as code, (select count(*) from (select 1 from heed_desk where site = ${site} and category = ${code} limit ${cap}) as found) as n`);
        const { rows } = await sql<{ code: string; n: number }>`${sql.join(parts, sql` union all `)}`.execute(db);
        for (const { code, n } of rows) found.set(code, Number(n));
      }
      return found;
    });
  }

  row(site: SiteId, caseId: string): Promise<DeskTable | undefined> {
    return this.#run((db) => db.selectFrom('heed_desk').selectAll().where('site', '=', site).where('case_id', '=', caseId).executeTakeFirst());
  }

  rows(site: SiteId, caseIds: readonly string[]): Promise<DeskTable[]> {
    if (!caseIds.length) return Promise.resolve([]);
    return this.#run((db) => db.selectFrom('heed_desk').selectAll().where('site', '=', site).where('case_id', 'in', caseIds).execute());
  }

  changes(site: SiteId, since: string, limit: number): Promise<DeskTable[]> {
    return this.#run((db) => db.selectFrom('heed_desk').selectAll().where('site', '=', site).where('updated_at', '>=', since).orderBy('updated_at').orderBy('case_id').limit(limit).execute());
  }

  related({ site, case_id, phone, email, order_number }: Parameters<DeskStore['related']>[0], limit: number): Promise<DeskTable[]> {
    return this.#run(async (db) => {
      const found = new Map<string, DeskTable>();
      for (const [column, value] of [['order_number', order_number], ['phone', phone], ['email', email]] as const) {
        if (!value) continue;
        const rows = await db.selectFrom('heed_desk').selectAll().where('site', '=', site).where(column, '=', value).where(isFilled(column)).where('ended', '=', 0).where('case_id', '<>', case_id)
          .orderBy('received_at', 'desc').limit(limit).execute();
        for (const row of rows) found.set(row.case_id, row);
      }
      return [...found.values()].sort((a, b) => (a.received_at < b.received_at ? 1 : -1)).slice(0, limit);
    });
  }

  mergedInto(site: SiteId, caseId: string): Promise<DeskTable[]> {
    return this.#run((db) => db.selectFrom('heed_desk').selectAll().where('site', '=', site).where('merged_into', '=', caseId).where(isFilled('merged_into')).orderBy('received_at').execute());
  }

  ofSubject(site: SiteId, subject: string, limit: number): Promise<DeskTable[]> {
    return this.#run((db) => db.selectFrom('heed_subjects as s').innerJoin('heed_desk as c', (join) => join.onRef('c.site', '=', 's.site').onRef('c.case_id', '=', 's.case_id'))
      .selectAll('c').where('s.site', '=', site).where('s.subject', '=', subject).orderBy('s.case_id', 'desc').limit(limit).execute());
  }

  isOfSubject(site: SiteId, subject: string, caseId: string): Promise<boolean> {
    return this.#run(async (db) => !!(await db.selectFrom('heed_subjects').select('case_id').where('site', '=', site).where('subject', '=', subject).where('case_id', '=', caseId).executeTakeFirst()));
  }

  markRead(site: SiteId, caseId: string, reader: 'customer' | 'staff', { seq, at }: Reading): Promise<void> {
    return this.#run(async (db) => {
      await db.insertInto('heed_reads').values({ site, case_id: caseId, reader, seq, at })
        .onConflict((oc) => oc.columns(['site', 'case_id', 'reader']).doUpdateSet({ seq, at }).where('heed_reads.seq', '<', seq)).execute();
    });
  }

  reads(site: SiteId, caseId: string): ReturnType<DeskStore['reads']> {
    return this.#run(async (db) => {
      const rows = await db.selectFrom('heed_reads').selectAll().where('site', '=', site).where('case_id', '=', caseId).execute();
      return Object.fromEntries(rows.map(({ reader, seq, at }) => [reader, { seq, at }]));
    });
  }
}
