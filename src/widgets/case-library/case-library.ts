import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { DeskBackend } from '../../backend/desk-port.ts';
import { RestDesk } from '../../backend/desk-rest.ts';
import type { LibraryEntry, LibraryQuery } from '../../backend/office-port.ts';
import type { HeedError } from '../../backend/port.ts';
import { SettingsController } from '../../controllers/context.ts';
import { DeskSession } from '../../controllers/desk-session.ts';
import { TermsController } from '../../controllers/terms.ts';
import { CASE_KINDS } from '../../domain/forms/case-intake.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import { PHASES } from '../../domain/records/library.ts';
import type { Phase } from '../../domain/records/library.ts';
import { parseReference } from '../../domain/reference.ts';
import { REFUSALS } from '../../domain/refusals.ts';
import { loadDeskTerms, loadTerms } from '../../i18n/desk-terms.ts';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import { loadLibraryTerms } from '../../i18n/library-terms.ts';
import type { LibraryTerms } from '../../i18n/library-terms.ts';
import { bones } from '../../parts/desk/empty.ts';
import { departmentName, icon } from '../../parts/desk/view.ts';
import type { View } from '../../parts/desk/view.ts';
import { caseStyles } from '../../theme/case.ts';
import { deskStyles } from '../../theme/desk.ts';
import { formStyles } from '../../theme/form.ts';
import { libraryStyles } from '../../theme/library.ts';
import { Gate } from '../desk/gate.ts';
import { Drafting, authors } from './drafting.ts';
import type { DraftWords } from './drafting.ts';

/**
 * The case library (C-13): what was learnt from closed cases, without the people. Staff searches and reads it, and makes entries
 * of closed cases; `#add=HD-…` in the address begins one.
 *
 * @summary Lessons of closed cases.
 * @tag heed-case-library
 * @slot - Fallback while the widget cannot run.
 * @csspart panel - The sign-in.
 * @csspart row - An entry in the list.
 * @csspart button - A button.
 * @csspart title - A heading.
 * @csspart error - An error.
 * @cssproperty --heed-accent - Colour of buttons, links and focus.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-surface - Background.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-radius - Roundness of corners.
 */
export class HeedCaseLibrary extends LitElement {
  static override styles = [formStyles, caseStyles, deskStyles, libraryStyles];
  static override properties = { endpoint: {}, backend: { attribute: false }, site: {} };

  /** Address of a heed server; it has to be the page's own site. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: DeskBackend;
  /** Which of the server's sites this is. */
  site?: string;

  readonly #terms = new TermsController<'desk', DeskTerms>(this, 'desk', loadDeskTerms);
  readonly #words = new TermsController<'library', LibraryTerms>(this, 'library', loadLibraryTerms);
  readonly #formTerms = new TermsController(this, 'form', loadTerms);
  readonly #sendingTerms = new TermsController(this, 'sending', loadTerms);
  readonly #context = new SettingsController(this);
  readonly #session = new DeskSession(this, () => this.#backend);
  readonly #gate = new Gate();
  readonly #drafting = new Drafting(this, () => this.#backend);
  #rest?: RestDesk;
  #query: LibraryQuery = {};
  #items?: readonly LibraryEntry[];
  #next?: string;
  #entry?: LibraryEntry;
  readonly #pictures = new Map<string, string>();
  #error?: HeedError;
  #asked?: AbortController;
  #said = '';
  /** Reference of the case that the address wants an entry of. */
  #adding?: string;

  get #backend(): DeskBackend | undefined {
    if (this.backend) return this.backend;
    const endpoint = this.endpoint ?? this.#context.value.endpoint;
    return endpoint === undefined ? undefined : (this.#rest ??= new RestDesk({ endpoint, site: this.site ?? this.#context.value.site }));
  }

  get #draftWords(): DraftWords | undefined {
    const [l, form, sending, t] = [this.#words.terms, this.#formTerms.terms, this.#sendingTerms.terms, this.#terms.terms];
    return l && form && sending && t && { l, form, sending, badReference: t.ui.badReference };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleHash);
    this.#drafting.onSaved = (entry) => {
      this.#said = this.#words.terms!.ui.saved;
      void this.#search(this.#query);
      this.#open(entry);
    };
    void this.updateComplete.then(async () => {
      if (this.#backend && await this.#session.start()) this.#enter();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleHash);
    this.#asked?.abort();
    this.#drafting.close();
    this.#forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('endpoint') || changed.has('site')) this.#rest = undefined;
    const [words, session, add] = [this.#draftWords, this.#session.session, this.#adding];
    if (!words || !session || !add) return;
    this.#adding = undefined;
    this.#drafting.begin(words, session, add);
  }

  #enter() {
    const { standing, session } = this.#session;
    if (standing !== 'in' || !session) return;
    void this.#search({});
    this.#handleHash();
  }

  /** The address names a closed case, at first or anew: its form is drawn once the words have come. */
  readonly #handleHash = (): void => {
    const { standing, session } = this.#session;
    if (standing !== 'in' || !session?.operations.includes('library.add')) return;
    this.#adding = parseReference(new URLSearchParams(location.hash.slice(1)).get('add') ?? '');
    this.requestUpdate();
  };

  async #search(query: LibraryQuery, more = false) {
    const library = this.#backend?.library;
    if (!library) return;
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    this.#query = query;
    if (!more) this.#items = undefined;
    this.requestUpdate();
    try {
      const page = await library.search({ ...query, ...(more && { after: this.#next }) }, { signal });
      if (signal.aborted) return;
      this.#items = more ? [...this.#items ?? [], ...page.items] : page.items;
      this.#next = page.next;
      this.#error = undefined;
    } catch (cause) {
      if (signal.aborted) return;
      this.#error = cause as HeedError;
      if (this.#error.reason === 'session') this.#session.lost();
    }
    this.requestUpdate();
  }

  #forget() {
    for (const url of this.#pictures.values()) URL.revokeObjectURL(url);
    this.#pictures.clear();
  }

  #open(entry?: LibraryEntry) {
    this.#forget();
    this.#entry = entry;
    for (const { id } of entry?.photos ?? []) {
      this.#backend?.library?.photo(entry!.id, id).then((blob) => {
        this.#pictures.set(id, URL.createObjectURL(blob));
        this.requestUpdate();
      }, () => { /* Its name stands in its place. */ });
    }
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }

  protected override render(): TemplateResult {
    const words = this.#draftWords;
    const t = this.#terms.terms;
    if (!words || !t) return html`<slot></slot>`;
    const { l, form, sending } = words;
    if (!this.#backend) return html`<slot><p part="error" class="error">${t.ui.noBackend}</p></slot>`;
    const door = this.#gate.render(this.#session, { t, sending }, () => this.requestUpdate(), () => void this.#session.start().then(() => this.#enter()), () => this.#enter());
    if (door) return door;
    const session = this.#session.session!;
    if (!this.#backend.library) return html`<p part="error" class="error">${l.ui.noLibrary}</p>`;
    const view: View = { t, form, sending, refusals: REFUSALS[form.locale].reasons, locale: form.locale, now: Date.now(), session, category: (code) => code, categories: [] };
    return html`<div class="library">${this.#drafting.open ? this.#drafting.render(words, session, () => { this.#drafting.close(); this.requestUpdate(); }) : this.#entry ? this.#renderEntry(this.#entry, view, l) : this.#renderList(view, l)}
      <p class="sr" role="status">${this.#said}</p></div>`;
  }

  #renderList(view: View, l: LibraryTerms): TemplateResult {
    const { t, form, session, sending } = view;
    const query = this.#query;
    const select = (name: keyof LibraryQuery, label: string, options: readonly (readonly [string, string])[]) => html`<label class="pick-one"><span>${label}</span><select name=${name}>
      <option value="">${t.ui.any}</option>${options.map(([value, words]) => html`<option value=${value} ?selected=${query[name] === value}>${words}</option>`)}</select></label>`;
    return html`<header class="row"><div><h2 tabindex="-1" part="title">${l.ui.title}</h2><p class="hint">${l.ui.lead}</p></div>
        ${session.operations.includes('library.add') ? html`<button type="button" part="button" @click=${() => this.#drafting.begin(this.#draftWords!, session)}>${icon('plus')}${l.ui.add}</button>` : nothing}</header>
      <form class="seek" role="search" @submit=${(event: SubmitEvent) => { event.preventDefault(); this.#handleSearch(event.currentTarget as HTMLFormElement); }} @change=${(event: Event) => this.#handleSearch(event.currentTarget as HTMLFormElement)}>
        <div class="search">${icon('search')}<input type="search" name="q" aria-label=${t.ui.search} placeholder=${l.ui.searchHint} .value=${query.q ?? ''}></div>
        ${select('kind', t.ui.kind, CASE_KINDS.map((kind) => [kind, form.option[kind]] as const))}${select('phase', l.label.phase, PHASES.map((phase) => [phase, l.phase[phase]] as const))}
        ${select('department', t.ui.department, session.departments.map(({ id }) => [id, departmentName(id, view)] as const))}</form>
      ${this.#error ? html`<p class="error" part="error" role="alert">${sending.failure[this.#error.code]}</p>` : nothing}
      ${!this.#items ? (this.#error ? nothing : bones(t.ui.loading, 4)) : this.#items.length ? html`<ul class="entries">${this.#items.map((entry) => html`<li><button type="button" part="button row" class="card" @click=${() => this.#open(entry)}>
          <strong><bdi>${entry.title}</bdi></strong><span class="hint"><bdi>${entry.lesson}</bdi></span>
          <span class="badges"><span class="badge state">${l.phase[entry.phase]}</span><span class="badge">${form.option[entry.kind]}</span>${entry.departments.map((id) => html`<span class="badge">${departmentName(id, view)}</span>`)}${entry.photos.length ? html`<span class="badge">${t.filesOf(entry.photos.length)}</span>` : nothing}</span></button></li>`)}</ul>
          ${this.#next ? html`<button type="button" part="button" class="more" @click=${() => void this.#search(query, true)}>${t.ui.more}</button>` : nothing}`
          : html`<div class="empty">${icon('book')}<p><strong>${Object.values(query).some(Boolean) ? t.ui.noMatch : l.ui.empty}</strong></p><p class="hint">${Object.values(query).some(Boolean) ? t.ui.noMatchHint : l.ui.emptyHint}</p></div>`}`;
  }

  #renderEntry(entry: LibraryEntry, view: View, l: LibraryTerms): TemplateResult {
    const text = (name: 'problem' | 'cause' | 'lesson' | 'measure') => (entry[name] ? html`<section class="said-of ${name}"><h3>${l.label[name]}</h3><p><bdi>${entry[name]}</bdi></p></section>` : nothing);
    return html`<article class="entry-page"><button type="button" part="button" class="small" @click=${() => this.#open()}>${icon('back')}${l.ui.back}</button>
      <h2 tabindex="-1" part="title"><bdi>${entry.title}</bdi></h2>
      <p class="badges"><span class="badge state">${l.phase[entry.phase]}</span><span class="badge">${view.form.option[entry.kind]}</span>${entry.departments.map((id) => html`<span class="badge">${departmentName(id, view)}</span>`)}</p>
      ${text('problem')}${text('cause')}${text('lesson')}${text('measure')}
      ${entry.photos.length ? html`<section><h3>${l.ui.photos}</h3><ul class="gallery">${entry.photos.map(({ id, name }) => html`<li>${this.#pictures.has(id) ? html`<img src=${this.#pictures.get(id)!} alt=${name}>` : html`<bdi>${name}</bdi>`}</li>`)}</ul></section>` : nothing}
      <p class="hint">${authors(entry, l, view.locale)}</p></article>`;
  }

  #handleSearch(form: HTMLFormElement) {
    const data = new FormData(form) as unknown as Iterable<[string, string]>;
    const { q, kind, phase, department } = Object.fromEntries([...data].filter(([, value]) => value)) as Readonly<Record<string, string | undefined>>;
    void this.#search({ q, kind: kind as CaseKind | undefined, phase: phase as Phase | undefined, department });
  }
}
