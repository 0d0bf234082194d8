import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, verdict } from '../bench/limits.mjs';

test('a bench fails where a limit is passed or nothing could be measured, not where a goal is missed', () => {
  const of = (value: number, goal?: number, limit?: number) => verdict({ value, goal, limit });
  assert.deepEqual([of(0.05, 0.06, 0.12), of(0.1, 0.06, 0.12), of(0.13, 0.06, 0.12), of(NaN, 0.06, 0.12)], ['good', 'within its limit, above its goal', 'BEYOND ITS LIMIT', 'BEYOND ITS LIMIT']);
  assert.deepEqual([of(1.5, undefined, 1.5), of(1.51, undefined, 1.5), of(31, 30), of(7)], ['good', 'BEYOND ITS LIMIT', 'above its goal', '']);
});

test('it ends with 1 by itself, and with 0 where it is only to report', () => {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  assert.deepEqual([judge(['heap'], { say }), judge(['heap'], { assert: false, say }), judge([], { say })], [1, 0, 0]);
  assert.deepEqual(said, ['Beyond its limit: heap', 'Beyond its limit: heap']);
});
