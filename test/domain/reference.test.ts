import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeTrackingCode, formatReference, makeReference, parseReference, parseTrackingCode } from 'heed/domain';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const samples = Array.from({ length: 200 }, () => makeReference(randomBytes));
const bare = (reference: string) => reference.slice(3).replace('-', '');

test('a reference reads HD-XXXXX-XXXXX and is found again', () => {
  for (const reference of samples) {
    assert.match(reference, /^HD-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    assert.equal(parseReference(reference), reference);
  }
});

test('every single wrong symbol is noticed', () => {
  for (const reference of samples) for (let i = 0; i < 10; i++) for (const symbol of ALPHABET) {
    const s = bare(reference);
    if (symbol !== s[i]) assert.equal(parseReference(formatReference(s.slice(0, i) + symbol + s.slice(i + 1))), undefined);
  }
});

test('every swap of two symbols, neighbours or not, is noticed', () => {
  for (const reference of samples) for (let i = 0; i < 9; i++) for (let j = i + 1; j < 10; j++) {
    const s = [...bare(reference)];
    if (s[i] === s[j]) continue;
    [s[i], s[j]] = [s[j]!, s[i]!];
    assert.equal(parseReference(formatReference(s.join(''))), undefined);
  }
});

test('a reference is understood as people type it', () => {
  const reference = makeReference(() => Uint8Array.of(0, 1, 17, 13, 0, 1, 7, 8, 9));
  const s = bare(reference);
  const wide = [...reference].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
  for (const typed of [s, s.toLowerCase(), ` ${reference} `, reference.replaceAll('-', ' '), reference.replaceAll('-', '–'), reference.replaceAll('-', ''), wide,
    `hd ${s.replaceAll('0', 'o').replaceAll('1', 'l')}`, `HD-${s.replaceAll('0', 'O').replaceAll('1', 'I')}`, `\u200e${reference}\u200b`])
    assert.equal(parseReference(typed), reference, typed);
});

test('whatever is no reference or code is undefined, never an error', () => {
  for (const typed of ['', 'HD', 'HD-', 'HD-UUUUU-UUUUU', '1234567890123', '投诉', '\ud800']) {
    assert.equal(parseReference(typed), undefined);
    assert.equal(parseTrackingCode(typed), undefined);
  }
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (s) => {
    const reference = parseReference(s), code = parseTrackingCode(s);
    return (!reference || parseReference(reference) === reference) && (!code || parseTrackingCode(code) === code);
  }));
});

test('all 45 random bits of a reference count', () => {
  for (let i = 0; i < 9; i++) for (let bit = 0; bit < 5; bit++) {
    const bytes = new Uint8Array(9);
    const zero = makeReference(() => bytes.slice());
    bytes[i] = 1 << bit;
    assert.notEqual(makeReference(() => bytes), zero);
  }
});

test('ten bytes and a tracking code are the same thing, in both directions', () => {
  assert.equal(encodeTrackingCode(new Uint8Array(10)), '0000-0000-0000-0000');
  assert.equal(encodeTrackingCode(new Uint8Array(10).fill(255)), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  fc.assert(fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
    const code = encodeTrackingCode(bytes);
    const bits = [...code.replaceAll('-', '')].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('');
    assert.match(code, /^(\w{4}-){3}\w{4}$/);
    assert.deepEqual(bits.match(/.{8}/g)?.map((b) => parseInt(b, 2)), [...bytes]);
    assert.equal(parseTrackingCode(code.toLowerCase().replaceAll('-', ' ')), code);
  }));
});
