import type { Locale } from '../domain/form.ts';
import type { Shelf } from './locale.ts';
import type { IntakeTerms } from './terms.ts';

export const FORM: Shelf<IntakeTerms> =
  { 'en': () => import('./en/form.ts'), 'zh-Hans': () => import('./zh-Hans/form.ts'), 'zh-Hant': () => import('./zh-Hant/form.ts') };

/** The words of a form. By themselves: who shows a form need not know where other words are. */
export const loadFormTerms = async (_: 'form', locale: Locale): Promise<IntakeTerms> => (await FORM[locale]()).default;
