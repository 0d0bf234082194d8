/** The words of the case library, loaded by its element only. */
import type { Locale } from '../domain/form.ts';
import type { EnglishLibraryTerms } from './en/library.ts';

/** English is the list of what must be said: a locale that lacks a word does not compile. */
export type LibraryTerms = EnglishLibraryTerms;

// Written out so that every bundler sees them.
const modules: Readonly<Record<Locale, () => Promise<{ default: LibraryTerms }>>> = {
  'en': () => import('./en/library.ts'), 'zh-Hans': () => import('./zh-Hans/library.ts'), 'zh-Hant': () => import('./zh-Hant/library.ts'),
};

/** The library's words in one locale. The same object each time, once loaded. */
export const loadLibraryTerms = async (_: 'library', locale: Locale): Promise<LibraryTerms> => (await modules[locale]()).default;
