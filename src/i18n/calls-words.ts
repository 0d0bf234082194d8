/** In all languages at once: they are fetched with the view that says them. */
import type { Locale } from '../domain/form.ts';
import type { CallTerms } from './calls-terms.ts';
import en from './en/calls.ts';
import hans from './zh-Hans/calls.ts';
import hant from './zh-Hant/calls.ts';

export const CALL_TERMS: Readonly<Record<Locale, CallTerms>> = { 'en': en, 'zh-Hans': hans, 'zh-Hant': hant };
