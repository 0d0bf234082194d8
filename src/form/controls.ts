import type { Field, Value, Values } from '../domain/form.ts';
import { wordsOf } from '../i18n/terms.ts';
import type { FormTerms } from '../i18n/terms.ts';
import type { Form } from './form.ts';
import { read, showCount, write } from './native.ts';
import { h } from '../parts/h.ts';

const labelOf = ({ label, name }: Field, { label: words, locale }: FormTerms) => wordsOf(label ?? name, words, locale);
const legend = (field: Field, terms: FormTerms) => h('legend', { part: 'label', class: field.required === true && 'required' }, labelOf(field, terms));

/** Groups: loaded only for a definition that has them. */
export class Controls {
  readonly #drawField: (field: Field, terms: FormTerms, id: string) => HTMLElement;

  /** `drawField` draws what is inside a row. */
  constructor(drawField: (field: Field, terms: FormTerms, id: string) => HTMLElement) {
    this.#drawField = drawField;
  }

  drawGroup(field: Field, terms: FormTerms, id: string): HTMLElement {
    return h('fieldset', { role: 'group' }, legend(field, terms),
      h('div', { class: 'rows' }, ...Array.from({ length: field.min ?? 1 }, (_, row) => this.#drawRow(field, terms, row))),
      h('button', { 'type': 'button', 'part': 'button', 'data-act': 'add-row', 'data-for': id }, terms.ui.addRow));
  }

  #drawRow(field: Field, terms: FormTerms, row: number): HTMLElement {
    return h('div', { 'class': 'group-row', 'part': 'row', 'role': 'group', 'aria-label': `${labelOf(field, terms)} ${row + 1}` },
      h('div', { class: 'fields' }, ...field.fields!.map((inner) => this.#drawField(inner, terms, `${field.name}.${row}.${inner.name}`))),
      h('button', { 'type': 'button', 'part': 'button', 'class': 'link', 'data-act': `remove-row ${row}`, 'data-for': field.name }, terms.ui.removeRow));
  }

  /** Draws a group anew from its values, at least as many rows as it must have. */
  drawRows(form: Form, field: Field, rows: readonly Values[]): void {
    const { name, min = 1 } = field;
    form.box(name)!.querySelector('.rows')!.replaceChildren(
      ...Array.from({ length: Math.max(rows.length, min) }, (_, row) => this.#drawRow(field, form.terms, row)));
    rows.forEach((values, row) => field.fields!.forEach((inner) => {
      const path = `${name}.${row}.${inner.name}`;
      write(form.element, path, values[inner.name]);
      showCount(form.element, inner, path, values[inner.name]);
    }));
    rows.forEach((values, row) => this.#apply(form, field, row, { ...values }));
  }

  /** As the form does it, with the answers of a row. */
  #apply(form: Form, { name, fields }: Field, row: number, values: Record<string, Value | undefined>): Values {
    for (const inner of fields!.filter(({ when, required }) => when || typeof required === 'object')) {
      const box = form.box(`${name}.${row}.${inner.name}`)!;
      form.depend(inner, box, box.querySelector('input, select, textarea'), values);
    }
    return values;
  }

  /** The rows of a group as they stand. */
  readRows(form: Form, group: Field): Values[] {
    const { name, fields } = group;
    return Array.from(form.box(name)!.querySelectorAll('.group-row'), (_, row) => this.#apply(form, group, row, Object.fromEntries(fields!.map((inner): [string, Value | undefined] => {
      const path = `${name}.${row}.${inner.name}`;
      const value = read(form.element, inner, path);
      showCount(form.element, inner, path, value);
      return [inner.name, value];
    }))));
  }

  /** Adds or removes a row, if that is what the button is for. */
  actInGroup(form: Form, { dataset }: HTMLElement): void {
    const [verb, row] = dataset.act!.split(' ');
    const field = form.fields.get(dataset.for ?? '');
    if (field?.type !== 'group') return;
    const { name, min = 1, max = Infinity } = field;
    const rows = this.readRows(form, field);
    if (verb === 'add-row' && rows.length < max) rows.push({});
    else if (verb === 'remove-row' && rows.length > min) rows.splice(Number(row), 1);
    this.drawRows(form, field, rows);
    form.set(name, rows);
    form.control(`${name}.${verb === 'add-row' ? rows.length - 1 : Math.max(0, Number(row) - 1)}.${field.fields![0]!.name}`)?.focus();
  }
}
