/**
 * Words as a search knows them, the same for what is stored and for what is asked: letters in lower case and without accents, full-width as
 * half-width, writing without blanks (Chinese, Japanese, Korean) in pairs of characters.
 */
const runs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇])[\p{L}\p{N}])+/gu;
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇]/u;
/** Longer ones are cut: nobody types them. */
const LONGEST = 64;

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{Mn}/gu, '').normalize('NFC').toLowerCase();

/** Characters of a run in pairs; with `single`, each alone as well. */
function pairs(run: string, single: boolean): string[] {
  const all = [...run];
  const two = all.slice(1).map((c, i) => all[i]! + c);
  return single ? [...two, ...all] : two.length ? two : all;
}

function collect(text: string, single: boolean): string[] {
  return [...fold(text).matchAll(runs)].flatMap(([run]) => (unspaced.test(run) ? pairs(run, single) : [run.slice(0, LONGEST)]));
}

/** What a text is found by. */
export const indexTerms = (texts: readonly (string | undefined)[]): string[] => [...new Set(texts.flatMap((text) => (text ? collect(text, true) : [])))];

/** What has to be found, all of it, for a question. */
export const queryTerms = (question: string): string[] => [...new Set(collect(question, false))];

/** What a number is found by, however it is written: all its digits, and the last ones that people say (7, 4). */
export function numberTerms(text: string | undefined): string[] {
  const digits = fold(text ?? '').replace(/\D/g, '');
  return digits.length < 4 ? [] : [...new Set([digits, digits.replace(/^(00)?86(?=1\d{10}$)/, ''), digits.slice(-11), digits.slice(-8), digits.slice(-7), digits.slice(-4)])];
}
