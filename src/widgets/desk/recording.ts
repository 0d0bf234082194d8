import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Channel, DeskBackend, Session } from '../../backend/desk-port.ts';
import { HeedError } from '../../backend/port.ts';
import type { WorkTerms } from '../../controllers/desk-work.ts';
import { submissionOf } from '../../controllers/submission.ts';
import { withCategories } from '../../domain/categories.ts';
import type { Category } from '../../domain/categories.ts';
import { CASE_KINDS, INTAKE_FORMS } from '../../domain/forms/case-intake.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import type { Field, FormDefinition, Values } from '../../domain/form.ts';
import type { Receipt } from '../../domain/records/case.ts';
import { newKey } from '../../drafts/draft.ts';
import { Checks } from '../../form/checks.ts';
import { Files } from '../../form/files.ts';
import { Form } from '../../form/form.ts';
import { drawPicker } from '../../form/picker.ts';
import { prepare, takesFiles } from '../../form/draw.ts';
import { staffForm } from '../../i18n/desk-terms.ts';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import { loadFinishedTerms } from '../../i18n/finished-terms.ts';
import { copyButton } from '../../parts/copy.ts';
import { qrCode } from '../../parts/desk/paper.ts';
import { failureText } from '../../parts/desk/steps.ts';
import type { View } from '../../parts/desk/view.ts';
import type { FinishedService } from './finished-service.ts';

takesFiles(drawPicker);

const lost = (cause: unknown) => new HeedError('network', 'A part of the desk has not loaded.', { cause });

const CHANNELS = ['phone', 'on-site', 'email', 'live-chat', 'social', 'post'].map((value) => ({ value }));

const definitions = new WeakMap<FormDefinition, Map<string, FormDefinition>>();
/** The customer's own form, with how and when it came in before it (C-02). */
function definitionOf(intakeForm: FormDefinition, title: string, categories: readonly Category[] = []): FormDefinition {
  const form = withCategories(intakeForm, categories);
  let titled = definitions.get(form);
  if (!titled) definitions.set(form, titled = new Map());
  let made = titled.get(title);
  if (!made) {
    const intake: Field[] = [{ name: 'channel', type: 'choice', required: true, options: CHANNELS, appearance: 'select' }, { name: 'receivedAt', type: 'datetime', past: true }];
    made = { ...form, steps: [{ name: 'intake', title, fields: intake }, ...form.steps.map((step) => ({ ...step, fields: step.fields.map((field) => (field.name === 'kind' ? { ...field, hidden: true } : field)) }))] };
    titled.set(title, made);
  }
  return made;
}

/** A case that somebody tells by phone or in person, written down for them. */
export class Recording implements ReactiveController {
  readonly #host: LitElement;
  readonly #backend: () => DeskBackend | undefined;
  readonly #terms: () => WorkTerms | undefined;
  readonly #session: () => Session | undefined;
  #kind: CaseKind = 'complaint';
  /** The forms as the site has them, once they are known; `null`: it does not take this kind. */
  readonly #sited = new Map<CaseKind, FormDefinition | null>();
  #form?: Form;
  #checks?: Checks;
  #files?: Files;
  #key = newKey();
  #of?: DeskTerms;
  #open = false;
  #busy = false;
  #error?: HeedError;
  #receipt?: Receipt;
  #said = '';
  /** Not a case but a service that is finished. */
  #service = false;
  #finished?: FinishedService;

  constructor(host: LitElement, backend: () => DeskBackend | undefined, terms: () => WorkTerms | undefined, session: () => Session | undefined) {
    (this.#host = host).addController(this);
    this.#backend = backend;
    this.#terms = terms;
    this.#session = session;
  }

  get open(): boolean { return this.#open; }

  hostDisconnected(): void {
    this.#files?.clear();
  }

  /** Opens the form; what was begun before is still in it. */
  show(): void {
    this.#open = true;
    this.#receipt = undefined;
    this.#finished?.show();
    void this.#ask();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.recording h2')?.focus());
  }

  /** Somebody else sits at the desk. */
  forget(): void {
    this.#files?.clear();
    this.#form = this.#checks = this.#files = this.#receipt = this.#finished = undefined;
    this.#open = this.#service = false;
    [this.#key, this.#said] = [newKey(), ''];
  }

  shut(): void {
    this.#open = false;
  }

  /** Asks for the site's forms anew. Where they cannot be had, what is shipped is filled in, and the server says what it misses. */
  async #ask() {
    const backend = this.#backend();
    await Promise.all(CASE_KINDS.map(async (kind) => {
      const found = await backend?.form?.(kind).catch((error: HeedError) => (error.code === 'not-found' ? null : undefined));
      if (found) await prepare(found);
      if (found === undefined) return;
      const before = this.#sited.get(kind);
      this.#sited.set(kind, found);
      const drawn = (form: FormDefinition) => JSON.stringify(definitionOf(form, '', this.#session()?.categories));
      if (found && kind === this.#kind && this.#form && drawn(found) !== drawn(before ?? INTAKE_FORMS[kind])) this.#make(kind, this.#form.sync());
    }));
    if (this.#sited.get(this.#kind) === null) this.#make(CASE_KINDS.find((kind) => this.#sited.get(kind)) ?? this.#kind, this.#form?.sync());
    this.#host.requestUpdate();
  }

  #make(kind: CaseKind, values: Values = {}): Form | undefined {
    const terms = this.#terms();
    if (!terms || !this.#session()) return undefined;
    const { t, form, sending } = terms;
    this.#kind = kind;
    this.#of = t;
    this.#files?.clear();
    const made = new Form(definitionOf(this.#sited.get(kind) ?? INTAKE_FORMS[kind], t.ui.recordTitle, this.#session()?.categories), staffForm(form, t), {
      changed: (path) => {
        this.#key = newKey();
        this.#checks?.changed(path);
      },
      left: (path) => this.#checks?.left(path),
      picked: (name, files) => void this.#files?.pick(name, files),
      submitted: () => this.#files?.whenReady(() => void this.#submit()),
    });
    this.#checks = new Checks(made, sending);
    this.#files = new Files(made, sending, {
      added: () => this.#host.requestUpdate(), removed: () => this.#host.requestUpdate(), refused: (issues) => this.#checks?.show(issues),
      say: (words) => {
        this.#said = words;
        this.#host.requestUpdate();
      },
      newId: newKey,
    });
    made.fill(values);
    return (this.#form = made);
  }

  async #submit() {
    const backend = this.#backend();
    const [form, values] = [this.#form, this.#checks?.all()];
    if (!form || !values) return void this.#form?.control(this.#checks?.issues[0]?.path ?? '')?.focus();
    if (this.#busy || !backend) return;
    this.#busy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      const files = await this.#files?.upload((blob, options) => backend.upload(blob, options)) ?? [];
      const { channel, receivedAt, ...theirs } = values as Values & { readonly channel: Channel; readonly receivedAt?: string };
      const { source: _, ...sent } = submissionOf(form, this.#kind, theirs, '');
      this.#receipt = await backend.file({ ...sent, channel, files, ...(receivedAt && { receivedAt: new Date(receivedAt).toISOString() }) }, { idempotencyKey: this.#key });
      this.#files?.clear();
      this.#form = undefined;
      this.#key = newKey();
    } catch (cause) {
      this.#error = cause as HeedError;
      if (this.#error.issues?.length) this.#checks?.show(this.#error.issues);
    } finally {
      this.#busy = false;
      this.#files?.rest();
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      if (this.#receipt) this.#host.renderRoot.querySelector<HTMLElement>('.recording h2')?.focus();
    }
  }

  /** What asks after a service comes when somebody tells of one. */
  async #tell() {
    this.#service = true;
    this.#host.requestUpdate();
    try {
      this.#finished ??= new (await import('./finished-service.ts')).FinishedService(this.#host, this.#backend, {
        html, nothing, Form, Checks, copyButton, qrCode, failureText, words: loadFinishedTerms, lost,
      });
      this.#finished.show();
    } catch (cause) {
      this.#service = false;
      this.#error = lost(cause);
    }
    this.#host.requestUpdate();
  }

  render(view: View): TemplateResult {
    const { t, form: words, sending } = view;
    const { ui } = t;
    if (this.#receipt) {
      const { reference, trackingCode } = this.#receipt;
      const code = (label: string, value: string, name: string) => html`<div class="code"><span class="hint" id=${name}>${label}</span><output aria-labelledby=${name} dir="ltr">${value}</output>${copyButton(value, label, sending.ui)}</div>`;
      return html`<section class="recording panel"><h2 tabindex="-1" part="title">${ui.recorded}</h2><p class="hint">${ui.tellCustomer}</p>
        <div class="codes">${code(ui.reference, reference, 'made-ref')}${code(ui.trackingCode, trackingCode, 'made-code')}</div>
        <div class="actions"><a class="button primary" part="button link" href="#case=${reference}">${ui.openCase}</a><button type="button" part="button" @click=${() => this.show()}>${ui.another}</button></div></section>`;
    }
    const form = this.#form && this.#of === t ? this.#form : this.#make(this.#kind, this.#form?.values);
    return html`<section class="recording"><div><h2 tabindex="-1" part="title">${ui.recordTitle}</h2><p class="hint">${ui.recordHint}</p></div>
      <fieldset class="kinds" role="radiogroup"><legend class="sr">${ui.kind}</legend><div class="options">${CASE_KINDS.filter((kind) => this.#sited.get(kind) !== null).map((kind) => html`<label class="option"><input type="radio" name="record-kind" .checked=${!this.#service && kind === this.#kind}
        @change=${() => { this.#service = false; this.#make(kind, this.#form?.sync()); this.#host.requestUpdate(); }}><span>${words.option[kind]}</span></label>`)}${this.#backend()?.invitations && view.session.operations.includes('survey.invite') ? html`<label class="option"><input type="radio" name="record-kind" .checked=${this.#service} @change=${() => void this.#tell()}><span>${ui.finished}</span></label>` : nothing}</div></fieldset>
      ${this.#error ? html`<p class="error" part="error" role="alert">${failureText(this.#error, view)}</p>` : nothing}
      ${this.#service ? this.#finished?.render(view) : html`<div aria-busy=${this.#busy}>${form?.element}</div>`}
      <div class="row under"><button type="button" part="button" class="link" @click=${() => { this.shut(); this.#host.requestUpdate(); }}>${this.#service && this.#finished?.ended ? ui.back : ui.cancel}</button></div>
      <p class="sr" role="status">${this.#busy ? ui.sending : this.#said}</p>
    </section>`;
  }
}
