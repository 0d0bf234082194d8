import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { SURVEY } from '../../controllers/survey-way.ts';
import type { Draft, KeptReceipt, OutboxItem } from '../../drafts/types.ts';
import type { Locale } from '../../domain/form.ts';
import { formatTime } from '../../i18n/format.ts';
import type { DeviceTerms, SendingTerms } from '../../i18n/terms.ts';

interface View { readonly terms: DeviceTerms; readonly sending: SendingTerms; readonly locale: Locale; readonly trackUrl?: string; /** The backend shows cases to whoever has their code. */ readonly tracked: boolean }
type Kind = keyof DeviceTerms['kind'];

const link = (words: string, click: () => void, about: string, look = '') =>
  html`<button type="button" part="button" class="link ${look}" aria-label=${`${words}: ${about}`} @click=${click}>${words}</button>`;
const isSurvey = ({ site }: { readonly site: string }) => site.endsWith(SURVEY);
const nameOf = (draft: Draft, { terms, sending }: Pick<View, 'terms' | 'sending'>) => (isSurvey(draft) ? terms.kind.survey : (typeof draft.values.subject === 'string' && draft.values.subject) || terms.kind[draft.kind as Kind] || sending.ui.kept);

/** Something that waits: why, and when it is tried again. */
export function waitingCard(item: OutboxItem, { terms, sending, locale, own, durable, progress, busy, retry, takeBack, takeAlong }: View & {
  /** This page can send it. */
  readonly own: boolean; readonly durable: boolean; readonly busy: boolean; readonly progress?: { readonly file: number; readonly files: number };
  readonly retry: () => void; readonly takeBack: () => void; readonly takeAlong: () => void;
}): TemplateResult {
  const { draft, error, attempts, retryAt, tried, queuedAt, submission } = item;
  const { ui } = terms;
  const name = nameOf(draft, { terms, sending });
  const offline = error?.code === 'network' || error?.code === 'timeout' || (!error && !progress);
  return html`<li class="item ${progress ? 'on' : ''}" part="item">
    <div class="top"><strong><bdi>${name}</bdi></strong><span class="hint">${terms.kind[submission.kind]} · ${terms.queued(formatTime(queuedAt, locale), draft.files.length)}</span></div>
    <p class="why">${progress ? (progress.file ? sending.sendingFile(progress.file, progress.files) : sending.ui.sending) : !own ? ui.elsewhere : offline ? sending.ui.connection : sending.failure[error!.code]}</p>
    <p class="hint">${durable ? sending.ui.kept : ui.memory}${attempts && retryAt && !progress ? html`${' · '}${terms.nextTry(formatTime(retryAt, locale), attempts)}` : nothing}</p>
    ${tried && !progress ? html`<p class="hint">${ui.mayHaveArrived}</p>` : nothing}
    <div class="actions" part="actions">
      ${own && !progress ? html`<button type="button" part="button" class="primary" aria-disabled=${busy} aria-label=${`${sending.ui.retry}: ${name}`} @click=${retry}>${sending.ui.retry}</button>` : nothing}
      ${tried || progress ? nothing : link(ui.takeBack, takeBack, name)}${link(ui.takeAlong, takeAlong, name)}
    </div>
  </li>`;
}

/** A draft: one that was refused for good, or one that was begun. Its form goes on with it. */
export const draftCard = (draft: Draft, { terms, sending, locale, refused, takeAlong }: View & { readonly refused: boolean; readonly takeAlong: () => void }): TemplateResult => html`<li class="item ${refused ? 'bad' : ''}" part="item">
  <div class="top"><strong><bdi>${nameOf(draft, { terms, sending })}</bdi></strong><span class="hint">${terms.queued(formatTime(draft.savedAt, locale), draft.files.length)}</span></div>
  ${refused ? html`<p class="why">${terms.refusedBecause(sending.failure[draft.reason!.code])}</p>` : nothing}<p class="hint">${refused ? terms.ui.changeHint : terms.ui.begunHint}</p>
  <div class="actions" part="actions">${link(terms.ui.takeAlong, takeAlong, nameOf(draft, { terms, sending }))}</div>
</li>`;

/** Something that has arrived: its reference, and the receipt to keep. */
export function receivedCard({ reference, receivedAt, kind, receipt, proof, site }: KeptReceipt, { terms, sending, locale, trackUrl, tracked, save, seen }: View & {
  readonly save: () => void; readonly seen: () => void;
}): TemplateResult {
  const { ui } = terms;
  // An answer is followed nowhere: its code is for changing it, which the survey does by itself.
  const survey = isSurvey({ site });
  return html`<li class="item done" part="item">
    <div class="top"><strong>${terms.receivedAs(reference)}</strong><span class="hint">${terms.kind[kind as Kind] ?? kind} · <time datetime=${receivedAt}>${formatTime(receivedAt, locale)}</time></span></div>
    ${survey || (receipt && !receipt.trackingCode) ? nothing : receipt ? html`<p class="codes"><span><span class="hint">${sending.ui.trackingCode}</span> <output dir="ltr">${receipt.trackingCode}</output></span></p><p class="hint">${sending.ui.trackingCodeHint}</p>`
      : tracked ? html`<p class="hint">${ui.seenHint}</p>` : nothing}
    <div class="actions" part="actions">
      ${receipt || proof ? link(ui.saveReceipt, save, reference) : nothing}
      ${trackUrl && !survey ? html`<a class="link" part="link" href=${`${trackUrl}#reference=${reference}${receipt?.trackingCode ? `&code=${receipt.trackingCode}` : ''}`} aria-label=${`${ui.follow}: ${reference}`}>${ui.follow}</a>` : nothing}
      ${receipt && !survey ? link(sending.ui.close, seen, reference) : nothing}
    </div>
  </li>`;
}

/** Going on with a file, forgetting everything in one tap, and taking that back. */
export function forgetFoot({ terms: { ui }, bring, forgotten, asking, some, forget, undo, cancel }: {
  readonly terms: DeviceTerms; readonly bring: unknown; readonly forgotten?: { readonly gone: boolean }; readonly asking: boolean; readonly some: boolean;
  readonly forget: (sure: boolean) => void; readonly undo: () => void; readonly cancel: () => void;
}): TemplateResult {
  const plain = (words: string, click: () => void, look = '') => html`<button type="button" part="button" class=${look} @click=${click}>${words}</button>`;
  if (asking) {
    return html`<div class="note ask" role="group" aria-label=${ui.forgetAsk}><div><strong>${ui.forgetAsk}</strong><p>${ui.forgetUnsent}</p></div>
      <div class="actions">${plain(ui.cancel, cancel)}${plain(ui.forget, () => forget(true), 'danger')}</div></div>`;
  }
  if (forgotten) return html`<div class="note"><p>${forgotten.gone ? ui.forgotten : ui.notForgotten}</p>${plain(ui.undo, undo)}</div>`;
  return html`<div class="foot">${bring}${some ? plain(ui.forget, () => forget(false), 'link danger') : nothing}</div>`;
}
