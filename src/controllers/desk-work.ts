import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskBackend, DeskCase, DeskStep, Session } from '../backend/desk-port.ts';
import type { HeedError } from '../backend/port.ts';
import type { Values } from '../domain/form.ts';
import { openIn } from '../domain/script.ts';
import { WORKFLOWS } from '../domain/workflows/all.ts';
import type { DeskTerms } from '../i18n/desk-terms.ts';
import { fieldName, staffForm, word } from '../i18n/desk-terms.ts';
import type { IntakeTerms, SendingTerms } from '../i18n/terms.ts';
import { DeskStepForm } from './desk-step.ts';

export interface WorkTerms { readonly t: DeskTerms; readonly form: IntakeTerms; readonly sending: SendingTerms }

/** What the work needs to know of the desk. */
export interface WorkPlace {
  backend(): DeskBackend | undefined;
  terms(): WorkTerms | undefined;
  session(): Session | undefined;
  case(): DeskCase | undefined;
  /** A step was recorded. */
  done(found: DeskCase, step: string): void;
  /** Somebody was faster: this is the case now. */
  newer(found: DeskCase): void;
  failed(error: HeedError): void;
}

/** Steps with a place of their own beside the conversation. */
export const SEPARATE = ['message', 'note'];

/** What somebody is writing at the desk: a form for each case and step, kept until it is recorded or discarded. */
export class DeskWork implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #place: WorkPlace;
  readonly #forms = new Map<string, DeskStepForm>();
  readonly #making = new Set<string>();
  #spoken?: DeskTerms;
  #open?: string;
  #asking?: { readonly form: DeskStepForm; readonly values: Values };

  constructor(host: ReactiveControllerHost, place: WorkPlace) {
    (this.#host = host).addController(this);
    this.#place = place;
  }

  /** The words, once all have come. */
  get terms(): WorkTerms | undefined { return this.#place.terms(); }
  /** Name of the step whose form is open, beside message and note. */
  get step(): string | undefined { return this.#open; }
  /** The form of a step of this case, once it has been made. */
  form(step: string): DeskStepForm | undefined {
    const found = this.#place.case();
    return found && this.#forms.get(`${found.reference} ${step}`);
  }

  /** A message waits for its writer to confirm whom it goes to. */
  get asking(): boolean { return !!this.#asking && this.#asking.form === this.form('message'); }
  /** Whether something that was written on this case has not been recorded. */
  dirty(reference: string): boolean {
    return [...this.#forms].some(([key, form]) => key.startsWith(`${reference} `) && form.dirty);
  }

  /** Somebody else sits at the desk. */
  forget(): void {
    for (const form of this.#forms.values()) form.drop();
    this.#forms.clear();
    this.#open = this.#asking = undefined;
  }

  hostUpdate(): void {
    const terms = this.#place.terms();
    // In another language the forms are drawn anew, with what was written.
    if (terms && this.#spoken && terms.t !== this.#spoken) {
      const open = this.#open;
      for (const [key, form] of [...this.#forms]) void this.#make(key, form.name, form.form.values, form.base);
      this.#open = open;
    }
    this.#spoken = terms?.t;
    const found = this.#place.case();
    for (const { name } of found?.steps ?? []) if (SEPARATE.includes(name)) void this.#ensure(name);
    if (this.#open && found && !this.form(this.#open) && !this.#making.has(`${found.reference} ${this.#open}`)) this.#open = undefined;
  }

  /** Opens the form of a step. */
  async open(name: string): Promise<DeskStepForm | undefined> {
    if (!SEPARATE.includes(name)) this.#open = name;
    const form = await this.#ensure(name);
    this.#host.requestUpdate();
    return form;
  }

  /** Shuts the form; what was written stays and is there when it is opened again. */
  close(): void {
    this.#open = undefined;
    this.#asking = undefined;
    this.#host.requestUpdate();
  }

  /** Throws away what was written. */
  discard(name: string): void {
    const found = this.#place.case();
    if (!found) return;
    this.#forms.get(`${found.reference} ${name}`)?.drop();
    this.#forms.delete(`${found.reference} ${name}`);
    if (this.#open === name) this.#open = undefined;
    this.#asking = undefined;
    this.#host.requestUpdate();
  }

  /** The addressee was confirmed. */
  confirm(): void {
    const { form, values } = this.#asking!;
    this.#asking = undefined;
    void this.#send(form, values);
  }

  unask(): void {
    this.#asking = undefined;
    this.#host.requestUpdate();
  }

  /** Both were compared: what was written is recorded as well. */
  again(form: DeskStepForm): void {
    form.rebase(this.#place.case()!.version);
    form.form.element.requestSubmit();
  }

  async #ensure(name: string): Promise<DeskStepForm | undefined> {
    const found = this.#place.case();
    const step = found?.steps.find((s) => s.name === name);
    if (!found || !step) return undefined;
    const key = `${found.reference} ${name}`;
    return this.#forms.get(key) ?? (this.#making.has(key) ? undefined : this.#make(key, name));
  }

  async #make(key: string, name: string, values?: Values, version?: number): Promise<DeskStepForm | undefined> {
    const [found, terms, session] = [this.#place.case(), this.#place.terms(), this.#place.session()];
    const step: DeskStep | undefined = found?.steps.find((s) => s.name === name);
    if (!found || !terms || !session || (!step && !values)) return undefined;
    const { t, form, sending } = terms;
    this.#making.add(key);
    const definition = step?.form ?? this.#forms.get(key)?.definition ?? null;
    const made = await DeskStepForm.make(this.#host, name, version ?? found.version, definition, {
      form: staffForm(form, t), sending, title: word(t.step, name), named: (field) => fieldName(t, name, field),
      submit: name === 'message' ? t.ui.toCustomerSend : name === 'note' ? t.ui.noteAdd : word(t.step, name), fillIn: t.ui.fillIn, fillFirst: t.ui.fillFirst,
    }, (given) => openIn(WORKFLOWS[found.kind].transitions.find((one) => one.name === name) ?? {}, given), (of, given) => this.#submitted(of, given));
    if (values) made.form.fill(values);
    this.#forms.get(key)?.drop();
    this.#forms.set(key, made);
    this.#making.delete(key);
    this.#host.requestUpdate();
    return made;
  }

  #submitted(form: DeskStepForm, values: Values) {
    const found = this.#place.case();
    const about = found?.steps.find(({ name }) => name === form.name)?.about;
    // What somebody decides on has been replaced: the desk asks once more. What else changed was on the screen while this was written; a note hangs on nothing.
    const replaced = about && found.events.some(({ fills, seq }) => fills === about && seq > form.base);
    if (found && !form.conflict && !replaced && (form.name === 'note' || form.base < found.version)) form.rebase(found.version);
    if (form.name === 'message' && !this.#asking) {
      this.#asking = { form, values };
      this.#host.requestUpdate();
    } else void this.#send(form, values);
  }

  async #send(form: DeskStepForm, values: Values): Promise<void> {
    const [found, backend] = [this.#place.case(), this.#place.backend()];
    if (!found || !backend) return;
    const key = `${found.reference} ${form.name}`;
    const state = await form.send(backend, found.reference, values);
    if (!state) {
      if (form.conflict) this.#place.newer(form.conflict);
      else this.#place.failed(form.error!);
      return;
    }
    form.drop();
    this.#forms.delete(key);
    if (this.#open === form.name) this.#open = undefined;
    this.#place.done(state, form.name);
  }
}
