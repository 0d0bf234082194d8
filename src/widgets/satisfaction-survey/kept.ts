import { HeedDraftDiscardedEvent, HeedDraftRestoredEvent } from '../../controllers/events.ts';
import type { Draft, DraftStore } from '../../drafts/types.ts';
import type { Locale } from '../../domain/form.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { drawn, wear } from '../../parts/h.ts';
import { draftQuestion } from '../../parts/kept.ts';
import { keptStyles } from '../../theme/kept.ts';
import type { SurveyHost } from './flow-host.ts';

/** The question about answers that lie on this device from before. Loaded only if there are any. */
export class KeptSurvey {
  readonly #host: SurveyHost;
  readonly #store: DraftStore;
  readonly #found: Draft;
  readonly #done: (draft?: Draft) => void;
  readonly #draw = drawn<HTMLElement>();

  /** `done`: the visitor goes on with the draft, or without one has discarded it. */
  constructor(host: SurveyHost, store: DraftStore, found: Draft, done: (draft?: Draft) => void) {
    wear(host.renderRoot, keptStyles);
    [this.#host, this.#store, this.#found, this.#done] = [host, store, found, done];
  }

  node(terms: SendingTerms, locale: Locale): Node {
    const found = this.#found;
    return this.#draw(() => draftQuestion(found, terms, locale, () => {
      this.#done(found);
      this.#host.dispatchEvent(new HeedDraftRestoredEvent(found.savedAt));
    }, () => {
      void this.#store.discard(found.key);
      this.#done();
      this.#host.dispatchEvent(new HeedDraftDiscardedEvent());
    }), terms);
  }
}
