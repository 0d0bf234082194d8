import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { DeskBackend, Session } from '../../backend/desk-port.ts';
import type { LibraryDraft, LibraryEntry } from '../../backend/office-port.ts';
import { HeedError } from '../../backend/port.ts';
import type { FormDefinition, Locale, Values } from '../../domain/form.ts';
import { LIBRARY_TEXTS, PHASES } from '../../domain/records/library.ts';
import type { Phase } from '../../domain/records/library.ts';
import { parseReference } from '../../domain/reference.ts';
import { Checks } from '../../form/checks.ts';
import { Form } from '../../form/form.ts';
import { formatTime } from '../../i18n/format.ts';
import type { LibraryTerms } from '../../i18n/library-terms.ts';
import type { IntakeTerms, SendingTerms } from '../../i18n/terms.ts';

export interface DraftWords { readonly l: LibraryTerms; readonly form: IntakeTerms; readonly sending: SendingTerms; readonly badReference: string }

/** The texts of an entry as a form, to be corrected; the last thing asked is whether they were read. */
const definitionOf = ({ l }: DraftWords, { departments }: Session): FormDefinition => ({
  id: 'library-entry', version: 1, steps: [{ name: 'entry', title: l.ui.checkTitle, fields: [
    { name: 'title', type: 'text', required: true, max: 200, wide: true, label: l.label.title },
    { name: 'problem', type: 'longtext', required: true, max: 5000, label: l.label.problem }, { name: 'cause', type: 'longtext', required: true, max: 5000, label: l.label.cause },
    { name: 'phase', type: 'choice', required: true, label: l.label.phase, options: PHASES.map((value) => ({ value, label: l.phase[value] })) },
    { name: 'departments', type: 'choices', label: l.label.departments, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'lesson', type: 'longtext', required: true, max: 5000, label: l.label.lesson }, { name: 'measure', type: 'longtext', required: true, max: 5000, label: l.label.measure },
    { name: 'checked', type: 'consent', required: true, label: l.ui.checked },
  ] }],
});

/** Whose an entry is, and who changed it last (P-02). */
export function authors({ createdBy, createdAt, updatedBy, updatedAt }: LibraryEntry, l: LibraryTerms, locale: Locale): TemplateResult {
  return html`${l.ui.savedBy} <bdi>${createdBy}</bdi> · ${formatTime(createdAt, locale)}${updatedAt ? html` · <span class="changed">${l.changedBy(updatedBy ?? '', formatTime(updatedAt, locale))}</span>` : nothing}`;
}

/** Makes an entry of a closed case, or changes the one it has: the draft without personal data, read by a person, then saved (C-13). */
export class Drafting {
  readonly #host: LitElement;
  readonly #backend: () => DeskBackend | undefined;
  #draft?: LibraryDraft;
  /** What somebody else has saved since the draft was read. */
  #theirs?: LibraryEntry;
  #form?: Form;
  #checks?: Checks;
  #error?: HeedError;
  #wrong = false;
  #busy = false;
  #open = false;
  readonly #pictures = new Map<string, string>();
  readonly #chosen = new Set<string>();

  constructor(host: LitElement, backend: () => DeskBackend | undefined) {
    this.#host = host;
    this.#backend = backend;
  }

  get open(): boolean { return this.#open; }

  /** Opens the way to a new entry; with a reference, its draft. */
  begin(words: DraftWords, session: Session, reference?: string): void {
    this.close();
    this.#open = true;
    this.#host.requestUpdate();
    if (reference) void this.#read(reference, words, session);
  }

  close(): void {
    for (const url of this.#pictures.values()) URL.revokeObjectURL(url);
    this.#pictures.clear();
    this.#chosen.clear();
    this.#draft = this.#theirs = this.#form = this.#error = undefined;
    this.#open = this.#wrong = false;
  }

  async #read(typed: string, words: DraftWords, session: Session) {
    const reference = parseReference(typed);
    this.#wrong = !reference;
    this.#error = undefined;
    this.#host.requestUpdate();
    if (!reference || this.#busy) return;
    await this.#try(async (backend) => {
      const draft = await backend.library!.preview(reference);
      this.#draft = draft;
      this.#form = this.#make(draft, words, session);
      for (const { id } of draft.saved?.photos ?? []) this.#chosen.add(id);
      for (const { id } of draft.photos) {
        // A picture that does not come can still be chosen by its name.
        backend.download(reference, id).then((blob) => {
          this.#pictures.set(id, URL.createObjectURL(blob));
          this.#host.requestUpdate();
        }, () => { /* Its name stands there. */ });
      }
    });
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.draft h3')?.focus();
  }

  #make(draft: LibraryDraft, words: DraftWords, session: Session): Form {
    const form = new Form(definitionOf(words, session), words.form, {
      changed: (path) => void this.#checks?.changed(path), left: (path) => this.#checks?.left(path), picked: () => { /* It has no files of its own. */ },
      submitted: () => {
        const values = this.#checks?.all();
        if (values) void this.#save(values);
        else this.#form?.control(this.#checks?.issues[0]?.path ?? '')?.focus();
      },
    });
    const button = form.element.querySelector('button[type=submit]');
    if (button) button.textContent = words.l.ui.save;
    this.#checks = new Checks(form, { ...words.sending, issue: { ...words.sending.issue, 'consent-required': () => words.l.ui.unchecked } });
    const { title, problem, cause, phase, departments, lesson, measure } = draft;
    form.fill({ title, problem, cause, phase, departments, lesson, measure });
    return form;
  }

  /** Told of a saved entry. */
  onSaved: (entry: LibraryEntry) => void = () => undefined;

  async #save(values: Values) {
    const { reference, saved, photos } = this.#draft!;
    const { title, problem, cause, phase, departments = [], lesson, measure } = values as Readonly<Record<string, string>> & { readonly departments?: readonly string[] };
    await this.#try(async (backend) => {
      const entry = await backend.library!.add({
        reference, title: title!, problem: problem!, cause: cause!, phase: phase as Phase, departments: departments as readonly string[], lesson: lesson!, measure: measure!, photos: photos.flatMap(({ id }) => (this.#chosen.has(id) ? [id] : [])), version: saved?.version ?? 0,
      });
      this.close();
      this.onSaved(entry);
    });
  }

  /** Somebody was faster: theirs stands beside what was written, which is saved over it only by whoever has seen it. */
  async #compare(backend: DeskBackend) {
    const draft = this.#draft!;
    const { saved } = await backend.library!.preview(draft.reference);
    this.#draft = { ...draft, saved };
    this.#theirs = saved;
    this.#form?.fill({ checked: false });
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.draft .theirs')?.focus();
  }

  async #try(work: (backend: DeskBackend) => Promise<void>) {
    const backend = this.#backend();
    if (!backend || this.#busy) return;
    this.#busy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      await work(backend).catch((error: unknown) => {
        if (!(error instanceof HeedError && error.code === 'conflict' && this.#draft)) throw error;
        return this.#compare(backend);
      });
    } catch (cause) {
      this.#error = cause instanceof HeedError ? cause : new HeedError('bad-response', 'The library answered something else.', { cause });
      if (this.#error.issues?.length) this.#checks?.show(this.#error.issues);
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  render(words: DraftWords, session: Session, back: () => void): TemplateResult {
    const { l, sending } = words;
    const { ui } = l;
    const draft = this.#draft;
    const trouble = this.#error && (this.#error.code === 'not-allowed' ? ui.notClosed : sending.failure[this.#error.code]);
    return html`<section class="draft" aria-busy=${this.#busy}><div><h2 tabindex="-1" part="title">${draft?.saved ? ui.changeTitle : ui.addTitle}</h2>${draft?.saved ? html`<p class="hint">${authors(draft.saved, l, words.form.locale)}</p>` : nothing}<p class="hint">${ui.addHint}</p></div>
      ${trouble ? html`<p class="error" part="error" role="alert">${trouble}</p>` : nothing}
      ${draft ? html`
        <div class="removed"><h3 tabindex="-1">${ui.removed}</h3>${draft.redacted.length ? html`<dl>${[...new Set(draft.redacted.map(({ field }) => field))].map((field) => html`<div><dt>${l.label[field]}</dt>
          <dd>${draft.redacted.filter((found) => found.field === field).map(({ what, count }) => l.took(l.redaction[what] ?? what, count)).join(' · ')}</dd></div>`)}</dl>` : html`<p>${ui.nothingRemoved}</p>`}<p class="hint">${ui.checkHint}</p></div>
        ${draft.photos.length ? html`<fieldset class="photos"><legend>${ui.choosePhotos}</legend><p class="hint">${ui.choosePhotosHint}</p><div class="options">${draft.photos.map(({ id, name }) => html`<label class="photo">
          <input type="checkbox" .checked=${this.#chosen.has(id)} @change=${(event: Event) => void ((event.target as HTMLInputElement).checked ? this.#chosen.add(id) : this.#chosen.delete(id))}>${this.#pictures.has(id) ? html`<img src=${this.#pictures.get(id)!} alt="">` : nothing}<bdi>${name}</bdi></label>`)}</div></fieldset>` : nothing}
        ${this.#theirs ? this.#renderTheirs(this.#theirs, words, session) : nothing}${this.#form?.element}`
        : html`<form class="ask-for" @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          void this.#read(new FormData(event.currentTarget as HTMLFormElement).get('reference') as string, words, session);
        }}><div class="field"><label for="lib-ref">${ui.reference}</label><input id="lib-ref" name="reference" dir="ltr" autocomplete="off" required aria-invalid=${this.#wrong ? 'true' : nothing} aria-describedby=${this.#wrong ? 'lib-ref-e' : nothing}>
          ${this.#wrong ? html`<p class="error" part="error" id="lib-ref-e">${words.badReference}</p>` : nothing}</div><button type="submit" part="button submit" class="primary">${ui.preview}</button></form>`}
      <button type="button" part="button" class="link" @click=${back}>${ui.back}</button>
    </section>`;
  }

  #renderTheirs(theirs: LibraryEntry, { l, form }: DraftWords, session: Session): TemplateResult {
    const mine = this.#form?.values ?? {};
    const names = (ids: unknown) => session.departments.filter(({ id }) => (ids as readonly string[] | undefined)?.includes(id)).map(({ name }) => name).join(' · ');
    const texts = [...LIBRARY_TEXTS.map((name) => [name, theirs[name], mine[name]] as const), ['phase', l.phase[theirs.phase], l.phase[mine.phase as Phase]] as const, ['departments', names(theirs.departments), names(mine.departments)] as const];
    return html`<div class="conflict theirs" role="alert" tabindex="-1"><p>${l.ui.newer}</p><p class="hint">${authors(theirs, l, form.locale)}</p>
      ${texts.filter(([, is, wrote]) => is !== wrote).map(([name, is]) => html`<section class="said-of"><h3>${l.label[name]}</h3><p><bdi>${is || '–'}</bdi></p></section>`)}</div>`;
  }
}
