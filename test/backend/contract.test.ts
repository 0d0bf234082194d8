import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HelpDeskBackend } from '../../docs/help-desk-backend.js';
import { RestBackend, WebhookBackend } from '../../src/backend/index.ts';
import type { HeedBackend } from '../../src/backend/index.ts';
import { backendContract } from '../../src/testing.ts';
import { testApp } from '../server/helpers.ts';
import { helpDesk, hook } from './services.ts';

/** The adapter against the real server app, without a port. */
const { fetch } = await testApp();
const rest = await backendContract(() => new RestBackend({
  endpoint: 'http://heed.test',
  fetch: (url, { redirect: _, ...init } = {}) => fetch(new URL(String(url)).pathname, init),
}));
for (const { name, run } of rest) test(`RestBackend on heed-server: ${name}`, run);

const { fetch: post } = hook();
const webhook = await backendContract(() => new WebhookBackend({ url: 'https://hooks.example/cases', answerHours: 24, fetch: post }), { checks: false });
for (const { name, run } of webhook) test(`WebhookBackend: ${name}`, run);

const desk = helpDesk();
const example = await backendContract(() => new HelpDeskBackend('https://desk.example', desk) as HeedBackend, { checks: false });
for (const { name, run } of example) test(`the example in the docs: ${name}`, run);

test('the contract covers everything an adapter can do, and asks none for what it cannot', async () => {
  assert(rest.length >= 19, `${rest.length} facts`);
  assert.deepEqual(webhook.map(({ name }) => name), [
    'a submission is answered with a receipt that names its key', 'the same key with the same content gives the same receipt',
    'eight submissions with one key at the same time make one case', 'the same key with other content is a conflict, and not worth a retry',
    'two keys make two cases', 'what is stopped rejects as aborted',
  ]);
  assert.equal(example.length, webhook.length + 4);
  assert.deepEqual(await backendContract(() => ({})), []);
});

test('the docs show the example as it is', () => {
  const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  const shown = [...read('adapters.md').matchAll(/```js\n([^]*?)```/g)].map((match) => match[1]);
  assert(shown.includes(read('help-desk-backend.js')), 'docs/adapters.md has docs/help-desk-backend.js in it');
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
