/** What seeded tests that make things wrong have in common. */

/** mulberry32: small, seeded, good enough to choose with. */
export function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, pick: <T>(list: readonly T[]) => list[below(list.length)]!, chance: (p: number) => next() < p };
}
export type Dice = ReturnType<typeof dice>;

export const NASTY: readonly unknown[] = [
  null, true, false, 0, -0, -1, 1e308, 2 ** 53 + 1, 0.1, '', ' ', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202e\u200b\ufeff', 'é'.normalize('NFD').repeat(99), 'a' + '\u0301'.repeat(3000), '👨‍👩‍👧‍👦'.repeat(200),
  "'; drop table heed_cases; --", '${7*7}', '<script>alert(1)</script>', '../../etc/passwd', '%00%n%s', 'İıŞß', '９９９', '+86 138 0013 8000', 'x@y', '2026-02-30', '9999-12-31', '-1-1-1', 'x'.repeat(20_000), 'NaN', 'undefined',
  [], {}, [[[[[[]]]]]], [null], { length: 5 }, { toString: 'x' }, { then: 'x' }, { toJSON: 'x' }, { $ref: '#' }, ['a', 1, null], [{ id: 'x' }], Array.from({ length: 500 }, (_, i) => i), { a: { b: { c: { d: {} } } } },
];
export const WORDS = NASTY.filter((value) => typeof value === 'string');
const KEYS = ['kind', 'form', 'values', 'files', 'extra', 'locale', 'source', 'subject', 'description', 'phone', 'email', 'consent', 'impact', 'occurredAt', 'wantedOutcome', 'id', 'version', 'name', 'label', 'value', 'constructor', 'hasOwnProperty', '', '\0', '\ud800', '0', 'toString', 'length', 'site', 'state', 'type', 'text'];

/** The value with a few things wrong in it. */
export function mutate(value: unknown, d: Dice, depth = 0): unknown {
  if (d.chance(0.12)) return structuredClone(d.pick(NASTY));
  if (Array.isArray(value)) {
    const list = value.map((item) => mutate(item, d, depth + 1));
    if (d.chance(0.3)) list.push(structuredClone(d.pick(NASTY)));
    return list;
  }
  if (typeof value === 'object' && value !== null) {
    const out: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      if (d.chance(0.06)) continue;
      out[d.chance(0.04) ? d.pick(KEYS) : key] = d.chance(0.35) ? mutate(inner, d, depth + 1) : inner;
    }
    if (d.chance(0.15)) Object.defineProperty(out, d.chance(0.1) ? '__proto__' : d.pick(KEYS), { value: structuredClone(d.pick(NASTY)), enumerable: true, configurable: true });
    return out;
  }
  if (typeof value === 'string' && d.chance(0.5)) {
    const at = d.below(value.length + 1);
    return value.slice(0, at) + d.pick(WORDS) + value.slice(at);
  }
  return d.chance(0.5) ? structuredClone(d.pick(NASTY)) : value;
}

export function scramble(bytes: Uint8Array, d: Dice): Uint8Array<ArrayBuffer> {
  const out = [...bytes];
  for (let i = d.below(8); i >= 0; i--) {
    const at = d.below(out.length + 1);
    const how = d.below(4);
    if (how === 0) out[at] = d.below(256);
    else if (how === 1) out.splice(at, d.below(20));
    else if (how === 2) out.splice(at, 0, ...Array.from({ length: d.below(20) }, () => d.below(256)));
    else out.splice(at, 0, ...out.slice(d.below(out.length + 1)).slice(0, 50));
  }
  return new Uint8Array(out);
}
