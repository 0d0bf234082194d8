import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { INTAKE_FORMS, type Receipt } from 'heed/domain';
import { createApp } from '../../server/app.ts';
import { OPERATIONS } from '../../server/openapi/operations.ts';
import { openApi } from '../../server/openapi/document.ts';
import { DEFAULT_SITE, readSettings } from '../../server/settings.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { complaint, newKey, temporaryFolder, testApp, UNLIMITED } from './helpers.ts';

test('the forms, the configuration and the health of the server are told', async () => {
  const { call, store } = await testApp();
  for (const kind of ['complaint', 'inquiry', 'suggestion'] as const) assert.deepEqual((await call(`/v1/forms/${kind}`)).body, JSON.parse(JSON.stringify(INTAKE_FORMS[kind])));
  assert.equal((await call('/v1/forms/nothing')).status, 404);
  const { body } = await call<{ kinds: string[]; limits: object }>('/v1/config');
  assert.deepEqual(body.kinds, ['complaint', 'inquiry', 'suggestion']);
  assert.deepEqual(body.limits, { fileBytes: 20971520, files: 10, fileTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'], bodyBytes: 262144 });
  assert.equal((await call('/healthz')).status, 200);
  await store.close();
  assert.equal((await call('/healthz')).status, 503);
});

test('the configuration tells what the site has changed, and forms have it', async () => {
  const forms = { complaint: { hide: ['impact'], options: { category: [{ value: 'pots', label: 'Pots' }] } } };
  const { call } = await testApp({ settings: { ...UNLIMITED, sites: { default: { ...DEFAULT_SITE, forms, kinds: ['complaint'], privacyUrl: 'https://shop.example/privacy' } } } });
  const { body } = await call<object>('/v1/config');
  assert.deepEqual({ ...body, locales: 0, limits: 0, responseTimes: 0 }, { site: 'default', kinds: ['complaint'], privacyUrl: 'https://shop.example/privacy', forms, locales: 0, limits: 0, responseTimes: 0 });
  assert.ok(!('forms' in (await (await testApp()).call<object>('/v1/config')).body));
  assert.ok(JSON.stringify((await call('/v1/forms/complaint')).body).includes('"pots"'));
  assert.equal((await call('/v1/forms/inquiry')).status, 404);
});

test('the OpenAPI document is the one checked in, and describes every route and no other', async () => {
  const { call, store, files } = await testApp();
  assert.deepEqual((await call('/openapi.json')).body, JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')), 'run: npm run openapi -w heed-server');
  const app = createApp({ store, files, settings: UNLIMITED, clock: Date.now, random: (n) => new Uint8Array(n), log: { info: () => undefined, error: () => undefined } });
  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  assert.deepEqual([...new Set(routes)].sort(), OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort());
  const text = JSON.stringify(openApi());
  for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) assert.ok(name! in (openApi() as { components: { schemas: object } }).components.schemas, name);
});

test('answers have the shape that the document says', async () => {
  const { post } = await testApp();
  const schemas = (openApi() as { components: { schemas: Record<string, { required: string[]; properties: object }> } }).components.schemas;
  const { body } = await post<Receipt>('/v1/cases', complaint());
  assert.deepEqual(Object.keys(body).sort(), Object.keys(schemas.Receipt!.properties).sort());
  assert.ok(schemas.ComplaintValues!.required.includes('subject'));
});

test('settings that are wrong are named, with the remedy', () => {
  for (const [env, message] of [
    [{ PORT: 'abc' }, /PORT is "abc".*whole number/], [{ PORT: '70000' }, /PORT/], [{ HEED_ORIGINS: 'shop.example' }, /HEED_ORIGINS has "shop.example".*https:\/\/shop.example/],
    [{ HEED_ORIGINS: 'https://shop.example/' }, /HEED_ORIGINS/], [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL is not a PostgreSQL address/], [{ HEED_SECRET: 'short' }, /HEED_SECRET is too short/],
    [{ HEED_TRUSTED_HOPS: '-1' }, /HEED_TRUSTED_HOPS/],
  ] as [Record<string, string>, RegExp][]) assert.throws(() => readSettings(env), { name: 'SettingsError', message });
  const file = (content: string) => () => readSettings({ HEED_CONFIG: 'heed.json' }, content);
  assert.throws(file('{'), /HEED_CONFIG: heed.json is not JSON/);
  assert.throws(file('{"sites":{"shop":{"origins":"x"}}}'), /"sites.shop.origins" is not right/);
  assert.throws(file('{"sites":{"shop":{"currency":"XYZ"}}}'), /"sites.shop.currency" is not right/);
  assert.equal(file('{"sites":{"shop":{"currency":"CNY"}}}')().sites.shop?.currency, 'CNY');
  assert.throws(file('{"sites":{"shop":{"origins":["x"]}}}'), /HEED_CONFIG \(site "shop"\) has "x"/);
  for (const [wish, message] of [
    [{ hide: ['impakt'] }, /"impakt" is no field of the form "complaint", which has kind, subject/], [{ options: { wantedOutcome: ['typo'] } }, /"typo" is no answer to "wantedOutcome", which has refund/],
    [{ add: [{ name: 'size', type: 'choice' }] }, /"size" cannot be added/], [{ add: [{ name: 'subject', type: 'text' }] }, /"subject" cannot be added/], [{ add: [{ name: 'x', type: 'text', step: 'none' }] }, /"x" cannot be added/],
    [{ add: [{ name: 'x', type: 'select' }] }, /HEED_CONFIG/],
  ] as const) assert.throws(file(JSON.stringify({ sites: { shop: { forms: { complaint: wish } } } })), { name: 'SettingsError', message }, JSON.stringify(wish));
  assert.doesNotThrow(file(JSON.stringify({ sites: { shop: { forms: { complaint: { hide: ['impact'], options: { category: ['a-category-of-the-site'] }, add: [{ name: 'size', type: 'choice', options: ['S', 'M'] }] } } } } })));
  const settings = readSettings({ HEED_ORIGINS: 'https://a.example, https://b.example', HEED_CONFIG: 'heed.json' }, '{"sites":{"shop":{"origins":["https://s.example"],"kinds":["inquiry"]}},"limits":{"filing":{"max":5,"seconds":60}}}');
  assert.deepEqual(settings.sites.default?.origins, ['https://a.example', 'https://b.example']);
  assert.deepEqual(settings.sites.shop?.kinds, ['inquiry']);
  assert.deepEqual([settings.limits.filing.max, settings.port, settings.dataDir], [5, 8787, '.heed']);
});

const tamperings: [string, string, string][] = [
  ['a changed text', `update heed_events set text = 'never' where seq = 2`, 'altered'], ['a changed time', `update heed_events set at = '2020-01-01T00:00:00.000Z' where seq = 1`, 'altered'],
  ['a changed hash', `update heed_events set hash = '00' where seq = 2`, 'altered'], ['an event cut off the end', `delete from heed_events where seq = 3`, 'missing'],
  ['an event cut out of the middle', `delete from heed_events where seq = 2`, 'missing'], ['all events gone', `delete from heed_events`, 'missing'],
  ['a changed state', `update heed_cases set state = 'closed'`, 'altered'], ['changed words of the customer', `update heed_cases set values_json = replace(values_json, 'broken', 'fine')`, 'content-altered'],
  ['an exchanged file', `update heed_uploads set digest = '00'`, 'content-altered'], ['a note made public', `update heed_events set visibility = 'internal' where seq = 2`, 'altered'],
];
for (const [what, statement, fault] of tamperings) {
  test(`${what} is found in the chain`, async () => {
    const folder = temporaryFolder();
    const { post, upload, store } = await testApp({ store: openSqliteStore(folder) });
    const { body: file } = await upload<{ id: string }>('%PDF-1.7', 'a.pdf');
    const { body } = await post<Receipt>('/v1/cases', complaint({}, { files: [file.id] }));
    for (const text of ['One', 'Two']) await post(`/v1/cases/${body.reference}/events`, { type: 'message', text }, { 'Heed-Tracking-Code': body.trackingCode, 'Idempotency-Key': newKey() });
    assert.deepEqual(await store.verifyChain('default'), { checked: 1 });
    const db = new DatabaseSync(join(folder, 'heed.db'));
    db.exec(statement);
    db.close();
    assert.equal((await store.verifyChain('default')).fault?.fault, fault);
  });
}

test('a database of a newer version is left alone', async () => {
  const folder = temporaryFolder();
  const { store } = await testApp({ store: openSqliteStore(folder) });
  const db = new DatabaseSync(join(folder, 'heed.db'));
  db.exec(`insert into heed_migrations values ('9999-future', '')`);
  db.close();
  await assert.rejects(store.migrate(), /newer heed-server \(it has "9999-future"\)/);
});
