import { LitElement, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { DeskBackend, DeskNews, QueueName } from '../../backend/desk-port.ts';
import { RestDesk } from '../../backend/desk-rest.ts';
import type { HeedError } from '../../backend/port.ts';
import { SettingsController } from '../../controllers/context.ts';
import { DeskCaseController } from '../../controllers/desk-case.ts';
import { DeskKeys } from '../../controllers/desk-keys.ts';
import { DeskList } from '../../controllers/desk-list.ts';
import { DeskLive } from '../../controllers/desk-live.ts';
import { DeskSession } from '../../controllers/desk-session.ts';
import { DeskWork } from '../../controllers/desk-work.ts';
import { TermsController } from '../../controllers/terms.ts';
import { parseReference } from '../../domain/reference.ts';
import { REFUSALS } from '../../domain/refusals.ts';
import { loadDeskTerms, loadTerms, staffForm } from '../../i18n/desk-terms.ts';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import { bones, failedCase, noCase, noLists } from '../../parts/desk/empty.ts';
import { list } from '../../parts/desk/list.ts';
import { rail } from '../../parts/desk/rail.ts';
import { failureText } from '../../parts/desk/steps.ts';
import type { View } from '../../parts/desk/view.ts';
import { caseStyles } from '../../theme/case.ts';
import { deskCaseStyles } from '../../theme/desk-case.ts';
import { deskStyles } from '../../theme/desk.ts';
import { paperStyles } from '../../theme/paper.ts';
import { filesStyles } from '../../theme/files.ts';
import { formStyles } from '../../theme/form.ts';
import { Aside } from './aside.ts';
import { CALLS, Calls } from './calls.ts';
import { caseView } from './case-view.ts';
import { categoriesIn } from './category-words.ts';
import { focusForm, focusOn, moveInList, openStep, refuse, showQueue } from './focus.ts';
import { Gate } from './gate.ts';
import { Help } from './help.ts';
import { laters, officesIn } from './laters.ts';
import { Preview } from './preview.ts';
import { Recording } from './recording.ts';
import { Scripts } from './scripts.ts';
import { paperView } from './paper-view.ts';

const TICK = 20_000; // Milliseconds between moves of the countdowns.

/**
 * The desk of the staff: sign-in, queues, cases, and everything that is done with a case. It fills the height it is given.
 * The case that is open stands in the fragment: `#case=HD-…`.
 *
 * @summary Where the staff works.
 * @tag heed-desk
 * @slot - Fallback while the widget cannot run.
 * @slot title - The name above the queues.
 * @slot menu - Links below the name of whoever is signed in.
 * @csspart panel - The sign-in.
 * @csspart queue - A queue.
 * @csspart row - A case in the list.
 * @csspart state - The state of a case.
 * @csspart timeline - The list of events.
 * @csspart event - One event.
 * @csspart conflict - What changed meanwhile beside what was written.
 * @csspart button - A button.
 * @csspart title - A heading.
 * @csspart error - An error.
 * @cssproperty --heed-accent - Colour of buttons, links and focus.
 * @cssproperty --heed-on-accent - Colour of text on the accent.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-muted - Colour of hints.
 * @cssproperty --heed-surface - Background.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-danger - Colour of errors and of what is overdue.
 * @cssproperty --heed-note - Background of what only staff sees.
 * @cssproperty --heed-radius - Roundness of corners.
 * @cssproperty --heed-font - The `font` shorthand; inherited from the page by default.
 */
export class HeedDesk extends LitElement {
  static override styles = [formStyles, caseStyles, filesStyles, deskStyles, deskCaseStyles, paperStyles];
  static override properties = { endpoint: {}, backend: { attribute: false }, site: {}, libraryUrl: { attribute: 'library-url' }, surveysUrl: { attribute: 'surveys-url' } };

  /** Address of a heed server; it has to be the page's own site. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: DeskBackend;
  /** Which of the server's sites this is. */
  site?: string;
  /** Address of the page with `<heed-case-library>`. */
  libraryUrl?: string;
  /** Address of the page where surveys are looked after, with `<heed-survey-editor>` or `<heed-survey-results>`. */
  surveysUrl?: string;

  readonly #terms = new TermsController<'desk', DeskTerms>(this, 'desk', loadDeskTerms);
  readonly #formTerms = new TermsController(this, 'form', loadTerms);
  readonly #sendingTerms = new TermsController(this, 'sending', loadTerms);
  readonly #context = new SettingsController(this);
  readonly #session = new DeskSession(this, () => this.#backend);
  readonly #list = new DeskList(this, () => this.#backend, (error) => this.#handleFailure(error));
  readonly #case = new DeskCaseController(this, () => this.#backend, (error) => this.#handleFailure(error));
  readonly #work = new DeskWork(this, {
    backend: () => this.#backend,
    terms: () => {
      const [t, form, sending] = [this.#terms.terms, this.#formTerms.terms, this.#sendingTerms.terms];
      return t && form && sending && { t, form, sending };
    },
    session: () => this.#session.session,
    case: () => this.#case.case,
    done: (found, step) => {
      this.#case.take(found);
      this.#list.take(found);
      this.#list.stale();
      const { ui } = this.#terms.terms!;
      this.#said = step === 'message' ? ui.sent : step === 'note' ? ui.noted : ui.saved;
      void this.updateComplete.then(() => (step === 'message' || step === 'note' ? this.#focusForm(step) : this.#focus('.case h2')));
    },
    newer: (found) => this.#case.meet(found),
    failed: (error) => this.#handleFailure(error),
  });
  readonly #keys = new DeskKeys(this, {
    j: () => moveInList(this, 1, this.#case.reference), k: () => moveInList(this, -1, this.#case.reference), u: () => this.#go(), '/': () => this.#focus('[name=q]'), s: () => this.#focus('.todo button, .todo h3'), r: () => void this.#focusForm('message'),
    n: () => void this.#focusForm('note'), a: () => this.#focus('#assignee'), p: () => this.#handlePaper(), c: () => this.#handleRecord(), '.': () => { void this.#list.refresh(); void this.#case.refresh(); }, '?': () => this.#help.show(),
  }, (n) => this.#handleQueue(this.#queues[n - 1]?.name ?? this.#list.queue));
  readonly #live = new DeskLive(this, (news) => this.#hear(news), (error) => this.#handleFailure(error));
  readonly #gate = new Gate();
  readonly #help = new Help(this);
  readonly #scripts = new Scripts(this);
  readonly #preview = new Preview(this, () => this.#case);
  readonly #recording = new Recording(this, () => this.#backend, () => this.#work.terms, () => this.#session.session);
  readonly #calls = new Calls(this, () => this.#backend, () => this.#session.session, (error) => this.#handleFailure(error));
  readonly #later = laters(this, () => this.#backend, this.#session, (error) => this.#handleFailure(error));
  readonly #aside = new Aside([this.#recording, this.#calls, ...Object.values(this.#later)], () => this.#go());
  #rest?: RestDesk;
  #ticking?: ReturnType<typeof setInterval>;
  #filters = false;
  #merging = false;
  #paper = false;
  #said = '';
  #who = ''; // Whose desk it was last.

  get #backend(): DeskBackend | undefined {
    if (this.backend) return this.backend;
    const endpoint = this.endpoint ?? this.#context.value.endpoint;
    return endpoint === undefined ? undefined : (this.#rest ??= new RestDesk({ endpoint, site: this.site ?? this.#context.value.site }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleHash);
    this.#ticking = setInterval(() => this.requestUpdate(), TICK);
    // The provider above answers in the first update.
    void this.updateComplete.then(() => this.#start());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleHash);
    clearInterval(this.#ticking);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('endpoint') || changed.has('site')) this.#rest = undefined;
    const who = this.#session.session?.user.id ?? this.#who;
    // What somebody else has written is none of theirs.
    if (this.#who !== who) [this.#work, this.#recording].forEach((writing) => writing.forget());
    this.#who = who;
  }

  protected override updated(): void { for (const dialog of this.renderRoot.querySelectorAll('dialog')) if (!dialog.open) dialog.showModal(); showQueue(this); }

  async #start() {
    if (this.isConnected && this.#backend && await this.#session.start()) this.#enter();
  }

  /** Somebody is signed in: the lists come, and the news. */
  #enter() {
    const { standing, session } = this.#session;
    if (standing !== 'in' || !session?.operations.includes('case.list')) return;
    const { roles } = session.user;
    const queue: QueueName = roles.includes('agent') ? 'unassigned' : roles.includes('manager') ? 'to-approve' : roles.includes('handler') ? 'department' : 'all';
    void (this.#list.items ? this.#list.refresh() : this.#list.show({ queue, sort: 'due' }));
    void (this.#case.reference ? this.#case.refresh() : this.#handleHash());
    this.#live.start(this.#backend!);
  }

  get #visiting(): boolean { return !!this.#backend?.visits && !!this.#session.session?.operations.includes('visit.record'); }

  /** What nobody but managers does is no queue of others. */
  get #queues() { return this.#list.queues.filter(({ name }) => name !== 'to-approve' || this.#session.session?.user.roles.includes('manager')); }

  #hear(news: DeskNews) {
    this.#case.hear(news, this.#session.session!.user.id);
    this.#calls.hear(news);
    if (news.type === 'open' && this.#visiting) void this.#backend?.visits?.list().then(({ items }) => { this.#later.visits.count = items.length; this.requestUpdate(); }, (error: HeedError) => this.#handleFailure(error));
    if (news.type === 'case' || news.type === 'open') this.#list.stale();
  }

  protected override render(): TemplateResult {
    const terms = this.#work.terms;
    if (!terms) return html`<slot></slot>`;
    const { t } = terms;
    if (!this.#backend) return html`<slot><p part="error" class="error">${t.ui.noBackend}</p></slot>`;
    const gate = this.#gate.render(this.#session, terms, () => this.requestUpdate(), () => void this.#start(), () => this.#enter());
    if (gate) return gate;
    const session = this.#session.session!;
    const view: View = { ...terms, form: staffForm(terms.form, t), refusals: REFUSALS[terms.form.locale].reasons, locale: terms.form.locale, now: Date.now(), session, ...categoriesIn(session, terms.form.locale) };
    const open = this.#case.case;
    const side = this.#aside.render(view);
    const offices = officesIn(this.#later, session, this.#backend, (one) => this.#aside.show(one), this.surveysUrl);
    if (!session.operations.includes('case.list')) return side ? html`<div class="pane alone" tabindex="-1">${side}</div>` : noLists(view, offices, () => this.#session.askPassword(), () => void this.#handleSignOut());
    if (this.#paper && open) return paperView(open, view, this, () => this.#handlePaper(false));
    const { items, more, queue, query, busy: loading, filtered, error: trouble } = this.#list;
    return html`<div class="desk" data-view=${this.#case.reference || side ? 'case' : 'list'}>
      ${rail(this.#queues, side ? undefined : queue, this.#live.on, view, {
        queue: (name) => this.#handleQueue(name), calls: this.#calls.counted(view.now, () => this.#aside.show(this.#calls)), visits: this.#visiting ? { count: this.#later.visits.count, open: this.#later.visits.open, show: () => this.#aside.show(this.#later.visits) } : undefined, record: session.operations.includes('case.file-for') ? () => this.#handleRecord() : undefined, keys: () => this.#help.show(),
        offices, password: () => this.#session.askPassword(), signOut: () => void this.#handleSignOut(), libraryUrl: this.libraryUrl,
      })}
      ${list({ query, items, more, busy: loading, filtered, filtersOpen: this.#filters, current: this.#case.reference, trouble: trouble && failureText(trouble, view) }, view, {
        show: (next) => void this.#list.show(next), more: () => void this.#list.loadMore(), retry: () => void this.#list.refresh(), filters: () => { this.#filters = !this.#filters; this.requestUpdate(); },
      })}
      <div class="pane" tabindex="-1" aria-busy=${this.#case.busy}>${side ?? this.#renderCase(view)}</div>
      <p class="sr" role="status">${this.#said}</p>
      ${this.#preview.render(view)}
      ${this.#help.render(this.#keys, view)}
    </div>`;
  }

  #renderCase(view: View): TemplateResult {
    const { case: data, error, viewers, seen, reference } = this.#case;
    if (!data) return !reference ? noCase(view) : error ? failedCase(error, view, () => void this.#case.refresh()) : bones(view.t.ui.loading, 4);
    const work = this.#work;
    return caseView({ data, form: this.#case.form!, viewers, seen, merging: this.#merging, trouble: error && failureText(error, view), work, scripts: this.#scripts, backend: this.#backend, libraryUrl: this.libraryUrl }, view, {
      assign: (user) => void this.#case.assign(user).then(() => this.#case.case && this.#list.take(this.#case.case)), print: () => this.#handlePaper(), merge: () => { this.#merging = !this.#merging; this.requestUpdate(); },
      mergeInto: (typed) => void this.#handleMerge(typed), preview: (file) => void this.#preview.show(file),
      open: (name) => void openStep(this, this.#work, name), close: () => work.close(), discard: (name) => work.discard(name), again: (name) => { const form = work.form(name); if (form) work.again(form); },
      scripts: this.#backend?.scripts && ((name) => void this.#scripts.toggle(name, data, this.#backend)), confirm: () => work.confirm(), unask: () => { work.unask(); void this.#focusForm('message'); },
    });
  }

  readonly #handleHash = (): void => {
    const typed = new URLSearchParams(location.hash.slice(1)).get('case') ?? '';
    const reference = parseReference(typed) ?? typed;
    this.#merging = false;
    if (this.#session.standing !== 'in') return;
    if (reference) this.#aside.shut();
    if (location.hash === CALLS && this.#calls.may) return this.#aside.show(this.#calls);
    if (!reference) {
      if (this.#case.reference) this.#case.close();
      return this.requestUpdate();
    }
    this.#work.close();
    void this.#case.open(reference).then((found) => {
      if (!found) return;
      this.#list.take(found);
      this.renderRoot.querySelector('.pane')?.scrollTo({ top: 0 });
      void this.updateComplete.then(() => this.#focus('.case h2'));
    });
  };

  #handleFailure({ code, reason }: HeedError) {
    if (code === 'forbidden' && reason === 'session') this.#session.lost();
    this.requestUpdate();
  }

  #handleQueue(queue: QueueName) {
    this.#aside.shut();
    if (this.#case.reference && this.renderRoot.querySelector('.list')?.checkVisibility() === false) this.#go();
    void this.#list.show({ queue, sort: this.#list.query.sort }).then(() => this.#focus('.list h2'));
  }

  async #handleSignOut() {
    this.#live.stop();
    await this.#session.signOut().finally(() => this.#case.close());
  }

  async #handleMerge(typed: string) {
    const into = parseReference(typed);
    if (!into) return refuse(this, '#into', this.#terms.terms!.ui.badReference);
    const found = await this.#case.merge(into);
    if (!found) return;
    this.#merging = false;
    this.#list.stale();
    this.#go(found.reference);
  }

  #handleRecord() {
    if (this.#session.session?.operations.includes('case.file-for')) this.#aside.show(this.#recording);
  }

  #handlePaper(show = true) {
    this.#paper = show && !!this.#case.case;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#focus(this.#paper ? '.paper-tools button' : '.case h2'));
  }

  /** Opens a case, or goes back to the list. */
  #go(reference?: string) {
    const hash = reference ? `#case=${reference}` : '#';
    if (location.hash !== hash && (reference || location.hash.length > 1)) location.hash = hash;
    if (!reference) void this.updateComplete.then(() => this.#focus('.item[aria-current], .item'));
  }

  readonly #focus = (selector: string): void => focusOn(this, selector);
  readonly #focusForm = (name: string): Promise<void> => focusForm(this, this.#work, name);
}
