import type { Locale } from '../domain/form.ts';
import type { AnyReceipt } from '../domain/records/case.ts';
import { formatTime } from '../i18n/format.ts';
import type { FailureCode, SendingTerms, SubmissionTerms } from '../i18n/terms.ts';
import { copyButton } from './copy.ts';
import { h, tell } from './h.ts';
import type { Child } from './h.ts';

type Code = FailureCode;
/** A page whose words change while it stands. */
export interface LivePage<S> { readonly node: HTMLElement; show(state: S): void }

const button = (words: string, onclick: (event: Event) => void, main = false) =>
  h('button', { type: 'button', part: main ? 'button submit' : 'button', class: main && 'primary', onclick }, words);

/** A page that takes the form's place: a title that takes the focus, what it says, and what can be done. */
const panel = (title: string, body: readonly Child[], actions: readonly Child[], look = '') => h('div', { class: `panel ${look}`, part: 'panel' },
  h('h2', { part: 'title', tabindex: -1 }, title), ...body, h('div', { class: 'actions no-print', part: 'actions' }, ...actions));

/** Why it was not taken. Without the words for it (there was no connection to fetch them): that something is wrong with the service. */
export const failureWords = (words: SubmissionTerms['failure'], { code }: { readonly code: Code }): string => words[code] ?? words.unavailable;

const hint = (words = '') => h('p', { class: 'hint' }, words);

/** What is wrong, linked to where. Takes the focus. */
export function summaryBox(
  issues: readonly { readonly path: string; readonly text: string }[], { ui, failure: words }: SubmissionTerms, go: (path: string) => void, failure?: { readonly code: Code },
): HTMLElement {
  const refused = failure && failure.code !== 'invalid';
  return h('div', { 'class': 'summary', 'part': 'summary', 'tabindex': -1, 'role': 'alert', 'aria-labelledby': 'summary-t' },
    h('h3', { id: 'summary-t' }, refused ? ui.refusedTitle : ui.summaryTitle),
    refused && h('p', {}, failureWords(words, failure)),
    h('ul', {}, ...issues.map(({ path, text }) => h('li', {}, h('a', {
      part: 'link', href: `#${path}`, onclick: (event) => {
        event.preventDefault();
        go(path);
      },
    }, text)))));
}

/** Whether what is written is on this device. */
export const keptWords = (saved: boolean, { ui }: SubmissionTerms): string => (saved ? ui.kept : ui.notKept);

/** All answers again before they go. */
export const reviewPanel = (answers: readonly Child[], { ui }: SubmissionTerms, back: () => void, send: () => void): HTMLElement =>
  panel(ui.reviewTitle, [hint(ui.reviewHint), ...answers], [button(ui.sendNow, send, true), button(ui.edit, back)]);

/** How far the sending is: `file` of `files` (0: the words), `share` of all bytes. */
export function sendingPanel(
  terms: SubmissionTerms & Partial<Pick<SendingTerms, 'sendingFile'>>, stop?: () => void,
): LivePage<{ readonly file: number; readonly files?: number; readonly share: number }> {
  const { ui } = terms;
  const bar = h('progress', { part: 'progress', max: 1 });
  const words = h('p', { role: 'status' });
  return {
    node: panel(ui.sending, [bar, words], [stop && button((ui as Partial<SendingTerms['ui']>).stop ?? ui.edit, stop)]),
    show({ file, files, share }) {
      const text = file && terms.sendingFile?.(file, files!) || ui.sendingText;
      bar.setAttribute('aria-label', text);
      if (share) bar.value = share;
      else bar.removeAttribute('value');
      tell(words, text);
    },
  };
}

/** Kept, not sent: why, and when it is tried again. `back`: it may still be changed. */
export function waitingPanel(
  { ui, failure, retryAt: next }: SubmissionTerms, locale: Locale, retry: () => void, back?: () => void,
): LivePage<{ readonly retryAt: number; readonly durable: boolean; readonly error?: { readonly code: Code } }> {
  const [why, kept, when] = [h('p'), h('p'), hint()];
  return {
    node: panel(ui.waitingTitle, [h('div', { role: 'status' }, why, kept, when)], [button(ui.retry, retry, true), back && button(ui.edit, back)]),
    show({ retryAt, durable, error }) {
      tell(why, !error || error.code === 'network' ? ui.connection : failureWords(failure, error));
      tell(kept, durable ? ui.waitingText : ui.notKept);
      tell(when, retryAt ? next(formatTime(retryAt, locale)) : '');
    },
  };
}

/** The proof of arrival: reference, code, what happens next and by when. */
export function receiptPanel(
  { reference, trackingCode, receivedAt, answerDueAt }: AnyReceipt, kind: keyof SubmissionTerms['nextStep'], terms: SubmissionTerms, locale: Locale,
  answers: readonly Child[], trackUrl: string | undefined, print: (event: Event) => void, save: (event: Event) => void, again: () => void,
): HTMLElement {
  const { ui } = terms;
  const code = (label: string, value: string, part: string) => h('div', { class: 'code', part },
    h('span', { class: 'hint', id: part }, label), h('output', { 'aria-labelledby': part, 'dir': 'ltr' }, value), copyButton(value, label, ui));
  return panel(ui.receivedTitle, [
    h('p', { class: 'arrived' }, `${terms.receivedAs(reference)} · ${formatTime(receivedAt, locale)}`),
    h('div', { class: 'codes' }, code(ui.reference, reference, 'reference'), trackingCode && code(ui.trackingCode, trackingCode, 'tracking-code')),
    trackingCode && hint(ui.trackingCodeHint),
    h('section', {}, h('h3', { part: 'title' }, ui.nextTitle),
      h('p', {}, h('strong', {}, terms.answerBy(answerDueAt !== receivedAt && formatTime(answerDueAt, locale)))),
      h('ol', {}, ...terms.nextStep[kind].map((step) => h('li', {}, step))),
      h('slot', { name: 'thanks' })),
    h('details', {}, h('summary', {}, ui.youWrote), ...answers),
  ], [
    followLink(trackUrl, reference, trackingCode, ui.follow), button(ui.saveReceipt, save), button(ui.print, print), button(ui.another, again),
  ], 'receipt');
}

/** A link to the page with the tracker that opens this case there, if the site has such a page and cases can be looked at. */
export const followLink = (trackUrl: string | undefined, reference: string, trackingCode: string | undefined, words: string): Child =>
  trackUrl && h('a', { part: 'button link', class: 'button primary', href: `${trackUrl}#reference=${reference}&code=${trackingCode}` }, words);
