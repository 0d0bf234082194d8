import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../domain/form.ts';
import type { Receipt } from '../domain/records/case.ts';
import { formatTime } from '../i18n/format.ts';
import type { SendingTerms } from '../i18n/terms.ts';

/** "You have started before": continue or discard. */
export function draftQuestion(
  { savedAt, expiresAt }: { readonly savedAt: number; readonly expiresAt: number }, terms: SendingTerms, locale: Locale, resume: () => void, discard: () => void,
): TemplateResult {
  const { ui } = terms;
  return html`<div class="banner" part="banner" role="region" aria-label=${ui.draftTitle}>
    <div><strong>${ui.draftTitle}</strong><p class="hint">${terms.draftSaved(formatTime(savedAt, locale), formatTime(expiresAt, locale, true))}</p></div>
    <div class="actions">
      <button type="button" part="button" class="primary" @click=${resume}>${ui.continueDraft}</button>
      <button type="button" part="button" @click=${discard}>${ui.discardDraft}</button>
    </div>
  </div>`;
}

/** Something sent in the background has arrived: its reference and code, until they are put away. */
export function arrivedNote(
  { reference, trackingCode, receivedAt }: Receipt, terms: SendingTerms, locale: Locale, trackUrl: string | undefined, done: () => void,
): TemplateResult {
  const { ui } = terms;
  return html`<div class="banner" part="banner" role="status">
    <div><strong>${ui.receivedTitle}</strong><p class="hint">${formatTime(receivedAt, locale)} · ${ui.trackingCodeHint}</p></div>
    <div><output dir="ltr">${reference}</output><br><output dir="ltr">${trackingCode}</output></div>
    <div class="actions">
      ${trackUrl ? html`<a part="button link" class="button primary" href=${`${trackUrl}#reference=${reference}&code=${trackingCode}`}>${ui.follow}</a>` : nothing}
      <button type="button" part="button" @click=${done}>${ui.close}</button>
    </div>
  </div>`;
}
