import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskCase, DeskStep } from '../../domain/records/desk.ts';
import { word } from '../../i18n/desk-terms.ts';
import { outside, seenBy } from './sight.ts';
import type { Sight } from './sight.ts';
import { icon, time } from './view.ts';
import type { View } from './view.ts';

/** A step's form as this part needs it. */
export interface Writing {
  readonly element: HTMLFormElement;
  readonly name: string;
  readonly busy: boolean;
  readonly said: string;
  readonly hasText: boolean;
  readonly dirty: boolean;
  readonly base: number;
  readonly conflict?: DeskCase;
  readonly failure?: { readonly code: string; readonly reason?: string };
}
export interface StepActions {
  open(name: string): void;
  close(): void;
  discard(name: string): void;
  again(name: string): void;
  scripts?(name: string): void;
}

/** Why something did not work, in words. */
export function failureText({ code, reason }: { readonly code: string; readonly reason?: string }, { t, sending, refusals }: View): string {
  return reason && reason in refusals ? word(refusals, reason) : reason === 'version' ? t.ui.conflict : word(sending.failure, code);
}

/** What changed while somebody wrote: theirs and one's own side by side; nothing is overwritten. */
export function compare(writing: Writing, data: DeskCase, mine: unknown, view: View, act: StepActions): TemplateResult {
  const { t } = view;
  const since = data.events.filter(({ seq }) => seq > writing.base);
  const possible = data.steps.some(({ name }) => name === writing.name);
  return html`<div class="conflict" role="alert" part="conflict">
    <h4>${icon('alert')}${t.ui.conflict}</h4><p>${possible ? t.ui.conflictHint : t.ui.goneStep}</p>
    <div class="both"><section><h5>${t.ui.theirs}</h5>${since.map((event) => html`<p><strong>${word(t.event, event.type)}</strong> <span class="hint"><bdi>${event.actor?.displayName ?? (event.by === 'customer' ? data.customer : t.role[event.by])}</bdi> · ${time(event.at, view)}</span></p>
        ${event.text ?? event.payload.text ? html`<p class="words"><bdi>${event.text ?? event.payload.text}</bdi></p>` : nothing}`)}</section>
      ${writing.dirty ? html`<section><h5>${t.ui.mine}</h5>${mine}</section>` : nothing}</div>
    <div class="actions">${possible ? html`<button type="button" part="button" class="primary" @click=${() => act.again(writing.name)}>${t.ui.sendAnyway}</button>` : nothing}
      <button type="button" part="button" @click=${() => act.discard(writing.name)}>${writing.dirty ? t.ui.discard : t.ui.cancel}</button></div>
  </div>`;
}

/** The form of a step in its frame. */
export function writingFrame(writing: Writing, step: DeskStep, sight: Sight, data: DeskCase, mine: unknown, about: unknown, below: unknown, view: View, act: StepActions): TemplateResult {
  const { t } = view;
  // Whoever was faster has taken it: what was written for it stays until it is discarded.
  if (!writing.busy && !data.steps.some(({ name }) => name === step.name)) return compare(writing, data, mine, view, act);
  const changed = !writing.conflict && writing.dirty ? data.events.filter(({ seq }) => seq > writing.base) : [];
  return html`${about}<div class="writing ${outside(step, sight) ? 'outside' : 'inside'}" aria-busy=${writing.busy}>
    ${seenBy(step, sight, view)}
    ${writing.conflict ? compare(writing, data, mine, view, act) : writing.failure ? html`<p class="error" part="error" role="alert">${failureText(writing.failure, view)}</p>` : nothing}
    ${changed.length ? html`<p class="banner small-banner" role="status">${t.ui.changed}: ${changed.map((event) => t.changedBy(event.actor?.displayName ?? (event.by === 'customer' ? data.customer : t.role[event.by]), word(t.event, event.type))).join(' · ')}</p>` : nothing}
    ${writing.element}
    <div class="row under">${writing.hasText && act.scripts && step.name !== 'note' ? html`<button type="button" part="button" class="small" @click=${() => act.scripts!(writing.name)}>${icon('book')}${t.ui.script}</button>` : nothing}
      ${step.name === 'message' || step.name === 'note' ? nothing : html`<button type="button" part="button" class="link" @click=${act.close}>${t.ui.cancel}</button>`}</div>
    ${below}
    <p class="sr" role="status">${writing.busy ? t.ui.sending : writing.said}</p>
  </div>`;
}

/** One's own steps first, then those recorded for the customer, then the ways out. */
const rank = ({ aside, forCustomer }: DeskStep): number => (aside ? 2 : 0) + (forCustomer ? 1 : 0);

/** What this person may do with the case now; what they may not, and why. */
export function stepsPart(data: DeskCase, open: string | undefined, frame: unknown, separate: readonly string[], view: View, act: StepActions): TemplateResult {
  const { t, refusals } = view;
  const steps = data.steps.filter(({ name }) => !separate.includes(name)).sort((a, b) => rank(a) - rank(b));
  const button = ({ name, aside, forCustomer }: DeskStep, i: number) => html`<button type="button" part="button" class=${`${i || aside ? '' : 'primary'} ${aside ? 'aside' : ''} ${forCustomer ? 'for-customer' : ''}`} data-step=${name}
    aria-expanded=${name === open ? 'true' : 'false'} @click=${() => (name === open ? act.close() : act.open(name))}>${word(t.step, name)}</button>`;
  return html`<section class="todo" aria-labelledby="todo-t"><h3 id="todo-t" tabindex="-1">${t.ui.next}</h3>
    ${steps.length ? html`<div class="actions">${steps.map(button)}</div>` : html`<p class="hint">${t.ui.nothing}</p>`}
    ${frame ?? nothing}
    ${data.refused.length ? html`<details class="refused"><summary>${t.ui.refused} <span class="count-of">${data.refused.length}</span></summary>
      <dl>${data.refused.map(({ name, reason }) => html`<div><dt>${word(t.step, name)}</dt><dd>${word(refusals, reason)}</dd></div>`)}</dl></details>` : nothing}
  </section>`;
}
