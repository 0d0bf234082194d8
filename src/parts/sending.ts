import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../domain/form.ts';
import type { Receipt } from '../domain/records/case.ts';
import { formatTime } from '../i18n/format.ts';
import type { SendingTerms } from '../i18n/terms.ts';
import { copyButton } from './copy.ts';

type Code = keyof SendingTerms['failure'];

const button = (words: string, click: (event: Event) => void, main = false) =>
  html`<button type="button" part=${main ? 'button submit' : 'button'} class=${main ? 'primary' : ''} @click=${click}>${words}</button>`;

/** A page that takes the form's place: a title that takes the focus, what it says, and what can be done. */
const panel = (title: string, body: unknown, actions: unknown, look = '') => html`<div class="panel ${look}" part="panel">
  <h2 part="title" tabindex="-1">${title}</h2>${body}<div class="actions no-print" part="actions">${actions}</div></div>`;

/** What is wrong, linked to where. Takes the focus. */
export function summaryBox(
  issues: readonly { readonly path: string; readonly text: string }[], { ui, failure: words }: SendingTerms, go: (path: string) => void, failure?: { readonly code: Code },
): TemplateResult {
  const refused = failure && failure.code !== 'invalid';
  return html`<div class="summary" part="summary" tabindex="-1" role="alert" aria-labelledby="summary-t">
    <h3 id="summary-t">${refused ? ui.refusedTitle : ui.summaryTitle}</h3>
    ${refused ? html`<p>${words[failure.code]}</p>` : nothing}
    <ul>${issues.map(({ path, text }) => html`<li><a part="link" href="#${path}" @click=${(event: Event) => {
      event.preventDefault();
      go(path);
    }}>${text}</a></li>`)}</ul>
  </div>`;
}

/** Whether what is written is on this device. */
export const keptNote = (saved: boolean, full: boolean, { ui }: SendingTerms): TemplateResult =>
  html`<p class="hint kept" role="status">${saved ? ui.kept : full ? ui.quota : ui.notKept}</p>`;

/** All answers again before they go. */
export const reviewPanel = (answers: TemplateResult, { ui }: SendingTerms, back: () => void, send: () => void): TemplateResult =>
  panel(ui.reviewTitle, html`<p class="hint">${ui.reviewHint}</p>${answers}`, [button(ui.sendNow, send, true), button(ui.edit, back)]);

/** How far the sending is: `file` of `files` (0: the words), `share` of all bytes. */
export function sendingPanel(
  { file, share }: { readonly file: number; readonly share: number }, files: readonly { readonly name: string }[], terms: SendingTerms, stop: () => void,
): TemplateResult {
  const { ui } = terms;
  const text = file ? terms.sendingFile(file, files.length) : ui.sendingText;
  return panel(ui.sending, html`<progress part="progress" max="1" value=${share || nothing} aria-label=${text}></progress><p role="status">${text}</p>
    ${files.length ? html`<ol class="uploads">${files.map(({ name }, i) => html`<li class=${!file || i + 1 < file ? 'done' : i + 1 === file ? 'now' : ''}
      aria-current=${i + 1 === file ? 'step' : nothing}><bdi>${name}</bdi></li>`)}</ol>` : nothing}`, files.length ? button(ui.stop, stop) : nothing);
}

/** Kept, not sent: why, and when it is tried again. */
export const waitingPanel = (
  { retryAt, durable, error, tried }: { readonly retryAt: number; readonly durable: boolean; readonly error?: { readonly code: Code }; readonly tried?: boolean },
  { ui, failure, retryAt: next }: SendingTerms, locale: Locale, retry: () => void, back: () => void,
): TemplateResult => panel(ui.waitingTitle, html`<div role="status">
    <p>${error && failure[error.code]}</p><p>${durable ? ui.waitingText : ui.notKept}</p><p class="hint">${retryAt ? next(formatTime(retryAt, locale)) : nothing}</p>
  </div>`, [button(ui.retry, retry, true), tried ? nothing : button(ui.edit, back)]);

/** The proof of arrival: reference, code, what happens next and by when. */
export function receiptPanel(
  { reference, trackingCode, receivedAt, answerDueAt }: Receipt, kind: keyof SendingTerms['nextStep'], terms: SendingTerms, locale: Locale,
  answers: TemplateResult, trackUrl: string | undefined, print: () => void, again: () => void,
): TemplateResult {
  const { ui } = terms;
  const code = (label: string, value: string, part: string) => html`<div class="code" part=${part}>
    <span class="hint" id=${part}>${label}</span><output aria-labelledby=${part} dir="ltr">${value}</output>${copyButton(value, label, ui)}
  </div>`;
  return panel(ui.receivedTitle, html`
    <p class="arrived">${ui.receivedOn}: ${formatTime(receivedAt, locale)}</p>
    <div class="codes">${code(ui.reference, reference, 'reference')}${code(ui.trackingCode, trackingCode, 'tracking-code')}</div>
    <p class="hint">${ui.trackingCodeHint}</p>
    <section><h3 part="title">${ui.nextTitle}</h3>
      <p><strong>${terms.answerBy(formatTime(answerDueAt, locale))}</strong></p>
      <ol>${terms.nextStep[kind].map((step) => html`<li>${step}</li>`)}</ol>
      <slot name="thanks"></slot>
    </section>
    <details><summary>${ui.youWrote}</summary>${answers}</details>`, [
    trackUrl ? html`<a part="button link" class="button primary" href=${`${trackUrl}#reference=${reference}&code=${trackingCode}`}>${ui.follow}</a>` : nothing,
    button(ui.print, print), button(ui.another, again)], 'receipt');
}
