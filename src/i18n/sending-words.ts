import type { Locale } from '../domain/form.ts';
import type { Shelf } from './locale.ts';
import type { SendingTerms, SubmissionTerms } from './terms.ts';

export const SUBMISSION: Shelf<SubmissionTerms> =
  { 'en': () => import('./en/submission.ts'), 'zh-Hans': () => import('./zh-Hans/submission.ts'), 'zh-Hant': () => import('./zh-Hant/submission.ts') };

export const SENDING: Shelf<SendingTerms> =
  { 'en': () => import('./en/sending.ts'), 'zh-Hans': () => import('./zh-Hans/sending.ts'), 'zh-Hant': () => import('./zh-Hant/sending.ts') };

/** The words of a submission; `all`: with those that few need. */
export const loadSendingTerms = async (all: boolean, locale: Locale): Promise<SubmissionTerms | SendingTerms> => (await (all ? SENDING : SUBMISSION)[locale]()).default;
