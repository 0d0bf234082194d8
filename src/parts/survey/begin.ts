import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Field } from '../../domain/form.ts';
import type { Occasion } from '../../domain/forms/surveys.ts';
import type { Issue } from '../../domain/issue.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';

/** What a new survey begins with: its name in links, and when it is asked. `wrong`: what is wrong with the name. */
export const beginView = (wrong: '' | 'bad' | 'taken', { e, occasions }: SurveyStaffTerms, begin: (event: SubmitEvent) => void): TemplateResult => html`<form class="filters" novalidate @submit=${begin}>
  <div class="field"><label for="id">${e.id}</label><input id="id" name="id" part="control" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="40" aria-invalid=${!!wrong} aria-describedby="id-hint">
    <p id="id-hint" class=${wrong ? 'error' : 'hint'} role=${wrong ? 'alert' : nothing}>${wrong === 'taken' ? e.taken : e.idHint}</p></div>
  <div class="field"><label for="of">${e.occasion}</label><select id="of" name="occasion" part="control">${(Object.keys(occasions) as Occasion[]).map((one) => html`<option value=${one}>${occasions[one]}</option>`)}</select></div>
  <button type="submit" part="button">${e.create}</button></form>`;

/** What has to be put right before a survey is saved, each with where it is. */
export function issuesView(issues: readonly Issue[], fields: readonly Field[], { e, wrong, locale }: SurveyStaffTerms): TemplateResult | typeof nothing {
  const label = (path: string) => {
    const [place, part] = path.split('.');
    if (place === 'steps') return e.part(Number(part) + 1);
    const field = fields.find(({ name }) => name === place);
    return field ? `“${wordsOf(field.label ?? field.name, {}, locale)}”` : e[({ title: 'name', intro: 'intro', first: 'survey', followUp: 'followUp' } as const)[path as 'title'] ?? 'survey'];
  };
  return issues.length ? html`<div class="summary" part="summary" tabindex="-1" role="alert"><strong>${e.wrong}</strong><ul>${issues.map(({ path, code }) => html`<li>${label(path)} ${(wrong as Readonly<Record<string, string>>)[code] ?? code}</li>`)}</ul></div>` : nothing;
}
