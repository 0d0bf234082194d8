import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../domain/form.ts';
import type { Breach, PublicCase, PublicEvent } from '../domain/records/case.ts';
import { formatBytes } from '../i18n/bytes.ts';
import { formatTime } from '../i18n/format.ts';
import type { CasesTerms, StateKey } from '../i18n/terms.ts';
import { formatWhen } from '../i18n/when.ts';

export type Download = (id: string, name: string) => void;

/** Names and sizes of files, each a button that fetches it where it can be fetched. */
export const fileList = (files: PublicCase['files'], terms: CasesTerms, locale: Locale, download: Download | undefined) => html`<ul class="attached">${files.map(({ id, name, size }) => html`
  <li>${download ? html`<button type="button" part="button" class="link" aria-label=${`${terms.ui.open}: ${name}`} @click=${() => download(id, name)}><bdi>${name}</bdi></button>` : html`<bdi>${name}</bdi>`}
    <bdi class="hint">${formatBytes(size, locale)}</bdi></li>`)}</ul>`;

const eventItem = ({ seq, type, at, by, onBehalf, state, text, files }: PublicEvent, terms: CasesTerms, locale: Locale, download: Download | undefined, read: number) => html`<li class=${`event ${by}`} part="event">
  <div class="row"><strong>${terms.event[type] ?? terms.state[state as StateKey] ?? type}</strong><span class="hint">${onBehalf ? terms.ui.forYou : terms.by[by]} · <time datetime=${at}>${formatTime(at, locale)}</time></span></div>
  ${text ? html`<p class="words"><bdi>${text}</bdi></p>` : nothing}
  ${files?.length ? fileList(files, terms, locale, download) : nothing}
  ${by === 'customer' && seq <= read ? html`<p class="hint read">${terms.ui.read}</p>` : nothing}
</li>`;

/** What has happened, the newest first; where the customer was not satisfied a new round began, and each has its heading. */
export function timeline({ events, readByStaff = 0 }: PublicCase, terms: CasesTerms, locale: Locale, download?: Download): TemplateResult[] {
  const rounds = new Map<number, PublicEvent[]>();
  for (const event of [...events].reverse()) rounds.set(event.round ?? 1, [...rounds.get(event.round ?? 1) ?? [], event]);
  return [...rounds].map(([number, round]) => html`${rounds.size > 1 ? html`<h4 class="round">${terms.round(number)}</h4>` : nothing}
    <ol class="timeline" part="timeline">${round.map((event) => eventItem(event, terms, locale, download, readByStaff))}</ol>`);
}

/** Where the case stands, what comes next, and by when; what was missed is said as it is. */
export function standing(data: PublicCase, terms: CasesTerms, locale: Locale, now: number, late: Breach | undefined): TemplateResult {
  const { reference, state, subject, receivedAt, answerDueAt, answeredAt, next, proposal, promisedAt, promisedDay, dueAt, waiting } = data;
  const { ui, event, round } = terms;
  const ended = !next.length;
  const coming = new Set(next.map((step) => terms.next[step] ?? event[step] ?? step));
  const number = data.rounds?.length ?? 1;
  const time = (at: string) => html`<time datetime=${at}>${formatWhen(at, locale)}</time>`;
  const fact = (label: string, value: unknown, look = '') => html`<div class=${look}><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<header class="standing">
    <p class="hint"><output dir="ltr">${reference}</output>${number > 1 ? html`${' · '}${round(number)}` : nothing}</p>
    <h2 part="title" tabindex="-1"><bdi>${subject}</bdi></h2>
    <p><span class="state" part="state">${terms.state[state as StateKey] ?? state}</span> ${terms.about[state as StateKey]}</p>
    ${late && !ended ? html`<p class="notice late" role="note">${terms.late[late]}</p>` : nothing}
    ${waiting ? html`<div class="notice"><strong>${ui.waiting} ${time(waiting.since)}</strong>${waiting.reason ? html`<p class="said"><bdi>${waiting.reason}</bdi></p>` : nothing}</div>` : nothing}
    <dl class="facts">
      ${answeredAt ? fact(ui.answered, time(answeredAt)) : ended ? nothing : late === 'answer' ? fact(ui.answerLate, time(answerDueAt), 'late') : Date.parse(answerDueAt) <= now ? fact(ui.answerSoon, ui.atOnce) : fact(ui.answerDue, time(answerDueAt))}
      ${promisedAt && !ended ? fact(ui.promised, time(promisedDay ?? promisedAt), late === 'promise' ? 'late' : '') : nothing}
      ${dueAt && !ended ? fact(ui.workDue, time(dueAt), late === 'handling' ? 'late' : '') : nothing}
      ${fact(ui.nextTitle, ended ? ui.ended : new Intl.ListFormat(locale, { type: 'disjunction' }).format(coming))}
      ${fact(event.received!, time(receivedAt))}
    </dl>
    ${proposal ? html`<section class="proposal"><h3 part="title">${proposal.agreed ? ui.agreed : ended ? ui.proposed : ui.proposal}</h3><p class="said"><bdi>${proposal.text}</bdi></p>
      ${proposal.by ? html`<p class="hint">${ui.proposalBy}: ${time(proposal.by)}</p>` : nothing}</section>` : nothing}
  </header>`;
}
