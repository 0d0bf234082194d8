import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { HeedError } from '../../backend/port.ts';
import { RestSurveyDesk } from '../../backend/survey-desk.ts';
import type { SurveyDeskBackend } from '../../backend/survey-desk.ts';
import { SettingsController } from '../../controllers/context.ts';
import {
  addOption, addQuestion, beginPart, History, inLocale, joinPart, kindOf, moveOption, moveQuestion, newSurvey, QUESTION_KINDS, removeOption, removeQuestion, setAppearance, setFollowUp, setIntro, setLabel, setOption,
  setPartTitle, setRequired, setWhen,
} from '../../controllers/survey-edits.ts';
import type { QuestionKind } from '../../controllers/survey-edits.ts';
import { choicesOf } from '../../controllers/survey-choices.ts';
import { SurveyVersions } from '../../controllers/survey-versions.ts';
import { TermsController } from '../../controllers/terms.ts';
import { Unsaved } from '../../controllers/unsaved.ts';
import { fieldsOf } from '../../domain/form.ts';
import type { Field, Locale } from '../../domain/form.ts';
import { OCCASIONS } from '../../domain/forms/surveys.ts';
import type { Occasion, SurveyTemplate } from '../../domain/forms/surveys.ts';
import type { Issue } from '../../domain/issue.ts';
import { HeedSurveySavedEvent } from '../../controllers/survey-events.ts';
import { checkTemplate, isScale, TEMPLATE_ID } from '../../domain/survey.ts';
import { loadSurveyStaff } from '../../i18n/survey-staff-terms.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';
import { beginView, issuesView } from '../../parts/survey/begin.ts';
import { conditionsView } from '../../parts/survey/conditions.ts';
import { previewView } from '../../parts/survey/preview.ts';
import { questionView, threeWords } from '../../parts/survey/question.ts';
import type { QuestionActs } from '../../parts/survey/question.ts';
import { sectionsView } from '../../parts/survey/sections.ts';
import { versionsView } from '../../parts/survey/versions.ts';
import { formStyles } from '../../theme/form.ts';
import { surveyStaffStyles } from '../../theme/survey-staff.ts';

/**
 * Where admins write the surveys: questions, their order, words in three languages side by side, conditions; each saving is a new
 * version. The preview beside it is the survey itself.
 *
 * @summary Edit the surveys.
 * @tag heed-survey-editor
 * @slot - Fallback while the widget cannot run.
 * @slot sign-in - Where nobody is signed in: a link to the desk.
 * @fires {HeedSurveySavedEvent} heed-survey-saved - A new version was saved; `template` and `version` tell which.
 * @csspart title - A heading.
 * @csspart button - A button.
 * @csspart submit - The button that saves.
 * @csspart control - An input or a select.
 * @csspart sign-in - What is said where nobody is signed in.
 * @csspart error - An error.
 * @csspart summary - What has to be put right before saving.
 * @cssproperty --heed-accent - Colour of buttons and links.
 * @cssproperty --heed-on-accent - Colour of text on the accent.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-muted - Colour of hints.
 * @cssproperty --heed-surface - Background.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-danger - Colour of errors.
 * @cssproperty --heed-radius - Roundness of corners.
 * @cssproperty --heed-font - The `font` shorthand; inherited from the page by default.
 */
export class HeedSurveyEditor extends LitElement {
  static override styles = [formStyles, surveyStaffStyles];
  static override properties = { template: {}, endpoint: {}, backend: { attribute: false }, site: {} };

  /** The survey to begin with. */
  template = '';
  /** Address of a heed server; it has to be the page's own site. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: SurveyDeskBackend;
  /** Which of the server's sites this is. */
  site?: string;

  readonly #terms = new TermsController<'survey-staff', SurveyStaffTerms>(this, 'survey-staff', loadSurveyStaff);
  readonly #context = new SettingsController(this);
  #templates: readonly SurveyTemplate[] = [];
  #history?: History<SurveyTemplate>;
  #base = 0;
  /** What was written on other surveys and not saved, with the version it began from. */
  readonly #kept = new Map<string, { readonly history: History<SurveyTemplate>; readonly base: number }>();
  #issues: readonly Issue[] = [];
  #error?: HeedError;
  #saved?: SurveyTemplate;
  #preview?: Locale;
  readonly #versions = new SurveyVersions(this, () => this.#backend);
  /** What was taken up again, until it is changed or saved. */
  #takenUp?: SurveyTemplate;
  #busy = false;
  /** What is wrong with the name of the survey that is begun; nothing while none is. */
  #beginning?: '' | 'bad' | 'taken';
  #address?: string;
  #rest?: SurveyDeskBackend;

  constructor() {
    super();
    new Unsaved(this, () => this.#unsaved);
  }

  /** The survey as it stands in the editor. */
  get draft(): SurveyTemplate | undefined {
    return this.#history?.now;
  }

  get #backend(): SurveyDeskBackend | undefined {
    const { endpoint = this.#context.value.endpoint, site = this.#context.value.site } = this;
    if (this.backend) return this.backend;
    if (endpoint === undefined) return undefined;
    const address = `${endpoint}#${site}`;
    if (address !== this.#address) this.#rest = new RestSurveyDesk({ endpoint, site });
    this.#address = address;
    return this.#rest;
  }

  /** Something that is written here, and nowhere else. */
  get #unsaved(): boolean {
    return !!this.#history && (this.#history.canUndo || !this.#base || [...this.#kept.keys()].some((id) => id !== this.draft?.id));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // After this update: it asks for the next one.
    if (['endpoint', 'backend', 'site', 'template'].some((name) => changed.has(name as 'site'))) void this.updateComplete.then(() => this.#load(this.template));
  }

  protected override render(): TemplateResult {
    const t = this.#terms.terms;
    if (!t) return html`<slot></slot>`;
    const { e, r, locale } = t;
    if (!this.#backend) return html`<slot><p class="error" part="error">${r.noBackend}</p></slot>`;
    // What somebody is writing stays, whatever becomes of their session.
    if (this.#error?.code === 'forbidden' && !this.draft) return this.#error.reason === 'session' ? html`<div class="blank" part="sign-in"><p>${r.signIn}</p><slot name="sign-in"></slot></div>` : html`<div class="blank"><p>${e.notYours}</p></div>`;
    const history = this.#history, draft = history?.now;
    if (!history || !draft) return html`<p role="status" class="hint">${this.#error ? e.failed : e.loading}</p>${this.#error ? html`<button type="button" part="button" @click=${() => void this.#load(this.template)}>${r.retry}</button>` : nothing}`;
    const fields = fieldsOf(draft);
    return html`<div class="top"><h2 part="title" tabindex="-1">${e.title}</h2><div class="tools">
        <div class="field"><label for="survey">${e.survey}</label><select id="survey" part="control" @change=${(event: Event) => void this.#load((event.target as HTMLSelectElement).value)}>${this.#known(draft).map(({ id, title }) => html`<option value=${id} ?selected=${id === draft.id}>${wordsOf(title, {}, locale)}</option>`)}</select></div>
        <span class="hint"><bdi>${draft.id}</bdi> · ${e.version} ${this.#base}${this.#versions.offered && this.#base ? html`<br><button type="button" part="button" class="link" data-act="versions" aria-haspopup="dialog" @click=${() => void this.#versions.show(draft.id)}>${e.versions}</button>` : nothing}</span>
        <button type="button" part="button" aria-expanded=${this.#beginning !== undefined} @click=${() => this.#turn(() => { this.#beginning = this.#beginning === undefined ? '' : undefined; })}>${e.begin}</button>
        <button type="button" part="button" ?disabled=${!history.canUndo} @click=${() => this.#turn(() => history.undo())}>${e.undo}</button>
        <button type="button" part="button" ?disabled=${!history.canRedo} @click=${() => this.#turn(() => history.redo())}>${e.redo}</button>
        <button type="button" part="button submit" class="primary" aria-disabled=${this.#busy} @click=${() => void this.#save()}>${e.save}</button></div></div>
      ${this.#beginning === undefined ? nothing : beginView(this.#beginning, t, this.#handleBegin)}${this.#renderNews(t, draft)}
      <div class="editor"><div>
        ${threeWords(e.name, draft.title, (lang, words) => this.#do({ ...this.draft!, title: inLocale(this.draft!.title, lang, words) }, `title ${lang}`), true)}
        ${threeWords(e.intro, draft.intro, (lang, words) => this.#do(setIntro(this.draft!, lang, words), `intro ${lang}`), true)}
        <div class="tools"><div class="field"><label for="occasion">${e.occasion}</label><select id="occasion" part="control" @change=${(event: Event) => this.#do({ ...draft, occasion: (event.target as HTMLSelectElement).value as Occasion })}>${OCCASIONS.map((one) => html`<option value=${one} ?selected=${one === draft.occasion}>${t.occasions[one]}</option>`)}</select></div>
          <div class="field"><label for="first">${e.first}</label><select id="first" part="control" @change=${(event: Event) => this.#do({ ...draft, first: (event.target as HTMLSelectElement).value })}>${fields.some((field) => field.name === draft.first && isScale(field) && !field.when) ? nothing : html`<option value=${draft.first} selected>…</option>`}${fields.filter((field) => isScale(field) && !field.when).map(({ name, label }) => html`<option value=${name} ?selected=${name === draft.first}>${wordsOf(label ?? name, {}, locale)}</option>`)}</select></div></div>
        <h3 part="title">${e.questions}</h3>
        ${sectionsView(draft, t, (part) => this.#issues.some(({ path }) => path === `steps.${part}`), {
          title: (part, lang, words) => this.#do(setPartTitle(this.draft!, part, lang, words), `part ${part} ${lang}`),
          join: (part) => { this.#do(joinPart(this.draft!, part)); this.#focus(`[data-part="${part - 1}"] input`); },
        }, (field, at, opens) => questionView({
          field, at, opens, last: at === fields.length - 1, first: field.name === draft.first, kind: t.types[kindOf(field)], wrong: this.#issues.some(({ path }) => path.split('.')[0] === field.name),
          earlier: fields.slice(0, at).flatMap((one) => choicesOf(one, locale)),
        }, t, this.#actsOn(at, field, t)))}
        <div class="field"><label for="add">${e.add}</label><select id="add" part="control" .value=${''} @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          this.#do(addQuestion(draft, select.value as QuestionKind, this.#words(e.newQuestion), this.#words(e.newOption)));
          select.value = '';
        }}><option value="">…</option>${QUESTION_KINDS.map((kind) => html`<option value=${kind}>${t.types[kind]}</option>`)}</select></div>
        <h3 part="title">${e.followUp}</h3>
        ${conditionsView(draft.followUp, { id: 'call', label: e.followUpWhen, without: e.byScores }, fields.flatMap((one) => choicesOf(one, locale)), t, (condition) => this.#do(setFollowUp(this.draft!, condition)))}
      </div>${previewView({ id: 'lang', title: e.preview, template: draft, locale: this.#preview ?? locale, speak: this.#speak }, t)}</div>${this.#renderVersions(t, draft)}`;
  }

  #renderNews(t: SurveyStaffTerms, draft: SurveyTemplate): TemplateResult {
    const { e, r } = t;
    const conflict = this.#error?.code === 'conflict';
    return html`${issuesView(this.#issues, fieldsOf(draft), t)}
      ${this.#error ? html`<p class="error" part="error" role="alert">${conflict ? e.newer : this.#error.code !== 'forbidden' ? r.notSaved : this.#error.reason === 'session' ? e.signIn : r.refused}</p>${conflict ? html`<button type="button" part="button" @click=${() => void this.#load(draft.id, true)}>${e.reload}</button>` : nothing}` : nothing}
      <p class="hint" role="status">${this.#saved === draft ? e.saved : this.#takenUp === draft ? e.takenUp : this.#history!.canUndo ? e.unsaved : ''}</p>`;
  }

  #renderVersions(t: SurveyStaffTerms, draft: SurveyTemplate): TemplateResult {
    const versions = this.#versions;
    const { items, shown, failed } = versions;
    return html`<dialog aria-labelledby="versions-title" class="wide-dialog" @close=${() => versions.close()}>${versions.open ? versionsView({ title: wordsOf(draft.title, {}, t.locale), items, shown, failed, locale: this.#preview ?? t.locale }, t, {
      look: (version) => void versions.look(version), speak: this.#speak, retry: () => void versions.retry(), close: () => versions.shut(),
      takeUp: (template) => {
        // It becomes the next version: of the draft's own.
        this.#do(this.#takenUp = { ...template, version: draft.version });
        versions.shut();
        this.#focus('h2');
      },
    }) : nothing}</dialog>`;
  }

  readonly #speak = (locale: Locale): void => this.#turn(() => { this.#preview = locale; });

  #actsOn(at: number, { name, options = [] }: Field, { e }: SurveyStaffTerms): QuestionActs {
    const to = (next: SurveyTemplate, place?: string) => this.#do(next, place);
    const own = `[data-name="${name}"]`;
    // The focus goes along with what is moved; at the end of its way, to the way back.
    const follow = (what: string, by: 1 | -1) => this.#focus(`${what} [data-act="${by < 0 ? 'up' : 'down'}"]:not(:disabled)`, `${what} [data-act="${by < 0 ? 'down' : 'up'}"]`);
    return {
      label: (lang, words) => to(setLabel(this.draft!, at, lang, words), `${at} ${lang}`), option: (n, lang, words) => to(setOption(this.draft!, at, n, lang, words), `${at} ${n} ${lang}`),
      addOption: () => to(addOption(this.draft!, at, this.#words(e.newOption))), removeOption: (n) => { to(removeOption(this.draft!, at, n)); this.#focus(`${own} [data-act=add]`); },
      moveOption: (n, by) => { to(moveOption(this.draft!, at, n, by)); follow(`${own} [data-option="${options[n]!.value}"]`, by); }, part: () => { to(beginPart(this.draft!, at)); this.#focus(`.part:has(${own}) input`); },
      required: (when) => to(setRequired(this.draft!, at, when)),
      appearance: (look) => to(setAppearance(this.draft!, at, look)), when: (condition) => to(setWhen(this.draft!, at, condition)), move: (by) => { to(moveQuestion(this.draft!, at, by)); follow(`${own} > .tools`, by); }, remove: () => { to(removeQuestion(this.draft!, at)); this.#focus('#add'); },
    };
  }

  /** Something to begin with in the writer's language; the others are theirs to translate. */
  #words(words: string): Readonly<Record<Locale, string>> {
    return { 'en': '', 'zh-Hans': '', 'zh-Hant': '', [this.#terms.terms!.locale]: words };
  }

  readonly #handleBegin = (event: SubmitEvent): void => {
    event.preventDefault();
    const { e } = this.#terms.terms!;
    const { id, occasion } = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)) as { readonly id: string; readonly occasion: Occasion };
    this.#beginning = !TEMPLATE_ID.test(id) ? 'bad' : this.#templates.some((one) => one.id === id) ? 'taken' : undefined;
    if (this.#beginning === undefined) {
      const draft = newSurvey(id, occasion, this.#words(e.newSurvey));
      this.#keep();
      [this.#history, this.#base, this.#saved, this.#issues, this.#error] = [new History(draft), 0, undefined, [], undefined];
    }
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(this.#beginning === undefined ? '.three input' : '#id')?.focus());
  };

  #do(next: SurveyTemplate, place?: string) {
    this.#history!.do(next, place);
    // What was wrong is looked at again with every change.
    if (this.#issues.length) this.#issues = checkTemplate(next);
    this.requestUpdate();
  }

  /** The first of these that is there once it is drawn. */
  #focus(...places: readonly string[]) {
    void this.updateComplete.then(() => places.map((place) => this.renderRoot.querySelector<HTMLElement>(place)).find((found) => found)?.focus());
  }

  #turn(act: () => void) {
    act();
    this.requestUpdate();
  }

  /** The surveys there are, and those that were begun and not saved. */
  #known(draft: SurveyTemplate): readonly SurveyTemplate[] {
    const begun = [...[...this.#kept.values()].flatMap(({ history, base }) => (base ? [] : [history.now])), ...(this.#base ? [] : [draft])];
    return [...this.#templates, ...new Map(begun.map((one) => [one.id, one])).values()];
  }

  /** Whoever goes to another survey finds what they have written when they come back. */
  #keep() {
    if (this.#history && (this.#history.canUndo || !this.#base)) this.#kept.set(this.#history.now.id, { history: this.#history, base: this.#base });
  }

  /** `anew`: the newest version, whatever was written on another one. */
  async #load(id: string, anew = false) {
    this.#error = undefined;
    if (anew) this.#kept.delete(id);
    else this.#keep();
    try {
      this.#templates = await this.#backend?.templates() ?? [];
      const found = this.#templates.find((one) => one.id === id) ?? this.#templates[0];
      this.#issues = [];
      const kept = this.#kept.get(id) ?? (found && this.#kept.get(found.id));
      if (kept) [this.#history, this.#base, this.#saved] = [kept.history, kept.base, undefined];
      else if (found) [this.#history, this.#base, this.#saved] = [new History(found), found.version, undefined];
    } catch (error) {
      this.#error = error as HeedError;
    }
    this.requestUpdate();
  }

  async #save() {
    const draft = this.#history!.now;
    [this.#issues, this.#error] = [checkTemplate(draft), undefined];
    if (!this.#issues.length && !this.#busy) {
      this.#busy = true;
      this.requestUpdate();
      try {
        const saved = await this.#backend!.save(draft, this.#base);
        this.#base = saved.version;
        this.#kept.delete(saved.id);
        this.#templates = this.#templates.some(({ id }) => id === saved.id) ? this.#templates.map((one) => (one.id === saved.id ? saved : one)) : [...this.#templates, saved];
        // What was typed meanwhile goes on from there.
        if (this.#history!.now === draft) [this.#history, this.#saved] = [new History(saved), saved];
        this.dispatchEvent(new HeedSurveySavedEvent(saved.id, saved.version));
      } catch (error) {
        this.#error = error as HeedError;
        this.#issues = this.#error.issues ?? [];
      }
      this.#busy = false;
    }
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.summary')?.focus();
  }
}
