/** In all languages at once: they are fetched with the view that says them. */
import type { Locale } from '../domain/form.ts';
import en from './en/scripts.ts';
import type { ScriptTerms } from './scripts-terms.ts';
import hans from './zh-Hans/scripts.ts';
import hant from './zh-Hant/scripts.ts';

export const SCRIPT_TERMS: Readonly<Record<Locale, ScriptTerms>> = { 'en': en, 'zh-Hans': hans, 'zh-Hant': hant };
