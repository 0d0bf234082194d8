import { siteOf } from '../../controllers/delivery.ts';
import { saveJson } from '../../controllers/receipts.ts';
import { surveysOf, travelling } from '../../controllers/survey-way.ts';
import type { Locale } from '../../domain/form.ts';
import { loadSurveyEnd } from '../../i18n/survey.ts';
import type { SurveyEndTerms, SurveyTrouble } from '../../i18n/terms.ts';
import { mayHaveDrafts } from '../../drafts/probe.ts';
import { openDrafts } from '../../drafts/store.ts';
import { h, wear } from '../../parts/h.ts';
import { surveyEndStyles } from '../../theme/survey-end.ts';
import { nameOf } from './flow-host.ts';
import type { SurveyHost } from './flow-host.ts';

/** Says why there is no survey to answer, and what can be done. Whoever came by the link that ends all asking can do that here. */
export async function badPage(host: SurveyHost, trouble: string, locale: Locale, retry: () => void): Promise<HTMLElement> {
  const { bad, ui, stop, stopped } = await loadSurveyEnd(locale);
  const known = Object.hasOwn(bad, trouble) ? trouble as SurveyTrouble : 'unavailable';
  wear(host.renderRoot, surveyEndStyles);
  const title = h('h2', { part: 'title', tabindex: -1 }), text = h('p', {});
  const say = ([head, words]: readonly [string, string]) => void ([title.textContent, text.textContent] = [head, words]);
  const token = known === 'invitation-unknown' ? new URLSearchParams(location.hash.slice(1)).get('stop') : null;
  say(token === null ? bad[known] : stop);
  const end = async () => {
    if (button.ariaBusy) return;
    button.ariaBusy = 'true';
    try {
      await surveysOf(host.settings).stop?.(token!);
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
  const passing = known === 'offline' || known === 'unavailable';
  const page = h('div', { class: 'bad', part: 'panel error', role: 'status' }, title, text, h('slot'), (token !== null || passing) && button);
  // What may still be answered asks about a draft itself.
  if (!passing && token === null) void showDraft(host, page, ui);
  return page;
}

/** What somebody has written here for a survey that cannot be answered any more is still theirs: to read, to take along, to remove. */
async function showDraft(host: SurveyHost, page: HTMLElement, ui: SurveyEndTerms['ui']) {
  if (host.kiosk || host.settings.sharedDevice || !(await mayHaveDrafts())) return;
  const store = await openDrafts();
  const draft = await store.find({ site: siteOf(travelling(host.settings)), form: nameOf(host) });
  if (!draft) return;
  const { values, version, savedAt, key } = draft;
  const said = Object.values(values).filter((value) => typeof value === 'string' && value.trim()) as string[];
  const button = (label: string, onclick: () => void) => h('button', { type: 'button', part: 'button', onclick }, label);
  const kept = h('div', { class: 'wrote' }, h('h3', { part: 'title' }, ui.wrote), ...said.map((words) => h('p', { class: 'said' }, h('bdi', {}, words))),
    h('div', { class: 'actions' }, button(ui.save, () => saveJson('heed-survey.json', { survey: host.template, version, values, savedAt: new Date(savedAt).toISOString() })),
      button(ui.remove, () => {
        void store.discard(key);
        kept.remove();
      })));
  page.append(kept);
}
