import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexTerms, numberTerms, queryTerms } from 'heed/domain';

const finds = (question: string, text: string) => {
  const stored = new Set(indexTerms([text]));
  return queryTerms(question).every((term) => stored.has(term));
};

test('Chinese is found by any two characters that stand together, and by one', () => {
  for (const question of ['漏水', '水', '水管漏', '厨房水管漏水']) assert.ok(finds(question, '厨房水管漏水了'), question);
  for (const question of ['房漏', '漏水了吗', '退款']) assert.ok(!finds(question, '厨房水管漏水了'), question);
});

test('case, accents and width do not matter', () => {
  for (const [question, text] of [['CAFE', 'Café'], ['kx２０００', 'ＫＸ2000'], ['straße', 'STRASSE'.replace('SS', 'ß')], ['refund lid', 'The lid: a refund!']]) assert.ok(finds(question!, text!), question);
  assert.ok(!finds('ref', 'refund'));
});

test('a phone is found by its digits, however they are written, and by its last ones', () => {
  const stored = new Set(numberTerms('+86 138-0013-8000'));
  for (const asked of ['13800138000', '8613800138000', '0138000', '8000']) assert.ok(stored.has(asked), asked);
  assert.deepEqual(numberTerms('12'), []);
});

test('whatever is taken from a text is found in it', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('漏', '水', '退', '款', 'a', 'B', 'é', '１', ' ', '，', '。', '-'), { maxLength: 40 }), fc.nat(), fc.nat(), (parts, a, b) => {
    const text = parts.join('');
    const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
    const words = /[a-zé1１]/i;
    // A piece of a Latin word is another word.
    const whole = !(words.test(text[from - 1] ?? '') && words.test(text[from] ?? '')) && !(words.test(text[to - 1] ?? '') && words.test(text[to] ?? ''));
    if (whole) assert.ok(finds(text.slice(from, to), text));
  }));
});
