import { postNewCallMails } from './kysely-mails.ts';
import { type FollowUpRow, toAnswer, toFollowUp, UNTOUCHED } from './survey-tables.ts';
import type { FoundFollowUp, Place, StoredAnswer } from './surveys.ts';
import { type Db, Stale } from './transact.ts';

/** So many of the answers behind a task are read with it; the others in the results. */
const NEWEST = 5;
/** So many pages have a task of their own at one time; what comes from more of them goes into one: anybody can make up pages. */
const PAGES = 10;

/** The same place is the same words. */
const keyOf = ({ template, channel, department, page }: Place): string => JSON.stringify({ template, channel, ...(department ? { department } : page && { page }) });

/**
 * Puts a low score whose author nobody can reach to the others from its place (S-03): into the open task, or a new one, of which those are told
 * by mail who would be told of a call. What somebody has looked into is not looked into again.
 */
export async function lookInto(tx: Db, { site, id }: StoredAnswer, { id: newId, dueAt, place }: { readonly id: string; readonly dueAt: string; readonly place: Place }, at: string): Promise<void> {
  const looked = await tx.selectFrom('heed_survey_looked').select('follow_up_id').where('site', '=', site).where('answer_id', '=', id).executeTakeFirst();
  if (looked) return;
  const openOf = (key: string) => tx.selectFrom('heed_survey_follow_ups').selectAll().where('site', '=', site).where('place', '=', key).where('done_at', 'is', null).where('dropped_at', 'is', null).executeTakeFirst();
  const [own, shared] = [keyOf(place), keyOf({ template: place.template, channel: place.channel })];
  let open = await openOf(own);
  if (!open) {
    const key = place.department || !place.page || await pagesOpen(tx, site, place.template) < PAGES ? own : shared;
    open = key === own ? undefined : await openOf(key);
    if (!open) {
      const made = await tx.insertInto('heed_survey_follow_ups').values({ ...UNTOUCHED, site, id: newId, answer_id: newId, created_at: at, due_at: dueAt, place: key, template_id: place.template }).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      open = await openOf(key);
      if (!open) throw new Stale();
      if (made.numInsertedOrUpdatedRows) await postNewCallMails(tx, { site, id: newId, dueAt }, place.department, at);
    }
  }
  const joined = await tx.updateTable('heed_survey_follow_ups').set(({ eb }) => ({ changes: eb('changes', '+', 1) })).where('site', '=', site).where('id', '=', open.id).where('done_at', 'is', null).where('dropped_at', 'is', null).executeTakeFirst();
  // Somebody has closed it just now.
  if (!joined.numUpdatedRows) throw new Stale();
  await tx.insertInto('heed_survey_looked').values({ site, answer_id: id, follow_up_id: open.id, at }).execute();
}

/** Takes an answer out of the open task of its place: its score was raised, or its author can be reached now. A task without answers is none. */
export async function leaveLook(tx: Db, { site, id }: StoredAnswer, at: string): Promise<void> {
  const looked = await tx.selectFrom('heed_survey_looked as l').innerJoin('heed_survey_follow_ups as f', (join) => join.onRef('f.site', '=', 'l.site').onRef('f.id', '=', 'l.follow_up_id'))
    .select('l.follow_up_id').where('l.site', '=', site).where('l.answer_id', '=', id).where('f.done_at', 'is', null).executeTakeFirst();
  if (!looked) return;
  // First the task: whoever joins it at the same time comes before or after.
  await tx.updateTable('heed_survey_follow_ups').set(({ eb }) => ({ changes: eb('changes', '+', 1) })).where('site', '=', site).where('id', '=', looked.follow_up_id).execute();
  await tx.deleteFrom('heed_survey_looked').where('site', '=', site).where('answer_id', '=', id).execute();
  const other = await tx.selectFrom('heed_survey_looked').select('answer_id').where('site', '=', site).where('follow_up_id', '=', looked.follow_up_id).limit(1).executeTakeFirst();
  if (!other) await tx.updateTable('heed_survey_follow_ups').set({ dropped_at: at }).where('site', '=', site).where('id', '=', looked.follow_up_id).where('done_at', 'is', null).execute();
}

const pagesOpen = async (tx: Db, site: string, template: string): Promise<number> => Number((await tx.selectFrom('heed_survey_follow_ups').select(({ fn }) => fn.countAll<number | string>().as('n'))
  .where('site', '=', site).where('template_id', '=', template).where('place', 'like', '%"page":%').where('done_at', 'is', null).where('dropped_at', 'is', null).executeTakeFirstOrThrow()).n);

/** How many low scores a task stands for; no other joins it until the transaction has ended. */
export async function standsFor(tx: Db, { site, id }: FollowUpRow): Promise<number> {
  await tx.updateTable('heed_survey_follow_ups').set(({ eb }) => ({ changes: eb('changes', '+', 1) })).where('site', '=', site).where('id', '=', id).execute();
  return Number((await tx.selectFrom('heed_survey_looked').select(({ fn }) => fn.countAll<number | string>().as('n')).where('site', '=', site).where('follow_up_id', '=', id).executeTakeFirstOrThrow()).n);
}

/** A task that stands for a place, with how many low scores it stands for, and the newest of them. */
export async function lookedInto(db: Db, row: FollowUpRow): Promise<FoundFollowUp | undefined> {
  const { site, id } = row;
  const { n, first, last } = await db.selectFrom('heed_survey_looked').select(({ fn }) => [fn.countAll<number | string>().as('n'), fn.min('at').as('first'), fn.max('at').as('last')])
    .where('site', '=', site).where('follow_up_id', '=', id).executeTakeFirstOrThrow();
  const newest = (await db.selectFrom('heed_survey_looked as l').innerJoin('heed_survey_answers as a', (join) => join.onRef('a.site', '=', 'l.site').onRef('a.id', '=', 'l.answer_id'))
    .selectAll('a').where('l.site', '=', site).where('l.follow_up_id', '=', id).orderBy('l.at', 'desc').orderBy('l.answer_id', 'desc').limit(NEWEST).execute()).map(toAnswer);
  return newest[0] && { followUp: toFollowUp(row), answer: newest[0], looked: { n: Number(n), firstAt: first, lastAt: last, newest } };
}
