import type { Role } from 'heed/domain';
import { postCallMails, postNewCallMails } from './kysely-mails.ts';
import type { SiteId } from './store.ts';
import { toAnswer, toFollowUp } from './survey-tables.ts';
import type { AnswerInput, LateFollowUp, StoredAnswer, StoredFollowUp, Surveys } from './surveys.ts';
import { type Db, type Engine, persist, type Timing, transact } from './transact.ts';

/** Later than everything. */
const NEVER = '9999';

/** Calls that low scores ask for (S-03). */
export class FollowUps {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  followUps(site: SiteId, limit: number): ReturnType<Surveys['followUps']> {
    return this.#read(async (db) => {
      const rows = await db.selectFrom('heed_survey_follow_ups').selectAll().where('site', '=', site).where('done_at', 'is', null).where('dropped_at', 'is', null)
        .orderBy('due_at').limit(limit).execute();
      const answers = rows.length ? await db.selectFrom('heed_survey_answers').selectAll().where('site', '=', site).where('id', 'in', rows.map((row) => row.answer_id)).execute() : [];
      return rows.flatMap((row) => {
        const answer = answers.find(({ id }) => id === row.answer_id);
        return answer ? [{ followUp: toFollowUp(row), answer: toAnswer(answer) }] : [];
      });
    });
  }

  openFollowUps(site: SiteId, limit: number): Promise<string[]> {
    return this.#read(async (db) => (await db.selectFrom('heed_survey_follow_ups').select('id').where('site', '=', site).where('done_at', 'is', null).where('dropped_at', 'is', null)
      .orderBy('due_at').orderBy('id').limit(limit).execute()).map(({ id }) => id));
  }

  finishFollowUp(site: SiteId, id: string, by: string, at: string, note: string): Promise<StoredFollowUp | undefined> {
    return transact(this.#engine, this.#timing, async (tx) => {
      await tx.updateTable('heed_survey_follow_ups').set({ done_at: at, done_by: by, note }).where('site', '=', site).where('id', '=', id).where('done_at', 'is', null).execute();
      const row = await tx.selectFrom('heed_survey_follow_ups').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
      return row && toFollowUp(row);
    });
  }

  followUp(site: SiteId, id: string): ReturnType<Surveys['followUp']> {
    return this.#read(async (db) => {
      const row = await db.selectFrom('heed_survey_follow_ups').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
      const answer = row && await db.selectFrom('heed_survey_answers').selectAll().where('site', '=', site).where('id', '=', row.answer_id).executeTakeFirst();
      return answer && { followUp: toFollowUp(row), answer: toAnswer(answer) };
    });
  }

  lateFollowUps(now: string, limit: number): Promise<readonly LateFollowUp[]> {
    return this.#read(async (db) => (await db.selectFrom('heed_survey_follow_ups').select(['site', 'id', 'due_at', 'alarms']).where('done_at', 'is', null).where('dropped_at', 'is', null)
      .where('due_at', '<=', now).where(({ or, eb }) => or([eb('alarm_at', 'is', null), eb('alarm_at', '<=', now)])).orderBy('due_at').orderBy('id').limit(limit).execute())
      .map(({ site, id, due_at, alarms }) => ({ site, id, dueAt: due_at, step: alarms })));
  }

  escalateFollowUp({ site, id, dueAt, step }: LateFollowUp, to: Role | undefined, at: string, nextAt: string | undefined): Promise<boolean> {
    return transact(this.#engine, this.#timing, async (tx) => {
      const { numUpdatedRows } = await tx.updateTable('heed_survey_follow_ups').set({ alarm_at: nextAt ?? NEVER, ...(to && { alarms: step + 1 }) }).where('site', '=', site).where('id', '=', id)
        .where('due_at', '=', dueAt).where('alarms', '=', step).where('done_at', 'is', null).where('dropped_at', 'is', null).executeTakeFirst();
      if (!numUpdatedRows) return false;
      if (!to) return true;
      const about = await tx.selectFrom('heed_survey_follow_ups as f').innerJoin('heed_survey_answers as a', (join) => join.onRef('a.site', '=', 'f.site').onRef('a.id', '=', 'f.answer_id'))
        .select(['a.agent', 'a.department']).where('f.site', '=', site).where('f.id', '=', id).executeTakeFirst();
      await postCallMails(tx, { site, id, dueAt, step, to }, { agent: about?.agent ?? undefined, departments: about?.department ? [about.department] : [] }, at);
      return true;
    });
  }

  #read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, () => work(this.#engine.db));
  }
}

export const followUpOf = async (tx: Db, site: SiteId, answerId: string): Promise<StoredFollowUp | undefined> => {
  const row = await tx.selectFrom('heed_survey_follow_ups').selectAll().where('site', '=', site).where('answer_id', '=', answerId).executeTakeFirst();
  return row && !row.dropped_at ? toFollowUp(row) : undefined;
};

/** Opens the task to call, `again` also one that is done, and tells somebody of it by mail; puts it away if the score was raised before anybody called. */
export async function follow(tx: Db, { site, id, department }: StoredAnswer, { followUp, answer: { receivedAt: at } }: AnswerInput, again: boolean): Promise<StoredFollowUp | undefined> {
  if (followUp) {
    const { numInsertedOrUpdatedRows: opened } = await tx.insertInto('heed_survey_follow_ups').values({ site, id: followUp.id, answer_id: id, created_at: at, due_at: followUp.dueAt, done_at: null, done_by: null, note: null, dropped_at: null, alarm_at: null, alarms: 0 })
      .onConflict((oc) => oc.columns(['site', 'answer_id']).doUpdateSet({ dropped_at: null, done_at: null, due_at: followUp.dueAt, alarm_at: null, alarms: 0 })
        .where(({ eb, or }) => or([eb('heed_survey_follow_ups.dropped_at', 'is not', null), ...(again ? [eb('heed_survey_follow_ups.done_at', 'is not', null)] : [])]))).executeTakeFirst();
    const open = await followUpOf(tx, site, id);
    if (opened && open) await postNewCallMails(tx, open, department, at);
  } else {
    await tx.updateTable('heed_survey_follow_ups').set({ dropped_at: at }).where('site', '=', site).where('answer_id', '=', id).where('done_at', 'is', null).where('dropped_at', 'is', null).execute();
  }
  return followUpOf(tx, site, id);
}
