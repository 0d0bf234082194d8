import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { HeedBackend } from '../../backend/port.ts';
import { RestBackend } from '../../backend/rest.ts';
import type { Composer } from '../../controllers/composer.ts';
import { SettingsController } from '../../controllers/context.ts';
import type { HeedSettings } from '../../controllers/context.ts';
import { HeedCaseOpenedEvent, HeedCaseUpdatedEvent } from '../../controllers/case-events.ts';
import { SiteForms } from '../../controllers/site-forms.ts';
import { TermsController } from '../../controllers/terms.ts';
import { loadTerms } from '../../i18n/index.ts';
import { wordsOf } from '../../i18n/terms.ts';
import { TrackingController } from '../../controllers/tracking.ts';
import { asRead } from '../../controllers/wishes.ts';
import { lateWith } from '../../domain/clock.ts';
import { filed } from '../../domain/filed.ts';
import type { FormOverrides } from '../../domain/form.ts';
import type { CustomerEvent, PublicCase } from '../../domain/records/case.ts';
import { readOnly } from '../../form/read-only.ts';
import { fileList, standing, timeline } from '../../parts/case.ts';
import { formStyles } from '../../theme/form.ts';
import { caseStyles } from '../../theme/case.ts';
import { filesStyles } from '../../theme/files.ts';
import { trackerStyles } from '../../theme/tracker.ts';
import { proofStyles } from '../../theme/outbox.ts';
import { carried, lookUp, noLookUp, readAccess } from './look-up.ts';
import type { SurveyOffer } from './offer.ts';
import { checking, prepareChecking, type ReceiptCheck } from './checking.ts';

/** Answers of a customer that need words. */
const WORDY = ['decline', 'not-satisfied', 'message'];
/** The way out stands at the end. */
const withdrawLast = (a: string, b: string) => Number(a === 'withdraw') - Number(b === 'withdraw');

/**
 * Shows a customer their case: where it stands, what comes next and by when, and lets them add to it.
 * Opened with reference and tracking code, typed in or carried in the fragment: `#reference=HD-…&code=…`.
 *
 * @summary Follow a case.
 * @tag heed-case-tracker
 * @slot - Fallback while the widget cannot run.
 * @fires {HeedCaseOpenedEvent} heed-case-opened - A case was opened.
 * @fires {HeedCaseUpdatedEvent} heed-case-updated - The customer added a message or answered.
 * @csspart panel - The look-up, or the case.
 * @csspart title - A heading.
 * @csspart field - A field with its label.
 * @csspart label - A label.
 * @csspart control - An input or a text area.
 * @csspart state - The state of the case.
 * @csspart timeline - The list of events.
 * @csspart event - One event.
 * @csspart actions - The row of buttons.
 * @csspart button - A button.
 * @csspart error - An error.
 * @cssproperty --heed-accent - Colour of buttons, links and focus.
 * @cssproperty --heed-on-accent - Colour of text on the accent.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-muted - Colour of hints.
 * @cssproperty --heed-surface - Background of fields.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-danger - Colour of errors.
 * @cssproperty --heed-radius - Roundness of corners.
 * @cssproperty --heed-gap - Space between parts.
 * @cssproperty --heed-font - The `font` shorthand; inherited from the page by default.
 */
export class HeedCaseTracker extends LitElement {
  static override styles = [formStyles, caseStyles, filesStyles, trackerStyles, proofStyles];
  static override properties = {
    reference: {},
    endpoint: {},
    backend: { attribute: false },
    site: {},
    overrides: { attribute: false },
  };

  /** Loads what offers the survey once a case has ended; nothing is offered without. The registration sets it. */
  static survey?: () => Promise<{ readonly SurveyOffer?: typeof SurveyOffer }>;

  /** The reference to begin with; the visitor types the code. */
  reference = '';
  /** Address of a heed server, e.g. `/` or `https://service.example`. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: HeedBackend;
  /** Which of the server's sites this is. */
  site?: string;
  /** What this page has changed in the form: labels, and fields it has added. The same as the form's; also as a JSON child. */
  overrides?: FormOverrides;

  readonly #terms = new TermsController(this, 'cases', loadTerms);
  readonly #formTerms = new TermsController(this, 'form', loadTerms);
  readonly #sendingTerms = new TermsController(this, 'sending', loadTerms);
  readonly #context = new SettingsController(this);
  readonly #tracking = new TrackingController(this, () => this.#backend);
  readonly #forms = new SiteForms(() => {
    const { forms } = this.#backend ?? {};
    return this.#backend && { whom: this.#backend, form: forms && ((id) => forms.form(id)) };
  }, () => this.requestUpdate());
  #rest?: RestBackend;
  #given?: HeedSettings;
  #complained = false;
  #composer?: Composer;
  #action?: string;
  #code = '';
  #wrong: { reference?: boolean; code?: boolean } = {};
  #said = '';
  #check?: ReceiptCheck | false;
  #offer?: SurveyOffer;

  get #backend(): HeedBackend | undefined {
    const { backend, endpoint, site } = this.#where;
    return backend ?? (endpoint === undefined ? undefined : (this.#rest ??= new RestBackend({ endpoint, site })));
  }

  get #where(): HeedSettings {
    const { backend, endpoint, site } = this.#context.value;
    return { backend: this.backend ?? (this.endpoint === undefined ? backend : undefined), endpoint: this.endpoint ?? endpoint, site: this.site ?? site };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleHash);
    // The provider above answers in the first update.
    void this.updateComplete.then(() => this.#handleHash());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleHash);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('endpoint') || changed.has('site') || this.#given !== this.#context.value) this.#rest = undefined;
    this.#given = this.#context.value;
    const { terms } = this.#composer ?? {};
    if (terms && (terms.form !== this.#formTerms.terms || terms.cases !== this.#terms.terms || terms.sending !== this.#sendingTerms.terms)) {
      void this.#compose(this.#action!, true);
    }
  }

  protected override render(): TemplateResult {
    const [terms, form, sending] = [this.#terms.terms, this.#formTerms.terms, this.#sendingTerms.terms];
    if (!terms || !form || !sending) return html`<slot></slot>`;
    if (!this.#backend) {
      if (!this.#complained) console.error('<heed-case-tracker> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.');
      this.#complained = true;
      return html`<slot><p part="error" class="error">${form.ui.noBackend}</p></slot>`;
    }
    return html`${this.#tracking.case ? this.#renderCase() : [this.#renderLookUp(), this.#renderCheck()]}<p class="sr" role="status">${this.#said}</p>`;
  }

  #renderLookUp(): TemplateResult {
    const terms = this.#terms.terms!;
    if (!this.#backend!.cases?.track) return noLookUp(terms);
    const { error, busy, access } = this.#tracking;
    return lookUp({
      reference: access?.reference ?? this.reference, code: access?.trackingCode ?? this.#code, wrong: this.#wrong, busy,
      failure: error === 'not-found' ? terms.ui.notFound : error && this.#sendingTerms.terms!.failure[error],
    }, terms, this.#handleLookUp);
  }

  #renderCheck(): TemplateResult {
    if (this.#check) return this.#check.render(this.#formTerms.terms!.locale, this.#backend!, this.#where, (reference, code) => void this.#open(reference, code));
    prepareChecking(this.#formTerms.terms!.locale);
    return html`<button type="button" part="button link" class="link no-print" @click=${this.#handleCheck}>${this.#terms.terms!.ui.checkReceipt}</button>
      ${this.#check === false ? html`<p class="error" part="error" role="alert">${this.#sendingTerms.terms!.failure.network}</p>` : nothing}`;
  }

  async #handleCheck() {
    const found = await checking();
    this.#check ||= !!found && new found.ReceiptCheck(() => this.requestUpdate());
    this.requestUpdate();
  }

  #renderCase(): TemplateResult {
    const terms = this.#terms.terms!;
    const form = this.#formTerms.terms!;
    const sending = this.#sendingTerms.terms!;
    const { ui } = terms;
    const data = this.#tracking.case!;
    const { error, busy } = this.#tracking;
    const download = this.#backend!.uploads?.download && ((id: string, name: string) => void this.#tracking.download(id, name));
    const composer = this.#composer;
    const actions = this.#backend!.cases?.append ? data.actions : [];
    const wrote = filed(asRead(this, this.#forms.of(data)), data);
    const failed = composer?.error ?? (error && { code: error });
    return html`<div class="panel" part="panel" aria-busy=${busy}>
      ${standing(data, terms, form.locale, Date.now(), lateWith(data, Date.now()))}
      ${failed ? html`<p class="error" part="error" role="alert">${sending.failure[failed.code]}</p>` : nothing}
      ${composer ? html`<div class="compose">${composer.form.element}
          ${composer.share === undefined ? nothing : html`<progress max="1" .value=${composer.share} aria-label=${ui.sendingMessage}></progress>`}
          <p class="sr" role="status">${composer.said}</p>
          <button type="button" part="button" class="link" @click=${this.#handleCancel}>${ui.cancel}</button></div>`
        : html`<div class="actions no-print" part="actions">
          ${actions.length < data.actions.length ? html`<p class="hint">${ui.noAppending}</p>` : nothing}
          ${[...actions].sort(withdrawLast).map((action) => html`<button type="button" part="button" class=${action === 'agree' || action === 'satisfied' ? 'primary' : action === 'withdraw' ? 'link' : ''}
            @click=${() => this.#handleAction(action)}>${terms.action[action] ?? action}</button>`)}
        </div>`}
      ${this.#offer?.render(this.#where, data.reference)}
      <section><h3 part="title">${ui.timeline}</h3>${timeline(data, terms, form.locale, download)}</section>
      <details><summary>${ui.yourCase}</summary>${readOnly(wrote.definition, { ...wrote.values, ...(data.category && { category: wordsOf(data.category, {}, form.locale) }) }, form, sending.ui)}${data.files.length ? html`<section><h3 part="title">${wordsOf(wrote.definition.steps.flatMap(({ fields }) => fields).find(({ name }) => name === 'files')?.label ?? 'files', form.label, form.locale)}</h3>${fileList(data.files, terms, form.locale, download)}</section>` : nothing}</details>
      <div class="row no-print">
        <button type="button" part="button" class="link" @click=${this.#handleRefresh} aria-disabled=${busy}>${busy ? ui.loading : ui.refresh}</button>
        <button type="button" part="button" class="link" @click=${this.#handleOther}>${ui.other}</button>
      </div>
    </div>`;
  }

  readonly #handleHash = (): void => {
    const found = carried(this.#backend);
    if (found?.whole) void this.#open(found.reference, found.code);
    else if (found) ({ reference: this.reference, code: this.#code, wrong: this.#wrong } = found);
    this.requestUpdate();
  };

  readonly #handleLookUp = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#tracking.busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const [reference, trackingCode] = readAccess(this.#backend, data.get('reference') as string, data.get('code') as string);
    this.#wrong = { reference: !reference, code: !trackingCode };
    if (reference && trackingCode) void this.#open(reference, trackingCode);
    else form.querySelector<HTMLElement>(reference ? '#code' : '#reference')!.focus();
    this.requestUpdate();
  };

  async #open(reference: string, trackingCode: string) {
    this.#code = '';
    // Words for one case never go to another one.
    if (reference !== this.#tracking.access?.reference) this.#handleCancel();
    const found = await this.#tracking.open({ reference, trackingCode });
    if (!found) return;
    this.#forms.look(found);
    void this.#offerSurvey(found);
    this.dispatchEvent(new HeedCaseOpenedEvent(found.reference));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  async #handleAction(action: string) {
    if (action === 'withdraw' && !confirm(this.#terms.terms!.ui.withdrawAsk)) return;
    await this.#compose(action);
    if (WORDY.includes(action)) this.#composer?.form.control('text')?.focus();
    else void this.#send({ type: action });
  }

  async #compose(action: string, again = false) {
    const { Composer } = await import('../../controllers/composer.ts');
    const old = this.#composer;
    if (again && !old) return;
    this.#action = action;
    this.#composer = new Composer(this, action, WORDY.includes(action), { form: this.#formTerms.terms!, cases: this.#terms.terms!, sending: this.#sendingTerms.terms! },
      this.#backend!, (event) => void this.#send(event), again ? old : undefined);
    old?.hostDisconnected();
    this.requestUpdate();
    await this.updateComplete;
  }

  async #send(event: CustomerEvent) {
    const state = await this.#composer?.send(this.#backend!, this.#tracking.access!, event);
    if (!state) return;
    this.#composer?.hostDisconnected();
    this.#composer = undefined;
    this.#said = this.#terms.terms!.done[event.type as 'message'];
    this.#tracking.take(state);
    void this.#offerSurvey(state);
    this.dispatchEvent(new HeedCaseUpdatedEvent(state.reference, event.type));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  async #offerSurvey(found: PublicCase) {
    const load = HeedCaseTracker.survey;
    if (!load || (found.next.length && !this.#offer)) return;
    const { SurveyOffer } = await load();
    if (SurveyOffer) await (this.#offer ??= new SurveyOffer(() => this.requestUpdate())).look(found, this.#tracking.access!, this.#where);
  }

  #handleCancel() {
    this.#composer?.hostDisconnected();
    this.#composer = undefined;
    this.requestUpdate();
  }

  #handleRefresh() {
    if (this.#tracking.busy) return;
    void this.#tracking.open(this.#tracking.access!).then((found) => {
      if (found) this.#said = this.#terms.terms!.ui.updated;
      if (found) void this.#offerSurvey(found);
      this.requestUpdate();
    });
  }

  #handleOther() {
    this.#handleCancel();
    this.#tracking.close();
  }
}
