import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../domain/form.ts';
import type { Receipt } from '../domain/records/case.ts';
import { formatTime } from '../i18n/format.ts';
import type { SendingTerms } from '../i18n/terms.ts';
import { copyButton } from './copy.ts';

/** What is wrong, linked to where. Takes the focus. */
export function summaryBox(
  issues: readonly { readonly path: string; readonly text: string }[], terms: SendingTerms, go: (path: string) => void, failure?: { readonly code: keyof SendingTerms['failure'] },
): TemplateResult {
  const click = (path: string) => (event: Event) => {
    event.preventDefault();
    go(path);
  };
  return html`<div class="summary" part="summary" tabindex="-1" role="alert" aria-labelledby="summary-t">
    <h3 id="summary-t">${failure && failure.code !== 'invalid' ? terms.ui.refusedTitle : terms.ui.summaryTitle}</h3>
    ${failure && failure.code !== 'invalid' ? html`<p>${terms.failure[failure.code]}</p>` : nothing}
    ${issues.length ? html`<ul>${issues.map(({ path, text }) => html`<li><a part="link" href="#${path}" @click=${click(path)}>${text}</a></li>`)}</ul>` : nothing}
  </div>`;
}

/** All answers again before they go. */
export function reviewPanel(answers: TemplateResult, terms: SendingTerms, back: () => void, send: () => void): TemplateResult {
  const { ui } = terms;
  return html`<div class="panel" part="panel">
    <div><h2 part="title" tabindex="-1">${ui.reviewTitle}</h2><p class="hint">${ui.reviewHint}</p></div>
    ${answers}
    <div class="actions" part="actions">
      <button type="button" part="button submit" class="primary" @click=${send}>${ui.sendNow}</button>
      <button type="button" part="button" @click=${back}>${ui.edit}</button>
    </div>
  </div>`;
}

/** How far the sending is: `file` of `files` (0: the words), `share` of all bytes. */
export function sendingPanel(
  { file, share }: { readonly file: number; readonly share: number }, files: readonly { readonly name: string }[], terms: SendingTerms, stop: () => void,
): TemplateResult {
  const { ui } = terms;
  const text = file ? terms.sendingFile(file, files.length) : ui.sendingText;
  return html`<div class="panel" part="panel" aria-busy="true">
    <h2 part="title" tabindex="-1">${ui.sending}</h2>
    <progress part="progress" max="1" .value=${share} aria-label=${text}></progress>
    <p role="status">${text}</p>
    ${files.length ? html`<ol class="uploads">${files.map(({ name }, i) => {
      const done = !file || i + 1 < file;
      return html`<li class=${done ? 'done' : i + 1 === file ? 'now' : ''} aria-current=${i + 1 === file ? 'step' : nothing}><bdi>${name}</bdi></li>`;
    })}</ol>` : nothing}
    <div class="actions"><button type="button" part="button" @click=${stop}>${ui.stop}</button></div>
  </div>`;
}

/** Kept, not sent: why, and when it is tried again. */
export function waitingPanel(
  { retryAt, durable, error }: { readonly retryAt: number; readonly durable: boolean; readonly error?: { readonly code: keyof SendingTerms['failure'] } },
  terms: SendingTerms, locale: Locale, retry: () => void, back: () => void,
): TemplateResult {
  const { ui } = terms;
  return html`<div class="panel" part="panel">
    <h2 part="title" tabindex="-1">${ui.waitingTitle}</h2>
    <div role="status">
      ${error ? html`<p>${terms.failure[error.code]}</p>` : nothing}
      <p>${durable ? ui.waitingText : ui.notKept}</p>
      ${Number.isFinite(retryAt) && retryAt > 0 ? html`<p class="hint">${terms.retryAt(formatTime(retryAt, locale))}</p>` : nothing}
    </div>
    <div class="actions" part="actions">
      <button type="button" part="button" class="primary" @click=${retry}>${ui.retry}</button>
      <button type="button" part="button" @click=${back}>${ui.edit}</button>
    </div>
  </div>`;
}

/** The proof of arrival: reference, code, what happens next and by when. */
export function receiptPanel(
  { reference, trackingCode, receivedAt, answerDueAt }: Receipt, kind: keyof SendingTerms['nextStep'], terms: SendingTerms, locale: Locale,
  answers: TemplateResult, trackUrl: string | undefined, print: (event: Event) => void, again: () => void,
): TemplateResult {
  const { ui } = terms;
  const code = (label: string, value: string, part: string) => html`<div class="code" part=${part}>
    <span class="hint" id=${part}>${label}</span><output aria-labelledby=${part} dir="ltr">${value}</output>${copyButton(value, label, ui)}
  </div>`;
  return html`<div class="panel receipt" part="panel">
    <div class="arrived">
      <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="22"/><path d="m14 25 7 7 14-16"/></svg>
      <div><h2 part="title" tabindex="-1">${ui.receivedTitle}</h2><p class="hint">${ui.receivedOn}: <time datetime=${receivedAt}>${formatTime(receivedAt, locale)}</time></p></div>
    </div>
    <div class="codes">${code(ui.reference, reference, 'reference')}${code(ui.trackingCode, trackingCode, 'tracking-code')}</div>
    <p class="hint">${ui.trackingCodeHint}</p>
    <section>
      <h3 part="title">${ui.nextTitle}</h3>
      <p><strong>${terms.answerBy(formatTime(answerDueAt, locale))}</strong></p>
      <ol class="steps">${terms.nextStep[kind].map((step) => html`<li>${step}</li>`)}</ol>
      <slot name="thanks"></slot>
    </section>
    <div class="actions no-print" part="actions">
      ${trackUrl ? html`<a part="button link" class="button primary" href=${`${trackUrl}#reference=${reference}&code=${trackingCode}`}>${ui.follow}</a>` : nothing}
      <button type="button" part="button" @click=${print}>${ui.print}</button>
      <button type="button" part="button" @click=${again}>${ui.another}</button>
    </div>
    <details><summary>${ui.youWrote}</summary>${answers}</details>
  </div>`;
}
