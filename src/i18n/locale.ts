import type { Locale } from '../domain/form.ts';

/** A module of words per locale. Written out, so that every bundler sees them. */
export type Shelf<T> = Readonly<Record<Locale, () => Promise<{ default: T }>>>;

/** Said, or else Cantonese, or where Chinese is written in traditional characters: CLDR's likely subtags. */
const TRADITIONAL = /hant|^(?!.*hans).*(yue(?!-cn)|-(au|bn|gb|gf|hk|id|mo|pa|pf|ph|sr|th|tw|us|vn)\b)/i;

/**
 * The locale we have for a language tag: `zh`, `zh-CN`, `zh-SG` → zh-Hans; `zh-TW`, `zh-HK`, `zh-MO` → zh-Hant;
 * `undefined` for a language that is not shipped, and for a tag that is none. What `Intl.Locale` says, without the 10 ms and more
 * that the first `maximize` of a page takes.
 */
export const localeOf = (tag: string | null | undefined): Locale | undefined =>
  /^en\b/i.test(tag!) ? 'en' : /^(zh|cmn|yue)\b/i.test(tag!) ? (TRADITIONAL.test(tag!) ? 'zh-Hant' : 'zh-Hans') : undefined;
