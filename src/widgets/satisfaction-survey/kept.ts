import { HeedDraftDiscardedEvent, HeedDraftRestoredEvent } from '../../controllers/draft-events.ts';
import { Earlier } from '../../controllers/restore.ts';
import type { Draft, DraftStore } from '../../drafts/types.ts';
import type { Form } from '../../form/form.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { drawn, wear } from '../../parts/h.ts';
import { draftQuestion, earlierNote } from '../../parts/kept.ts';
import { keptStyles } from '../../theme/kept.ts';
import type { SurveyHost } from './flow-host.ts';

/** The question about answers that lie on this device from before, and then those of which there are others in the form. Loaded only if there are any. */
export class KeptSurvey {
  readonly #host: SurveyHost;
  readonly #store: DraftStore;
  readonly #found: Draft;
  readonly #resume: (draft: Draft) => void;
  readonly #draw = drawn<HTMLElement>();
  readonly #earlier: Earlier;
  #asking = true;

  /** `resume`: the visitor goes on with the draft. */
  constructor(host: SurveyHost, store: DraftStore, found: Draft, resume: (draft: Draft) => void) {
    wear(host.renderRoot, keptStyles);
    [this.#host, this.#store, this.#found, this.#resume] = [host, store, found, resume];
    this.#earlier = new Earlier(host, store, earlierNote, drawn());
  }

  node(terms: SendingTerms, form: Form): Node | undefined {
    const found = this.#found;
    return this.#asking ? this.#draw(() => draftQuestion(found, terms, form.terms.locale, () => {
      this.#end(new HeedDraftRestoredEvent(found.savedAt), () => this.#resume(found));
    }, () => {
      this.#end(new HeedDraftDiscardedEvent(), () => void this.#store.discard(found.key));
    }), terms) : this.#earlier.node(found, form, terms);
  }

  #end(event: Event, act: () => void) {
    this.#asking = false;
    act();
    this.#host.requestUpdate();
    this.#host.dispatchEvent(event);
  }
}
