import type { Role } from 'heed/domain';
import { postCallMails, postNewCallMails } from './kysely-mails.ts';
import type { SiteId } from './store.ts';
import { FREE, type FollowUpRow, toAnswer, toFollowUp, UNTOUCHED } from './survey-tables.ts';
import { leaveLook, lookedInto, lookInto, standsFor } from './survey-looks.ts';
import type { AnswerInput, CallChange, CallEntry, Caller, FoundFollowUp, LateFollowUp, Place, StoredAnswer, StoredFollowUp, Surveys } from './surveys.ts';
import { type Db, type Engine, persist, Stale, type Timing, transact } from './transact.ts';

/** Later than everything. */
const NEVER = '9999';
/** The way to reach somebody, once nobody has to. */
export const FORGOTTEN = { email: null, name: null, phone: null } as const;

type Decided = 'held' | 'grown' | { readonly what: CallEntry['what']; readonly note?: string; readonly set: Partial<FollowUpRow> } | undefined;

/** What low scores ask for: calls, and looking into what nobody can be called about (S-03). */
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
      const found: FoundFollowUp[] = [];
      for (const row of rows) {
        const answer = answers.find(({ id }) => id === row.answer_id);
        const one = row.place !== null ? await lookedInto(db, row) : answer && { followUp: toFollowUp(row), answer: toAnswer(answer) };
        if (one) found.push(one);
      }
      return found;
    });
  }

  openFollowUps(site: SiteId, limit: number): Promise<string[]> {
    return this.#read(async (db) => (await db.selectFrom('heed_survey_follow_ups').select(['id', 'due_at', 'changes']).where('site', '=', site).where('done_at', 'is', null).where('dropped_at', 'is', null)
      .orderBy('due_at').orderBy('id').limit(limit).execute()).map(({ id, due_at, changes }) => [id, due_at, changes].join(' ')));
  }

  takeFollowUp(site: SiteId, id: string, by: Caller, at: string, from?: string): Promise<CallChange | undefined> {
    return this.#change(site, id, by, at, (row) => {
      if (row.taken_by === by.id) return undefined;
      if (row.taken_by !== null && !(by.over && from === row.taken_by)) return 'held';
      return { what: 'taken', set: { taken_by: by.id, taken_name: by.name, taken_at: at } };
    });
  }

  releaseFollowUp(site: SiteId, id: string, by: Caller, at: string): Promise<CallChange | undefined> {
    return this.#change(site, id, by, at, (row) => (row.taken_by === null ? undefined : row.taken_by !== by.id && !by.over ? 'held' : { what: 'released', set: FREE }));
  }

  recordCall(site: SiteId, id: string, by: Caller, at: string, { outcome, note, againAt, n }: Parameters<Surveys['recordCall']>[4]): Promise<CallChange | undefined> {
    return this.#change(site, id, by, at, async (row, tx) => {
      if (row.taken_by !== null && row.taken_by !== by.id && !by.over) return 'held';
      if (n !== undefined && row.place !== null && await standsFor(tx, row) !== n) return 'grown';
      return { what: outcome, note, set: outcome === 'not-reached' ? { ...FREE, due_at: againAt, alarm_at: null, alarms: 0 } : { done_at: at, done_by: by.id, note } };
    });
  }

  callLog(site: SiteId, ids: readonly string[]): ReturnType<Surveys['callLog']> {
    return this.#read(async (db) => {
      const rows = ids.length ? await db.selectFrom('heed_survey_call_log').selectAll().where('site', '=', site).where('follow_up_id', 'in', ids).orderBy('follow_up_id').orderBy('seq').execute() : [];
      return new Map(ids.map((id) => [id, rows.filter((row) => row.follow_up_id === id).map((row): CallEntry => (
        { at: row.at, by: row.user_id, name: row.user_name, what: row.what as CallEntry['what'], ...(row.note && { note: row.note }) }))]));
    });
  }

  /** Changes an open call, and notes who did. Two at once come one after the other: the number of the note is taken by one of them only. */
  #change(site: SiteId, id: string, by: Caller, at: string, decide: (row: FollowUpRow, tx: Db) => Decided | Promise<Decided>): Promise<CallChange | undefined> {
    return transact(this.#engine, this.#timing, async (tx): Promise<CallChange | undefined> => {
      const one = () => tx.selectFrom('heed_survey_follow_ups').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
      const { seq } = await tx.selectFrom('heed_survey_call_log').select(({ fn }) => fn.max('seq').as('seq')).where('site', '=', site).where('follow_up_id', '=', id).executeTakeFirstOrThrow();
      const row = await one();
      if (!row) return undefined;
      const change = row.done_at === null && row.dropped_at === null ? await decide(row, tx) : undefined;
      if (!change || typeof change === 'string') return { outcome: change ?? 'ok', followUp: toFollowUp(row) };
      const noted = await tx.insertInto('heed_survey_call_log').values({ site, follow_up_id: id, seq: (seq ?? 0) + 1, at, user_id: by.id, user_name: by.name, what: change.what, note: change.note || null }).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      if (!noted.numInsertedOrUpdatedRows) throw new Stale();
      await tx.updateTable('heed_survey_follow_ups').set(({ eb }) => ({ ...change.set, changes: eb('changes', '+', 1) })).where('site', '=', site).where('id', '=', id).execute();
      if (change.set.done_at) await tx.updateTable('heed_survey_invitations').set(FORGOTTEN).where('site', '=', site).where('answer_id', '=', row.answer_id).execute();
      return { outcome: 'ok', followUp: toFollowUp((await one())!) };
    });
  }

  followUp(site: SiteId, id: string): ReturnType<Surveys['followUp']> {
    return this.#read(async (db) => {
      const row = await db.selectFrom('heed_survey_follow_ups').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
      if (row?.place != null) return lookedInto(db, row);
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
      const about = await tx.selectFrom('heed_survey_follow_ups as f').leftJoin('heed_survey_answers as a', (join) => join.onRef('a.site', '=', 'f.site').onRef('a.id', '=', 'f.answer_id'))
        .select(['a.agent', 'a.department', 'f.place']).where('f.site', '=', site).where('f.id', '=', id).executeTakeFirst();
      const department = about?.place ? (JSON.parse(about.place) as Place).department : about?.department;
      await postCallMails(tx, { site, id, dueAt, step, to }, { agent: about?.agent ?? undefined, departments: department ? [department] : [] }, at);
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

/**
 * Opens the task to call, `again` also one that is done, and tells somebody of it by mail; puts it away if the score was raised before anybody
 * called. A low score of whom nobody can reach goes to the task of the place it came from.
 */
export async function follow(tx: Db, stored: StoredAnswer, { followUp, answer: { receivedAt: at } }: AnswerInput, again: boolean): Promise<StoredFollowUp | undefined> {
  const { site, id, department } = stored;
  if (followUp && !followUp.place) {
    const { numInsertedOrUpdatedRows: opened } = await tx.insertInto('heed_survey_follow_ups').values({ ...UNTOUCHED, site, id: followUp.id, answer_id: id, created_at: at, due_at: followUp.dueAt })
      .onConflict((oc) => oc.columns(['site', 'answer_id']).doUpdateSet({ dropped_at: null, done_at: null, due_at: followUp.dueAt, alarm_at: null, alarms: 0, ...FREE })
        .where(({ eb, or }) => or([eb('heed_survey_follow_ups.dropped_at', 'is not', null), ...(again ? [eb('heed_survey_follow_ups.done_at', 'is not', null)] : [])]))).executeTakeFirst();
    const open = await followUpOf(tx, site, id);
    if (opened && open) await postNewCallMails(tx, open, department, at);
  } else {
    await tx.updateTable('heed_survey_follow_ups').set({ dropped_at: at }).where('site', '=', site).where('answer_id', '=', id).where('done_at', 'is', null).where('dropped_at', 'is', null).execute();
  }
  const call = await followUpOf(tx, site, id);
  // Whoever was called already needs nobody else to look into it.
  if (followUp?.place && !call) await lookInto(tx, stored, { ...followUp, place: followUp.place }, at);
  else await leaveLook(tx, stored, at);
  return call;
}
