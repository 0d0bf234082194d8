import { allowed, type Field, fieldsOf, type FollowUp, isLooked, type LookInto, needsNote, type Operation, outcomesOf } from 'heed/domain';
import { Hono } from 'hono';
import { readJson } from '../body.ts';
import type { Asking, Ctx, Env, Parts } from '../context.ts';
import { Problem } from '../problem.ts';
import type { CallChange, CallEntry, Caller, FoundFollowUp, StoredAnswer } from '../store/surveys.ts';
import { templateOf } from '../survey-intake.ts';
import { followUpDone, followUpTaken, nothing } from '../survey-schemas.ts';
import { shownAnswer } from '../survey-shown.ts';
import { waysTo } from '../survey-ways.ts';

const HOUR = 36e5;

/** What low scores ask for (S-03): calls, messages, and looking into what nobody can be asked about. What is to be done, who does it, and what came of it. */
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
    return c.json({ items: await Promise.all(found.map((one) => task(one, log.get(one.followUp.id)))) });
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
    const { note: written = '', n, ...sent } = await readJson(c, body, followUpDone);
    const [site, id, note, now] = [c.get('site'), idOf(c), written.trim(), clock()];
    const stands = (await surveys.followUp(site.id, id))?.followUp.place;
    const outcome = sent.outcome ?? outcomesOf(stands ? 'look' : 'call', 0)[0]!;
    if (stands && !isLooked(outcome)) throw new Problem('invalid', 'Nobody can be reached here.', { issues: [{ path: 'outcome', code: 'not-an-option' }] });
    const tries = (await surveys.callLog(site.id, [id])).get(id)!.filter(({ what }) => what === 'not-reached').length;
    if (!note && needsNote(outcome, tries)) throw new Problem('invalid', 'Say what was said and agreed.', { issues: [{ path: 'note', code: 'required' }] });
    // Over somebody else's call nobody writes without having taken it over: two would have called.
    return answered(c, await surveys.recordCall(site.id, id, { ...by, over: false }, iso(now), { outcome, note, n, againAt: iso(now + site.surveys.followUpHours * HOUR) }));
  });

  async function answered(c: Ctx, change: CallChange | undefined): Promise<Response> {
    const site = c.get('site').id;
    const found = change && await surveys.followUp(site, change.followUp.id);
    if (!found) throw new Problem('not-found', 'There is no such task.');
    if (change.outcome === 'held') throw new Problem('conflict', `${change.followUp.taken!.name} has taken this call. A manager can take it over first.`, { reason: 'call-taken' });
    if (change.outcome === 'grown') throw new Problem('conflict', 'More low scores have come to this task meanwhile. Read them first.', { reason: 'more-scores' });
    return c.json(await task(found, (await surveys.callLog(site, [found.followUp.id])).get(found.followUp.id)));
  }

  async function task({ followUp, answer, looked }: FoundFollowUp, log: readonly CallEntry[] = []): Promise<FollowUp> {
    const { id, dueAt, doneAt, doneBy, note, taken } = followUp;
    const { way, contact } = looked ? { way: 'look' as const } : await waysTo(store, answer);
    return {
      id, way, dueAt, overdue: !doneAt && Date.parse(dueAt) < clock(), ...await read(answer, !!looked), ...(looked && { look: await lookOf(followUp, looked) }),
      tries: log.filter(({ what }) => what === 'not-reached').map(({ at, name, note: said }) => ({ at, name, ...(said && { note: said }) })),
      ...(contact && !doneAt && { contact }), ...(taken && !doneAt && { taken }), ...(doneAt && { doneAt }), ...(doneBy && { doneBy }), ...(note && { note }),
    };
  }

  /** An answer with what was asked; without the person it is about where several stand together. */
  async function read(answer: StoredAnswer, together: boolean): Promise<Pick<FollowUp, 'answer' | 'questions'>> {
    const asked = await templateOf(store, answer.site, answer.template, answer.version);
    const questions: Field[] = asked ? fieldsOf(asked).filter(({ name }) => answer.values[name] !== undefined) : [];
    const { agent: _, ...shown } = await shownAnswer(store, answer);
    return { questions, answer: { ...shown, ...(!together && answer.agent && { agent: answer.agent }) } };
  }

  async function lookOf({ site, place }: FoundFollowUp['followUp'], { n, firstAt, lastAt, newest }: NonNullable<FoundFollowUp['looked']>): Promise<LookInto> {
    const { template = '', department, page } = place ?? {};
    const name = department && (await store.staff.departments(site)).find(({ id }) => id === department)?.name;
    return {
      n, firstAt, lastAt, survey: (await templateOf(store, site, template))?.title ?? template, newest: await Promise.all(newest.map((answer) => read(answer, true))),
      ...(department && { department: name ?? department }), ...(page && { page }),
    };
  }

  return app;
}
