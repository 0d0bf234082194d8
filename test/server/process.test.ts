import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Receipt } from 'heed/domain';
import { startServer } from '../../server/main.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { complaint, newKey, postgres, temporaryFolder, UNLIMITED } from './helpers.ts';

const silent = { info: () => undefined, error: () => undefined };
const base = { port: 0, host: '127.0.0.1', log: silent, settings: { limits: UNLIMITED.limits }, env: {} };
const newDatabase = await postgres();

const file = (url: string, key = newKey(), body = JSON.stringify(complaint())) =>
  fetch(`${url}/v1/cases`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body });
const look = async (url: string, { reference, trackingCode }: Receipt) =>
  (await fetch(`${url}/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': trackingCode } })).status;

interface Child { readonly url: string; readonly process: ChildProcess; readonly gone: Promise<[number | null]> }

/** The server as its own process. */
async function spawned(t: TestContext, dataDir: string, env: Record<string, string> = {}): Promise<Child> {
  const config = join(dataDir, 'config.json');
  writeFileSync(config, JSON.stringify({ limits: UNLIMITED.limits }));
  const child = spawn(process.execPath, ['--conditions=heed-source', '--disable-warning=ExperimentalWarning', fileURLToPath(new URL('../../server/bin.ts', import.meta.url))], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: { PATH: process.env.PATH, HEED_DATA: dataDir, HEED_CONFIG: config, PORT: '0', HEED_LOG: 'silent', ...env },
  });
  t.after(() => child.kill('SIGKILL'));
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const [{ url }] = await once(child, 'message') as [{ url: string }];
  return { url: url.replace('localhost', '127.0.0.1'), process: child, gone };
}

for (const engine of ['SQLite', ...(newDatabase ? ['PostgreSQL'] : [])]) {
  test(`a restart keeps cases, files and tracking codes (${engine})`, async () => {
    const dataDir = temporaryFolder();
    const options = { ...base, dataDir, ...(engine === 'PostgreSQL' && { databaseUrl: await newDatabase!() }) };
    const first = await startServer(options);
    const key = newKey();
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.7 bill']), 'bill.pdf');
    const upload = await (await fetch(`${first.url}/v1/uploads`, { method: 'POST', body: form })).json() as { id: string };
    const body = JSON.stringify(complaint({}, { files: [upload.id] }));
    const receipt = await (await file(first.url, key, body)).text();
    await first.close();
    const second = await startServer(options);
    const replay = await file(second.url, key, body);
    assert.equal(await replay.text(), receipt);
    const { reference, trackingCode } = JSON.parse(receipt) as Receipt;
    const download = await fetch(`${second.url}/v1/cases/${reference}/files/${upload.id}`, { headers: { 'Heed-Tracking-Code': trackingCode } });
    assert.equal(await download.text(), '%PDF-1.7 bill');
    await second.close();
  });

  test(`two starters at once on an empty database both run (${engine})`, async () => {
    const options = { ...base, dataDir: temporaryFolder(), ...(engine === 'PostgreSQL' && { databaseUrl: await newDatabase!() }) };
    const servers = await Promise.all([startServer(options), startServer(options)]);
    const key = newKey();
    const answers = await Promise.all(servers.map(async ({ url }) => (await file(url, key)).text()));
    assert.equal(answers[0], answers[1]);
    await Promise.all(servers.map(({ close }) => close()));
  });
}

test('of many starters at once each step of the tables is done by one (PostgreSQL)', { skip: !newDatabase && 'no PostgreSQL' }, async () => {
  for (let round = 0; round < 3; round++) {
    const url = await newDatabase!();
    const stores = Array.from({ length: 8 }, () => openPostgresStore(url));
    try {
      assert.deepEqual((await Promise.allSettled(stores.map((store) => store.migrate()))).filter(({ status }) => status === 'rejected'), []);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  }
});

test('after kill -9 under load every acknowledged case is there, once', async (t) => {
  const dataDir = temporaryFolder();
  const acknowledged: Receipt[] = [];
  for (let round = 0; round < 3; round++) {
    const { url, process: child, gone } = await spawned(t, dataDir);
    const goal = acknowledged.length + 40;
    const sender = async () => {
      while (child.signalCode === null) {
        const answer = await file(url).catch(() => undefined);
        const receipt = await answer?.json().catch(() => undefined) as Receipt | undefined;
        if (answer?.status === 201 && receipt) acknowledged.push(receipt);
        if (acknowledged.length >= goal) child.kill('SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: 16 }, sender));
    await gone;
  }
  const store = openSqliteStore(dataDir);
  await store.migrate();
  for (const { reference, key, digest } of acknowledged) {
    const stored = await store.caseByKey('default', key);
    assert.deepEqual([stored?.reference, stored?.digest], [reference, digest]);
  }
  assert.equal((await store.verifyChain('default')).fault, undefined);
  await store.close();
});

test('SIGTERM lets a request in flight finish, takes no new ones, and ends with 0', async (t) => {
  const { url, process: child, gone } = await spawned(t, temporaryFolder());
  const { port } = new URL(url);
  const body = JSON.stringify(complaint());
  const socket = connect(Number(port), '127.0.0.1');
  const answer = text(socket);
  const half = Buffer.from(body).subarray(0, 40);
  socket.write(`POST /v1/cases HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nIdempotency-Key: ${newKey()}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n`);
  socket.write(half);
  // Answered on another connection: the first one has been taken.
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  child.kill('SIGTERM');
  for (;;) {
    const refused = await fetch(`${url}/healthz`, { headers: { Connection: 'close' } }).then(({ status }) => status === 503, () => true);
    if (refused) break;
  }
  socket.write(Buffer.from(body).subarray(40));
  const received = await answer;
  assert.match(received, /^HTTP\/1.1 201 /);
  assert.match(received, /"reference":"HD-/);
  assert.deepEqual((await gone)[0], 0);
});

test('what hinders the start is said in one line', async () => {
  const running = await startServer({ ...base, dataDir: temporaryFolder() });
  const taken = Number(new URL(running.url).port);
  await assert.rejects(startServer({ ...base, dataDir: temporaryFolder(), port: taken }), { name: 'SettingsError', message: `Port ${taken} is taken. Set PORT to another one, or stop what uses it.` });
  await running.close();
  const blocked = join(temporaryFolder(), 'a-file');
  writeFileSync(blocked, '');
  await assert.rejects(startServer({ ...base, dataDir: join(blocked, 'data') }), /HEED_DATA: the folder .* cannot be written \(ENOTDIR\)/);
  await assert.rejects(startServer({ ...base, dataDir: temporaryFolder(), databaseUrl: 'postgres://127.0.0.1:1/none' }), /database cannot be used: connect ECONNREFUSED/);
  await assert.rejects(startServer({ ...base, dataDir: temporaryFolder(), env: { HEED_CONFIG: '/nowhere/heed.json' } }), /HEED_CONFIG: .*ENOENT/);
});

test('a database that goes away is unavailable, with a time to come back', { skip: !newDatabase && 'no PostgreSQL' }, async (t) => {
  const databaseUrl = await newDatabase!();
  const { url, close } = await startServer({ ...base, dataDir: temporaryFolder(), databaseUrl });
  t.after(close);
  const receipt = await (await file(url)).json() as Receipt;
  const { default: pg } = await import('pg');
  const cut = async (allow: boolean) => {
    const admin = new pg.Client({ connectionString: databaseUrl.replace(/\/[^/]*$/, '/postgres') });
    const name = new URL(databaseUrl).pathname.slice(1);
    await admin.connect();
    await admin.query(`alter database ${name} allow_connections ${allow}`);
    if (!allow) await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await admin.end();
  };
  // Connections are idle and in use when they break.
  const busy = Array.from({ length: 16 }, () => file(url).then(({ status }) => status));
  await cut(false);
  for (const status of await Promise.all(busy)) assert.ok(status === 201 || status === 503, String(status));
  const refused = await file(url);
  assert.deepEqual([refused.status, (await refused.json() as { code: string }).code], [503, 'unavailable']);
  assert.equal(refused.headers.get('Retry-After'), '2');
  assert.equal((await fetch(`${url}/healthz`)).status, 503);
  await cut(true);
  assert.equal(await look(url, receipt), 200);
});

test('a body that is too large is refused over a real connection', async (t) => {
  const { url, close } = await startServer({ ...base, dataDir: temporaryFolder() });
  t.after(close);
  const answer = await file(url, newKey(), 'x'.repeat(300_000));
  assert.equal(answer.status, 413);
  // A client that reads the answer only once it has sent everything.
  const part = Buffer.alloc(1024 * 1024);
  for (const mib of [21, 60]) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`POST /v1/uploads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${mib * part.length}\r\n\r\n`);
    for (let i = 0; i < mib; i++) await new Promise<void>((done, fail) => socket.write(part, (error) => (error ? fail(error) : done())));
    const [answer] = await once(socket, 'data') as [Buffer];
    assert.match(answer.toString(), /^HTTP\/1\.1 413 [^]*"code":"too-large"/, String(mib));
    socket.destroy();
  }
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
});
