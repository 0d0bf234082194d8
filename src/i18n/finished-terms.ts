/** The words with which the desk tells of a finished service: loaded when somebody does. */
import type { Locale } from '../domain/form.ts';
import type { EnglishFinishedTerms } from './en/finished.ts';

/** English is the list of what must be said: a locale that lacks a word does not compile. */
export type FinishedTerms = EnglishFinishedTerms;

// Written out so that every bundler sees them.
const modules: Readonly<Record<Locale, () => Promise<{ default: FinishedTerms }>>> = {
  'en': () => import('./en/finished.ts'), 'zh-Hans': () => import('./zh-Hans/finished.ts'), 'zh-Hant': () => import('./zh-Hant/finished.ts'),
};

/** The words in one locale. The same object each time, once loaded. */
export const loadFinishedTerms = async (locale: Locale): Promise<FinishedTerms> => (await modules[locale]()).default;
