import { newDraft } from '../../drafts/draft.ts';
import { openDrafts, openMemory } from '../../drafts/store.ts';
import type { Draft, DraftStore, Failure, OutboxItem, OutboxState } from '../../drafts/types.ts';
import { isFilled, type Values } from '../../domain/form.ts';
import type { Issue } from '../../domain/issue.ts';
import { Checks } from '../../form/checks.ts';
import type { Files } from '../../form/files.ts';
import type { Form } from '../../form/form.ts';
import { drawn, h, tell, wear } from '../../parts/h.ts';
import { caseStyles } from '../../theme/case.ts';
import { failureWords, summaryBox } from '../../parts/sending.ts';
import { Delivery, siteOf } from '../../controllers/delivery.ts';
import { HeedBeforeSubmitEvent, HeedCaseSubmittedEvent, HeedOutboxChangedEvent, HeedStorageChangedEvent, HeedSubmitFailedEvent, HeedValidationFailedEvent } from '../../controllers/events.ts';
import { emptyMatter, keptValues, nothing, submissionOf } from '../../controllers/submission.ts';
import { Extras } from './extras.ts';
import type { FlowHost } from './flow-host.ts';
import { FlowPages, type Page } from './pages.ts';
import { FlowWords } from './words.ts';

/** Everything between the first key and the receipt: checks, files, drafts, sending. Loaded when a visitor begins. */
export class CaseFlow {
  /** Resolves once words and storage are there. */
  readonly ready: Promise<unknown>;
  readonly #host: FlowHost;
  readonly #touched: Set<string>;
  #form!: Form;
  readonly #words = new FlowWords(() => this.#form && this.attach(this.#form));
  #checks!: Checks;
  #files?: Files;
  #picking?: Promise<Files | undefined>;
  /** Chosen files of a field; what reads them could not be loaded. */
  #unread?: readonly [string, readonly File[]];
  #store!: DraftStore;
  #delivery!: Delivery;
  #draft?: Draft;
  #values: Values = {};
  #state?: OutboxState;
  #summary: readonly Issue[] = [];
  #failure?: Failure;
  #saved?: boolean;
  readonly #status = h('p', { class: 'sr', role: 'status' });
  readonly #summed = drawn<HTMLElement>();
  readonly #pages = new FlowPages({
    back: (name) => this.#back(name), send: () => this.#send(), stop: () => this.#delivery.stop(this.#pages.at === 'waiting'),
    retry: () => this.#delivery.retry(), again: () => this.#again(), print: (event) => this.#extras.use(event, (device) => device.print()), save: (event) => this.#extras.use(event, (device) => device.save()),
  });
  readonly #extras: Extras;

  constructor(host: FlowHost, touched: Set<string>) {
    this.#host = host;
    this.#touched = touched;
    wear(host.renderRoot, caseStyles);
    this.#extras = this.#makeExtras();
    this.ready = (host.settings.sharedDevice ? openMemory() : openDrafts()).then(async (store) => {
      this.#store = store;
      const found = await store.find({ site: this.#site, form: host.localName });
      this.#delivery = new Delivery(store, () => host.settings, { moved: this.#moved, look: () => void this.#look(), changed: this.#changed });
      if (found) (await this.#extras.kept()).found = found;
    });
  }

  /** What an earlier visit left goes out, and what arrives is told. */
  connect(): void {
    this.#delivery.connect();
    this.#extras.connect();
    if (this.#host.settings.sharedDevice || this.#store.problem) void this.#extras.device();
  }

  disconnect(): void {
    this.#delivery.disconnect();
    this.#extras.disconnect();
    this.#store.flush();
  }

  /** Works on this form from now on: the first one, or one in another language or of another kind. */
  async attach(form: Form): Promise<void> {
    const first = !this.#form;
    this.#form = form;
    const follow = () => {
      const shown = this.#checks?.issues ?? [];
      this.#checks = new Checks(form, this.#words.terms);
      this.#checks.show(shown.filter(this.#seen));
      this.#summary = this.#summary.filter(this.#seen);
    };
    // Whoever goes on before the words have come is judged by this form all the same.
    if (this.#checks) follow();
    if (!await this.#words.load(form, () => form === this.#form)) return;
    follow();
    if (this.#words.full) this.#files?.attach(form, this.#words.full);
    if (first && this.#touched.size) this.changed('');
    this.#host.requestUpdate();
  }

  /** Whether it is about a field of this form. */
  readonly #seen = ({ path }: Issue): boolean => this.#form.fields.has(path.split('.')[0]!);

  changed(path: string): void {
    if (path) this.#touched.add(path);
    if (this.#checks.changed(path)) this.#host.requestUpdate();
    this.#keep();
  }

  left = (path: string): void => this.#checks.left(path);

  pick(name: string, files: readonly File[]): void {
    this.#delivery.prepare();
    const all = [...this.#unread?.[1] ?? [], ...files];
    this.#unread = undefined;
    this.#picking = this.#fileList().then((list) => (void list.pick(name, all), list), () => {
      this.#unread = [name, all];
      this.#checks.show([...this.#checks.issues.filter(({ path }) => path !== name), { path: name, code: 'not-added', params: { name: all.map((file) => file.name).join(' · ') } }]);
      this.#summary = this.#checks.issues;
      this.#show('form', '.summary');
      return (this.#picking = undefined);
    });
  }

  /** Not without a file that is still being made ready, or that could not be read. */
  submit(): void {
    if (this.#unread) this.pick(this.#unread[0], []);
    if (this.#picking) void this.#picking.then((list) => list?.whenReady(this.#submit));
    else this.#submit();
  }

  readonly #submit = (): void => {
    const { paging } = this.#form;
    const values = this.#checks.all(paging && !paging.last ? (name) => paging.has(name) : undefined);
    this.#summary = this.#checks.issues;
    if (!values) {
      this.#host.dispatchEvent(new HeedValidationFailedEvent(this.#summary.map(({ path }) => path)));
      return this.#show('form', '.summary');
    }
    this.#host.requestUpdate();
    if (paging && !paging.last) return paging.next();
    this.#values = values;
    return !this.#extras.twins(values.orderNumber) && this.#host.noReview ? this.#send() : this.#show('review', 'h2');
  };

  /** Above the form: the question about a draft, the summary of errors. */
  above(): readonly (Node | false)[] {
    const [{ terms, full }, issues, failure] = [this.#words, this.#summary, this.#failure];
    const summary = () => summaryBox(issues.map((issue) => ({ path: issue.path, text: this.#checks.textOf(issue) })), terms, this.#go, failure);
    return [...this.#extras.above(full), (issues.length > 0 || !!failure) && this.#summed(summary, issues, failure, terms), this.#status];
  }

  /** Below the form: whether it is kept. */
  below(): Node | false {
    return this.#extras.below(this.#saved, this.#words.terms);
  }

  /** What takes the form's place, if anything. */
  get page(): Node | undefined {
    const { kind, settings: { trackUrl } } = this.#host;
    return this.#extras.mark(this.#pages.draw(this.#state, { form: this.#form, terms: this.#words.terms, kind, values: this.#values, files: this.#files, trackUrl }));
  }

  get #sensitive() { return [...this.#form.fields.values()].filter(({ sensitive }) => sensitive); }
  get #site(): string { return siteOf(this.#host.settings); }

  async #fileList(): Promise<Files> {
    const [{ filesOf }, full] = await Promise.all([import('./picking.ts'), this.#words.enrich()]);
    return (this.#files ??= filesOf(this.#host, this.#form, full, {
      store: this.#store, draft: () => this.#draft, checks: () => this.#checks, keep: () => this.#keep(), told: this.#told, say: this.#say,
    }));
  }

  readonly #say = (words: string): void => (tell(this.#status, words), this.#host.requestUpdate());
  readonly #show = (page: Page, focus: string): void => this.#pages.show(this.#host, page, focus);

  #back(name?: string) {
    this.#show('form', 'section:not([hidden]) h3');
    if (name) void this.#host.updateComplete.then(() => this.#go(name));
  }

  readonly #go = (path: string): void => {
    this.#form.paging?.reveal(path);
    this.#form.control(path)?.focus();
  };

  #keep() {
    const { values, definition } = this.#form;
    if (this.#pages.at === 'received' || (!this.#draft && ![...this.#touched].some((path) => isFilled(values[path.split('.')[0]!])))) return;
    const draft = this.#own();
    Object.assign(draft, { values: keptValues(this.#form), kind: this.#host.kind, version: definition.version });
    void this.#store.put(draft).then(this.#told);
  }

  #own(): Draft {
    return (this.#draft ??= newDraft({ site: this.#site, form: this.#host.localName, version: this.#form.definition.version, days: this.#host.settings.keepDays }));
  }

  readonly #hold = (draft?: Draft): void => {
    this.#draft = draft;
    this.#saved = undefined;
    if (draft) this.#keep();
  };

  readonly #told = (kept: boolean): void => {
    this.#extras.wrote();
    if (kept === this.#saved) return;
    this.#saved = kept;
    this.#host.dispatchEvent(new HeedStorageChangedEvent(kept, this.#store.problem));
    if (!kept || this.#sensitive.length) {
      void this.#extras.device();
      this.#delivery.prepare();
    }
    this.#host.requestUpdate();
  };

  #send() {
    const host = this.#host;
    if (this.#delivery.busy || !host.dispatchEvent(new HeedBeforeSubmitEvent(host.kind))) return;
    this.#keep();
    this.#failure = undefined;
    this.#show('sending', 'h2');
    this.#delivery.send(this.#own(), submissionOf(this.#form, host.kind, this.#values, host.localName), this.#sensitive.some(({ name }) => isFilled(this.#values[name])));
  }

  #makeExtras(): Extras {
    const [host, flow] = [this.#host, this];
    return new Extras({
      host, touched: this.#touched, form: () => this.#form, files: () => this.#fileList(), typed: () => this.#draft, enrich: () => this.#words.enrich(),
      say: this.#say, hold: this.#hold,
      adopt: (draft) => {
        if (draft) this.#hold(draft);
        return draft?.reason ? void this.#refused(draft, draft.reason, true) : this.#back();
      },
      reset: (left = nothing) => {
        this.#draft = this.#state = this.#delivery.key = undefined;
        this.#extras.clear();
        this.#again(left);
      },
      send: () => this.#send(), get reviewing() { return flow.#pages.at === 'review'; }, get store() { return flow.#store; }, get site() { return flow.#site; }, get backend() { return flow.#delivery.backend; },
      get sent() { return submissionOf(flow.#form, host.kind, flow.#values, host.localName); }, get receipt() { return flow.#state?.state === 'received' ? flow.#state.receipt : undefined; },
    });
  }

  readonly #changed = (state: OutboxState): void => {
    this.#extras.wrote();
    this.#host.dispatchEvent(new HeedOutboxChangedEvent(state.state, state.state === 'received' ? state.receipt.reference : undefined));
  };

  async #look() {
    const sent = (await this.#store.receipts()).filter(({ site }) => site === this.#site);
    this.#extras.sent = sent;
    const late = sent.filter(({ key, receipt }) => receipt && key !== this.#delivery.key);
    const own = sent.find(({ key }) => key === this.#delivery.key)?.receipt;
    if (own && this.#pages.at !== 'form') this.#moved({ state: 'received', receipt: own });
    const waits = (await this.#store.list('outbox')).filter(([key, item]) => key !== this.#delivery.key && (item as OutboxItem).draft.site === this.#site);
    await this.#extras.before(late, waits);
    this.#host.requestUpdate();
  }

  readonly #moved = (state: OutboxState): void => {
    const host = this.#host;
    // Off the page nobody sees it: the next form shows it, or this one when it comes back.
    if (state.state === 'received' && host.isConnected) void this.#store.seen(state.receipt.key);
    if (this.#pages.at === 'received') return;
    const before = this.#state?.state;
    this.#state = state;
    if (state.state === 'received') {
      this.#extras.sent = [{ ...state.receipt, ...state, order: this.#values.orderNumber as string | undefined }, ...this.#extras.sent];
      this.#draft = undefined;
      this.#show('received', 'h2');
      host.dispatchEvent(new HeedCaseSubmittedEvent(state.receipt.reference, host.kind));
    } else if (state.state === 'refused') void this.#refused(state.draft, state.error);
    else if (state.state === 'waiting') {
      if (before !== 'waiting') {
        this.#show('waiting', 'h2');
        host.dispatchEvent(new HeedSubmitFailedEvent(state.error?.code ?? 'network', true));
      } else host.requestUpdate();
    } else if (this.#pages.at !== 'sending') this.#show('sending', 'h2');
    else host.requestUpdate();
  };

  async #refused(draft: Draft, error: Failure, before?: boolean) {
    // The site's form has changed meanwhile: what is wrong cannot be mended on this page.
    const issues = error.issues?.filter(this.#seen) ?? [];
    const code = error.code === 'invalid' && !issues.length ? 'bad-request' : error.code;
    this.#draft = draft;
    await this.#words.enrichFor(code);
    this.#checks.show(issues);
    this.#summary = this.#checks.issues;
    this.#failure = code === 'aborted' ? undefined : { ...error, code };
    this.#say(failureWords(this.#words.terms.failure, { code }));
    this.#show('form', this.#failure ? '.summary' : 'section:not([hidden]) h3');
    if (this.#failure && !before) this.#host.dispatchEvent(new HeedSubmitFailedEvent(code, false));
  }

  #again(left = this.#host.settings.sharedDevice ? nothing : emptyMatter) {
    this.#files?.clear();
    this.#touched.clear();
    this.#values = {};
    this.#saved = this.#form.kept = undefined;
    this.#form.fill(left(this.#form));
    this.#form.paging?.show(0, false);
    this.#back();
  }
}
