import type { Field, Locale } from '../domain/form.ts';
import { isScale, rangeOf } from '../domain/survey.ts';
import { wordsOf } from '../i18n/terms.ts';

/** The answers of a question on which a later one can hang, in words; nothing of one that has none to choose from. */
export function choicesOf(field: Field, locale: Locale): readonly { readonly name: string; readonly label: string; readonly values: readonly { readonly value: string | number; readonly label: string }[] }[] {
  const label = wordsOf(field.label ?? field.name, {}, locale);
  const [from, to] = rangeOf(field);
  const values = isScale(field) ? Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => ({ value: from + i, label: `${from + i}` }))
    : field.type === 'choice' ? (field.options ?? []).map(({ value, label: words }) => ({ value, label: wordsOf(words ?? value, {}, locale) })) : [];
  return values.length ? [{ name: field.name, label, values }] : [];
}
