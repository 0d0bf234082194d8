import { ReactiveElement } from '@lit/reactive-element';
import type { PropertyValues } from '@lit/reactive-element';
import type { HeedBackend } from '../../backend/port.ts';
import { SettingsController } from '../../controllers/context.ts';
import type { HeedSettings } from '../../controllers/context.ts';
import { SurveyController } from '../../controllers/survey.ts';
import { TermsController } from '../../controllers/terms.ts';
import { mayHaveDrafts } from '../../drafts/probe.ts';
import { isFilled } from '../../domain/form.ts';
import type { Locale, Values } from '../../domain/form.ts';
import type { SurveyTemplate } from '../../domain/forms/surveys.ts';
import { prepare } from '../../form/draw.ts';
import { Form } from '../../form/form.ts';
import type { FormHooks } from '../../form/form.ts';
import { loadSurveyTerms } from '../../i18n/survey.ts';
import { wordsOf } from '../../i18n/terms.ts';
import type { SurveyTerms } from '../../i18n/terms.ts';
import { drawn, h, place } from '../../parts/h.ts';
import { formStyles } from '../../theme/form.ts';
import { scaleStyles } from '../../theme/scales.ts';
import { surveyStyles } from '../../theme/survey.ts';
import type { SurveyFlow } from './flow.ts';

type SurveyForm = Form & { readonly definition: SurveyTemplate };

/**
 * A survey that a customer answers in under a minute: the score first, the rest only for those who want to say more.
 * Its light-DOM content is the fallback that shows before the script has run, and when it cannot.
 *
 * @summary Score a closed case, a finished service or a visit.
 * @tag heed-satisfaction-survey
 * @slot - Fallback while the widget cannot run.
 * @slot thanks - In the thanks, below our own words.
 * @fires {HeedBeforeSurveyEvent} heed-before-survey - Before an answer is sent; cancelable.
 * @fires {HeedSurveySubmittedEvent} heed-survey-submitted - The backend has it; `score` and `partial` tell what.
 * @fires {HeedSurveyKeptEvent} heed-survey-kept - In a kiosk: an answer was refused for good, and is kept for the staff; `count` is how many are.
 * @fires {HeedSubmitFailedEvent} heed-submit-failed - It could not be sent, or was refused; `code` tells why.
 * @fires {HeedValidationFailedEvent} heed-validation-failed - Answers need another look; `fields` names them.
 * @fires {HeedDraftRestoredEvent} heed-draft-restored - The visitor went on with a kept draft.
 * @fires {HeedDraftDiscardedEvent} heed-draft-discarded - The visitor discarded a kept draft.
 * @csspart form - The form.
 * @csspart section - A part of the form.
 * @csspart title - A heading.
 * @csspart field - A question with its answers and error.
 * @csspart label - A question.
 * @csspart hint - A hint.
 * @csspart control - An input or a text area.
 * @csspart option - One answer of a scale or choice.
 * @csspart error - An error beside its question, or on a page of its own.
 * @csspart summary - The list of errors above the form.
 * @csspart actions - The row of buttons.
 * @csspart button - A button.
 * @csspart submit - The button that sends.
 * @csspart banner - The question about a kept draft.
 * @csspart panel - Each page that takes the form's place: sending, waiting, thanks, what cannot be opened.
 * @cssproperty --heed-accent - Colour of buttons, chosen answers and focus.
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
export class HeedSatisfactionSurvey extends ReactiveElement {
  static override styles = [formStyles, scaleStyles, surveyStyles];
  static override properties = {
    template: {},
    invitation: {},
    bar: { type: Boolean, reflect: true },
    kiosk: { type: Boolean },
    kioskSeconds: { type: Number, attribute: 'kiosk-seconds' },
    endpoint: {},
    backend: { attribute: false },
    site: {},
    definition: { attribute: false },
  };

  /** Name of the survey, e.g. `after-complaint`, where anybody may answer; such answers are counted apart. */
  template?: string;
  /** Token of an invitation; without it, the one in the page's address (`#invitation=…&score=4`). */
  invitation?: string;
  /** A small row of faces; the first tap counts at once and opens the rest. */
  bar = false;
  /** For a device that many people use: nothing of an unsent answer is kept, what the service refuses is kept for the staff (`#staff`); the form is empty again soon after the thanks, and when nobody goes on for `kioskSeconds`. */
  kiosk = false;
  /** Seconds after which a kiosk takes an answer that nobody goes on with for left; two minutes unless told, ten at least. */
  kioskSeconds?: number;
  /** Address of a heed server, e.g. `/` or `https://service.example`. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: HeedBackend;
  /** Which of the server's sites this is. */
  site?: string;
  /** A survey to show as it is, without asking the backend for it: for previews. */
  definition?: SurveyTemplate;

  readonly #terms = new TermsController<'survey', SurveyTerms>(this, 'survey', loadSurveyTerms);
  readonly #context = new SettingsController(this);
  readonly #survey = new SurveyController(this);
  readonly #touched = new Set<string>();
  readonly #hooks: FormHooks = {
    changed: (path) => {
      this.#touched.add(path);
      const first = path === this.#form!.definition.first;
      if (first) this.#unfold();
      this.#begin((flow) => {
        flow.changed(path);
        if (first && this.bar) flow.first.chosen();
      });
    },
    left: (path) => this.#flow?.left(path),
    submitted: () => this.#begin((flow) => flow.submit()),
    picked: () => { /* A survey takes no files. */ },
  };
  #form?: SurveyForm;
  #flow?: SurveyFlow;
  #loading?: Promise<SurveyFlow>;
  #failed = false;
  #complained = false;
  #badPage?: readonly [string, Locale, HTMLElement];
  #seen?: { readonly template: SurveyTemplate };
  readonly #fallback = h('slot');
  readonly #body = h('div', { onfocusin: () => this.#begin(), onpointerdown: () => this.#begin() });
  readonly #drawIntro = drawn<HTMLElement>();
  readonly #drawPage = drawn<HTMLElement>();
  readonly #drawError = drawn<HTMLElement>();

  /** What was answered so far, by name of the question. */
  get values(): Values {
    return this.#form?.values ?? {};
  }

  /** The settings in force: the widget's own, then the provider's. */
  get settings(): HeedSettings {
    const { backend, endpoint, site } = this;
    const given = this.#context.value;
    const [server, address] = backend || endpoint !== undefined ? [backend, endpoint] : [given.backend, given.endpoint];
    return { backend: server, endpoint: address, site: site ?? given.site, sharedDevice: given.sharedDevice };
  }

  /** The token that answers carry. */
  get token(): string | undefined {
    return this.definition ? undefined : this.invitation || (this.template ? undefined : new URLSearchParams(location.hash.slice(1)).get('invitation') ?? '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleHash);
    this.#flow?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleHash);
    this.#flow?.disconnect();
  }

  readonly #handleHash = (): void => this.requestUpdate();

  protected override willUpdate(): void {
    const terms = this.#terms.terms;
    if (!terms) return;
    const { settings, template, definition } = this;
    this.#survey.ask({ settings, template, invitation: this.token, definition });
    const { opened } = this.#survey;
    const old = this.#form;
    if (!opened || (old?.definition === opened.template && old.terms === terms)) return;
    const pending = prepare(opened.template);
    if (pending) return void pending.then(() => this.requestUpdate());
    // Another invitation is another answer; another language is the same one.
    const same = old && (old.definition === opened.template || !!definition);
    if (old && !same) this.#forget();
    const form = new Form(opened.template, terms, this.#hooks) as SurveyForm;
    form.element.classList.add('folded');
    // Several surveys on one page have parts of the same name: no landmarks.
    for (const part of form.element.querySelectorAll('section')) part.role = 'group';
    const note = form.element.querySelector('.note')!, first = form.box(opened.template.first);
    note.textContent = terms.survey.rest;
    note.classList.add('wide');
    first?.classList.add('first');
    // Below the first question, which stays where it is when the rest unfolds.
    first?.after(note);
    this.#form = form;
    const values = same ? old.values : opened.answered?.values ?? {};
    form.fill(values);
    if (isFilled(values[opened.template.first])) this.#unfold();
    void this.#flow?.attach(form);
    if (!same) this.#arrive(opened);
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const terms = this.#terms.terms;
    const { backend, endpoint } = this.settings;
    if (!terms || (!backend && endpoint === undefined && !this.definition)) {
      if (terms) this.#complain();
      place(this.#fallback, !!terms && this.#error(terms.ui.noBackend));
      return place(this.renderRoot, this.#fallback);
    }
    const { trouble } = this.#survey;
    const [form, flow] = [this.#form, this.#flow];
    const [why, where, bad] = this.#badPage ?? [];
    if (trouble && (why !== trouble || where !== terms.locale)) void this.#explain(trouble, terms.locale);
    if (trouble) return place(this.renderRoot, bad);
    if (!form) return place(this.renderRoot, this.#drawPage(() => h('p', { class: 'hint', role: 'status' }, terms.survey.loading), terms));
    const page = flow?.page;
    this.#body.hidden = !!page;
    this.#body.className = this.bar ? 'bar' : '';
    const { title, intro } = form.definition;
    place(this.#body, !this.bar && this.#drawIntro(() => h('header', { class: 'intro' }, h('h2', { part: 'title', tabindex: -1 }, wordsOf(title, {}, terms.locale)),
      intro !== undefined && h('p', { class: 'hint', part: 'hint' }, wordsOf(intro, {}, terms.locale))), form),
      ...flow?.above() ?? [], form.element, flow?.below(), this.#failed && this.#error(terms.ui.loadFailed));
    place(this.renderRoot, this.#body, page);
  }

  #unfold() {
    this.#form!.element.classList.remove('folded');
  }

  /** A survey has come: whoever was here before may have left something, and the address may carry a first tap. */
  #arrive(opened: { readonly template: SurveyTemplate; readonly answered?: object }) {
    if (this.#seen?.template === opened.template || this.definition) return;
    this.#seen = opened;
    const { answered } = opened as { readonly answered?: { readonly partial?: boolean } };
    const tapped = Number(new URLSearchParams(location.hash.slice(1)).get('score') ?? NaN);
    const { first } = opened.template;
    if (this.token && (!answered || answered.partial) && this.#form!.element.querySelector(`[name="${first}"][value="${tapped}"]`)) {
      this.#form!.fill({ [first]: tapped });
      this.#touched.add(first);
      this.#unfold();
      this.#begin((flow) => flow.tap());
    } else if (answered) this.#begin();
    else void mayHaveDrafts().then((may) => may && this.#begin());
  }

  #forget() {
    this.#touched.clear();
    this.#flow?.disconnect();
    this.#flow = this.#loading = undefined;
  }

  async #explain(trouble: string, locale: Locale) {
    const { badPage } = await import('./bad.ts');
    this.#badPage = [trouble, locale, await badPage(this, trouble, locale, () => this.#survey.retry())];
    this.requestUpdate();
  }

  #error(words: string): HTMLElement {
    return this.#drawError(() => h('p', { part: 'error', class: 'error', role: 'alert' }, words), words);
  }

  #complain() {
    if (this.#complained) return;
    this.#complained = true;
    console.error('<heed-satisfaction-survey> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.');
  }

  /** The rest (checks, drafts, sending, thanks) comes when a visitor begins; nothing answered meanwhile is lost. */
  #begin(then?: (flow: SurveyFlow) => void) {
    if (!this.#form) return;
    const loading = this.#loading ??= import('./flow.ts').then(async ({ SurveyFlow }) => {
      const flow = new SurveyFlow(this, this.#touched, this.#survey.opened?.answered);
      await flow.ready;
      for (let form; form !== this.#form;) await flow.attach((form = this.#form!));
      return flow;
    });
    loading.then((flow) => {
      if (loading !== this.#loading) return;
      this.#flow = flow;
      if (this.isConnected) flow.connect();
      this.#failed = false;
      then?.(flow);
    }, (cause: unknown) => {
      this.#loading = undefined;
      this.#failed = !!then;
      console.error('<heed-satisfaction-survey> could not load the part that checks and sends.', cause);
    }).finally(() => this.requestUpdate());
  }
}
