import {
  allowed, checkTemplate, kindsChanged, type Operation, type SurveyFilter, type SurveyHistory, type SurveyResults, SURVEYS, type SurveyTemplate, type SurveyVersion,
} from 'heed/domain';
import { type Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { readJson } from '../body.ts';
import type { Asking, Ctx, Env, Parts, StaffOf } from '../context.ts';
import { Problem } from '../problem.ts';
import { surveyCallRoutes } from './survey-calls.ts';
import { IDEMPOTENCY_KEY } from '../schemas.ts';
import type { StoredAnswer } from '../store/surveys.ts';
import { newInvitation, newTemplate, nothing, surveyQuery } from '../survey-schemas.ts';
import { templateOf, templatesOf, tokenOf, versionsOf } from '../survey-intake.ts';
import { type Ask, askAbout, inviteFor } from '../survey-invitations.ts';
import { shownAnswer } from '../survey-shown.ts';
import { resultsOf, tellsOfOne, withheldPersons, withInstants } from '../survey-results.ts';

/** What staff does with surveys: templates, invitations, results, follow-up calls. */
export function surveyDeskRoutes(parts: Parts, staff: StaffOf, secret: () => Promise<string>): Hono<Env> {
  const { store, settings, clock } = parts;
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };
  const now = () => new Date(clock()).toISOString();

  const may = async (c: Ctx, operation: Operation): Promise<Asking> => {
    const user = await staff(c);
    if (!allowed(operation, user.roles)) throw new Problem('forbidden', 'Your role does not include this.', { reason: 'role' });
    return user;
  };

  app.get('/v1/desk/surveys', async (c) => {
    await may(c, 'survey.read');
    return c.json({ templates: await templatesOf(store, c.get('site').id) });
  });

  app.post('/v1/desk/surveys', async (c) => {
    const user = await may(c, 'survey.edit');
    const { template: sent, base } = await readJson(c, body, newTemplate);
    const site = c.get('site').id;
    const current = await templateOf(store, site, sent.id);
    if ((current?.version ?? 0) !== base) throw newer(current);
    const template = { ...sent, version: base + 1 } as unknown as SurveyTemplate;
    const issues = [...checkTemplate(template), ...kindsChanged(template, await versionsOf(store, site, template.id))];
    if (issues.length) throw new Problem('invalid', 'The survey is not complete.', { issues });
    if ((await store.surveys.putTemplate(site, template, user.id, now())) === 'conflict') throw newer(current);
    return c.json(template, 201);
  });

  app.get('/v1/desk/surveys/:id/versions', async (c) => {
    await may(c, 'survey.edit');
    const [site, { id }] = [c.get('site').id, await template(c, c.req.param('id').slice(0, 40))];
    const [saved, users] = await Promise.all([store.surveys.savings(site, id), store.staff.users(site)]);
    const shipped = SURVEYS.filter((one) => one.id === id && !saved.some(({ version }) => version === one.version)).map(({ version }): SurveyVersion => ({ version }));
    return c.json({ versions: [...saved.map(({ version, at, by }): SurveyVersion => ({ version, at, by: users.find((user) => user.id === by)?.displayName ?? by })), ...shipped] });
  });

  app.get('/v1/desk/surveys/:id/versions/:version', async (c) => {
    await may(c, 'survey.edit');
    const version = /^[1-9]\d{0,8}$/.test(c.req.param('version')) ? Number(c.req.param('version')) : undefined;
    const found = version && await templateOf(store, c.get('site').id, c.req.param('id').slice(0, 40), version);
    if (!found) throw new Problem('not-found', 'There is no such version of a survey.', { reason: 'survey-unknown' });
    return c.json(found);
  });

  app.post('/v1/desk/survey-invitations', async (c) => {
    const user = await may(c, 'survey.invite');
    const site = c.get('site');
    const key = c.req.header('Idempotency-Key');
    if (key !== undefined && !IDEMPOTENCY_KEY.test(key)) throw new Problem('bad-request', 'The header Idempotency-Key must be 16 to 128 visible ASCII characters.');
    const asked = await readJson(c, body, newInvitation);
    const id = asked.template ?? site.surveys.afterService;
    if (id === null) throw new Problem('not-allowed', 'Nobody is asked after a service here.', { reason: 'not-asked' });
    if (asked.finishedAt !== undefined && Date.parse(asked.finishedAt) > clock() + MINUTE) throw new Problem('invalid', 'It is not finished yet.', { issues: [{ path: 'finishedAt', code: 'in-future' }] });
    const template = await templateOf(store, site.id, id);
    if (!template) throw new Problem('not-found', 'There is no such survey.', { reason: 'survey-unknown' });
    const found = asked.case === undefined ? undefined : await store.caseByReference(site.id, asked.case);
    if (asked.case !== undefined && !found) throw new Problem('not-found', 'There is no such case.', { reason: 'case-unknown' });
    const result = await inviteFor(parts, site, await secret(), template, { ...(found && await askAbout(store, found)), ...asked, way: 'given', case: found, by: user.id, key } as Ask);
    if (result.outcome === 'asked-to-stop') throw new Problem('not-allowed', 'This customer does not want to be asked.', { reason: 'asked-to-stop' });
    if (result.outcome === 'asked-recently') throw new Problem('not-allowed', `This customer was asked on ${result.at.slice(0, 10)}.`, {
      reason: 'asked-recently', issues: [{ path: 'customer', code: 'asked-recently', params: { at: result.at } }],
    });
    if (!('invitation' in result)) throw new Problem('not-allowed', 'Another customer was asked about this.', { reason: 'another-customer' });
    const { invitation } = result;
    const { createdAt, expiresAt } = invitation;
    const token = await tokenOf(await secret(), site.id, invitation.id);
    const existing = result.outcome === 'exists';
    return c.json({
      token, template: template.id, createdAt, expiresAt, existing, answered: !!invitation.answeredAt,
      mailed: !!parts.mailing && !!site.surveyUrl && !!(invitation.email ?? found?.values.email), ...(site.surveyUrl && { link: `${site.surveyUrl.replace(/#.*$/, '')}#invitation=${token}` }),
    }, 201);
  });

  app.get('/v1/desk/survey-results', async (c) => {
    await may(c, 'survey.read');
    const { after: _, limit: __, field: ___, value: ____, site: _____, comment: ______, followUp: _______, unassigned: ________, ...filter } = query(c);
    return c.json(await resultsOf(store, c.get('site'), await template(c, filter.template), filter as SurveyFilter) satisfies SurveyResults);
  });

  app.get('/v1/desk/survey-answers', async (c) => {
    await may(c, 'survey.read');
    const { after, limit = 50, site: _, ...asked } = query(c);
    const filter = withInstants(asked, c.get('site'));
    const site = c.get('site').id;
    // Fewer than five answers about one person could tell who gave them.
    const withheld = await withheldPersons(store, site, filter as SurveyFilter);
    // Nor are those about nobody told, where one person alone is not.
    if ((filter.agent && withheld.has(filter.agent)) || (filter.unassigned === 'agent' && await tellsOfOne(store, site, filter as SurveyFilter))) return c.json({ items: [], withheld: true });
    const { items, next } = await store.surveys.answers(site, filter as SurveyFilter, { after, limit });
    const templates = await theseOf(site, filter.template, items.map(({ version }) => version));
    return c.json({ items: await Promise.all(items.map((answer) => shown(answer, withheld))), ...(next && { next }), templates });
  });

  app.get('/v1/desk/survey-answers/:reference', async (c) => {
    await may(c, 'survey.read');
    const answer = await store.surveys.answerByReference(c.get('site').id, c.req.param('reference').slice(0, 40));
    if (!answer) throw new Problem('not-found', 'There is no such answer.', { reason: 'answer-unknown' });
    const [revisions, withheld] = await Promise.all([store.surveys.revisions(answer.site, answer.id), withheldPersons(store, answer.site, alike(answer))]);
    const shownRevisions = await Promise.all(revisions.map(async ({ revision, at, partial, values, version = answer.version }) => ({ revision, at, partial, version, values: (await shown({ ...answer, version, values }, withheld)).values })));
    const templates = await theseOf(answer.site, answer.template, shownRevisions.map(({ version }) => version));
    return c.json({ answer: await shown(answer, withheld), revisions: shownRevisions, templates } satisfies SurveyHistory);
  });

  app.post('/v1/desk/survey-answers/:reference/evaluate', async (c) => {
    const user = await may(c, 'survey.evaluate');
    await readJson(c, body, nothing);
    const answer = await store.surveys.evaluate(c.get('site').id, c.req.param('reference').slice(0, 40), user.id, now());
    if (!answer) throw new Problem('not-found', 'There is no such answer.', { reason: 'answer-unknown' });
    return c.json(await shown(answer, await withheldPersons(store, answer.site, alike(answer))));
  });

  app.route('/', surveyCallRoutes(parts, may));

  async function template(c: Ctx, id: string): Promise<SurveyTemplate> {
    const found = await templateOf(store, c.get('site').id, id);
    if (!found) throw new Problem('not-found', 'There is no such survey.', { reason: 'survey-unknown' });
    return found;
  }

  /** The survey in these versions: what was answered is read with the questions that were asked. */
  const theseOf = async (site: string, id: string, versions: readonly number[]) =>
    (await Promise.all([...new Set(versions)].sort((a, b) => a - b).map((version) => templateOf(store, site, id, version)))).filter((one) => one !== undefined);

  const shown = (answer: StoredAnswer, withheld: ReadonlyMap<string, unknown>) => shownAnswer(store, answer, withheld);

  return app;
}

const MINUTE = 60_000;

/** All answers among which this one stands. */
const alike = ({ template, channel }: StoredAnswer): SurveyFilter => ({ template, channel });

const newer = (current: SurveyTemplate | undefined) =>
  new Problem('conflict', `Somebody else has saved version ${current?.version ?? 0} meanwhile. Load it, and make your changes again.`, { reason: 'newer-version' });

function query(c: Context): z.infer<typeof surveyQuery> {
  const result = surveyQuery.safeParse(c.req.query());
  if (result.success) return result.data;
  throw new Problem('bad-request', `"${result.error.issues[0]?.path.map(String).join('.')}" is not as the API describes it.`);
}
