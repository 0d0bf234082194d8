import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeReference, type PublicCase, type Receipt } from 'heed/domain';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { complaint, newKey, postgres, SITE, testApp, UNLIMITED } from './helpers.ts';

interface ProblemBody { readonly code: string; readonly reason?: string; readonly issues?: readonly { readonly path: string; readonly code: string }[] }
const access = ({ trackingCode }: Receipt) => ({ 'Heed-Tracking-Code': trackingCode });

test('a complaint is answered with its receipt and read back as it was written', async () => {
  const { post, call, store } = await testApp();
  const key = newKey();
  const { status, body } = await post<Receipt>('/v1/cases', complaint({ phone: '１３８ ００１３ ８０００' }), { 'Idempotency-Key': key });
  assert.equal(status, 201);
  assert.match(body.reference, /^HD-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  assert.deepEqual({ ...body, reference: '', trackingCode: '', digest: '', signature: undefined },
    { reference: '', trackingCode: '', state: 'received', receivedAt: '2026-03-04T05:06:07.000Z', answerDueAt: '2026-03-04T06:06:07.000Z', digest: '', key, files: [], signature: undefined });
  const { body: seen, headers } = await call<PublicCase>(`/v1/cases/${body.reference}`, { headers: access(body) });
  assert.deepEqual(seen.values, { ...complaint().values, phone: '138 0013 8000' });
  assert.deepEqual(seen.actions, ['withdraw', 'message']);
  assert.equal(seen.events.length, 1);
  assert.equal(headers.get('Cache-Control'), 'no-store');
  const stored = await store.caseByReference('default', body.reference);
  assert.ok(!JSON.stringify(stored).includes(body.trackingCode), 'the tracking code is not stored');
});

test('the same key again gives the same answer and says so, also after the case moved on', async () => {
  const { post } = await testApp();
  const headers = { 'Idempotency-Key': newKey() };
  const first = await post<Receipt>('/v1/cases', complaint(), headers);
  await post(`/v1/cases/${first.body.reference}/events`, { type: 'withdraw' }, access(first.body));
  const again = await post<Receipt>('/v1/cases', complaint(), headers);
  assert.equal(again.text, first.text);
  assert.equal(again.status, 201);
  assert.equal(first.headers.get('Idempotency-Replayed'), null);
  assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
});

test('the same key with other content is a conflict', async () => {
  const { post } = await testApp();
  const headers = { 'Idempotency-Key': newKey() };
  await post('/v1/cases', complaint(), headers);
  for (const other of [complaint({ subject: 'Another' }), complaint({ consent: false }), complaint({}, { extra: [{ name: 'a', label: 'A', value: 'b' }] })]) {
    const { status, body } = await post<ProblemBody>('/v1/cases', other, headers);
    assert.deepEqual([status, body.code], [409, 'conflict']);
  }
});

const engines: [string, () => Promise<Parameters<typeof testApp>[0]>][] = [['SQLite', async () => ({})]];
const newDatabase = await postgres();
if (newDatabase) engines.push(['PostgreSQL', async () => ({ store: openPostgresStore(await newDatabase()) })]);
for (const [engine, options] of engines) {
  test(`64 parallel posts with one key make one case (${engine})`, async () => {
    const { post, store } = await testApp(await options());
    const headers = { 'Idempotency-Key': newKey() };
    const answers = await Promise.all(Array.from({ length: 64 }, () => post<Receipt>('/v1/cases', complaint(), headers)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(answers.filter((a) => !a.headers.has('Idempotency-Replayed')).length, 1);
    assert.deepEqual(await store.verifyChain('default'), { checked: 1 });
  });
}

test('values that break the form are refused with the field and the code', async () => {
  const { post } = await testApp();
  const refused = async (body: object, ...expected: string[]) => {
    const answer = await post<ProblemBody>('/v1/cases', body);
    assert.deepEqual([answer.status, answer.body.code], [422, 'invalid']);
    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
    assert.deepEqual(answer.body.issues?.map(({ path, code }) => `${path} ${code}`), expected);
  };
  await refused(complaint({ subject: '', description: undefined }), 'subject required', 'description required');
  await refused(complaint({ email: undefined }), 'phone contact-required');
  await refused(complaint({ consent: undefined }), 'consent consent-required');
  await refused(complaint({ occurredAt: '2026-04-01' }), 'occurredAt in-future');
  await refused(complaint({ subject: 'a\u0000b' }), 'subject forbidden-characters');
  await refused(complaint({ subject: 'a\ud800b' }), 'subject forbidden-characters');
  await refused(complaint({ role: 'admin' }), 'role unknown-field');
  await refused(complaint({}, { files: ['0'.repeat(32)] }), 'files file-missing');
});

test('requests that no form of ours could have sent are bad requests', async () => {
  const { post, call } = await testApp();
  const deep = `${'['.repeat(40)}${']'.repeat(40)}`;
  const wide = `{${Array.from({ length: 1500 }, (_, i) => `"k${i}":1`).join()}}`;
  for (const [what, body] of Object.entries({
    'not JSON': '{"a":', 'no object': '[]', 'a number': '1e400', 'an unknown key': { ...complaint(), state: 'closed' }, 'another kind inside': complaint({ kind: 'inquiry' }),
    'an unknown kind': complaint({}, { kind: 'x' }), 'an unknown version': complaint({}, { form: { id: 'complaint', version: 99 } }),
    'files among the values': complaint({ files: [] }), 'deep': deep, 'wide': wide, '__proto__': JSON.stringify(complaint()).replace('"values":{', '"values":{"__proto__":{"admin":true},'),
    'constructor': complaint({ constructor: 1 }), 'a long extra': complaint({}, { extra: [{ name: 'a', label: 'A', value: 'x'.repeat(20_001) }] }),
    'NUL in an extra': complaint({}, { extra: [{ name: 'a', label: 'A', value: '\0' }] }), 'a file twice': complaint({}, { files: ['0'.repeat(32), '0'.repeat(32)] }),
  })) {
    const answer = await post<ProblemBody>('/v1/cases', body);
    assert.deepEqual([what, answer.status, answer.body.code], [what, 400, 'bad-request']);
  }
  for (const key of ['short', 'x'.repeat(129), 'with a blank 123456']) assert.equal((await post('/v1/cases', complaint(), { 'Idempotency-Key': key })).status, 400);
  assert.equal((await post('/v1/cases', complaint(), { 'Content-Type': 'text/plain' })).status, 415);
  assert.equal((await post('/v1/cases', complaint(), { 'Content-Encoding': 'gzip' })).status, 415);
  const latin = await call<ProblemBody>('/v1/cases', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }, body: new Uint8Array([0x7b, 0xff, 0x7d]) });
  assert.equal(latin.status, 400);
  const large = await post<ProblemBody>('/v1/cases', complaint({ description: 'x'.repeat(300_000) }));
  assert.deepEqual([large.status, large.body.code], [413, 'too-large']);
});

test('an unknown reference, a wrong code and malformed ones get the same bytes', async () => {
  const { post, call } = await testApp();
  const { body } = await post<Receipt>('/v1/cases', complaint());
  const unknown = makeReference((n) => crypto.getRandomValues(new Uint8Array(n)));
  const answers = await Promise.all(([
    [body.reference, { 'Heed-Tracking-Code': '0000-0000-0000-0000' }], [body.reference, {}], [body.reference, { 'Heed-Tracking-Code': 'x'.repeat(5000) }],
    [unknown, access(body)], ['HD-00000-00001', access(body)], ['%00', access(body)], ['x'.repeat(3000), {}],
  ] as [string, Record<string, string>][]).flatMap(([reference, headers]) => [call(`/v1/cases/${reference}`, { headers }), call(`/v1/cases/${reference}/files/${'0'.repeat(32)}`, { headers }),
    post(`/v1/cases/${reference}/events`, { type: 'message', text: 'x' }, headers)]));
  assert.deepEqual([...new Set(answers.map(({ status, text }) => `${status} ${text}`))].length, 1);
  assert.equal(answers[0]?.status, 404);
  const names = (headers: Headers) => [...headers].filter(([name]) => name !== 'heed-request-id').map(String).join();
  assert.equal(new Set(answers.map(({ headers }) => names(headers))).size, 1);
});

test('reference and code are read as people write them', async () => {
  const { post, call } = await testApp();
  const { body } = await post<Receipt>('/v1/cases', complaint());
  const { status } = await call(`/v1/cases/${encodeURIComponent(body.reference.toLowerCase().replaceAll('-', ' '))}`, { headers: { 'Heed-Tracking-Code': body.trackingCode.toLowerCase().replaceAll('-', '') } });
  assert.equal(status, 200);
});

test('the customer may write and withdraw; what the workflow refuses comes with its reason', async () => {
  const { post, upload } = await testApp();
  const { body: receipt } = await post<Receipt>('/v1/cases', complaint());
  const events = `/v1/cases/${receipt.reference}/events`;
  const { body: file } = await upload<{ id: string }>('%PDF-1.7\n%%EOF', 'bill.pdf');
  const key = { ...access(receipt), 'Idempotency-Key': newKey() };
  const said = { type: 'message', text: ' It is worse now. ', files: [file.id] };
  const first = await post<PublicCase>(events, said, key);
  assert.equal(first.status, 201);
  assert.deepEqual(first.body.events[1], { ...first.body.events[1], type: 'message', by: 'customer', text: 'It is worse now.' });
  assert.equal(first.body.events[1]?.files?.[0]?.name, 'bill.pdf');
  const again = await post<PublicCase>(events, said, key);
  assert.deepEqual([again.headers.get('Idempotency-Replayed'), again.body.events.length], ['true', 2]);
  assert.equal((await post<ProblemBody>(events, { type: 'message', text: 'Other' }, key)).body.code, 'conflict');
  const refused = async (body: object, status: number, code: string, reason?: string) => {
    const answer = await post<ProblemBody>(events, body, access(receipt));
    assert.deepEqual([answer.status, answer.body.code, answer.body.reason], [status, code, reason]);
  };
  await refused({ type: 'satisfied' }, 409, 'not-allowed', 'wrong-state');
  await refused({ type: 'accept' }, 409, 'not-allowed', 'wrong-role');
  await refused({ type: 'fly' }, 409, 'not-allowed', 'unknown-event');
  await refused({ type: 'message' }, 422, 'invalid', 'invalid-payload');
  await refused({ type: 'message', text: 'x', files: [file.id] }, 422, 'invalid');
  await refused({ type: 'message', text: 'x', visibility: 'internal' }, 400, 'bad-request');
  assert.equal((await post<PublicCase>(events, { type: 'withdraw' }, access(receipt))).body.state, 'withdrawn');
  await refused({ type: 'message', text: 'x' }, 409, 'not-allowed', 'case-ended');
});

test('notes among staff are never shown', async () => {
  const { post, call, store } = await testApp();
  const { body } = await post<Receipt>('/v1/cases', complaint());
  const stored = await store.caseByReference('default', body.reference);
  await store.appendEvent({
    site: 'default', caseId: stored!.id, key: newKey(), digest: '', uploads: [],
    decide: () => ({ event: { type: 'note', at: body.receivedAt, by: 'staff', state: 'received', visibility: 'internal', text: 'CANARY', files: [], data: {} } }),
  });
  const { text } = await call(`/v1/cases/${body.reference}`, { headers: access(body) });
  assert.ok(!text.includes('CANARY') && !text.includes('note'));
});

test('a site has its own kinds, forms, response times and cases', async () => {
  const shop = { ...SITE, kinds: ['complaint' as const], answers: { response: { complaint: { hours: 24 } } }, privacyUrl: 'https://shop.example/privacy',
    forms: { complaint: { require: ['orderNumber'], add: [{ name: 'branch', type: 'text' as const, label: 'Branch', required: true }] } } };
  const { post, call } = await testApp({ settings: { ...UNLIMITED, sites: { default: SITE, shop } } });
  const at = { 'Heed-Site': 'shop' };
  const extra = [{ name: 'branch', label: 'Branch', value: 'West' }, { name: 'story', label: 'Story', value: '壶'.repeat(5000) }];
  assert.deepEqual((await post<ProblemBody>('/v1/cases', complaint(), at)).body.issues?.map(({ path }) => path), ['branch', 'orderNumber']);
  const { body, status } = await post<Receipt>('/v1/cases', complaint({ orderNumber: 'A-1' }, { extra }), at);
  assert.equal(status, 201);
  assert.equal(body.answerDueAt, '2026-03-05T05:06:07.000Z');
  assert.equal((await call(`/v1/cases/${body.reference}`, { headers: access(body) })).status, 404);
  assert.equal((await call(`/v1/cases/${body.reference}?site=shop`, { headers: access(body) })).status, 200);
  assert.deepEqual((await post<ProblemBody>('/v1/cases', { ...complaint(), kind: 'inquiry', form: { id: 'inquiry', version: 1 } }, at)).body.issues?.[0], { path: 'kind', code: 'not-an-option' });
  assert.equal((await call('/v1/forms/inquiry', { headers: at })).status, 404);
  assert.match((await call('/v1/forms/complaint', { headers: at })).text, /"branch"/);
  assert.deepEqual((await call<{ privacyUrl: string }>('/v1/config', { headers: at })).body.privacyUrl, 'https://shop.example/privacy');
  assert.equal((await call('/v1/config?site=nobody')).status, 404);
});

test('the address of the page is kept without query and fragment', async () => {
  const { post, store } = await testApp();
  const { body } = await post<Receipt>('/v1/cases', complaint({}, { source: { page: 'https://shop.example/order?token=1#x', widget: 'heed-complaint-form' } }));
  assert.deepEqual((await store.caseByReference('default', body.reference))?.source, { page: 'https://shop.example/order', widget: 'heed-complaint-form' });
});
