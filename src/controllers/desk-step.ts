import type { ReactiveControllerHost } from 'lit';
import type { DeskBackend, DeskCase } from '../backend/desk-port.ts';
import { DeskConflict } from '../backend/desk-port.ts';
import type { HeedError } from '../backend/port.ts';
import { newKey } from '../drafts/draft.ts';
import { isFilled } from '../domain/form.ts';
import type { Field, FormDefinition, Values } from '../domain/form.ts';
import type { Issue } from '../domain/issue.ts';
import { openPlaceholders } from '../domain/script.ts';
import { Checks } from '../form/checks.ts';
import { prepare, takesFiles } from '../form/draw.ts';
import { Files } from '../form/files.ts';
import { Form } from '../form/form.ts';
import { drawPicker } from '../form/picker.ts';
import { wordsOf } from '../i18n/terms.ts';
import type { IntakeTerms, IssueParams, SendingTerms } from '../i18n/terms.ts';

export interface StepWords {
  readonly form: IntakeTerms; readonly sending: SendingTerms; readonly submit: string; readonly title: string; readonly named: (field: string) => string;
  /** Before the names of placeholders that nobody has filled in. */
  readonly fillIn: string; readonly fillFirst: string;
}

takesFiles(drawPicker);

/** A form without fields: the step is recorded with nothing. */
const nothing = (id: string): FormDefinition => ({ id, version: 1, steps: [{ name: id, fields: [] }] });

/** The payload's definition as the desk draws it: the step's name as its title, fields called what they are in it, and money with its currency. */
const forDesk = (definition: FormDefinition, { title, named, form }: StepWords): FormDefinition => {
  const drawn = (field: Field): Field => {
    const label = field.label ?? named(field.name);
    return { ...field, label: field.currency ? `${wordsOf(label, form.label, form.locale)} (${field.currency})` : label };
  };
  return { ...definition, steps: definition.steps.map((step) => ({ ...step, title, fields: step.fields.map(drawn) })) };
};

/** Selects the first placeholder that is still open, from there on. */
function toHole(control: HTMLTextAreaElement, from = 0): boolean {
  const [name] = openPlaceholders(control.value.slice(from));
  if (!name) return false;
  const at = control.value.indexOf(`{${name}}`, from);
  control.focus();
  control.setSelectionRange(at, at + name.length + 2);
  return true;
}

/** Several forms stand in the desk's one root, and their fields have the same names: ids are theirs alone with the step's name before them. */
function ownIds(form: HTMLFormElement, step: string): void {
  for (const name of ['id', 'for', 'aria-describedby', 'aria-labelledby']) {
    for (const element of form.querySelectorAll(`[${name}]`)) element.setAttribute(name, element.getAttribute(name)!.trim().split(' ').map((id) => `${step}-${id}`).join(' '));
  }
}

/**
 * A step that somebody is about to take: its form, its files, and what came of trying. It lives as long as the tab shows the desk,
 * so that leaving the case for another one loses nothing.
 */
export class DeskStepForm {
  readonly name: string;
  readonly form: Form;
  readonly #host: ReactiveControllerHost;
  readonly definition: FormDefinition;
  readonly #checks: Checks;
  readonly #files: Files;
  /** Born with the words: trying again cannot record them twice. */
  #key = newKey();
  #busy = false;
  #error?: HeedError;
  #said = '';
  /** Version of the case when it was begun, or when its writer last saw what had changed. */
  #base: number;

  private constructor(host: ReactiveControllerHost, name: string, version: number, definition: FormDefinition, drawn: FormDefinition, words: StepWords, open: (values: Values) => readonly Issue[], submitted: (values: Values) => void) {
    this.#host = host;
    this.name = name;
    this.definition = definition;
    this.#base = version;
    this.form = new Form(drawn, words.form, {
      changed: (path) => {
        this.#key = newKey();
        this.#error = undefined;
        this.#checks.changed(path);
        const left = openPlaceholders(`${(this.form.values.text ?? '') as string}`);
        const said = left.length ? `${words.fillIn} {${left.join('} {')}}` : '';
        // Said again, it would be heard again with every key.
        if (holes.textContent !== said) holes.textContent = said;
        holes.hidden = !left.length;
        this.#host.requestUpdate();
      },
      left: (path) => this.#checks.left(path),
      picked: (field, files) => void this.#files.pick(field, files),
      submitted: () => this.#files.whenReady(() => {
        const values = this.#checks.all();
        const left = values ? open(values) : [];
        if (left.length) {
          this.#checks.show(left);
          holes.hidden = true;
        }
        if (values && !left.length) return submitted(values);
        const control = this.form.control(this.#checks.issues[0]!.path);
        control?.focus();
        if (left.length) toHole(control as HTMLTextAreaElement);
      }),
    });
    ownIds(this.form.element, name);
    const holes = Object.assign(document.createElement('p'), { className: 'banner small-banner', role: 'status', hidden: true });
    this.form.box('text')?.append(holes);
    const issue = { ...words.sending.issue, 'open-placeholder': (_: string, { names }: IssueParams) => `${words.fillFirst} ${names}` };
    const button = this.form.element.querySelector('button[type=submit]');
    if (button) button.textContent = words.submit;
    this.#checks = new Checks(this.form, { ...words.sending, issue });
    this.#files = new Files(this.form, words.sending, {
      added: () => this.#host.requestUpdate(),
      removed: () => this.#host.requestUpdate(),
      refused: (issues) => this.#checks.show(issues),
      say: (said) => {
        this.#said = said;
        this.#host.requestUpdate();
      },
      newId: newKey,
    });
  }

  static async make(host: ReactiveControllerHost, name: string, version: number, definition: FormDefinition | null, words: StepWords, open: (values: Values) => readonly Issue[],
    submitted: (form: DeskStepForm, values: Values) => void): Promise<DeskStepForm> {
    const whole = definition ?? nothing(name);
    const drawn = forDesk(whole, words);
    await prepare(drawn);
    const made: DeskStepForm = new DeskStepForm(host, name, version, whole, drawn, words, open, (values) => submitted(made, values));
    return made;
  }

  get busy(): boolean { return this.#busy; }
  get error(): HeedError | undefined { return this.#error; }
  /** What a screen reader should hear. */
  get said(): string { return this.#said; }
  get base(): number { return this.#base; }
  /** Something was written that would be missed. */
  get dirty(): boolean { return Object.values(this.form.values).some(isFilled); }
  get hasText(): boolean { return this.form.fields.has('text'); }

  /** The writer has seen what changed meanwhile. */
  rebase(version: number): void {
    this.#base = version;
    this.#error = undefined;
    this.#key = newKey();
    this.#host.requestUpdate();
  }

  /** Puts a script into the text: where the cursor is, or instead of nothing. What it leaves open is selected. */
  insert(words: string): void {
    const control = this.form.control('text') as HTMLTextAreaElement | null;
    if (!control) return;
    const { value, selectionStart, selectionEnd } = control;
    const touched = this.form.element.contains((control.getRootNode() as ShadowRoot).activeElement);
    const [from, to] = touched ? [selectionStart, selectionEnd] : [value.length, value.length];
    const gap = from && !/\s$/.test(value.slice(0, from)) ? '\n' : '';
    const text = `${value.slice(0, from)}${gap}${words}${value.slice(to)}`;
    this.form.fill({ text });
    this.form.set('text', text);
    if (toHole(control, from)) return;
    control.focus();
    const end = from + gap.length + words.length;
    control.setSelectionRange(end, end);
  }

  /** Uploads what is not there yet, then records the step. Failed, everything stays as it was. */
  async send(backend: DeskBackend, reference: string, values: Values): Promise<DeskCase | undefined> {
    if (this.#busy) return undefined;
    const key = this.#key;
    this.#busy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      const files = await this.#files.upload((blob, options) => backend.upload(blob, options));
      const payload = this.#payload(values);
      return await backend.act(reference, { type: this.name, payload, files, version: this.#base }, { idempotencyKey: key });
    } catch (cause) {
      this.#error = cause as HeedError;
      if (this.#error.issues?.length) this.#checks.show(this.#error.issues);
      return undefined;
    } finally {
      this.#busy = false;
      this.#files.rest();
      this.#host.requestUpdate();
    }
  }

  /** The newer case, if that is why it was not recorded. */
  get conflict(): DeskCase | undefined {
    return this.#error instanceof DeskConflict ? this.#error.newer : undefined;
  }

  drop(): void {
    this.#files.clear();
  }

  /** Files travel beside the payload. */
  #payload(values: Values): Values {
    const files = new Set(this.definition.steps.flatMap((step) => step.fields).filter(({ type }) => type === 'files').map(({ name }) => name));
    return Object.fromEntries(Object.entries(values).filter(([name]) => !files.has(name)));
  }
}
