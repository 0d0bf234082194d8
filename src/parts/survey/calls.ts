import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FollowUp } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';

/** Low scores that somebody has to follow up, the most urgent first: how many, and folded which. `answer` says in words what was answered; it is done at the desk. */
export const callsView = (calls: readonly FollowUp[], { r, locale }: SurveyStaffTerms, answer: (call: FollowUp) => readonly (readonly [question: string, answer: string])[], desk?: string): TemplateResult | typeof nothing => {
  const late = calls.filter(({ overdue }) => overdue).length;
  return calls.length ? html`<details class="calls no-print"><summary>${r.calls} (${calls.length})${late ? html`${' '}<span class="late">${r.lateOf(late)}</span>` : nothing}</summary>
    <p class="hint">${r.atDesk}${desk ? html`${' '}<a href="${desk.replace(/#.*$/, '')}#calls">${r.openCalls}</a>` : nothing}</p>
    <ul>${calls.map((call) => html`<li class=${call.overdue ? 'late' : ''}><strong>${call.overdue ? r.overdue : r.due} <time datetime=${call.dueAt}>${formatTime(call.dueAt, locale)}</time></strong>${call.way === 'look' || call.way === 'message' ? html`${' · '}<strong>${r[call.way]}</strong>` : nothing}
      ${call.look ? html`<p><bdi>${r.scores(call.look.n)}</bdi> · <bdi>${wordsOf(call.look.survey, {}, locale)}</bdi>${call.look.department !== undefined ? html`${' · '}<bdi>${wordsOf(call.look.department, {}, locale)}</bdi>` : call.look.page !== undefined ? html`${' · '}<bdi dir="ltr" class="page">${call.look.page}</bdi>` : call.answer.channel === 'invited' ? html`${' · '}${r.noDepartment}` : nothing}</p>` : nothing}
      <dl>${answer(call).map(([question, words]) => html`<div class="entry"><dt>${question}</dt><dd><bdi>${words}</bdi></dd></div>`)}</dl>
      <div class="hint"><bdi>${call.answer.reference}</bdi>${call.answer.case ? html`${' · '}<bdi>${call.answer.case}</bdi>` : nothing}${call.answer.service ? html`${' · '}<bdi>${call.answer.service}</bdi>` : nothing}${call.taken ? html`${' · '}<bdi>${r.calling(call.taken.name)}</bdi>` : nothing}</div></li>`)}</ul></details>` : nothing;
};
