import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Receipt } from 'heed/domain';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { type Dice, dice, mutate, scramble } from './dice.ts';
import { complaint, newKey, postgres, testApp, type TestApp } from './helpers.ts';

const BODIES = 10_000;
const SEED = Number(process.env.HEED_SEED ?? 20260304);

const encode = (text: string) => new TextEncoder().encode(text);
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0, 0, 0, 0],
  [0xff, 0xd8, 0xff, 0xe1, 0, 20, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0, 0, 0xff, 0xda, 0, 4, 0, 0, 1, 2, 3, 0xff, 0xd9],
  [...encode('RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\0\0\0\0\0\0VP8L\x04\0\0\0abcd')], [...encode('%PDF-1.7 %%EOF')],
].map((list) => new Uint8Array(list));

function request(d: Dice, known: Receipt): [string, RequestInit] {
  const json = (body: unknown) => (d.chance(0.2) ? scramble(encode(JSON.stringify(body) ?? ''), d) : JSON.stringify(body) ?? '');
  const headers: Record<string, string> = { 'Content-Type': d.chance(0.97) ? 'application/json' : d.pick(['text/plain', '', 'application/json; charset=utf-7']), 'Idempotency-Key': d.chance(0.95) ? newKey() : d.pick(['', 'x', 'a'.repeat(500)]) };
  const kind = d.below(10);
  if (kind < 7) {
    const template = complaint({ phone: '13800138000', impact: 'safety', occurredAt: '2026-01-01', wantedOutcome: 'other', wantedOutcomeOther: 'x', category: 'product', preferredContact: 'phone', orderNumber: 'A1' },
      { extra: [{ name: 'a', label: 'A', value: 'b' }], source: { page: 'https://x.example/?a', widget: 'w' }, files: d.chance(0.1) ? ['0'.repeat(32)] : [] });
    return ['/v1/cases', { method: 'POST', headers, body: json(mutate(template, d)) }];
  }
  const reference = d.chance(0.8) ? known.reference : d.pick(['x', '%ff', '%00', '..%2f..', 'HD-00000-00000', "' or 1=1"]);
  if (kind < 9) {
    const trackingCode = d.chance(0.9) ? known.trackingCode : '0';
    return [`/v1/cases/${reference}/events`, { method: 'POST', headers: { ...headers, 'Heed-Tracking-Code': trackingCode }, body: json(mutate({ type: d.pick(['message', 'withdrawn', 'satisfied', 'note']), text: 'Words', files: [] }, d)) }];
  }
  const head = encode(`--b\r\nContent-Disposition: form-data; name="file"; filename="${d.pick(['a.png', '../a', 'a\\"b', '\u202e'])}"\r\nContent-Type: image/png\r\n\r\n`);
  const body = new Uint8Array([...head, ...scramble(d.pick(PICTURES), d), ...encode('\r\n--b--\r\n')]);
  return ['/v1/uploads', { method: 'POST', headers: { 'Content-Type': 'multipart/form-data; boundary=b' }, body: d.chance(0.1) ? scramble(body, d) : body }];
}

async function storm({ post, fetch }: TestApp, count: number, seed: number): Promise<Map<number, number>> {
  const { body: known } = await post<Receipt>('/v1/cases', complaint());
  const statuses = new Map<number, number>();
  const d = dice(seed);
  for (let done = 0; done < count; done += 20) {
    const batch = Array.from({ length: 20 }, () => request(d, known));
    await Promise.all(batch.map(async ([path, init]) => {
      const response = await fetch(path, init);
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      assert.ok(response.status < 500, `${response.status} for ${path} ${Buffer.from(init.body as Uint8Array).toString().slice(0, 3000)}`);
      assert.match(response.headers.get('Content-Type')!, /^application\/(problem\+)?json/);
    }));
  }
  return statuses;
}

const newDatabase = await postgres();
const share = newDatabase ? BODIES / 2 : BODIES;

test(`${share} fuzzed bodies never make the server fail (SQLite, seed ${SEED})`, async () => {
  const app = await testApp();
  const statuses = await storm(app, share, SEED);
  assert.ok((statuses.get(201) ?? 0) > share / 50, `some are still right: ${JSON.stringify([...statuses])}`);
  assert.equal((await app.store.verifyChain('default')).fault, undefined);
});

if (newDatabase) {
  test(`${share} fuzzed bodies never make the server fail (PostgreSQL, seed ${SEED + 1})`, async () => {
    const app = await testApp({ store: openPostgresStore(await newDatabase()) });
    await storm(app, share, SEED + 1);
    assert.equal((await app.store.verifyChain('default')).fault, undefined);
  });
}
