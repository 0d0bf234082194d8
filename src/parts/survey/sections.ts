import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Field, Locale } from '../../domain/form.ts';
import type { SurveyTemplate } from '../../domain/forms/surveys.ts';
import { repeat } from 'lit/directives/repeat.js';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';
import { threeWords } from './question.ts';

/** What can be done to a part. */
export interface PartActs {
  title(part: number, locale: Locale, words: string): void;
  join(part: number): void;
}

/** The parts of a survey with their headings, and in them its questions, numbered through. `question` draws one. */
export function sectionsView({ steps }: SurveyTemplate, { e, locale }: SurveyStaffTerms, wrong: (part: number) => boolean, acts: PartActs, question: (field: Field, at: number, opens: boolean) => TemplateResult): TemplateResult {
  let at = 0;
  return html`${repeat(steps, ({ name }) => name, ({ title, fields }, i) => {
    const from = at;
    at += fields.length;
    const heading = e.part(i + 1);
    return html`<section class=${`part ${wrong(i) ? 'bad' : ''}`} aria-label=${title === undefined ? heading : `${heading}: ${wordsOf(title, {}, locale)}`} data-part=${i}>
      ${steps.length > 1 || title !== undefined ? html`<div class="tools"><span class="label">${heading}</span><span class="spread"></span>${i ? html`<button type="button" part="button" class="small" data-act="join" aria-label=${`${e.joinPart}: ${heading}`} @click=${() => acts.join(i)}>${e.joinPart}</button>` : nothing}</div>
        ${threeWords(`${heading}, ${e.partTitle}`, title, (lang, words) => acts.title(i, lang, words))}` : nothing}
      <ol class="questions">${repeat(fields, ({ name }) => name, (field, n) => question(field, from + n, !n))}</ol></section>`;
  })}`;
}
