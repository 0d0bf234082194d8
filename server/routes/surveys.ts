import { contactIn, encodeTrackingCode, makeReference, parseReference, parseTrackingCode, type SurveyReceipt, type SurveySubmission, type SurveyTemplate, type OpenInvitation, type Values } from 'heed/domain';
import { Hono } from 'hono';
import type { CustomerDoor } from '../auth/customer.ts';
import { readJson } from '../body.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { sameHash, sha256, uuidv7 } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import type { Signing } from '../signing.ts';
import { IDEMPOTENCY_KEY } from '../schemas.ts';
import type { Place, StoredAnswer, StoredFollowUp, StoredInvitation } from '../store/surveys.ts';
import { codeBytes, idIn, takeInSurvey, templateOf, tokenOf } from '../survey-intake.ts';
import { askAbout, hasEnded, inviteFor } from '../survey-invitations.ts';
import { withNames } from '../survey-known.ts';
import { nothing, surveySubmission } from '../survey-schemas.ts';
import { openCase } from './access.ts';

const HOUR = 36e5;
const NOBODY = '0'.repeat(64);

/** What customers do with surveys: read one, open an invitation, answer, change the answer. */
export function surveyRoutes(parts: Parts, limits: RateLimits, secret: () => Promise<string>, signer: Signing, door: CustomerDoor): Hono<Env> {
  const { store, settings, clock, random } = parts;
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };

  app.get('/v1/surveys/:id', async (c) => {
    const template = await templateOf(store, c.get('site').id, c.req.param('id').slice(0, 40));
    if (!template) throw unknownSurvey();
    c.header('Cache-Control', 'public, max-age=60');
    return c.json(template);
  });

  // The token is in a header: addresses end up in logs.
  app.get('/v1/survey-invitation', async (c) => {
    await limits.byAddress(c, 'tracking');
    const invitation = await open(c, c.req.header('Heed-Invitation') ?? '');
    const answer = invitation.answerId === undefined ? undefined : await store.surveys.answerById(invitation.site, invitation.answerId);
    if (answer?.evaluatedAt) throw evaluated();
    const template = await templateOf(store, invitation.site, invitation.template, answer?.partial ? undefined : answer?.version);
    if (!template) throw unknownSurvey();
    return c.json({
      template, expiresAt: invitation.expiresAt,
      ...(answer && { answered: { at: answer.changedAt ?? answer.receivedAt, values: answer.values, ...(answer.partial && { partial: true }) } }),
    } satisfies OpenInvitation);
  });

  app.post('/v1/survey-invitation/stop', async (c) => {
    await limits.byAddress(c, 'tracking');
    await readJson(c, body, nothing);
    const { invitation } = await known(c, c.req.header('Heed-Invitation') ?? '');
    await store.surveys.stopAsking(await withNames(await secret(), store, invitation), new Date(clock()).toISOString());
    return c.json({});
  });

  // Whoever looks at a case that has ended is asked on the spot, each round anew: no quiet time, no mail.
  app.post('/v1/cases/:reference/survey', async (c) => {
    const stored = await openCase(c, parts, limits, door);
    await readJson(c, body, nothing);
    const site = c.get('site');
    const { afterCase } = site.surveys;
    const template = afterCase === null ? undefined : await templateOf(store, site.id, afterCase);
    if (!template || !hasEnded(stored)) throw new Problem('not-allowed', 'There is nothing to score here.', { reason: 'nothing-to-score' });
    const result = await inviteFor(parts, site, await secret(), template, { ...await askAbout(store, stored), way: 'page' });
    if (!('invitation' in result)) throw new Problem('not-allowed', 'There is nothing to score here.', { reason: 'nothing-to-score' });
    const { id, createdAt, expiresAt, answerId } = result.invitation;
    if (Date.parse(expiresAt) <= clock() && answerId === undefined) throw new Problem('not-allowed', 'The time for scoring this is over.', { reason: 'invitation-expired' });
    return c.json({ token: await tokenOf(await secret(), site.id, id), template: template.id, createdAt, expiresAt }, 201);
  });

  app.post('/v1/survey-answers', async (c) => {
    await limits.byAddress(c, 'filing');
    const key = c.req.header('Idempotency-Key') ?? '';
    if (!IDEMPOTENCY_KEY.test(key)) throw new Problem('bad-request', 'The header Idempotency-Key must be 16 to 128 visible ASCII characters.');
    const { files: _, ...sent } = await readJson(c, body, surveySubmission);
    const site = c.get('site');
    const invitation = sent.invitation === undefined ? undefined : await open(c, sent.invitation, true);
    const earlier = sent.answer && await ownAnswer(c, sent.answer);
    const template = await templateFor(c, sent as SurveySubmission, invitation?.template ?? earlier?.template);
    const { values, digest, scores, comments, followUp, wished, wishedAnew } = await takeInSurvey(template, sent as SurveySubmission, clock);
    const now = clock();
    const id = uuidv7(now, random);
    const at = new Date(now).toISOString();
    const { caseId, subject, service, department, agent, round = 1 } = invitation ?? earlier ?? {};
    const from = source(sent.source);
    const result = await store.surveys.answer({
      key, scores, comments, changes: earlier?.id, ...(sent.after !== undefined && { after: sent.after }),
      answer: {
        site: site.id, id, template: template.id, version: template.version, channel: invitation ? 'invited' : 'inline', round,
        ...(invitation && { invitationId: invitation.id }), ...(caseId && { caseId }), ...(subject && { subject }), ...(service && { service }), ...(department && { department }), ...(agent && { agent }),
        partial: !!sent.partial, values, locale: sent.locale, source: from, digest, codeHash: await sha256(await codeOf(id)), receivedAt: at,
      },
      ...(followUp && { followUp: { id: uuidv7(now, random), dueAt: new Date(now + site.surveys.followUpHours * HOUR).toISOString(), ...(!reachable(template, values, invitation) && { place: placeOf(template, from, invitation) }) } }), callAgain: wishedAnew, timeZone: site.answers.calendar?.timeZone,
      makeReference: () => makeReference(random),
    });
    if (result.outcome === 'conflict') throw new Problem('conflict', 'The idempotency key came before with other content.');
    if (result.outcome === 'evaluated') throw evaluated();
    if (!('answer' in result)) throw new Problem('not-found', 'There is no such answer.', { reason: 'answer-unknown' });
    if (result.outcome === 'replayed') c.header('Idempotency-Replayed', 'true');
    return c.json(await receipt(result.answer, digest, key, wished ? result.followUp : undefined), 201);
  });

  const codeOf = async (id: string) => encodeTrackingCode(await codeBytes(await secret(), id));

  const receipt = async ({ id, reference, receivedAt, changedAt }: StoredAnswer, digest: string, key: string, followUp?: StoredFollowUp): Promise<SurveyReceipt> => {
    const proof = { reference, receivedAt: changedAt ?? receivedAt, answerDueAt: followUp?.dueAt ?? changedAt ?? receivedAt, digest, key };
    const signature = await signer.sign(proof);
    return {
      ...proof, trackingCode: await codeOf(id), state: changedAt ? 'changed' : 'received', ...(signature && { signature }), ...(followUp && !followUp.doneAt && { followUpAt: followUp.dueAt }),
    };
  };

  /** The invitation of a token, or the reason why there is none. An answer that was on its way when it expired is taken still; one that is there can be changed (S-02). */
  async function open(c: Ctx, token: string, answering = false): Promise<StoredInvitation> {
    const { invitation, caseGone } = await known(c, token);
    if (caseGone) throw new Problem('not-found', 'The case of this invitation does not exist any more.', { status: 410, reason: 'case-gone' });
    const late = clock() - Date.parse(invitation.expiresAt);
    if (late > (answering ? GRACE : 0) && invitation.answerId === undefined) throw new Problem('not-found', 'This invitation has expired.', { status: 410, reason: 'invitation-expired' });
    return invitation;
  }

  async function known(c: Ctx, token: string) {
    const site = c.get('site').id;
    const id = await idIn(await secret(), site, token.slice(0, 200));
    const found = id === undefined ? undefined : await store.surveys.invitation(site, id);
    if (!found) throw new Problem('not-found', 'There is no such invitation.', { reason: 'invitation-unknown' });
    return found;
  }

  async function ownAnswer(c: Ctx, { reference, trackingCode }: NonNullable<SurveySubmission['answer']>): Promise<StoredAnswer> {
    const stored = await store.surveys.answerByReference(c.get('site').id, parseReference(reference) ?? '');
    const code = parseTrackingCode(trackingCode);
    const right = sameHash(stored?.codeHash ?? NOBODY, await sha256(code ?? ''));
    if (stored && code && right && !stored.invitationId) return stored;
    await limits.hit(c, 'wrongCodes', `wrongCodes:${reference}`);
    throw new Problem('not-found', 'There is no answer with this reference and code.', { reason: 'answer-unknown' });
  }

  async function templateFor(c: Ctx, { form }: SurveySubmission, bound: string | undefined): Promise<SurveyTemplate> {
    if (bound !== undefined && form.id !== bound) throw new Problem('bad-request', `The invitation is for the survey "${bound}".`, { reason: 'form-version' });
    const template = await templateOf(store, c.get('site').id, form.id, form.version);
    if (template) return template;
    if (!(await templateOf(store, c.get('site').id, form.id))) throw unknownSurvey();
    throw new Problem('bad-request', `The survey "${form.id}" has no version ${form.version}.`, { reason: 'form-version' });
  }

  return app;
}

/** Whether anything is known of who they are: a way to reach them, their case, or the number of what was done for them. */
const reachable = (template: SurveyTemplate, values: Values, { caseId, subject, email, phone }: Partial<StoredInvitation> = {}): boolean =>
  !!(contactIn(template, values) ?? email ?? phone ?? caseId ?? subject);

/** Longer addresses of pages are alike where their beginnings are. */
const PAGE = 300;
/** Where a low score comes from whose author nobody can reach. Not from which person: nothing is told of one by fewer than five answers. */
const placeOf = ({ id }: SurveyTemplate, { page }: StoredAnswer['source'], invitation?: StoredInvitation): Place => ({
  template: id, channel: invitation ? 'invited' : 'inline', ...(invitation ? invitation.department && { department: invitation.department } : page && { page: page.slice(0, PAGE).toWellFormed() }),
});

/** Drafts wait for a connection; what was written before the end counts for two days more. */
const GRACE = 48 * HOUR;

const unknownSurvey = () => new Problem('not-found', 'There is no such survey.', { reason: 'survey-unknown' });
const evaluated = () => new Problem('not-allowed', 'The answer has been evaluated and cannot be changed any more.', { reason: 'survey-evaluated' });

function source({ page, widget }: { readonly page?: string; readonly widget?: string } = {}): StoredAnswer['source'] {
  const bare = page?.toWellFormed().replace(/[?#].*$/s, '').replaceAll('\0', '');
  return { ...(bare && { page: bare }), ...(widget && { widget: widget.toWellFormed().replaceAll('\0', '') }) };
}
