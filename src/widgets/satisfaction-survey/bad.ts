import type { HeedSettings } from '../../controllers/context.ts';
import { surveysOf } from '../../controllers/survey-way.ts';
import type { Locale } from '../../domain/form.ts';
import { loadSurveyEnd } from '../../i18n/survey.ts';
import type { SurveyTrouble } from '../../i18n/terms.ts';
import { h, wear } from '../../parts/h.ts';
import { surveyEndStyles } from '../../theme/survey-end.ts';

/** Says why there is no survey to answer, and what can be done. Whoever came by the link that ends all asking can do that here. */
export async function badPage(root: Node, trouble: string, locale: Locale, settings: HeedSettings, retry: () => void): Promise<HTMLElement> {
  const { bad, ui, stop, stopped } = await loadSurveyEnd(locale);
  const known = Object.hasOwn(bad, trouble) ? trouble as SurveyTrouble : 'unavailable';
  wear(root, surveyEndStyles);
  const title = h('h2', { part: 'title', tabindex: -1 }), text = h('p', {});
  const say = ([head, words]: readonly [string, string]) => void ([title.textContent, text.textContent] = [head, words]);
  const token = known === 'invitation-unknown' ? new URLSearchParams(location.hash.slice(1)).get('stop') : null;
  say(token === null ? bad[known] : stop);
  const end = async () => {
    if (button.ariaBusy) return;
    button.ariaBusy = 'true';
    try {
      await surveysOf(settings).stop?.(token!);
      button.remove();
      say(stopped);
    } catch (error) {
      const { code } = error as { readonly code?: string };
      say(bad[code === 'not-found' ? 'invitation-unknown' : code === 'network' || code === 'timeout' ? 'offline' : 'unavailable']);
      button.ariaBusy = null;
    }
    title.focus();
  };
  const button = token === null ? h('button', { type: 'button', part: 'button', onclick: retry }, ui.retry) : h('button', { type: 'button', part: 'button', onclick: () => void end() }, ui.stop);
  return h('div', { class: 'bad', part: 'panel error', role: 'status' }, title, text, h('slot'), (token !== null || known === 'offline' || known === 'unavailable') && button);
}
