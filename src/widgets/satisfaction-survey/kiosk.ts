import { Idle } from '../../controllers/idle.ts';
import type { IdleEnv } from '../../controllers/idle.ts';
import type { DraftStore, OutboxState } from '../../drafts/types.ts';
import type { SurveyEndTerms } from '../../i18n/terms.ts';
import { drawn, h, tell } from '../../parts/h.ts';
import type { SurveyHost } from './flow-host.ts';
import type { Page } from './pages.ts';

/** Milliseconds that the thanks stay, unless the next person taps earlier. */
const THANKS = 12_000;

/**
 * A device that many people use: whoever has answered, or has gone away over it, leaves nothing on the screen or among the drafts, and the
 * next one finds an empty form. What could not be sent yet stays in the outbox alone, until it has arrived.
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

  /** `site`: as drafts name it; `next`: somebody else begins. */
  constructor(host: SurveyHost, store: DraftStore, site: () => string, next: () => void, env?: IdleEnv) {
    [this.#host, this.#store, this.#site, this.#next, this.#env] = [host, store, site, next, env];
  }

  /** Somebody is on this page now; nobody has begun where there is none. */
  at(page: Page | undefined): void {
    if (page === this.#page) return;
    this.stop();
    this.#page = page;
    if (!page || page === 'sending') return;
    this.#idle = new Idle({
      left: (seconds) => {
        this.#left = seconds;
        this.#host.requestUpdate();
      },
      over: () => this.#over(),
    }, { ...this.#env, ...(page !== 'form' && { limit: THANKS }) });
    this.#idle.start();
  }

  stop(): void {
    this.#idle?.stop();
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

  /** Something that was sent from here has arrived, or came back: nothing of it stays. */
  async sweep(state: OutboxState): Promise<void> {
    const store = this.#store;
    if (state.state === 'refused' && state.draft.site === this.#site()) await store.discard(state.draft.key);
    if (state.state !== 'received') return;
    const all = await store.receipts();
    await store.write(all.filter(({ site }) => site === this.#site()).map(({ key }) => ['receipts', key]));
  }

  #over() {
    this.stop();
    this.#next();
  }
}
