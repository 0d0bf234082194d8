import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseQuery, CaseSort, CaseSummary, Channel } from '../../domain/records/desk.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import { word } from '../../i18n/desk-terms.ts';
import { bones } from './empty.ts';
import { badges, categoryOf, departmentName, due, icon, initials, time } from './view.ts';
import type { View } from './view.ts';

const SORTS: readonly CaseSort[] = ['due', 'newest', 'oldest', 'updated'];
const KINDS = ['complaint', 'inquiry', 'suggestion'] as const;
const CHANNELS: readonly Channel[] = ['web', 'phone', 'on-site', 'email', 'live-chat', 'social', 'post'];

export interface ListState {
  readonly query: CaseQuery;
  readonly items?: readonly CaseSummary[];
  readonly more: boolean;
  readonly busy: boolean;
  readonly filtered: number;
  readonly filtersOpen: boolean;
  readonly current?: string;
  readonly trouble?: string;
}
export interface ListActions {
  show(query: CaseQuery): void;
  more(): void;
  retry(): void;
  filters(): void;
}

const select = (name: string, label: string, value: string | undefined, any: string | undefined, options: readonly (readonly [string, string])[], change: (value: string) => void) => html`<div class="field">
  <label for="f-${name}">${label}</label>
  <select id="f-${name}" name=${name} @change=${(e: Event) => change((e.target as HTMLSelectElement).value)}>
    ${any === undefined ? nothing : html`<option value="" ?selected=${!value}>${any}</option>`}
    ${options.map(([key, words]) => html`<option value=${key} ?selected=${key === value}>${words}</option>`)}</select></div>`;

/** A day as the visitor means it, as an instant. */
const startOf = (day: string, plus = 0) => {
  if (!day) return undefined;
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + plus);
  return date.toISOString();
};
const dayOf = (at: string | undefined, plus = 0) => {
  if (!at) return '';
  const date = new Date(at);
  date.setDate(date.getDate() + plus);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

function filters({ query }: ListState, view: View, act: ListActions): TemplateResult {
  const { t, form, session } = view;
  const { ui } = t;
  const set = (part: CaseQuery) => act.show({ ...query, ...part });
  const labels = (keys: readonly string[], words: Readonly<Record<string, string>>) => keys.map((key) => [key, word(words, key)] as const);
  const date = (name: 'from' | 'to', label: string, plus: number) => html`<div class="field"><label for="f-${name}">${label}</label>
    <input type="date" id="f-${name}" name=${name} .value=${dayOf(query[name], -plus)} @change=${(e: Event) => set({ [name]: startOf((e.target as HTMLInputElement).value, plus) })}></div>`;
  return html`<div class="filters" id="filters">
    ${select('kind', ui.kind, query.kind, ui.any, labels(KINDS, form.option), (kind) => set({ kind: (kind || undefined) as CaseKind }))}
    ${select('state', ui.state, query.state, ui.any, labels(Object.keys(t.state), t.state), (state) => set({ state }))}
    ${select('category', ui.category, query.category, ui.any, view.categories.map((code) => [code, categoryOf(code, view)] as const), (category) => set({ category }))}
    ${select('channel', ui.channel, query.channel, ui.any, labels(CHANNELS, t.option), (channel) => set({ channel: (channel || undefined) as Channel }))}
    ${select('department', ui.department, query.department, ui.any, session.departments.map(({ id }) => [id, departmentName(id, view)] as const), (department) => set({ department }))}
    ${select('assignee', ui.assignee, query.assignee, ui.any, session.staff.map(({ id, displayName }) => [id, displayName] as const), (assignee) => set({ assignee }))}
    ${date('from', ui.from, 0)}${date('to', ui.to, 1)}
    <label class="option check"><input type="checkbox" name="emergency" .checked=${!!query.emergency} @change=${(e: Event) => set({ emergency: (e.target as HTMLInputElement).checked || undefined })}><span>${ui.emergencyOnly}</span></label>
    <button type="button" part="button" class="link" @click=${() => act.show({ queue: query.queue, sort: query.sort, q: query.q })}>${ui.clearFilters}</button>
  </div>`;
}

function row(item: CaseSummary, current: string | undefined, view: View): TemplateResult {
  const { t } = view;
  const { reference, subject, customer, orderNumber, assignee, departments, receivedAt } = item;
  const when = due(item, view);
  return html`<li><a class="item ${item.emergency ? 'urgent' : ''}" part="row" href="#case=${reference}" data-reference=${reference} aria-current=${reference === current ? 'true' : nothing}>
    <span class="line"><strong class="subject"><bdi>${subject}</bdi></strong>${when ? html`<span class="due ${when.look}" title=${when.what}>${icon('clock')}${when.text}</span>` : html`<span class="hint">${time(receivedAt, view)}</span>`}</span>
    <span class="line meta"><span><bdi>${customer}</bdi>${orderNumber ? html`${' · '}<bdi>${orderNumber}</bdi>` : nothing}</span><bdi class="ref" dir="ltr">${reference}</bdi></span>
    <span class="line"><span class="badges">${badges(item, view)}</span>
      <span class="holder">${departments.map((id) => html`<span class="dept">${departmentName(id, view)}</span>`)}${assignee ? html`<span class="face small" aria-hidden="true">${initials(assignee.displayName)}</span><span class="sr">${t.ui.assignee}: ${assignee.displayName}</span>` : nothing}</span></span>
  </a></li>`;
}

/** The cases of a queue: search, filters, order, and the rows. */
export function list(state: ListState, view: View, act: ListActions): TemplateResult {
  const { t } = view;
  const { ui } = t;
  const { query, items, more, busy, filtered, filtersOpen, current, trouble } = state;
  return html`<section class="list no-print" aria-label=${ui.cases}>
    <form class="tools" role="search" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      act.show({ ...query, q: new FormData(event.currentTarget as HTMLFormElement).get('q') as string });
    }}>
      <div class="search">${icon('search')}<input type="search" name="q" aria-label=${ui.search} placeholder=${ui.searchHint} .value=${query.q ?? ''} enterkeyhint="search"
        @search=${(e: Event) => { if (!(e.target as HTMLInputElement).value && query.q) act.show({ ...query, q: undefined }); }}></div>
      <div class="line">
        <button type="button" part="button" class="small" aria-expanded=${filtersOpen} aria-controls="filters" @click=${act.filters}>${icon('filter')}${filtered ? t.activeFilters(filtered) : ui.filters}</button>
        <label class="sort"><span class="sr">${ui.sortBy}</span><select name="sort" @change=${(e: Event) => act.show({ ...query, sort: (e.target as HTMLSelectElement).value as CaseSort })}>
          ${SORTS.map((sort) => html`<option value=${sort} ?selected=${sort === query.sort}>${t.sort[sort]}</option>`)}</select></label>
      </div>
    </form>
    ${filtersOpen ? filters(state, view, act) : html`<div id="filters" hidden></div>`}
    <h2 class="sr" tabindex="-1">${query.queue ? t.queue[query.queue] : ui.cases}</h2>
    ${trouble ? html`<div class="banner small-banner" role="alert"><p>${trouble}</p><button type="button" part="button" class="small" @click=${act.retry}>${ui.retry}</button></div>` : nothing}
    ${!items ? (trouble ? nothing : bones(ui.loading, 6))
      : items.length ? html`<ul class="items" aria-busy=${busy}>${repeat(items, ({ reference }) => reference, (item) => row(item, current, view))}</ul>
        ${more ? html`<button type="button" part="button" class="more" aria-disabled=${busy} @click=${act.more}>${busy ? ui.loading : ui.more}</button>` : nothing}`
        : html`<div class="empty">${icon(query.q || filtered ? 'search' : 'book')}<p><strong>${query.q || filtered ? ui.noMatch : ui.empty}</strong></p><p class="hint">${query.q || filtered ? ui.noMatchHint : ui.emptyHint}</p>
          ${query.q && (filtered || query.queue !== 'all') ? html`<button type="button" part="button" class="small" @click=${() => act.show({ queue: 'all', sort: query.sort, q: query.q })}>${ui.search}: ${t.queue.all}</button>` : nothing}</div>`}
  </section>`;
}
