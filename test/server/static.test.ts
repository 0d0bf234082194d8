import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { startServer } from '../../server/main.ts';
import { temporaryFolder } from './helpers.ts';

const script = `export const a = 1;\n${'// filler\n'.repeat(100)}`;

const root = temporaryFolder();
const dir = join(root, 'public');
mkdirSync(join(dir, 'shop'), { recursive: true });
writeFileSync(join(root, 'secret.txt'), 'SECRET');
for (const [name, content] of Object.entries({
  'index.html': '<!doctype html><title>Home</title>', 'track.html': '<title>Track</title>', 'shop/index.html': '<title>Shop</title>', 'app.js': script, 'chunk-a1B2c3D4.js': script, 'a b.txt': 'blank',
  'data.bin': 'x', '.env': 'SECRET', 'v1.html': 'no',
})) writeFileSync(join(dir, name), content);
symlinkSync(join(root, 'secret.txt'), join(dir, 'link.txt'));
const server = await startServer({
  port: 0, host: '127.0.0.1', env: {}, dataDir: join(root, 'data'), log: { info: () => undefined, error: () => undefined },
  statics: [{ path: '/lib', dir, headers: { 'Access-Control-Allow-Origin': '*' } }, { path: '/', dir, headers: (file): Record<string, string> => (file.endsWith('.html') ? { 'Content-Security-Policy': `default-src 'none'; x-${file}` } : {}) }],
});
after(() => server.close());

/** Without the client's own tidying of the path. */
const raw = (path: string, headers: Record<string, string> = {}) => new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
  get(server.url, { path, headers }, (response) => { text(response).then((body) => resolve({ status: response.statusCode!, headers: response.headers, body }), reject); }).on('error', reject);
});

test('pages are found under their clean addresses, with the headers of their folder', async () => {
  for (const [path, title, name] of [['/', 'Home', 'index.html'], ['/track', 'Track', 'track.html'], ['/track.html', 'Track', 'track.html'], ['/shop', 'Shop', 'shop/index.html'], ['/shop/', 'Shop', 'shop/index.html']] as const) {
    const { status, headers, body } = await raw(path);
    assert.deepEqual([path, status, headers['content-type']], [path, 200, 'text/html; charset=utf-8']);
    assert.match(body, new RegExp(title));
    assert.equal(headers['content-security-policy'], `default-src 'none'; x-${name}`);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
  assert.equal((await raw('/lib/app.js')).headers['access-control-allow-origin'], '*');
  assert.equal((await raw('/a%20b.txt')).body, 'blank');
  assert.equal((await raw('/data.bin')).headers['content-type'], 'application/octet-stream');
});

test('text is compressed as the browser asks, and comes back whole', async () => {
  for (const [accept, coding] of [['br, gzip', 'br'], ['gzip, deflate', 'gzip'], ['identity', undefined], ['br;q=0, gzip', 'gzip'], ['', undefined]] as const) {
    const response = await raw('/app.js', { 'Accept-Encoding': accept });
    assert.equal(response.headers['content-encoding'], coding);
    assert.match(String(response.headers.vary), /Accept-Encoding/);
  }
  assert.equal(await (await fetch(`${server.url}/app.js`)).text(), script);
  assert.equal((await raw('/data.bin', { 'Accept-Encoding': 'br' })).headers['content-encoding'], undefined);
});

test('unchanged files are not sent again; hashed ones are kept for ever', async () => {
  const first = await raw('/app.js', { 'Accept-Encoding': 'br' });
  assert.equal(first.headers['cache-control'], 'no-cache');
  const again = await raw('/app.js', { 'Accept-Encoding': 'br', 'If-None-Match': String(first.headers.etag) });
  assert.deepEqual([again.status, again.body], [304, '']);
  assert.equal((await raw('/app.js', { 'If-Modified-Since': String(first.headers['last-modified']) })).status, 304);
  assert.equal((await raw('/app.js', { 'If-None-Match': '"other"' })).status, 200);
  assert.equal((await raw('/chunk-a1B2c3D4.js')).headers['cache-control'], 'public, max-age=31536000, immutable');
});

test('nothing outside the folders and nothing hidden is served', async () => {
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/..%5csecret.txt', '/lib/../../secret.txt', '/.env', '/%2eenv', '/link.txt', '/shop/..%2f..%2fsecret.txt', '/a%00.txt', '/%ff', '/nothing', '//etc/passwd']) {
    const { status, body } = await raw(path);
    assert.ok(!body.includes('SECRET') && !body.includes('root:'), path);
    assert.equal(status, 404, path);
  }
});

test('the API comes before the files, and only reading is answered from them', async () => {
  assert.equal((await raw('/v1')).status, 404);
  assert.equal((await raw('/healthz')).body, '{"status":"ok"}');
  assert.equal((await fetch(`${server.url}/app.js`, { method: 'POST' })).status, 404);
  const head = await fetch(`${server.url}/app.js`, { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
});
