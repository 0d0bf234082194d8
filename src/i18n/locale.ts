import type { Locale } from '../domain/form.ts';

/** A module of words per locale. Written out, so that every bundler sees them. */
export type Shelf<T> = Readonly<Record<Locale, () => Promise<{ default: T }>>>;

/**
 * The locale we have for a language tag: `zh`, `zh-CN`, `zh-SG` → zh-Hans; `zh-TW`, `zh-HK`, `zh-MO` → zh-Hant;
 * `undefined` for a language that is not shipped, and for a tag that is none.
 */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  try {
    const { language, script } = new Intl.Locale(tag ?? '').maximize();
    return language === 'en' ? 'en' : language === 'zh' || language === 'yue' ? (script === 'Hant' ? 'zh-Hant' : 'zh-Hans') : undefined;
  } catch {
    return undefined; // not a language tag
  }
}
