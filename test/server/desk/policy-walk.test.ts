/** The rest of the policy table: what has no case, and the customer's column. Those with a case are in policy.test.ts. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { allowed, type DeskCase, type Operation, OPERATION_NAMES, type Receipt, type Relation, RELATIONS, type Role, SURVEYS } from 'heed/domain';
import { SignJWT } from 'jose';
import { complaint, newKey, UNLIMITED } from '../helpers.ts';
import { everybody, type Name, type ProblemBody, world } from './world.ts';

const STAFF: readonly (readonly [Role, Name])[] = [['agent', 'ann'], ['handler', 'hua'], ['manager', 'mei'], ['admin', 'root']];
const walked = new Set<Operation>();
interface Ask { readonly method: 'GET' | 'POST' | 'PUT'; readonly path: string; readonly body?: unknown }

/** Requests that are right in every way, and what each needs the right to do. */
const ASKS: readonly (readonly [Operation, (version: number) => Ask])[] = [
  ['script.read', () => ({ method: 'GET', path: '/v1/desk/scripts' })],
  ['script.use', () => ({ method: 'POST', path: '/v1/desk/scripts/walked/used', body: {} })],
  ['script.edit', (version) => ({ method: 'PUT', path: '/v1/desk/scripts/walked', body: { version, purpose: 'progress', locale: 'en', title: 'Walked', text: 'By.' } })],
  ['category.read', () => ({ method: 'GET', path: '/v1/desk/categories' })],
  ['category.edit', (version) => ({ method: 'PUT', path: '/v1/desk/categories', body: { base: version, categories: [] } })],
  ['library.read', () => ({ method: 'GET', path: '/v1/desk/library' })],
  ['library.add', () => ({ method: 'POST', path: '/v1/desk/library/preview', body: { reference: 'CLOSED' } })],
  ['survey.read', () => ({ method: 'GET', path: '/v1/desk/surveys' })],
  ['survey.read', () => ({ method: 'GET', path: '/v1/desk/survey-results?template=after-complaint' })],
  ['survey.read', () => ({ method: 'GET', path: '/v1/desk/survey-answers?template=after-complaint' })],
  ['survey.edit', () => ({ method: 'GET', path: '/v1/desk/surveys/after-complaint/versions' })],
  ['survey.edit', () => ({ method: 'GET', path: '/v1/desk/surveys/after-complaint/versions/1' })],
  ['survey.edit', (version) => ({ method: 'POST', path: '/v1/desk/surveys', body: { base: version, template: { ...SURVEYS[0], id: 'walked', version } } })],
  ['survey.invite', () => ({ method: 'POST', path: '/v1/desk/survey-invitations', body: { template: 'after-complaint', email: `${newKey()}@example.com` } })],
  ['survey.evaluate', () => ({ method: 'POST', path: '/v1/desk/survey-answers/ANSWER/evaluate', body: {} })],
  ['survey.follow-up', () => ({ method: 'GET', path: '/v1/desk/survey-follow-ups' })],
  ['visit.record', () => ({ method: 'GET', path: '/v1/desk/return-visits' })],
  ['audit.verify', () => ({ method: 'GET', path: '/v1/audit/verify' })],
];

test('what has no case: each role gets what the table says, and nothing else', async () => {
  const under = await world();
  const { post, as, say, file, time } = under;
  const { ann, mei, toAssigned, toFeedback } = await everybody(under);
  const closed = await file();
  await toAssigned(closed.reference);
  await toFeedback(closed);
  await say(closed, 'satisfied');
  await ann.act(closed.reference, 'close', { summary: 'S', lesson: 'L', measure: 'M' });
  const { body: answer } = await post<{ reference: string }>('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values: { overall: 5 }, locale: 'en' });
  const versions = new Map<string, number>();
  assert.ok((await mei.send('PUT', '/v1/desk/scripts/walked', { version: 0, purpose: 'progress', locale: 'en', title: 'Walked', text: 'By.' })).status < 300);
  versions.set('script.edit', 1);
  let cells = 0;
  for (const [role, name] of STAFF) {
    const desk = await as(name);
    for (const [operation, ask] of ASKS) {
      time.now += 1000;
      const { method, path, body } = JSON.parse(JSON.stringify(ask(versions.get(operation) ?? 0)).replace('CLOSED', closed.reference).replace('ANSWER', answer.reference)) as Ask;
      const got = method === 'GET' ? await desk.get<ProblemBody>(path) : await desk.send<ProblemBody>(method, path, body);
      const cell = `${operation} × ${role}: ${got.status} ${got.text.slice(0, 200)}`;
      if (allowed(operation, [role])) {
        assert.ok(got.status < 300, cell);
        if (method !== 'GET') versions.set(operation, (versions.get(operation) ?? 0) + 1);
      } else assert.deepEqual([got.status, got.body.code, got.body.reason], [403, 'forbidden', 'role'], cell);
      walked.add(operation);
      cells++;
    }
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'a.pdf');
    const sent = await under.call<ProblemBody>('/v1/desk/uploads', { method: 'POST', body: form, headers: desk.headers });
    assert.equal(sent.status < 300, allowed('file.upload', [role]), `file.upload × ${role}: ${sent.status}`);
  }
  walked.add('file.upload');
  assert.equal(cells, STAFF.length * ASKS.length);
});

test('a call that somebody else has taken is taken over by whom the table says', async () => {
  const { as, post } = await world();
  await post('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values: { overall: 1, callBack: 'yes', phone: '13900000000' }, locale: 'en' });
  const ann = await as('ann');
  const [call] = (await ann.get<{ items: { id: string }[] }>('/v1/desk/survey-follow-ups')).body.items;
  const take = `/v1/desk/survey-follow-ups/${call!.id}/take`;
  for (const [role, name] of STAFF) {
    const { body: { taken } } = await ann.send<{ taken: { by: string } }>('POST', take, {});
    if (name === 'ann') continue;
    const { status, body } = await (await as(name)).send<ProblemBody>('POST', take, { from: taken.by });
    if (allowed('survey.take-over', [role])) {
      assert.equal(status, 200, role);
      assert.equal((await (await as(name)).send('POST', take.replace('take', 'release'), {})).status, 200);
    } else assert.deepEqual([status, body.reason], allowed('survey.follow-up', [role]) ? [409, 'call-taken'] : [403, 'role'], role);
  }
  walked.add('survey.take-over');
});

test('the desk is told of sensitive fields, as the table says', async () => {
  const { as, file } = await world();
  const { reference } = await file();
  for (const [role, name] of STAFF) {
    const { status, body } = await (await as(name)).get<DeskCase>(`/v1/desk/cases/${reference}`);
    if (allowed('case.read', [role])) assert.equal(body.operations.includes('customer.sensitive'), allowed('customer.sensitive', [role], RELATIONS), role);
    else assert.equal(status, role === 'admin' ? 403 : 404, role);
  }
  walked.add('customer.sensitive');
});

const SECRET = 'a shared secret of the shop, 32+ letters';
const customers = { issuer: 'https://shop.example', audience: 'heed', algorithms: ['HS256'], secret: SECRET };

test('the customer’s column: whoever holds the code, and whose identity filed it, get what the table says; others find nothing', async () => {
  const under = await world({ settings: { ...UNLIMITED, sites: { default: { ...UNLIMITED.sites.default!, identity: { customers } } } } });
  const { post, call, upload, time } = under;
  const token = async (sub: string) => ({ Authorization: `Bearer ${await new SignJWT({ sub, iss: customers.issuer, aud: customers.audience, exp: time.now / 1000 + 600 }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET))}` });
  const [lin, tom] = [await token('lin'), await token('tom')];
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const whose: readonly { readonly relation: Relation; readonly headers: (receipt: Receipt) => Record<string, string> }[] = [
    { relation: 'any', headers: () => ({}) }, { relation: 'any', headers: () => tom }, { relation: 'any', headers: () => ({ 'Heed-Tracking-Code': '0000-0000-0000-0000' }) },
    { relation: 'holder', headers: ({ trackingCode }) => ({ 'Heed-Tracking-Code': trackingCode }) }, { relation: 'subject', headers: () => lin },
  ];
  const asks: Partial<Record<Operation, (receipt: Receipt, file: string) => Ask>> = {
    'case.read': ({ reference }) => ({ method: 'GET', path: `/v1/cases/${reference}` }),
    'case.step': ({ reference }) => ({ method: 'POST', path: `/v1/cases/${reference}/events`, body: { type: 'message', text: 'Hello' } }),
    'file.read': ({ reference }, file) => ({ method: 'GET', path: `/v1/cases/${reference}/files/${file}` }),
    'case.file': () => ({ method: 'POST', path: '/v1/cases', body: complaint() }),
  };
  for (const { relation, headers } of whose) for (const [operation, ask] of Object.entries(asks)) {
    const file = (await upload<{ id: string }>(png)).body.id;
    const receipt = (await post<Receipt>('/v1/cases', complaint({}, { files: [file] }), lin)).body;
    const { method, path, body } = ask(receipt, file);
    const got = await call<ProblemBody>(path, { method, headers: { ...headers(receipt), ...(body !== undefined && { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const cell = `${operation} × customer × ${relation}: ${got.status}`;
    if (allowed(operation as Operation, ['customer'], ['any', relation])) assert.ok(got.status < 300, cell);
    else assert.equal(got.status, 404, cell);
    walked.add(operation as Operation);
  }
  assert.ok((await upload(png)).status < 300);
  // Nothing of the staff's is theirs, whatever they hold.
  const { reference, trackingCode } = (await post<Receipt>('/v1/cases', complaint(), lin)).body;
  const all = [...ASKS.map(([, ask]) => ask(0)), ...['queues', 'cases', `cases/${reference}`].map((path): Ask => ({ method: 'GET', path: `/v1/desk/${path}` })),
    { method: 'POST', path: '/v1/desk/cases', body: {} }, { method: 'PUT', path: `/v1/desk/cases/${reference}/assignee`, body: {} }, { method: 'POST', path: `/v1/desk/cases/${reference}/merge`, body: {} }] as const;
  for (const { method, path, body } of all) for (const more of [lin, { 'Heed-Tracking-Code': trackingCode }] as Record<string, string>[]) {
    const got = await call<ProblemBody>(path, { method, headers: { ...more, 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    assert.deepEqual([got.status, got.body.reason], [401, 'session'], `${method} ${path}`);
  }
});

after(() => {
  // With the seven of policy.test.ts this is the whole table.
  const rest = OPERATION_NAMES.filter((operation) => !walked.has(operation));
  assert.deepEqual([...rest].sort(), ['case.assign', 'case.file-for', 'case.list', 'case.merge']);
});
