import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../domain/form.ts';
import type { PublicCase, PublicEvent } from '../domain/records/case.ts';
import { formatBytes, formatTime } from '../i18n/format.ts';
import type { CasesTerms, StateKey } from '../i18n/terms.ts';

export type Download = (id: string, name: string) => void;

/** Names and sizes of files, each a button that fetches it. */
const fileList = (files: PublicCase['files'], terms: CasesTerms, locale: Locale, download: Download) => html`<ul class="attached">${files.map(({ id, name, size }) => html`
  <li><button type="button" part="button" class="link" aria-label=${`${terms.ui.open}: ${name}`} @click=${() => download(id, name)}><bdi>${name}</bdi></button>
    <bdi class="hint">${formatBytes(size, locale)}</bdi></li>`)}</ul>`;

const eventItem = ({ type, at, by, state, text, files }: PublicEvent, terms: CasesTerms, locale: Locale, download: Download) => html`<li class=${`event ${by}`} part="event">
  <div class="row"><strong>${terms.event[type] ?? terms.state[state as StateKey] ?? type}</strong><span class="hint">${terms.by[by]} · <time datetime=${at}>${formatTime(at, locale)}</time></span></div>
  ${text ? html`<p class="words"><bdi>${text}</bdi></p>` : nothing}
  ${files?.length ? fileList(files, terms, locale, download) : nothing}
</li>`;

/** What has happened, the newest first. */
export const timeline = (events: readonly PublicEvent[], terms: CasesTerms, locale: Locale, download: Download): TemplateResult =>
  html`<ol class="timeline" part="timeline">${[...events].reverse().map((event) => eventItem(event, terms, locale, download))}</ol>`;

/** Where the case stands, what comes next, and by when. */
export function standing({ reference, state, subject, receivedAt, answerDueAt, answeredAt, next }: PublicCase, terms: CasesTerms, locale: Locale, now: number): TemplateResult {
  const { ui } = terms;
  const late = !answeredAt && Date.parse(answerDueAt) < now;
  const ended = !next.length;
  return html`<header class="standing">
    <p class="hint"><output dir="ltr">${reference}</output></p>
    <h2 part="title" tabindex="-1"><bdi>${subject}</bdi></h2>
    <p><span class="state" part="state">${terms.state[state as StateKey] ?? state}</span> ${terms.about[state as StateKey]}</p>
    <dl class="facts">
      ${answeredAt ? html`<div><dt>${ui.answered}</dt><dd><time datetime=${answeredAt}>${formatTime(answeredAt, locale)}</time></dd></div>`
        : ended ? nothing : html`<div class=${late ? 'late' : ''}><dt>${late ? ui.answerLate : ui.answerDue}</dt><dd><time datetime=${answerDueAt}>${formatTime(answerDueAt, locale)}</time></dd></div>`}
      <div><dt>${ui.nextTitle}</dt><dd>${ended ? ui.ended : new Intl.ListFormat(locale, { type: 'disjunction' }).format(next.map((step) => terms.event[step] ?? step))}</dd></div>
      <div><dt>${terms.event.received}</dt><dd><time datetime=${receivedAt}>${formatTime(receivedAt, locale)}</time></dd></div>
    </dl>
  </header>`;
}
