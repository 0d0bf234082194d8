import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RestBackend } from '../../src/backend/index.ts';
import { testApp } from '../server/helpers.ts';
import { backendContract } from '../suites/backend-contract.ts';

/** The adapter against the real server app, without a port. */
const { fetch } = await testApp();
const backend = () => new RestBackend({
  endpoint: 'http://heed.test',
  fetch: (url, { redirect: _, ...init } = {}) => fetch(new URL(String(url)).pathname, init),
});
const facts = await backendContract(backend);

for (const { name, run } of facts) test(`RestBackend on heed-server: ${name}`, run);

test('the contract covers everything the adapter can do', () => {
  assert(facts.length >= 18, `${facts.length} facts`);
});

test('an adapter that cannot do a thing is not asked for it', async () => {
  assert.deepEqual(await backendContract(() => ({})), []);
});

test('an adapter that invents receipts, forgets keys or swallows errors does not pass', async () => {
  const liar = () => ({
    cases: {
      submit: async () => ({ reference: String(Math.random()), trackingCode: 't', state: 's', receivedAt: '2026-01-01T00:00:00Z', answerDueAt: '2026-01-02T00:00:00Z', digest: 'd', key: 'k' }),
      track: () => Promise.reject(new Error('no')),
      append: () => Promise.reject(new Error('no')),
    },
  });
  const passed: string[] = [];
  for (const { name, run } of await backendContract(liar)) await run().then(() => passed.push(name), () => undefined);
  assert.deepEqual(passed, ['two keys make two cases']);
});
