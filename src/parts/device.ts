import type { Locale, Value, Values } from '../domain/form.ts';
import { formatTime } from '../i18n/format.ts';
import type { DeviceTerms } from '../i18n/terms.ts';
import { h, tell } from './h.ts';

/** What another tab has made of the same draft. */
export interface OtherTab {
  readonly key?: string;
  readonly savedAt?: number;
  readonly theirs?: Values;
  /** Sent or discarded there. */
  readonly gone?: boolean;
  /** Everything was forgotten on another page. */
  readonly forgotten?: boolean;
  /** Both texts are shown. */
  readonly showing?: boolean;
}

const button = (words: string, onclick: () => void, look?: string) => h('button', { type: 'button', part: 'button', class: look, onclick }, words);
const textOf = (value: Value | undefined): string => (Array.isArray(value) ? value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join(', ') : `${(value ?? '') as string}`);

/** Another tab has gone on with the same draft: which of the two goes on? What it says follows both. */
export function otherNote({ gone, forgotten }: OtherTab, terms: DeviceTerms, acts: { readonly show: () => void; readonly mine: () => void; readonly theirs: () => void }) {
  const { ui } = terms;
  const [about, both] = [h('p', { class: 'hint' }), h('div', { class: 'both' })];
  const toggle = h('button', { type: 'button', part: 'button link', class: 'link', onclick: acts.show }, ui.showBoth);
  const side = (title: string, value: Value | undefined) => h('div', {}, h('dt', {}, title), h('dd', {}, h('bdi', {}, textOf(value) || ui.nothing)));
  return {
    node: h('div', { class: 'banner other', part: 'banner' },
      h('div', { role: 'alert' }, h('strong', {}, forgotten ? ui.forgotten : ui.otherTitle), about),
      h('div', { class: 'actions' }, !gone && button(ui.takeOther, acts.theirs), button(gone ? ui.close : ui.keepMine, acts.mine, 'primary'), toggle), both),
    show({ savedAt, theirs = {}, showing }: OtherTab, mine: Values, locale: Locale, labelOf: (name: string) => string) {
      const differ = Object.keys(theirs).filter((name) => textOf(mine[name]) !== textOf(theirs[name]));
      tell(about, forgotten ? ui.otherForgotten : gone ? ui.otherSent : `${terms.otherChanged(formatTime(savedAt!, locale))} ${ui.otherHint}`);
      toggle.hidden = !differ.length;
      toggle.setAttribute('aria-expanded', `${!!showing}`);
      both.hidden = !showing;
      both.replaceChildren(...showing ? differ.map((name) => h('section', {}, h('h4', {}, labelOf(name)), h('dl', {}, side(ui.here, mine[name]), side(ui.there, theirs[name])))) : []);
    },
  };
}

/** Forgetting was asked for, or has been done. */
export function forgetNote(
  { ui }: DeviceTerms, asking: boolean, forgotten: { readonly gone: boolean } | undefined, acts: { readonly sure: () => void; readonly undo: () => void; readonly cancel: () => void },
): HTMLElement {
  return asking
    ? h('div', { 'class': 'forgot ask', 'role': 'group', 'aria-label': ui.forgetAsk }, h('div', {}, h('strong', {}, ui.forgetAsk), h('p', {}, ui.forgetUnsent)),
      h('div', { class: 'actions' }, button(ui.cancel, acts.cancel), button(ui.forget, acts.sure)))
    : h('div', { class: 'forgot' }, h('p', {}, forgotten?.gone ? ui.forgotten : ui.notForgotten), button(ui.undo, acts.undo));
}

/** Everything is about to be erased: how many seconds are left. */
export function wipeNote(terms: DeviceTerms, stay: () => void, now: () => void): { readonly node: HTMLElement; show(seconds: number): void } {
  const count = h('p', { role: 'timer' });
  return {
    node: h('div', { class: 'banner wipe no-print', part: 'banner' },
      h('div', {}, h('strong', { role: 'alert' }, terms.ui.wipeTitle), count),
      h('div', { class: 'actions' }, button(terms.ui.stillHere, stay, 'primary'), button(terms.ui.wipeNow, now))),
    show: (seconds) => tell(count, terms.wipeIn(seconds)),
  };
}

/** A button that lets the visitor choose a file. */
export function bringControl(words: string, chosen: (file: File) => void): HTMLElement {
  const input = h('input', { type: 'file', accept: '.json,application/json', onchange: () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) chosen(file);
  } });
  return h('label', { class: 'pick' }, input, h('span', { part: 'button' }, words));
}
