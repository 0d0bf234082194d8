import type { Locale } from '../../domain/form.ts';
import type { SurveyReceipt } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyEndTerms } from '../../i18n/terms.ts';
import { face } from '../../parts/faces.ts';
import { h } from '../../parts/h.ts';

const button = (words: string, onclick: (() => void) | undefined, look = '') => onclick && h('button', { type: 'button', part: 'button', class: look, onclick }, words);

/** The answer has arrived: thanks, who calls and by when, and how it can be changed. */
export const thanksPanel = (
  { reference, followUpAt }: SurveyReceipt, { ui, followUp }: SurveyEndTerms, locale: Locale,
  { low, change, again, close }: { readonly low: boolean; readonly change?: () => void; readonly again?: () => void; readonly close?: () => void },
): HTMLElement => h('div', { class: 'panel thanks', part: 'panel' },
  face(low ? 0.5 : 1), h('h2', { part: 'title', tabindex: -1 }, ui.thanks), h('p', {}, low ? ui.sorry : ui.thanksText),
  followUpAt !== undefined && h('p', {}, h('strong', {}, followUp(formatTime(followUpAt, locale)))), h('slot', { name: 'thanks' }),
  h('p', { class: 'hint' }, `${ui.reference}: `, h('bdi', { dir: 'ltr' }, reference)),
  h('div', { class: 'actions no-print', part: 'actions' }, button(ui.close, close, 'primary'), button(ui.change, change), button(ui.again, again)));
