import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FollowUp } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';

export interface CallsActions {
  done(call: FollowUp, note: string): void;
  /** Id of the one that is being recorded, and of the one that could not be. */
  readonly busy?: string;
  readonly failed?: string;
}

/** Low scores that somebody has to call about, the most urgent first. `answer` says in words what was answered. */
export const callsView = (calls: readonly FollowUp[], { r, locale }: SurveyStaffTerms, answer: (call: FollowUp) => string, { done, busy, failed }: CallsActions): TemplateResult | typeof nothing => (calls.length ? html`<section class="calls" aria-label=${r.calls}>
  <h3 part="title">${r.calls} (${calls.length})</h3>
  <ul>${repeat(calls, ({ id }) => id, (call) => html`<li class=${call.overdue ? 'late' : ''}><div><strong>${call.overdue ? r.overdue : r.due}: <time datetime=${call.dueAt}>${formatTime(call.dueAt, locale)}</time></strong>
    <div><bdi>${answer(call)}</bdi></div><div class="hint"><bdi>${call.answer.reference}</bdi>${call.answer.case ? html` · <bdi>${call.answer.case}</bdi>` : nothing}${call.answer.service ? html` · <bdi>${call.answer.service}</bdi>` : nothing}</div></div>
    <form class="no-print" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      done(call, String(new FormData(event.currentTarget as HTMLFormElement).get('note')).trim());
    }}><label class="hint" for=${`note-${call.id}`}>${r.note}</label><textarea id=${`note-${call.id}`} name="note" rows="2" maxlength="5000" part="control"></textarea>
      <button type="submit" part="button" class="small" aria-label=${`${r.called}: ${call.answer.reference}`} aria-disabled=${call.id === busy}>${r.called}</button>
      ${call.id === failed ? html`<p class="error" part="error" role="alert">${r.notSaved}</p>` : nothing}</form></li>`)}</ul></section>` : nothing);
