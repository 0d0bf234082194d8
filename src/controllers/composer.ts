import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import type { CaseAccess, HeedBackend } from '../backend/port.ts';
import { newKey } from '../drafts/draft.ts';
import { HeedError } from '../domain/error.ts';
import type { FormDefinition, Values } from '../domain/form.ts';
import type { CustomerEvent, PublicCase } from '../domain/records/case.ts';
import { Checks } from '../form/checks.ts';
import { Files } from '../form/files.ts';
import type { FilesHooks, PickedFile } from '../form/files.ts';
import { takesFiles } from '../form/draw.ts';
import { Form } from '../form/form.ts';
import { drawPicker } from '../form/picker.ts';
import type { CasesTerms, FormTerms, SendingTerms } from '../i18n/terms.ts';

takesFiles(drawPicker);

/** Files a message may carry; the server enforces the same. */
const FILES = { max: 10, maxBytes: 20 * 1024 * 1024, accept: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] };

/** Answers that may bring evidence. */
const WITH_FILES = ['message', 'decline', 'not-satisfied'];

/** What it says besides a form's own words: those of cases have it. */
export interface ComposerWords {
  readonly action: Readonly<Record<string, string>>;
  readonly ask: Readonly<Partial<Record<string, string>>>;
  readonly ui: Pick<CasesTerms['ui'], 'sendMessage' | 'confirm'>;
}

/** The form with which a customer adds to their case: a message, or an answer to a question of the workflow. */
export class Composer implements ReactiveController {
  readonly form: Form;
  readonly terms: { readonly form: FormTerms; readonly cases: ComposerWords; readonly sending: SendingTerms };
  readonly #host: ReactiveControllerHost;
  readonly #checks: Checks;
  /** Nothing once another one has taken them over. */
  #files?: Files;
  /** Born with the message: trying again cannot make two of it. */
  #key = newKey();
  #share?: number;
  #error?: HeedError;
  #said = '';

  /**
   * @param action - `message`, or the workflow's transition
   * @param needsText - whether the words may not be left out
   * @param backend - whom it will be sent to: without `uploads` no files are asked for
   * @param from - the same in another language: its words, files and key are taken over
   */
  constructor(host: ReactiveControllerHost, action: string, needsText: boolean, terms: Composer['terms'], backend: HeedBackend, send: (event: CustomerEvent) => void, from?: Composer) {
    this.#host = host;
    this.terms = terms;
    const { ui } = terms.cases;
    const definition: FormDefinition = {
      id: action, version: 1, steps: [{ name: 'message', title: terms.cases.action[action] ?? action, fields: [
        { name: 'text', type: 'longtext', required: needsText, max: 5000, label: terms.cases.ask[action] },
        // The form of a case beside it may have `files` of its own.
        { name: 'attached', label: 'files', type: 'files', ...FILES, hidden: !backend.uploads || !WITH_FILES.includes(action), hint: 'filesHint' },
      ] }],
    };
    this.form = new Form(definition, terms.form, {
      changed: (path) => {
        this.#key = newKey();
        this.#checks.changed(path);
      },
      left: () => { /* An empty message is no mistake before somebody sends it. */ },
      picked: (name, files) => void this.#files?.pick(name, files),
      submitted: () => this.#files?.whenReady(() => {
        const values = this.#checks.all();
        if (values) send({ type: action, text: values.text as string | undefined });
        else this.form.control(this.#checks.issues[0]!.path)?.focus();
      }),
    });
    const button = this.form.element.querySelector('button[type=submit]');
    if (button) button.textContent = action === 'message' ? ui.sendMessage : ui.confirm;
    this.#checks = new Checks(this.form, terms.sending);
    const hooks: FilesHooks = {
      added: () => this.#host.requestUpdate(),
      removed: () => this.#host.requestUpdate(),
      refused: (issues) => this.#checks.show(issues),
      say: (words) => {
        this.#said = words;
        this.#host.requestUpdate();
      },
      newId: newKey,
    };
    if (from) this.form.fill({ text: from.values.text });
    const taken = from ? from.#files : undefined;
    this.#files = taken?.attach(this.form, terms.sending, hooks) ?? new Files(this.form, terms.sending, hooks);
    if (from) {
      from.#files = undefined;
      this.#key = from.#key;
    }
  }

  /** Share of the sending that is done, 0 to 1; `undefined` while nothing is sent. */
  get share(): number | undefined { return this.#share; }
  get error(): HeedError | undefined { return this.#error; }
  /** What a screen reader should hear. */
  get said(): string { return this.#said; }

  get values(): Values { return this.form.values; }

  /** Takes over words and files that were meant for elsewhere. */
  bring(text: string, files: readonly PickedFile[]): void {
    this.form.fill({ text });
    if (!this.form.fields.get('attached')!.hidden) this.#files?.restore('attached', files);
  }

  hostDisconnected(): void {
    this.#files?.clear();
  }

  /** Uploads what is not there yet, then appends. Failed, everything stays as it was, and the next try goes on from there. */
  async send(backend: HeedBackend, access: CaseAccess, event: CustomerEvent): Promise<PublicCase | undefined> {
    if (this.#share !== undefined) return undefined;
    const key = this.#key;
    this.#error = undefined;
    try {
      const tell = (share: number) => {
        this.#share = share * .9;
        this.#host.requestUpdate();
      };
      tell(0);
      const { cases, uploads } = backend;
      const missing = () => new HeedError('unsupported', 'The backend cannot take this.');
      const files = await this.#files!.upload((blob, options) => uploads?.upload(blob, options) ?? Promise.reject(missing()), tell);
      tell(1);
      if (!cases?.append) throw missing();
      return await cases.append(access, { ...event, files }, { idempotencyKey: key });
    } catch (error) {
      this.#error = error as HeedError;
      return undefined;
    } finally {
      this.#share = undefined;
      this.#files?.rest();
      this.#host.requestUpdate();
    }
  }
}
