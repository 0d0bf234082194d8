import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SURVEYS, type FollowUp, type OpenInvitation, type SurveyAnswer, type SurveyHistory, type SurveyReceipt, type SurveyResults, type SurveyTemplate } from 'heed/domain';
import { askAfterCases } from '../../server/survey-invitations.ts';
import type { Settings } from '../../server/settings.ts';
import { complaint, newKey, testApp, UNLIMITED, type Answer, type TestApp } from './helpers.ts';

const DAY = 864e5;
const SECRET = 'a secret of at least thirty-two characters';
const settings: Settings = { ...UNLIMITED, secret: SECRET };
const manager = { id: 'u1', displayName: 'Wu Min', roles: ['manager', 'agent'] as const };
const world = (more: Partial<Settings> = {}) => testApp({ settings: { ...settings, ...more }, staff: () => Promise.resolve(manager) });

const answerBody = (values: object, more: object = {}) => ({ kind: 'survey', form: { id: 'after-complaint', version: 1 }, values, locale: 'en', ...more });
const answering = (app: TestApp, values: object, more: object = {}, headers: Record<string, string> = {}) => app.post<SurveyReceipt>('/v1/survey-answers', answerBody(values, more), headers);
const invite = async (app: TestApp, more: object = {}) => (await app.post<{ token: string }>('/v1/desk/survey-invitations', { template: 'after-complaint', ...more })).body.token;
const opened = (app: TestApp, token: string) => app.call<OpenInvitation & { reason?: string }>('/v1/survey-invitation', { headers: { 'Heed-Invitation': token } });
const reasonOf = (answer: Answer<unknown>) => [answer.status, (answer.body as { reason?: string }).reason];

test('the shipped surveys can be read, and an unknown one is a clear answer', async () => {
  const app = await world();
  for (const template of SURVEYS) assert.deepEqual((await app.call(`/v1/surveys/${template.id}`)).body, JSON.parse(JSON.stringify(template)));
  assert.deepEqual(reasonOf(await app.call('/v1/surveys/nothing')), [404, 'survey-unknown']);
  assert.deepEqual(reasonOf(await answering(app, { overall: 5 }, { form: { id: 'nothing', version: 1 } })), [404, 'survey-unknown']);
  assert.deepEqual(reasonOf(await answering(app, { overall: 5 }, { form: { id: 'after-complaint', version: 7 } })), [400, 'form-version']);
});

test('an answer without invitation arrives once, has a receipt, and can be changed by its author only', async () => {
  const app = await world();
  const key = newKey();
  const first = await answering(app, { overall: 4 }, {}, { 'Idempotency-Key': key });
  assert.equal(first.status, 201);
  assert.match(first.body.reference, /^HD-/);
  const again = await answering(app, { overall: 4 }, {}, { 'Idempotency-Key': key });
  assert.deepEqual(again.body, first.body);
  assert.equal((await answering(app, { overall: 1 }, {}, { 'Idempotency-Key': key })).status, 409);
  const { reference, trackingCode } = first.body;
  const changed = await answering(app, { overall: 5 }, { answer: { reference, trackingCode } });
  assert.deepEqual([changed.status, changed.body.reference, changed.body.state], [201, reference, 'changed']);
  assert.deepEqual(reasonOf(await answering(app, { overall: 1 }, { answer: { reference, trackingCode: '0000-0000-0000-0000' } })), [404, 'answer-unknown']);
  const { body } = await app.call<{ revisions: { values: object }[] }>(`/v1/desk/survey-answers/${reference}`);
  assert.deepEqual(body.revisions.map(({ values }) => values), [{ overall: 4 }, { overall: 5 }]);
});

test('what breaks a rule of the survey is refused by field', async () => {
  const app = await world();
  for (const [values, path, code] of [
    [{}, 'overall', 'required'], [{ overall: 9 }, 'overall', 'too-large'], [{ overall: 3, nothing: 1 }, 'nothing', 'unknown-field'],
    [{ overall: 1, callBack: 'yes' }, 'phone', 'required'], [{ overall: 3, comment: 'x'.repeat(2001) }, 'comment', 'too-long'],
  ] as const) {
    const refused = await answering(app, values);
    assert.equal(refused.status, 422);
    assert.deepEqual((refused.body as unknown as { issues: { path: string; code: string }[] }).issues.map((issue) => [issue.path, issue.code]), [[path, code]]);
  }
});

test('an invitation is opened by its token, answered once, changed until it is evaluated', async () => {
  const app = await world();
  const invitation = await invite(app, { department: 'kiln', agent: 'u7' });
  assert.equal((await opened(app, invitation)).body.answered, undefined);
  const first = await answering(app, { overall: 3 }, { invitation });
  assert.equal(first.status, 201);
  const seen = (await opened(app, invitation)).body.answered;
  assert.deepEqual([seen?.values, seen?.partial], [{ overall: 3 }, undefined]);
  const second = await answering(app, { overall: 4, comment: 'Better' }, { invitation });
  assert.equal(second.body.reference, first.body.reference);
  const { body: results } = await app.call<SurveyResults>('/v1/desk/survey-results?template=after-complaint');
  assert.deepEqual([results.n, results.response, results.fields[0]?.counts], [1, { part: 1, n: 1 }, [{ value: '4', count: 1 }]]);
  assert.equal((await app.post(`/v1/desk/survey-answers/${first.body.reference}/evaluate`, {})).status, 200);
  assert.deepEqual(reasonOf(await answering(app, { overall: 5 }, { invitation })), [409, 'survey-evaluated']);
  assert.deepEqual(reasonOf(await opened(app, invitation)), [409, 'survey-evaluated']);
});

test('the first tap of a bar of faces counts, goes on to the whole answer, and never comes over it', async () => {
  const app = await world();
  const invitation = await invite(app, { phone: '+86 138 0000 0000' });
  const tap = (overall: number) => answering(app, { overall }, { invitation, partial: true });
  const first = await tap(2);
  assert.equal(first.status, 201);
  // Most who are dissatisfied say no more than that.
  const calls = async () => (await app.call<{ items: readonly object[] }>('/v1/desk/survey-follow-ups')).body.items.length;
  assert.equal(await calls(), 1);
  await tap(1);
  assert.deepEqual((await opened(app, invitation)).body.answered?.partial, true);
  await answering(app, { overall: 4 }, { invitation });
  assert.equal(await calls(), 0);
  assert.equal((await tap(1)).body.reference, first.body.reference);
  const { body } = await app.call<SurveyResults>('/v1/desk/survey-results?template=after-complaint');
  assert.deepEqual([body.n, body.fields[0]?.counts], [1, [{ value: '4', count: 1 }]]);
});

test('an answer that names an earlier request of its author changes that one, whichever of them comes first', async () => {
  const app = await world();
  const [tap, whole] = [newKey(), newKey()];
  const first = await answering(app, { overall: 4 }, { partial: true }, { 'Idempotency-Key': tap });
  assert.equal((await answering(app, { overall: 5 }, { after: tap }, { 'Idempotency-Key': whole })).body.reference, first.body.reference);
  const [late, early] = [newKey(), newKey()];
  const overtaking = await answering(app, { overall: 2 }, { after: late }, { 'Idempotency-Key': early });
  assert.equal((await answering(app, { overall: 1 }, { partial: true }, { 'Idempotency-Key': late })).body.reference, overtaking.body.reference);
  const { body } = await app.call<SurveyResults>('/v1/desk/survey-results?template=after-complaint&channel=inline');
  assert.deepEqual(body.fields[0]?.counts, [{ value: '2', count: 1 }, { value: '5', count: 1 }]);
});

test('a request that says it comes after itself is one like any other', async () => {
  const app = await world();
  const key = newKey();
  assert.equal((await answering(app, { overall: 4 }, { after: key }, { 'Idempotency-Key': key })).status, 201);
});

test('a score that was low, is raised and low again is to be called about within the hour from then', async () => {
  const app = await world();
  const invitation = await invite(app, { phone: '+86 138 0000 0000' });
  const due = async () => (await app.call<{ items: readonly { dueAt: string }[] }>('/v1/desk/survey-follow-ups')).body.items.map(({ dueAt }) => Date.parse(dueAt) - app.time.now);
  await answering(app, { overall: 1 }, { invitation });
  assert.deepEqual(await due(), [36e5]);
  await answering(app, { overall: 5 }, { invitation });
  app.time.now += 5 * 36e5;
  await answering(app, { overall: 2 }, { invitation });
  assert.deepEqual(await due(), [36e5]);
  // The same call once more does not put it off.
  app.time.now += 60_000;
  await answering(app, { overall: 1 }, { invitation });
  assert.deepEqual(await due(), [36e5 - 60_000]);
});

test('a forged, an expired and a used-up invitation, and one whose case is gone, each get their own answer', async () => {
  const app = await world();
  const [token, unanswered] = [await invite(app), await invite(app)];
  const other = token.replace(/.$/, (c) => (c === '0' ? '1' : '0'));
  for (const forged of [other, '', 'x'.repeat(300), token.slice(0, 32)]) {
    assert.deepEqual(reasonOf(await opened(app, forged)), [404, 'invitation-unknown']);
    assert.deepEqual(reasonOf(await answering(app, { overall: 5 }, { invitation: forged.slice(0, 200) })), [404, 'invitation-unknown']);
  }
  const filed = await app.post<{ reference: string }>('/v1/cases', complaint());
  const about = await invite(app, { case: filed.body.reference, customer: 'another@example.com' });
  assert.equal((await opened(app, about)).status, 200);
  await app.sql(`delete from heed_cases`);
  assert.deepEqual(reasonOf(await opened(app, about)), [410, 'case-gone']);
  assert.deepEqual(reasonOf(await answering(app, { overall: 5 }, { invitation: about })), [410, 'case-gone']);
  app.time.now += 30 * DAY + 1;
  assert.deepEqual(reasonOf(await opened(app, token)), [410, 'invitation-expired']);
  // What was written before the end, and waited for a connection, is taken still; two days later no more.
  assert.equal((await answering(app, { overall: 5 }, { invitation: token })).status, 201);
  app.time.now += 2 * DAY;
  assert.deepEqual(reasonOf(await answering(app, { overall: 5 }, { invitation: unanswered })), [410, 'invitation-expired']);
  // What was answered can be read and changed still, until somebody has evaluated it (S-02).
  assert.deepEqual((await opened(app, token)).body.answered?.values, { overall: 5 });
  const changed = await answering(app, { overall: 3 }, { invitation: token });
  assert.deepEqual([changed.status, changed.body.state], [201, 'changed']);
  await app.post(`/v1/desk/survey-answers/${changed.body.reference}/evaluate`, {});
  assert.deepEqual(reasonOf(await opened(app, token)), [409, 'survey-evaluated']);
  assert.deepEqual(reasonOf(await answering(app, { overall: 4 }, { invitation: token })), [409, 'survey-evaluated']);
});

test('days and months of the results are those of the site', async () => {
  const app = await world({ sites: { default: { ...settings.sites.default!, answers: { calendar: { workdays: [1, 2, 3, 4, 5], timeZone: 'Asia/Shanghai' } } } } });
  const results = async (more: string) => (await app.call<SurveyResults>(`/v1/desk/survey-results?template=after-complaint&channel=inline${more}`)).body;
  app.time.now = Date.parse('2026-03-31T17:00:00.000Z');
  await answering(app, { overall: 2 });
  app.time.now = Date.parse('2026-04-30T15:59:59.000Z');
  await answering(app, { overall: 4 });
  app.time.now = Date.parse('2026-04-30T16:00:00.000Z');
  await answering(app, { overall: 5 });
  const april = await results('&from=2026-04-01&to=2026-04-30');
  assert.deepEqual([april.n, april.filter.from, april.filter.to], [2, '2026-04-01', '2026-04-30']);
  const { months } = (await results('')).fields.find(({ field }) => field === 'overall')!;
  assert.deepEqual(months.map(({ month, counts }) => [month, counts.reduce((sum, { count }) => sum + count, 0)]), [['2026-04', 2], ['2026-05', 1]]);
  assert.deepEqual((await results('&to=2026-03-31')).n, 0);
  const { body: answers } = await app.call<{ items: object[] }>('/v1/desk/survey-answers?template=after-complaint&channel=inline&from=2026-05-01');
  assert.equal(answers.items.length, 1);
});

test('nobody is asked twice within the quiet days, nor twice about one thing', async () => {
  const app = await world();
  const asked = (more: object) => app.post<{ token: string; reason?: string }>('/v1/desk/survey-invitations', { template: 'after-complaint', ...more });
  const first = await asked({ customer: 'Li@Example.com', subject: 'V-1' });
  assert.equal((await asked({ customer: 'li@example.com', subject: 'V-1' })).body.token, first.body.token);
  assert.deepEqual(reasonOf(await asked({ customer: 'li@example.com', subject: 'V-2' })), [409, 'asked-recently']);
  assert.equal((await asked({ customer: 'wu@example.com', subject: 'V-2' })).status, 201);
  app.time.now += 30 * DAY + 1;
  assert.equal((await asked({ customer: 'li@example.com', subject: 'V-3' })).status, 201);
  const results = await Promise.all(Array.from({ length: 6 }, (_, i) => asked({ customer: 'chen@example.com', subject: `S-${i}` })));
  assert.equal(results.filter(({ status }) => status === 201).length, 1);
});

test('a low score opens a task with a due time; a better score puts it away, a call ends it', async () => {
  const app = await world();
  const low = await answering(app, { overall: 2, why: 'Late', callBack: 'yes', phone: '+86 138 0000 0000' }, { invitation: await invite(app) });
  assert.equal(Date.parse(low.body.followUpAt!) - app.time.now, 36e5);
  await answering(app, { overall: 4, recommend: 5, callBack: 'no' });
  const raised = await answering(app, { overall: 1 });
  await answering(app, { overall: 5 }, { answer: { reference: raised.body.reference, trackingCode: raised.body.trackingCode } });
  const tasks = async () => (await app.call<{ items: FollowUp[] }>('/v1/desk/survey-follow-ups')).body.items;
  app.time.now += 36e5 + 1;
  const [task, ...others] = await tasks();
  assert.deepEqual([others.length, task?.overdue, task?.answer.values.phone, task?.answer.reference], [0, true, '+86 138 0000 0000', low.body.reference]);
  // Those who read answers do not see how to reach their authors.
  const { body } = await app.call<{ items: SurveyAnswer[] }>('/v1/desk/survey-answers?template=after-complaint');
  assert.deepEqual([body.items[0]?.values.why, body.items[0]?.values.phone], ['Late', undefined]);
  const done = await app.post<FollowUp>(`/v1/desk/survey-follow-ups/${task!.id}/done`, { note: 'Apologised, sends it anew' });
  assert.deepEqual([done.body.doneBy, done.body.note], ['u1', 'Apologised, sends it anew']);
  assert.equal((await tasks()).length, 0);
});

test('who wants to be called only after the call for the first tap was made is called again, once', async () => {
  const app = await world();
  const tasks = async () => (await app.call<{ items: FollowUp[] }>('/v1/desk/survey-follow-ups')).body.items;
  const invitation = await invite(app, { email: 'lin@example.com' });
  await answering(app, { overall: 1 }, { invitation, partial: true });
  const [first] = await tasks();
  await app.post(`/v1/desk/survey-follow-ups/${first!.id}/done`, { note: 'Nobody answered.' });
  assert.equal((await answering(app, { overall: 2, callBack: 'no' }, { invitation })).body.followUpAt, undefined);
  assert.equal((await tasks()).length, 0, 'another score alone opens nothing again');
  app.time.now += 60_000;
  const wish = { overall: 1, callBack: 'yes', phone: '+86 138 0000 0000' };
  assert.equal(Date.parse((await answering(app, wish, { invitation })).body.followUpAt!) - app.time.now, 36e5);
  const [again, ...others] = await tasks();
  assert.deepEqual([again?.answer.values.phone, others.length], ['+86 138 0000 0000', 0]);
  await app.post(`/v1/desk/survey-follow-ups/${again!.id}/done`, { note: 'Sends it anew.' });
  await answering(app, { ...wish, why: 'Late' }, { invitation });
  assert.equal((await tasks()).length, 0);
});

test('when a case has ended its customer is asked once, and reminded once', async () => {
  const app = await world();
  const filed = async (email: string) => (await app.post<{ reference: string; trackingCode: string }>('/v1/cases', complaint({ email }))).body;
  const [closed, withdrawn] = [await filed('a@example.com'), await filed('b@example.com')];
  await app.post(`/v1/cases/${withdrawn.reference}/events`, { type: 'withdraw' }, { 'Heed-Tracking-Code': withdrawn.trackingCode });
  const stored = (await app.store.caseByReference('default', closed.reference))!;
  await app.store.appendEvent({ site: 'default', caseId: stored.id, key: newKey(), digest: 'd', uploads: [], decide: () => ({ event: { type: 'close', at: new Date(app.time.now).toISOString(), by: 'staff', state: 'closed', visibility: 'public', files: [], data: {} } }) });
  const sweep = () => askAfterCases({ store: app.store, settings, clock: () => app.time.now, random: (n) => crypto.getRandomValues(new Uint8Array(n)) }, SECRET);
  const mailed = async () => (await app.store.mails.newest('default', 10)).filter(({ about }) => about === 'survey').map(({ seq }) => seq);
  await sweep();
  await Promise.all([sweep(), sweep()]);
  assert.deepEqual(await mailed(), [0]);
  app.time.now += 7 * DAY + 1;
  await Promise.all([sweep(), sweep()]);
  await sweep();
  assert.deepEqual(await mailed(), [1, 0]);
});

test('templates are saved as versions; answers keep the version they answered', async () => {
  const app = await world();
  const [{ ...first }] = structuredClone(SURVEYS) as [SurveyTemplate];
  const renamed = { ...first, title: { 'en': 'Tell us', 'zh-Hans': '请评价', 'zh-Hant': '請評價' } };
  const before = await answering(app, { overall: 4 });
  const saved = await app.post<SurveyTemplate>('/v1/desk/surveys', { template: renamed, base: 1 });
  assert.deepEqual([saved.status, saved.body.version], [201, 2]);
  assert.deepEqual(reasonOf(await app.post('/v1/desk/surveys', { template: renamed, base: 1 })), [409, 'newer-version']);
  assert.equal((await app.call<SurveyTemplate>('/v1/surveys/after-complaint')).body.version, 2);
  app.time.now += 1;
  assert.equal((await answering(app, { overall: 4 })).status, 201);
  app.time.now += 1;
  assert.equal((await answering(app, { overall: 5 }, { form: { id: 'after-complaint', version: 2 } })).status, 201);
  const { body } = await app.call<{ items: SurveyAnswer[] }>('/v1/desk/survey-answers?template=after-complaint&channel=inline');
  assert.deepEqual(body.items.map(({ version }) => version), [2, 1, 1]);
  assert.equal(body.items.at(-1)?.reference, before.body.reference);
  // Each is read with the questions that it was asked, its earlier versions too.
  const { body: page } = await app.call<{ templates: SurveyTemplate[] }>('/v1/desk/survey-answers?template=after-complaint&channel=inline');
  assert.deepEqual(page.templates.map(({ version, title }) => [version, (title as { en: string }).en]), [[1, 'How did we do?'], [2, 'Tell us']]);
  await answering(app, { overall: 5, comment: 'New' }, { form: { id: 'after-complaint', version: 2 }, answer: { reference: before.body.reference, trackingCode: before.body.trackingCode } });
  const { body: history } = await app.call<SurveyHistory>(`/v1/desk/survey-answers/${before.body.reference}`);
  assert.deepEqual([history.revisions.map(({ version }) => version), history.templates.map(({ version }) => version)], [[1, 2], [1, 2]]);
  const broken = await app.post<{ issues: object[] }>('/v1/desk/surveys', { template: { ...renamed, title: { en: 'Only English' } }, base: 2 });
  assert.deepEqual([broken.status, broken.body.issues], [422, [{ path: 'title', code: 'words-missing' }]]);
});

test('a question keeps its kind as long as it keeps its name', async () => {
  const app = await world();
  const [first] = structuredClone(SURVEYS) as [SurveyTemplate];
  const steps = first.steps.map((step) => ({ ...step, fields: step.fields.map((field) => (field.name === 'recommend' ? { ...field, max: 7, min: 1, score: 'ces' as const } : field)) }));
  const refused = await app.post<{ issues: object[] }>('/v1/desk/surveys', { template: { ...first, steps }, base: 1 });
  assert.deepEqual([refused.status, refused.body.issues], [422, [{ path: 'recommend', code: 'kind-changed' }]]);
});

test('answers with and without invitation are counted apart, and nothing is told of a person with fewer than five', async () => {
  const app = await world();
  for (let i = 0; i < 4; i++) await answering(app, { overall: 5, speed: 4 }, { invitation: await invite(app, { agent: 'u7', department: 'kiln' }) });
  for (let i = 0; i < 5; i++) await answering(app, { overall: 3 }, { invitation: await invite(app, { agent: 'u8', department: 'shop' }) });
  await answering(app, { overall: 1 });
  const results = async (more = '') => (await app.call<SurveyResults>(`/v1/desk/survey-results?template=after-complaint${more}`)).body;
  const all = await results();
  assert.deepEqual([all.n, all.response, (await results('&channel=inline')).n, (await results('&channel=inline')).response], [9, { part: 9, n: 9 }, 1, undefined]);
  // The total minus all others would tell of the only one: nothing is told of the next one either, in whatever way one asks.
  const agents = async (name: string, more = '') => (await results(more)).fields.find(({ field }) => field === name)?.agents;
  assert.deepEqual(await agents('overall'), [{ name: 'u7', withheld: 'few' }, { name: 'u8', withheld: 'beside' }]);
  assert.deepEqual([(await results('&agent=u8')).fields[0]?.withheld, (await results('&agent=u8')).fields[0]?.counts, (await results('&agent=u8')).response], ['beside', [], undefined]);
  assert.equal((await app.call<{ withheld?: boolean }>('/v1/desk/survey-answers?template=after-complaint&agent=u8')).body.withheld, true);
  const whose = async (more = '') => (await app.call<{ items: SurveyAnswer[] }>(`/v1/desk/survey-answers?template=after-complaint${more}`)).body.items.map(({ agent }) => agent);
  assert.deepEqual(new Set([...await whose(), ...await whose('&department=kiln'), ...await whose('&field=speed')]), new Set([undefined]));
  for (let i = 0; i < 6; i++) await answering(app, { overall: 4 }, { invitation: await invite(app, { agent: 'u9', department: 'shop' }) });
  for (let i = 0; i < 2; i++) await answering(app, { overall: 5, speed: 2 }, { invitation: await invite(app, { agent: 'u6', department: 'kiln' }) });
  // With two of them nobody can tell them apart. Each question has its own n.
  assert.deepEqual(await agents('overall'), [{ name: 'u6', withheld: 'few' }, { name: 'u7', withheld: 'few' }, { name: 'u8', n: 5, counts: [{ value: '3', count: 5 }] }, { name: 'u9', n: 6, counts: [{ value: '4', count: 6 }] }]);
  // Who was given no answer to it has none; that is no figure.
  assert.deepEqual((await agents('speed'))?.map(({ withheld, n }) => withheld ?? n), ['few', 'few', 0, 0]);
  const alone = (await results('&agent=u8')).fields.find(({ field }) => field === 'speed');
  assert.deepEqual([alone?.withheld, alone?.n], [undefined, 0]);
  assert.deepEqual(new Set(await whose()), new Set(['u8', 'u9', undefined]));
  const [hidden] = (await app.call<{ items: SurveyAnswer[] }>('/v1/desk/survey-answers?template=after-complaint&department=kiln')).body.items;
  const one = (await app.call<{ answer: SurveyAnswer }>(`/v1/desk/survey-answers/${hidden!.reference}`)).body.answer;
  const evaluated = (await app.post<SurveyAnswer>(`/v1/desk/survey-answers/${hidden!.reference}/evaluate`, {})).body;
  assert.deepEqual([one.agent, evaluated.agent, evaluated.department], [undefined, undefined, 'kiln']);
  assert.deepEqual(all.fields[0]?.departments.map(({ name }) => name), ['kiln', 'shop']);
  assert.deepEqual((await results('&agent=u7')).fields[0]?.counts, []);
  assert.equal((await app.call<{ withheld?: boolean }>('/v1/desk/survey-answers?template=after-complaint&agent=u7')).body.withheld, true);
  assert.equal((await app.call<{ items: object[] }>('/v1/desk/survey-answers?template=after-complaint&field=overall&value=3')).body.items.length, 5);
  assert.equal((await results('&from=2026-03-05')).n, 0);
  assert.equal((await results('&from=2026-03-04&to=2026-03-04')).n, 17);
  assert.equal((await app.call('/v1/desk/survey-results?template=after-complaint&from=yesterday')).status, 400);
});

test('what belongs to no department and to no person has its figures, and is opened, so that the groups add up; not where that would tell of one person', async () => {
  const app = await world();
  const give = async (times: number, overall: number, more: object) => { for (let i = 0; i < times; i++) await answering(app, { overall }, { invitation: await invite(app, more) }); };
  await give(5, 4, { agent: 'u8', department: 'shop' });
  await give(2, 3, { agent: 'u8' });
  await give(3, 2, { department: 'kiln' });
  await give(1, 5, {});
  const results = async (more = '') => (await app.call<SurveyResults>(`/v1/desk/survey-results?template=after-complaint${more}`)).body.fields[0]!;
  const { n, departments, agents, unassigned } = await results();
  assert.deepEqual(unassigned, { department: { n: 3, counts: [{ value: '3', count: 2 }, { value: '5', count: 1 }] }, agent: { n: 4, counts: [{ value: '2', count: 3 }, { value: '5', count: 1 }] } });
  assert.equal(departments.reduce((sum, one) => sum + one.n, 3), n);
  assert.equal(agents.reduce((sum, one) => sum + one.n!, 4), n);
  const opened = async (more: string) => (await app.call<{ items: SurveyAnswer[]; withheld?: boolean }>(`/v1/desk/survey-answers?template=after-complaint${more}`)).body;
  assert.deepEqual((await opened('&unassigned=department')).items.map(({ values }) => values.overall).sort(), [3, 3, 5]);
  assert.equal((await opened('&unassigned=agent')).items.length, 4);
  // Of one person fewer than five without a department are not told.
  assert.deepEqual([(await results('&agent=u8')).departments, (await results('&agent=u8')).unassigned], [[], undefined]);
  // Somebody who alone has fewer than five could be told by what is about nobody.
  await give(1, 1, { agent: 'u9', department: 'kiln' });
  assert.deepEqual([(await results()).unassigned?.agent, (await results()).unassigned?.department?.n], [{ withheld: 'beside' }, 3]);
  assert.deepEqual(await opened('&unassigned=agent'), { items: [], withheld: true });
  assert.equal((await opened('&unassigned=department')).items.length, 3);
});

test('all versions of a survey are listed with when and by whom, and read again, by those who edit surveys', async () => {
  const app = await world();
  const [first] = structuredClone(SURVEYS) as [SurveyTemplate];
  const listed = async () => (await app.call<{ versions: object[] }>('/v1/desk/surveys/after-complaint/versions')).body.versions;
  assert.deepEqual(await listed(), [{ version: 1 }]);
  const title = { 'en': 'Two', 'zh-Hans': '二', 'zh-Hant': '二' };
  await app.post('/v1/desk/surveys', { template: { ...first, title }, base: 1 });
  assert.deepEqual(await listed(), [{ version: 2, at: new Date(app.time.now).toISOString(), by: manager.id }, { version: 1 }]);
  const version = async (n: string) => app.call<SurveyTemplate>(`/v1/desk/surveys/after-complaint/versions/${n}`);
  assert.deepEqual([(await version('1')).body, (await version('2')).body.title], [JSON.parse(JSON.stringify(first)), title]);
  // What was is taken up again as what comes next; nothing is overwritten.
  const again = await app.post<SurveyTemplate>('/v1/desk/surveys', { template: (await version('1')).body, base: 2 });
  assert.deepEqual([again.body.version, again.body.title, (await version('2')).body.title], [3, first.title, title]);
  for (const n of ['4', '0', 'x', '1.5', '-1', '99999999999']) assert.equal((await version(n)).status, 404, n);
  assert.equal((await app.call('/v1/desk/surveys/nothing/versions')).status, 404);
});

test('results and templates are for staff only', async () => {
  const closed = await testApp({ settings });
  const agent = await testApp({ settings, staff: () => Promise.resolve({ ...manager, roles: ['handler'] }) });
  for (const path of ['/v1/desk/surveys', '/v1/desk/survey-results?template=after-complaint', '/v1/desk/survey-answers?template=after-complaint', '/v1/desk/survey-answers/HD-00000-00000', '/v1/desk/survey-follow-ups']) {
    assert.equal((await closed.call(path)).status, 401, path);
    assert.equal((await agent.call(path)).status, 403, path);
  }
  for (const path of ['/v1/desk/surveys', '/v1/desk/survey-invitations', '/v1/desk/survey-answers/HD-00000-00000/evaluate', '/v1/desk/survey-follow-ups/x/done']) {
    assert.equal((await closed.post(path, {})).status, 401, path);
    assert.equal((await agent.post(path, {})).status, 403, path);
  }
});

test('comments are found that came before there was a way to look for them', async () => {
  const app = await world();
  for (const comment of ['Slow', 'Too SLOW']) await answering(app, { overall: 3, comment });
  const found = async (more: string) => (await app.call<{ items: SurveyAnswer[] }>(`/v1/desk/survey-answers?template=after-complaint&channel=inline${more}`)).body.items.length;
  assert.deepEqual([await found('&comment=slow'), await found('&comment=too'), await found('&comment=')], [2, 1, 2]);
  await app.sql('delete from heed_survey_comments');
  await app.sql(`delete from heed_migrations where name = '0027-survey-comments'`);
  assert.equal(await found('&comment=slow'), 0);
  await app.store.migrate();
  await app.store.migrate();
  assert.deepEqual([await found('&comment=slow'), await found('&comment=too')], [2, 1]);
});
