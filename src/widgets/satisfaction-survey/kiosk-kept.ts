import { Idle } from '../../controllers/idle.ts';
import { saveJson } from '../../controllers/receipts.ts';
import { surveysOf } from '../../controllers/survey-way.ts';
import type { Locale } from '../../domain/form.ts';
import { KEPT } from '../../drafts/draft.ts';
import type { Draft, DraftStore, Failure } from '../../drafts/types.ts';
import type { Form } from '../../form/form.ts';
import { formatTime } from '../../i18n/format.ts';
import type { SendingTerms, SurveyEndTerms } from '../../i18n/terms.ts';
import { wordsOf } from '../../i18n/terms.ts';
import { drawn, h } from '../../parts/h.ts';
import type { SurveyHost } from './flow-host.ts';
import { reasoned } from './pages.ts';

/** Opens what was refused, at the end of the page's address: for whoever looks after the device. */
const STAFF = '#staff';

/** Sends each as it was written, under its own key: one that has arrived after all does not arrive twice. Resolves with those that were taken; the others say why not. */
export async function sendAgain(host: SurveyHost, store: DraftStore, kept: readonly Draft[], locale: Locale): Promise<string[]> {
  const taken: string[] = [];
  for (const draft of kept) {
    const { key, form, version, values } = draft;
    const [, id = '', tap] = form.slice(KEPT.length).split(' ');
    try {
      await surveysOf(host.settings).answer({ kind: 'survey', form: { id, version }, values, locale, source: { page: location.origin + location.pathname, widget: host.localName }, ...(tap && { partial: true }) },
        { idempotencyKey: key.slice(KEPT.length), signal: AbortSignal.timeout(30_000) });
      taken.push(key);
    } catch (error) {
      const { code, issues, reason } = error as Failure;
      await store.write([store.record({ ...draft, reason: { code, ...(issues && { issues }), ...(reason && { reason }) } })]);
    }
  }
  return taken;
}

/**
 * Answers that the service has refused for good, on a device that many people use. Who comes next sees how many there are and no word of
 * them; the staff reads them, sends them once more, or saves them as a file, and only then may remove them.
 */
export class KeptAnswers {
  readonly #remove: (kept: readonly Draft[]) => void;
  readonly #again: (kept: readonly Draft[], locale: Locale) => Promise<void>;
  readonly #changed: () => void;
  readonly #draw = drawn<HTMLElement>();
  #saved?: readonly Draft[];
  #idle?: Idle;
  #sending = false;

  constructor(changed: () => void, remove: (kept: readonly Draft[]) => void, again: (kept: readonly Draft[], locale: Locale) => Promise<void>) {
    [this.#changed, this.#remove, this.#again] = [changed, remove, again];
  }

  stop(): void {
    this.#idle?.stop();
    this.#idle = undefined;
  }

  node(kept: readonly Draft[], form: Form, sending: SendingTerms, words: SurveyEndTerms): Node {
    const open = location.hash === STAFF;
    if (open && !this.#idle) (this.#idle = new Idle({ left: () => { /* It shuts without a word. */ }, over: () => this.#shut() })).start();
    if (!open) this.stop();
    return this.#draw(() => (open ? this.#list(kept, form, sending, words) : h('p', { class: 'hint kept' }, words.kept(kept.length))), open, kept, this.#saved, this.#sending, form, words);
  }

  #list(kept: readonly Draft[], { fields, terms: { locale } }: Form, sending: SendingTerms, words: SurveyEndTerms): HTMLElement {
    const button = (label: string, onclick: () => void) => h('button', { type: 'button', part: 'button', onclick }, label);
    return h('div', { 'class': 'bad refused', 'part': 'panel', 'role': 'group', 'aria-label': words.kept(kept.length) }, h('h3', { part: 'title' }, words.kept(kept.length)),
      ...kept.map(({ savedAt, version, reason, values }) => h('div', {},
        h('p', { class: 'hint' }, `${formatTime(savedAt, locale)} · ${words.version(version)} · ${reasoned(sending, words, reason!).failure[reason!.code]}`),
        ...Object.entries(values).map(([name, value]) => h('p', {}, `${wordsOf(fields.get(name)?.label ?? name, {}, locale)} – `, h('bdi', {}, String(value)))))),
      h('div', { 'class': 'actions', 'aria-busy': this.#sending ? 'true' : null }, button(words.ui.retry, () => void this.#retry(kept, locale)), button(words.ui.save, () => {
        saveJson(`heed-kiosk-${new Date().toISOString().slice(0, 10)}.json`, kept.map(({ form: survey, version: of, values, savedAt, reason }) => ({ survey, version: of, values, refusedAt: new Date(savedAt).toISOString(), reason })));
        this.#saved = kept;
        this.#changed();
      }), this.#saved === kept && button(words.ui.remove, () => this.#remove(kept)), button(words.ui.close, () => this.#shut())));
  }

  async #retry(kept: readonly Draft[], locale: Locale) {
    if (this.#sending) return;
    this.#sending = true;
    this.#changed();
    await this.#again(kept, locale);
    this.#sending = false;
    this.#changed();
  }

  #shut() {
    this.stop();
    history.replaceState(history.state, '', location.pathname + location.search);
    this.#changed();
  }
}
