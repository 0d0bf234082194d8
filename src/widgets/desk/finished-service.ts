import type { html, nothing, LitElement, TemplateResult } from 'lit';
import type { AskedAfterService, DeskBackend, FinishedService as Told } from '../../backend/desk-port.ts';
import type { HeedError } from '../../backend/port.ts';
import { DONE_BY, FINISHED_SERVICE } from '../../domain/forms/finished-service.ts';
import type { FormDefinition, Locale, Values } from '../../domain/form.ts';
import { sitedForm } from '../../domain/workflows/sited.ts';
import { newKey } from '../../drafts/draft.ts';
import type { Checks } from '../../form/checks.ts';
import type { Form } from '../../form/form.ts';
import type { FinishedTerms } from '../../i18n/finished-terms.ts';
import { formatTime } from '../../i18n/format.ts';
import type { FormTerms } from '../../i18n/terms.ts';
import type { copyButton } from '../../parts/copy.ts';
import type { qrCode } from '../../parts/desk/paper.ts';
import type { failureText } from '../../parts/desk/steps.ts';
import type { View } from '../../parts/desk/view.ts';

type Asked = AskedAfterService & { readonly to?: string };

const minutes = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** What it uses of the desk: fetched by itself, it brings neither a library nor a form of its own. */
export interface TellingTools {
  readonly html: typeof html;
  readonly nothing: typeof nothing;
  readonly Form: typeof Form;
  readonly Checks: typeof Checks;
  readonly copyButton: typeof copyButton;
  readonly qrCode: typeof qrCode;
  readonly failureText: typeof failureText;
  words(locale: Locale): Promise<FinishedTerms>;
  /** The words have not come. */
  lost(cause: unknown): HeedError;
}

/** A service is finished: who is asked how it was (S-02), and what came of asking. Loaded when somebody tells of one. */
export class FinishedService {
  readonly #host: LitElement;
  readonly #backend: () => DeskBackend | undefined;
  readonly #tools: TellingTools;
  #words?: FinishedTerms;
  #of?: string;
  #form?: Form;
  #checks?: Checks;
  #key = newKey();
  #busy = false;
  #error?: HeedError;
  #asked?: Asked;

  constructor(host: LitElement, backend: () => DeskBackend | undefined, tools: TellingTools) {
    [this.#host, this.#backend, this.#tools] = [host, backend, tools];
  }

  /** There is nothing to cancel any more. */
  get ended(): boolean { return !!this.#asked; }

  /** What was begun is still in it; what has ended is put away. */
  show(): void {
    this.#asked = undefined;
    if (!this.#words) this.#of = undefined;
  }

  render(view: View): TemplateResult {
    const { html, nothing, failureText } = this.#tools;
    const { t, locale } = view;
    if (this.#of !== locale) void this.#speak(view);
    const words = this.#words;
    if (!words || !this.#form) return this.#error ? html`<p class="error" part="error" role="alert">${failureText(this.#error, view)}</p>` : html`<p class="hint" role="status">${t.ui.loading}</p>`;
    if (this.#asked) return this.#renderAsked(this.#asked, words, view);
    return html`<p class="hint">${words.lead}</p>
      ${this.#error ? html`<p class="error" part="error" role="alert">${failureText(this.#error, view)}</p>` : nothing}
      <div aria-busy=${this.#busy}>${this.#form.element}</div><p class="sr" role="status">${this.#busy ? t.ui.sending : ''}</p>`;
  }

  #renderAsked(asked: Asked, words: FinishedTerms, view: View): TemplateResult {
    const { html, nothing, copyButton, qrCode } = this.#tools;
    const { outcome, at, to } = asked;
    const day = (time: string | undefined) => (time ? formatTime(time, view.locale, true) : '');
    const lines = outcome === 'invited' ? [asked.mailed ? words.mailed(to!) : !asked.link ? words.noPage : to ? words.noMails : words.noAddress, words.until(day(asked.until))]
      : outcome === 'known' ? [words.since(day(at)), asked.answered ? words.answered : words.until(day(asked.until))]
      : [outcome === 'asked-recently' ? words.recently(day(at)) : outcome === 'asked-to-stop' ? words.stopped : outcome === 'another-customer' ? words.another : words.notAsked];
    const link = 'link' in asked ? asked.link : undefined;
    const [title, again] = outcome === 'invited' ? [words.invited, false] : outcome === 'known' ? [words.known, false] : [words.not, true];
    return html`<div class="panel asked" data-outcome=${outcome}><h3 tabindex="-1" part="title">${title}</h3>${lines.map((line) => html`<p>${line}</p>`)}
      ${link ? html`<div class="code"><span class="hint" id="asked-link">${words.link}</span><output aria-labelledby="asked-link" dir="ltr">${link}</output>${copyButton(link, words.link, view.sending.ui)}</div>${qrCode(link, words.scan)}` : nothing}
      <div class="actions">${again ? html`<button type="button" part="button" class="primary" @click=${() => this.#back()}>${words.mend}</button>` : nothing}
        <button type="button" part="button" class=${again ? '' : 'primary'} @click=${() => this.#another(view)}>${words.next}</button></div></div>`;
  }

  /** In another language it is the same form, with what was written in it. */
  async #speak(view: View) {
    const { locale } = view;
    this.#of = locale;
    this.#error = undefined;
    try {
      const words = await this.#tools.words(locale);
      if (this.#of !== locale) return;
      this.#words = words;
      this.#draw(view, this.#form?.sync());
    } catch (cause) {
      this.#error = this.#tools.lost(cause);
    }
    this.#host.requestUpdate();
  }

  #draw({ form: { label, hint, step, ui, ...form }, sending, session, locale }: View, values: Values = {}) {
    const words = this.#words!;
    const staff = session.staff.map(({ id, displayName: name }) => ({ value: id, label: { 'en': name, 'zh-Hans': name, 'zh-Hant': name } }));
    const sited = sitedForm(FINISHED_SERVICE, session);
    const definition: FormDefinition = { ...sited, steps: sited.steps.map((one) => ({ ...one, fields: one.fields.map((field) => (field.name === DONE_BY ? { ...field, options: staff } : field)) })) };
    const terms: FormTerms = { ...form, label: { ...label, ...words.label }, hint: { ...hint, ...words.hint }, step: { ...step, ...words.step }, ui: { ...ui, review: words.send, send: words.send } };
    const made = this.#form = new this.#tools.Form(definition, terms, {
      changed: (path) => {
        this.#key = newKey();
        this.#checks?.changed(path);
      },
      left: (path) => this.#checks?.left(path),
      picked: () => { /* It takes no files. */ },
      submitted: () => void this.#submit(),
    });
    this.#checks = new this.#tools.Checks(made, sending);
    made.fill({ finishedAt: minutes(new Date()), language: locale, ...values });
  }

  async #submit() {
    const values = this.#checks?.all();
    if (!values) return void this.#form?.control(this.#checks?.issues[0]?.path ?? '')?.focus();
    const asking = this.#backend()?.invitations;
    if (this.#busy || !asking) return;
    [this.#busy, this.#error] = [true, undefined];
    this.#host.requestUpdate();
    try {
      const told = values as unknown as Told;
      this.#asked = { ...await asking.serviceFinished({ ...told, finishedAt: new Date(told.finishedAt).toISOString() }, { idempotencyKey: this.#key }), to: told.email };
    } catch (cause) {
      this.#error = cause as HeedError;
      if (this.#error.issues?.length) this.#checks?.show(this.#error.issues);
    }
    this.#busy = false;
    this.#focus(this.#asked ? '.asked h3' : '');
  }

  #back() {
    this.#asked = undefined;
    this.#focus('[name=service]');
  }

  #another(view: View) {
    this.#asked = undefined;
    this.#key = newKey();
    this.#draw(view);
    this.#focus('[name=service]');
  }

  #focus(selector: string) {
    this.#host.requestUpdate();
    if (selector) void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(`.recording ${selector}`)?.focus());
  }
}
