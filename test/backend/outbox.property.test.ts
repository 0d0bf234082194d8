import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Draft, OutboxItem } from '../../src/drafts/index.ts';
import { CALM, type Faults, World } from './world.ts';

const RUNS = Number(process.env.RUNS ?? (process.env.CI ? 120 : 300));
const DAY = 86_400_000;

type Step =
  | { readonly do: 'send'; readonly tab: number; readonly files: number; readonly bad: boolean }
  | { readonly do: 'kill' | 'online' | 'look'; readonly tab: number }
  | { readonly do: 'open' }
  | { readonly do: 'wait'; readonly ms: number };

const tab = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send'), tab, files: fc.nat(2), bad: fc.integer({ min: 0, max: 9 }).map((n) => n === 0) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('kill', 'online', 'look'), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.oneof(fc.nat(50), fc.nat(2000), fc.nat(60_000)) }) },
) as fc.Arbitrary<Step>;

const chance = fc.constantFrom(0, 0.1, 0.3, 0.6);
const faults: fc.Arbitrary<Faults> = fc.record({
  cutBefore: chance, cutAfter: chance, unavailable: chance, paused: chance, foreign: chance, expired: chance,
  disk: fc.constantFrom(0, 0.05, 0.2),
});

/** Bad days, then a good one. */
async function live(world: World, steps: readonly Step[], bad: Faults): Promise<void> {
  await world.open();
  world.faults = bad;
  let sent = 0;
  for (const now of steps) {
    const one = 'tab' in now ? world.tabs[now.tab % Math.max(1, world.tabs.length)] : undefined;
    if (now.do === 'wait') await world.run(now.ms);
    else if (now.do === 'open' || !one) await Promise.all([world.open(), world.run(10)]);
    else if (now.do === 'send') world.send(one, `case ${sent++}`, now.files, now.bad);
    else if (now.do === 'kill') world.kill(one);
    else one.window.dispatchEvent(new Event(now.do === 'online' ? 'online' : 'visibilitychange'));
  }
  world.faults = CALM;
  await Promise.all([world.open(), world.run(DAY / 4)]);
}

const on = <T>(world: World, shelf: string): T[] =>
  [...world.shelves].filter(([key]) => key.startsWith(`${shelf} `)).map(([, value]) => value as T);

for (const locks of [true, false]) {
  test(`whatever happens, ${locks ? 'with' : 'without'} locks: what was kept arrives once or is a draft again`, async () => {
    const fired: Record<string, number> = {};
    await fc.assert(fc.asyncProperty(fc.integer(), fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), faults, async (seed, steps, bad) => {
      const world = new World(seed, locks);
      await live(world, steps, bad);
      for (const [name, count] of Object.entries(world.fired)) fired[name] = (fired[name] ?? 0) + count;

      const arrived = [...world.rows.values()].map(({ content }) => (JSON.parse(content) as [{ id: string }])[0].id);
      assert.equal(new Set(arrived).size, arrived.length, 'nothing has arrived twice');
      assert.deepEqual(on<OutboxItem>(world, 'outbox'), [], 'nothing waits for ever');
      const drafts = new Set(on<Draft>(world, 'drafts').map(({ values }) => String(values.id)));
      for (const { id, durable, received, states } of world.stories) {
        if (durable) assert(arrived.includes(id) || drafts.has(id), `${id} is there: ${JSON.stringify(states)}`);
        if (received) assert(arrived.includes(id), `${id} was called received and is`);
        assert(!(arrived.includes(id) && drafts.has(id)), `${id} is not both received and a draft`);
      }
      for (const [key, { content }] of world.rows) {
        const [{ id }, files] = JSON.parse(content) as [{ id: string }, string[]];
        assert(files.every((file, i) => file === `u-${id}-${i}`), `${key} has its own files, in order: ${content}`);
      }
      const kept = on<Draft>(world, 'drafts').flatMap(({ key, files }) => files.map((file) => `files ${key}/${file.id}`));
      assert.deepEqual([...world.shelves.keys()].filter((key) => key.startsWith('files ')).sort(), kept.sort(), 'no file is left behind or lost');
    }), { numRuns: RUNS, endOnFailure: !!process.env.CI });
    for (const name of Object.keys(CALM)) assert(fired[name]! > RUNS / 10, `${name} struck ${fired[name]} times`);
    console.log(`${RUNS} runs, faults: ${JSON.stringify(fired)}`);
  });
}

test('without faults each submission is one request, however many tabs are open', async () => {
  const world = new World(7);
  await Promise.all([world.open(), world.open(), world.open(), world.run(100)]);
  for (let i = 0; i < 60; i++) world.send(world.tabs[i % 3]!, `case ${i}`, i % 3, false);
  await world.run(60_000);
  assert.equal(world.rows.size, 60);
  assert.equal(world.posts, 60);
});
