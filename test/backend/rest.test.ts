import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { HeedError, RestBackend, type HeedErrorCode, type RestOptions, type Submission } from '../../src/backend/index.ts';

const KEY = 'k'.repeat(32);
const submission: Submission = { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { subject: 'a' }, files: [], locale: 'en' };
const receipt = {
  reference: 'HD-AAAAA-AAAAA', trackingCode: 'code', state: 'received', receivedAt: '2026-01-01T00:00:00Z',
  answerDueAt: '2026-01-02T00:00:00Z', digest: 'd', key: KEY,
};
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** A backend whose answers are written down beforehand, the last one repeated; pauses take no time, limits never end. */
function scripted(answers: (() => Response | Promise<Response>)[], options: Partial<RestOptions> = {}) {
  const calls: { url: string; init: RequestInit }[] = [];
  const pauses: number[] = [];
  const backend = new RestBackend({
    endpoint: 'https://heed.test/', random: () => 0.5,
    wait: (ms) => new Promise((resolve) => {
      if (ms >= 20_000) return;
      pauses.push(ms);
      resolve();
    }),
    fetch: async (url, init) => {
      calls.push({ url: String(url), init: init! });
      return answers[Math.min(calls.length, answers.length) - 1]!();
    },
    ...options,
  });
  return { backend, calls, pauses, submit: (signal?: AbortSignal) => backend.cases.submit(submission, { idempotencyKey: KEY, signal }) };
}

async function failure(promise: Promise<unknown>, code: HeedErrorCode): Promise<HeedError> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  assert(error instanceof HeedError, `a HeedError, not ${String(error)}`);
  assert.equal(error.code, code);
  return error;
}

test('a submission carries key and site, no cookies, and is not cached', async () => {
  const { submit, calls } = scripted([() => json({ ...receipt, more: 1 })], { site: 'shop' });
  assert.deepEqual(await submit(), receipt);
  const [{ url, init }] = calls as [typeof calls[0]];
  assert.equal(url, 'https://heed.test/v1/cases');
  assert.equal(init.method, 'POST');
  assert.deepEqual(init.headers, {
    Accept: 'application/json', 'Idempotency-Key': KEY, 'Heed-Site': 'shop', 'Content-Type': 'application/json',
  });
  assert.deepEqual(JSON.parse(String(init.body)), submission);
  assert.deepEqual([init.cache, init.credentials, init.redirect, init.referrerPolicy], ['no-store', 'omit', 'error', 'no-referrer']);
});

test('an endpoint of nothing or a slash is the page\'s own origin', async () => {
  for (const endpoint of ['', '/']) {
    const { backend, calls } = scripted([() => json({ id: 'complaint', version: 1, steps: [] })], { endpoint });
    await backend.forms.form('complaint');
    assert.equal(calls[0]?.url, '/v1/forms/complaint');
  }
});

test('references and codes travel where they belong', async () => {
  const { backend, calls } = scripted([() => json({}, 404)]);
  await failure(backend.cases.track({ reference: '../x?y', trackingCode: 's' }), 'not-found');
  assert.equal(calls[0]?.url, 'https://heed.test/v1/cases/..%2Fx%3Fy');
  assert.equal((calls[0]?.init.headers as Record<string, string>)['Heed-Tracking-Code'], 's');
});

const notReceipts: Record<string, () => Response> = {
  'a page with status 200': () => new Response('<!doctype html>Welcome to Airport Wi-Fi', { headers: { 'Content-Type': 'text/html' } }),
  'a page that calls itself JSON': () => new Response('<!doctype html>', { headers: { 'Content-Type': 'application/json' } }),
  'JSON without its type': () => new Response(JSON.stringify(receipt), { headers: { 'Content-Type': 'text/plain' } }),
  'JSON that was cut': () => new Response(JSON.stringify(receipt).slice(0, -9), { headers: { 'Content-Type': 'application/json' } }),
  'nothing': () => new Response(null, { status: 204 }),
  'null': () => json(null),
  'a list': () => json([receipt]),
  'a receipt without reference': () => json({ ...receipt, reference: '' }),
  'a receipt with a number for a code': () => json({ ...receipt, trackingCode: 5 }),
  'a receipt with a broken time': () => json({ ...receipt, receivedAt: 'soon' }),
  'a receipt of somebody else': () => json({ ...receipt, key: 'other' }),
  'deep nesting': () => new Response('['.repeat(100_000) + ']'.repeat(100_000), { headers: { 'Content-Type': 'application/json' } }),
  'a 404 in HTML': () => new Response('<h1>404</h1>', { status: 404, headers: { 'Content-Type': 'text/html' } }),
};
for (const [name, answer] of Object.entries(notReceipts)) {
  test(`${name} is no receipt, and worth another try later`, async () => {
    assert((await failure(scripted([answer]).submit(), 'bad-response')).retryable);
  });
}

test('an answer without end is read up to 1 MiB', async () => {
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
    cancel: () => { cancelled = true; },
  });
  await failure(scripted([() => new Response(endless, { headers: { 'Content-Type': 'application/json' } })]).submit(), 'bad-response');
  assert(cancelled && sent < 1_500_000, `${sent} bytes`);
});

const codes: [status: number, body: unknown, code: HeedErrorCode, retryable: boolean][] = [
  [400, {}, 'bad-request', false], [401, {}, 'forbidden', false], [403, {}, 'forbidden', false], [404, {}, 'not-found', false],
  [409, {}, 'conflict', false], [410, {}, 'not-found', false], [413, '<html>', 'too-large', false], [415, {}, 'unsupported-type', false],
  [422, {}, 'invalid', false], [429, '<html>', 'rate-limited', true], [500, {}, 'unavailable', true], [502, '<html>', 'unavailable', true],
  [507, {}, 'storage-full', true], [418, {}, 'bad-response', true], [400, { code: 'not-allowed' }, 'not-allowed', false],
  [400, { code: 'made-up' }, 'bad-request', false], [409, { retryAfter: 1 }, 'conflict', true], [425, {}, 'unavailable', true],
];
for (const [status, body, code, retryable] of codes) {
  test(`status ${status} with ${JSON.stringify(body)} is ${code}`, async () => {
    const page = () => new Response(String(body), { status, headers: { 'Content-Type': 'text/html' } });
    const error = await failure(scripted([typeof body === 'string' ? page : () => json(body, status)]).submit(), code);
    assert.equal(error.retryable, retryable);
  });
}

test('a refusal keeps its issues and reason, and only those that are issues', async () => {
  const issues = [{ path: 'subject', code: 'required' }, null, 'x', { path: 1 }];
  const error = await failure(scripted([() => json({ code: 'invalid', issues, reason: 'r' }, 422, { 'Content-Type': 'application/problem+json' })]).submit(), 'invalid');
  assert.deepEqual(error.issues, [issues[0]]);
  assert.equal(error.reason, 'r');
});

test('a page that the backend does not list learns on its console how to change that, and of other refusals nothing', async (t) => {
  const said = t.mock.method(console, 'error', () => undefined).mock;
  const refused = (reason: string) => scripted([() => json({ code: 'forbidden', reason, detail: 'Add it to HEED_ORIGINS.' }, 403)]).submit();
  assert.equal((await failure(refused('origin'), 'forbidden')).reason, 'origin');
  await failure(refused('identity'), 'forbidden');
  assert.deepEqual(said.calls.map((call) => call.arguments), [['heed: Add it to HEED_ORIGINS.']]);
});

const now = Date.parse('2026-06-01T00:00:00Z');
const pauses: [header: string | undefined, body: unknown, seconds: number | undefined, date?: string][] = [
  ['120', {}, 120], ['0', {}, 0], ['999999999', {}, 3600], ['-1', {}, undefined], ['1e9', {}, undefined], ['soon', {}, undefined], ['', {}, undefined],
  [undefined, {}, undefined], ['5', { retryAfter: 7 }, 7], [undefined, { retryAfter: -5 }, 0], [undefined, { retryAfter: 'x' }, undefined],
  ['Mon, 01 Jun 2026 00:01:30 GMT', {}, 90], ['Fri, 01 May 2026 00:00:00 GMT', {}, 0], ['Tue, 01 Jun 2027 00:00:00 GMT', {}, 3600],
  ['Mon, 01 Jan 2029 00:00:10 GMT', {}, 10, 'Mon, 01 Jan 2029 00:00:00 GMT'],
];
for (const [header, body, seconds, date] of pauses) {
  test(`Retry-After ${header} with ${JSON.stringify(body)} is a pause of ${seconds} s`, async () => {
    const headers = { ...(header !== undefined && { 'Retry-After': header }), ...(date && { Date: date }) };
    const { submit } = scripted([() => json(body, 429, headers)], { now: () => now });
    assert.equal((await failure(submit(), 'rate-limited')).retryAfter, seconds);
  });
}

test('what may be repeated is tried three times in quick succession, with the same key', async () => {
  for (const status of [408, 425, 502, 503, 504]) {
    const { submit, calls, pauses } = scripted([() => json({}, status), () => Promise.reject(new TypeError('reset')), () => json(receipt)]);
    assert.equal((await submit()).reference, receipt.reference);
    assert.deepEqual(calls.map(({ init }) => (init.headers as Record<string, string>)['Idempotency-Key']), [KEY, KEY, KEY]);
    assert.deepEqual(pauses, [300, 600]);
  }
});

test('after three tries it is up to the caller', async () => {
  const { submit, calls } = scripted([() => Promise.reject(new TypeError('reset'))]);
  assert((await failure(submit(), 'network')).retryable);
  assert.equal(calls.length, 3);
});

test('a fault of the backend, a refusal and a pause asked for are not repeated', async () => {
  for (const answer of [() => json({}, 500), () => json({}, 422), () => json({}, 503, { 'Retry-After': '1' })]) {
    const { submit, calls } = scripted([answer]);
    await assert.rejects(submit());
    assert.equal(calls.length, 1);
  }
});

test('an upload is not repeated: it has no key', async () => {
  const { backend, calls } = scripted([() => json({}, 503)]);
  await failure(backend.uploads.upload(new Blob(['x']), { name: 'x' }), 'unavailable');
  assert.equal(calls.length, 1);
  assert((calls[0]?.init.body as FormData).get('file') instanceof File);
});

test('silence ends with the time allowed, even if nobody listens to the signal', async () => {
  let limit = 0;
  let over: () => void = () => assert.fail('no limit was set');
  const { submit } = scripted([() => {
    over();
    return new Promise(() => { /* Never. */ });
  }], { timeout: 30_000, wait: (ms) => new Promise((resolve) => { limit = ms; over = resolve; }) });
  await failure(submit(), 'timeout');
  assert.equal(limit, 30_000);
});

test('whoever asked can stop it, before and meanwhile', async () => {
  const { submit, calls } = scripted([() => new Promise(() => { /* Never. */ })]);
  await failure(submit(AbortSignal.abort()), 'aborted');
  assert.equal(calls.length, 0);
  const stop = new AbortController();
  const asked = scripted([() => {
    stop.abort();
    return new Promise(() => { /* Never. */ });
  }]);
  await failure(asked.submit(stop.signal), 'aborted');
  assert(asked.calls[0]?.init.signal?.aborted);
});

async function served<T>(listener: RequestListener, use: (endpoint: string) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const overWire = (endpoint: string, options: Partial<RestOptions> = {}) =>
  new RestBackend({ endpoint, XMLHttpRequest: undefined, ...options }).cases.submit(submission, { idempotencyKey: KEY });

test('over a real connection: a receipt in one-byte pieces is read', () => served((request, response) => {
  request.resume().on('end', () => {
    response.setHeader('Content-Type', 'application/json');
    for (const byte of JSON.stringify(receipt)) response.write(byte);
    response.end();
  });
}, async (endpoint) => assert.deepEqual(await overWire(endpoint), receipt)));

test('over a real connection: an answer that was cut is never a receipt', () => served((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
    response.write('{"refere', () => response.destroy());
  });
}, async (endpoint) => { await failure(overWire(endpoint), 'network'); }));

test('over a real connection: a redirect to a login page is not followed', () => served((_, response) => {
  response.writeHead(302, { Location: '/login' }).end();
}, async (endpoint) => { await failure(overWire(endpoint, { random: () => 0 }), 'network'); }));

test('over a real connection: an answer that never ends in time is a timeout', () => served((_, response) => {
  response.writeHead(201, { 'Content-Type': 'application/json' });
  response.write('{');
}, async (endpoint) => { await failure(overWire(endpoint, { timeout: 50 }), 'timeout'); }));

test('nobody there is a network error', async () => {
  const gone = await served(() => assert.fail('nobody asks'), async (endpoint) => endpoint);
  await failure(overWire(gone, { random: () => 0 }), 'network');
});

test('a download is the file as it was sent', async () => {
  const bytes = new Uint8Array(3_000_000).map((_, i) => i * 7);
  const { backend, calls } = scripted([() => new Response(bytes, { headers: { 'Content-Type': 'image/png' } })]);
  const blob = await backend.uploads.download({ reference: 'r', trackingCode: 't' }, 'f 1');
  assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), bytes);
  assert.equal(blob.type, 'image/png');
  assert.equal(calls[0]?.url, 'https://heed.test/v1/cases/r/files/f%201');
});
