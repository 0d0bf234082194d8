import type { CaseSort } from 'heed/domain';
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { ListCases } from './desk-store.ts';
import type { DeskTable, Tables } from './rows.ts';
import { isOneOf } from './search-index.ts';
import type { Db } from './transact.ts';

export type Query = SelectQueryBuilder<Tables & { c: DeskTable }, 'c', DeskTable>;
type Column = 'next_due' | 'received_at' | 'updated_at';
export interface Group { readonly calm?: 0 | 1; readonly ended?: 0 | 1; readonly key: Column; readonly down?: boolean }

/** Parts of a list that come one after the other, each through an index (C-10: open emergencies first). */
export function groupsOf(sort: CaseSort, openOnly: boolean): Group[] {
  const ended = openOnly ? { ended: 0 as const } : {};
  switch (sort) {
    case 'due': return [{ calm: 0, ended: 0, key: 'next_due' }, { calm: 1, ended: 0, key: 'next_due' }, ...(openOnly ? [] : [{ ended: 1 as const, key: 'received_at' as const, down: true }])];
    case 'updated': return [{ calm: 0, ...ended, key: 'updated_at', down: true }, { calm: 1, ...ended, key: 'updated_at', down: true }];
    default: return [{ calm: 0, ...ended, key: 'received_at', down: sort === 'newest' }, { calm: 1, ...ended, key: 'received_at', down: sort === 'newest' }];
  }
}

/** A list that is the union of several, each with an index of its own: by department, by person, by category, by state. */
export type Lane = { readonly department: string } | { readonly assignee: string } | { readonly category: string } | { readonly state: string } | undefined;

/** Of more categories at once than these, cases are so many that the list is walked for them. */
const MOST_CATEGORIES = 24;

export function lanesOf({ queue = 'all', scope: { all, departments, userId }, categories = [], department, assignee, state }: Pick<ListCases, 'queue' | 'scope' | 'categories' | 'department' | 'assignee' | 'state'>): Lane[] {
  if (queue === 'mine') return [{ assignee: userId }];
  const theirs = departments.map((department) => ({ department }));
  if (queue === 'department') return theirs;
  if (!all) return [...theirs, { assignee: userId }];
  if (assignee !== undefined) return [{ assignee }];
  if (department) return [{ department }];
  if (categories.length && categories.length <= MOST_CATEGORIES) return categories.map((category) => ({ category }));
  return [state ? { state } : undefined];
}

export const inLane = (query: Query, lane: Lane, column: Column): { readonly query: Query; readonly key: ReturnType<typeof sql.ref> } => {
  if (!lane) return { query, key: sql.ref(`c.${column}`) };
  if ('assignee' in lane) return { query: query.where('c.assignee', '=', lane.assignee), key: sql.ref(`c.${column}`) };
  if ('category' in lane) return { query: query.where('c.category', '=', lane.category), key: sql.ref(`c.${column}`) };
  if ('state' in lane) return { query: query.where('c.state', '=', lane.state), key: sql.ref(`c.${column}`) };
  const joined = query.innerJoin('heed_desk_departments as d', (join) => join.onRef('d.site', '=', 'c.site').onRef('d.case_id', '=', 'c.case_id')).where('d.department', '=', lane.department);
  return { query: joined as unknown as Query, key: sql.ref(`d.${column}`) };
};

export function matching(query: Query, { queue = 'all', sort = 'due', now, kind, state, categories, department, assignee, channel, emergency, from, to }: ListCases): Query {
  const inDepartment = (eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>, id: string) => eb.exists(eb.selectFrom('heed_desk_departments as e').select('e.case_id')
    .whereRef('e.site', '=', 'c.site').whereRef('e.case_id', '=', 'c.case_id').where('e.department', '=', id));
  return query
    .$if(queue === 'to-approve', (qb) => qb.where(sql<boolean>`c.to_approve = 1`))
    // In another order behind a sign, because PostgreSQL would sort all that is overdue for a long page.
    .$if(queue === 'overdue', (qb) => (sort === 'due' ? qb.where('c.next_due', '<', now) : qb.where(sql<boolean>`c.next_due || '' < ${now}`)))
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

/** Whether the rows of a department's cases tell all that is asked. */
const asksNothingElse = ({ queue = 'all', kind, state, categories, department, assignee, channel, emergency, from, to }: ListCases): boolean =>
  (queue === 'all' || queue === 'department') && [kind, state, department, channel, from, to].every((value) => !value) && !categories?.length && assignee === undefined && emergency === undefined;

/** Where a case stands in a list: in which part of it, and by what. */
export interface Place { readonly id: string; readonly key: string; readonly group: number }

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Which of two places comes first. */
export const inOrder = (groups: readonly Group[]) => (a: Place, b: Place): number => a.group - b.group || (compare(a.key, b.key) || compare(a.id, b.id)) * (groups[a.group]!.down ? -1 : 1);

/**
 * Of these cases the ones that the parts of a list from `first` on have, in its order, from `after` on: where there are few, sorting them is
 * quicker than walking an index. It is done here, because the database would take longer to plan it.
 */
export async function sorted(db: Db, query: ListCases, groups: readonly Group[], first: number, ids: readonly string[]): Promise<Place[]> {
  if (!ids.length) return [];
  const { site, after, limit } = query;
  const theirs = (eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>) => eb.or(lanesOf(query).flatMap((lane) => (!lane ? [] : 'assignee' in lane ? eb('c.assignee', '=', lane.assignee) : 'category' in lane ? eb('c.category', '=', lane.category) : 'state' in lane ? eb('c.state', '=', lane.state)
    : eb.exists(eb.selectFrom('heed_desk_departments as d').select('d.case_id').whereRef('d.site', '=', 'c.site').whereRef('d.case_id', '=', 'c.case_id').where('d.department', '=', lane.department)))));
  const base = db.selectFrom('heed_desk as c').selectAll('c').where('c.site', '=', site) as unknown as Query;
  const rows = await matching(base, query).where(isOneOf(db, ids)).$if(!lanesOf(query).includes(undefined), (qb) => qb.where(theirs)).clearSelect()
    .select(['c.case_id as id', 'c.calm', 'c.ended', ...[...new Set(groups.map(({ key }) => key))].map((key) => `c.${key}` as const)]).execute() as unknown as (Pick<DeskTable, Column> & { readonly id: string; readonly calm: number; readonly ended: number })[];
  const order = inOrder(groups);
  return rows.flatMap((row): Place[] => {
    const group = groups.findIndex(({ calm = row.calm, ended = row.ended }) => row.calm === calm && row.ended === ended);
    const place = group < first ? undefined : { id: row.id, key: row[groups[group]!.key], group };
    return place && !(after && order(place, after) <= 0) ? [place] : [];
  }).sort(order).slice(0, limit + 1);
}

/** A stretch of one part of a list, its next `limit` cases from `after` on: where they stand, which an index alone knows. */
export async function stretch(db: Db, query: ListCases, groups: readonly Group[], group: number, after: Omit<Place, 'group'> | undefined, limit: number): Promise<Place[]> {
  const { site } = query;
  const { key, down = false, calm, ended } = groups[group]!;
  const lanes = await Promise.all(lanesOf(query).map(async (lane) => {
    if (lane && 'department' in lane && asksNothingElse(query)) {
      return (await db.selectFrom('heed_desk_departments as d').select(['d.case_id as id', `d.${key} as key`]).where('d.site', '=', site).where('d.department', '=', lane.department)
        .$if(calm !== undefined, (qb) => qb.where('d.calm', '=', calm!)).$if(ended !== undefined, (qb) => qb.where('d.ended', '=', ended!))
        .$if(!!after, (qb) => qb.where(sql<boolean>`(${sql.ref(`d.${key}`)}, d.case_id) ${sql.raw(down ? '<' : '>')} (${after!.key}, ${after!.id})`))
        .orderBy(`d.${key}`, down ? 'desc' : 'asc').orderBy('d.case_id', down ? 'desc' : 'asc').limit(limit).execute()).map((row) => ({ ...row, group }));
    }
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
  const merged = lanes.length > 1 ? [...new Map(lanes.flat().map((place) => [place.id, place])).values()].sort(inOrder(groups)) : (lanes[0] ?? []);
  return merged.slice(0, limit);
}
