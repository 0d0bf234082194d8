import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../../domain/form.ts';
import type { SurveyTemplate } from '../../domain/forms/surveys.ts';
import type { SurveyVersion } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { previewView } from './preview.ts';

export interface VersionsView {
  /** The survey's name. */
  readonly title: string;
  readonly items?: readonly SurveyVersion[];
  /** The one that is looked at. */
  readonly shown?: SurveyTemplate;
  readonly failed: boolean;
  /** Of the words of what is looked at. */
  readonly locale: Locale;
}

export interface VersionsActs { look(version: number): void; takeUp(template: SurveyTemplate): void; speak(locale: Locale): void; retry(): void; close(): void }

/** All versions of a survey, with when and by whom each was saved (P-02), and beside them the one that is looked at, which can be taken up again. */
export function versionsView({ title, items, shown, failed, locale }: VersionsView, t: SurveyStaffTerms, act: VersionsActs): TemplateResult {
  const { e, r } = t;
  const newest = items?.[0]?.version;
  return html`<div class="top"><div><h2 part="title" id="versions-title">${e.versions}</h2><p class="hint"><bdi>${title}</bdi></p></div><button type="button" part="button" @click=${act.close}>${e.close}</button></div>
    ${failed ? html`<p class="error" part="error" role="alert">${e.versionsFailed}</p><button type="button" part="button" @click=${act.retry}>${r.retry}</button>` : nothing}
    ${!items ? (failed ? nothing : html`<p class="hint" role="status">${e.loading}</p>`) : html`<div class="versions"><div><p class="hint">${e.versionsHint}</p>
      <ol>${items.map(({ version, at, by }) => html`<li><button type="button" part="button" class="version" aria-current=${version === shown?.version ? 'true' : nothing} @click=${() => act.look(version)}>
        <span class="sr">${e.lookAt} </span><strong>${e.versionOf(version)}${version === newest ? html` <span class="badge">${e.inUse}</span>` : nothing}</strong>
        <span class="hint">${at ? formatTime(at, t.locale) : e.shipped}</span>${by ? html`<span class="hint"><bdi>${by}</bdi></span>` : nothing}</button></li>`)}</ol></div>
      ${shown ? html`<div><p class="tools"><button type="button" part="button submit" class="primary" @click=${() => act.takeUp(shown)}>${e.takeUp}</button></p>
        ${previewView({ id: 'version-lang', title: `${e.versionOf(shown.version)} · ${e.preview}`, template: shown, locale, speak: act.speak }, t)}</div>` : failed ? nothing : html`<p class="hint" role="status">${e.loading}</p>`}</div>`}`;
}
