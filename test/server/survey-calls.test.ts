/** Calls after low scores (S-03): to whom they can be made, who makes them, and what came of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FollowUp, Role } from 'heed/domain';
import type { Settings } from '../../server/settings.ts';
import { complaint, newKey, SITE, testApp, UNLIMITED, type Answer, type TestApp } from './helpers.ts';

const HOUR = 36e5;
const settings: Settings = { ...UNLIMITED, secret: 'a secret of at least thirty-two characters', sites: { default: { ...SITE, surveyUrl: 'https://shop.example/survey' } } };
const people: Readonly<Record<string, { id: string; displayName: string; roles: readonly Role[] }>> = {
  mei: { id: 'u1', displayName: 'Mei', roles: ['agent'] }, an: { id: 'u2', displayName: 'An', roles: ['agent'] }, wu: { id: 'u3', displayName: 'Wu Min', roles: ['manager'] },
};

/** Whoever is named asks; Mei unless told. */
async function world() {
  let who = people.mei!;
  const app = await testApp({ settings, mailing: true, staff: () => Promise.resolve(who) });
  const as = async <T>(name: string, work: () => Promise<T>) => {
    who = people[name]!;
    return work().finally(() => { who = people.mei!; });
  };
  return { app, as };
}

const calls = async (app: TestApp) => (await app.call<{ items: FollowUp[] }>('/v1/desk/survey-follow-ups')).body.items;
const invite = async (app: TestApp, more: object) => (await app.post<{ token: string }>('/v1/desk/survey-invitations', { template: 'after-service', ...more })).body.token;
const score = (app: TestApp, values: object, more: object = {}) =>
  app.post<{ reference: string; trackingCode: string }>('/v1/survey-answers', { kind: 'survey', form: { id: 'after-service', version: 1 }, values, locale: 'en', ...more }, { 'Idempotency-Key': newKey() });
const act = (app: TestApp, id: string, what: string, body: object = {}) => app.post<FollowUp & { reason?: string }>(`/v1/desk/survey-follow-ups/${id}/${what}`, body);
const reasonOf = ({ status, body }: Answer<{ reason?: string }>) => [status, body.reason];
const sweep = (app: TestApp) => app.store.surveys.forgetAddresses(new Date(app.time.now).toISOString());
const LIN = { name: 'Lin Wei', phone: '+86 138 0000 0000', email: 'lin@example.com' };

test('who gave a low score after a service can be called: how they are reached is kept until somebody has, and no longer', async () => {
  const { app } = await world();
  const token = await invite(app, LIN);
  await score(app, { overall: 2 }, { invitation: token });
  await sweep(app);
  const [call] = await calls(app);
  assert.deepEqual(call?.contact, LIN);
  // Also after the invitation has expired, and whoever wants no more surveys is still called about this one.
  app.time.now += 60 * 24 * HOUR;
  await app.post('/v1/survey-invitation/stop', {}, { 'Heed-Invitation': token });
  await sweep(app);
  assert.deepEqual((await calls(app))[0]?.contact, LIN);
  const done = await act(app, call!.id, 'done', { outcome: 'reached', note: 'Comes again on Friday' });
  assert.equal(done.body.contact, undefined);
  const { invitation } = (await app.store.surveys.invitation('default', token.slice(0, 32)))!;
  assert.deepEqual([invitation.name, invitation.phone, invitation.email], [undefined, undefined, undefined]);
});

test('nothing is kept of who was content, but of a first tap until all is answered', async () => {
  const { app } = await world();
  const token = await invite(app, LIN);
  const kept = async () => (await app.store.surveys.invitation('default', token.slice(0, 32)))!.invitation.phone;
  await score(app, { overall: 4 }, { invitation: token, partial: true });
  await sweep(app);
  assert.equal(await kept(), LIN.phone);
  await score(app, { overall: 2 }, { invitation: token });
  await sweep(app);
  assert.deepEqual((await calls(app))[0]?.contact, LIN);
  // Raised before anybody had called.
  await score(app, { overall: 5 }, { invitation: token });
  await sweep(app);
  assert.deepEqual([await kept(), await calls(app)], [undefined, []]);
});

test('of a case its own contact is shown', async () => {
  const { app } = await world();
  const { reference } = (await app.post<{ reference: string }>('/v1/cases', complaint(LIN))).body;
  const token = await invite(app, { template: 'after-complaint', case: reference });
  await score(app, { overall: 1 }, { invitation: token, form: { id: 'after-complaint', version: 1 } });
  assert.deepEqual((await calls(app))[0]?.contact, LIN);
});

test('one of several takes a call; the others are refused with the name, a manager may take it over', async () => {
  const { app, as } = await world();
  await score(app, { overall: 1 }, { invitation: await invite(app, LIN) });
  const [{ id }] = await calls(app) as [FollowUp];
  const seen = async () => app.store.surveys.openFollowUps('default', 9);
  const before = await seen();
  // Both at once: one of them has it.
  const both = await Promise.all([act(app, id, 'take'), as('an', () => act(app, id, 'take'))]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.notDeepEqual(await seen(), before, 'desks notice');
  const [{ taken }] = await calls(app) as [FollowUp];
  const [holder, other] = taken!.by === 'u1' ? ['mei', 'an'] : ['an', 'mei'];
  assert.deepEqual([taken?.name, taken?.at], [people[holder!]!.displayName, new Date(app.time.now).toISOString()]);
  for (const [what, body] of [['take', {}], ['take', { from: taken!.by }], ['release', {}], ['done', { outcome: 'not-reached' }]] as const) {
    assert.deepEqual(reasonOf(await as(other!, () => act(app, id, what, body))), [409, 'call-taken'], what);
  }
  assert.deepEqual(reasonOf(await as('wu', () => act(app, id, 'take'))), [409, 'call-taken'], 'a manager has to know whose it is');
  const over = await as('wu', () => act(app, id, 'done', { outcome: 'reached', note: 'Comes on Friday' }));
  assert.deepEqual(reasonOf(over), [409, 'call-taken'], 'and take it over before they record what came of it');
  assert.ok((over.body as unknown as { detail: string }).detail.includes(`${people[holder!]!.displayName} has taken this call`));
  assert.equal((await as('wu', () => act(app, id, 'take', { from: taken!.by }))).body.taken?.name, 'Wu Min');
  assert.deepEqual(reasonOf(await as(holder!, () => act(app, id, 'release'))), [409, 'call-taken']);
  assert.equal((await as('wu', () => act(app, id, 'release'))).body.taken, undefined);
  const log = (await app.store.surveys.callLog('default', [id])).get(id)!;
  assert.deepEqual(log.map(({ name, what }) => [name, what]), [[people[holder!]!.displayName, 'taken'], ['Wu Min', 'taken'], ['Wu Min', 'released']]);
});

test('whoever was not reached is called again later, and each try is kept; words are asked for where the outcome does not say all', async () => {
  const { app, as } = await world();
  await score(app, { overall: 1 }, { invitation: await invite(app, LIN) });
  const [{ id }] = await calls(app) as [FollowUp];
  for (const outcome of ['reached', 'given-up']) {
    const refused = await act(app, id, 'done', { outcome, note: '  ' });
    assert.deepEqual([refused.status, (refused.body as unknown as { issues: object }).issues], [422, [{ path: 'note', code: 'required' }]], outcome);
  }
  await act(app, id, 'take');
  app.time.now += 2 * HOUR;
  await act(app, id, 'done', { outcome: 'not-reached' });
  await as('an', () => act(app, id, 'done', { outcome: 'not-reached', note: 'Line busy' }));
  const [call] = await calls(app);
  const at = new Date(app.time.now).toISOString();
  assert.deepEqual([call?.tries, call?.taken, call?.overdue, Date.parse(call!.dueAt) - app.time.now], [[{ at, name: 'Mei' }, { at, name: 'An', note: 'Line busy' }], undefined, false, HOUR]);
  const ended = await act(app, id, 'done', { outcome: 'given-up' });
  assert.deepEqual([ended.body.doneBy, ended.body.doneAt, await calls(app)], ['u1', at, []]);
  // What is done stays as it was recorded.
  assert.equal((await as('an', () => act(app, id, 'done', { outcome: 'reached', note: 'No, I did' }))).body.doneBy, 'u1');
});
