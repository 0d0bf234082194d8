import type { Locale } from '../domain/form.ts';
import type { OwnCase } from '../domain/records/case.ts';
import { formatTime } from '../i18n/format.ts';
import type { TwinsTerms } from '../i18n/twins-terms.ts';
import { h, tell } from './h.ts';
import type { Child } from './h.ts';

/** A case on the same order: one that can be added to, or one that this device only knows of. */
export type Twin = Pick<OwnCase, 'reference' | 'receivedAt'> & Partial<Pick<OwnCase, 'subject' | 'trackingCode'>>;

const button = (words: string, onclick: () => void, look?: string) => h('button', { type: 'button', part: 'button', class: look, onclick }, words);
const panel = (title: string, ...body: readonly Child[]) => h('div', { class: 'panel', part: 'panel' }, h('h2', { part: 'title', tabindex: -1 }, title), ...body);

/** What there is on the order already. `add`: it can be added to. */
export function twinsNote(twins: readonly Twin[], words: TwinsTerms, locale: Locale, follow: (twin: Twin) => Child, add?: (twin: Twin) => void): HTMLElement {
  return h('section', { 'class': 'banner twins', 'part': 'banner', 'aria-labelledby': 'twins-t' },
    h('div', {}, h('h3', { id: 'twins-t', tabindex: -1 }, add ? words.found : words.kept), h('p', { class: 'hint' }, words.hint)),
    h('ul', {}, ...twins.map((twin) => h('li', {},
      twin.subject && h('strong', {}, h('bdi', {}, twin.subject)), h('p', { class: 'hint' }, h('bdi', { dir: 'ltr' }, twin.reference), ` · ${formatTime(twin.receivedAt, locale)}`),
      h('div', { class: 'actions' }, add && button(words.add, () => add(twin)), follow(twin))))));
}

/** Where it is added to a case: the form for that, how far the sending is, and why it failed. */
export function addingPanel({ reference }: Twin, form: HTMLElement, { add, back }: TwinsTerms, leave: () => void) {
  const [bar, trouble] = [h('progress', { 'max': 1, 'aria-label': add }), h('p', { part: 'error', class: 'error', role: 'alert' })];
  return {
    node: panel(`${add} · ${reference}`, trouble, form, bar, button(back, leave, 'link')),
    show(share: number | undefined, failure: string | undefined) {
      bar.hidden = share === undefined;
      bar.value = share ?? 0;
      tell(trouble, failure ?? '');
    },
  };
}

/** It is part of the other case now. */
export const addedPanel = ({ reference }: Twin, { added }: TwinsTerms, ...actions: readonly Child[]): HTMLElement =>
  panel(added(reference), h('div', { class: 'actions' }, ...actions));
