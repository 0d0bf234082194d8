import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Receipt } from 'heed/domain';
import { addressOf } from '../../server/rate.ts';
import type { HeedErrorCode } from '../../src/backend/port.ts';
import type { ProblemCode } from '../../server/problem.ts';
import { complaint, many, newKey, SITE, testApp, UNLIMITED } from './helpers.ts';

/** Every code of the server is one that widgets know. */
export const known: Record<ProblemCode, HeedErrorCode> = {
  'bad-request': 'bad-request', forbidden: 'forbidden', 'not-found': 'not-found', conflict: 'conflict', 'not-allowed': 'not-allowed', 'too-large': 'too-large',
  'unsupported-type': 'unsupported-type', invalid: 'invalid', 'rate-limited': 'rate-limited', unavailable: 'unavailable', 'storage-full': 'storage-full',
};

const shop = { ...SITE, origins: ['https://shop.example'] };
const portal = { ...SITE, origins: ['https://portal.example:8443'] };
const SITES = { ...UNLIMITED, sites: { default: SITE, shop, portal } };

test('pages of listed origins may call, all others not', async () => {
  const { call, fetch } = await testApp({ settings: SITES });
  for (const [origin, site, allowed] of [
    ['https://shop.example', '', true], ['https://shop.example', 'shop', true], ['https://portal.example:8443', 'portal', true], ['http://heed.test', '', true], ['http://heed.test', 'shop', true],
    ['https://shop.example', 'portal', false], ['https://portal.example:8443', 'shop', false], ['https://shop.example.evil', '', false], ['https://evil-shop.example', '', false],
    ['http://shop.example', '', false], ['https://shop.example:444', '', false], ['https://portal.example', '', false], ['null', '', false], ['', '', false], ['https://sub.shop.example', '', false],
    ['https://heed.test', '', true], ['https://heed.test:8443', '', false], ['https://heed.test.evil', '', false],
  ] as [string, string, boolean][]) {
    const { status, headers } = await call('/v1/config', { headers: { Origin: origin, ...(site && { 'Heed-Site': site }) } });
    assert.deepEqual([origin, site, status], [origin, site, allowed ? 200 : 403]);
    const foreign = !['http://heed.test', 'https://heed.test'].includes(origin);
    assert.equal(headers.get('Access-Control-Allow-Origin'), foreign && origin ? origin : null);
    assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
    assert.match(headers.get('Vary')!, /Origin/);
    if (foreign && origin) assert.match(headers.get('Access-Control-Expose-Headers')!, /Retry-After, Idempotency-Replayed/);
    const preflight = await fetch('/v1/cases', { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'idempotency-key' } });
    // Otherwise the page could not ask, and would never hear why not.
    assert.deepEqual([origin, preflight.status, preflight.headers.get('Access-Control-Allow-Credentials')], [origin, origin ? 204 : 403, null]);
    if (origin) assert.match(preflight.headers.get('Access-Control-Allow-Headers')!, /Content-Type, Idempotency-Key, Heed-Tracking-Code, Heed-Site/);
  }
});

test('behind a proxy that ends https its own pages may call, whatever the proxy tells; a page over http may not call an https site', async () => {
  const [plain, proxied] = [await testApp(), await testApp({ settings: { ...UNLIMITED, trustedHops: 1 } })];
  const https = { 'X-Forwarded-Proto': 'https' };
  for (const [what, { call }, origin, headers, status] of [
    ['told, not trusted', plain, 'https://service.example', https, 200], ['not told', plain, 'https://service.example', {}, 200], ['told and trusted', proxied, 'https://service.example', https, 200],
    ['http on https', proxied, 'http://service.example', https, 403], ['another host', plain, 'https://service.example.evil', https, 403],
  ] as const) assert.deepEqual([what, (await call('/v1/config', { host: 'service.example', headers: { Origin: origin, ...headers } })).status], [what, status]);
});

test('a page of another origin is told that it may not, and nothing that it asks for is done or shown', async () => {
  const { post, call, fetch, store } = await testApp({ settings: SITES });
  const { body: known } = await post<Receipt>('/v1/cases', complaint());
  const evil = { 'Origin': 'https://evil.example', 'Content-Type': 'application/json', 'Heed-Tracking-Code': known.trackingCode };
  const path = `/v1/cases/${known.reference}`;
  const key = newKey();
  const asked: [path: string, init: RequestInit][] = [
    ['/v1/cases', { method: 'POST', headers: { ...evil, 'Idempotency-Key': key }, body: JSON.stringify(complaint()) }],
    [path, { headers: evil }], ['/v1/config', { headers: evil }],
    [`${path}/events`, { method: 'POST', headers: { ...evil, 'Idempotency-Key': newKey() }, body: JSON.stringify({ type: 'withdraw' }) }],
    // What a browser sends without asking first.
    ['/v1/uploads', { method: 'POST', headers: { 'Origin': 'https://evil.example', 'Content-Type': 'multipart/form-data; boundary=b' }, body: '--b--' }],
    ['/v1/desk/session', { method: 'POST', headers: evil, body: '{}' }], ['/v1/nothing', { headers: evil }], [path, { method: 'HEAD', headers: evil }],
  ];
  for (const [at, init] of asked) {
    const answer = await fetch(at, init);
    const text = await answer.text();
    assert.deepEqual([at, answer.status, answer.headers.get('Access-Control-Allow-Origin'), answer.headers.get('Access-Control-Allow-Credentials')], [at, 403, 'https://evil.example', null]);
    if (init.method === 'HEAD') continue;
    const { code, reason, detail } = JSON.parse(text) as { code: string; reason: string; detail: string };
    assert.deepEqual([code, reason], ['forbidden', 'origin']);
    assert.match(detail, /https:\/\/evil\.example .*HEED_ORIGINS/);
    assert.ok(!text.includes(known.reference));
  }
  assert.equal(await store.caseByKey('default', key), undefined);
  assert.equal((await call<{ state: string }>(path, { headers: { 'Heed-Tracking-Code': known.trackingCode } })).body.state, 'received');
});

test('refusals to an allowed page can be read by it', async () => {
  const { call } = await testApp({ settings: SITES });
  for (const path of ['/v1/nothing', '/v1/cases/HD-00000-00000', '/v1/forms/x']) {
    const { status, headers } = await call(path, { headers: { Origin: 'https://shop.example' } });
    assert.deepEqual([status, headers.get('Access-Control-Allow-Origin')], [404, 'https://shop.example']);
  }
});

test('a method that an address does not take is told so, with those that it takes', async () => {
  const { call } = await testApp();
  for (const [method, path, allow] of [
    ['PUT', '/v1/cases', 'POST'], ['DELETE', '/v1/cases/HD-7K3MQ-9XTRC', 'HEAD, GET'], ['POST', '/healthz', 'HEAD, GET'], ['PATCH', '/v1/desk/cases', 'HEAD, GET, POST'], ['GET', '/v1/uploads', 'POST'],
  ] as const) {
    const { status, headers, body } = await call<{ code: string; status: number }>(path, { method });
    assert.deepEqual([method, path, status, headers.get('Allow'), headers.get('Content-Type'), body.code, body.status], [method, path, 405, allow, 'application/problem+json', 'bad-request', 405]);
  }
  assert.equal((await call('/v1/nothing', { method: 'PUT' })).status, 404);
});

test('a browser at an address with nothing at it is shown a page in its language, a program is given data', async () => {
  const { call } = await testApp();
  const page = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  for (const [language, lang, words] of [['zh-TW,zh;q=0.9', 'zh-Hant', '沒有這個頁面'], ['zh-CN', 'zh-Hans', '没有这个页面'], ['fr', 'en', 'There is no such page']] as const) {
    const { status, headers, text } = await call('/nope', { headers: { ...page, 'Accept-Language': language } });
    assert.deepEqual([status, headers.get('Content-Type'), headers.get('Content-Language')], [404, 'text/html; charset=utf-8', lang]);
    assert.ok(text.includes(`<html lang="${lang}">`) && text.includes(words) && !text.includes('nope'));
  }
  for (const [path, headers] of [['/nope', {}], ['/nope', { Accept: '*/*' }], ['/v1/nope', page]] as const) assert.equal((await call<{ code: string }>(path, { headers })).body.code, 'not-found');
});

test('a post from another site without an Origin is refused', async () => {
  const { post, call } = await testApp();
  assert.equal((await post('/v1/cases', complaint(), { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
  assert.equal((await post('/v1/cases', complaint(), { 'Sec-Fetch-Site': 'same-origin' })).status, 201);
  const form = await call('/v1/cases', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': newKey() }, body: 'a=b' });
  assert.equal(form.status, 415);
});

test('any origin may call in demonstrations only', async () => {
  const { call } = await testApp({ settings: { ...UNLIMITED, anyOrigin: true } });
  const { headers, status } = await call('/v1/config', { headers: { Origin: 'https://any.example' } });
  assert.deepEqual([status, headers.get('Access-Control-Allow-Origin')], [200, 'https://any.example']);
});

test('every kind of answer carries the protective headers and its own request id', async () => {
  const { post, call, upload, fetch } = await testApp();
  const receipt = await post<Receipt>('/v1/cases', complaint());
  const answers = [
    receipt, await post('/v1/cases', '{'), await post('/v1/cases', complaint({ subject: '' })), await call('/v1/cases/x'), await call('/healthz'), await call('/openapi.json'), await call('/v1/config'),
    await call('/v1/forms/complaint'), await call('/nothing'), await upload('<html>'), await call('/v1/config?site=nobody'), await call('/v1/config', { headers: { Origin: 'https://evil.example' } }),
    await fetch('/v1/cases', { method: 'OPTIONS', headers: { Origin: 'http://heed.test', 'Access-Control-Request-Method': 'POST' } }), await call('/v1/cases', { method: 'DELETE' }),
  ];
  for (const { headers, status } of answers) {
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', String(status));
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.match(headers.get('Content-Security-Policy')!, /default-src 'none'/);
    assert.match(headers.get('Heed-Request-Id')!, /^[0-9a-f]{16}$/);
    assert.ok(headers.get('Cache-Control'));
  }
  assert.equal(new Set(answers.map(({ headers }) => headers.get('Heed-Request-Id'))).size, answers.length);
});

test('too many requests from one address are told when to come back; others go on', async () => {
  const settings = { ...UNLIMITED, limits: { ...UNLIMITED.limits, filing: { max: 3, seconds: 60 }, tracking: { max: 2, seconds: 60 } } };
  const { post, call, time } = await testApp({ settings });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await post('/v1/cases', complaint())).status);
  assert.deepEqual(statuses, [201, 201, 201, 429]);
  const refused = await post<{ code: string; retryAfter: number }>('/v1/cases', complaint());
  assert.equal(refused.headers.get('Retry-After'), '53');
  assert.deepEqual([refused.body.code, refused.body.retryAfter], ['rate-limited', 53]);
  const other = await call('/v1/cases', { method: 'POST', address: '192.0.2.2', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }, body: JSON.stringify(complaint()) });
  assert.equal(other.status, 201);
  time.now += 53_000;
  assert.equal((await post('/v1/cases', complaint())).status, 201);
  const looks = [];
  for (let i = 0; i < 3; i++) looks.push((await call('/v1/cases/HD-00000-00000')).status);
  assert.deepEqual(looks, [404, 404, 429]);
});

test('guessing a code is slowed down for everybody but its owner', async () => {
  const { post, call } = await testApp({ settings: { ...UNLIMITED, limits: { ...UNLIMITED.limits, wrongCodes: { max: 2, seconds: 900 } } } });
  const { body } = await post<Receipt>('/v1/cases', complaint());
  const look = async (code: string, i: number) => (await call(`/v1/cases/${body.reference}`, { address: `192.0.2.${i}`, headers: { 'Heed-Tracking-Code': code } })).status;
  assert.deepEqual([await look('0'.repeat(16), 1), await look('1'.repeat(16), 2), await look('2'.repeat(16), 3), await look(body.trackingCode, 4)], [404, 404, 429, 200]);
});

test('of the forwarded addresses only what a trusted proxy wrote is believed', () => {
  const of = (forwarded: string | undefined, hops: number, address = '198.51.100.7') =>
    addressOf({ req: { header: () => forwarded }, env: { address } } as unknown as Parameters<typeof addressOf>[0], hops);
  assert.equal(of('203.0.113.9', 0), '198.51.100.7');
  assert.equal(of('203.0.113.9', 1), '203.0.113.9');
  assert.equal(of('1.1.1.1, 203.0.113.9', 1), '203.0.113.9');
  assert.equal(of('1.1.1.1, 203.0.113.9, 10.0.0.1', 2), '203.0.113.9');
  assert.equal(of('203.0.113.9', 2), '198.51.100.7');
  assert.equal(of(undefined, 1), '198.51.100.7');
  assert.equal(of(undefined, 0, '::ffff:192.0.2.5'), '192.0.2.5');
  assert.equal(of(undefined, 0, '2001:db8:0:1::5'), of(undefined, 0, '2001:db8::1:ffff:0:0:9'));
  assert.notEqual(of(undefined, 0, '2001:db8:0:1::5'), of(undefined, 0, '2001:db8:0:2::5'));
});

test('the log holds no reference, code, name, address or text', async () => {
  const { post, call, logged, store } = await testApp({ settings: { ...UNLIMITED, limits: { ...UNLIMITED.limits, filing: many } } });
  const { body } = await post<Receipt>('/v1/cases', complaint({ name: 'CANARY' }));
  await call(`/v1/cases/${body.reference}?x=CANARY`, { headers: { 'Heed-Tracking-Code': body.trackingCode } });
  await store.close();
  assert.equal((await post<{ code: string }>('/v1/cases', complaint({ name: 'CANARY' }))).body.code, 'unavailable');
  const text = JSON.stringify(logged);
  assert.ok(logged.length >= 4);
  for (const secret of ['CANARY', body.reference, body.trackingCode, '192.0.2.1', 'ann@example.com']) assert.ok(!text.includes(secret), secret);
});
