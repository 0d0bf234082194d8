import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../../domain/form.ts';
import type { SurveyTemplate } from '../../domain/forms/surveys.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';

export interface Preview {
  /** Unlike that of any other on the page. */
  readonly id: string;
  readonly title: string;
  readonly template: SurveyTemplate;
  readonly locale: Locale;
  speak(locale: Locale): void;
}

/** The survey itself, as customers read it in one of the languages; nothing of it is sent. */
export const previewView = ({ id, title, template, locale, speak }: Preview, { e }: SurveyStaffTerms): TemplateResult => html`<section class="preview" aria-label=${title}><div class="tools"><h3 part="title">${title}</h3><div class="field spread"><label class="sr" for=${id}>${e.language}</label>
    <select id=${id} part="control" @change=${(event: Event) => speak((event.target as HTMLSelectElement).value as Locale)}>${(['en', 'zh-Hans', 'zh-Hant'] as const).map((one) => html`<option value=${one} ?selected=${one === locale}>${new Intl.DisplayNames(one, { type: 'language' }).of(one)}</option>`)}</select></div></div>
  <heed-satisfaction-survey lang=${locale} kiosk .definition=${template} @heed-before-survey=${(event: Event) => event.preventDefault()}></heed-satisfaction-survey></section>`;
