/** A service is finished, and staff says so: its customer is asked, by the rules of every other asking (S-02). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SurveyAnswer } from 'heed/domain';
import { tokenOf } from '../../server/survey-intake.ts';
import { hex, hmac } from '../../server/crypto.ts';
import { stillAsks, surveyMessage } from '../../server/mail/survey.ts';
import { hashesFor } from '../../server/survey-known.ts';
import { SURVEY_SETTINGS, type Settings } from '../../server/settings.ts';
import { complaint, newKey, SITE, testApp, UNLIMITED, type Answer } from './helpers.ts';

const DAY = 864e5;
const SECRET = 'a secret of at least thirty-two characters';
const agent = { id: 'u1', displayName: 'Mei', roles: ['agent'] as const };
const site = { ...SITE, surveyUrl: 'https://shop.example/survey' };
const settings: Settings = { ...UNLIMITED, secret: SECRET, sites: { default: site } };
const world = (more: Partial<Settings> = {}) => testApp({ settings: { ...settings, ...more }, mailing: true, staff: () => Promise.resolve(agent) });
type Asked = { token: string; template: string; existing: boolean; answered: boolean; mailed: boolean; link?: string; createdAt: string; issues?: { params?: { at?: string } }[] };
type World = Awaited<ReturnType<typeof world>>;
const finished = (app: World, more: object = {}) => app.post<Asked>('/v1/desk/survey-invitations', {
  email: 'lin@example.com', name: 'Lin Wei', service: 'Repair of a tap', finishedAt: new Date(app.time.now - DAY).toISOString(), department: 'engineering', agent: 'u7', locale: 'en', ...more,
});
const reasonOf = ({ status, body }: Answer<unknown>) => [status, (body as { reason?: string }).reason];

test('whoever had a service done is asked by mail, which names it and the day', async () => {
  const app = await world();
  const { status, body } = await finished(app);
  assert.equal(status, 201);
  assert.deepEqual([body.template, body.existing, body.answered, body.mailed, body.link], ['after-service', false, false, true, `https://shop.example/survey#invitation=${body.token}`]);
  const [mail] = await app.store.mails.newest('default', 5);
  const message = () => surveyMessage({ store: app.store, settings, secret: () => Promise.resolve(SECRET) }, mail!);
  const { text, to } = (await message())!;
  assert.equal(to, 'lin@example.com');
  for (const words of ['Dear Lin Wei,', '“Repair of a tap” was finished on March 3, 2026.']) assert.ok(text.includes(words), text);
  const answered = await app.post<{ reference: string }>('/v1/survey-answers', { kind: 'survey', form: { id: 'after-service', version: 1 }, values: { overall: 4 }, locale: 'en', invitation: body.token }, { 'Idempotency-Key': newKey() });
  assert.equal(answered.status, 201);
  const { items: [answer] } = (await app.call<{ items: SurveyAnswer[] }>('/v1/desk/survey-answers?template=after-service')).body;
  assert.deepEqual([answer?.service, answer?.department, (await app.store.surveys.answerById('default', answer!.id))?.agent], ['Repair of a tap', 'engineering', 'u7']);
  // Name and address are forgotten with the answer; who has asked is not (P-02).
  await app.store.surveys.forgetAddresses(new Date(app.time.now).toISOString());
  const { invitation } = (await app.store.surveys.invitation('default', body.token.slice(0, 32)))!;
  assert.deepEqual([invitation.email, invitation.name, invitation.service, invitation.invitedBy], [undefined, undefined, 'Repair of a tap', 'u1']);
});

test('who was asked lately is not asked again, and the desk learns when; a phone number counts as a customer, too', async () => {
  const app = await world();
  await finished(app);
  app.time.now += DAY / 2;
  const again = await finished(app, { service: 'Another tap' });
  assert.deepEqual([...reasonOf(again), again.body.issues?.[0]?.params?.at], [409, 'asked-recently', '2026-03-04T05:06:07.000Z']);
  const byPhone = (phone: string, more: object = {}) => finished(app, { email: undefined, phone, ...more });
  const first = await byPhone('+86 138-0000 0000');
  assert.deepEqual([first.status, first.body.mailed, !!first.body.link], [201, false, true]);
  assert.deepEqual(reasonOf(await byPhone('+8613800000000')), [409, 'asked-recently']);
});

test('whoever was asked by mail is not asked anew by their number, nor after they want to be asked no more', async () => {
  const app = await world();
  const both = await finished(app, { phone: '+86 139 0000 0000' });
  assert.deepEqual(reasonOf(await finished(app, { email: undefined, phone: '+8613900000000' })), [409, 'asked-recently']);
  await app.post('/v1/survey-invitation/stop', {}, { 'Heed-Invitation': both.body.token });
  app.time.now += 60 * DAY;
  assert.deepEqual(reasonOf(await finished(app, { email: undefined, phone: '+8613900000000' })), [409, 'asked-to-stop']);
  assert.deepEqual(reasonOf(await finished(app)), [409, 'asked-to-stop']);
});

test('an asking counts for every way in which the customer is known, however it is written, and so does that they want to be asked no more', async () => {
  const app = await world();
  const ask = (whom: object) => finished(app, { email: undefined, ...whom });
  const first = await ask({ customer: 'C-1', email: 'Jie@Example.com', phone: '+86 138 1111 2222' });
  assert.equal(first.status, 201);
  const all = [{ email: 'jie@example.com' }, { customer: 'c-1' }, { phone: '13811112222' }, { phone: '0086-138-1111-2222' }, { customer: 'C-2', email: 'JIE@example.com' }, { customer: 'C-3', phone: '１３８ 1111 2222' }, { customer: 'jie@example.com' }, { customer: '138 1111 2222' }];
  for (const whom of all) assert.deepEqual(reasonOf(await ask(whom)), [409, 'asked-recently'], JSON.stringify(whom));
  // One hyphen more is another address, and zeros before it another customer.
  assert.deepEqual([(await ask({ customer: '0012345678' })).status, (await ask({ customer: '12345678' })).status], [201, 201]);
  assert.equal((await ask({ email: 'ji-e@example.com' })).status, 201);
  await app.post('/v1/survey-invitation/stop', {}, { 'Heed-Invitation': first.body.token });
  app.time.now += 60 * DAY;
  for (const whom of all) assert.deepEqual(reasonOf(await ask(whom)), [409, 'asked-to-stop'], JSON.stringify(whom));
  assert.equal((await ask({ email: 'ji-e@example.com' })).status, 201);
});

test('a landline is the same with the code of the country and without; another country’s number is another one', async () => {
  const app = await world();
  const ask = async (phone: string) => (await finished(app, { email: undefined, phone })).status;
  assert.deepEqual([await ask('+86 21 5555 1234'), await ask('021-55551234'), await ask('+49 30 5555 1234'), await ask('0049 30 55551234'), await ask('030 5555 1234')], [201, 409, 201, 409, 201]);
});

test('whoever was asked in earlier times, when one name was kept and as it was written, is still known', async () => {
  const app = await world();
  const formerly = async (name: string) => hex(await hmac(SECRET, `customer:default:${name}`)).slice(0, 32);
  const day = (n: number) => new Date(app.time.now + n * DAY).toISOString();
  const old = { site: 'default', template: 'after-service', occasion: 'after-service', round: 1, locale: 'en', createdAt: day(0), expiresAt: day(30) } as const;
  await app.store.surveys.invite({ ...old, id: '1'.repeat(32), customerHash: await formerly('c1'), email: 'old@example.com' }, { way: 'mail' });
  await app.store.surveys.invite({ ...old, id: '2'.repeat(32), customerHash: await formerly('+8613811112222') });
  const ask = (whom: object) => finished(app, { email: undefined, ...whom });
  for (const whom of [{ customer: 'C-1' }, { phone: '138 1111 2222' }, { phone: '+86 138 1111 2222' }]) assert.deepEqual(reasonOf(await ask(whom)), [409, 'asked-recently'], JSON.stringify(whom));
  // Its address is still there: the stop counts for that, too, and what waits is not sent.
  const waits = () => stillAsks({ store: app.store, clock: () => app.time.now, secret: () => Promise.resolve(SECRET) }, { site: 'default', id: '1'.repeat(32) });
  const other = await ask({ customer: 'C-9', email: 'OLD@example.com' });
  assert.deepEqual([other.status, await waits()], [201, true]);
  await app.post('/v1/survey-invitation/stop', {}, { 'Heed-Invitation': other.body.token });
  assert.equal(await waits(), false);
  await app.post('/v1/survey-invitation/stop', {}, { 'Heed-Invitation': await tokenOf(SECRET, 'default', '1'.repeat(32)) });
  // Nor does the mail about an older case go out, of which only the case has the address.
  const { body: filed } = await app.post<{ reference: string }>('/v1/cases', complaint({ email: 'case@example.com' }), { 'Idempotency-Key': newKey() });
  const stored = (await app.store.caseByReference('default', filed.reference))!;
  await app.store.surveys.invite({ ...old, id: '3'.repeat(32), caseId: stored.id, subject: filed.reference, customerHash: await formerly('case@example.com') }, { way: 'mail' });
  const wait = () => stillAsks({ store: app.store, clock: () => app.time.now, secret: () => Promise.resolve(SECRET) }, { site: 'default', id: '3'.repeat(32) });
  assert.equal(await wait(), true);
  app.time.now += 20 * DAY;
  await app.store.surveys.invite({ ...old, id: '4'.repeat(32), ...await hashesFor(SECRET, 'default', { email: 'Case@Example.com' }) });
  await app.post('/v1/survey-invitation/stop', {}, { 'Heed-Invitation': await tokenOf(SECRET, 'default', '4'.repeat(32)) });
  assert.equal(await wait(), false);
  app.time.now += 60 * DAY;
  for (const whom of [{ customer: 'c-1' }, { email: 'old@example.com' }]) assert.deepEqual(reasonOf(await ask(whom)), [409, 'asked-to-stop'], JSON.stringify(whom));
});

test('an invitation that had no way to its customer is none of those that were asked, until they answer it', async () => {
  const app = await world();
  const invitation = { site: 'default', template: 'after-service', occasion: 'after-service', round: 1, locale: 'en', createdAt: new Date(app.time.now).toISOString(), expiresAt: new Date(app.time.now + DAY).toISOString() } as const;
  await app.store.surveys.invite({ ...invitation, id: '1'.repeat(32) }, { way: 'none' });
  await finished(app);
  const response = async () => (await app.call<{ response: object }>('/v1/desk/survey-results?template=after-service')).body.response;
  assert.deepEqual(await response(), { part: 0, n: 1 });
  const answer = { kind: 'survey', form: { id: 'after-service', version: 1 }, values: { overall: 4 }, locale: 'en', invitation: await tokenOf(SECRET, 'default', '1'.repeat(32)) };
  assert.equal((await app.post('/v1/survey-answers', answer, { 'Idempotency-Key': newKey() })).status, 201);
  assert.deepEqual(await response(), { part: 1, n: 2 });
});

test('the same work order is asked about once, and its link is for nobody else', async () => {
  const app = await world();
  const first = await finished(app, { subject: 'WO-7' });
  const again = await finished(app, { subject: 'WO-7' });
  assert.deepEqual([again.status, again.body.existing, again.body.token === first.body.token], [201, true, true]);
  assert.deepEqual(reasonOf(await finished(app, { subject: 'WO-7', email: 'another@example.com' })), [409, 'another-customer']);
});

test('a request whose answer was lost gives the same link when it comes again', async () => {
  const app = await world();
  const key = { 'Idempotency-Key': newKey() };
  const ask = () => app.post<Asked>('/v1/desk/survey-invitations', { phone: '+86 1', service: 'A tap', locale: 'en' }, key);
  const [first, again] = [await ask(), await ask()];
  assert.deepEqual([again.status, again.body], [201, first.body]);
  assert.equal((await app.post('/v1/desk/survey-invitations', { service: 'A tap' }, { 'Idempotency-Key': 'short' })).status, 400);
});

test('a site may ask nobody after services, and have no page to lead to', async () => {
  const none = await world({ sites: { default: { ...site, surveys: { ...SURVEY_SETTINGS, afterService: null } } } });
  assert.deepEqual(reasonOf(await finished(none)), [409, 'not-asked']);
  const { surveyUrl: _, ...bare } = site;
  const { body } = await finished(await world({ sites: { default: bare } }));
  assert.deepEqual([body.mailed, body.link], [false, undefined]);
});

test('what is not finished yet is asked about later', async () => {
  const app = await world();
  const early = await finished(app, { finishedAt: new Date(app.time.now + DAY).toISOString() });
  assert.deepEqual([early.status, early.body.issues], [422, [{ path: 'finishedAt', code: 'in-future' }]]);
});
