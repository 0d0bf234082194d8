import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submissionDigest } from 'heed/domain';
import { WebhookBackend } from '../../src/backend/index.ts';
import type { HeedError, Submission, WebhookOptions } from '../../src/backend/index.ts';

const submission: Submission = { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { subject: '漏水', description: 'a\nb' }, files: [], locale: 'en', extra: [{ name: 'shelf', label: 'Shelf', value: 'B7' }] };
const KEY = 'key-of-a-webhook-test';
const json = (body: unknown, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** What comes of posting a case to a webhook that answers so; and what it was sent. */
async function post(answer: Response | (() => Response), options: Partial<WebhookOptions> = {}, sent = submission) {
  const asked: { url: string; init: RequestInit }[] = [];
  const backend = new WebhookBackend({
    url: 'https://hooks.example/h/1', answerHours: 24, now: () => Date.parse('2026-03-04T05:00:00Z'),
    fetch: async (url, init = {}) => {
      asked.push({ url: `${url as string}`, init });
      return typeof answer === 'function' ? answer() : answer;
    }, ...options,
  });
  const result = await backend.cases.submit(sent, { idempotencyKey: KEY }).then((receipt) => ({ receipt, error: undefined }), (error: HeedError) => ({ receipt: undefined, error }));
  return { ...result, asked };
}

test('the case is posted as JSON, with its key in header and body', async () => {
  const { asked: [asked] } = await post(json({ reference: 'T-1' }));
  assert.equal(asked!.url, 'https://hooks.example/h/1');
  assert.equal(asked!.init.method, 'POST');
  assert.equal(new Headers(asked!.init.headers).get('Idempotency-Key'), KEY);
  assert.deepEqual(JSON.parse(asked!.init.body as string), { key: KEY, ...submission });
});

test('the receipt has the reference of the answer, the time of it, and the promise of the page', async () => {
  const { receipt } = await post(json({ reference: 'T-1' }));
  assert.deepEqual({ ...receipt }, {
    reference: 'T-1', state: 'received', receivedAt: '2026-03-04T05:00:00.000Z', answerDueAt: '2026-03-05T05:00:00.000Z', trackingCode: undefined, key: KEY, digest: await submissionDigest(submission, []),
  });
});

test('what the service says itself goes before', async () => {
  const said = { reference: 'T-2', receivedAt: '2026-03-04T04:59:00Z', answerDueAt: '2026-03-04T09:00:00Z', state: 'accepted', digest: 'd'.repeat(64), key: KEY };
  const { receipt } = await post(json(said));
  assert.deepEqual({ ...receipt }, { ...said, trackingCode: undefined });
});

test('nothing is called received without an answer that names it', async () => {
  const html = () => new Response('<h1>Accepted</h1>', { headers: { 'Content-Type': 'text/html' } });
  for (const answer of [json({}), json({ status: 'success', id: 7 }), json({ reference: '' }), json({ reference: 7 }), json(null), html(), new Response('ok'), new Response(null, { status: 204 }), json({ reference: 'T-1', key: 'of another submission' })]) {
    const { error } = await post(answer);
    assert.deepEqual([error?.code, error?.retryable], ['bad-response', true]);
  }
});

test('a reference under another name is found, a number too', async () => {
  const { receipt } = await post(json({ result: { ticket: 4711 } }), { referenceOf: (answer) => (answer as { result?: { ticket?: number } }).result?.ticket });
  assert.equal(receipt?.reference, '4711');
  const { error } = await post(json({ error: 'no' }), { referenceOf: (answer) => (answer as { result?: { ticket?: number } }).result?.ticket });
  assert.equal(error?.code, 'bad-response');
});

test('what is null was not said, the times of the answer count, and who answers when must be known', async () => {
  const times = { receivedAt: '2026-03-02T10:00:00.000Z', answerDueAt: '2026-03-03T10:00:00.000Z' };
  const { receipt } = await post(json({ reference: 'T-1', trackingCode: null, ...times }));
  assert.deepEqual([receipt?.reference, receipt?.trackingCode, receipt?.answerDueAt], ['T-1', undefined, times.answerDueAt]);
  const named = await post(json({ id: 7, ...times }), { referenceOf: (answer) => (answer as { id: number }).id });
  assert.deepEqual([named.receipt?.reference, named.receipt?.receivedAt], ['7', times.receivedAt]);
  assert.throws(() => new WebhookBackend({ url: 'https://hooks.example' } as ConstructorParameters<typeof WebhookBackend>[0]), /answerHours/);
});

test('refusals say whether it makes sense to try again, and when; it is asked once', async () => {
  const { error, asked } = await post(json({}, 503, { 'Retry-After': '30' }));
  assert.deepEqual([error?.code, error?.retryable, error?.retryAfter, asked.length], ['unavailable', true, 30, 1]);
  assert.deepEqual([(await post(json({}, 409))).error?.code, (await post(json({}, 400))).error?.retryable], ['conflict', false]);
  const offline = await post(() => { throw new TypeError('Failed to fetch'); });
  assert.deepEqual([offline.error?.code, offline.asked.length], ['network', 1]);
});

test('files are refused before anything goes out', async () => {
  const { error, asked } = await post(json({ reference: 'T-1' }), {}, { ...submission, files: ['f1'] });
  assert.deepEqual([error?.code, asked.length], ['unsupported', 0]);
});
