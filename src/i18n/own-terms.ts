/** The words of the list of one's own cases, loaded by its element only. */
import type { Locale } from '../domain/form.ts';
import type { EnglishOwnTerms } from './en/own.ts';

/** English is the list of what must be said: a locale that lacks a word does not compile. */
export type OwnTerms = EnglishOwnTerms;

// Written out so that every bundler sees them.
const modules: Readonly<Record<Locale, () => Promise<{ default: OwnTerms }>>> = {
  'en': () => import('./en/own.ts'), 'zh-Hans': () => import('./zh-Hans/own.ts'), 'zh-Hant': () => import('./zh-Hant/own.ts'),
};

/** The words in one locale. The same object each time, once loaded. */
export const loadOwnTerms = async (_: 'own', locale: Locale): Promise<OwnTerms> => (await modules[locale]()).default;
