import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskCase } from 'heed/domain';
import { openPostgresStore } from '../../../server/store/dialects/postgres.ts';
import { type Dice, dice, mutate, WORDS } from '../dice.ts';
import { newKey, postgres } from '../helpers.ts';
import { type Desk, PASSWORD, type World, world } from './world.ts';

/** A sample in CI; `HEED_BODIES=10000` for the long run. */
const BODIES = Number(process.env.HEED_BODIES ?? 1000);
const SEED = Number(process.env.HEED_SEED ?? 20260311);
const STEPS = ['accept', 'reject', 'analyse', 'confirm', 'assign', 'propose', 'approve', 'return', 'agree', 'decline', 'report-done', 'satisfied', 'not-satisfied', 'reanalyse', 'close', 'close-anyway', 'withdraw',
  'note', 'message', 'mark-emergency', 'promise', 'await-customer', 'resume', 'merge', 'received', 'assigned-to', '__proto__', 'constructor'];
const PAYLOAD = { text: 'Words', cause: 'C', responsibility: 'R', departments: ['kiln'], cost: 12, by: '2026-04-01', summary: 'S', lesson: 'L', measure: 'M' };

interface Known { readonly references: readonly string[]; readonly desks: readonly Desk[] }
interface Asked { readonly path: string; readonly method: string; readonly body?: unknown; readonly desk: Desk }

function ask(d: Dice, { references, desks }: Known): Asked {
  const desk = d.pick(desks);
  const reference = d.chance(0.9) ? d.pick(references) : d.pick(['HD-00000-00000', '%00', '..%2f', "'", '%ed%a0%80']);
  const version = d.chance(0.8) ? 1 + d.below(9) : d.pick([0, -1, 1.5, 1e21]);
  const at = `/v1/desk/cases/${reference}`;
  const word = () => encodeURIComponent((d.pick(WORDS) as string).toWellFormed().slice(0, 60));
  switch (d.below(10)) {
    case 0: return { desk, method: 'PUT', path: `${at}/assignee`, body: mutate({ user: d.pick(['u-ann', 'u-hua', 'u-root', null, 'none']), version }, d) };
    case 1: return { desk, method: 'POST', path: `${at}/merge`, body: mutate({ into: d.pick(references), version }, d) };
    case 2: return { desk, method: 'PUT', path: '/v1/desk/presence', body: mutate({ reference: d.pick([null, d.pick(references)]) }, d) };
    case 3: return { desk, method: 'POST', path: '/v1/desk/session', body: mutate({ name: d.pick(['ann', 'x']), password: PASSWORD }, d) };
    case 4: return { desk, method: 'GET', path: `/v1/desk/cases?${d.pick(['q', 'after', 'from', 'to', 'state', 'sort', 'limit', 'queue', 'emergency', 'assignee', 'department', 'nonsense'])}=${d.chance(0.3) ? d.pick(['0', '1', 'mine', 'true', 'MHwyMDI2fHg']) : word()}&q=${word()}` };
    case 5: return {
      desk, method: 'POST', path: '/v1/desk/cases',
      body: mutate({ kind: 'inquiry', form: { id: 'inquiry', version: 1 }, channel: 'phone', locale: 'en', receivedAt: '2026-03-04T01:00:00Z', values: { subject: 'S', description: 'D', name: 'N', phone: '13900000001', consent: true } }, d),
    };
    default: {
      const payload = d.chance(0.6) ? { text: 'Words' } : Object.fromEntries(Object.entries(PAYLOAD).filter(() => d.chance(0.4)));
      return { desk, method: 'POST', path: `${at}/events`, body: spoilt({ type: d.chance(0.3) ? 'note' : d.pick(STEPS), payload, version }, d) };
    }
  }
}

/** Often as it should be: what comes after has something to go wrong on. */
const spoilt = (body: object, d: Dice) => (d.chance(0.4) ? body : mutate(body, d));

async function storm(under: World, count: number, seed: number): Promise<Map<number, number>> {
  const desks = [await under.as('ann'), await under.as('hua'), await under.as('mei'), await under.as('root')];
  const references: string[] = [];
  for (let i = 0; i < 12; i++) references.push((await under.file(i % 3 ? 'complaint' : 'inquiry', { phone: '13900000001' })).reference);
  const statuses = new Map<number, number>();
  const d = dice(seed);
  for (let done = 0; done < count; done += 20) {
    const batch = Array.from({ length: 20 }, () => ask(d, { references, desks }));
    await Promise.all(batch.map(async ({ path, method, body, desk }) => {
      // Written as any client could: a lone half of a surrogate pair becomes an escape.
      const answer = await under.call<DeskCase>(path, { method, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...(path !== '/v1/desk/session' && desk.headers) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      assert.ok(answer.status < 500, `${answer.status} for ${method} ${path} ${JSON.stringify(body)?.slice(0, 2000)} ${answer.text.slice(0, 300)}`);
      if (answer.status !== 204) assert.match(answer.headers.get('Content-Type')!, /^application\/(problem\+)?json/);
    }));
  }
  return statuses;
}

const newDatabase = await postgres();
const onPostgres = newDatabase ? BODIES / 5 : 0;
const share = BODIES - onPostgres;

test(`${share} fuzzed requests of the staff never make the server fail (SQLite, seed ${SEED})`, async () => {
  const under = await world();
  const statuses = await storm(under, share, SEED);
  assert.ok((statuses.get(201) ?? 0) > share / 400, `some are still right: ${JSON.stringify([...statuses])}`);
  assert.equal((await under.store.verifyChain('default')).fault, undefined);
});

if (newDatabase) {
  test(`${onPostgres} fuzzed requests of the staff never make the server fail (PostgreSQL, seed ${SEED + 1})`, async () => {
    const under = await world({ store: openPostgresStore(await newDatabase()) });
    await storm(under, onPostgres, SEED + 1);
    assert.equal((await under.store.verifyChain('default')).fault, undefined);
  });
}
