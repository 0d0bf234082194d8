/** In all languages at once: they are fetched with the view that says them. */
import type { Locale } from '../domain/form.ts';
import type { VisitTerms } from './visits-terms.ts';
import en from './en/visits.ts';
import hans from './zh-Hans/visits.ts';
import hant from './zh-Hant/visits.ts';

export const VISIT_TERMS: Readonly<Record<Locale, VisitTerms>> = { 'en': en, 'zh-Hans': hans, 'zh-Hant': hant };
