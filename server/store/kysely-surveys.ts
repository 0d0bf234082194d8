import type { SurveyFilter, SurveyTemplate } from 'heed/domain';
import type { Kysely, Transaction } from 'kysely';
import type { SiteId } from './store.ts';
import { commentRows } from './survey-comments.ts';
import { SurveyFigures } from './survey-figures.ts';
import { follow, followUpOf, FollowUps } from './survey-calls.ts';
import { invitationRow, SurveyInvitations } from './survey-invitations.ts';
import { fromAnswer, scoreRows, toAnswer, toTemplate, SURVEY_SCOPE } from './survey-tables.ts';
import type { AnswerInput, Answered, PageOf, Revision, StoredAnswer, Surveys } from './surveys.ts';
import type { Tables } from './tables.ts';
import { type Engine, persist, Stale, type Timing, transact } from './transact.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
/** Stands where the digest of a request would, that a later one of the same author has overtaken. */
const OVERTAKEN = '';

/** Surveys on any engine that Kysely speaks to. */
export class KyselySurveys implements Surveys {
  readonly #engine: Engine;
  readonly #timing: Timing;
  readonly #figures: SurveyFigures;
  readonly countAnswers: Surveys['countAnswers'];
  readonly counts: Surveys['counts'];
  readonly answered: Surveys['answered'];
  readonly answersByAgent: Surveys['answersByAgent'];
  readonly rounds: Surveys['rounds'];
  readonly response: Surveys['response'];
  readonly invite: Surveys['invite'];
  readonly invitation: Surveys['invitation'];
  readonly takeReminders: Surveys['takeReminders'];
  readonly stopAsking: Surveys['stopAsking'];
  readonly hasStopped: Surveys['hasStopped'];
  readonly forgetAddresses: Surveys['forgetAddresses'];
  readonly casesToAsk: Surveys['casesToAsk'];
  readonly followUps: Surveys['followUps'];
  readonly openFollowUps: Surveys['openFollowUps'];
  readonly takeFollowUp: Surveys['takeFollowUp'];
  readonly releaseFollowUp: Surveys['releaseFollowUp'];
  readonly recordCall: Surveys['recordCall'];
  readonly callLog: Surveys['callLog'];
  readonly followUp: Surveys['followUp'];
  readonly lateFollowUps: Surveys['lateFollowUps'];
  readonly escalateFollowUp: Surveys['escalateFollowUp'];

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
    const figures = this.#figures = new SurveyFigures((work) => this.#read(work));
    this.countAnswers = (...asked) => figures.countAnswers(...asked);
    this.counts = (...asked) => figures.counts(...asked);
    this.answered = (...asked) => figures.answered(...asked);
    this.answersByAgent = (...asked) => figures.answersByAgent(...asked);
    this.rounds = (...asked) => figures.rounds(...asked);
    this.response = (...asked) => figures.response(...asked);
    const asking = new SurveyInvitations(engine, timing);
    this.invite = (...asked) => asking.invite(...asked);
    this.invitation = (...asked) => asking.invitation(...asked);
    this.takeReminders = (...asked) => asking.takeReminders(...asked);
    this.stopAsking = (...asked) => asking.stopAsking(...asked);
    this.hasStopped = (...asked) => asking.hasStopped(...asked);
    this.forgetAddresses = (...asked) => asking.forgetAddresses(...asked);
    this.casesToAsk = (...asked) => asking.casesToAsk(...asked);
    const calls = new FollowUps(engine, timing);
    this.followUps = (...asked) => calls.followUps(...asked);
    this.openFollowUps = (...asked) => calls.openFollowUps(...asked);
    this.takeFollowUp = (...asked) => calls.takeFollowUp(...asked);
    this.releaseFollowUp = (...asked) => calls.releaseFollowUp(...asked);
    this.recordCall = (...asked) => calls.recordCall(...asked);
    this.callLog = (...asked) => calls.callLog(...asked);
    this.followUp = (...asked) => calls.followUp(...asked);
    this.lateFollowUps = (...asked) => calls.lateFollowUps(...asked);
    this.escalateFollowUp = (...asked) => calls.escalateFollowUp(...asked);
  }

  template(site: SiteId, id: string, version?: number): Promise<SurveyTemplate | undefined> {
    return this.#read(async (db) => {
      const row = await db.selectFrom('heed_survey_templates').selectAll().where('site', '=', site).where('id', '=', id)
        .$if(version !== undefined, (query) => query.where('version', '=', version!)).orderBy('version', 'desc').limit(1).executeTakeFirst();
      return row && toTemplate(row);
    });
  }

  templates(site: SiteId): Promise<SurveyTemplate[]> {
    return this.#read(async (db) => {
      const rows = await db.selectFrom('heed_survey_templates').selectAll().where('site', '=', site).orderBy('id').orderBy('version', 'desc').execute();
      return rows.filter(({ id }, i) => rows[i - 1]?.id !== id).map(toTemplate);
    });
  }

  versions(site: SiteId, id: string): Promise<SurveyTemplate[]> {
    return this.#read(async (db) => (await db.selectFrom('heed_survey_templates').selectAll().where('site', '=', site).where('id', '=', id).orderBy('version').execute()).map(toTemplate));
  }

  savings(site: SiteId, id: string): ReturnType<Surveys['savings']> {
    return this.#read(async (db) => (await db.selectFrom('heed_survey_templates').select(['version', 'created_at', 'created_by']).where('site', '=', site).where('id', '=', id).orderBy('version', 'desc').execute())
      .map(({ version, created_at: at, created_by: by }) => ({ version, at, by })));
  }

  putTemplate(site: SiteId, template: SurveyTemplate, by: string, at: string): Promise<'created' | 'conflict'> {
    return persist(this.#engine, this.#timing, async () => {
      const { id, version } = template;
      const row = await this.#engine.db.insertInto('heed_survey_templates')
        .values({ site, id, version, template_json: JSON.stringify(template), created_at: at, created_by: by }).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      return row.numInsertedOrUpdatedRows ? 'created' : 'conflict';
    });
  }

  answer(input: AnswerInput): Promise<Answered> {
    const { key, answer: { site, digest, receivedAt: at, invitationId, ...made }, changes } = input;
    // A request does not come after itself.
    const after = input.after === key ? undefined : input.after;
    return transact(this.#engine, this.#timing, async (tx): Promise<Answered> => {
      const byKey = (name: string) => tx.selectFrom('heed_keys').selectAll().where('site', '=', site).where('scope', '=', SURVEY_SCOPE).where('key', '=', name).executeTakeFirst();
      const seen = await byKey(key);
      if (seen) {
        if (seen.digest !== digest && seen.digest !== OVERTAKEN) return { outcome: 'conflict' };
        const stored = await answerById(tx, site, seen.case_id);
        return stored ? { outcome: stored.id === made.id ? 'created' : 'replayed', answer: stored, followUp: await followUpOf(tx, site, stored.id) } : { outcome: 'not-found' };
      }
      const invitation = invitationId === undefined ? undefined : await invitationRow(tx, site, invitationId);
      if (invitationId !== undefined && !invitation) return { outcome: 'not-found' };
      const earlier = after === undefined ? undefined : await byKey(after);
      const before = invitation?.answer_id ?? earlier?.case_id ?? changes;
      const old = before ? await answerById(tx, site, before) : undefined;
      if (before && !old) return { outcome: 'not-found' };
      if (old?.evaluatedAt) return { outcome: 'evaluated' };
      const id = old?.id ?? made.id;
      const own = [{ key, digest }, ...(after !== undefined && !earlier ? [{ key: after, digest: OVERTAKEN }] : [])];
      const taken = await tx.insertInto('heed_keys').values(own.map((row) => ({ ...row, site, scope: SURVEY_SCOPE, case_id: id, created_at: at }))).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      if (taken.numInsertedOrUpdatedRows !== BigInt(own.length)) throw new Stale();
      if (old && made.partial && !old.partial) return { outcome: 'kept', answer: old, followUp: await followUpOf(tx, site, id) };
      const stored = old ? await change(tx, old, input) : await create(tx, input);
      await tx.insertInto('heed_survey_revisions')
        .values({ site, answer_id: id, revision: stored.revision, at, values_json: JSON.stringify(stored.values), partial: stored.partial ? 1 : 0, digest, template_version: stored.version }).execute();
      await score(tx, stored, input);
      return { outcome: old ? 'changed' : 'created', answer: stored, followUp: await follow(tx, stored, input, !!old && !!input.callAgain?.(old.values)) };
    });
  }

  answerByReference(site: SiteId, reference: string): Promise<StoredAnswer | undefined> {
    return this.#read(async (db) => {
      const row = await db.selectFrom('heed_survey_answers').selectAll().where('site', '=', site).where('reference', '=', reference).executeTakeFirst();
      return row && toAnswer(row);
    });
  }

  answerById(site: SiteId, id: string): Promise<StoredAnswer | undefined> {
    return this.#read((db) => answerById(db, site, id));
  }

  revisions(site: SiteId, answerId: string): Promise<Revision[]> {
    return this.#read(async (db) => (await db.selectFrom('heed_survey_revisions').selectAll().where('site', '=', site).where('answer_id', '=', answerId).orderBy('revision').execute())
      .map(({ revision, at, values_json, partial, digest, template_version: version }): Revision => ({ revision, at, digest, partial: !!partial, values: JSON.parse(values_json) as Revision['values'], ...(version !== null && { version }) })));
  }

  evaluate(site: SiteId, reference: string, by: string, at: string): Promise<StoredAnswer | undefined> {
    return transact(this.#engine, this.#timing, async (tx) => {
      await tx.updateTable('heed_survey_answers').set({ evaluated_at: at, evaluated_by: by }).where('site', '=', site).where('reference', '=', reference)
        .where('evaluated_at', 'is', null).execute();
      const row = await tx.selectFrom('heed_survey_answers').selectAll().where('site', '=', site).where('reference', '=', reference).executeTakeFirst();
      return row && toAnswer(row);
    });
  }

  answers(site: SiteId, filter: SurveyFilter, { after, limit }: { readonly after?: string; readonly limit: number }): Promise<PageOf<StoredAnswer>> {
    return this.#read(async (db) => {
      const rows = await this.#figures.answersIn(db, site, filter).selectAll()
        .$if(!!after, (query) => query.where('id', '<', after!)).orderBy('id', 'desc').limit(limit + 1).execute();
      const items = rows.slice(0, limit).map(toAnswer);
      return { items, ...(rows.length > limit && { next: items.at(-1)!.id }) };
    });
  }

  #read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, () => work(this.#engine.db));
  }
}

async function answerById(db: Db, site: SiteId, id: string): Promise<StoredAnswer | undefined> {
  const row = await db.selectFrom('heed_survey_answers').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
  return row && toAnswer(row);
}

async function create(tx: Db, { answer, makeReference }: AnswerInput): Promise<StoredAnswer> {
  const { site, invitationId, receivedAt } = answer;
  if (invitationId !== undefined) {
    const { numUpdatedRows } = await tx.updateTable('heed_survey_invitations').set({ answered_at: receivedAt, answer_id: answer.id })
      .where('site', '=', site).where('id', '=', invitationId).where('answer_id', 'is', null).executeTakeFirst();
    if (!numUpdatedRows) throw new Stale();
  }
  for (;;) {
    const stored: StoredAnswer = { ...answer, reference: makeReference(), revision: 1 };
    const row = await tx.insertInto('heed_survey_answers').values(fromAnswer(stored)).onConflict((oc) => oc.columns(['site', 'reference']).doNothing()).executeTakeFirst();
    if (row.numInsertedOrUpdatedRows) return stored;
  }
}

async function change(tx: Db, old: StoredAnswer, { answer }: AnswerInput): Promise<StoredAnswer> {
  const { version, partial, values, locale, digest, receivedAt } = answer;
  const stored: StoredAnswer = { ...old, version, partial, values, locale, digest, changedAt: receivedAt, revision: old.revision + 1 };
  const { numUpdatedRows } = await tx.updateTable('heed_survey_answers').set(fromAnswer(stored))
    .where('site', '=', old.site).where('id', '=', old.id).where('revision', '=', old.revision).where('evaluated_at', 'is', null).executeTakeFirst();
  if (!numUpdatedRows) throw new Stale();
  return stored;
}

/** The counted and the searched rows of the newest revision take the place of those before. */
async function score(tx: Db, stored: StoredAnswer, { scores, comments, timeZone }: AnswerInput): Promise<void> {
  const { site, id } = stored;
  await tx.deleteFrom('heed_survey_scores').where('site', '=', site).where('answer_id', '=', id).execute();
  if (stored.revision > 1) await tx.deleteFrom('heed_survey_comments').where('site', '=', site).where('answer_id', '=', id).execute();
  const said = commentRows(site, id, comments);
  if (said.length) await tx.insertInto('heed_survey_comments').values(said).execute();
  if (!scores.length) return;
  await tx.insertInto('heed_survey_scores').values(scoreRows(stored, { scores, timeZone })).execute();
}
