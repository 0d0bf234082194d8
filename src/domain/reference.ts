import { toHalfWidth } from './text.ts';

/**
 * Numbers that people read to each other on the phone. Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Times α in GF(32), α⁵ = α² + 1. */
const timesAlpha = (x: number): number => (x << 1) ^ (x & 16 ? 37 : 0);
/** The symbols as a polynomial, evaluated at α. Powers of α differ, so one wrong symbol or two swapped ones never give the same value. */
const evaluate = (symbols: Iterable<number>): number => {
  let sum = 0;
  for (const x of symbols) sum = timesAlpha(sum) ^ x;
  return sum;
};

const write = (symbols: Iterable<number>): string => Array.from(symbols, (x) => ALPHABET[x]).join('');

/** The symbols of what a person typed: any case, blanks, dashes and widths. Undefined if another character is among them. */
function read(input: string, length: number): string | undefined {
  let s = toHalfWidth(input).toUpperCase().replace(/[\s\p{Pd}\p{Cf}._]/gu, '');
  if (s.length === length + 2) s = s.replace(/^HD/, '');
  s = s.replace(/O/g, '0').replace(/[IL]/g, '1');
  return s.length === length && [...s].every((c) => ALPHABET.includes(c)) ? s : undefined;
}

/** Ten symbols (nine and their check) as they are printed: `HD-XXXXX-XXXXX`. */
export const formatReference = (symbols: string): string => `HD-${symbols.slice(-10, -5)}-${symbols.slice(-5)}`;

/** A new reference: 45 random bits. `randomBytes` gives as many random bytes as it is asked for. */
export function makeReference(randomBytes: (n: number) => Uint8Array): string {
  const symbols = Array.from(randomBytes(9), (byte) => byte & 31);
  return formatReference(write([...symbols, timesAlpha(evaluate(symbols))]));
}

/** The reference a person meant, or undefined if there is a slip in it (every single wrong symbol and every swap of two is noticed). */
export function parseReference(input: string): string | undefined {
  const s = read(input, 10);
  return s && !evaluate(Array.from(s, (c) => ALPHABET.indexOf(c))) ? formatReference(s) : undefined;
}

const formatTrackingCode = (s: string): string => s.replace(/.{4}(?=.)/g, '$&-');

/** Ten random bytes (80 bit) as a tracking code: `XXXX-XXXX-XXXX-XXXX`. */
export function encodeTrackingCode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  return formatTrackingCode(write(Array.from({ length: 16 }, (_, i) => Number((bits >> BigInt(75 - 5 * i)) & 31n))));
}

/** The tracking code a person meant, or undefined if it cannot be one. */
export function parseTrackingCode(input: string): string | undefined {
  const s = read(input, 16);
  return s && formatTrackingCode(s);
}
