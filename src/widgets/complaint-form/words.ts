import { soon } from '../../drafts/soon.ts';
import type { Form } from '../../form/form.ts';
import { loadSendingTerms } from '../../i18n/sending-words.ts';
import type { SendingTerms, SubmissionTerms } from '../../i18n/terms.ts';

/** Milliseconds that the words for a refusal may take, before it is told without them. */
const PATIENCE = 3000;

/** The words of a flow: what everybody needs, and from the first need on the rarer ones too. */
export class FlowWords {
  terms!: SubmissionTerms;
  /** The same, once the rarer ones are among them. */
  full?: SendingTerms;
  readonly #again: () => Promise<void> | undefined;
  #rich = false;

  /** `again` gives the form that is there its words anew, if there is a form. */
  constructor(again: () => Promise<void> | undefined) {
    this.#again = again;
  }

  /** Fetches the words for a form; false if others are wanted meanwhile. */
  async load({ fields, terms: { locale } }: Form, wanted: () => boolean): Promise<boolean> {
    // What a page adds may break any rule.
    const rich = (this.#rich ||= [...fields.values()].some(({ extra }) => extra));
    const terms = await loadSendingTerms(rich, locale);
    if (!wanted() || rich !== this.#rich) return false;
    this.terms = terms;
    this.full = rich ? terms as SendingTerms : undefined;
    return true;
  }

  /** Fetches the rarer words too. Where there is no form yet, they come with it. */
  async enrich(): Promise<SendingTerms> {
    this.#rich = true;
    try {
      // The form may change meanwhile.
      for (let waiting; !this.full && (waiting = this.#again());) await waiting;
    } catch (cause) {
      this.#rich = false;
      throw cause;
    }
    return this.full!;
  }

  /** Fetches them if this refusal needs them, and if they come soon. */
  async enrichFor(code: keyof SendingTerms['failure']): Promise<void> {
    if (code in this.terms.failure) return;
    await soon(this.enrich(), PATIENCE);
  }
}
