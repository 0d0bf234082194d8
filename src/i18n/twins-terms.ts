/** The words about cases on the same order, loaded where there are some. */
import type { Locale } from '../domain/form.ts';
import type { EnglishTwinsTerms } from './en/twins.ts';

/** English is the list of what must be said: a locale that lacks a word does not compile. */
export type TwinsTerms = EnglishTwinsTerms;

// Written out so that every bundler sees them.
const modules: Readonly<Record<Locale, () => Promise<{ default: TwinsTerms }>>> = {
  'en': () => import('./en/twins.ts'), 'zh-Hans': () => import('./zh-Hans/twins.ts'), 'zh-Hant': () => import('./zh-Hant/twins.ts'),
};

/** The words in one locale. The same object each time, once loaded. */
export const loadTwinsTerms = async (locale: Locale): Promise<TwinsTerms> => (await modules[locale]()).default;
