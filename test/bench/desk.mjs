/**
 * The desk with many cases: how long queues, counts, search and case pages take in the server, over the real app. Figures are p50 and p95 over
 * samples whose words, pages and people differ each time, and the growth of p95 from the small to the large store.
 *
 *   npm run bench -- desk                                        1,000,000 cases in PostgreSQL, 100,000 in SQLite; fails beyond a limit
 *   npm run bench -- desk --postgres=200000 --sqlite=0 --samples=100 --seed=7 --no-assert
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { findPostgres } from '../../scripts/postgres.mjs';
import { createApp } from '../../server/app.ts';
import { pbkdf2 } from '../../server/auth/passwords.ts';
import { memoryFiles } from '../../server/files/memory.ts';
import { DEFAULTS } from '../../server/settings.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { fillPostgres, fillSqlite } from './desk-fill.mjs';
import { Cases } from './desk-cases.mjs';
import { judge } from './limits.mjs';

const { values: options } = parseArgs({
  allowPositionals: true, allowNegative: true, options: {
    postgres: { type: 'string', default: '1000000' }, sqlite: { type: 'string', default: '100000' }, small: { type: 'string', default: '10000' },
    samples: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, assert: { type: 'boolean', default: true },
  },
});
/** What PostgreSQL may keep in memory, as for a database of this size (8 GB): its tables and indexes, once they have been used. */
const MEMORY = '8GB';
const LIMIT = { p95: 50, growth: 2 };
/** Of a memory this large PostgreSQL's manual recommends to have it in huge pages; it takes them where the machine has set some aside (`vm.nr_hugepages`). */
function hugePages() {
  try {
    const [, pages, size] = /^HugePages_Total:\s+(\d+)[\s\S]*^Hugepagesize:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'));
    return Number(pages) ? `${Math.round(pages * size / 1024)} MB of huge pages` : 'no huge pages';
  } catch {
    return 'huge pages unknown';
  }
}
/** Of each task so many go before those that are measured: a desk that has been in use. */
const WARM = 100;
const NAME = 'bench';
const PASSWORD = 'a quiet green kettle';
const samples = Number(options.samples);
const many = { max: 1e9, seconds: 60 };
const settings = { ...DEFAULTS, limits: Object.fromEntries(Object.keys(DEFAULTS.limits).map((name) => [name, many])), sessions: { idleSeconds: 1e8, absoluteSeconds: 1e8 } };

const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * q) - 1)];

/** The app, and somebody who has signed in. */
async function signedIn(store, now) {
  const passwords = pbkdf2({ iterations: 10 });
  for (const id of ['kiln', 'packing', 'post']) await store.staff.putDepartment('default', { id, name: id });
  for (const [name, roles, departments] of [[NAME, ['agent', 'manager'], ['kiln']], ['handler', ['handler'], ['kiln']]]) {
    await store.staff.addUser({ site: 'default', id: `u-${name}`, name, displayName: name, roles, departments, passwordHash: await passwords.hash(PASSWORD), mustChange: false, disabled: false, createdAt: '2026-01-01T00:00:00.000Z' });
  }
  const app = createApp({ store, files: memoryFiles(), settings, passwords, clock: () => now, random: (n) => crypto.getRandomValues(new Uint8Array(n)), log: { info() {}, error: (record) => console.error(record) } });
  return async (name) => {
    const answer = await app.fetch(new Request('http://heed.test/v1/desk/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name, password: PASSWORD }) }), { address: '192.0.2.1' });
    if (!answer.ok) throw new Error(`Signing in: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.get('Set-Cookie').split(';')[0];
    return async (path) => {
      const begin = performance.now();
      const response = await app.fetch(new Request(`http://heed.test${path}`, { headers: { Cookie: cookie } }), { address: '192.0.2.1' });
      const body = await response.json();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
      return { ms: performance.now() - begin, body };
    };
  };
}

/** What people do at a desk; each gives an address. */
function tasks(cases, cursors) {
  const q = (text, more = '') => `/v1/desk/cases?q=${encodeURIComponent(text)}${more}`;
  const queues = ['mine', 'department', 'to-approve', 'overdue', 'unassigned', 'all'];
  const any = () => cases.known();
  const list = queues.map((queue) => [`queue ${queue}`, () => `/v1/desk/cases?queue=${queue}`]);
  return [
    ...list,
    ['queue all, deep page', () => `/v1/desk/cases?queue=all&sort=newest&after=${cases.pick(cursors)}`],
    ['queue all, updated', () => '/v1/desk/cases?queue=all&sort=updated'],
    ['counts of queues', () => '/v1/desk/queues'],
    ['search: reference', () => q(any().reference)],
    ['search: phone', () => q(any().values.phone)],
    ['search: order', () => q(any().values.orderNumber)],
    ['search: e-mail', () => q(any().values.email)],
    ['search: name', () => q(any().values.name)],
    ['search: Chinese, two words', () => q(cases.words('zh', 2))],
    ['search: Latin, two words', () => q(cases.words('en', 2))],
    ['search: one frequent word', () => q(cases.frequent())],
    ['search: name and word', () => { const { values, lang } = any(); return q(`${values.name} ${cases.wordIn(values.description, lang)}`); }],
    ['search: word in a queue, newest', () => q(cases.frequent(), '&queue=overdue&sort=newest')],
    ['filter: category', () => `/v1/desk/cases?category=${cases.category()}`],
    ['filter: category, newest', () => `/v1/desk/cases?category=${cases.category()}&sort=newest`],
    ['filter: state', () => `/v1/desk/cases?state=${cases.pick(['received', 'accepted', 'assigned', 'closed'])}`],
    ['filter: one day', () => { const day = cases.day(); return `/v1/desk/cases?from=${day}&to=${day}&sort=newest`; }],
    ['case page', () => `/v1/desk/cases/${any().reference}`],
  ];
}

async function measure(label, store, cases) {
  const enter = await signedIn(store, cases.now);
  const [get, asHandler] = [await enter(NAME), await enter('handler')];
  const cursors = [];
  for (let after = '', i = 0; i < 40; i++) {
    const { body } = await get(`/v1/desk/cases?queue=all&sort=newest&limit=100${after && `&after=${after}`}`);
    if (!body.next) break;
    cursors.push(after = body.next);
  }
  const results = new Map();
  const all = tasks(cases, cursors);
  for (const [name, path] of all) for (let i = 0; i < WARM; i++) await get(path(name));
  for (const [name, path] of [...all, ['handler: department', () => '/v1/desk/cases?queue=department'], ['handler: search', () => `/v1/desk/cases?q=${encodeURIComponent(cases.frequent())}`]]) {
    const times = [];
    const ask = name.startsWith('handler') ? asHandler : get;
    for (let i = 0; i < samples; i++) times.push((await ask(path())).ms);
    results.set(name, { p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
  }
  console.log(`  measured ${label}`);
  return results;
}

const ms = (value) => `${value.toFixed(1)} ms`.padStart(9);
const beyond = [];
async function compare(engine, open, fill, size) {
  const small = Math.min(Number(options.small), size);
  const results = [];
  for (const count of [small, size]) {
    const begin = performance.now();
    const { store, fillWith, end } = await open();
    await store.migrate();
    const cases = new Cases(Number(options.seed), count);
    await fill(fillWith, cases);
    console.log(`  ${count} cases in ${engine}, made in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    results.push(await measure(`${engine} with ${count} cases`, store, cases));
    await store.close();
    await end();
  }
  console.log(`\n${engine}: p95 with ${small} cases, p50 and p95 with ${size}, growth of p95\n`);
  for (const [name, { p50, p95 }] of results[1]) {
    const before = results[0].get(name).p95;
    // Below a few milliseconds growth is noise.
    const growth = p95 / Math.max(before, 5);
    const bad = !(p95 <= LIMIT.p95 && growth <= LIMIT.growth);
    if (bad) beyond.push(`${engine}: ${name}`);
    console.log(`  ${name.padEnd(34)} ${ms(before)} ${ms(p50)} ${ms(p95)}   ×${growth.toFixed(2)}${bad ? '  beyond the limit' : ''}`);
  }
  console.log('');
}

console.log(`Command: npm run bench -- desk --postgres=${options.postgres} --sqlite=${options.sqlite} --small=${options.small} --samples=${samples} --seed=${options.seed}`);
console.log(`Node ${process.versions.node}; limits: p95 ${LIMIT.p95} ms, growth ×${LIMIT.growth} (of what takes more than 5 ms); PostgreSQL with shared_buffers=${MEMORY}, ${hugePages()}, warmed up by ${WARM} of each task\n`);
if (Number(options.sqlite)) {
  await compare('SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heed-bench-'));
    return { store: openSqliteStore(folder), fillWith: folder, end: async () => rmSync(folder, { recursive: true, force: true }) };
  }, fillSqlite, Number(options.sqlite));
}
if (Number(options.postgres)) {
  const server = await findPostgres([`shared_buffers=${MEMORY}`]);
  if (!server) process.exitCode = 1;
  else {
    let made = 0;
    const admin = async (statement) => {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(statement);
      await client.end();
    };
    await compare('PostgreSQL', async () => {
      const name = `heed_bench_${process.pid}_${made++}`;
      await admin(`create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return { store: openPostgresStore(url.href), fillWith: url.href, end: () => admin(`drop database ${name} with (force)`) };
    }, fillPostgres, Number(options.postgres));
    await server.stop();
  }
}
process.exitCode ||= judge(beyond, options);
