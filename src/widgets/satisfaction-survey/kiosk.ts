import { Idle } from '../../controllers/idle.ts';
import type { IdleEnv } from '../../controllers/idle.ts';
import { HeedSurveyKeptEvent } from '../../controllers/survey-events.ts';
import { KEPT } from '../../drafts/draft.ts';
import type { Draft, DraftStore, OutboxState } from '../../drafts/types.ts';
import type { Form } from '../../form/form.ts';
import type { SendingTerms, SurveyEndTerms } from '../../i18n/terms.ts';
import { drawn, h, tell } from '../../parts/h.ts';
import type { SurveyHost } from './flow-host.ts';
import type { KeptAnswers } from './kiosk-kept.ts';
import type { Page } from './pages.ts';

/** Milliseconds that the thanks stay, unless the next person taps earlier. */
const THANKS = 12_000;

/**
 * A device that many people use: whoever has answered, or has gone away over it, leaves nothing on the screen or among the drafts, and the
 * next one finds an empty form. What could not be sent yet stays in the outbox alone, until it has arrived; what the service has refused
 * for good is kept where only the staff finds it.
 */
export class Kiosk {
  readonly #host: SurveyHost;
  readonly #store: DraftStore;
  readonly #site: () => string;
  readonly #next: () => void;
  readonly #env: IdleEnv | undefined;
  readonly #says = h('p', { class: 'hint', role: 'status' });
  readonly #node = drawn<HTMLElement>();
  #idle?: Idle;
  #page?: Page;
  #left?: number;
  #kept: readonly Draft[] = [];
  #shown?: KeptAnswers;

  /** `site`: as drafts name it; `next`: somebody else begins. */
  constructor(host: SurveyHost, store: DraftStore, site: () => string, next: () => void, env?: IdleEnv) {
    [this.#host, this.#store, this.#site, this.#next, this.#env] = [host, store, site, next, env];
  }

  /** Looks what lies here from before. */
  async open(): Promise<void> {
    const all = (await this.#store.list('drafts', KEPT)).map(([, draft]) => draft as Draft);
    this.#kept = all.filter(({ site, expiresAt }) => site === this.#site() && expiresAt > Date.now());
    if (this.#kept.length && !this.#shown) {
      const { KeptAnswers, sendAgain } = await import('./kiosk-kept.ts');
      this.#shown = new KeptAnswers(() => this.#host.requestUpdate(), (kept) => void this.#forget(kept.map(({ key }) => key)), async (kept, locale) => {
        await this.#forget(await sendAgain(this.#host, this.#store, kept, locale));
        await this.open();
      });
    }
    this.#host.requestUpdate();
  }

  /** Somebody is on this page now; nobody has begun where there is none. */
  at(page: Page | undefined): void {
    if (page === this.#page) return;
    this.stop();
    this.#page = page;
    if (!page || page === 'sending') return;
    const { kioskSeconds: seconds } = this.#host;
    this.#idle = new Idle({
      left: (seconds) => {
        this.#left = seconds;
        this.#host.requestUpdate();
      },
      over: () => this.#over(),
    }, { ...this.#env, ...(page !== 'form' ? { limit: THANKS } : seconds && { limit: Math.max(seconds, 10) * 1000 }) });
    this.#idle.start();
  }

  stop(): void {
    this.#idle?.stop();
    this.#shown?.stop();
    this.#idle = this.#page = this.#left = undefined;
  }

  /** How long until it is the next person's turn, and a button for whoever is there already. */
  node({ ui, clears }: SurveyEndTerms): Node | false {
    const ended = this.#page === 'thanks' || this.#page === 'waiting';
    if (!ended && this.#left === undefined) return false;
    tell(this.#says, this.#left === undefined ? '' : clears(this.#left, ended));
    return this.#node(() => h('div', { class: 'kiosk', part: 'actions' },
      ended && h('button', { type: 'button', part: 'button', class: 'primary', onclick: () => this.#over() }, ui.next), this.#says), ended, ui);
  }

  /** How many answers were refused, where nobody has begun; all of them for the staff. */
  refused(form: Form, sending: SendingTerms, words: SurveyEndTerms): Node | false {
    return !this.#page && this.#kept.length > 0 && !!this.#shown && this.#shown.node(this.#kept, form, sending, words);
  }

  /** Something that was sent from here has arrived, or came back: nothing of it stays where the next one would find it. */
  async sweep(state: OutboxState): Promise<void> {
    const store = this.#store;
    if (state.state === 'refused' && state.draft.site === this.#site()) {
      const { draft, error } = state;
      const { key, form } = draft;
      // Taken back, it was not refused: whoever took it back has it before them.
      const kept = error.code === 'aborted' ? [] : [store.record({ ...draft, key: KEPT + key, form: KEPT + form, reason: error })];
      // Whoever hears it first: another element may hear it when the staff have removed it already.
      const { passed } = await store.write([['drafts', key], ['files', `${key}/`], ...kept], { check: ['drafts', key, (found) => !!found], strict: true });
      if (kept.length) {
        await this.open();
        if (passed) this.#host.dispatchEvent(new HeedSurveyKeptEvent(this.#kept.length, error.code));
      }
    }
    if (state.state !== 'received') return;
    await this.#forget([KEPT + state.receipt.key]);
    const all = await store.receipts();
    await store.write(all.filter(({ site }) => site === this.#site()).map(({ key }) => ['receipts', key]));
  }

  async #forget(keys: readonly string[]) {
    if (!this.#kept.some(({ key }) => keys.includes(key))) return;
    await this.#store.write(keys.map((key) => ['drafts', key]), { strict: true });
    await this.open();
  }

  #over() {
    this.stop();
    this.#next();
  }
}
