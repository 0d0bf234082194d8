import type { Locale } from '../domain/form.ts';

/** A module of words per locale. Written out, so that every bundler sees them. */
export type Shelf<T> = Readonly<Record<Locale, () => Promise<{ default: T }>>>;

/** Cantonese, and where Chinese is written in traditional characters unless it is said: CLDR's likely subtags. */
const TRADITIONAL = /yue-(?!cn)|-(au|bn|gb|gf|hk|id|mo|pa|pf|ph|sr|th|tw|us|vn)-/;

/**
 * The locale we have for a language tag: `zh`, `zh-CN`, `zh-SG` → zh-Hans; `zh-TW`, `zh-HK`, `zh-MO` → zh-Hant;
 * `undefined` for a language that is not shipped, and for a tag that is none. What `Intl.Locale` says, without the 10 ms and more
 * that the first `maximize` of a page takes.
 */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  const s = `${tag}-`.toLowerCase();
  if (/^en-/.test(s)) return 'en';
  if (/^(zh|cmn|yue)-/.test(s)) return s.includes('-hant') || (!s.includes('-hans') && TRADITIONAL.test(s)) ? 'zh-Hant' : 'zh-Hans';
  return undefined;
}
