import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { OwnCase, PublicCase, Receipt, Session } from 'heed/domain';
import { type HeedError, RestOwnCases } from 'heed/backend';
import { CompactEncrypt, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { tokenSettingsFault } from '../../../server/auth/tokens.ts';
import { readSettings } from '../../../server/settings.ts';
import { complaint, UNLIMITED } from '../helpers.ts';
import { type ProblemBody, world } from './world.ts';

const ISSUER = 'https://portal.example';
const AUDIENCE = 'heed-desk';
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const stranger = await generateKeyPair('ES256');
const rsa = await generateKeyPair('RS256', { extractable: true });
const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
const spki = await exportSPKI(publicKey);
const SECRET = 'a shared secret of the shop, 32+ letters';
const NOW = Date.parse('2026-03-04T05:06:07.000Z') / 1000;

const staff = { issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256'], jwks: { keys: [jwk] }, claims: { roleNames: { 'service': 'agent', 'lead': 'manager' } as const } };
const customers = { issuer: 'https://shop.example', audience: 'heed', algorithms: ['HS256'], secret: SECRET };
const settings = { ...UNLIMITED, sites: { default: { ...UNLIMITED.sites.default!, identity: { staff, customers } } } };

const GOOD = { sub: 'u42', name: 'Pat Portal', preferred_username: 'pat', roles: ['service'], departments: ['kiln'], iss: ISSUER, aud: AUDIENCE, iat: NOW - 10, exp: NOW + 600 };
const sign = (claims: object, key: Parameters<SignJWT['sign']>[0] = privateKey, header: object = {}) =>
  new SignJWT(claims as Record<string, unknown>).setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'JWT', ...header }).sign(key);
const without = (name: keyof typeof GOOD) => Object.fromEntries(Object.entries(GOOD).filter(([key]) => key !== name));
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('the portal’s token signs its staff in, with the roles it names and no password', async () => {
  const { call, file, store } = await world({ settings });
  const headers = { Authorization: `Bearer ${await sign(GOOD)}` };
  const { status, body } = await call<Session>('/v1/desk/session', { headers });
  assert.deepEqual([status, body.user.displayName, body.user.roles, body.user.departments, body.csrf], [200, 'Pat Portal', ['agent'], ['kiln'], undefined]);
  const { reference } = await file();
  const act = await call(`/v1/desk/cases/${reference}/events`, {
    method: 'POST', headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': 'a-key-for-a-token' }, body: JSON.stringify({ type: 'accept', payload: { text: 'Sorry' }, version: 1 }),
  });
  assert.equal(act.status, 201);
  assert.equal((await store.events('default', (await store.caseByReference('default', reference))!.id)).at(-1)?.data.actor?.displayName, 'Pat Portal');
  const changed = await call<Session>('/v1/desk/session', { headers: { Authorization: `Bearer ${await sign({ ...GOOD, roles: ['service', 'lead'] })}` } });
  assert.deepEqual(changed.body.user.roles, ['agent', 'manager']);
  const mailing = async (more: object) => {
    await call<Session>('/v1/desk/session', { headers: { Authorization: `Bearer ${await sign({ ...GOOD, ...more })}` } });
    const { email, locale } = (await store.staff.users('default')).find(({ name }) => name === 'pat')!;
    return [email, locale];
  };
  assert.deepEqual([await mailing({ email: 'pat@portal.example', locale: 'zh-TW' }), await mailing({})], [['pat@portal.example', 'zh-TW'], [undefined, 'zh-TW']]);
  assert.equal((await call('/v1/desk/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: 'pat', password: '' }) })).status, 400);
});

const FORGED: readonly [string, () => Promise<string> | string][] = [
  ['expired', () => sign({ ...GOOD, exp: NOW - 31 })], ['without expiry', () => sign(without('exp'))], ['not yet valid', () => sign({ ...GOOD, nbf: NOW + 600 })],
  ['issued in the future', () => sign({ ...GOOD, iat: NOW + 600 })], ['valid for ten years', () => sign({ ...GOOD, exp: NOW + 3e8 })],
  ['of another issuer', () => sign({ ...GOOD, iss: 'https://evil.example' })], ['without issuer', () => sign(without('iss'))],
  ['for another audience', () => sign({ ...GOOD, aud: 'another-app' })], ['without audience', () => sign(without('aud'))], ['without subject', () => sign(without('sub'))], ['with an empty subject', () => sign({ ...GOOD, sub: '' })],
  ['signed by a stranger', () => sign(GOOD, stranger.privateKey)], ['signed by a key that is not known', () => sign(GOOD, stranger.privateKey, { kid: 'k9' })],
  ['with "alg": "none"', () => new UnsecuredJWT(GOOD).encode()], ['with "alg": "NONE" written by hand', () => `${encoded({ alg: 'NONE' })}.${encoded(GOOD)}.`],
  ['HS256 under the public key (PEM)', () => sign(GOOD, new TextEncoder().encode(spki), { alg: 'HS256' })],
  ['HS256 under the public key (JWK)', () => sign(GOOD, new TextEncoder().encode(JSON.stringify(jwk)), { alg: 'HS256' })],
  ['of an algorithm that is not allowed', () => sign(GOOD, rsa.privateKey, { alg: 'RS256' })],
  ['with its own key in the header', async () => sign(GOOD, stranger.privateKey, { kid: undefined, jwk: await exportJWK(stranger.publicKey) })],
  ['with an unknown critical header', async () => { const token = await sign(GOOD); return `${encoded({ alg: 'ES256', kid: 'k1', crit: ['x'], x: 1 })}.${token.split('.').slice(1).join('.')}`; }],
  ['with a changed payload', async () => { const [head, , tail] = (await sign(GOOD)).split('.'); return `${head}.${encoded({ ...GOOD, roles: ['lead'] })}.${tail}`; }],
  ['with the signature cut off', async () => (await sign(GOOD)).replace(/\.[^.]*$/, '.')], ['with a part missing', async () => (await sign(GOOD)).split('.').slice(0, 2).join('.')],
  ['encrypted, not signed', () => new CompactEncrypt(Buffer.from(JSON.stringify(GOOD))).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(new Uint8Array(32))],
  ['of a customer', () => sign({ sub: 'c1', iss: customers.issuer, aud: customers.audience, exp: NOW + 600 }, new TextEncoder().encode(SECRET), { alg: 'HS256' })],
  ['with roles that are none here', () => sign({ ...GOOD, roles: ['admin', 'agent', '__proto__', 'constructor'] })], ['without roles', () => sign(without('roles'))],
  ['that is no token', () => 'aaaa.bbbb.cccc'], ['far too long', async () => `${await sign({ ...GOOD, pad: 'x'.repeat(9000) })}`],
];
const portal = await world({ settings });
for (const [what, make] of FORGED) {
  test(`a token ${what} is refused`, async () => {
    const answer = await portal.call<ProblemBody>('/v1/desk/queues', { headers: { Authorization: `Bearer ${await make()}` } });
    assert.deepEqual([answer.status, answer.body.reason], [401, 'session']);
  });
}

test('keys are fetched from the portal, and a portal that does not answer lets nobody in', async () => {
  let up = true;
  const server = createServer((_, response) => response.writeHead(up ? 200 : 503, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const remote = { ...UNLIMITED, sites: { default: { ...UNLIMITED.sites.default!, identity: { staff: { ...staff, jwks: undefined, jwksUrl: url } } } } };
  const under = await world({ settings: remote });
  const headers = { Authorization: `Bearer ${await sign(GOOD)}` };
  assert.equal((await under.call('/v1/desk/queues', { headers })).status, 200);
  up = false;
  assert.equal((await (await world({ settings: remote })).call('/v1/desk/queues', { headers })).status, 401);
  assert.equal((await under.call('/v1/desk/queues', { headers })).status, 200, 'whoever has the keys does not ask for them each time');
});

const shop = (sub: string, more: object = {}) => sign({ sub, iss: customers.issuer, aud: customers.audience, exp: NOW + 600, ...more }, new TextEncoder().encode(SECRET), { alg: 'HS256', kid: undefined });

test('a customer whom the host site vouches for finds their own cases, and nobody else’s', async () => {
  const { post, call, file } = await world({ settings });
  const [lin, tom] = [{ Authorization: `Bearer ${await shop('lin')}` }, { Authorization: `Bearer ${await shop('tom')}` }];
  const mine = await post<Receipt>('/v1/cases', complaint({ orderNumber: 'SW-1 ' }), lin);
  await file('complaint', { orderNumber: 'SW-1' });
  const list = async (headers: Record<string, string>) => (await call<{ cases: OwnCase[] }>('/v1/my-cases', { headers })).body.cases;
  const [own] = await list(lin);
  assert.deepEqual([own?.reference, own?.trackingCode, own?.actions], [mine.body.reference, mine.body.trackingCode, ['withdraw', 'message']]);
  assert.deepEqual(await list(tom), []);
  const see = (headers: Record<string, string>) => call<PublicCase>(`/v1/cases/${mine.body.reference}`, { headers });
  assert.equal((await see(lin)).status, 200, 'without its code');
  assert.equal((await see(tom)).status, 404);
  const open = async (order: string, headers: Record<string, string> = {}) => (await call<{ cases: OwnCase[] }>(`/v1/cases/open?orderNumber=${order}`, { headers })).body.cases.map(({ reference }) => reference);
  assert.deepEqual(await open('sw-1', lin), [mine.body.reference]);
  assert.deepEqual([await open('sw-1'), await open('sw-1', tom), await open('sw-2', lin)], [[], [], []]);
  assert.deepEqual(await open('SW-1', { 'Heed-Cases': `${mine.body.reference}:${mine.body.trackingCode}` }), [mine.body.reference]);
  assert.deepEqual(await open('SW-1', { 'Heed-Cases': `${mine.body.reference}:0000-0000-0000-0000` }), []);
  await post(`/v1/cases/${mine.body.reference}/events`, { type: 'withdraw' }, lin);
  assert.deepEqual(await open('SW-1', lin), [], 'what has ended is no duplicate');
});

test('a merged case stays in the customer’s list, with where it goes on; that one is there too, whoever filed it', async () => {
  const { post, call, file, as } = await world({ settings });
  const lin = { Authorization: `Bearer ${await shop('lin')}` };
  const { body: mine } = await post<Receipt>('/v1/cases', complaint(), lin);
  const [second, third] = [await file(), await file()];
  const ann = await as('ann');
  for (const [from, into] of [[mine, second], [second, third]] as const) await ann.send('POST', `/v1/desk/cases/${from.reference}/merge`, { into: into.reference, version: (await ann.open(from.reference)).version });
  const { cases } = (await call<{ cases: OwnCase[] }>('/v1/my-cases', { headers: lin })).body;
  assert.deepEqual(cases.map(({ reference, mergedInto, ended }) => [reference, mergedInto, ended]), [[mine.reference, third.reference, true], [third.reference, undefined, false]]);
  for (const { reference, trackingCode } of cases) assert.equal((await call<PublicCase>(`/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': trackingCode } })).body.reference, third.reference);
});

test('the adapter for customers finds the same, and says why it finds nothing', async () => {
  const { post, fetch } = await world({ settings });
  const through: typeof globalThis.fetch = (input, init) => fetch((input as string).replace('http://heed.test', ''), init);
  const token = await shop('lin');
  const mine = (await post<Receipt>('/v1/cases', complaint({ orderNumber: 'SW 9' }), { Authorization: `Bearer ${token}` })).body;
  const known = new RestOwnCases({ endpoint: 'http://heed.test', fetch: through, token: () => token });
  const unknown = new RestOwnCases({ endpoint: 'http://heed.test', fetch: through });
  assert.deepEqual((await known.mine()).map(({ reference, trackingCode }) => [reference, trackingCode]), [[mine.reference, mine.trackingCode]]);
  assert.equal((await known.open('SW 9')).length, 1);
  assert.deepEqual(await unknown.open('SW 9'), []);
  assert.equal((await unknown.open('SW 9', [mine])).length, 1);
  await assert.rejects(unknown.mine(), (error: HeedError) => error.code === 'forbidden' && error.reason === 'identity');
});

test('a customer’s token without audience, without expiry, or over, opens no list and costs nobody a complaint', async () => {
  const { post, call } = await world({ settings });
  for (const bad of [await shop('lin', { aud: undefined }), await shop('lin', { exp: undefined }), await shop('lin', { exp: NOW - 60 }), await sign(GOOD)]) {
    const headers = { Authorization: `Bearer ${bad}` };
    const answer = await call<ProblemBody>('/v1/my-cases', { headers });
    assert.deepEqual([answer.status, answer.body.reason], [401, 'identity']);
    assert.equal((await post('/v1/cases', complaint(), headers)).status, 201);
  }
  assert.equal((await (await world()).call('/v1/my-cases', { headers: { Authorization: `Bearer ${await shop('lin')}` } })).status, 401, 'where no site is believed');
});

test('settings for tokens that could not be safe are refused with what to do', () => {
  const base = { issuer: 'i', audience: 'a', algorithms: ['ES256'] };
  assert.match(tokenSettingsFault(base)!, /exactly one/);
  assert.match(tokenSettingsFault({ ...base, publicKey: spki, secret: SECRET })!, /exactly one/);
  assert.match(tokenSettingsFault({ ...base, algorithms: ['ES256', 'HS256'], publicKey: spki })!, /algorithms/);
  assert.match(tokenSettingsFault({ ...base, algorithms: ['none'], publicKey: spki })!, /algorithms/);
  assert.match(tokenSettingsFault({ ...base, algorithms: ['HS256'], secret: 'short' })!, /32/);
  const read = (identity: object) => () => readSettings({ HEED_CONFIG: 'heed.json' }, JSON.stringify({ sites: { default: { identity } } }));
  assert.throws(read({ staff: base }), /site "default".*staff.*exactly one/);
  const hs = { issuer: 'i', audience: 'a', algorithms: ['HS256'], secret: SECRET };
  assert.throws(read({ staff: hs, customers: hs }), /different audiences/);
  assert.doesNotThrow(read({ staff: { ...hs, audience: 'desk' }, customers: hs }));
});
