import type { CaseSort, QueueName } from 'heed/domain';
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { DeskStore, ListCases, Reading } from './desk-store.ts';
import type { DeskTable, Tables } from './rows.ts';
import { findOpen, findWords, haveWords, isOneOf, soughtIn } from './search-index.ts';
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

/** A list that is the union of several, each with an index of its own: by department, by person, by category, by state. */
type Lane = { readonly department: string } | { readonly assignee: string } | { readonly category: string } | { readonly state: string } | undefined;

/** Of more categories at once than these, cases are so many that the list is walked for them. */
const MOST_CATEGORIES = 24;

function lanesOf({ queue = 'all', scope: { all, departments, userId }, categories = [], department, assignee, state }: Pick<ListCases, 'queue' | 'scope' | 'categories' | 'department' | 'assignee' | 'state'>): Lane[] {
  if (queue === 'mine') return [{ assignee: userId }];
  const theirs = departments.map((department) => ({ department }));
  if (queue === 'department') return theirs;
  if (!all) return [...theirs, { assignee: userId }];
  if (assignee !== undefined) return [{ assignee }];
  if (department) return [{ department }];
  if (categories.length && categories.length <= MOST_CATEGORIES) return categories.map((category) => ({ category }));
  return [state ? { state } : undefined];
}

const inLane = (query: Query, lane: Lane, column: Column): { readonly query: Query; readonly key: ReturnType<typeof sql.ref> } => {
  if (!lane) return { query, key: sql.ref(`c.${column}`) };
  if ('assignee' in lane) return { query: query.where('c.assignee', '=', lane.assignee), key: sql.ref(`c.${column}`) };
  if ('category' in lane) return { query: query.where('c.category', '=', lane.category), key: sql.ref(`c.${column}`) };
  if ('state' in lane) return { query: query.where('c.state', '=', lane.state), key: sql.ref(`c.${column}`) };
  const joined = query.innerJoin('heed_desk_departments as d', (join) => join.onRef('d.site', '=', 'c.site').onRef('d.case_id', '=', 'c.case_id')).where('d.department', '=', lane.department);
  return { query: joined as unknown as Query, key: sql.ref(`d.${column}`) };
};

function matching(query: Query, { queue = 'all', now, kind, state, categories, department, assignee, channel, emergency, from, to }: ListCases): Query {
  const inDepartment = (eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>, id: string) => eb.exists(eb.selectFrom('heed_desk_departments as e').select('e.case_id')
    .whereRef('e.site', '=', 'c.site').whereRef('e.case_id', '=', 'c.case_id').where('e.department', '=', id));
  return query
    .$if(queue === 'to-approve', (qb) => qb.where(sql<boolean>`c.to_approve = 1`))
    .$if(queue === 'overdue', (qb) => qb.where('c.next_due', '<', now))
    .$if(queue === 'unassigned', (qb) => qb.where('c.assignee', '=', ''))
    .$if(!!kind, (qb) => qb.where('c.kind', '=', kind!))
    // Behind a sign, because SQLite would leave the order of the list for it.
    .$if(!!state, (qb) => qb.where(sql<boolean>`c.state || '' = ${state!}`))
    .$if(!!categories?.length, (qb) => qb.where(sql<boolean>`c.category || '' in (${sql.join(categories!)})`))
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

/** Where a case stands in a list: in which part of it, and by what. */
interface Place { readonly id: string; readonly key: string; readonly group: number }

/**
 * Of these cases the ones that the parts of a list from `first` on have, in its order, from `after` on: where there are few, sorting them is
 * quicker than walking an index.
 */
async function sorted(db: Db, query: ListCases, groups: readonly Group[], first: number, ids: readonly string[]): Promise<Place[]> {
  if (!ids.length) return [];
  const { site, after, limit } = query;
  const theirs = (eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>) => eb.or(lanesOf(query).map((lane) => (!lane ? sql<boolean>`1 = 1` : 'assignee' in lane ? eb('c.assignee', '=', lane.assignee) : 'category' in lane ? eb('c.category', '=', lane.category) : 'state' in lane ? eb('c.state', '=', lane.state)
    : eb.exists(eb.selectFrom('heed_desk_departments as d').select('d.case_id').whereRef('d.site', '=', 'c.site').whereRef('d.case_id', '=', 'c.case_id').where('d.department', '=', lane.department)))));
  const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
  const conditions = groups.map(({ calm, ended }) => sql<boolean>`${calm === undefined ? sql`1 = 1` : sql`c.calm = ${sql.lit(calm)}`} and ${ended === undefined ? sql`1 = 1` : sql`c.ended = ${sql.lit(ended)}`}`);
  const group = sql<number>`case ${sql.join(conditions.map((condition, i) => sql`when ${condition} then ${sql.lit(i)}`), sql` `)} else ${sql.lit(groups.length)} end`;
  const further = after && sql<boolean>`(${group} > ${after.group} or (${group} = ${after.group} and (${sql.ref(`c.${groups[after.group]!.key}`)}, c.case_id) ${sql.raw(groups[after.group]!.down ? '<' : '>')} (${after.key}, ${after.id})))`;
  const key = sql<string>`case ${sql.join(groups.map((one, i) => sql`when ${group} = ${sql.lit(i)} then ${sql.ref(`c.${one.key}`)}`), sql` `)} end`;
  let ordered = matching(base, query).where(isOneOf(db, ids)).where(theirs).where(sql<boolean>`${group} between ${sql.lit(first)} and ${sql.lit(groups.length - 1)}`).$if(!!further, (qb) => qb.where(further!))
    .clearSelect().select(['c.case_id as id', key.as('key'), group.as('group')]).orderBy(group);
  for (const [i, { key: column, down }] of groups.entries()) {
    for (const by of [column, 'case_id'] as const) ordered = ordered.orderBy(sql`case when ${group} = ${sql.lit(i)} then ${sql.ref(`c.${by}`)} end`, down ? 'desc' : 'asc');
  }
  return (await ordered.limit(limit + 1).execute()).map((row) => ({ ...row, group: Number(row.group) }));
}

/** A stretch of one part of a list, its next `limit` cases from `after` on: where they stand, which an index alone knows. */
async function stretch(db: Db, query: ListCases, groups: readonly Group[], group: number, after: Omit<Place, 'group'> | undefined, limit: number): Promise<Place[]> {
  const { site } = query;
  const { key, down = false, calm, ended } = groups[group]!;
  const lanes = await Promise.all(lanesOf(query).map(async (lane) => {
    const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
    const { query: laned, key: by } = inLane(base, lane, key);
    const flag = (name: 'calm' | 'ended') => sql.ref<number>(lane && 'department' in lane ? `d.${name}` : `c.${name}`);
    return (await matching(laned, query)
      .$if(calm !== undefined, (qb) => qb.where(flag('calm'), '=', calm!))
      .$if(ended !== undefined, (qb) => qb.where(flag('ended'), '=', ended!))
      .$if(!!after, (qb) => qb.where(sql<boolean>`(${by}, c.case_id) ${sql.raw(down ? '<' : '>')} (${after!.key}, ${after!.id})`))
      .clearSelect().select(['c.case_id as id', sql<string>`${by}`.as('key')])
      .orderBy(by, down ? 'desc' : 'asc').orderBy('c.case_id', down ? 'desc' : 'asc').limit(limit).execute()).map((row) => ({ ...row, group }));
  }));
  const order = (a: Place, b: Place) => (a.key < b.key || (a.key === b.key && a.id < b.id) ? -1 : 1) * (down ? -1 : 1);
  const merged = lanes.length > 1 ? [...new Map(lanes.flat().map((place) => [place.id, place])).values()].sort(order) : (lanes[0] ?? []);
  return merged.slice(0, limit);
}

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
      const found: Place[] = sought.length ? await this.#withWords(db, query, groups, sought) : [];
      for (let group = after?.group ?? 0; !sought.length && group < groups.length && found.length <= limit; group++) {
        found.push(...await stretch(db, query, groups, group, group === after?.group ? after : undefined, limit + 1 - found.length));
      }
      const shown = found.slice(0, limit);
      const rows = new Map((await this.rows(site, shown.map(({ id }) => id))).map((row) => [row.case_id, row]));
      return { rows: shown.flatMap(({ id }) => rows.get(id) ?? []), ...(found.length > limit && { next: found[limit - 1]! }) };
    });
  }

  /** Cases of a list with all of the words. The few there are are looked up one by one; of many the list is walked, and soon has a page. */
  async #withWords(db: Db, query: ListCases, groups: readonly Group[], sought: ReturnType<typeof soughtIn>): Promise<Place[]> {
    const { site, after, limit } = query;
    const found: Place[] = [];
    let group = after?.group ?? 0;
    // Where open cases come first: they are few, also with a frequent name.
    const open = groups.findLastIndex(({ ended }) => ended === 0) + 1;
    const opened = group < open ? await findOpen(db, site, sought) : undefined;
    if (opened) {
      found.push(...await sorted(db, query, groups.slice(0, open), group, opened));
      group = open;
      if (found.length > limit || group === groups.length) return found;
    }
    const rest = async (all: readonly string[]) => [...found, ...await sorted(db, { ...query, limit: limit - found.length }, groups, group, all)];
    let ids = await findWords(db, site, sought);
    let [walked, size, doubted] = [0, WALK.first, false];
    for (; !ids && group < groups.length; group++) {
      for (let from = group === after?.group ? after : undefined; ;) {
        const places = await stretch(db, query, groups, group, from, size);
        const having = await haveWords(db, site, places.map(({ id }) => id), sought);
        found.push(...places.filter(({ id }) => having.has(id)));
        if (found.length > limit) return found;
        if (places.length < size) break;
        walked += places.length;
        from = places.at(-1);
        size = Math.min(size * 2, WALK.most);
        if (!doubted && walked >= DOUBT) {
          doubted = true;
          ids = await findWords(db, site, sought, true);
          // Those that were found on the way are among them.
          if (ids) return sorted(db, query, groups, after?.group ?? 0, ids);
        }
      }
    }
    return ids ? rest(ids) : found;
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
      const lanes = lanesOf({ queue, scope });
      if (lanes.length === 1) {
        const limited = ids(lanes[0]).clearSelect().select('c.case_id').limit(cap).as('found');
        return Number((await db.selectFrom(limited).select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
      }
      const found = new Set<string>();
      for (const lane of lanes) for (const { case_id } of await ids(lane).clearSelect().select('c.case_id').limit(cap).execute()) found.add(case_id);
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
