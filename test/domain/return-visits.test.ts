import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawCases, drawSize, lastWeek, VISIT_SETTINGS } from '../../src/domain/index.ts';

test('C-11: one in five is drawn unless the site says otherwise, rounded up', () => {
  assert.equal(VISIT_SETTINGS.share, 0.2);
  assert.deepEqual([0, 1, 4, 5, 6, 10, 100, 105].map((closed) => drawSize(closed, 0.2)), [0, 1, 1, 1, 2, 2, 20, 21]);
  assert.deepEqual([drawSize(7, 1), drawSize(7, 0), drawSize(3, 0.1), drawSize(30, 0.1)], [7, 0, 1, 3]);
});

test('a draw has the size asked for, no case twice, only cases of the period, and is the same with the same seed in whatever order they come', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 60 });
  fc.assert(fc.property(ids, fc.double({ min: 0, max: 1, noNaN: true }), fc.string(), fc.infiniteStream(fc.nat()), (closed, share, seed, numbers) => {
    const size = drawSize(closed.length, share);
    assert.ok(size >= closed.length * share - 1e-6 && size < closed.length * share + 1 && size <= closed.length);
    const drawn = drawCases(closed, size, seed);
    assert.deepEqual([drawn.length, new Set(drawn).size, drawn.every((id) => closed.includes(id))], [size, size, true]);
    const mixed = closed.map((id) => [numbers.next().value as number, id] as const).sort(([a], [b]) => a - b).map(([, id]) => id);
    assert.deepEqual(drawCases([...mixed, ...mixed], size, seed), drawn);
  }));
});

test('each case is as likely as the others', () => {
  const closed = Array.from({ length: 20 }, (_, i) => `case-${i}`);
  const times = new Map(closed.map((id) => [id, 0]));
  const draws = 3000;
  for (let seed = 0; seed < draws; seed++) for (const id of drawCases(closed, 4, `seed ${seed}`)) times.set(id, times.get(id)! + 1);
  // Chi-squared with 19 degrees of freedom; the seeds are fixed, so this is so each time. Drawn without putting back, the spread is (1 - share) of that.
  const expected = draws * 4 / closed.length;
  const spread = [...times.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0) / 0.8;
  assert.ok(spread < 36.2, `${spread}`);
});

test('a week is drawn once it is over: Monday to Sunday, UTC', () => {
  const week = (now: string) => Object.values(lastWeek(Date.parse(now))).map((time) => new Date(time).toISOString());
  const first = ['2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z'];
  for (const now of ['2026-11-23T00:00:00Z', '2026-11-25T12:00:00Z', '2026-11-29T23:59:59.999Z']) assert.deepEqual(week(now), first, now);
  assert.deepEqual(week('2026-11-22T23:59:59.999Z')[1], '2026-11-16T00:00:00.000Z');
  assert.deepEqual(week('2019-01-03T00:00:00Z'), ['2018-12-24T00:00:00.000Z', '2018-12-31T00:00:00.000Z']);
});
