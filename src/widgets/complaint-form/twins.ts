import { RestOwnCases } from '../../backend/own-rest.ts';
import type { HeedBackend } from '../../backend/port.ts';
import type { RestBackend } from '../../backend/rest.ts';
import { tokenNow } from '../../backend/token.ts';
import { Composer } from '../../controllers/composer.ts';
import { HeedCaseUpdatedEvent } from '../../controllers/case-events.ts';
import { emptyMatter } from '../../controllers/submission.ts';
import { isFilled, isShown } from '../../domain/form.ts';
import type { OwnCase } from '../../domain/records/case.ts';
import { labelAt } from '../../form/checks.ts';
import { valueText } from '../../form/read-only.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { loadTwinsTerms } from '../../i18n/twins-terms.ts';
import type { TwinsTerms } from '../../i18n/twins-terms.ts';
import { drawn, h, wear } from '../../parts/h.ts';
import { failureWords } from '../../parts/sending.ts';
import { addedPanel, addingPanel, twinsNote } from '../../parts/twins.ts';
import type { Twin } from '../../parts/twins.ts';
import { keptStyles } from '../../theme/kept.ts';
import type { ExtrasScene, Sent } from './extras.ts';

/** Milliseconds that the question may take: nobody waits longer before they can send. */
const PATIENCE = 5000;
/** What is said of a case already, or travels beside the words. */
const NOT_AGAIN = ['subject', 'description', 'orderNumber', 'files', 'consent'];

interface Words { readonly t: TwinsTerms; readonly sending: SendingTerms; readonly of: string }

/**
 * Cases on the same order. A customer whom the page vouches for, or whose device holds the codes, is shown their open ones above the answers
 * and may add to one instead. Where the device only remembers that something was sent, it says that, and leads to the tracker.
 * Nothing is sent before the question has been answered, or took too long.
 */
export class Twins {
  readonly #scene: ExtrasScene;
  #asked?: AbortController;
  #words?: Words;
  #twins: readonly Twin[] = [];
  /** They are open, and can be added to. */
  #known = false;
  #pressed = false;
  #adding?: { readonly twin: Twin; readonly composer: Composer };
  #added?: Twin;
  readonly #note = drawn<HTMLElement>();
  readonly #panel = drawn<ReturnType<typeof addingPanel>>();
  readonly #end = drawn<HTMLElement>();

  constructor(scene: ExtrasScene) {
    this.#scene = scene;
    wear(scene.host.renderRoot, keptStyles);
  }

  /** Another order, or none: nothing of before is shown. */
  forget(): void {
    this.#asked?.abort();
    this.#scene.host.removeEventListener('heed-before-submit', this.#hold, true);
    this.#adding?.composer.hostDisconnected();
    this.#twins = [];
    this.#adding = this.#added = undefined;
    this.#pressed = false;
  }

  /** Looks what there is. `kept`: what was sent on this order from this device. */
  async look(order: string, kept: readonly Sent[]): Promise<void> {
    const { host } = this.#scene;
    this.forget();
    const { signal } = (this.#asked = new AbortController());
    // Before anybody else hears of it.
    host.addEventListener('heed-before-submit', this.#hold, true);
    const [open] = await Promise.all([this.#open(order, kept, signal), this.#speak().catch(() => { /* Without words nothing is shown. */ })]);
    if (signal.aborted) return;
    host.removeEventListener('heed-before-submit', this.#hold, true);
    this.#known = !!open?.length && !!this.#scene.backend.cases?.append;
    this.#twins = !this.#words ? [] : open?.length ? open : open && host.settings.customerToken ? [] : kept;
    if (!this.#twins.length) {
      if ((this.#pressed || host.noReview) && this.#scene.reviewing) this.#scene.send();
      return;
    }
    this.#scene.say(this.#known ? this.#words!.t.found : this.#words!.t.kept);
    if (this.#pressed || host.noReview) this.#focus('#twins-t');
  }

  /** The page as it is to be: the answers with what there is already above them, or what takes their place. */
  page(review: HTMLElement): HTMLElement {
    const { host, form } = this.#scene;
    const { terms } = form();
    const words = this.#words;
    if (!words) return review;
    if (words.of !== terms.locale) void this.#speak().then(() => this.#adding && this.#compose(this.#adding.twin));
    const { t, sending } = words;
    const [{ trackUrl }, added, adding] = [host.settings, this.#added, this.#adding];
    const follow = ({ reference, trackingCode }: Twin) =>
      trackUrl && h('a', { part: 'link', class: 'button link', href: `${trackUrl}#reference=${reference}${trackingCode ? `&code=${trackingCode}` : ''}` }, sending.ui.follow);
    if (added) {
      return this.#end(() => addedPanel(added, t, follow(added),
        h('button', { type: 'button', part: 'button', onclick: () => this.#scene.reset(emptyMatter) }, sending.ui.another)), added, words, trackUrl);
    }
    if (adding) {
      const { composer: { form: { element }, share, error } } = adding;
      const { node, show } = this.#panel(() => addingPanel(adding.twin, element, t, () => this.#leave()), element, words);
      show(share, error && failureWords(sending.failure, error));
      return node;
    }
    const note = this.#twins.length && this.#note(() => twinsNote(this.#twins, t, terms.locale, follow, this.#known ? (twin) => void this.#compose(twin).then(() => this.#focus('#text')) : undefined), this.#twins, words, trackUrl);
    for (const old of review.querySelectorAll('.twins')) if (old !== note) old.remove();
    if (note && !note.isConnected) review.querySelector('h2')!.after(note);
    return review;
  }

  /** Sending waits for the answer. */
  readonly #hold = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#pressed = true;
  };

  /** Their open cases; nothing where nobody can know. */
  async #open(order: string, kept: readonly Sent[], signal: AbortSignal): Promise<readonly OwnCase[] | undefined> {
    const { host, backend } = this.#scene;
    const { own, options } = backend as HeedBackend & Partial<RestBackend>;
    // Begun before the page is asked for its token: both together take no longer.
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    const token = await tokenNow(host.settings.customerToken);
    const held = kept.flatMap(({ receipt: { reference, trackingCode } = {} }) => reference && trackingCode ? { reference, trackingCode } : []);
    const asks = own ?? ((token || held.length) && options ? new RestOwnCases({ ...options, token: () => token }) : undefined);
    return asks?.open(order, held, { signal: inTime }).catch(() => undefined);
  }

  /** Words in the language of the form. */
  async #speak() {
    const { locale } = this.#scene.form().terms;
    const [t, sending] = await Promise.all([loadTwinsTerms(locale), this.#scene.enrich()]);
    this.#words = { t, sending: sending as SendingTerms, of: locale };
    this.#scene.host.requestUpdate();
  }

  /** What was written becomes what is added: the words that were written, then the other answers, each with its question. */
  async #compose(twin: Twin) {
    const { host, form, files, sent, backend } = this.#scene;
    const { t, sending } = this.#words!;
    const written = form();
    const old = this.#adding?.composer;
    const cases = { action: { message: t.text }, ask: { message: t.text }, ui: { sendMessage: t.add, confirm: t.add } };
    const composer = new Composer(host, 'message', true, { form: written.terms, sending, cases }, backend, (event) => {
      void composer.send(backend, twin as OwnCase, event).then((done) => done && this.#arrived(twin));
    }, old);
    if (!old) {
      const { values } = sent;
      const rest = Object.keys(emptyMatter(written)).map((name) => written.fields.get(name)!).filter((field) => !NOT_AGAIN.includes(field.name) && isShown(field, written.values) && isFilled(written.values[field.name]))
        .map((field) => `${labelAt(written.definition, field.name, written.terms)}: ${valueText(field, written.values[field.name], written.terms, sending.ui)}`);
      composer.bring([values.subject, values.description, rest.join('\n')].filter(Boolean).join('\n\n'), (await files()).all);
    }
    this.#adding = { twin, composer };
    host.requestUpdate();
  }

  #leave() {
    this.#adding?.composer.hostDisconnected();
    this.#adding = undefined;
    this.#focus('#twins-t');
  }

  #arrived(twin: Twin) {
    const { host, store, typed, hold } = this.#scene;
    const draft = typed();
    this.#adding?.composer.hostDisconnected();
    this.#adding = undefined;
    this.#added = twin;
    hold(undefined);
    if (draft) void store.discard(draft.key);
    host.dispatchEvent(new HeedCaseUpdatedEvent(twin.reference, 'message'));
    this.#focus('.panel h2');
  }

  #focus(selector: string) {
    const { host } = this.#scene;
    host.requestUpdate();
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
