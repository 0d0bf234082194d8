import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Field, FormDefinition, Value } from '../../domain/form.ts';
import type { SurveyAnswer } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';

/** What was answered, in words. */
function said({ type, options }: Field, value: Value | undefined, { r, locale }: SurveyStaffTerms): string {
  if (value === undefined) return r.notGiven;
  const label = (one: unknown) => wordsOf(options?.find((option) => option.value === one)?.label ?? String(one), {}, locale);
  return type === 'choices' ? (value as string[]).map(label).join(', ') : type === 'choice' ? label(value) : String(value);
}

/** Single answers, one below the other. */
export const answersView = (
  title: string, { items, next, withheld }: { readonly items: readonly SurveyAnswer[]; readonly next?: string; readonly withheld?: boolean }, template: FormDefinition, t: SurveyStaffTerms, more: () => void, close: () => void,
): TemplateResult => html`<div class="top"><h2 part="title" tabindex="-1">${title}</h2><button type="button" part="button" @click=${close}>${t.r.close}</button></div>
  ${withheld ? html`<p>${t.r.withheld}</p>` : nothing}
  ${items.map((answer) => html`<article><p class="hint"><bdi>${answer.reference}</bdi> · ${formatTime(answer.receivedAt, t.locale)}${answer.case ? html` · <bdi>${answer.case}</bdi>` : nothing}${answer.partial ? ` · ${t.r.partial}` : ''}</p>
    <dl>${template.steps.flatMap(({ fields }) => fields).filter(({ name }) => answer.values[name] !== undefined).map((field) => html`<div class="entry"><dt>${wordsOf(field.label ?? field.name, {}, t.locale)}</dt>
      <dd><bdi>${said(field, answer.values[field.name], t)}</bdi></dd></div>`)}</dl></article>`)}
  ${next ? html`<button type="button" part="button" @click=${more}>${t.r.more}</button>` : nothing}`;
