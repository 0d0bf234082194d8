import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicCase, Receipt } from 'heed/domain';
import { complaint, newKey, SITE, testApp, UNLIMITED } from './helpers.ts';

const add = [{ name: 'shelf', type: 'text', label: { en: 'Shelf' } }, { name: 'ticket', type: 'text', label: 'Ticket', hidden: true }] as const;
const { post, call } = await testApp({ settings: { ...UNLIMITED, sites: { default: { ...SITE, forms: { complaint: { add } } } } } });
const extra = [{ name: 'shelf', label: 'Shelf', value: '第七架' }, { name: 'bay', label: 'Only the page knows it', value: '3\n4' }];
const file = async (sent: object) => (await post<Receipt>('/v1/cases', complaint({}, sent))).body;
const track = ({ reference, trackingCode }: Receipt) => call<PublicCase>(`/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': trackingCode } });

test('whoever holds the code reads what they wrote into added fields, letter for letter', async () => {
  assert.deepEqual((await track(await file({ extra }))).body.extra, extra);
  assert.equal('extra' in (await track(await file({}))).body, false);
});

test('what the page sent along in a field that is not drawn is not for them', async () => {
  const { body } = await track(await file({ extra: [...extra, { name: 'ticket', label: 'Ticket', value: 'internal' }] }));
  assert.deepEqual(body.extra, extra);
});

test('nor for anybody with another code', async () => {
  const [mine, other] = [await file({ extra }), await file({})];
  const { status, text } = await track({ ...mine, trackingCode: other.trackingCode });
  assert.equal(status, 404);
  assert(!text.includes('第七架'));
});

test('after a message they are there as well', async () => {
  const { reference, trackingCode } = await file({ extra });
  const { body } = await post<PublicCase>(`/v1/cases/${reference}/events`, { type: 'message', text: 'More' }, { 'Heed-Tracking-Code': trackingCode, 'Idempotency-Key': newKey() });
  assert.deepEqual(body.extra, extra);
});
