import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Condition, Field, Locale, Text } from '../../domain/form.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';
import { conditionsView } from './conditions.ts';
import type { Earlier } from './conditions.ts';

const LOCALES: readonly (readonly [Locale, string])[] = [['en', 'English'], ['zh-Hans', '\u7b80\u4f53\u4e2d\u6587'], ['zh-Hant', '\u7e41\u9ad4\u4e2d\u6587']];

/** Words in three languages, side by side. */
export const threeWords = (legend: string, text: Text | undefined, set: (locale: Locale, words: string) => void, shown = false): TemplateResult => html`${shown ? html`<span class="label" aria-hidden="true">${legend}</span>` : ''}<div class="three" role="group" aria-label=${legend}>
  ${LOCALES.map(([locale, name]) => html`<label><span aria-hidden="true">${name}</span><input type="text" part="control" lang=${locale} aria-label=${`${legend}, ${name}`}
    .value=${typeof text === 'object' ? text[locale] ?? '' : text ?? ''} @input=${(event: Event) => set(locale, (event.target as HTMLInputElement).value)}></label>`)}</div>`;

/** What can be done to a question. */
export interface QuestionActs {
  label(locale: Locale, words: string): void;
  option(n: number, locale: Locale, words: string): void;
  addOption(): void;
  removeOption(n: number): void;
  moveOption(n: number, by: 1 | -1): void;
  /** From here on it is another part. */
  part(): void;
  required(when: Field['required']): void;
  appearance(look: Field['appearance']): void;
  when(condition: Condition | undefined): void;
  move(by: 1 | -1): void;
  remove(): void;
}

export interface QuestionView {
  readonly field: Field;
  readonly at: number;
  readonly last: boolean;
  readonly first: boolean;
  /** The first of its part: none can begin here. */
  readonly opens: boolean;
  readonly kind: string;
  readonly wrong: boolean;
  /** Questions before it, on whose answers it may depend, with what these can be. */
  readonly earlier: readonly Earlier[];
}

/** One question with everything that can be done to it. */
export function questionView(view: QuestionView, t: SurveyStaffTerms, acts: QuestionActs): TemplateResult {
  const { field, at, last, first, opens, kind, wrong, earlier } = view;
  const { e, locale } = t;
  const { required } = field;
  const name = wordsOf(field.label ?? field.name, {}, locale);
  const small = (what: string, words: string, of: string, act: () => void, off = false, sign = '') =>
    html`<button type="button" part="button" class=${sign ? 'small sign' : 'small'} data-act=${what} aria-label=${`${words}: ${of}`} title=${sign ? words : nothing} ?disabled=${off} @click=${act}>${sign || words}</button>`;
  const movers = (of: string, move: (by: 1 | -1) => void, top: boolean, bottom: boolean) => html`${small('up', e.up, of, () => move(-1), top, '↑')}${small('down', e.down, of, () => move(1), bottom, '↓')}`;
  const options = field.options ?? [];
  return html`<li class=${`q ${wrong ? 'bad' : ''}`} data-name=${field.name}>
    <div class="tools"><strong>${at + 1}. ${kind}</strong>${first ? html`<span class="hint">${e.isFirst}</span>` : nothing}<span class="spread"></span>
      ${movers(name, acts.move, !at, last)}${opens ? nothing : small('part', e.beginPart, name, acts.part)}${small('remove', e.remove, name, acts.remove)}</div>
    ${threeWords(`${e.question} ${at + 1}`, field.label, acts.label)}
    ${field.type === 'choice' || field.type === 'choices' ? html`<div class="field"><span class="label">${e.options}</span>${repeat(options, ({ value }) => value, ({ value, label }, n) => {
        const words = wordsOf(label ?? value, {}, locale);
        return html`<div class="tools" data-option=${value}>${threeWords(`${e.options} ${n + 1}`, label, (lang, said) => acts.option(n, lang, said))}
          ${movers(words, (by) => acts.moveOption(n, by), !n, n === options.length - 1)}${small('remove', e.remove, words, () => acts.removeOption(n), false, '×')}</div>`;
      })}
      <button type="button" part="button" class="small" data-act="add" @click=${acts.addOption}>${e.addOption}</button></div>` : nothing}
    ${field.type === 'rating' ? html`<div class="field"><label for="look-${at}">${e.look}</label><select id="look-${at}" part="control" @change=${(event: Event) => acts.appearance((event.target as HTMLSelectElement).value as Field['appearance'])}>
        ${(['faces', 'stars', 'numbers'] as const).map((look) => html`<option value=${look} ?selected=${look === (field.appearance ?? 'stars')}>${e[look]}</option>`)}</select></div>` : nothing}
    ${conditionsView(field.when, { id: `when-${at}`, label: e.when, without: e.always }, earlier, t, acts.when)}
    ${conditionsView(typeof required === 'object' ? required : undefined, { id: `must-${at}`, label: e.required, without: e.no, always: { label: e.always, chosen: required === true, choose: () => acts.required(true) } }, earlier, t, acts.required)}</li>`;
}
