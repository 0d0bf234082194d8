import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countCharacters, hasForbidden, tidy, toHalfWidth } from 'heed/domain';

const segmenter = new Intl.Segmenter();
const seen = (s: string) => [...segmenter.segment(s)].length;

test('characters are counted as a reader sees them', () => {
  const examples: [string, number][] = [
    ['', 0], ['abc', 3], ['投诉，订单！', 6], ['é', 1], ['e\u0301', 1], ['👨‍👩‍👧‍👦', 1], ['🇨🇳🇭🇰', 2], ['a\r\nb', 3], ['が', 1], ['か\u3099', 1], ['𠮷野家', 3], ['각', 1], ['नि', 1],
  ];
  for (const [s, n] of examples) assert.equal(countCharacters(s), n, JSON.stringify(s));
});

test('the quick count agrees with the segmenter for every UTF-16 unit between characters of every joining kind', () => {
  for (const probe of ['a', '\r', '\n', '\u0301', '\u200d', '\u1161', '\u11a8', '\u0600'])
    for (let block = 0; block < 0x10000; block += 16) {
      const s = Array.from({ length: 16 }, (_, i) => String.fromCharCode(block + i)).join(probe) + probe;
      assert.equal(countCharacters(s), seen(s), `U+${block.toString(16)} with ${JSON.stringify(probe)}`);
    }
});

test('the quick count agrees with the segmenter for any text', () => {
  const unit = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('中', 'a', '\u0301', '\u200d', '👩', '🇨', '\r', '\n', '\u1100', '\u1161', '\u0600'));
  fc.assert(fc.property(fc.array(unit, { maxLength: 12 }), (parts) => countCharacters(parts.join('')) === seen(parts.join(''))), { numRuns: 2000 });
});

test('the quick count agrees with the segmenter for long texts of which every character may join', () => {
  const character = fc.constantFrom('👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩🏽‍❤️‍💋‍👨🏻', '🇨🇳', '🇨', 'é', 'क्षि', '각', '\u1100\u1161', '\r\n', '\u0600', '😀', '𠮷', '中', 'ก็');
  fc.assert(fc.property(fc.array(character, { minLength: 20, maxLength: 200 }), (parts) => countCharacters(parts.join('')) === seen(parts.join(''))), { numRuns: 500 });
});

test('more marks on one letter than any character has are several characters, and long texts are counted quickly', () => {
  assert.equal(countCharacters(`a${'\u0301'.repeat(63)}`), 1);
  assert.ok(countCharacters(`a${'\u0301'.repeat(1e5)}`) > 1000);
  const began = performance.now();
  assert.equal(countCharacters('👨‍👩‍👧‍👦'.repeat(20_000)), 20_000);
  // At once it takes ten seconds.
  assert.ok(performance.now() - began < 5000);
});

test('a text is tidied once and for all: NFC, outer blanks cut, the inside untouched', () => {
  assert.equal(tidy('\ufeff\u3000 Cafe\u0301\r\n\tb  c \u00a0\n'), 'Café\r\n\tb  c');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (s) => tidy(tidy(s)) === tidy(s) && s.normalize().includes(tidy(s))), { numRuns: 500 });
});

test('full-width digits, letters, signs and blanks become half-width', () => {
  assert.equal(toHalfWidth('＋８６（０１０）１２３４－５６７８　ＡＢ'), '+86(010)1234-5678 AB');
  assert.equal(toHalfWidth('138–1234−5678'), '138-1234-5678');
  assert.equal(toHalfWidth('订单号'), '订单号');
});

test('NUL and halves of surrogate pairs are found, whole pairs are fine', () => {
  for (const s of ['\0', 'a\ud800', '\udc00b', '\udc00\ud800']) assert.ok(hasForbidden(s));
  for (const s of ['', '😀', '𠮷', 'a\u200db']) assert.ok(!hasForbidden(s));
});
