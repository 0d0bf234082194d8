import type { CaseSort, QueueName } from 'heed/domain';
import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { DeskStore, ListCases, Reading, Scope } from './desk-store.ts';
import type { DeskTable, Tables } from './rows.ts';
import { findWords, hasWords, isOneOf, soughtIn } from './search-index.ts';
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

function matching(query: Query, { queue = 'all', now, kind, state, category, department, assignee, channel, emergency, from, to }: ListCases, words?: RawBuilder<boolean>): Query {
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
    .$if(!!to, (qb) => qb.where('c.received_at', '<', to!))
    .$if(!!words, (qb) => qb.where(words!));
}

/** Cases with all words of a question: the few there are, which are then looked up one by one. Of many, lists are walked, and soon have a page. */
async function wordsOf(db: Db, { site, q = '' }: Pick<ListCases, 'site' | 'q'>): Promise<{ readonly ids: readonly string[] } | { readonly condition?: RawBuilder<boolean> }> {
  const sought = soughtIn(q);
  if (!sought.length) return {};
  const ids = await findWords(db, site, sought);
  return ids ? { ids } : { condition: hasWords(db, site, sought) };
}

type Keys = Pick<DeskTable, 'case_id' | 'calm' | 'ended' | 'next_due' | 'received_at' | 'updated_at'>;

/** Of these cases the ones that a list has, in its order, from `after` on: where there are few, sorting them is quicker than walking an index. */
async function sorted(db: Db, query: ListCases, groups: readonly Group[], ids: readonly string[]): Promise<{ readonly row: Keys; readonly group: number }[]> {
  const { site, scope, queue = 'all', after, limit } = query;
  const theirs = (eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>) => eb.or(lanesOf(queue, scope).map((lane) => (!lane ? sql<boolean>`1 = 1` : 'assignee' in lane ? eb('c.assignee', '=', lane.assignee)
    : eb.exists(eb.selectFrom('heed_desk_departments as d').select('d.case_id').whereRef('d.site', '=', 'c.site').whereRef('d.case_id', '=', 'c.case_id').where('d.department', '=', lane.department)))));
  const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
  const rows: Keys[] = await matching(base, query, isOneOf(db, ids)).where(theirs).clearSelect()
    .select(['c.case_id', 'c.calm', 'c.ended', 'c.next_due', 'c.received_at', 'c.updated_at']).execute();
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
    const { site, scope, after, limit, queue = 'all', sort = 'due' } = query;
    return this.#run(async (db) => {
      const words = await wordsOf(db, query);
      const groups = groupsOf(sort, isOpen(queue));
      const page = (found: readonly { readonly row: Keys; readonly group: number }[]) => {
        const last = found.length > limit ? found[limit - 1] : undefined;
        return last && { next: { group: last.group, key: last.row[groups[last.group]!.key], id: last.row.case_id } };
      };
      if ('ids' in words) {
        const found = words.ids.length ? await sorted(db, query, groups, words.ids) : [];
        const rows = await this.rows(site, found.slice(0, limit).map(({ row }) => row.case_id));
        return { rows: found.slice(0, limit).flatMap(({ row }) => rows.filter(({ case_id }) => case_id === row.case_id)), ...page(found) };
      }
      const found: { readonly row: DeskTable; readonly group: number }[] = [];
      for (let group = after?.group ?? 0; group < groups.length && found.length <= limit; group++) {
        const { key, down = false, calm, ended } = groups[group]!;
        const wanted = limit + 1 - found.length;
        const lanes = await Promise.all(lanesOf(queue, scope).map((lane) => {
          const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
          const { query: laned, key: by } = inLane(base, lane, key);
          const flag = (name: 'calm' | 'ended') => sql.ref<number>(lane && 'department' in lane ? `d.${name}` : `c.${name}`);
          const from = group === after?.group ? after : undefined;
          return matching(laned, query, words.condition)
            .$if(calm !== undefined, (qb) => qb.where(flag('calm'), '=', calm!))
            .$if(ended !== undefined, (qb) => qb.where(flag('ended'), '=', ended!))
            .$if(!!from, (qb) => qb.where(sql<boolean>`(${by}, c.case_id) ${sql.raw(down ? '<' : '>')} (${from!.key}, ${from!.id})`))
            .orderBy(by, down ? 'desc' : 'asc').orderBy('c.case_id', down ? 'desc' : 'asc').limit(wanted).execute();
        }));
        const order = (a: DeskTable, b: DeskTable) => (a[key] < b[key] || (a[key] === b[key] && a.case_id < b.case_id) ? -1 : 1) * (down ? -1 : 1);
        const merged = lanes.length > 1 ? [...new Map(lanes.flat().map((row) => [row.case_id, row])).values()].sort(order) : (lanes[0] ?? []);
        found.push(...merged.slice(0, wanted).map((row) => ({ row, group })));
      }
      return { rows: found.slice(0, limit).map(({ row }) => row), ...page(found) };
    });
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
