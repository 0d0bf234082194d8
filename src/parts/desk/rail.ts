import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { QueueCount, QueueName } from '../../domain/records/desk.ts';
import { word } from '../../i18n/desk-terms.ts';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import { icon, initials } from './view.ts';
import type { View } from './view.ts';

/** What opens each view that whoever is signed in looks after, and the page with surveys. */
export interface Offices { readonly categories?: (() => void) | undefined; readonly scripts?: (() => void) | undefined; readonly surveysUrl?: string | undefined }

/** What whoever is signed in looks after beside cases; what each is for is said where it is not `plain`. */
export function officesOf({ categories, scripts, surveysUrl }: Offices, { ui, office }: DeskTerms, plain = ''): TemplateResult {
  const said = (drawing: Parameters<typeof icon>[0], name: 'categories' | 'scripts' | 'surveys') => html`${icon(drawing)}${plain ? ui[name] : html`<strong>${ui[name]}</strong><span class="hint">${office[name]}</span>`}`;
  const opening = (name: 'categories' | 'scripts', drawing: Parameters<typeof icon>[0], open: (() => void) | undefined) =>
    (open ? html`<button type="button" part="button" class=${plain} data-open=${name} @click=${open}>${said(drawing, name)}</button>` : nothing);
  return html`${opening('categories', 'filter', categories)}${opening('scripts', 'send', scripts)}${surveysUrl ? html`<a class="button ${plain}" part="button link" href=${surveysUrl}>${said('eye', 'surveys')}</a>` : nothing}`;
}

export interface RailActions {
  queue(name: QueueName): void;
  /** Absent where nobody is to be called by whoever is signed in. */
  readonly calls: { readonly count: number; readonly late: boolean; readonly open: boolean; show(): void } | undefined;
  /** Absent for whoever visits nobody; the count is, until it is known. */
  readonly visits: { readonly count?: number; readonly open: boolean; show(): void } | undefined;
  record?(): void;
  /** What few people look after, by its name. */
  readonly offices: Offices;
  keys(): void;
  password(): void;
  signOut(): void;
  readonly libraryUrl?: string;
}

/** The queues with their counts, and who is signed in. */
export function rail(queues: readonly QueueCount[], current: QueueName | undefined, live: boolean, view: View, act: RailActions): TemplateResult {
  const { t, session } = view;
  const { user } = session;
  return html`<nav class="rail no-print" aria-label=${t.ui.queues}>
    <p class="brand"><slot name="title">${t.ui.desk}</slot><span class="live ${live ? 'on' : ''}" role="status">${live ? t.ui.live : t.ui.notLive}</span></p>
    <ul class="queues">${queues.map(({ name, count, more }) => html`<li>
      <button type="button" part="button queue" class="queue ${name}" aria-current=${name === current ? 'true' : nothing} @click=${() => act.queue(name)}>
        <span>${t.queue[name]}</span><span class="count-of">${t.count(count, !!more)}</span></button></li>`)}${act.calls && queues.length ? html`<li>
      <button type="button" part="button queue" class="queue calls ${act.calls.late ? 'overdue' : ''}" data-open="calls" aria-current=${act.calls.open ? 'true' : nothing} @click=${act.calls.show}>
        <span>${t.calls.title}</span><span class="count-of">${t.count(act.calls.count, false)}</span></button></li>` : nothing}${act.visits && queues.length ? html`<li>
      <button type="button" part="button queue" class="queue" data-open="visits" aria-current=${act.visits.open ? 'true' : nothing} @click=${act.visits.show}>
        <span>${t.ui.visits}</span><span class="count-of">${act.visits.count ?? '–'}</span></button></li>` : nothing}</ul>
    <div class="rail-foot">
      ${act.record ? html`<button type="button" part="button" class="record" @click=${act.record}>${icon('plus')}${t.ui.record}</button>` : nothing}
      <details class="me"><summary><span class="face" aria-hidden="true">${initials(user.displayName)}</span>
          <span class="my-name"><bdi>${user.displayName}</bdi><span class="hint">${user.roles.map((role) => word(t.role, role)).join(' · ')}</span></span></summary>
        <div class="menu">
          ${act.libraryUrl ? html`<a class="plain button" part="button link" href=${act.libraryUrl}>${icon('book')}${t.ui.library}</a>` : nothing}
          ${officesOf(act.offices, t, 'plain')}
          <button type="button" part="button" class="plain" @click=${act.keys}>${icon('keys')}${t.ui.shortcuts}</button>
          ${session.csrf ? html`<button type="button" part="button" class="plain" @click=${act.password}>${icon('lock')}${t.ui.changePassword}</button>
          <button type="button" part="button" class="plain" @click=${act.signOut}>${icon('back')}${t.signIn.out}</button>` : nothing}
          <slot name="menu"></slot>
        </div></details>
    </div>
  </nav>`;
}
