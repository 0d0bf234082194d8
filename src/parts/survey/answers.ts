import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Field, Value, Values } from '../../domain/form.ts';
import type { SurveyTemplate } from '../../domain/forms/surveys.ts';
import type { SurveyAnswer, SurveyHistory } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';

/** What was answered, in words. */
function said({ type, options }: Field, value: Value | undefined, { r, locale }: SurveyStaffTerms): string {
  if (value === undefined) return r.notGiven;
  const label = (one: unknown) => wordsOf(options?.find((option) => option.value === one)?.label ?? String(one), {}, locale);
  return type === 'choices' ? (value as string[]).map(label).join(', ') : type === 'choice' ? label(value) : String(value);
}

export interface AnswersView {
  readonly title: string;
  readonly items: readonly SurveyAnswer[];
  readonly next?: string;
  readonly withheld?: boolean;
  /** The survey in the versions that were answered. */
  readonly templates?: readonly SurveyTemplate[];
  /** Versions that were asked for, by reference. */
  readonly histories: ReadonlyMap<string, SurveyHistory>;
  /** What could not be done. */
  readonly error?: string;
}

export interface AnswersActs {
  more(): void;
  close(): void;
  evaluate(answer: SurveyAnswer): void;
  history(answer: SurveyAnswer): void;
}

const entries = (values: Values, fields: readonly Field[], t: SurveyStaffTerms) => html`<dl>${fields.filter(({ name }) => values[name] !== undefined).map((field) => html`<div class="entry">
  <dt>${wordsOf(field.label ?? field.name, {}, t.locale)}</dt><dd><bdi>${said(field, values[field.name], t)}</bdi></dd></div>`)}</dl>`;

/** The survey in this version, of those that came along. */
type Asked = (version: number, templates?: readonly SurveyTemplate[]) => SurveyTemplate;

/** Single answers, each with the questions that it was asked, one below the other, each with its earlier versions, until somebody has evaluated it. */
export function answersView({ title, items, next, withheld, histories, error, templates }: AnswersView, asked: Asked, t: SurveyStaffTerms, act: AnswersActs): TemplateResult {
  const { r, e, locale } = t;
  const fields = (version: number, of = templates) => asked(version, of).steps.flatMap((step) => step.fields);
  const versions = (answer: SurveyAnswer) => html`<details @toggle=${(event: Event) => { if ((event.target as HTMLDetailsElement).open) act.history(answer); }}><summary>${r.versions}</summary>
    ${histories.get(answer.reference)?.revisions.slice(0, -1).map(({ at, partial, values, version }) => html`<p class="hint">${formatTime(at, locale)} · ${e.version} ${version}${partial ? ` · ${r.partial}` : ''}</p>${entries(values, fields(version, histories.get(answer.reference)!.templates), t)}`) ?? html`<p class="hint" role="status">${r.loading}</p>`}</details>`;
  return html`<div class="top"><h2 part="title" tabindex="-1">${title}</h2><button type="button" part="button" @click=${act.close}>${r.close}</button></div>
    ${error ? html`<p class="error" part="error" role="alert">${error}</p>` : nothing}
    ${withheld ? html`<p>${r.withheld}</p>` : items.length ? nothing : html`<p>${r.noTask}</p>`}
    ${items.map((answer) => html`<article aria-label=${answer.reference}><p class="hint"><bdi>${answer.reference}</bdi> · ${formatTime(answer.receivedAt, locale)}${answer.case ? html`${' · '}<bdi>${answer.case}</bdi>` : nothing}${answer.service ? html`${' · '}<bdi>${answer.service}</bdi>` : nothing} · ${e.version} ${answer.version}${answer.partial ? ` · ${r.partial}` : ''}${answer.changedAt ? ` · ${r.changed} ${formatTime(answer.changedAt, locale)}` : ''}</p>
      ${entries(answer.values, fields(answer.version), t)}${answer.changedAt ? versions(answer) : nothing}
      <p class="tools">${answer.evaluatedAt ? html`<span class="hint">${r.evaluated} ${formatTime(answer.evaluatedAt, locale)}</span>`
        : html`<button type="button" part="button" class="small" aria-label=${`${r.evaluate}: ${answer.reference}`} title=${r.evaluateHint} @click=${() => act.evaluate(answer)}>${r.evaluate}</button>`}</p></article>`)}
    ${next ? html`<button type="button" part="button" @click=${act.more}>${r.more}</button>` : nothing}`;
}
