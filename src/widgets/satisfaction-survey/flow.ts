import type { Submission } from '../../backend/port.ts';
import type { HeedSettings } from '../../controllers/context.ts';
import { Delivery, siteOf } from '../../controllers/delivery.ts';
import { HeedSubmitFailedEvent, HeedValidationFailedEvent } from '../../controllers/events.ts';
import { travelling } from '../../controllers/survey-way.ts';
import { HeedBeforeSurveyEvent, HeedSurveySubmittedEvent } from '../../controllers/survey-events.ts';
import { newDraft } from '../../drafts/draft.ts';
import { openDrafts } from '../../drafts/store.ts';
import type { Draft, DraftStore, Failure, OutboxState } from '../../drafts/types.ts';
import { isFilled } from '../../domain/form.ts';
import type { Locale, Values } from '../../domain/form.ts';
import type { SurveyTemplate } from '../../domain/forms/surveys.ts';
import { needsFollowUp } from '../../domain/survey.ts';
import type { Issue } from '../../domain/issue.ts';
import type { SurveySubmission } from '../../domain/records/survey.ts';
import { Checks } from '../../form/checks.ts';
import type { Form } from '../../form/form.ts';
import { loadTerms } from '../../i18n/index.ts';
import { loadSurveyEnd } from '../../i18n/survey.ts';
import type { SendingTerms, SurveyEndTerms } from '../../i18n/terms.ts';
import { drawn, h, wear } from '../../parts/h.ts';
import { keptWords, summaryBox } from '../../parts/sending.ts';
import { caseStyles } from '../../theme/case.ts';
import { surveyEndStyles } from '../../theme/survey-end.ts';
import type { SurveyHost } from './flow-host.ts';
import type { KeptSurvey } from './kept.ts';
import { reasoned, SurveyPages } from './pages.ts';
import type { Page } from './pages.ts';

type SurveyForm = Form & { readonly definition: SurveyTemplate };

/** Everything between the first tap and the thanks: checks, drafts, sending. Loaded when a visitor begins. */
export class SurveyFlow {
  /** Resolves once words and storage are there. */
  readonly ready: Promise<unknown>;
  readonly #host: SurveyHost;
  readonly #touched: Set<string>;
  #form!: SurveyForm;
  #terms!: SendingTerms;
  #words!: SurveyEndTerms;
  #checks!: Checks;
  #store!: DraftStore;
  #delivery!: Delivery;
  /** The first tap has a way of its own: nobody who goes on waits for it. */
  #taps!: Delivery;
  #draft?: Draft;
  #kept?: KeptSurvey;
  /** Key of what was sent before: it is changed, not answered anew. */
  #before?: string;
  #changing: boolean;
  #page: Page = 'form';
  #state?: OutboxState;
  #summary: readonly Issue[] = [];
  #failure?: Failure;
  #saved?: boolean;
  #said = '';
  readonly #status = h('p', { class: 'sr', role: 'status' });
  readonly #note = h('p', { class: 'hint kept', role: 'status' });
  readonly #told = h('p', { class: 'hint arrived-note', role: 'status' });
  readonly #summed = drawn<HTMLElement>();
  readonly #pages: SurveyPages;

  constructor(host: SurveyHost, touched: Set<string>, answered?: { readonly partial?: boolean }) {
    this.#host = host;
    this.#touched = touched;
    this.#changing = !!answered && !answered.partial;
    for (const styles of [caseStyles, surveyEndStyles]) wear(host.renderRoot, styles);
    this.#pages = new SurveyPages(host, { retry: () => this.#delivery.retry(), stop: () => this.#delivery.stop(this.#page === 'waiting'), change: () => this.#change(), again: () => this.#again() });
    this.ready = openDrafts().then(async (store) => {
      this.#store = store;
      this.#delivery = new Delivery(store, () => this.#settings, { moved: this.#moved, look: () => { /* What arrives later needs nobody's attention. */ } });
      this.#taps = new Delivery(store, () => this.#settings, { moved: this.#tapped, look: () => { /* The same. */ } });
      const found = host.kiosk ? undefined : await store.find({ site: siteOf(this.#settings), form: this.#name });
      if (found) await this.#ask(found);
    });
  }

  connect(): void {
    this.#delivery.connect();
    this.#taps.connect();
  }

  disconnect(): void {
    this.#delivery.disconnect();
    this.#taps.disconnect();
    this.#store.flush();
  }

  /** Works on this form from now on: the first one, or one in another language. */
  async attach(form: Form): Promise<void> {
    const first = !this.#form;
    this.#form = form as SurveyForm;
    const [terms, words] = await Promise.all([loadTerms('sending', form.terms.locale), loadSurveyEnd(form.terms.locale)]);
    if (form !== this.#form) return;
    [this.#terms, this.#words] = [terms, words];
    const shown = this.#checks?.issues ?? [];
    this.#checks = new Checks(form, terms);
    this.#checks.show(shown);
    if (this.#changing) this.#button = this.#words.ui.changeSend;
    if (first && this.#touched.size) this.changed('');
    this.#host.requestUpdate();
  }

  // What the form tells.

  changed(path: string): void {
    if (path) this.#touched.add(path);
    if (this.#checks.changed(path)) this.#host.requestUpdate();
    this.#keep();
  }

  left = (path: string): void => this.#checks.left(path);

  submit(): void {
    const values = this.#checks.all();
    this.#summary = this.#checks.issues;
    if (!values) {
      this.#host.dispatchEvent(new HeedValidationFailedEvent(this.#summary.map(({ path }) => path)));
      return this.#show('form', '.summary');
    }
    const host = this.#host;
    if (this.#delivery.busy || !host.dispatchEvent(new HeedBeforeSurveyEvent(this.#form.definition.id))) return;
    this.#failure = undefined;
    const draft = this.#own();
    Object.assign(draft, { values });
    this.#show('sending', '.panel h2');
    this.#delivery.send(draft, this.#submission(values), false);
  }

  /** Sends the first question alone, at once; what follows changes it. */
  tap(): void {
    const { first } = this.#form.definition;
    const score = this.#form.sync()[first];
    if (score === undefined || this.#changing || !this.#host.dispatchEvent(new HeedBeforeSurveyEvent(this.#form.definition.id))) return;
    const draft = newDraft({ site: siteOf(this.#settings), form: `${this.#name} tap`, version: this.#form.definition.version, values: { [first]: score } });
    const submission = this.#submission({ [first]: score }, true);
    this.#before ??= draft.key;
    this.#taps.send(draft, submission, false);
  }

  // What is drawn.

  /** Above the form: the question about a draft, the summary of errors, what has arrived. */
  above(): readonly (Node | false)[] {
    const [terms, issues, failure] = [this.#terms, this.#summary, this.#failure];
    this.#status.textContent = this.#said;
    const { answered, tapped } = this.#words.ui;
    this.#told.textContent = this.#changing ? answered : this.#state?.state === 'received' ? tapped : '';
    return [
      !!this.#kept && this.#kept.node(terms, this.#locale),
      (issues.length > 0 || !!failure) && this.#summed(() =>
        summaryBox(issues.map((issue) => ({ path: issue.path, text: this.#checks.textOf(issue) })), failure ? reasoned(terms, this.#words, failure) : terms, this.#go, failure), issues, failure, terms),
      this.#status, !!this.#told.textContent && this.#told,
    ];
  }

  /** Below the form: whether it is kept. */
  below(): Node | false {
    if (this.#saved === undefined || this.#host.kiosk) return false;
    this.#note.textContent = keptWords(this.#saved, this.#store.problem === 'quota', this.#terms);
    return this.#note;
  }

  /** What takes the form's place, if anything. */
  get page(): Node | undefined {
    return this.#pages.draw(this.#page, this.#state, this.#terms, this.#words, this.#locale, () => needsFollowUp(this.#form.definition, this.#form.values));
  }

  get #locale(): Locale { return this.#form.terms.locale; }

  get #settings(): HeedSettings {
    return travelling(this.#host.settings);
  }

  /** Drafts of one invitation, or of one survey, are not found by another one. */
  get #name(): string {
    const { localName, token, template, definition } = this.#host;
    return `${localName} ${token?.slice(0, 16) || template || definition?.id || ''}`;
  }

  set #button(words: string) {
    this.#form.element.querySelector('[type=submit]')!.textContent = words;
  }

  #submission(values: Values, partial?: boolean): Submission {
    const { id, version } = this.#form.definition;
    const { token } = this.#host;
    const submission: SurveySubmission = {
      kind: 'survey', form: { id, version }, values, locale: this.#locale, source: { page: location.origin + location.pathname, widget: this.#host.localName },
      ...(token && { invitation: token }), ...(this.#before && { after: this.#before }), ...(partial && { partial }),
    };
    return { ...submission, files: [] } as unknown as Submission;
  }

  #show(page: Page, focus: string) {
    this.#page = page;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const target = this.#host.renderRoot.querySelector<HTMLElement>(focus);
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    });
  }

  readonly #go = (path: string): void => this.#form.control(path)?.focus();

  // Drafts.

  #keep() {
    const { values, definition } = this.#form;
    if (this.#host.kiosk || this.#page !== 'form' || (!this.#draft && ![...this.#touched].some((path) => isFilled(values[path])))) return;
    const draft = this.#own();
    Object.assign(draft, { values: { ...values }, version: definition.version });
    void this.#store.put(draft).then((kept) => {
      if (kept === this.#saved) return;
      this.#saved = kept;
      this.#host.requestUpdate();
    });
  }

  #own(): Draft {
    return (this.#draft ??= newDraft({ site: siteOf(this.#settings), form: this.#name, version: this.#form.definition.version }));
  }

  async #ask(found: Draft) {
    const { KeptSurvey } = await import('./kept.ts');
    this.#kept = new KeptSurvey(this.#host, this.#store, found, (draft) => {
      this.#kept = undefined;
      if (draft) {
        this.#form.fill(Object.fromEntries(Object.entries(draft.values).filter(([name]) => !this.#touched.has(name))));
        this.#form.element.classList.remove('folded');
        if (this.#draft) void this.#store.discard(this.#draft.key);
        this.#draft = draft;
        this.#failure = draft.reason;
        this.#keep();
      }
      this.#host.requestUpdate();
    });
  }

  // Sending.

  get #score(): number | undefined {
    return this.#form.values[this.#form.definition.first] as number | undefined;
  }

  readonly #tapped = (state: OutboxState): void => {
    if (state.state !== 'received') return;
    void this.#store.seen(state.receipt.key);
    if (this.#page === 'form') this.#state = state;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new HeedSurveySubmittedEvent(state.receipt.reference, this.#form.definition.id, this.#score, true));
  };

  readonly #moved = (state: OutboxState): void => {
    if (this.#page === 'thanks') return;
    const host = this.#host;
    const before = this.#state?.state;
    this.#state = state;
    if (state.state === 'received') {
      const { receipt } = state;
      void this.#store.seen(receipt.key);
      this.#draft = undefined;
      this.#before = receipt.key;
      this.#show('thanks', '.panel h2');
      host.dispatchEvent(new HeedSurveySubmittedEvent(receipt.reference, this.#form.definition.id, this.#score, false));
    } else if (state.state === 'refused') {
      this.#draft = state.draft;
      const { error } = state;
      this.#checks.show(error.issues?.filter(({ path }) => this.#form.fields.has(path)) ?? []);
      this.#summary = this.#checks.issues;
      this.#failure = error.code === 'aborted' ? undefined : error;
      this.#said = reasoned(this.#terms, this.#words, error).failure[error.code];
      this.#show('form', error.code === 'aborted' ? 'form input:checked' : '.summary');
      if (error.code !== 'aborted') host.dispatchEvent(new HeedSubmitFailedEvent(error.code, false));
    } else if (state.state === 'waiting') {
      if (before !== 'waiting') {
        this.#show('waiting', '.panel h2');
        host.dispatchEvent(new HeedSubmitFailedEvent(state.error?.code ?? 'network', true));
      } else host.requestUpdate();
    } else host.requestUpdate();
  };

  #change() {
    this.#changing = true;
    this.#button = this.#words.ui.changeSend;
    this.#show('form', 'form input:checked');
  }

  #again() {
    this.#touched.clear();
    this.#before = this.#state = this.#saved = undefined;
    this.#changing = false;
    this.#button = this.#form.terms.ui.send;
    this.#form.fill(Object.fromEntries([...this.#form.fields.keys()].map((name) => [name, undefined])));
    this.#form.element.classList.add('folded');
    this.#show('form', 'form input');
  }
}
