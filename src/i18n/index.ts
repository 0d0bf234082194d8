import type { Locale } from '../domain/form.ts';
import type { CasesTerms, IntakeTerms, SendingTerms, SubmissionTerms } from './terms.ts';

export type { CasesTerms, FormTerms, IntakeTerms, SendingTerms, SubmissionTerms, IssueCode, StateKey } from './terms.ts';
export { wordsOf } from './terms.ts';

export interface TermParts { form: IntakeTerms; submission: SubmissionTerms; sending: SendingTerms; cases: CasesTerms }

type Modules = { readonly [P in keyof TermParts]: Readonly<Record<Locale, () => Promise<{ default: TermParts[P] }>>> };

// Written out so that every bundler sees them.
const modules: Modules = {
  form: { 'en': () => import('./en/form.ts'), 'zh-Hans': () => import('./zh-Hans/form.ts'), 'zh-Hant': () => import('./zh-Hant/form.ts') },
  submission: { 'en': () => import('./en/submission.ts'), 'zh-Hans': () => import('./zh-Hans/submission.ts'), 'zh-Hant': () => import('./zh-Hant/submission.ts') },
  sending: { 'en': () => import('./en/sending.ts'), 'zh-Hans': () => import('./zh-Hans/sending.ts'), 'zh-Hant': () => import('./zh-Hant/sending.ts') },
  cases: { 'en': () => import('./en/cases.ts'), 'zh-Hans': () => import('./zh-Hans/cases.ts'), 'zh-Hant': () => import('./zh-Hant/cases.ts') },
};

/** One part of the terms in one locale. The same object each time, once loaded. */
export const loadTerms = async <P extends keyof TermParts>(part: P, locale: Locale): Promise<TermParts[P]> => (await modules[part][locale]()).default;

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
