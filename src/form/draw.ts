import { fieldsOf, isRequired, isShown } from '../domain/form.ts';
import type { Field, FormDefinition } from '../domain/form.ts';
import type { FormTerms } from '../i18n/terms.ts';
import { wordsOf } from '../i18n/terms.ts';
import type { Controls } from './controls.ts';
import type * as Scales from './scales.ts';
import { h } from '../parts/h.ts';

/** A definition, drawn once in one language and cloned for every form on the page. */
export interface Drawing {
  readonly template: DocumentFragment;
  readonly fields: ReadonlyMap<string, Field>;
  /** Fields whose being shown or required depends on other answers. */
  readonly dependent: readonly Field[];
}

const INPUTS: Partial<Record<Field['type'], Record<string, string>>> = {
  email: { type: 'email', inputmode: 'email', autocapitalize: 'off', spellcheck: 'false' },
  phone: { type: 'tel', inputmode: 'tel' },
  // Full-width digits must be typeable, so numbers are text.
  order: { type: 'text', autocapitalize: 'characters', spellcheck: 'false', autocomplete: 'off' },
  number: { type: 'text', inputmode: 'decimal' },
  money: { type: 'text', inputmode: 'decimal' },
  date: { type: 'date' },
  datetime: { type: 'datetime-local' },
};

const MORE = ['group', 'rating', 'scale'];
/** What draws and reads groups, and what draws ratings and scales, once a definition needed it. */
export let more: Controls | undefined;
export let scales: typeof Scales | undefined;

let drawFiles: ((field: Field, terms: FormTerms, id: string, about?: string) => HTMLElement) | undefined;
/** For who shows forms with files: `drawPicker`. A survey has none, and does not pay for it. */
export const takesFiles = (draw: typeof drawFiles): void => { drawFiles = draw; };

/** Loads what this definition needs beyond the usual fields; `undefined` if it can be drawn at once. */
export function prepare(definition: FormDefinition): Promise<unknown> | undefined {
  const at = fieldsOf(definition).map(({ type }) => MORE.indexOf(type));
  const groups = !more && at.includes(0), scaled = !scales && at.some((i) => i > 0);
  return groups || scaled ? Promise.all([
    groups ? import('./controls.ts').then(({ Controls }) => { more = new Controls(drawField); }) : undefined,
    scaled ? import('./scales.ts').then((drawn) => { scales = drawn; }) : undefined,
  ]) : undefined;
}

const labelOf = (field: Field, terms: FormTerms) => wordsOf(field.label ?? field.name, terms.label, terms.locale);

const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString();
};

function options(field: Field, terms: FormTerms, id: string, type: string): HTMLElement {
  return h('div', { class: 'options' }, ...field.options!.map(({ value, label }, i) =>
    h('label', { class: 'option', part: 'option' },
      h('input', { type, name: id, value, id: i ? null : id }), h('span', {}, wordsOf(label ?? value, terms.option, terms.locale)))));
}

/** One field with its label and hint. `id` is its path: the name, or in groups `group.0.name`. */
export function drawField(field: Field, terms: FormTerms, id = field.name): HTMLElement {
  const { type, hint, max, autocomplete } = field;
  const words = labelOf(field, terms);
  const about = hint && `${id}-h`;
  const hintNode = hint && h('p', { id: about, class: 'hint', part: 'hint' }, wordsOf(hint, terms.hint, terms.locale));
  const long = type === 'longtext';
  const counted = !!max && (long || type === 'text');
  const shared = { id, name: id, part: 'control', required: isRequired(field, {}), autocomplete, 'aria-describedby': counted ? `${about ?? ''} ${id}-n` : about };
  const radios = type === 'choice' && (field.appearance ?? (field.options!.length > 4 ? 'select' : 'radio')) === 'radio';
  const wide = field.wide || (radios && field.options!.length > 3) || ['longtext', 'choices', 'files', 'consent', ...MORE].includes(type);
  const box = { class: `field ${type}${wide ? ' wide' : ''}`, part: 'field', 'data-field': id, hidden: field.hidden || !isShown(field, {}) };

  if (MORE.includes(type)) {
    const drawn = type === 'group' ? more!.drawGroup(field, terms, id) : scales!.drawScale(field, terms, id);
    for (const [name, value] of Object.entries(box)) if (value !== false) drawn.setAttribute(name, value === true ? '' : value);
    return drawn;
  }
  if (radios || type === 'choices') {
    return h('fieldset', { ...box, role: radios ? 'radiogroup' : null, 'aria-required': isRequired(field, {}) && radios ? 'true' : null, 'aria-describedby': about },
      h('legend', { part: 'label', class: isRequired(field, {}) && 'required' }, words), hintNode, options(field, terms, id, radios ? 'radio' : 'checkbox'));
  }
  if (type === 'consent') {
    return h('div', box, h('label', { class: 'option check' }, h('input', { ...shared, type: 'checkbox' }), h('span', { class: 'required' }, words)),
      h('a', { class: 'privacy', part: 'link', target: '_blank', rel: 'noopener', hidden: true }, terms.ui.privacy));
  }
  if (type === 'files') {
    return h('div', { ...box, role: 'group', 'aria-labelledby': `${id}-l` }, h('span', { class: 'label', part: 'label', id: `${id}-l` }, words), hintNode, drawFiles!(field, terms, id, about));
  }
  const control = long ? h('textarea', { ...shared, rows: 5 })
    : type === 'choice' ? h('select', shared, h('option', { value: '' }, terms.ui.choose),
      ...field.options!.map(({ value, label }) => h('option', { value }, wordsOf(label ?? value, terms.option, terms.locale))))
      : h('input', { type: 'text', enterkeyhint: 'next', ...shared, ...INPUTS[type], max: field.past && today().slice(0, type === 'date' ? 10 : 16) });
  return h('div', box, h('label', { for: id, part: 'label', class: isRequired(field, {}) && 'required' }, words), hintNode, control,
    counted && h('p', { class: 'count', id: `${id}-n`, part: 'count', hidden: !long }, `0 / ${max}`));
}

const drawings = new WeakMap<FormDefinition, WeakMap<FormTerms, Drawing>>();

/** The drawing of a definition in a language, made at the first call. */
export function drawingOf(definition: FormDefinition, terms: FormTerms): Drawing {
  let byTerms = drawings.get(definition);
  if (!byTerms) drawings.set(definition, (byTerms = new WeakMap()));
  let drawing = byTerms.get(terms);
  if (!drawing) {
    const fields = fieldsOf(definition);
    const template = document.createDocumentFragment();
    template.append(h('form', { novalidate: true, part: 'form' },
      h('p', { class: 'hint note' }, terms.ui.required),
      ...definition.steps.map((step) => h('section', { part: 'section', 'aria-labelledby': `step-${step.name}` },
        h('h3', { part: 'title', id: `step-${step.name}`, tabindex: -1 }, wordsOf(step.title ?? step.name, terms.step, terms.locale)),
        h('div', { class: 'fields' }, ...step.fields.map((field) => drawField(field, terms))))),
      h('div', { class: 'actions', part: 'actions' }, h('button', { type: 'submit', part: 'button submit', class: 'primary' }, terms.ui.review))));
    const dependent = fields.filter(({ when, required }) => when || typeof required === 'object');
    drawing = {
      template, dependent,
      fields: new Map(fields.map((field) => [field.name, field])),
    };
    byTerms.set(terms, drawing);
  }
  return drawing;
}
