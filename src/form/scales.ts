import type { Field } from '../domain/form.ts';
import { rangeOf } from '../domain/survey.ts';
import type { FormTerms } from '../i18n/terms.ts';
import { wordsOf } from '../i18n/terms.ts';
import { face, star } from '../parts/faces.ts';
import { h, wear } from '../parts/h.ts';
import { scaleStyles } from '../theme/scales.ts';

/** What the values of a scale are called: by the field itself, or as its kind of score is. */
function wordsIn(field: Field, { option, locale, scale }: FormTerms, count: number): readonly (string | undefined)[] {
  const { options, score, ends = score === 'nps' || score === 'ces' ? scale?.[score] : undefined } = field;
  if (options) return options.map(({ value, label }) => wordsOf(label ?? value, option, locale));
  const words = count === 5 && !ends ? scale?.[score === 'csat' ? score : 'item'] : undefined;
  return words ?? Array.from({ length: count }, (_, i) => (i && i < count - 1 ? undefined : ends && wordsOf(ends[i ? 1 : 0], option, locale)));
}

/** The browser's own radio buttons in a row, as faces, stars or numbers. Each is named with its value and its word. */
function drawRow(field: Field, terms: FormTerms, id: string): HTMLElement {
  const [from, to] = rangeOf(field);
  const count = to - from + 1;
  const { appearance = field.type === 'rating' ? 'stars' : 'numbers' } = field;
  const words = wordsIn(field, terms, count);
  const numbers = appearance !== 'faces' && appearance !== 'stars';
  const row = h('div', { class: `scale ${appearance} of${count}` }, ...words.map((word, i) => {
    const value = from + i;
    const shown = word && h('small', {}, word);
    return h('label', { class: 'option step', part: 'option' },
      h('input', { 'type': 'radio', 'name': id, value, 'id': i ? null : id, 'aria-label': terms.scale?.value(value, to, word) ?? [`${value} / ${to}`, word].filter(Boolean).join(': ') }),
      numbers ? h('span', {}, `${value}`) : h('span', {}, appearance === 'stars' ? star() : face(i / (count - 1)), shown));
  }));
  const [low, high] = [words[0], words.at(-1)];
  return numbers && low ? h('div', { class: 'ends' }, row, h('p', { 'class': 'hint', 'aria-hidden': 'true' }, h('span', {}, low), h('span', {}, high))) : row;
}

/** A rating or scale. The shapes of its values differ, so that nothing hangs on colours. Loaded only for a definition that has one. */
export const drawScale = (field: Field, terms: FormTerms, id: string): HTMLElement =>
  h('fieldset', { 'role': 'radiogroup', 'aria-required': field.required === true && 'true' },
    h('legend', { part: 'label', class: field.required === true && 'required' }, wordsOf(field.label ?? field.name, terms.label, terms.locale)), drawRow(field, terms, id));

/** Dresses the shadow root whose form has them. */
export const dress = (root: Node): void => wear(root, scaleStyles);
