import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { HeedBackend, Submission } from '../backend/port.ts';
import { RestBackend } from '../backend/rest.ts';
import { newDraft, newKey } from '../drafts/draft.ts';
import { openDrafts } from '../drafts/store.ts';
import { Sender } from '../drafts/sender.ts';
import type { Draft, DraftStore, Failure, KeptFile, KeptReceipt, OutboxState } from '../drafts/types.ts';
import type { Values } from '../domain/form.ts';
import { isFilled } from '../domain/form.ts';
import type { CaseKind } from '../domain/forms/case-intake.ts';
import type { Issue } from '../domain/issue.ts';
import { Checks, labelAt } from '../form/checks.ts';
import type { Files } from '../form/files.ts';
import { readOnly } from '../form/read-only.ts';
import type { Form } from '../form/form.ts';
import { wear } from '../form/h.ts';
import { loadTerms } from '../i18n/index.ts';
import type { SendingTerms } from '../i18n/terms.ts';
import { caseStyles } from '../theme/case.ts';
import { receiptPanel, reviewPanel, sendingPanel, summaryBox, waitingPanel } from '../parts/sending.ts';
import type * as Kept from '../parts/kept.ts';
import type { HeedSettings } from './context.ts';
import { HeedBeforeSubmitEvent, HeedCaseSubmittedEvent, HeedDraftDiscardedEvent, HeedDraftRestoredEvent, HeedSubmitFailedEvent, HeedValidationFailedEvent } from './events.ts';

/** The element a flow works for. */
export interface FlowHost extends LitElement {
  kind: CaseKind;
  readonly noReview: boolean;
  readonly settings: HeedSettings;
}

type Page = 'form' | 'review' | 'sending' | 'waiting' | 'received';

/** Everything between the first key and the receipt: checks, files, drafts, sending. Loaded when a visitor begins. */
export class CaseFlow {
  /** Resolves once words and storage are there. */
  readonly ready: Promise<unknown>;
  readonly #host: FlowHost;
  readonly #touched: Set<string>;
  #form!: Form;
  #terms!: SendingTerms;
  #checks!: Checks;
  #files?: Files;
  #store!: DraftStore;
  #draft?: Draft;
  #found?: Draft;
  #page: Page = 'form';
  #values: Values = {};
  #state?: OutboxState;
  #outbox!: Sender;
  #key?: string;
  #sending?: AbortController;
  #rest?: RestBackend;
  #address?: string;
  #late: readonly KeptReceipt[] = [];
  #summary: readonly Issue[] = [];
  #failure?: Failure;
  #saved?: boolean;
  #kept?: typeof Kept;
  #said = '';
  #live = false;

  constructor(host: FlowHost, touched: Set<string>) {
    this.#host = host;
    this.#touched = touched;
    wear(host.renderRoot, caseStyles);
    this.ready = openDrafts().then(async (store) => {
      this.#store = store;
      this.#found = await store.find({ site: this.#site, form: host.localName });
      this.#outbox = new Sender({ store, backend: (site) => (site === this.#site ? this.#backend : undefined) });
      // For good: what moves while the element is off the page is known when it comes back.
      this.#outbox.watch((key, state) => {
        if (key === this.#key) this.#moved(state);
        else if (state.state === 'received') void this.#tellLate();
      });
      if (this.#found) await this.#loadKept();
    });
  }

  /** Listens to the outbox: what an earlier visit left goes out, and what arrives is told. */
  connect(): void {
    if (this.#live) return;
    this.#live = true;
    this.#outbox.start();
    void this.#tellLate();
  }

  disconnect(): void {
    this.#live = false;
    this.#outbox.stop();
    this.#store.flush();
  }

  /** Works on this form from now on: the first one, or one in another language or of another kind. */
  async attach(form: Form): Promise<void> {
    const first = !this.#form;
    this.#form = form;
    const terms = await loadTerms('sending', form.terms.locale);
    if (form !== this.#form) return;
    this.#terms = terms;
    const here = ({ path }: Issue) => form.fields.has(path.split('.')[0]!);
    const shown = this.#checks?.issues ?? [];
    this.#checks = new Checks(form, terms);
    this.#checks.show(shown.filter(here));
    this.#summary = this.#summary.filter(here);
    this.#files?.attach(form, terms);
    if (first && this.#touched.size) this.changed('');
    this.#host.requestUpdate();
  }

  // What the form tells.

  changed(path: string): void {
    if (path) this.#touched.add(path);
    if (this.#checks.changed(path)) this.#host.requestUpdate();
    this.#keep();
  }

  left(path: string): void {
    this.#checks.left(path);
  }

  pick(name: string, files: readonly File[]): void {
    this.#rest?.prepare();
    void this.#fileList().then((list) => list.pick(name, files));
  }

  act(act: string, button: HTMLElement): void {
    const [verb, id] = act.split(' ');
    if (verb === 'remove') this.#files?.remove(button.dataset.for!, id!);
  }

  submit(): void {
    const { paging } = this.#form;
    const values = this.#checks.all(paging && !paging.last ? (name) => paging.has(name) : undefined);
    this.#summary = this.#checks.issues;
    if (!values) {
      this.#host.dispatchEvent(new HeedValidationFailedEvent(this.#summary.map(({ path }) => path)));
      this.#show('form', '.summary');
      return;
    }
    this.#host.requestUpdate();
    if (paging && !paging.last) return paging.next();
    this.#values = values;
    if (this.#host.noReview) this.#send();
    else this.#show('review', 'h2');
  }

  // What is drawn.

  /** Above the form: the question about a draft, the summary of errors. */
  above(): TemplateResult {
    const { locale } = this.#form.terms;
    const kept = this.#kept;
    return html`${kept && this.#late.map(({ key, receipt }) => receipt && kept.arrivedNote(receipt, this.#terms, locale, this.#host.settings.trackUrl, () => {
      void this.#store.seen(key).then(() => this.#tellLate());
    }))}
      ${kept && this.#found ? kept.draftQuestion(this.#found, this.#terms, locale, this.#resume, this.#discard) : nothing}
      ${this.#summary.length || this.#failure ? summaryBox(this.#summary.map((issue) => ({ path: issue.path, text: this.#checks.textOf(issue) })), this.#terms,
        this.#go, this.#failure) : nothing}
      <p class="sr" role="status">${this.#said}</p>`;
  }

  /** Below the form: whether it is kept. */
  below(): TemplateResult | typeof nothing {
    if (this.#saved === undefined) return nothing;
    const { kept, notKept, quota } = this.#terms.ui;
    return html`<p class="hint kept" role="status">${this.#saved ? kept : this.#store.problem === 'quota' ? quota : notKept}</p>`;
  }

  /** What takes the form's place, if anything. */
  get page(): TemplateResult | undefined {
    const page = this.#page;
    const state = this.#state;
    if (page === 'form') return undefined;
    const terms = this.#terms;
    const { definition, terms: form } = this.#form;
    const answers = (view: Parameters<typeof readOnly>[4]) => readOnly(definition, this.#values, form, terms.ui, view);
    if (page === 'review') return reviewPanel(answers({ change: this.#back, all: true }), terms, () => this.#back(), this.#send);
    if (page === 'received' && state?.state === 'received') {
      return receiptPanel(state.receipt, this.#host.kind, terms, form.locale, answers({}), this.#host.settings.trackUrl, this.#print, this.#again);
    }
    if (page === 'waiting' && state?.state === 'waiting') return waitingPanel(state, terms, form.locale, this.#retry, this.#stop);
    return sendingPanel(state?.state === 'sending' ? state : { file: 0, share: 0 }, this.#files?.all ?? [], terms, this.#stop);
  }

  get #site(): string {
    const { endpoint, site } = this.#host.settings;
    return `${endpoint ?? 'custom'}#${site ?? ''}`;
  }

  get #backend(): HeedBackend {
    const { backend, endpoint, site } = this.#host.settings;
    if (backend) return backend;
    const address = `${endpoint}#${site}`;
    if (address !== this.#address) this.#rest = new RestBackend({ endpoint: endpoint ?? '', site });
    this.#address = address;
    return this.#rest!;
  }

  async #fileList(): Promise<Files> {
    const { Files } = await import('../form/files.ts');
    return (this.#files ??= new Files(this.#form, this.#terms, {
      added: (_, file) => {
        this.#keep();
        if (this.#draft) void this.#store.putFile(this.#draft, file as KeptFile).then(this.#told);
      },
      removed: (_, id) => this.#draft && void this.#store.removeFile(this.#draft, id),
      refused: (issues) => {
        this.#checks.show([...this.#checks.issues.filter(({ path }) => path !== issues[0]!.path), ...issues]);
        this.#say(issues.map((issue) => this.#checks.textOf(issue)).join(' '));
      },
      say: (words) => this.#say(words),
      newId: newKey,
    }));
  }

  #say(words: string) {
    this.#said = words;
    this.#host.requestUpdate();
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

  readonly #back = (name?: string): void => {
    this.#show('form', 'section:not([hidden]) h3');
    if (name) void this.#host.updateComplete.then(() => this.#go(name));
  };

  readonly #go = (path: string): void => {
    this.#form.paging?.reveal(path);
    this.#form.control(path)?.focus();
  };

  // Drafts.

  #keep() {
    const { values, fields, definition } = this.#form;
    if (this.#page === 'received' || (!this.#draft && ![...this.#touched].some((path) => isFilled(values[path.split('.')[0]!])))) return;
    this.#draft ??= newDraft({ site: this.#site, form: this.#host.localName, version: definition.version });
    const kept: Record<string, unknown> = {};
    for (const [name, { type, sensitive }] of fields) if (type !== 'files' && !sensitive) kept[name] = values[name];
    Object.assign(this.#draft, { values: kept, kind: this.#host.kind, version: definition.version });
    void this.#store.put(this.#draft).then(this.#told);
  }

  readonly #told = (kept: boolean): void => {
    if (kept === this.#saved) return;
    this.#saved = kept;
    this.#host.requestUpdate();
  };

  readonly #resume = (): void => {
    const draft = this.#found!;
    const typed = this.#draft;
    this.#found = undefined;
    this.#draft = draft;
    // What was typed before the question came stays; the rest is as it was left.
    const touched = new Set(Array.from(this.#touched, (path) => path.split('.')[0]!));
    const files = draft.files.filter(({ blob }) => blob);
    for (const file of typed?.files ?? []) void this.#store.putFile(draft, file);
    if (typed) void this.#store.discard(typed.key);
    if (draft.kind && !touched.has('kind')) this.#host.kind = draft.kind as CaseKind;
    // Another kind is another form.
    void this.#host.updateComplete.then(() => {
      this.#form.fill(Object.fromEntries(Object.entries(draft.values).filter(([name]) => !touched.has(name))));
      const name = [...this.#form.fields.values()].find(({ type, hidden }) => type === 'files' && !hidden)?.name;
      if (name && files.length) void this.#fileList().then((list) => list.restore(name, files));
      for (const name of Object.keys(draft.values)) if (isFilled(draft.values[name])) this.#touched.add(name);
      this.#failure = draft.reason;
      this.#keep();
      this.#host.dispatchEvent(new HeedDraftRestoredEvent(draft.savedAt));
      this.#show('form', 'section:not([hidden]) h3');
    });
  };

  readonly #discard = (): void => {
    void this.#store.discard(this.#found!.key);
    this.#found = undefined;
    this.#host.dispatchEvent(new HeedDraftDiscardedEvent());
    this.#show('form', 'section:not([hidden]) h3');
  };

  // Sending.

  readonly #send = (): void => {
    const host = this.#host;
    if (this.#sending || !host.dispatchEvent(new HeedBeforeSubmitEvent(host.kind))) return;
    this.#keep();
    const draft = (this.#draft ??= newDraft({ site: this.#site, form: host.localName, version: this.#form.definition.version }));
    const { definition } = this.#form;
    const own: Record<string, unknown> = {};
    const extra: { name: string; label: string; value: string }[] = [];
    for (const [name, field] of this.#form.fields) {
      const value = this.#values[name];
      if (!isFilled(value) || field.type === 'files' || name === 'kind') continue;
      if (field.extra) extra.push({ name, label: labelAt(definition, name, this.#form.terms), value: `${value as string}` });
      else own[name] = value;
    }
    const submission: Submission = {
      kind: host.kind, form: { id: definition.id, version: definition.version }, values: own as Values, files: [], ...(extra.length && { extra }),
      locale: this.#form.terms.locale, source: { page: location.origin + location.pathname, widget: host.localName },
    };
    const sensitive = [...this.#form.fields.values()].some((field) => field.sensitive && isFilled(this.#values[field.name]));
    this.#failure = undefined;
    this.#sending = new AbortController();
    this.#key = draft.key;
    this.#show('sending', 'h2');
    void this.#outbox.send(draft, submission, { signal: this.#sending.signal, memoryOnly: sensitive });
  };

  readonly #retry = (): void => void this.#outbox.flush();

  readonly #stop = (): void => {
    if (this.#page === 'waiting') void this.#outbox.takeBack(this.#key!).then((draft) => draft && this.#moved({ state: 'refused', error: { code: 'aborted' }, draft }));
    else this.#sending?.abort();
  };

  readonly #print = (): void => {
    void import('../parts/print.ts').then(({ printNode }) => {
      const root = this.#host.renderRoot as ShadowRoot;
      printNode(root.querySelector('.receipt')!, root.adoptedStyleSheets, this.#form.terms.locale);
    });
  };

  async #loadKept() {
    this.#kept = await import('../parts/kept.ts');
    wear(this.#host.renderRoot, this.#kept.keptStyles);
  }

  async #tellLate() {
    const receipts = await this.#store.receipts();
    this.#late = receipts.filter(({ key, site, receipt }) => receipt && site === this.#site && key !== this.#key);
    const own = receipts.find(({ key }) => key === this.#key)?.receipt;
    if (own && this.#page !== 'form') this.#moved({ state: 'received', receipt: own });
    if (this.#late.length) await this.#loadKept();
    this.#host.requestUpdate();
  }

  readonly #moved = (state: OutboxState): void => {
    if (this.#page === 'received') return;
    const host = this.#host;
    const before = this.#state?.state;
    this.#state = state;
    if (state.state === 'received') {
      this.#sending = undefined;
      const { key, reference } = state.receipt;
      void this.#store.seen(key);
      this.#draft = undefined;
      this.#show('received', 'h2');
      host.dispatchEvent(new HeedCaseSubmittedEvent(reference, host.kind));
    } else if (state.state === 'refused') {
      this.#sending = undefined;
      this.#draft = state.draft;
      const { error } = state;
      const issues = error.issues?.filter(({ path }) => this.#form.fields.has(path.split('.')[0]!)) ?? [];
      this.#checks.show(issues);
      this.#summary = this.#checks.issues;
      this.#failure = error.code === 'aborted' ? undefined : error;
      this.#say(this.#terms.failure[error.code]);
      this.#show('form', error.code === 'aborted' ? 'section:not([hidden]) h3' : '.summary');
      if (error.code !== 'aborted') host.dispatchEvent(new HeedSubmitFailedEvent(error.code, false));
    } else if (state.state === 'waiting') {
      if (before !== 'waiting') {
        this.#show('waiting', 'h2');
        host.dispatchEvent(new HeedSubmitFailedEvent(state.error?.code ?? 'network', true));
      } else host.requestUpdate();
    } else if (this.#page !== 'sending') this.#show('sending', 'h2');
    else host.requestUpdate();
  };

  readonly #again = (): void => {
    const { fields } = this.#form;
    this.#files?.clear();
    this.#touched.clear();
    this.#values = {};
    this.#saved = undefined;
    // Who writes a second one is the same person; what it is about is not.
    const person = ['kind', 'name', 'phone', 'email', 'preferredContact', 'bestTime'];
    this.#form.fill(Object.fromEntries([...fields.values()].filter(({ name, hidden }) => !hidden && !person.includes(name)).map(({ name }) => [name, undefined])));
    this.#form.paging?.show(0, false);
    this.#show('form', 'section:not([hidden]) h3');
  };
}
