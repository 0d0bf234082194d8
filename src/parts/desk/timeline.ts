import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CaseFile, DeskCase, DeskEvent, DeskStep } from '../../domain/records/desk.ts';
import type { Value } from '../../domain/form.ts';
import { formatBytes } from '../../i18n/bytes.ts';
import { formatMoney } from '../../i18n/format.ts';
import { fieldName, word } from '../../i18n/desk-terms.ts';
import { formatWhen } from '../../i18n/when.ts';
import { departmentsIn, told } from './glance.ts';
import { mark } from './sight.ts';
import type { Seen, SightOf } from './sight.ts';
import { categoryOf, icon, time } from './view.ts';
import type { View } from './view.ts';

export type Preview = (file: CaseFile) => void;

/** Files as buttons that show them. */
export const fileButtons = (files: readonly CaseFile[], view: View, preview: Preview): TemplateResult => html`<ul class="attached">${files.map((file) => html`
  <li><button type="button" part="button" class="file-button" @click=${() => preview(file)}>${icon('file')}<bdi>${file.name}</bdi><span class="hint">${formatBytes(file.size, view.locale)}</span></button></li>`)}</ul>`;

function valueIn(name: string, value: Value, view: View): string {
  const { locale, sending, session } = view;
  if (typeof value === 'boolean') return value ? sending.ui.yes : sending.ui.no;
  if (name === 'departments') return departmentsIn({ departments: value }, view);
  if (name === 'cost') return formatMoney(value as number, session.currency, locale);
  if (name === 'by' || name === 'dueAt') return formatWhen(value as string, locale);
  if (name === 'clock') return word(view.t.clock, value as string);
  if (name === 'to') return word(view.t.role, value as string);
  if (name === 'category') return categoryOf(value as string, view);
  return Array.isArray(value) ? value.join(', ') : `${value as string}`;
}

/** What was recorded with a step beside the words that the customer reads, by who sees it. */
function inner({ payload, text, internal, by, type, seq, state }: DeskEvent, data: DeskCase, marked: boolean, sightOf: SightOf, view: View): unknown {
  const sight = sightOf(type);
  const moved = data.events.find((later) => later.seq > seq && later.state !== state);
  const then = !moved ? 'visibleLater' : moved.type === sight.by ? 'visible' : 'internal';
  const parts: { [S in Seen]?: [name: string, value: Value][] } = {};
  for (const [name, value] of Object.entries(payload)) {
    const at = (sight.whole && !internal) || sight.now.includes(name) ? 'visible' : sight.later.includes(name) ? then : 'internal';
    if (name !== 'files' && value !== undefined && !(at === 'visible' && value === text) && !(name === 'text' && (value === text || internal || by === 'customer'))) (parts[at] ??= []).push([name, value]);
  }
  return Object.entries(parts).map(([who, entries]) => html`<div class=${who === 'internal' ? 'inner' : 'inner outer'}>${marked && who === 'visible' ? nothing : mark(who as Seen, view)}<dl>${entries.map(([name, value]) => html`<div><dt>${fieldName(view.t, type, name)}</dt><dd><bdi>${valueIn(name, value, view)}</bdi></dd></div>`)}</dl></div>`);
}

function item(event: DeskEvent, data: DeskCase, seen: number, sightOf: SightOf, view: View, preview: Preview): TemplateResult {
  const { t } = view;
  const { type, by, actor, internal, onBehalf, seq, at, files } = event;
  const text = internal ? (event.payload.text as string | undefined) ?? event.text : event.text;
  const look = by === 'customer' ? 'from-customer' : internal ? 'inside' : text || files.length ? 'to-customer' : 'step';
  const read = look === 'to-customer' && data.readByCustomer;
  const name = by === 'customer' ? data.customer : actor?.displayName ?? t.role[by];
  const role = by === 'customer' ? t.role.customer : actor ? word(t.role, actor.role) : '';
  return html`<li class="entry-of ${look} ${seq > seen ? 'fresh' : ''}" part="event" data-seq=${seq}>
    <p class="head-of"><strong>${word(t.event, type)}</strong>${seq > seen ? html`<span class="badge new">${t.ui.new}</span>` : nothing}
      <span class="hint"><bdi>${name}</bdi>${role && role !== name ? html`${' · '}${role}` : nothing}${onBehalf ? ` · ${t.ui.onBehalf}` : nothing} · ${time(at, view)}</span></p>
    ${look === 'inside' ? mark('internal', view) : look === 'to-customer' ? mark('visible', view) : nothing}
    ${text ? html`<p class="words"><bdi>${text}</bdi></p>` : nothing}
    ${inner(event, data, look === 'to-customer', sightOf, view)}
    ${files.length && seq > 1 ? fileButtons(files, view, preview) : nothing}
    ${read ? html`<p class="hint">${read.seq >= seq ? html`${t.ui.readAt} ${time(read.at, view)}` : t.ui.unread}</p>` : nothing}
  </li>`;
}

/** All that happened, the oldest first, round by round. */
export const deskTimeline = (data: DeskCase, seen: number, sightOf: SightOf, view: View, preview: Preview): TemplateResult => html`${data.rounds.map(({ number, reason }) => html`
  ${data.rounds.length > 1 ? html`<h4 class="round"><span>${view.t.roundOf(number)}</span>${reason ? html`<span class="hint"><bdi>${reason}</bdi></span>` : nothing}</h4>` : nothing}
  <ol class="events" part="timeline">${data.events.filter(({ round }) => round === number).map((event) => item(event, data, seen, sightOf, view, preview))}</ol>`)}`;

/** What somebody decides on with a step, to be read in its form. */
export function decidedOn({ about }: DeskStep, data: DeskCase, sightOf: SightOf, view: View, preview: Preview): TemplateResult | typeof nothing {
  const event = about && told(data, about);
  return event ? html`<ul class="events about" aria-label=${view.t.glance[about]}>${item(event, data, event.seq, sightOf, view, preview)}</ul>` : nothing;
}
