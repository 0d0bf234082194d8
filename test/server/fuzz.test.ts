import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Receipt } from 'heed/domain';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { complaint, newKey, postgres, testApp, type TestApp } from './helpers.ts';

const BODIES = 10_000;
const SEED = Number(process.env.HEED_SEED ?? 20260304);

/** mulberry32: small, seeded, good enough to choose with. */
function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, pick: <T>(list: readonly T[]) => list[below(list.length)]!, chance: (p: number) => next() < p };
}
type Dice = ReturnType<typeof dice>;

const NASTY: readonly unknown[] = [
  null, true, false, 0, -0, -1, 1e308, 2 ** 53 + 1, 0.1, '', ' ', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202e\u200b\ufeff', 'é'.normalize('NFD').repeat(99), 'a' + '\u0301'.repeat(3000), '👨‍👩‍👧‍👦'.repeat(200),
  "'; drop table heed_cases; --", '${7*7}', '<script>alert(1)</script>', '../../etc/passwd', '%00%n%s', 'İıŞß', '９９９', '+86 138 0013 8000', 'x@y', '2026-02-30', '9999-12-31', '-1-1-1', 'x'.repeat(20_000), 'NaN', 'undefined',
  [], {}, [[[[[[]]]]]], [null], { length: 5 }, { toString: 'x' }, { then: 'x' }, { toJSON: 'x' }, { $ref: '#' }, ['a', 1, null], [{ id: 'x' }], Array.from({ length: 500 }, (_, i) => i), { a: { b: { c: { d: {} } } } },
];
const WORDS = NASTY.filter((value) => typeof value === 'string');
const KEYS = ['kind', 'form', 'values', 'files', 'extra', 'locale', 'source', 'subject', 'description', 'phone', 'email', 'consent', 'impact', 'occurredAt', 'wantedOutcome', 'id', 'version', 'name', 'label', 'value', 'constructor', 'hasOwnProperty', '', '\0', '\ud800', '0', 'toString', 'length', 'site', 'state', 'type', 'text'];

function mutate(value: unknown, d: Dice, depth = 0): unknown {
  if (d.chance(0.12)) return structuredClone(d.pick(NASTY));
  if (Array.isArray(value)) {
    const list = value.map((item) => mutate(item, d, depth + 1));
    if (d.chance(0.3)) list.push(structuredClone(d.pick(NASTY)));
    return list;
  }
  if (typeof value === 'object' && value !== null) {
    const out: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      if (d.chance(0.06)) continue;
      out[d.chance(0.04) ? d.pick(KEYS) : key] = d.chance(0.35) ? mutate(inner, d, depth + 1) : inner;
    }
    if (d.chance(0.15)) Object.defineProperty(out, d.chance(0.1) ? '__proto__' : d.pick(KEYS), { value: structuredClone(d.pick(NASTY)), enumerable: true, configurable: true });
    return out;
  }
  if (typeof value === 'string' && d.chance(0.5)) {
    const at = d.below(value.length + 1);
    return value.slice(0, at) + d.pick(WORDS) + value.slice(at);
  }
  return d.chance(0.5) ? structuredClone(d.pick(NASTY)) : value;
}

function scramble(bytes: Uint8Array, d: Dice): Uint8Array<ArrayBuffer> {
  const out = [...bytes];
  for (let i = d.below(8); i >= 0; i--) {
    const at = d.below(out.length + 1);
    const how = d.below(4);
    if (how === 0) out[at] = d.below(256);
    else if (how === 1) out.splice(at, d.below(20));
    else if (how === 2) out.splice(at, 0, ...Array.from({ length: d.below(20) }, () => d.below(256)));
    else out.splice(at, 0, ...out.slice(d.below(out.length + 1)).slice(0, 50));
  }
  return new Uint8Array(out);
}

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
