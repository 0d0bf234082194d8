/** What finds in a text the people of a case, and the numbers that it knows of them, however they are written. */
import type { Redaction } from './records/library.ts';
import { toHalfWidth } from './text.ts';

/** What a case says about whose it is. */
export interface Known { readonly names?: readonly string[]; readonly phones?: readonly string[]; readonly emails?: readonly string[]; readonly orders?: readonly string[] }

export type Look = readonly [Redaction, RegExp];

/** A hyphen stays as it is: outside a class the `u` flag allows no backslash before it. */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A letter or digit that a Latin word would go on with; Chinese has no blanks around one. */
const LETTER = '(?:(?!\\p{Script=Han})[\\p{L}\\d])';
const HAN = /\p{Script=Han}/u;
/** Names that are English words, too, and so are names only where no sentence begins. */
const WORDS = /^(?:A[mnst]|B[ey]|Do|Go|H[ei]|I[fnst]|M[ey]|No|O[fhknr]|So|To|U[ps]|We)$/i;
const WITHIN = '(?<=[\\p{Ll}\\d,;] |\\p{Script=Han} ?)';

const word = (part: string, flags = 'giu', before = ''): RegExp => new RegExp(`${before}(?<!${LETTER})${escaped(part).replace(/\s+/g, '\\s+')}(?!${LETTER})`, flags);

/** A Latin name of two letters stands for somebody only where it is written as one. */
function shortName(part: string): RegExp {
  const capital = part[0]!.toUpperCase() + part.slice(1).toLowerCase();
  return new RegExp([...new Set([part, capital])].filter((one) => /^\p{Lu}/u.test(one)).map((one) => word(one, 'gu', WORDS.test(one) ? WITHIN : '').source).join('|') || '(?!)', 'gu');
}

/** What finds a person whose name is known: the whole of it, and the parts that stand for them. The longest first. */
export function nameLooks(names: readonly string[]): RegExp[] {
  const looks = new Map<string, RegExp>();
  const literal = (part: string) => looks.set(part, HAN.test(part[0] ?? '') ? new RegExp(escaped(part), 'giu') : word(part));
  for (const name of names.map((n) => toHalfWidth(n).trim())) {
    const whole = name.replace(/\s/g, '');
    if (/^\p{Script=Han}{2,4}$/u.test(whole)) {
      // The given name; of four characters two may be the surname.
      for (const given of [whole.slice(1), whole.slice(2)]) if ([...given].length > 1) literal(given);
      looks.set(whole, new RegExp([...whole].join('\\s{0,2}'), 'gu'));
    }
    for (const part of [name, ...name.split(/[\s,·•・]+/)]) {
      const long = [...part].length >= (HAN.test(part) ? 2 : 3);
      if (long && !looks.has(part)) literal(part);
      else if (/^\p{Script=Latin}{2}$/u.test(part)) looks.set(part, shortName(part));
    }
  }
  return [...looks].sort(([a], [b]) => b.length - a.length).map(([, look]) => look);
}

/** What may stand between the signs of a number. */
const GAP = '[\\s.()/_·-]{0,3}';
const spread = (signs: string, gap = GAP): string => [...signs].map(escaped).join(gap);
/** Digits that would be a day once something stands between them. */
const isDay = (digits: string): boolean => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
const FEWEST = { phone: 7, order: 5 };

function phoneLook(phone: string): RegExp | undefined {
  const written = toHalfWidth(phone).replace(/(?:ext|转|轉|[x#]).*$/i, '').trim();
  const abroad = /^(?:\+|00)/.test(written);
  const digits = written.replace(/\D/g, '').replace(abroad ? /^00/ : /^0/, '');
  // Nobody knows how long the country's code is.
  const ways = abroad
    ? [1, 2, 3].map((n) => [`(?:\\+|00)?${digits.slice(0, n)}`, digits.slice(n).replace(/^0/, '')] as const)
    : [['(?:(?:\\+|00)\\d{1,3}|86|1)', digits] as const];
  // Within a town nobody says its code.
  const local = /^\(?0\d{1,4}\)?[\s./-]+(.*)$/.exec(written)?.[1]?.replace(/\D/g, '') ?? '';
  const looks = [
    ...ways.filter(([, rest]) => rest.length >= FEWEST.phone).map(([code, rest]) => `(?:${code}${GAP})?(?:\\(?0${GAP})?\\(?${isDay(rest) ? rest : spread(rest)}`),
    ...(local.length >= FEWEST.phone ? [isDay(local) ? local : spread(local)] : []),
  ];
  return looks.length ? new RegExp(`(?<![\\d+])\\(?(?:${looks.join('|')})(?!\\d)`, 'gu') : undefined;
}

function orderLook(order: string): RegExp | undefined {
  const written = toHalfWidth(order).trim();
  const signs = written.replace(/[^\p{L}\d]/gu, '');
  const lettered = /\p{L}/u.test(signs);
  if (!/\d/.test(signs) || signs.length < (lettered ? 3 : FEWEST.order)) return undefined;
  // A short number, or one that looks like a day, would be found in prices and dates if it could be taken apart.
  const gap = lettered || (signs.length > FEWEST.phone && !isDay(signs)) ? GAP : '';
  return new RegExp(`(?<!${LETTER}|\\d[.,])(?:${escaped(written)}|${spread(signs, gap)})(?!${LETTER}|[.,]\\d)`, 'giu');
}

const AT = '\\s*(?:@|[(\\[]\\s*at\\s*[)\\]]|\\sat\\s)\\s*';
const DOT = '\\s*(?:\\.|[(\\[]\\s*dot\\s*[)\\]]|\\sdot\\s)\\s*';

function emailLook(email: string): RegExp | undefined {
  const written = toHalfWidth(email).trim();
  if (!/.@./u.test(written)) return undefined;
  const [, user, host] = /^(.*)@(.*)$/su.exec(written)!;
  return new RegExp(`(?<!${LETTER})${escaped(user!)}${AT}${host!.split('.').map(escaped).join(DOT)}(?!${LETTER})`, 'giu');
}

/** What finds the numbers and addresses that are known. */
export function knownLooks({ phones = [], emails = [], orders = [] }: Known): Look[] {
  const looks = (what: Redaction, make: (text: string) => RegExp | undefined, texts: readonly string[]) => texts.flatMap((text): Look[] => {
    const look = make(text);
    return look ? [[what, look]] : [];
  });
  return [...looks('email', emailLook, emails), ...looks('order', orderLook, orders), ...looks('phone', phoneLook, phones)];
}
