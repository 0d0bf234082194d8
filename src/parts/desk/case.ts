import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskCase, DeskClock, Person } from '../../domain/records/desk.ts';
import { formatSpan } from '../../i18n/span.ts';
import { formatWhen } from '../../i18n/when.ts';
import { word } from '../../i18n/desk-terms.ts';
import { badges, icon, initials, time } from './view.ts';
import type { View } from './view.ts';

export interface CaseActions {
  assign(user: string | null): void;
  print(): void;
  merge(): void;
  mergeInto(reference: string): void;
}

/** A countdown: how long is left, that it rests and why, or what was missed. */
function clockCard(label: string, clock: DeskClock | undefined, done: string | undefined, dueAt: string | undefined, { t, locale, now }: View): TemplateResult {
  const { clock: words } = t;
  const at = clock?.dueAt ?? dueAt;
  const left = at ? Date.parse(at) - now : clock?.remaining ?? 0;
  const paused = clock?.state === 'paused';
  const stopped = !clock || clock.state === 'stopped';
  const over = clock?.breached || (!stopped && !paused && left < 0);
  const look = paused ? 'paused' : stopped ? (over ? 'done late' : clock ? 'done' : '') : over ? 'over' : left < 36e5 ? 'soon' : 'fine';
  const text = paused ? words.paused : stopped ? (!clock ? words.notStarted : over ? words.doneLate : words.done) : over ? t.over(formatSpan(left, locale)) : t.left(formatSpan(left, locale));
  return html`<div class="clock ${look}"><dt>${label}</dt><dd><strong>${text}</strong>
    <span class="hint">${paused ? clock.reason ?? words.waiting : done ? formatWhen(done, locale) : !stopped && at ? formatWhen(at, locale) : nothing}</span></dd></div>`;
}

export const clocks = (data: DeskCase, view: View): TemplateResult => html`<dl class="clocks">
  ${clockCard(view.t.clock.answer, data.clocks.answer, data.answeredAt, data.answerDueAt, view)}
  ${data.clocks.handling ? clockCard(view.t.clock.handling, data.clocks.handling, undefined, data.dueAt, view) : nothing}
  ${data.clocks.promised ? clockCard(view.t.clock.promise, data.clocks.promised, data.clocks.promised.day ?? data.clocks.promised.dueAt, data.promisedAt, view) : nothing}
</dl>`;

/** Who the case is about, where it stands, who else is here, who is in charge. */
export function caseHead(data: DeskCase, viewers: readonly Person[], merging: boolean, trouble: string | undefined, view: View, act: CaseActions): TemplateResult {
  const { t, session } = view;
  const { ui } = t;
  const { reference, subject, assignee, operations, merged, mergedInto, customer, channel } = data;
  const may = (operation: (typeof operations)[number]) => operations.includes(operation);
  return html`<header class="case-head">
    <div class="row"><p class="hint ids"><bdi dir="ltr" class="ref">${reference}</bdi> · <bdi>${customer}</bdi> · ${word(t.option, channel)} · ${time(data.receivedAt, view)}</p>
      <div class="row tight no-print"><a class="back-link small button" part="button link" href="#">${icon('back')}${ui.back}</a>
        <button type="button" part="button" class="small" @click=${act.print}>${icon('print')}${ui.print}</button>
        ${may('case.merge') && !data.ended ? html`<button type="button" part="button" class="small" aria-expanded=${merging} @click=${act.merge}>${icon('merge')}${ui.merge}</button>` : nothing}</div></div>
    <h2 part="title" tabindex="-1"><bdi>${subject}</bdi></h2>
    <div class="row"><p class="badges">${badges(data, view)}
        ${viewers.length ? html`<span class="badge presence" role="status">${viewers.map(({ displayName }) => html`<span class="face small" aria-hidden="true">${initials(displayName)}</span>`)}${t.isHere(viewers.map(({ displayName }) => displayName).join(', '))}</span>` : nothing}</p>
      <div class="row tight holder no-print">${may('case.assign') && !data.ended ? html`
        <label for="assignee">${ui.assignee}</label><select id="assignee" @change=${(e: Event) => act.assign((e.target as HTMLSelectElement).value || null)}>
          <option value="" ?selected=${!assignee}>${ui.unassigned}</option>
          ${session.staff.map(({ id, displayName }) => html`<option value=${id} ?selected=${id === assignee?.id}>${displayName}</option>`)}
          ${assignee && !session.staff.some(({ id }) => id === assignee.id) ? html`<option value=${assignee.id} selected>${assignee.displayName}</option>` : nothing}</select>
        ${assignee?.id === session.user.id ? nothing : html`<button type="button" part="button" class="small" @click=${() => act.assign(session.user.id)}>${ui.assignMe}</button>`}`
        : html`<span class="hint">${ui.assignee}: <bdi>${assignee?.displayName ?? ui.unassigned}</bdi></span>`}</div></div>
    ${trouble ? html`<p class="error" part="error" role="alert">${trouble}</p>` : nothing}
    ${mergedInto ? html`<p class="banner small-banner">${ui.mergedInto} <a href="#case=${mergedInto}"><bdi>${mergedInto}</bdi></a></p>` : nothing}
    ${merged?.length ? html`<p class="hint">${ui.mergedFrom}: <bdi>${merged.join(', ')}</bdi></p>` : nothing}
    ${merging ? html`<form class="merge" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      act.mergeInto(new FormData(event.currentTarget as HTMLFormElement).get('into') as string);
    }}><p class="hint">${ui.mergeHint}</p><div class="field"><label for="into">${ui.mergeInto}</label><input id="into" name="into" dir="ltr" autocomplete="off" list="related" required></div>
      <datalist id="related">${data.related.map((other) => html`<option value=${other.reference}>${other.subject}</option>`)}</datalist>
      <button type="submit" part="button" class="primary">${ui.merge}</button></form>` : nothing}
    ${clocks(data, view)}
    ${data.related.length ? html`<details class="related"><summary>${ui.related} <span class="count-of">${data.related.length}</span></summary><ul>${data.related.map((other) => html`
      <li><a href="#case=${other.reference}"><bdi>${other.subject}</bdi></a> <span class="hint"><bdi>${other.reference}</bdi> · ${word(t.state, other.state)} · ${time(other.receivedAt, view)}</span></li>`)}</ul></details>` : nothing}
  </header>`;
}

/** How the customer is reached. */
export function contact(data: DeskCase, { t, form }: View): TemplateResult {
  const { name, phone, email, preferredContact, bestTime } = data.values as Readonly<Record<string, string | undefined>>;
  const line = (label: string, value: unknown) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);
  return html`<section class="contact" aria-labelledby="contact-t"><h3 id="contact-t">${t.ui.contact}</h3><dl>
    ${line(form.label.name, html`<bdi>${name}</bdi>`)}
    ${line(form.label.phone, phone && html`<a href="tel:${phone.replace(/[^\d+]/g, '')}"><bdi>${phone}</bdi></a>`)}
    ${line(form.label.email, email && html`<a href="mailto:${email}?subject=${encodeURIComponent(data.reference)}"><bdi>${email}</bdi></a>`)}
    ${line(form.label.preferredContact, preferredContact && word(form.option, preferredContact))}${line(form.label.bestTime, bestTime && html`<bdi>${bestTime}</bdi>`)}
  </dl></section>`;
}
