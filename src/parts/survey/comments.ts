import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SurveyAnswer } from '../../domain/records/survey.ts';
import type { SurveyComment } from '../../domain/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';

export interface CommentsView {
  readonly words: string;
  /** Answers with what is shown of each. */
  readonly found: readonly { readonly answer: SurveyAnswer; readonly comments: readonly SurveyComment[] }[];
  readonly more: boolean;
  readonly withheld: boolean;
  readonly failed: boolean;
  readonly busy: boolean;
}

export interface CommentsActs { find(words: string): void; more(): void; retry(): void }

/** What customers said in their own words, the newest first, and looking for words among all of it. */
export const commentsView = ({ words, found, more, withheld, failed, busy }: CommentsView, { r, locale }: SurveyStaffTerms, act: CommentsActs): TemplateResult => html`<section class="sheet" aria-label=${r.comments} aria-busy=${busy}>
  <div class="top"><h3 part="title">${r.comments}</h3>
    <div class="field no-print"><label for="find" class="sr">${r.search}</label><input id="find" type="search" maxlength="200" part="control" placeholder=${r.search} .value=${words} @input=${(event: Event) => act.find((event.target as HTMLInputElement).value)}></div></div>
  ${failed ? html`<p class="error" part="error" role="alert">${r.failed}</p><button type="button" part="button" class="no-print" @click=${act.retry}>${r.retry}</button>` : nothing}
  ${found.length ? html`<ul class="comments">${found.map(({ answer, comments }) => comments.map((comment) => html`<li>${comment.words}
    <div class="hint"><bdi>${answer.reference}</bdi> · ${formatTime(answer.receivedAt, locale, true)}</div></li>`))}</ul>` : html`<p class="hint" role="status">${busy ? r.loading : withheld ? r.withheld : words ? r.noneFound : r.noComments}</p>`}
  ${more ? html`<button type="button" part="button" class="no-print" @click=${act.more}>${r.more}</button>` : nothing}</section>`;
