/** One of each kind of answer, over a real connection: none goes out without the headers that protect it. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { startServer } from '../../server/main.ts';
import { temporaryFolder } from './helpers.ts';

const root = temporaryFolder();
const [pages, widgets] = [join(root, 'pages'), join(root, 'widgets')];
for (const folder of [pages, widgets]) mkdirSync(folder);
for (const [file, content] of Object.entries({ 'index.html': '<title>Home</title>', 'app.js': '//', 'a.svg': '<svg/>', 'a.pdf': '%PDF', 'other': 'x' })) writeFileSync(join(pages, file), content);
writeFileSync(join(widgets, 'form.js'), 'export {};');
const logged: object[] = [];
const base = { port: 0, host: '127.0.0.1', log: { info: () => undefined, error: (record: object) => void logged.push(record) } };
const statics = [
  { path: '/heed', dir: widgets, headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } },
  { path: '/broken', dir: pages, headers: () => { throw new Error('CANARY'); } },
  { path: '/', dir: pages, headers: (file: string): Record<string, string> => (file.endsWith('.html') ? { 'Content-Security-Policy': "default-src 'self'" } : {}) },
];
const server = await startServer({ ...base, env: {}, dataDir: join(root, 'data'), statics });
const proxied = await startServer({ ...base, env: { HEED_TRUSTED_HOPS: '1' }, dataDir: join(root, 'proxied'), statics });
after(() => Promise.all([server.close(), proxied.close()]));

interface Heard { readonly status: number; readonly body: string; header(name: string): string | undefined }
const hear = (path: string, { url = server.url, ...init }: { url?: string; method?: string; headers?: Record<string, string> } = {}) => new Promise<Heard>((resolve, reject) => {
  ask(url, { path, agent: false, ...init }, (response) => {
    text(response).then((body) => resolve({ status: response.statusCode!, body, header: (name) => response.headers[name.toLowerCase()] as string | undefined }), reject);
  }).on('error', reject).end();
});

test('every kind of answer has the headers that protect it: data, files, refusals, faults', async () => {
  const all: [what: string, status: number, answer: Heard][] = [
    ['data', 200, await hear('/v1/config')], ['the state', 200, await hear('/healthz')], ['a refusal', 403, await hear('/v1/config', { headers: { Origin: 'https://evil.example' } })],
    ['nothing under /v1', 404, await hear('/v1/nothing')], ['a wrong method', 405, await hear('/v1/cases', { method: 'DELETE' })], ['a preflight', 204, await hear('/v1/cases', { method: 'OPTIONS', headers: { 'Origin': 'https://a.example', 'Access-Control-Request-Method': 'POST' } })],
    ['a page', 200, await hear('/')], ['a script', 200, await hear('/app.js')], ['a picture', 200, await hear('/a.svg')], ['a paper', 200, await hear('/a.pdf')], ['anything', 200, await hear('/other')],
    ['its head', 200, await hear('/app.js', { method: 'HEAD' })], ['an unchanged file', 304, await hear('/app.js', { headers: { 'If-None-Match': '*' } })],
    ['a widget', 200, await hear('/heed/form.js')], ['no file', 404, await hear('/nothing.html')], ['a hidden file', 404, await hear('/.env')], ['a post to a file', 404, await hear('/app.js', { method: 'POST' })],
    ['a fault outside the app', 500, await hear('/broken/app.js')], ['no address', 400, await hear('/v1/config', { headers: { Host: 'a b' } })],
  ];
  for (const [what, status, { status: given, header }] of all) {
    assert.deepEqual([what, given], [what, status]);
    const file = ['a page', 'a script', 'a picture', 'a paper', 'anything', 'its head', 'an unchanged file', 'a widget'].includes(what);
    assert.deepEqual([what, header('X-Content-Type-Options'), header('Cross-Origin-Opener-Policy')], [what, 'nosniff', 'same-origin']);
    assert.deepEqual([what, header('X-Frame-Options'), header('Referrer-Policy')], [what, ...file ? ['SAMEORIGIN', 'strict-origin-when-cross-origin'] : ['DENY', 'no-referrer']]);
    assert.deepEqual([what, header('Permissions-Policy')], [what, `camera=${file ? '(self)' : '()'}, geolocation=(), microphone=()`]);
    assert.equal(header('Cross-Origin-Resource-Policy'), what === 'a widget' ? 'cross-origin' : 'same-origin', what);
    assert.equal(header('Content-Security-Policy'), !file ? "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" : what === 'a page' ? "default-src 'self'" : "frame-ancestors 'self'; base-uri 'self'", what);
    assert.equal(header('Strict-Transport-Security'), undefined, what);
  }
  assert.equal(all.find(([what]) => what === 'a widget')![2].header('Access-Control-Allow-Origin'), '*');
});

test('a fault outside the app is told in words that give nothing away, and logged', async () => {
  const { body, header } = await hear('/broken/app.js');
  assert.equal((JSON.parse(body) as { code: string }).code, 'unavailable');
  assert.equal(header('Content-Type'), 'application/problem+json');
  assert.ok(!body.includes('CANARY') && !JSON.stringify(logged).includes('CANARY') && logged.length > 0);
});

test('only where a proxy that is trusted says so, everything asks for https from then on', async () => {
  for (const path of ['/v1/config', '/', '/heed/form.js', '/nothing.html']) {
    const secure = { headers: { 'X-Forwarded-Proto': 'https' } };
    assert.equal((await hear(path, { url: proxied.url, ...secure })).header('Strict-Transport-Security'), 'max-age=31536000', path);
    assert.equal((await hear(path, { url: proxied.url })).header('Strict-Transport-Security'), undefined, path);
    assert.equal((await hear(path, secure)).header('Strict-Transport-Security'), undefined, path);
  }
});
