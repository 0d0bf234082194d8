import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from 'heed/domain';
import { pbkdf2, weakness } from '../../../server/auth/passwords.ts';
import { scrypt } from '../../../server/auth/scrypt.ts';
import { DEFAULTS } from '../../../server/settings.ts';
import { UNLIMITED } from '../helpers.ts';
import { cookieOf, PASSWORD, type ProblemBody, world } from './world.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const body = (value: object) => JSON.stringify(value);

test('a session is an HttpOnly cookie of which only the hash is kept; the desk learns its rights and colleagues', async () => {
  const { call, store, as } = await world();
  const signed = await call<Session>('/v1/desk/session', { method: 'POST', headers: JSON_TYPE, body: body({ name: ' ANN ', password: PASSWORD }) });
  assert.equal(signed.status, 200);
  assert.match(signed.headers.get('Set-Cookie')!, /^heed-session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
  const token = cookieOf(signed).split('=')[1]!;
  assert.equal(await store.staff.session('default', token), undefined, 'the token itself is not stored');
  assert.equal(signed.body.user.displayName, 'Ann');
  assert.ok(signed.body.operations.includes('case.merge') && !signed.body.operations.includes('audit.verify'));
  assert.deepEqual(signed.body.staff.map(({ name }) => name), ['ann', 'bo', 'hua', 'mei']);
  assert.deepEqual(signed.body.departments.map(({ id }) => id), ['kiln', 'packing']);
  assert.ok(!signed.text.includes('pbkdf2'));
  const again = await call<Session>('/v1/desk/session', { headers: { Cookie: cookieOf(signed) } });
  assert.equal(again.body.csrf, signed.body.csrf);
  const ann = await as('ann');
  assert.equal((await ann.send('DELETE', '/v1/desk/session')).status, 204);
  assert.equal((await ann.get<ProblemBody>('/v1/desk/queues')).body.reason, 'session');
});

test('behind https the cookie is Secure and bound to the host', async () => {
  const { call } = await world({ settings: { ...UNLIMITED, trustedHops: 1 } });
  const signed = await call('/v1/desk/session', { method: 'POST', headers: { ...JSON_TYPE, 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.9' }, body: body({ name: 'ann', password: PASSWORD }) });
  assert.match(signed.headers.get('Set-Cookie')!, /^__Host-heed-session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
});

test('an unknown name and a wrong password are one and the same answer', async () => {
  const { call } = await world();
  const answer = (name: string, password: string) => call<ProblemBody>('/v1/desk/session', { method: 'POST', headers: JSON_TYPE, body: body({ name, password }) });
  const [wrong, unknown] = [await answer('ann', 'not the kettle at all'), await answer('nobody', PASSWORD)];
  assert.deepEqual([wrong.status, wrong.body.reason], [401, 'credentials']);
  assert.equal(wrong.text, unknown.text);
  assert.equal(wrong.headers.get('Set-Cookie'), null);
});

test('failures are throttled by name and by address; successes are not counted', async () => {
  const { call, time } = await world({ settings: { ...UNLIMITED, limits: { ...UNLIMITED.limits, signIn: { max: 6, seconds: 900 }, signInName: { max: 3, seconds: 900 }, signInNameAnywhere: { max: 5, seconds: 900 } } } });
  const answer = async (name: string, password: string, address: string) => (await call('/v1/desk/session', { method: 'POST', headers: JSON_TYPE, body: body({ name, password }), address })).status;
  for (let i = 0; i < 8; i++) assert.equal(await answer('ann', PASSWORD, '192.0.2.7'), 200);
  for (let i = 0; i < 3; i++) assert.equal(await answer('ann', 'wrong words here', '198.51.100.1'), 401);
  assert.equal(await answer('ann', PASSWORD, '198.51.100.1'), 429, 'by name, from one address');
  assert.equal(await answer('ann', PASSWORD, '198.51.100.9'), 200, 'who sits elsewhere is not shut out');
  for (let i = 2; i < 4; i++) assert.equal(await answer('ann', 'wrong words here', `198.51.100.${i}`), 401);
  assert.equal(await answer('ann', PASSWORD, '198.51.100.9'), 429, 'by name, from anywhere');
  assert.equal(await answer('mei', PASSWORD, '198.51.100.9'), 200);
  for (let i = 0; i < 6; i++) assert.equal(await answer(`guess-${i}`, 'wrong words here', '203.0.113.5'), 401);
  assert.equal(await answer('mei', PASSWORD, '203.0.113.5'), 429, 'by address');
  time.now += 900_000;
  assert.equal(await answer('ann', PASSWORD, '203.0.113.5'), 200);
});

test('of guesses at one time no more are looked at than the limit says: the right one comes too late', async () => {
  const { call, as } = await world({ settings: { ...UNLIMITED, limits: { ...UNLIMITED.limits, signIn: { max: 5, seconds: 900 }, signInName: { max: 3, seconds: 900 }, signInNameAnywhere: { max: 3, seconds: 900 } } } });
  const last = async (guess: (password: string, i: number) => Promise<{ readonly status: number }>) =>
    (await Promise.all(Array.from({ length: 9 }, (_, i) => guess(i < 8 ? 'wrong words here' : PASSWORD, i)))).map(({ status }) => status).sort().join(' ');
  const signIn = (name: string, password: string, address: string) => call('/v1/desk/session', { method: 'POST', headers: JSON_TYPE, body: body({ name, password }), address });
  const mei = await as('mei');
  const [three, five] = ['401 401 401 429 429 429 429 429 429', '401 401 401 401 401 429 429 429 429'];
  assert.equal(await last((password, i) => signIn('ann', password, `198.51.100.${i}`)), three, 'under one name');
  assert.equal(await last((password, i) => signIn(i < 8 ? `guess-${i}` : 'bo', password, '203.0.113.5')), five, 'from one address');
  assert.equal(await last((current) => mei.send('POST', '/v1/desk/session/password', { current, next: 'a long and quiet one' })), three.replaceAll('401', '403'), 'of the current password');
});

test('a write needs the session’s CSRF word, and comes from the own origin', async () => {
  const { as, file, call } = await world();
  const ann = await as('ann');
  const { reference } = await file();
  const write = (headers: Record<string, string>) => call<ProblemBody>(`/v1/desk/cases/${reference}/assignee`, { method: 'PUT', headers: { ...JSON_TYPE, ...headers }, body: body({ user: 'u-ann', version: 1 }) });
  const { Cookie, 'Heed-CSRF': word } = ann.headers as { 'Cookie': string; 'Heed-CSRF': string };
  assert.deepEqual([(await write({ Cookie })).body.reason, (await write({ Cookie, 'Heed-CSRF': `${word.slice(1)}0` })).body.reason], ['csrf', 'csrf']);
  assert.equal((await write({ Cookie, 'Heed-CSRF': word, 'Origin': 'https://evil.example' })).body.reason, 'origin');
  assert.equal((await write({ Cookie, 'Heed-CSRF': word, 'Sec-Fetch-Site': 'cross-site' })).body.reason, 'origin');
  assert.equal((await write({ Cookie, 'Heed-CSRF': word })).status, 200);
  const foreign = await call<ProblemBody>('/v1/desk/session', { method: 'POST', headers: { ...JSON_TYPE, Origin: 'https://shop.example' }, body: body({ name: 'ann', password: PASSWORD }) });
  assert.equal(foreign.status, 403);
});

test('a session ends after two idle hours, and after twelve in any case', async () => {
  const { as, time } = await world();
  const ann = await as('ann');
  time.now += 119 * 60_000;
  assert.equal((await ann.get('/v1/desk/session')).status, 200);
  time.now += 119 * 60_000;
  assert.equal((await ann.get('/v1/desk/session')).status, 200);
  time.now += 121 * 60_000;
  assert.equal((await ann.get('/v1/desk/session')).status, 401);
  const again = await as('ann');
  for (let i = 0; i < 11; i++) {
    time.now += 3600_000;
    assert.equal((await again.get('/v1/desk/session')).status, 200);
  }
  time.now += DEFAULTS.sessions.absoluteSeconds * 1000 - 11 * 3600_000;
  assert.equal((await again.get('/v1/desk/session')).status, 401);
});

test('a one-time password opens nothing but its own change; a changed one ends the other sessions', async () => {
  const { as, store, time } = await world();
  await store.staff.changeUser('default', 'u-ann', { mustChange: true }, new Date(time.now).toISOString());
  const ann = await as('ann');
  assert.deepEqual([ann.session.mustChangePassword, ann.session.operations, ann.session.staff], [true, [], []]);
  assert.equal((await ann.get<ProblemBody>('/v1/desk/queues')).body.reason, 'password');
  const change = (current: string, next: string) => ann.send<ProblemBody & Session>('POST', '/v1/desk/session/password', { current, next });
  assert.equal((await change('wrong', 'a long and quiet one')).body.reason, 'credentials');
  for (const [next, code] of [['short', 'too-short'], [PASSWORD, 'unchanged'], ['password12345', 'too-common'], ['Ann is my name here', 'contains-name']]) {
    assert.deepEqual((await change(PASSWORD, next!)).body.issues?.map((issue) => `${issue.path} ${issue.code}`), [`next ${code}`]);
  }
  const changed = await change(PASSWORD, 'seven grey herons');
  assert.equal(changed.body.mustChangePassword, false);
  assert.equal((await ann.get('/v1/desk/session')).status, 401, 'the old session is over');
  const fresh = await as('ann', 'seven grey herons');
  assert.equal((await fresh.get('/v1/desk/queues')).status, 200);
});

test('who is disabled is out at once', async () => {
  const { as, store } = await world();
  const ann = await as('ann');
  await store.staff.changeUser('default', 'u-ann', { disabled: true }, '2026-03-04T00:00:00.000Z');
  assert.equal((await ann.get('/v1/desk/queues')).status, 401);
  await assert.rejects(as('ann'), /401/);
});

test('signing in again ends the session before, and sessions of one site are none of another', async () => {
  const { as, call } = await world({ settings: { ...UNLIMITED, sites: { default: UNLIMITED.sites.default!, other: UNLIMITED.sites.default! } } });
  const ann = await as('ann');
  assert.equal((await call('/v1/desk/session?site=other', { headers: ann.headers })).status, 401);
  await call('/v1/desk/session', { method: 'POST', headers: { ...JSON_TYPE, Cookie: ann.headers.Cookie! }, body: body({ name: 'ann', password: PASSWORD }) });
  assert.equal((await ann.get('/v1/desk/session')).status, 401);
});

test('scrypt and PBKDF2 know their own hashes, salted, and no other password', async () => {
  for (const passwords of [scrypt({ N: 1024, r: 8, p: 1 }), pbkdf2({ iterations: 10 })]) {
    const hash = await passwords.hash('Straße ① 茶');
    assert.notEqual(hash, await passwords.hash('Straße ① 茶'));
    assert.ok(await passwords.verify('Straße 1 茶', hash), 'NFKC: another keyboard types it otherwise');
    assert.equal(await passwords.verify('Strasse 1 茶', hash), false);
  }
  assert.ok(await scrypt().verify('x', await pbkdf2({ iterations: 10 }).hash('x')));
  assert.equal(weakness('correct horse battery', 'ann'), undefined);
});
