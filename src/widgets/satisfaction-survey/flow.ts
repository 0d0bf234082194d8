import type { Submission } from '../../backend/port.ts';
import type { HeedSettings } from '../../controllers/context.ts';
import { siteOf } from '../../controllers/delivery.ts';
import { HeedSubmitFailedEvent, HeedValidationFailedEvent } from '../../controllers/events.ts';
import { restore } from '../../controllers/restore.ts';
import { travelling } from '../../controllers/survey-way.ts';
import { HeedBeforeSurveyEvent, HeedSurveySubmittedEvent } from '../../controllers/survey-events.ts';
import type { Draft, Failure, OutboxState } from '../../drafts/types.ts';
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
import { summaryBox } from '../../parts/sending.ts';
import { caseStyles } from '../../theme/case.ts';
import { surveyEndStyles } from '../../theme/survey-end.ts';
import { SurveyDevice } from './device.ts';
import { FirstTap } from './first-tap.ts';
import type { SurveyHost } from './flow-host.ts';
import type { Kiosk } from './kiosk.ts';
import { reasoned, SurveyPages } from './pages.ts';
import type { Page } from './pages.ts';
import { Ways } from './ways.ts';

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
  #ways!: Ways;
  readonly #device: SurveyDevice;
  #kiosk?: Kiosk;
  /** Key of what was sent before: it is changed, not answered anew. */
  #before?: string;
  #changing: boolean;
  #page: Page = 'form';
  #state?: OutboxState;
  #summary: readonly Issue[] = [];
  #failure?: Failure;
  #said = '';
  readonly #status = h('p', { class: 'sr', role: 'status' });
  readonly #told = h('p', { class: 'hint arrived-note', role: 'status' });
  readonly #summed = drawn<HTMLElement>();
  readonly #anew = drawn<HTMLElement>();
  readonly #pages: SurveyPages;
  readonly first: FirstTap;

  constructor(host: SurveyHost, touched: Set<string>, answered?: { readonly values: Values; readonly partial?: boolean }) {
    this.#host = host;
    this.#touched = touched;
    this.#changing = !!answered && !answered.partial;
    for (const styles of [caseStyles, surveyEndStyles]) wear(host.renderRoot, styles);
    this.#pages = new SurveyPages(host, { retry: () => this.#ways.whole.retry(), stop: () => this.#ways.whole.stop(this.#page === 'waiting'), change: () => this.#change(), again: () => this.#again() });
    this.first = new FirstTap(host.renderRoot, () => this.#form.box(this.#form.definition.first), () => this.tap());
    const device = this.#device = new SurveyDevice(host, () => this.#settings, (draft) => this.#resume(draft), answered);
    this.ready = device.open().then(async () => {
      const { store, own } = device;
      this.#ways = new Ways(store, () => this.#settings, { moved: this.#moved, tapped: this.#tapped, changed: (state) => void this.#kiosk?.sweep(state) });
      this.#before = own?.before;
      this.#changing ||= !!own?.whole;
      if (host.kiosk) this.#kiosk = new (await import('./kiosk.ts')).Kiosk(host, store, () => siteOf(this.#settings), () => this.#again());
      await this.#kiosk?.open();
    });
  }

  connect(): void {
    this.#ways.connect();
    this.#watch();
  }

  disconnect(): void {
    this.#ways.disconnect();
    this.#kiosk?.stop();
    this.#device.store.flush();
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
    const { values } = this.#device.own ?? {};
    if (first && values) this.#take(values);
    if (first && this.#touched.size) this.changed('');
    this.#host.requestUpdate();
  }

  // What the form tells.

  changed(path: string): void {
    if (path) this.#touched.add(path);
    if (this.#checks.changed(path)) this.#host.requestUpdate();
    this.#watch();
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
    if (this.#ways.whole.busy || !host.dispatchEvent(new HeedBeforeSurveyEvent(this.#form.definition.id))) return;
    this.#failure = undefined;
    this.first.forget();
    const draft = Object.assign(this.#device.begin(this.#form.definition.version), { values });
    this.#show('sending', '.panel h2');
    const submission = this.#submission(values);
    this.#sent(draft, values, true);
    this.#ways.whole.send(draft, submission, false);
  }

  /** Sends the first question alone, at once; what follows changes it. */
  tap(): void {
    const { first } = this.#form.definition;
    const score = this.#form.sync()[first];
    if (score === undefined || this.#changing || !this.#host.dispatchEvent(new HeedBeforeSurveyEvent(this.#form.definition.id))) return;
    const draft = this.#device.tap(this.#form.definition.version, { [first]: score });
    const submission = this.#submission({ [first]: score }, true);
    this.#sent(draft, { [first]: score }, false);
    this.#ways.taps.send(draft, submission, false);
  }

  // What is drawn.

  /** Above the form: the question about a draft, the summary of errors, what has arrived. */
  above(): readonly (Node | false | undefined)[] {
    const [terms, issues, failure] = [this.#terms, this.#summary, this.#failure];
    this.#status.textContent = this.#said;
    const { answered, tapped } = this.#words.ui;
    this.#told.textContent = this.#changing ? answered : this.#device.arrived || this.#state?.state === 'received' ? tapped : '';
    return [
      this.#device.question(terms, this.#form),
      (issues.length > 0 || !!failure) && this.#summed(() =>
        summaryBox(issues.map((issue) => ({ path: issue.path, text: this.#checks.textOf(issue) })), failure ? reasoned(terms, this.#words, failure) : terms, this.#go, failure), issues, failure, terms),
      this.#status, !!this.#told.textContent && this.#told, this.#changing && !!this.#device.own && this.#anew(() => h('button', { type: 'button', part: 'button', onclick: () => this.#again() }, this.#words.ui.again), this.#words),
    ];
  }

  /** Below the form: whether it is kept, or that it is erased soon. */
  below(): Node | false {
    return this.#kiosk ? this.#page === 'form' && (this.#kiosk.refused(this.#form, this.#terms, this.#words) || this.#kiosk.node(this.#words)) : this.#device.note(this.#terms);
  }

  /** What takes the form's place, if anything. */
  get page(): Node | undefined {
    const page = this.#pages.draw(this.#page, this.#state, this.#terms, this.#words, this.#locale, () => needsFollowUp(this.#form.definition, this.#form.values));
    const next = page && this.#kiosk?.node(this.#words);
    if (next && next.parentNode !== page) page.append(next);
    return page;
  }

  /** Who stays away too long, or has sent, makes room for the next one where many people come. */
  #watch() {
    this.#kiosk?.at(this.#page === 'form' && !this.#touched.size ? undefined : this.#page);
  }

  get #locale(): Locale { return this.#form.terms.locale; }

  get #settings(): HeedSettings { return travelling(this.#host.settings); }

  set #button(words: string) { this.#form.element.querySelector('[type=submit]')!.textContent = words; }

  #submission(values: Values, partial?: boolean): Submission {
    const { id, version } = this.#form.definition;
    const { token } = this.#host;
    const submission: SurveySubmission = {
      kind: 'survey', form: { id, version }, values, locale: this.#locale, source: { page: location.origin + location.pathname, widget: this.#host.localName },
      ...(token && { invitation: token }), ...(this.#before && { after: this.#before }), ...(partial && { partial }),
    };
    return { ...submission, files: [] } as unknown as Submission;
  }

  /** From now on this is what the visitor's next request changes. */
  #sent({ key, version }: Draft, values: Values, whole: boolean) {
    this.#before ??= key;
    this.#device.own?.keep(this.#before, version, values, whole);
  }

  #take(values: Values) {
    this.#form.fill(Object.fromEntries(Object.entries(values).filter(([name]) => !this.#touched.has(name))));
    this.#form.element.classList.remove('folded');
  }

  #show(page: Page, focus: string) {
    this.#page = page;
    this.#watch();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const target = this.#host.renderRoot.querySelector<HTMLElement>(focus);
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    });
  }

  readonly #go = (path: string): void => this.#form.control(path)?.focus();

  /** Works on a draft that lay here. */
  #resume(draft: Draft) {
    draft.earlier = restore(this.#form, this.#touched, draft.values, draft.earlier);
    this.#form.element.classList.remove('folded');
    this.#wrong(draft.reason);
    this.#keep();
  }

  #wrong(error?: Failure) {
    this.#checks.show(error?.issues?.filter(({ path }) => this.#form.fields.has(path)) ?? []);
    this.#summary = this.#checks.issues;
    this.#failure = error?.code === 'aborted' ? undefined : error;
  }

  #keep() {
    const { values, definition } = this.#form;
    if (this.#page === 'form' && (this.#device.draft || [...this.#touched].some((path) => isFilled(values[path])))) this.#device.keep(definition.version, values);
  }

  // Sending.

  get #score() { return this.#form.values[this.#form.definition.first] as number | undefined; }

  readonly #tapped = (state: OutboxState): void => {
    if (state.state !== 'received') return;
    void this.#device.store.seen(state.receipt.key);
    if (this.#page === 'form') this.#state = state;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new HeedSurveySubmittedEvent(state.receipt.reference, this.#form.definition.id, this.#score, true));
  };

  readonly #moved = (state: OutboxState): void => {
    if (this.#page === 'thanks') return;
    const [host, before] = [this.#host, this.#state?.state];
    this.#state = state;
    if (state.state === 'received') {
      const { receipt } = state;
      void this.#device.store.seen(receipt.key);
      this.#device.draft = undefined;
      this.#show('thanks', '.panel h2');
      host.dispatchEvent(new HeedSurveySubmittedEvent(receipt.reference, this.#form.definition.id, this.#score, false));
    } else if (state.state === 'refused') {
      this.#device.draft = state.draft;
      const { error } = state;
      // What was evaluated is changed no more: the next visit begins anew.
      if (error.reason === 'survey-evaluated') this.#device.forget();
      else this.#device.own?.back();
      this.#wrong(error);
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
    this.#device.forget();
    if (this.#kiosk) this.#ways.renew();
    [this.#summary, this.#failure, this.#said] = [[], undefined, ''];
    this.#checks.show([]);
    this.#before = this.#state = undefined;
    this.#changing = false;
    this.#button = this.#form.terms.ui.send;
    this.#form.fill(Object.fromEntries([...this.#form.fields.keys()].map((name) => [name, undefined])));
    this.#form.element.classList.add('folded');
    this.#show('form', 'form input');
  }
}
