import type { CaseSort, QueueName } from 'heed/domain';
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { DeskStore, ListCases, Reading, Scope } from './desk-store.ts';
import type { DeskTable, Tables } from './rows.ts';
import { findWords, haveWords, isOneOf, soughtIn } from './search-index.ts';
import { type Db, type Engine, persist, type Timing } from './transact.ts';

export type * from './desk-store.ts';

type SiteId = string;
type Query = SelectQueryBuilder<Tables & { c: DeskTable }, 'c', DeskTable>;
type Column = 'next_due' | 'received_at' | 'updated_at';
interface Group { readonly calm?: 0 | 1; readonly ended?: 0 | 1; readonly key: Column; readonly down?: boolean }

/** Parts of a list that come one after the other, each through an index (C-10: open emergencies first). */
function groupsOf(sort: CaseSort, openOnly: boolean): Group[] {
  const ended = openOnly ? { ended: 0 as const } : {};
  switch (sort) {
    case 'due': return [{ calm: 0, ended: 0, key: 'next_due' }, { calm: 1, ended: 0, key: 'next_due' }, ...(openOnly ? [] : [{ ended: 1 as const, key: 'received_at' as const, down: true }])];
    case 'updated': return [{ calm: 0, ...ended, key: 'updated_at', down: true }, { calm: 1, ...ended, key: 'updated_at', down: true }];
    default: return [{ calm: 0, ...ended, key: 'received_at', down: sort === 'newest' }, { calm: 1, ...ended, key: 'received_at', down: sort === 'newest' }];
  }
}

/** A list that is the union of several, each with an index of its own: by department, by person. */
type Lane = { readonly department: string } | { readonly assignee: string } | undefined;

function lanesOf(queue: QueueName, { all, departments, userId }: Scope): Lane[] {
  if (queue === 'mine') return [{ assignee: userId }];
  const theirs = departments.map((department) => ({ department }));
  if (queue === 'department') return theirs;
  return all ? [undefined] : [...theirs, { assignee: userId }];
}

const inLane = (query: Query, lane: Lane, column: Column): { readonly query: Query; readonly key: ReturnType<typeof sql.ref> } => {
  if (!lane) return { query, key: sql.ref(`c.${column}`) };
  if ('assignee' in lane) return { query: query.where('c.assignee', '=', lane.assignee), key: sql.ref(`c.${column}`) };
  const joined = query.innerJoin('heed_desk_departments as d', (join) => join.onRef('d.site', '=', 'c.site').onRef('d.case_id', '=', 'c.case_id')).where('d.department', '=', lane.department);
  return { query: joined as unknown as Query, key: sql.ref(`d.${column}`) };
};

function matching(query: Query, { queue = 'all', now, kind, state, category, department, assignee, channel, emergency, from, to }: ListCases): Query {
  const inDepartment = (eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>, id: string) => eb.exists(eb.selectFrom('heed_desk_departments as e').select('e.case_id')
    .whereRef('e.site', '=', 'c.site').whereRef('e.case_id', '=', 'c.case_id').where('e.department', '=', id));
  return query
    .$if(queue === 'to-approve', (qb) => qb.where(sql<boolean>`c.to_approve = 1`))
    .$if(queue === 'overdue', (qb) => qb.where('c.next_due', '<', now))
    .$if(queue === 'unassigned', (qb) => qb.where('c.assignee', '=', ''))
    .$if(!!kind, (qb) => qb.where('c.kind', '=', kind!))
    .$if(!!state, (qb) => qb.where('c.state', '=', state!))
    .$if(!!category, (qb) => qb.where('c.category', '=', category!))
    .$if(!!department, (qb) => qb.where((eb) => inDepartment(eb, department!)))
    .$if(assignee !== undefined, (qb) => qb.where('c.assignee', '=', assignee!))
    .$if(!!channel, (qb) => qb.where('c.channel', '=', channel!))
    .$if(emergency !== undefined, (qb) => qb.where('c.emergency', '=', Number(emergency)))
    .$if(!!from, (qb) => qb.where('c.received_at', '>=', from!))
    .$if(!!to, (qb) => qb.where('c.received_at', '<', to!));
}

/** How many cases of a list are looked at for words at once: at first, and at most. */
const WALK = { first: 500, most: 4000 };
/** After so many it is asked whether there are but few with these words after all. */
const DOUBT = 12_000;

const KEYS = ['c.case_id', 'c.calm', 'c.ended', 'c.next_due', 'c.received_at', 'c.updated_at'] as const;
type Keys = Pick<DeskTable, 'case_id' | 'calm' | 'ended' | 'next_due' | 'received_at' | 'updated_at'>;

/** Of these cases the ones that a list has, in its order, from `after` on: where there are few, sorting them is quicker than walking an index. */
async function sorted(db: Db, query: ListCases, groups: readonly Group[], ids: readonly string[]): Promise<{ readonly row: Keys; readonly group: number }[]> {
  const { site, scope, queue = 'all', after, limit } = query;
  const theirs = (eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>) => eb.or(lanesOf(queue, scope).map((lane) => (!lane ? sql<boolean>`1 = 1` : 'assignee' in lane ? eb('c.assignee', '=', lane.assignee)
    : eb.exists(eb.selectFrom('heed_desk_departments as d').select('d.case_id').whereRef('d.site', '=', 'c.site').whereRef('d.case_id', '=', 'c.case_id').where('d.department', '=', lane.department)))));
  const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
  const rows: Keys[] = await matching(base, query).where(isOneOf(db, ids)).where(theirs).clearSelect().select(KEYS).execute();
  const order = (group: number) => ({ row: a }: { readonly row: Keys }, b: { readonly key: string; readonly id: string }) => {
    const { key, down } = groups[group]!;
    const sign = a[key] < b.key || (a[key] === b.key && a.case_id < b.id) ? -1 : a[key] === b.key && a.case_id === b.id ? 0 : 1;
    return down ? -sign : sign;
  };
  return rows.flatMap((row) => {
    const group = groups.findIndex(({ calm, ended }) => (calm === undefined || row.calm === calm) && (ended === undefined || row.ended === ended));
    const found = { row, group };
    return group < 0 || (after && (group < after.group || (group === after.group && order(group)(found, after) <= 0))) ? [] : [found];
  }).sort((a, b) => a.group - b.group || order(a.group)(a, { key: b.row[groups[b.group]!.key], id: b.row.case_id })).slice(0, limit + 1);
}

/** A stretch of one part of a list: its next `limit` cases, from `after` on; whole, or only what they are sorted by. */
async function stretch<Row extends Keys>(db: Db, query: ListCases, { key, down = false, calm, ended }: Group, after: ListCases['after'], limit: number, whole: boolean): Promise<Row[]> {
  const { site, scope, queue = 'all' } = query;
  const lanes = await Promise.all(lanesOf(queue, scope).map((lane) => {
    const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
    const { query: laned, key: by } = inLane(base, lane, key);
    const flag = (name: 'calm' | 'ended') => sql.ref<number>(lane && 'department' in lane ? `d.${name}` : `c.${name}`);
    return matching(laned, query)
      .$if(calm !== undefined, (qb) => qb.where(flag('calm'), '=', calm!))
      .$if(ended !== undefined, (qb) => qb.where(flag('ended'), '=', ended!))
      .$if(!!after, (qb) => qb.where(sql<boolean>`(${by}, c.case_id) ${sql.raw(down ? '<' : '>')} (${after!.key}, ${after!.id})`))
      .orderBy(by, down ? 'desc' : 'asc').orderBy('c.case_id', down ? 'desc' : 'asc').limit(limit)
      .$if(!whole, (qb) => qb.clearSelect().select(KEYS) as unknown as Query).execute() as Promise<unknown[]> as Promise<Row[]>;
  }));
  const order = (a: Row, b: Row) => (a[key] < b[key] || (a[key] === b[key] && a.case_id < b.case_id) ? -1 : 1) * (down ? -1 : 1);
  const merged = lanes.length > 1 ? [...new Map(lanes.flat().map((row) => [row.case_id, row])).values()].sort(order) : (lanes[0] ?? []);
  return merged.slice(0, limit);
}

/** As the partial indexes say it: SQLite takes one only for the very same words, without parameters. */
const isFilled = (column: 'order_number' | 'phone' | 'email' | 'merged_into') => sql<boolean>`${sql.ref(column)} <> ''`;

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
      const keyOf = (row: Keys, group: number) => ({ group, key: row[groups[group]!.key], id: row.case_id });
      const page = <Row extends Keys>(found: readonly { readonly row: Row; readonly group: number }[], rows: DeskTable[]) =>
        ({ rows, ...(found.length > limit && { next: keyOf(found[limit - 1]!.row, found[limit - 1]!.group) }) });
      const sought = soughtIn(query.q ?? '');
      if (!sought.length) {
        const found: { readonly row: DeskTable; readonly group: number }[] = [];
        for (let group = after?.group ?? 0; group < groups.length && found.length <= limit; group++) {
          const rows = await stretch<DeskTable>(db, query, groups[group]!, group === after?.group ? after : undefined, limit + 1 - found.length, true);
          found.push(...rows.map((row) => ({ row, group })));
        }
        return page(found, found.slice(0, limit).map(({ row }) => row));
      }
      const found = await this.#withWords(db, query, groups, sought);
      const rows = new Map((await this.rows(site, found.slice(0, limit).map(({ row }) => row.case_id))).map((row) => [row.case_id, row]));
      return page(found, found.slice(0, limit).flatMap(({ row }) => rows.get(row.case_id) ?? []));
    });
  }

  /** Cases of a list with all of the words. The few there are are looked up one by one; of many the list is walked, and soon has a page. */
  async #withWords(db: Db, query: ListCases, groups: readonly Group[], sought: ReturnType<typeof soughtIn>): Promise<{ readonly row: Keys; readonly group: number }[]> {
    const { site, after, limit } = query;
    let ids = await findWords(db, site, sought);
    const found: { readonly row: Keys; readonly group: number }[] = [];
    let [walked, size, doubted] = [0, WALK.first, false];
    for (let group = after?.group ?? 0; !ids && group < groups.length; group++) {
      for (let from = group === after?.group ? after : undefined; ;) {
        const rows = await stretch<Keys>(db, query, groups[group]!, from, size, false);
        const having = await haveWords(db, site, rows.map(({ case_id }) => case_id), sought);
        found.push(...rows.filter(({ case_id }) => having.has(case_id)).map((row) => ({ row, group })));
        if (found.length > limit) return found;
        if (rows.length < size) break;
        walked += rows.length;
        from = { group, key: rows.at(-1)![groups[group]!.key], id: rows.at(-1)!.case_id };
        size = Math.min(size * 2, WALK.most);
        if (!doubted && walked >= DOUBT) {
          doubted = true;
          ids = await findWords(db, site, sought, true);
          if (ids) break;
        }
      }
    }
    return ids ? (ids.length ? sorted(db, query, groups, ids) : []) : found;
  }

  count({ site, scope, now, queue = 'all' }: Pick<ListCases, 'site' | 'scope' | 'now' | 'queue'>, cap: number): Promise<number> {
    return this.#run(async (db) => {
      const ids = (lane: Lane) => {
        const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
        const flag = (name: 'calm' | 'ended') => sql.ref<number>(lane && 'department' in lane ? `d.${name}` : `c.${name}`);
        return matching(inLane(base, lane, 'next_due').query, { site, scope, now, queue, limit: cap })
          // Both kinds of urgency, because the indexes begin with it.
          .$if(isOpen(queue), (qb) => qb.where(flag('calm'), 'in', [0, 1]).where(flag('ended'), '=', 0));
      };
      const lanes = lanesOf(queue, scope);
      if (lanes.length === 1) {
        const limited = ids(lanes[0]).clearSelect().select('c.case_id').limit(cap).as('found');
        return Number((await db.selectFrom(limited).select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
      }
      const found = new Set<string>();
      for (const lane of lanes) for (const { case_id } of await ids(lane).clearSelect().select('c.case_id').limit(cap).execute()) found.add(case_id);
      return Math.min(found.size, cap);
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
