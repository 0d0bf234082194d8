import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everybody, world } from './world.ts';

test('attempts that were returned inside are not told to the customer: of several only the first is, in each round', async () => {
  const under = await world();
  const { hua, mei, ann, toAssigned, toFeedback } = await everybody(under);
  const receipt = await under.file();
  const { reference } = receipt;
  const types = async () => (await under.see(receipt)).events.map(({ type }) => type).slice(4);
  await toAssigned(reference);
  for (const text of ['Glue it', 'Tape it']) {
    await hua.act(reference, 'propose', { text, by: '2026-03-09' });
    await mei.act(reference, 'return', { text: 'No repair.' });
  }
  assert.deepEqual(await types(), ['propose']);
  await hua.act(reference, 'propose', { text: 'A new one', by: '2026-03-09' });
  await mei.act(reference, 'approve');
  assert.deepEqual(await types(), ['propose', 'approve']);
  await under.say(receipt, 'decline', 'Another colour.');
  await toFeedback(receipt);
  await under.say(receipt, 'not-satisfied', 'It leaks.');
  await ann.act(reference, 'reanalyse', { cause: 'Glaze', responsibility: 'Kiln' });
  await mei.act(reference, 'assign', { departments: ['kiln'] });
  await hua.act(reference, 'propose', { text: 'Once more', by: '2026-03-09' });
  assert.deepEqual((await types()).filter((type) => ['propose', 'approve', 'reanalyse'].includes(type)), ['propose', 'approve', 'propose', 'approve', 'reanalyse', 'propose']);
});
