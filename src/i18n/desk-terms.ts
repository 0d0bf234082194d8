/** The words of the staff's desk: loaded by its elements only, so that no customer pays for them. */
import type { Locale } from '../domain/form.ts';
import type { EnglishDeskTerms } from './en/desk.ts';
import type { IntakeTerms } from './terms.ts';

export { loadTerms } from './index.ts';

/** English is the list of what must be said: a locale that lacks a word does not compile. */
export type DeskTerms = EnglishDeskTerms;

// Written out so that every bundler sees them.
const modules: Readonly<Record<Locale, () => Promise<{ default: DeskTerms }>>> = {
  'en': () => import('./en/desk.ts'), 'zh-Hans': () => import('./zh-Hans/desk.ts'), 'zh-Hant': () => import('./zh-Hant/desk.ts'),
};

/** The desk's words in one locale. The same object each time, once loaded. */
export const loadDeskTerms = async (_: 'desk', locale: Locale): Promise<DeskTerms> => (await modules[locale]()).default;

/** The word for a key that comes from data; the key itself where a newer server sends one that is not known. */
export const word = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

/** What a field of a step is called: its text is what the step makes of it, and what a promise is for is an answer. */
export const fieldName = ({ text, label }: DeskTerms, step: string, name: string): string =>
  (name === 'text' && (text as Readonly<Record<string, string>>)[step]) || word(label, step === 'promise' && name === 'by' ? 'answerBy' : name);

const staffForms = new WeakMap<IntakeTerms, IntakeTerms>();

/** The form's words as staff reads them: the customer is no longer "you", and the payloads of steps have labels. The same object each time. */
export function staffForm(form: IntakeTerms, { label, option, ui }: DeskTerms): IntakeTerms {
  let made = staffForms.get(form);
  if (!made) {
    made = { ...form, label: { ...form.label, ...label }, option: { ...form.option, ...option }, ui: { ...form.ui, review: ui.submit } };
    staffForms.set(form, made);
  }
  return made;
}
