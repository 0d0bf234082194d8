import { HeedDraftDiscardedEvent, HeedDraftRestoredEvent } from '../../controllers/events.ts';
import { others } from '../../controllers/restore.ts';
import type { Draft, DraftStore } from '../../drafts/types.ts';
import type { Values } from '../../domain/form.ts';
import type { Form } from '../../form/form.ts';
import { loadDeviceTerms } from '../../i18n/device.ts';
import type { DeviceTerms } from '../../i18n/device.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { drawn, wear } from '../../parts/h.ts';
import { draftQuestion, earlierNote } from '../../parts/kept.ts';
import { keptStyles } from '../../theme/kept.ts';
import type { SurveyHost } from './flow-host.ts';

/** The question about answers that lie on this device from before. Loaded only if there are any. */
export class KeptSurvey {
  readonly #host: SurveyHost;
  readonly #store: DraftStore;
  readonly #found: Draft;
  readonly #resume: (draft: Draft) => void;
  readonly #draw = drawn<HTMLElement | undefined>();
  #asking = true;
  #words?: DeviceTerms;
  #locale?: string;

  /** `resume`: the visitor goes on with the draft. */
  constructor(host: SurveyHost, store: DraftStore, found: Draft, resume: (draft: Draft) => void) {
    wear(host.renderRoot, keptStyles);
    [this.#host, this.#store, this.#found, this.#resume] = [host, store, found, resume];
  }

  /** The question; then the answers of which there are others in the form. */
  node(terms: SendingTerms, form: Form): Node | undefined {
    const [found, words] = [this.#found, this.#words];
    const { locale } = form.terms;
    const { earlier } = found;
    if (locale !== this.#locale) void this.#speak(form);
    return this.#draw(() => this.#asking
      ? draftQuestion(found, terms, locale, () => this.#end(() => this.#resume(found), new HeedDraftRestoredEvent(found.savedAt)), () => this.#end(() => void this.#store.discard(found.key), new HeedDraftDiscardedEvent()))
      : earlier && words && earlierNote(others(form, earlier, terms, this.#change), words, () => this.#change()), this.#asking, terms, form, earlier, words);
  }

  readonly #change = (earlier?: Values): void => {
    this.#found.earlier = earlier;
    void this.#store.put(this.#found);
    this.#host.requestUpdate();
  };

  #end(act: () => void, event: Event) {
    this.#asking = false;
    act();
    this.#host.requestUpdate();
    this.#host.dispatchEvent(event);
  }

  async #speak({ terms: { locale } }: Form) {
    this.#locale = locale;
    const words = await loadDeviceTerms(locale);
    if (locale === this.#locale) this.#words = words;
    this.#host.requestUpdate();
  }
}
