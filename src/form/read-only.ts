import { isFilled, isShown } from '../domain/form.ts';
import type { Field, FileValue, FormDefinition, Value, Values } from '../domain/form.ts';
import { formatDate, formatTime } from '../i18n/format.ts';
import { wordsOf } from '../i18n/terms.ts';
import type { FormTerms } from '../i18n/terms.ts';
import { h } from '../parts/h.ts';

/** Words that a read-only view needs besides the form's own. */
export interface ReadOnlyWords { readonly notGiven: string; readonly yes: string; readonly no: string; readonly change?: string }

/** A value in words, line breaks kept. */
export function valueText(field: Field, value: Value | undefined, terms: FormTerms, words: ReadOnlyWords): string {
  const { type } = field;
  const label = (v: unknown) => wordsOf(field.options?.find((o) => o.value === v)?.label ?? `${v as string}`, terms.option, terms.locale);
  if (type === 'consent') return value ? words.yes : words.no;
  if (!isFilled(value)) return words.notGiven;
  if (type === 'choice') return label(value);
  if (type === 'choices') return (value as string[]).map(label).join(', ');
  if (type === 'files') return (value as FileValue[]).map(({ name }) => name).join('\n');
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(`${value as string}`) ? formatDate(value as string, terms.locale) : `${value as string}`;
  if (type === 'datetime') return formatTime(value as string, terms.locale);
  return `${value as string}`;
}

/**
 * The read-only view of a definition with its values.
 * @param change - draws a button beside each section that calls it with the name of the section's first field
 * @param all - also fields that were not filled
 */
export function readOnly(
  definition: FormDefinition, values: Values, terms: FormTerms, words: ReadOnlyWords, { change, all = false }: { change?: (name: string) => void; all?: boolean } = {},
): HTMLElement[] {
  const given = ({ name, hidden }: Field) => all ? !hidden : isFilled(values[name]);
  const entry = (field: Field, value: Value | undefined): HTMLElement => h('div', { class: 'entry' },
    h('dt', {}, wordsOf(field.label ?? field.name, terms.label, terms.locale)),
    h('dd', { class: !isFilled(value) && field.type !== 'consent' && 'hint' }, ...field.type === 'group' && isFilled(value)
      ? (value as readonly Values[]).map((row) => h('dl', {}, ...field.fields!.filter((inner) => isShown(inner, row)).map((inner) => entry(inner, row[inner.name]))))
      : [h('bdi', {}, valueText(field, value, terms, words))]));
  return definition.steps.flatMap((step) => {
    const fields = step.fields.filter((field) => isShown(field, values) && given(field));
    const title = wordsOf(step.title ?? step.name, terms.step, terms.locale);
    return fields.length ? h('section', { part: 'section' },
      h('div', { class: 'row' }, h('h3', { part: 'title' }, title), change
        && h('button', { 'type': 'button', 'class': 'link', 'part': 'button', 'aria-label': `${words.change}: ${title}`, 'onclick': () => change(fields[0]!.name) }, words.change)),
      h('dl', {}, ...fields.map((field) => entry(field, values[field.name])))) : [];
  });
}
