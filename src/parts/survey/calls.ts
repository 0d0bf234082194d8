import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FollowUp } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';

/** Low scores that somebody has to call about, the most urgent first. `answer` says in words what was answered. */
export const callsView = (calls: readonly FollowUp[], t: SurveyStaffTerms, answer: (call: FollowUp) => string, done: (call: FollowUp) => void): TemplateResult | typeof nothing => (calls.length ? html`<section class="calls" aria-label=${t.r.calls}>
  <h3 part="title">${t.r.calls} (${calls.length})</h3>
  <ul>${calls.map((call) => html`<li class=${call.overdue ? 'late' : ''}><div><strong>${call.overdue ? t.r.overdue : t.r.due}: <time datetime=${call.dueAt}>${formatTime(call.dueAt, t.locale)}</time></strong>
    <div>${answer(call)}</div><div class="hint"><bdi>${call.answer.reference}</bdi>${call.answer.case ? html` · <bdi>${call.answer.case}</bdi>` : nothing}</div></div>
    <button type="button" part="button" class="small no-print" aria-label=${`${t.r.called}: ${call.answer.reference}`} @click=${() => done(call)}>${t.r.called}</button></li>`)}</ul></section>` : nothing);
