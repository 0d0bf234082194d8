import type { Field } from '../domain/form.ts';
import { wordsOf } from '../i18n/terms.ts';
import type { FormTerms } from '../i18n/terms.ts';
import { drawField } from './draw.ts';
import { h } from './h.ts';

const legend = (field: Field, terms: FormTerms) =>
  h('legend', { part: 'label', class: field.required === true && 'required' }, wordsOf(field.label ?? field.name, terms.label, terms.locale));

/** One row of a repeatable group. */
export function drawRow(field: Field, terms: FormTerms, row: number, id: string): HTMLElement {
  return h('div', { 'class': 'group-row', 'part': 'row', 'role': 'group', 'aria-label': `${wordsOf(field.label ?? field.name, terms.label, terms.locale)} ${row + 1}` },
    h('div', { class: 'fields' }, ...field.fields!.map((inner) => drawField(inner, terms, `${id}.${row}.${inner.name}`))),
    h('button', { 'type': 'button', 'part': 'button', 'class': 'link', 'data-act': `remove-row ${row}`, 'data-for': id }, terms.ui.removeRow));
}

/** Groups, ratings and scales: loaded only for a definition that has them. */
export function drawMore(field: Field, terms: FormTerms, id: string): HTMLElement {
  if (field.type === 'group') {
    return h('fieldset', { role: 'group' }, legend(field, terms),
      h('div', { class: 'rows' }, ...Array.from({ length: field.min ?? 1 }, (_, row) => drawRow(field, terms, row, id))),
      h('button', { 'type': 'button', 'part': 'button', 'data-act': 'add-row', 'data-for': id }, terms.ui.addRow));
  }
  const rating = field.type === 'rating';
  const from = field.min ?? (rating ? 1 : 0);
  const to = field.max ?? (rating ? 5 : 10);
  return h('fieldset', { 'role': 'radiogroup', 'aria-required': field.required === true && 'true' }, legend(field, terms),
    h('div', { class: 'options' }, ...Array.from({ length: to - from + 1 }, (_, i) => h('label', { class: 'option', part: 'option' },
      h('input', { type: 'radio', name: id, value: from + i, id: i ? null : id }), h('span', {}, `${from + i}`)))));
}
