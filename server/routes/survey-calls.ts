import { allowed, fieldsOf, type FollowUp, needsNote, type Operation } from 'heed/domain';
import { Hono } from 'hono';
import { readJson } from '../body.ts';
import type { Asking, Ctx, Env, Parts } from '../context.ts';
import { Problem } from '../problem.ts';
import type { CallChange, CallEntry, Caller, StoredAnswer, StoredFollowUp } from '../store/surveys.ts';
import { templateOf } from '../survey-intake.ts';
import { followUpDone, followUpTaken, nothing } from '../survey-schemas.ts';
import { shownAnswer } from '../survey-shown.ts';

const HOUR = 36e5;

/** Calls after low scores (S-03): what is to be done, who does it, and what came of it. */
export function surveyCallRoutes({ store, settings, clock }: Parts, may: (c: Ctx, operation: Operation) => Promise<Asking>): Hono<Env> {
  const { surveys } = store;
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };
  const iso = (ms: number) => new Date(ms).toISOString();
  const idOf = (c: Ctx) => (c.req.param('id') ?? '').slice(0, 40);
  const caller = async (c: Ctx): Promise<Caller> => {
    const { id, displayName, roles } = await may(c, 'survey.follow-up');
    return { id, name: displayName, over: allowed('survey.take-over', roles) };
  };

  app.get('/v1/desk/survey-follow-ups', async (c) => {
    await may(c, 'survey.follow-up');
    const site = c.get('site').id;
    const found = await surveys.followUps(site, 200);
    const log = await surveys.callLog(site, found.map(({ followUp }) => followUp.id));
    return c.json({ items: await Promise.all(found.map(({ followUp, answer }) => task(followUp, answer, log.get(followUp.id)))) });
  });

  app.post('/v1/desk/survey-follow-ups/:id/take', async (c) => {
    const by = await caller(c);
    const { from } = await readJson(c, body, followUpTaken);
    return answered(c, await surveys.takeFollowUp(c.get('site').id, idOf(c), by, iso(clock()), from));
  });

  app.post('/v1/desk/survey-follow-ups/:id/release', async (c) => {
    const by = await caller(c);
    await readJson(c, body, nothing);
    return answered(c, await surveys.releaseFollowUp(c.get('site').id, idOf(c), by, iso(clock())));
  });

  app.post('/v1/desk/survey-follow-ups/:id/done', async (c) => {
    const by = await caller(c);
    const { outcome, note: written = '' } = await readJson(c, body, followUpDone);
    const [site, id, note, now] = [c.get('site'), idOf(c), written.trim(), clock()];
    const tries = (await surveys.callLog(site.id, [id])).get(id)!.filter(({ what }) => what === 'not-reached').length;
    if (!note && needsNote(outcome, tries)) throw new Problem('invalid', 'Say what was said and agreed.', { issues: [{ path: 'note', code: 'required' }] });
    // Over somebody else's call nobody writes without having taken it over: two would have called.
    return answered(c, await surveys.recordCall(site.id, id, { ...by, over: false }, iso(now), { outcome, note, againAt: iso(now + site.surveys.followUpHours * HOUR) }));
  });

  async function answered(c: Ctx, change: CallChange | undefined): Promise<Response> {
    const site = c.get('site').id;
    const answer = change && await surveys.answerById(site, change.followUp.answerId);
    if (!answer) throw new Problem('not-found', 'There is no such task.');
    const { followUp } = change;
    if (change.outcome === 'held') throw new Problem('conflict', `${followUp.taken!.name} has taken this call. A manager can take it over first.`, { reason: 'call-taken' });
    return c.json(await task(followUp, answer, (await surveys.callLog(site, [followUp.id])).get(followUp.id)));
  }

  async function task(followUp: StoredFollowUp, answer: StoredAnswer, log: readonly CallEntry[] = []): Promise<FollowUp> {
    const { id, dueAt, doneAt, doneBy, note, taken } = followUp;
    const template = await templateOf(store, answer.site, answer.template, answer.version);
    const contact = doneAt ? undefined : await contactOf(answer);
    return {
      id, questions: template ? fieldsOf(template).filter(({ name }) => answer.values[name] !== undefined) : [], dueAt, overdue: !doneAt && Date.parse(dueAt) < clock(), answer: await shownAnswer(store, answer),
      tries: log.filter(({ what }) => what === 'not-reached').map(({ at, name, note: said }) => ({ at, name, ...(said && { note: said }) })),
      ...(contact && { contact }), ...(taken && !doneAt && { taken }), ...(doneAt && { doneAt }), ...(doneBy && { doneBy }), ...(note && { note }),
    };
  }

  /** As the invitation has it, or the case it is about. */
  async function contactOf({ site, invitationId, caseId }: StoredAnswer): Promise<FollowUp['contact']> {
    const invitation = invitationId === undefined ? undefined : (await surveys.invitation(site, invitationId))?.invitation;
    const values = caseId === undefined ? undefined : (await store.caseById(site, caseId))?.values;
    const given = (['name', 'phone', 'email'] as const).flatMap((key) => {
      const value = invitation?.[key] ?? values?.[key];
      return typeof value === 'string' && value ? [[key, value] as const] : [];
    });
    return given.length ? Object.fromEntries(given) : undefined;
  }

  return app;
}
