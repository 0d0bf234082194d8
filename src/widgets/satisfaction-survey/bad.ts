import type { Locale } from '../../domain/form.ts';
import { loadSurveyEnd } from '../../i18n/survey.ts';
import type { SurveyTrouble } from '../../i18n/terms.ts';
import { h, wear } from '../../parts/h.ts';
import { surveyEndStyles } from '../../theme/survey-end.ts';

/** Says why there is no survey to answer, and what can be done. */
export async function badPage(root: Node, trouble: string, locale: Locale, retry: () => void): Promise<HTMLElement> {
  const { bad, ui } = await loadSurveyEnd(locale);
  const known = Object.hasOwn(bad, trouble) ? trouble as SurveyTrouble : 'unavailable';
  const [title, text] = bad[known];
  wear(root, surveyEndStyles);
  const again = known === 'offline' || known === 'unavailable';
  return h('div', { class: 'bad', part: 'panel error', role: 'status' }, h('h2', { part: 'title' }, title), h('p', {}, text), h('slot'),
    again && h('button', { type: 'button', part: 'button', onclick: retry }, ui.retry));
}
