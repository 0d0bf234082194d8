/** What a text is made of, as its reader sees it. On the path of every keystroke, so small and quick. */

// UTF-16 units that never join with a neighbour of the same set: Latin without CR, dashes and quotes, CJK punctuation,
// kana, ideographs, Hangul syllables, full-width forms. Everything else may be part of a longer character.
const plain = '\\0-\\f\\x0e-\\u02ff\\u2010-\\u2027\\u3000-\\u3029\\u3030-\\u3098\\u309b-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff9d';
/** Stretches that need a closer look, with one plain neighbour on each side (a mark joins the letter before it). */
const joining = new RegExp(`[${plain}]?[^${plain}]+(?:[${plain}][^${plain}]+)*[${plain}]?`, 'g');

let segmenter: Intl.Segmenter | undefined;

/** UTF-16 units that are looked at together: more than any character has, and few, for segmenters take the square of the time for twice as many. */
const PIECE = 64;

/** How many characters a reader sees: an emoji of several code points or a letter with its accents is one. */
export function countCharacters(s: string): number {
  let n = s.length;
  for (const [part] of s.matchAll(joining)) {
    if (!Intl.Segmenter) n += [...part].length - part.length;
    else for (let from = 0, to; from < part.length; from = to) {
      // Not between the halves of a pair.
      const end = from + PIECE + +(part.charCodeAt(from + PIECE - 1) >> 10 === 54);
      const starts = Array.from((segmenter ??= new Intl.Segmenter()).segment(part.slice(from, end)), ({ index }) => index);
      // The last one may go on behind the cut.
      to = end >= part.length ? part.length : starts[1] ? from + starts.pop()! : end;
      n += starts.length + from - to;
    }
  }
  return n;
}

/** Unicode normal form C, without blanks around it (ideographic space and byte order mark included). Nothing inside is touched. */
export const tidy = (s: string): string => s.normalize().trim();

/** Full-width letters, digits and signs, other dashes and blanks as the ASCII a machine expects. For numbers and codes, never for prose. */
export const toHalfWidth = (s: string): string =>
  s.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s/g, ' ');

/** Half of a surrogate pair, or NUL: no text, and databases refuse it. */
export const hasForbidden = (s: string): boolean => /[\0\ud800-\udfff]/u.test(s);
