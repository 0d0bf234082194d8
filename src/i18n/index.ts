import type { Locale } from '../domain/form.ts';
import { FORM } from './form-words.ts';
import type { Shelf } from './locale.ts';
import { SENDING, SUBMISSION } from './sending-words.ts';
import type { CasesTerms, IntakeTerms, SendingTerms, SubmissionTerms } from './terms.ts';

export type { CasesTerms, FormTerms, IntakeTerms, SendingTerms, SubmissionTerms, IssueCode, StateKey } from './terms.ts';
export { localeOf } from './locale.ts';
export { wordsOf } from './terms.ts';

export interface TermParts { form: IntakeTerms; submission: SubmissionTerms; sending: SendingTerms; cases: CasesTerms }

const shelves: { readonly [P in keyof TermParts]: Shelf<TermParts[P]> } = {
  form: FORM, submission: SUBMISSION, sending: SENDING,
  cases: { 'en': () => import('./en/cases.ts'), 'zh-Hans': () => import('./zh-Hans/cases.ts'), 'zh-Hant': () => import('./zh-Hant/cases.ts') },
};

/** One part of the terms in one locale. The same object each time, once loaded. */
export const loadTerms = async <P extends keyof TermParts>(part: P, locale: Locale): Promise<TermParts[P]> => (await shelves[part][locale]()).default;
