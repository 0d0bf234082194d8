import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { submissionContent, submissionDigest, sha256 } from 'heed/domain';
import fc from 'fast-check';
import { sha256 as byHand } from '../../src/domain/sha256.ts';

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a hash made by hand is the one everybody makes', () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 31);
    assert.equal(hexOf(byHand(bytes)), expected(bytes), `${length} bytes`);
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => hexOf(byHand(bytes)) === expected(bytes)));
});

test('a text has the same hash where the browser has none of its own', async () => {
  const text = '热水器漏水 🥲';
  const usual = await sha256(text);
  const { subtle } = crypto;
  Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
  try {
    assert.equal(await sha256(text), usual);
  } finally {
    Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
  }
  assert.equal(usual, expected(Buffer.from(text)));
});

test('the digest of a submission covers its words and its files in their order', async () => {
  const submission = { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { subject: 'Lid' } };
  const digest = await submissionDigest(submission, ['a', 'b']);
  assert.equal(digest, await sha256(submissionContent({ ...submission, fileDigests: ['a', 'b'] })));
  assert.notEqual(digest, await submissionDigest(submission, ['b', 'a']));
  assert.notEqual(digest, await submissionDigest({ ...submission, values: { subject: 'Lad' } }, ['a', 'b']));
});
