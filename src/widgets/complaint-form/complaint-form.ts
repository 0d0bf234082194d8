import { ReactiveElement } from '@lit/reactive-element';
import type { PropertyValues } from '@lit/reactive-element';
import type { HeedBackend, SiteConfig } from '../../backend/port.ts';
import { siteConfig } from '../../backend/site.ts';
import type { CustomerToken } from '../../backend/token.ts';
import { type HeedSettings, SettingsController } from '../../controllers/context.ts';
import { intakeForm, kindsOf } from '../../controllers/intake.ts';
import type { wishes as Wishes } from '../../controllers/wishes.ts';
import { TermsController } from '../../controllers/terms.ts';
import { mayHaveDrafts } from '../../drafts/probe.ts';
import type { FormDefinition, FormOverrides, Values } from '../../domain/form.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import { prepare, scales, takesFiles } from '../../form/draw.ts';
import { Form } from '../../form/form.ts';
import type { FormHooks } from '../../form/form.ts';
import type { Paging } from '../../form/paging.ts';
import { drawPicker } from '../../form/picker.ts';
import { loadFormTerms } from '../../i18n/form-words.ts';
import { drawn, h, place } from '../../parts/h.ts';
import { formStyles } from '../../theme/form.ts';
import type { CaseFlow } from './flow.ts';

takesFiles(drawPicker);
let pages: typeof Paging | undefined;
let wishes: typeof Wishes | undefined;
/** One question for all forms that come at once. */
let asked: Promise<boolean> | undefined;

/**
 * A form with which a customer files a complaint, asks a question or makes a suggestion, and gets a reference number.
 * Its light-DOM content is the fallback that shows before the script has run, and when it cannot.
 *
 * @summary File a complaint, an inquiry or a suggestion.
 * @tag heed-complaint-form
 * @slot - Fallback while the widget cannot run: a link, a phone number.
 * @slot intro - Above the form.
 * @slot thanks - In the receipt, below what happens next.
 * @fires {HeedBeforeSubmitEvent} heed-before-submit - Before it is sent; cancelable.
 * @fires {HeedCaseUpdatedEvent} heed-case-updated - Instead of a new case, it was added to one that is open.
 * @fires {HeedCaseSubmittedEvent} heed-case-submitted - The backend has it; `reference` and `kind` tell which.
 * @fires {HeedSubmitFailedEvent} heed-submit-failed - It could not be sent, or was refused; `code` tells why.
 * @fires {HeedValidationFailedEvent} heed-validation-failed - Answers need another look; `fields` names them.
 * @fires {HeedDraftRestoredEvent} heed-draft-restored - The visitor went on with a kept draft.
 * @fires {HeedDraftDiscardedEvent} heed-draft-discarded - The visitor discarded a kept draft.
 * @fires {HeedStorageChangedEvent} heed-storage-changed - Whether the device keeps what is written has changed; `durable` and `problem` tell.
 * @fires {HeedOutboxChangedEvent} heed-outbox-changed - A submission has moved; `state` and `reference` tell how.
 * @csspart form - The form.
 * @csspart section - A part of the form.
 * @csspart title - A heading.
 * @csspart field - A field with its label, hint and error.
 * @csspart label - A label.
 * @csspart hint - A hint.
 * @csspart control - An input, a select or a text area.
 * @csspart option - One answer of a choice.
 * @csspart count - The count of characters.
 * @csspart error - An error beside its field.
 * @csspart summary - The list of errors above the form.
 * @csspart actions - The row of buttons.
 * @csspart button - A button.
 * @csspart submit - The button that goes on.
 * @csspart link - A link.
 * @csspart banner - The question about a kept draft.
 * @csspart panel - Each page that takes the form's place: check, sending, receipt.
 * @csspart reference - The reference number on the receipt.
 * @cssproperty --heed-accent - Colour of buttons, links and focus.
 * @cssproperty --heed-on-accent - Colour of text on the accent.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-muted - Colour of hints.
 * @cssproperty --heed-surface - Background of fields.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-danger - Colour of errors.
 * @cssproperty --heed-radius - Roundness of corners.
 * @cssproperty --heed-gap - Space between fields.
 * @cssproperty --heed-font - The `font` shorthand; inherited from the page by default.
 */
export class HeedComplaintForm extends ReactiveElement {
  static override styles = formStyles;
  static override properties = {
    kind: { reflect: true },
    kinds: {},
    endpoint: {},
    backend: { attribute: false },
    site: {},
    prefill: { type: Object },
    prefillFromUrl: { attribute: 'prefill-from-url' },
    overrides: { attribute: false },
    privacyUrl: { attribute: 'privacy-url' },
    trackUrl: { attribute: 'track-url' },
    sharedDevice: { type: Boolean, attribute: 'shared-device' },
    keepDays: { type: Number, attribute: 'keep-days' },
    customerToken: { attribute: false },
    noReview: { type: Boolean, attribute: 'no-review' },
    paged: { type: Boolean },
  };

  /** Which kind is filed: `complaint`, `inquiry` or `suggestion`. */
  kind: CaseKind = 'complaint';
  /** Kinds the visitor may choose from, separated by spaces; none: only `kind`. */
  kinds = '';
  /** Address of a heed server, e.g. `/` or `https://service.example`. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: HeedBackend;
  /** Which of the server's sites this is. */
  site?: string;
  /** Values to begin with, by field name. */
  prefill?: Values;
  /** Field names whose values may come from the page's address, separated by spaces. */
  prefillFromUrl = '';
  /** What this page changes in the form: hide, require, labels, hints, options, add. Also as a JSON child. */
  overrides?: FormOverrides;
  /** Address of your privacy notice, linked beside the consent. */
  privacyUrl?: string;
  /** Address of the page with the tracker; the receipt links to it. */
  trackUrl?: string;
  /** The computer is shared: nothing is kept on it, and everything is erased after two minutes without a key or a click. */
  sharedDevice = false;
  /** Days without a change after which a draft is forgotten; 30 if not said. */
  keepDays?: number;
  /** Who the customer is: the token (JWT) that your server has signed, or a function that gives the one of the moment. */
  customerToken?: CustomerToken;
  /** Sends at once, without the page that shows all answers again. */
  noReview = false;
  /** Shows one section at a time, with progress. */
  paged = false;

  readonly #terms = new TermsController(this, 'form', loadFormTerms);
  readonly #context = new SettingsController(this);
  readonly #hooks: FormHooks = {
    changed: (path) => {
      this.#touched.add(path);
      if (path === 'kind') this.kind = this.#form!.values.kind as CaseKind;
      this.#flow?.changed(path);
    },
    left: (path) => this.#flow?.left(path),
    submitted: () => this.#begin((flow) => flow.submit()),
    picked: (name, files) => this.#begin((flow) => flow.pick(name, files)),
  };
  readonly #touched = new Set<string>();
  /** What other kinds asked besides: it is there again when the visitor comes back to them. */
  readonly #known: Record<string, unknown> = {};
  #given?: string;
  /** What the site's backend says of its forms, and where it was asked. */
  #config: SiteConfig = {};
  #asked?: unknown;
  #intake?: FormDefinition;
  #form?: Form;
  #flow?: CaseFlow;
  #loading?: Promise<CaseFlow>;
  #failed = false;
  #unwished = false;
  #complained = false;
  readonly #fallback = h('slot');
  readonly #intro = h('slot', { name: 'intro' });
  readonly #body = h('div', { onfocusin: () => this.#begin(), onpointerdown: () => this.#begin() });
  readonly #drawError = drawn<HTMLElement>();

  /** What the visitor has written so far, by field name. */
  get values(): Values {
    return this.#form?.values ?? {};
  }

  /** The settings in force: the widget's own, then the provider's. */
  get settings(): HeedSettings {
    const { backend, endpoint, site, prefill, privacyUrl, trackUrl, sharedDevice, keepDays, customerToken } = this;
    const given = this.#context.value;
    const [server, address] = backend || endpoint !== undefined ? [backend, endpoint] : [given.backend, given.endpoint];
    return {
      backend: server, endpoint: address, site: site ?? given.site, prefill: { ...given.prefill, ...prefill },
      // Nobody is sent where nothing can be seen.
      privacyUrl: privacyUrl ?? given.privacyUrl ?? this.#config.privacyUrl, trackUrl: server && !server.cases?.track ? undefined : trackUrl ?? given.trackUrl, sharedDevice: sharedDevice || given.sharedDevice, keepDays: keepDays || given.keepDays, customerToken: customerToken ?? given.customerToken,
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#flow?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#flow?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#ask();
    const terms = this.#terms.terms;
    if (!terms) return;
    const taken = kindsOf(`${this.#config.kinds}`);
    const kinds = kindsOf(this.kinds, taken);
    if (!kindsOf(this.kind, taken).length) this.kind = kinds[0] ?? taken[0] ?? 'complaint';
    const old = this.#form;
    const { backend, prefill } = this.settings;
    const given = JSON.stringify(prefill);
    // Given late, it never comes over what was typed.
    if (given !== this.#given) old?.fill({ ...Object.fromEntries(Object.entries(prefill!).filter(([name]) => !this.#touched.has(name))), kind: this.kind });
    this.#given = given;
    const intake = intakeForm(this.kind, kinds.length ? kinds : [this.kind], backend);
    if (old && old.terms === terms && intake === this.#intake && !changed.has('overrides') && !changed.has('paged')) return;
    this.#intake = intake;
    const site = this.#config.forms?.[this.kind];
    const wishing = this.overrides ?? (site || this.prefillFromUrl || this.querySelector(':scope > script[type="application/json"]'));
    const { definition, written, linked } = wishing && wishes ? wishes(this, intake, site) : { definition: intake };
    const pending = !this.#unwished && (wishing && !wishes ? import('../../controllers/wishes.ts').then((module) => { wishes = module.wishes; })
      : prepare(definition) ?? (this.paged && !pages && import('../../form/paging.ts').then(({ Paging }) => { pages = Paging; })));
    if (!pending && old?.definition === definition && old.terms === terms && !changed.has('paged')) return;
    if (pending) {
      // What cannot be loaded is done without: whoever wants to write can.
      void pending.catch(() => { this.#unwished = true; }).then(() => this.requestUpdate('overrides', 0));
      return;
    }
    const focused = this.shadowRoot?.activeElement as HTMLInputElement | null | undefined;
    const { selectionStart: from = null, selectionEnd: to } = focused ?? {};
    const form = new Form(definition, terms, this.#hooks);
    const values = Object.assign(this.#known, old ? { ...old.kept, ...old.values } : { ...written, ...prefill, ...linked });
    // What is not shown any more was not said.
    for (const name of this.#touched) if (form.fields.get(name)?.hidden && !old?.fields.get(name)?.hidden) values[name] = prefill?.[name];
    form.fill({ ...values, kind: this.kind });
    form.kept = old?.kept;
    if (this.noReview) form.element.querySelector('[type=submit]')!.textContent = terms.ui.send;
    if (this.paged && pages) form.paging = new pages(form, old?.paging?.at);
    this.#form = form;
    void this.#flow?.attach(form);
    // Whoever comes for the first time has no draft and loads nothing for it.
    if (!old) void (asked ??= mayHaveDrafts().finally(() => { asked = undefined; })).then((may) => may && this.#begin());
    if (old && focused && old.element.contains(focused)) void this.updateComplete.then(() => {
      const control = form.element.querySelector<HTMLInputElement>(`[name="${focused.name}"]:checked`)
        ?? form.control(focused.id) as HTMLInputElement | null ?? form.element.querySelector<HTMLInputElement>(`[type=${focused.type}]`);
      control?.focus();
      if (from !== null) control?.setSelectionRange(from, to!);
    });
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const form = this.#form;
    const { backend, endpoint, privacyUrl } = this.settings;
    const privacy = privacyUrl && form?.element.querySelector<HTMLAnchorElement>('.privacy');
    if (privacy) Object.assign(privacy, { href: privacyUrl, hidden: false });
    const ready = form && (backend ? backend.cases : endpoint !== undefined);
    if (!ready) {
      if (form) this.#complain();
      place(this.#fallback, form && this.#error(form.terms.ui.noBackend));
      return place(this.renderRoot, this.#fallback);
    }
    const flow = this.#flow;
    const page = flow?.page;
    this.#intro.hidden = this.#body.hidden = !!page;
    place(this.#body, ...flow?.above() ?? [], form.element, flow?.below(), this.#failed && this.#error(form.terms.ui.loadFailed));
    scales?.dress(this.renderRoot);
    place(this.renderRoot, this.#intro, this.#body, page);
  }

  /** Asks the backend once what the site wants of its forms. It may come late: nobody waits for it, and what was typed stays. */
  #ask() {
    const { backend, endpoint, site } = this.settings;
    const where = backend ?? `${endpoint}#${site}`;
    if (where === this.#asked) return;
    this.#asked = where;
    const asking = backend ? backend.config?.() : endpoint === undefined ? undefined : siteConfig({ endpoint, site });
    void asking?.then((config) => {
      if (where !== this.#asked) return;
      this.#config = config;
      // An input method would be torn out of its field.
      if (this.#form?.composing) this.#body.addEventListener('compositionend', () => this.requestUpdate('overrides', 0), { once: true });
      else this.requestUpdate('overrides', 0);
    });
  }

  #error(words: string): HTMLElement {
    return this.#drawError(() => h('p', { part: 'error', class: 'error', role: 'alert' }, words), words);
  }

  #complain() {
    if (this.#complained) return;
    this.#complained = true;
    console.error('<heed-complaint-form> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.');
  }

  /** The rest (checks, drafts, sending, receipt) comes when a visitor begins; nothing typed meanwhile is lost. */
  #begin(then?: (flow: CaseFlow) => void) {
    this.#loading ??= import('./flow.ts').then(async ({ CaseFlow }) => {
      const flow = new CaseFlow(this, this.#touched);
      await flow.ready;
      // The kind or the language may change meanwhile.
      for (let form; form !== this.#form;) await flow.attach((form = this.#form!));
      return flow;
    });
    this.#loading.then((flow) => {
      this.#flow = flow;
      if (this.isConnected) flow.connect();
      this.#failed = false;
      then?.(flow);
    }, (cause: unknown) => {
      this.#loading = undefined;
      this.#failed = !!then;
      console.error('<heed-complaint-form> could not load the part that checks and sends.', cause);
    }).finally(() => this.requestUpdate());
  }
}
