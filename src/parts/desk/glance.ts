import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskCase, DeskEvent } from '../../domain/records/desk.ts';
import type { Section } from '../../domain/workflow.ts';
import type { Values } from '../../domain/form.ts';
import { formatDate, formatMoney } from '../../i18n/format.ts';
import { departmentName, time } from './view.ts';
import type { View } from './view.ts';

/** The sections of the handling form (C-07), in its order. */
const SECTIONS = ['cause', 'departments', 'confirmation', 'proposal', 'approval', 'agreement', 'result', 'feedback', 'summary'] as const;

/** The event that fills a section, the last of which counts, and whether it still holds: a later round asks anew. */
export function told(data: Pick<DeskCase, 'events'>, what: Section): DeskEvent | undefined {
  const last = (of: Section) => data.events.filter(({ fills }) => fills === of).at(-1);
  const found = last(what);
  // An approval or an agreement is about the proposal before it, and no other one.
  const proposed = what === 'approval' || what === 'agreement' ? last('proposal') : undefined;
  return found && proposed && found.seq < proposed.seq ? undefined : found;
}

/** What fills each section, in the order of the handling form. */
export const allTold = (data: Pick<DeskCase, 'events'>): readonly (DeskEvent | undefined)[] => SECTIONS.map((what) => told(data, what));

export const departmentsIn = (payload: Values, view: View): string =>
  ((payload.departments ?? []) as readonly string[]).map((id) => departmentName(id, view)).join(' · ');

export const textIn = (event: DeskEvent | undefined, name = 'text'): string => `${(event?.payload[name] ?? (name === 'text' ? event?.text : undefined) ?? '') as string}`;

/** What a proposal costs and by when it is done, on one line. */
export const termsOf = (proposal: DeskEvent | undefined, { t, locale, session }: View): string => {
  const { cost, by } = proposal?.payload ?? {};
  return [cost !== undefined && `${t.label.cost} ${formatMoney(cost as number, session.currency, locale)}`, by && `${t.label.by} ${formatDate(by as string, locale)}`].filter(Boolean).join(' · ');
};

/** What the case has come to: cause to summary in a column, each with who said so and when. */
export function glance(data: DeskCase, view: View): TemplateResult {
  const { t } = view;
  const { glance: words } = t;
  const round = data.rounds.length;
  const entry = (label: string, event: DeskEvent | undefined, body: unknown, mark = '') => html`<div class="told ${event ? '' : 'open'} ${mark}">
    <dt>${label}${event && event.round < round ? html`${' '}<span class="badge again">${t.roundOf(event.round)}</span>` : nothing}</dt>
    <dd>${event ? html`${body}<span class="hint by">${event.actor ? html`<bdi>${event.actor.displayName}</bdi>${' · '}` : nothing}${event.onBehalf ? `${t.ui.onBehalf} · ` : nothing}${time(event.at, view)}</span>` : html`<span class="hint">${words.pending}</span>`}</dd></div>`;
  const say = (...lines: readonly (string | undefined | false)[]) => lines.filter(Boolean).map((line) => html`<p><bdi>${line}</bdi></p>`);
  const verdict = (yes: boolean, words: string) => html`<p><strong class=${yes ? 'yes' : 'no'}>${words}</strong></p>`;
  const [cause, departments, confirmed, proposal, approval, agreement, result, feedback, summary] = allTold(data);
  const complaint = data.kind === 'complaint';
  return html`<section class="glance" aria-labelledby="glance-t"><h3 id="glance-t">${words.title}</h3><dl>
    ${complaint || cause ? entry(words.cause, cause, say(textIn(cause, 'cause'), textIn(cause, 'responsibility') && `${words.responsibility}: ${textIn(cause, 'responsibility')}`)) : nothing}
    ${complaint ? entry(words.confirmation, confirmed, [verdict(true, words.confirmed), say(textIn(confirmed))]) : nothing}
    ${data.kind !== 'inquiry' || departments ? entry(words.departments, departments, say(departments && departmentsIn(departments.payload, view))) : nothing}
    ${complaint ? html`${entry(words.proposal, proposal, say(textIn(proposal), termsOf(proposal, view)))}
      ${entry(words.approval, approval, [verdict(approval?.type === 'approve', approval?.type === 'approve' ? words.approved : words.returned), say(approval?.payload.text as string | undefined)])}
      ${entry(words.agreement, agreement, [verdict(agreement?.type === 'agree', agreement?.type === 'agree' ? words.agreed : words.declined), say(textIn(agreement))])}` : nothing}
    ${entry(words.result, result, say(textIn(result), textIn(result, 'measure')))}
    ${data.kind !== 'suggestion' || feedback ? entry(words.feedback, feedback, [verdict(feedback?.type === 'satisfied', feedback?.type === 'satisfied' ? words.satisfied : words.unsatisfied), say(textIn(feedback))]) : nothing}
    ${complaint ? entry(words.summary, summary, say(textIn(summary, 'summary'), textIn(summary, 'lesson'), textIn(summary, 'measure'))) : nothing}
  </dl></section>`;
}
