import type { Locale } from '../domain/form.ts';
import type { AnyReceipt } from '../domain/records/case.ts';
import { formatTime } from '../i18n/format.ts';
import type { DeviceTerms, FailureCode, SendingTerms } from '../i18n/terms.ts';
import { h } from './h.ts';
import { failureWords, followLink } from './sending.ts';

const button = (words: string, onclick: () => void, look?: string) => h('button', { type: 'button', part: 'button', class: look, onclick }, words);

/** WebKit clears what scripts have stored after seven days without a visit; a page on the home screen is spared. */
const isCleared = () => /^Apple/.test(navigator.vendor) && !matchMedia('(display-mode: standalone)').matches;

/** "You have started before": continue or discard. What was sent and refused is named so. */
export function draftQuestion(
  { savedAt, expiresAt, reason }: { readonly savedAt: number; readonly expiresAt: number; readonly reason?: { readonly code: FailureCode } }, terms: SendingTerms, locale: Locale, resume: () => void, discard: () => void,
): HTMLElement {
  const { ui } = terms;
  return h('div', { 'class': 'banner', 'part': 'banner', 'role': 'region', 'aria-label': ui.draftTitle },
    h('div', {}, h('strong', {}, ui.draftTitle), reason && reason.code !== 'aborted' && h('p', {}, `${ui.refusedTitle} ${failureWords(terms.failure, reason)}`),
      h('p', { class: 'hint' }, terms.draftSaved(formatTime(savedAt, locale), formatTime(expiresAt, locale, true)), isCleared() && ` ${terms.sevenDays}`)),
    h('div', { class: 'actions' }, button(ui.continueDraft, resume, 'primary'), button(ui.discardDraft, discard)));
}

/** Something that was sent before is still on its way: it is not written again. */
export const waitingNote = (names: readonly string[], { ui }: SendingTerms): HTMLElement => h('div', { class: 'banner', part: 'banner', role: 'status' },
  h('div', {}, h('strong', {}, ui.waitingTitle, names.length > 0 && ': ', h('bdi', {}, names.join(' · '))), h('p', { class: 'hint' }, ui.waitingText)));

/** Something sent in the background has arrived: its reference and code, until they are put away. */
export function arrivedNote(
  { reference, trackingCode, receivedAt }: AnyReceipt, terms: SendingTerms, locale: Locale, trackUrl: string | undefined, done: () => void,
): HTMLElement {
  const { ui } = terms;
  const code = (words: string) => h('output', { dir: 'ltr' }, words);
  return h('div', { class: 'banner', part: 'banner', role: 'status' },
    h('div', {}, h('strong', {}, ui.receivedTitle), h('p', { class: 'hint' }, formatTime(receivedAt, locale), trackingCode && ` · ${ui.trackingCodeHint}`)),
    h('div', {}, code(reference), h('br'), trackingCode && code(trackingCode)),
    h('div', { class: 'actions' }, followLink(trackUrl, reference, trackingCode, ui.follow), button(ui.close, done)));
}

/** Answers that were kept before, where others stand now: each can be taken instead. */
export function earlierNote(
  others: readonly { readonly label: string; readonly text: string; use(): void }[], { ui }: DeviceTerms, close: () => void,
): HTMLElement {
  return h('div', { class: 'banner earlier', part: 'banner', role: 'alert' },
    h('div', {}, h('strong', {}, ui.earlierTitle), h('p', { class: 'hint' }, ui.earlierHint)),
    h('dl', {}, ...others.map(({ label, text, use }) => h('div', {}, h('dt', {}, label), h('dd', {}, h('bdi', {}, text)),
      h('button', { 'type': 'button', 'part': 'button link', 'class': 'link', 'aria-label': `${ui.takeOther}: ${label}`, 'onclick': use }, ui.takeOther)))),
    h('div', { class: 'actions' }, button(ui.close, close)));
}
