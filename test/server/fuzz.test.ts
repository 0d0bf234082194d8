import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { type Dice, dice, mutate, scramble } from './dice.ts';
import { casesInUse, type InUse } from './cases-in-use.ts';
import { complaint, newKey, postgres, testApp, type TestApp } from './helpers.ts';

const BODIES = 10_000;
const SEED = Number(process.env.HEED_SEED ?? 20260304);

const encode = (text: string) => new TextEncoder().encode(text);
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0, 0, 0, 0],
  [0xff, 0xd8, 0xff, 0xe1, 0, 20, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0, 0, 0xff, 0xda, 0, 4, 0, 0, 1, 2, 3, 0xff, 0xd9],
  [...encode('RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\0\0\0\0\0\0VP8L\x04\0\0\0abcd')], [...encode('%PDF-1.7 %%EOF')],
].map((list) => new Uint8Array(list));

async function request(d: Dice, known: InUse): Promise<[string, RequestInit]> {
  const json = (body: unknown) => (d.chance(0.2) ? scramble(encode(JSON.stringify(body) ?? ''), d) : JSON.stringify(body) ?? '');
  const headers: Record<string, string> = { 'Content-Type': d.chance(0.97) ? 'application/json' : d.pick(['text/plain', '', 'application/json; charset=utf-7']), 'Idempotency-Key': d.chance(0.95) ? newKey() : d.pick(['', 'x', 'a'.repeat(500)]) };
  const kind = d.below(10);
  if (kind < 7) {
    const template = complaint({ phone: '13800138000', impact: 'safety', occurredAt: '2026-01-01', wantedOutcome: 'other', wantedOutcomeOther: 'x', category: 'product', preferredContact: 'phone', orderNumber: 'A1' },
      { extra: [{ name: 'a', label: 'A', value: 'b' }], source: { page: 'https://x.example/?a', widget: 'w' }, files: d.chance(0.1) ? ['0'.repeat(32)] : [] });
    return ['/v1/cases', { method: 'POST', headers, body: json(mutate(template, d)) }];
  }
  if (kind < 9) {
    const { path, trackingCode, body, as } = await known.event(d);
    const wrong = d.chance(0.05) ? `/v1/cases/${d.pick(['x', '%ff', '%00', '..%2f..', 'HD-00000-00000', "' or 1=1"])}/events` : path;
    return [wrong, { method: 'POST', headers: { ...headers, ...as, 'Heed-Tracking-Code': d.chance(0.95) ? trackingCode : '0' }, body: as ? JSON.stringify(body) : json(body) }];
  }
  const head = encode(`--b\r\nContent-Disposition: form-data; name="file"; filename="${d.pick(['a.png', '../a', 'a\\"b', '\u202e'])}"\r\nContent-Type: image/png\r\n\r\n`);
  const body = new Uint8Array([...head, ...scramble(d.pick(PICTURES), d), ...encode('\r\n--b--\r\n')]);
  return ['/v1/uploads', { method: 'POST', headers: { 'Content-Type': 'multipart/form-data; boundary=b' }, body: d.chance(0.1) ? scramble(body, d) : body }];
}

/** What came of it: how often each status was answered, and each step of a customer taken. */
interface Outcome { readonly statuses: Map<number, number>; readonly taken: Map<string, number> }

async function storm(app: TestApp, count: number, seed: number): Promise<Outcome> {
  const known = await casesInUse(app);
  const [statuses, taken] = [new Map<number, number>(), new Map<string, number>()];
  const one = (map: Map<unknown, number>, key: unknown) => map.set(key, (map.get(key) ?? 0) + 1);
  const d = dice(seed);
  for (let done = 0; done < count; done += 20) {
    const batch: [string, RequestInit][] = [];
    while (batch.length < 20) batch.push(await request(d, known));
    await Promise.all(batch.map(async ([path, init]) => {
      const response = await app.fetch(path, init);
      await response.arrayBuffer();
      one(statuses, response.status);
      if (response.status === 201 && path.endsWith('/events')) one(taken, (JSON.parse(String(init.body)) as { type: string }).type);
      assert.ok(response.status < 500, `${response.status} for ${path} ${Buffer.from(init.body as Uint8Array).toString().slice(0, 3000)}`);
      assert.match(response.headers.get('Content-Type')!, /^application\/(problem\+)?json/);
    }));
    await known.goOn(d);
  }
  return { statuses, taken };
}

/** A storm that hardly anything survives proves little: of filings some have to be right, and of events many, of every kind. */
function survived({ statuses, taken }: Outcome): void {
  const events = [...taken.values()].reduce((sum, times) => sum + times, 0);
  const said = `${JSON.stringify([...statuses])} ${JSON.stringify([...taken])}`;
  assert.ok((statuses.get(201) ?? 0) - events > share / 50, `some filings are still right: ${said}`);
  assert.ok(events > share / 30, `the workflow has taken many events: ${said}`);
  for (const type of ['message', 'withdraw', 'agree', 'decline', 'satisfied', 'not-satisfied']) assert.ok((taken.get(type) ?? 0) >= share / 2500, `of each kind some: ${type}: ${said}`);
}

const newDatabase = await postgres();
const share = newDatabase ? BODIES / 2 : BODIES;

test(`${share} fuzzed bodies never make the server fail (SQLite, seed ${SEED})`, async () => {
  const app = await testApp();
  survived(await storm(app, share, SEED));
  assert.equal((await app.store.verifyChain('default')).fault, undefined);
});

if (newDatabase) {
  test(`${share} fuzzed bodies never make the server fail (PostgreSQL, seed ${SEED + 1})`, async () => {
    const app = await testApp({ store: openPostgresStore(await newDatabase()) });
    survived(await storm(app, share, SEED + 1));
    assert.equal((await app.store.verifyChain('default')).fault, undefined);
  });
}
