/** Low scores of those who cannot be reached (S-03): one task for each place they come from, and what a task about a case without contact asks for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FollowUp, Role } from 'heed/domain';
import { callMessage } from '../../server/mail/staff.ts';
import type { Settings } from '../../server/settings.ts';
import { complaint, newKey, SITE, testApp, UNLIMITED, type TestApp } from './helpers.ts';

const HOUR = 36e5;
const settings: Settings = { ...UNLIMITED, secret: 'a secret of at least thirty-two characters', sites: { default: { ...SITE, surveyUrl: 'https://shop.example/survey' } } };
const mei: { id: string; displayName: string; roles: readonly Role[] } = { id: 'u1', displayName: 'Mei', roles: ['agent'] };

async function world(site: object = {}) {
  const app = await testApp({ settings: { ...settings, sites: { default: { ...settings.sites.default!, ...site } } }, mailing: true, staff: () => Promise.resolve(mei) });
  await app.store.staff.addUser({ ...mei, site: 'default', name: 'mei', departments: [], passwordHash: '', mustChange: false, disabled: false, createdAt: new Date(app.time.now).toISOString(), email: 'mei@example.com' });
  await app.store.staff.putDepartment('default', { id: 'kiln', name: { 'en': 'Kiln', 'zh-Hans': '窑', 'zh-Hant': '窯' } });
  return app;
}

const tasks = async (app: TestApp) => (await app.call<{ items: FollowUp[] }>('/v1/desk/survey-follow-ups')).body.items;
const mails = async (app: TestApp) => (await app.store.mails.newest('default', 500)).filter(({ about }) => about === 'call').length;
const invite = async (app: TestApp, more: object) => (await app.post<{ token: string }>('/v1/desk/survey-invitations', { template: 'after-service', ...more })).body.token;
const score = async (app: TestApp, values: object, more: object = {}, page?: string) =>
  (await app.post<{ reference: string; trackingCode: string; followUpAt?: string }>('/v1/survey-answers', { kind: 'survey', form: { id: 'after-service', version: 1 }, values, locale: 'en', ...(page && { source: { page } }), ...more }, { 'Idempotency-Key': newKey() })).body;
const act = (app: TestApp, id: string, what: string, body: object = {}) => app.post<FollowUp & { reason?: string; issues?: object }>(`/v1/desk/survey-follow-ups/${id}/${what}`, body);
const iso = (ms: number) => new Date(ms).toISOString();
const KIOSK = 'https://shop.example/kiosk';

test('low scores from one place are one task with how many, since when and until when, its answers, and one mail', async () => {
  const app = await world();
  const began = app.time.now;
  await score(app, { overall: 1, why: 'Cold soup' }, {}, `${KIOSK}?who=1#x`);
  app.time.now += 10 * 60_000;
  for (const overall of [2, 1, 2, 1, 1]) await score(app, { overall }, {}, KIOSK);
  await score(app, { overall: 4 }, {}, KIOSK);
  const [task, ...others] = await tasks(app);
  assert.deepEqual([others.length, task!.way, task!.contact, task!.dueAt, await mails(app)], [0, 'look', undefined, iso(began + HOUR), 1]);
  const { newest, ...look } = task!.look!;
  assert.deepEqual(look, { n: 6, firstAt: iso(began), lastAt: iso(app.time.now), survey: look.survey, page: KIOSK });
  assert.deepEqual([newest.length, newest[0]!.answer.reference, newest[0]!.questions.map(({ name }) => name)], [5, task!.answer.reference, ['overall']]);
  const opened = (await app.call<{ items: object[] }>(`/v1/desk/survey-answers?template=after-service&channel=inline&followUp=${task!.id}`)).body.items;
  assert.equal(opened.length, 6);
  // Another page, another survey, and those who were invited by a department are other places.
  await score(app, { overall: 1 }, {}, 'https://shop.example/thanks');
  await score(app, { overall: 1 }, { form: { id: 'return-visit', version: 1 } }, KIOSK);
  await score(app, { overall: 1 }, { invitation: await invite(app, { customer: 'C-1', department: 'kiln', agent: 'u1' }) });
  await score(app, { overall: 1 }, { invitation: await invite(app, { customer: 'C-2', department: 'kiln' }) });
  const all = await tasks(app);
  assert.deepEqual([all.length, await mails(app)], [4, 4]);
  const kiln = all.find(({ look: one }) => one?.department)!;
  assert.deepEqual([kiln.look!.n, (kiln.look!.department as { en: string }).en], [2, 'Kiln']);
  // Of one person fewer than five low scores are not told.
  assert.ok(!JSON.stringify(kiln).includes('"agent"'));
});

test('mails about low scores of several places are told apart by their subjects, and speak of no calls', async () => {
  const app = await world({ deskUrl: 'https://desk.example/' });
  await score(app, { overall: 1 }, {}, KIOSK);
  await score(app, { overall: 1 }, {}, 'https://shop.example/thanks');
  await score(app, { overall: 1 }, { invitation: await invite(app, { customer: 'C-1', department: 'kiln' }) });
  await score(app, { overall: 1 }, { invitation: await invite(app, { customer: 'C-2' }) });
  const needs = { store: app.store, settings: { sites: { default: { ...settings.sites.default!, deskUrl: 'https://desk.example/' } } } };
  const all = await app.store.mails.newest('default', 500);
  const said = async (late: boolean) => Promise.all(all.map(({ site, id, seq }) => callMessage(needs, { site, id: late ? id.replace(/ new$/, '') : id, seq })));
  for (const late of [false, true]) {
    const subjects = (await said(late)).map((one) => one!.subject);
    assert.deepEqual([subjects.length, new Set(subjects).size], [4, 4]);
    for (const place of ['shop.example/kiosk', 'shop.example/thanks', 'Kiln', 'no department']) assert.ok(subjects.some((subject) => subject.includes(`(${place} · `)), `${place}: ${subjects.join('\n')}`);
    for (const one of await said(late)) assert.doesNotMatch(one!.text.replace('https://desk.example/#calls', ''), /\bcalls?\b/);
  }
});

test('the task is taken by one and closed with a note once all of it was seen; the next low score opens another one', async () => {
  const app = await world();
  await score(app, { overall: 1 }, {}, KIOSK);
  const [{ id }] = await tasks(app) as [FollowUp];
  assert.equal((await act(app, id, 'take')).body.taken?.name, 'Mei');
  const before = await app.store.surveys.openFollowUps('default', 9);
  await score(app, { overall: 2 }, {}, KIOSK);
  assert.notDeepEqual(await app.store.surveys.openFollowUps('default', 9), before, 'desks notice');
  assert.deepEqual((await act(app, id, 'done', { outcome: 'put-right', n: 2 })).body.issues, [{ path: 'note', code: 'required' }]);
  assert.deepEqual((await act(app, id, 'done', { outcome: 'reached', note: 'Called' })).body.issues, [{ path: 'outcome', code: 'not-an-option' }]);
  const grown = await act(app, id, 'done', { outcome: 'put-right', note: 'New cook', n: 1 });
  assert.deepEqual([grown.status, grown.body.reason], [409, 'more-scores']);
  const done = await act(app, id, 'done', { outcome: 'put-right', note: 'New cook', n: 2 });
  assert.deepEqual([done.status, done.body.doneBy, done.body.note, await tasks(app)], [200, 'u1', 'New cook', []]);
  app.time.now += HOUR;
  await score(app, { overall: 1 }, {}, KIOSK);
  const [next] = await tasks(app) as [FollowUp];
  assert.deepEqual([next.id === id, next.look!.n, next.dueAt, await mails(app)], [false, 1, iso(app.time.now + HOUR), 2]);
});

test('an answer counts once, leaves the task when its score is raised or a number is left, and a task without answers is none', async () => {
  const app = await world();
  const first = await score(app, { overall: 1 }, { partial: true }, KIOSK);
  const answer = { reference: first.reference, trackingCode: first.trackingCode };
  await score(app, { overall: 1, why: 'Cold soup' }, { answer }, KIOSK);
  await score(app, { overall: 1 }, {}, KIOSK);
  assert.deepEqual((await tasks(app)).map(({ look }) => look?.n), [2]);
  // They want to be called after all.
  assert.ok((await score(app, { overall: 1, callBack: 'yes', phone: '+86 139 1111 1111' }, { answer })).followUpAt);
  const [look, call] = (await tasks(app)).sort((a, b) => (a.way! < b.way! ? 1 : -1));
  assert.deepEqual([look!.look!.n, call!.way, call!.answer.reference, await mails(app)], [1, 'call', first.reference, 2]);
  // Called, and low still: nobody has to look into it besides.
  await act(app, call!.id, 'done', { outcome: 'reached', note: 'Apologised' });
  await score(app, { overall: 2 }, { answer }, KIOSK);
  assert.deepEqual((await tasks(app)).map(({ look: one }) => one?.n), [1]);
  const other = await score(app, { overall: 2 }, {}, 'https://shop.example/other');
  assert.equal((await tasks(app)).length, 2);
  await score(app, { overall: 5 }, { answer: { reference: other.reference, trackingCode: other.trackingCode } });
  assert.deepEqual((await tasks(app)).map(({ look: one }) => one?.page), [KIOSK]);
});

test('anybody can make up pages: ten of them have a task of their own, all others one, and no more mails than that', async () => {
  const app = await world();
  for (let i = 0; i < 40; i++) await score(app, { overall: 1 }, {}, `https://shop.example/${'x'.repeat(i ? 0 : 3000)}${i}"page":\u0000`.slice(0, 2000));
  const all = await tasks(app);
  assert.deepEqual([all.length, all.filter(({ look }) => look?.page).length, all.find(({ look }) => !look?.page)?.look?.n, await mails(app)], [11, 10, 30, 11]);
});

test('the limit of an address stays', async () => {
  const limits = { ...settings.limits, filing: { max: 3, seconds: 600 } };
  const app = await testApp({ settings: { ...settings, limits }, staff: () => Promise.resolve(mei) });
  for (let i = 0; i < 6; i++) await score(app, { overall: 1 }, {}, KIOSK);
  assert.deepEqual((await tasks(app)).map(({ look }) => look?.n), [3]);
});

test('many at one time, from one place, are one task', async () => {
  const app = await world();
  await Promise.all(Array.from({ length: 8 }, () => score(app, { overall: 1 }, {}, KIOSK)));
  assert.deepEqual([(await tasks(app)).map(({ look }) => look?.n), await mails(app)], [[8], 1]);
});

test('of a case without contact the task is a message on the case while it takes one, and else to look into it; of a service, its number', async () => {
  const app = await world({ forms: { complaint: { hide: ['phone', 'email', 'preferredContact'] } } });
  const { reference, trackingCode } = (await app.post<{ reference: string; trackingCode: string }>('/v1/cases', complaint({ email: undefined }))).body;
  await score(app, { overall: 1 }, { form: { id: 'after-complaint', version: 1 }, invitation: await invite(app, { template: 'after-complaint', case: reference }) });
  const [message] = await tasks(app) as [FollowUp];
  assert.deepEqual([message.way, message.answer.case, message.look, message.contact, await mails(app)], ['message', reference, undefined, { name: 'Ann 李' }, 1]);
  assert.equal((await act(app, message.id, 'done', { outcome: 'written' })).status, 200);
  await app.post(`/v1/cases/${reference}/events`, { type: 'withdraw' }, { 'Heed-Tracking-Code': trackingCode });
  await score(app, { overall: 1 }, { form: { id: 'after-complaint', version: 1 }, invitation: await invite(app, { template: 'after-complaint', case: reference, round: 2 }) });
  const [look] = await tasks(app) as [FollowUp];
  assert.deepEqual([look.way, look.look, look.answer.case], ['look', undefined, reference]);
  await act(app, look.id, 'done', { outcome: 'nothing-found', note: 'Was withdrawn' });
  await score(app, { overall: 1 }, { invitation: await invite(app, { subject: 'WO-28' }) });
  assert.deepEqual((await tasks(app)).map(({ way, answer }) => [way, answer.case]), [['records', 'WO-28']]);
});
