/** In all languages at once: they are fetched with the view that says them. */
import type { Locale } from '../domain/form.ts';
import type { CategoryTerms } from './categories-terms.ts';
import en from './en/categories.ts';
import hans from './zh-Hans/categories.ts';
import hant from './zh-Hant/categories.ts';

export const CATEGORY_TERMS: Readonly<Record<Locale, CategoryTerms>> = { 'en': en, 'zh-Hans': hans, 'zh-Hant': hant };
