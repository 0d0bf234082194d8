import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { withCategories } from '../../domain/categories.ts';
import type { CaseFile, DeskCase, DeskStep, Person } from '../../domain/records/desk.ts';
import type { DeskBackend } from '../../backend/desk-port.ts';
import type { DeskStepForm } from '../../controllers/desk-step.ts';
import { SEPARATE } from '../../controllers/desk-work.ts';
import type { DeskWork } from '../../controllers/desk-work.ts';
import { filed } from '../../domain/filed.ts';
import type { FormDefinition } from '../../domain/form.ts';
import { WORKFLOWS } from '../../domain/workflows/all.ts';
import { readOnly } from '../../form/read-only.ts';
import { caseHead, contact } from '../../parts/desk/case.ts';
import type { CaseActions } from '../../parts/desk/case.ts';
import { glance } from '../../parts/desk/glance.ts';
import { stepsPart, writingFrame } from '../../parts/desk/steps.ts';
import type { StepActions, Writing } from '../../parts/desk/steps.ts';
import type { SightOf } from '../../parts/desk/sight.ts';
import { decidedOn, deskTimeline, fileButtons } from '../../parts/desk/timeline.ts';
import { icon } from '../../parts/desk/view.ts';
import type { View } from '../../parts/desk/view.ts';
import type { Scripts } from './scripts.ts';

export interface CaseView {
  readonly data: DeskCase;
  /** In which it was filed, as the site has it. */
  readonly form: FormDefinition;
  readonly viewers: readonly Person[];
  readonly seen: number;
  readonly merging: boolean;
  readonly trouble?: string;
  readonly work: DeskWork;
  readonly scripts: Scripts;
  readonly backend?: DeskBackend;
  readonly libraryUrl?: string;
}
export interface CaseViewActions extends CaseActions, StepActions {
  preview(file: CaseFile): void;
  confirm(): void;
  unask(): void;
}

const writing = (form: DeskStepForm): Writing => ({
  element: form.form.element, name: form.name, busy: form.busy, said: form.said, hasText: form.hasText, dirty: form.dirty, base: form.base, conflict: form.conflict, failure: form.error,
});

/** What the customer reads of what is recorded with a step, now or once another step brings it to light. */
const sightIn = ({ kind }: DeskCase): SightOf => (name) => {
  const { transitions } = WORKFLOWS[kind];
  const { shows = [], shownLater = [], payload } = transitions.find((step) => step.name === name) ?? {};
  return { now: shows, later: shownLater, whole: !payload, by: transitions.find(({ carries }) => carries === name)?.name };
};

/** A whole case: at the left what is to be done and what was said, at the right what it has come to and what colleagues note. */
export function caseView({ data, form: filedIn, viewers, seen, merging, trouble, work, scripts, backend, libraryUrl }: CaseView, view: View, act: CaseViewActions): TemplateResult {
  const { t, form, sending } = view;
  const sightOf = sightIn(data);
  const stepOf = (name: string): DeskStep | undefined => data.steps.find((step) => step.name === name);
  const frame = (name: string | undefined) => {
    const of = name === undefined ? undefined : work.form(name);
    const step = name === undefined ? undefined : stepOf(name) ?? { name, form: null, aside: false, internal: name === 'note', forCustomer: false };
    // A place of its own beside the conversation is there while it can be used, or something is in it.
    return of && step && (of.dirty || of.busy || name === work.step || stepOf(step.name)) ? writingFrame(writing(of), step, sightOf(step.name), data, readOnly(of.form.definition, of.form.values, of.form.terms, sending.ui), decidedOn(step, data, sightOf, view, act.preview), scripts.render(of, data, view, backend), view, act) : undefined;
  };
  const { definition, values } = filed(filedIn, data, { all: true });
  const contacts = [data.values.email, data.values.phone].filter(Boolean).join(' · ');
  const to = html`<p class="addressee">${t.ui.addressee}: <strong><bdi>${data.customer}</bdi></strong>${contacts ? html`${' '}<span class="hint"><bdi>${contacts}</bdi></span>` : nothing}</p>`;
  const message = frame('message');
  const note = frame('note');
  const notes = data.events.filter(({ type }) => type === 'note');
  return html`<article class="case" aria-label=${data.subject}>
    ${caseHead(data, viewers, merging, trouble, view, act)}
    <div class="columns">
      <div class="main">
        ${libraryUrl && data.state === 'closed' && data.operations.includes('library.add') ? html`<p class="banner small-banner"><a href="${libraryUrl}#add=${data.reference}">${icon('book')} ${t.ui.toLibrary}</a></p>` : nothing}
        ${stepsPart(data, work.step, frame(work.step), SEPARATE, view, act)}
        <details class="written" open><summary>${t.ui.written}${data.files.length ? html`${' '}<span class="badge">${t.filesOf(data.files.length)}</span>` : nothing}</summary>
          ${readOnly(withCategories(definition, view.session.categories ?? [], { retired: true }), { ...values, name: undefined, phone: undefined, email: undefined, preferredContact: undefined, bestTime: undefined, consent: undefined }, form, sending.ui)}
          ${data.files.length ? fileButtons(data.files, view, act.preview) : nothing}</details>
        <section class="talk" aria-labelledby="talk-t"><h3 id="talk-t">${t.ui.conversation}</h3>${deskTimeline(data, seen, sightOf, view, act.preview)}</section>
        ${message ? html`<section class="reply" aria-labelledby="reply-t"><h3 id="reply-t">${icon('send')}${t.ui.toCustomer}</h3>
          ${work.asking ? nothing : to}
          ${work.asking ? html`<div class="ask" role="alertdialog" aria-labelledby="ask-t" aria-describedby="ask-w"><h4 id="ask-t" tabindex="-1">${t.ui.sendAsk}</h4>
            ${to}
            <p id="ask-w" class="words"><bdi>${work.form('message')!.form.values.text}</bdi></p>
            <div class="actions"><button type="button" part="button submit" class="primary" @click=${act.confirm}>${icon('send')}${t.sendTo(data.customer)}</button>
              <button type="button" part="button" @click=${act.unask}>${t.ui.cancel}</button></div></div>` : message}</section>` : nothing}
      </div>
      <aside class="side">
        ${contact(data, view)}
        ${glance(data, view)}
        <section class="notes" aria-labelledby="notes-t"><h3 id="notes-t">${icon('lock')}${t.ui.notes}</h3><p class="hint">${t.ui.internal}</p>
          ${notes.length ? html`<ul>${notes.map((event) => html`<li><p class="words"><bdi>${event.payload.text ?? event.text}</bdi></p><p class="hint"><bdi>${event.actor?.displayName ?? t.role.staff}</bdi></p></li>`)}</ul>` : html`<p class="hint">${t.ui.noNotes}</p>`}
          ${note ?? nothing}</section>
      </aside>
    </div>
  </article>`;
}
