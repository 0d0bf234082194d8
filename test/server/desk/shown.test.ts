import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSALS } from 'heed/domain';
import { everybody, type ProblemBody, world } from './world.ts';

test('C-05: a message to the customer of a complaint waits for the acknowledgement, and both desk and answer say why', async () => {
  const under = await world();
  const ann = await under.as('ann');
  const receipt = await under.file();
  const { reference } = receipt;
  const { steps, refused, version } = await ann.open(reference);
  assert.deepEqual([steps.some(({ name }) => name === 'message'), refused.find(({ name }) => name === 'message')], [false, { name: 'message', reason: 'not-acknowledged' }]);
  const told = await ann.send<ProblemBody & { detail: string }>('POST', `/v1/desk/cases/${reference}/events`, { type: 'message', payload: { text: 'Which one?' }, version }, { 'Accept-Language': 'zh-Hans' });
  assert.deepEqual([told.status, told.body.reason, told.body.detail], [409, 'not-acknowledged', REFUSALS['zh-Hans'].reasons['not-acknowledged']]);
  await under.say(receipt, 'message', 'One more thing.');
  await ann.act(reference, 'note', { text: 'A regular.' });
  const accepted = await ann.act(reference, 'accept', { text: 'We are sorry.' });
  assert.deepEqual([accepted.steps.some(({ name }) => name === 'message'), accepted.refused.some(({ name }) => name === 'message')], [true, false]);
  await ann.act(reference, 'message', { text: 'Which one?' });
});

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
