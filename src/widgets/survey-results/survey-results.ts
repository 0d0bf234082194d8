import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { HeedError } from '../../backend/port.ts';
import { RestSurveyDesk } from '../../backend/survey-desk.ts';
import type { SurveyDeskBackend } from '../../backend/survey-desk.ts';
import { SettingsController } from '../../controllers/context.ts';
import { AskedResults } from '../../controllers/survey-address.ts';
import { OpenedAnswers } from '../../controllers/survey-answers.ts';
import { FoundComments } from '../../controllers/survey-comments.ts';
import { TermsController } from '../../controllers/terms.ts';
import { monthsBetween, rate, responseRate, scaleFigures } from '../../domain/figures/survey.ts';
import type { SurveyTemplate } from '../../domain/forms/surveys.ts';
import { commentsOf, countedFields, folded, isScale, rangeOf } from '../../domain/survey.ts';
import type { FollowUp, SurveyFilter, SurveyResults } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import { loadSurveyStaff } from '../../i18n/survey-staff-terms.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';
import { barTable, trend } from '../../parts/survey/charts.ts';
import { percentOf, sheetOf, shownTables } from '../../parts/survey/tables.ts';
import type { Reckoning, Row, Sheet } from '../../parts/survey/tables.ts';
import { callsView } from '../../parts/survey/calls.ts';
import { commentsView } from '../../parts/survey/comments.ts';
import { answersView } from '../../parts/survey/answers.ts';
import { formStyles } from '../../theme/form.ts';
import { surveyStaffStyles } from '../../theme/survey-staff.ts';

const reckon: Reckoning = {
  scale: (field, counts) => scaleFigures(field, counts.map(({ value, count }) => ({ value: Number(value), count }))),
  share: (part, n) => rate({ part, n }), isScale, months: monthsBetween,
};

/** Whoever reads the results need not be of those who call: an administrator is not. */
const notForThem = (error: HeedError): readonly FollowUp[] => {
  if (error.code === 'forbidden' && error.reason !== 'session') return [];
  throw error;
};

/**
 * What customers have answered, for the staff: distribution, mean, top two, NPS and response rate of each question, by month,
 * department and person, with the answers behind each number, comments, and the same as CSV and Excel.
 *
 * @summary Results of the surveys.
 * @tag heed-survey-results
 * @slot - Fallback while the widget cannot run.
 * @slot sign-in - Where nobody is signed in: a link to the desk.
 * @csspart title - A heading.
 * @csspart button - A button.
 * @csspart control - A filter.
 * @csspart sign-in - What is said where nobody is signed in.
 * @csspart error - An error.
 * @cssproperty --heed-accent - Colour of bars, buttons and links.
 * @cssproperty --heed-on-accent - Colour of text on the accent.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-muted - Colour of hints.
 * @cssproperty --heed-surface - Background.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-danger - Colour of errors.
 * @cssproperty --heed-radius - Roundness of corners.
 * @cssproperty --heed-font - The `font` shorthand; inherited from the page by default.
 */
export class HeedSurveyResults extends LitElement {
  static override styles = [formStyles, surveyStaffStyles];
  static override properties = { template: {}, endpoint: {}, backend: { attribute: false }, site: {}, deskUrl: { attribute: 'desk-url' } };

  /** The survey to begin with. */
  template = '';
  /** Address of a heed server; it has to be the page's own site. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: SurveyDeskBackend;
  /** Which of the server's sites this is. */
  site?: string;
  /** Address of the page with `<heed-desk>`, where those who gave a low score are called. */
  deskUrl?: string;

  readonly #terms = new TermsController<'survey-staff', SurveyStaffTerms>(this, 'survey-staff', loadSurveyStaff);
  readonly #context = new SettingsController(this);
  #templates: readonly SurveyTemplate[] = [];
  #filter: SurveyFilter = { template: '', channel: 'invited' };
  #results?: SurveyResults;
  #calls: readonly FollowUp[] = [];
  readonly #opened = new OpenedAnswers(this, () => this.#backend!);
  readonly #comments = new FoundComments(this, () => this.#backend!);
  readonly #asks = new AskedResults(this, (filter) => { this.#arrive(filter); });
  #error?: HeedError;
  #busy = false;
  /** The task at the desk whose answers the page's address asks for. */
  #leads?: string;
  #loads?: AbortController;
  #address?: string;
  #rest?: SurveyDeskBackend;

  get #backend(): SurveyDeskBackend | undefined {
    const { endpoint = this.#context.value.endpoint, site = this.#context.value.site } = this;
    if (this.backend) return this.backend;
    if (endpoint === undefined) return undefined;
    const address = `${endpoint}#${site}`;
    if (address !== this.#address) this.#rest = new RestSurveyDesk({ endpoint, site });
    this.#address = address;
    return this.#rest;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loads?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // After this update: it asks for the next one.
    if (['endpoint', 'backend', 'site', 'template'].some((name) => changed.has(name as 'site'))) void this.updateComplete.then(() => {
      this.#arrive(this.#asks.filter ?? { ...this.#filter, template: this.template });
    });
  }

  #arrive({ followUp, ...filter }: SurveyFilter): void {
    this.#leads = followUp;
    void this.#load(filter);
  }

  protected override updated(): void {
    const followUp = this.#leads, t = this.#terms.terms;
    if (!followUp || !this.#results || !t) return;
    this.#leads = undefined;
    void this.#open(t.r.look, { followUp });
  }

  protected override render(): TemplateResult {
    const t = this.#terms.terms;
    if (!t) return html`<slot></slot>`;
    const { r } = t;
    if (!this.#backend) return html`<slot><p class="error" part="error">${r.noBackend}</p></slot>`;
    if (this.#error?.code === 'forbidden') return this.#error.reason === 'session' ? html`<div class="blank" part="sign-in"><p>${r.signIn}</p><slot name="sign-in"></slot></div>` : html`<div class="blank"><p>${r.notYours}</p></div>`;
    return html`<div class="top"><h2 part="title" tabindex="-1">${r.title}</h2>${this.#results?.n ? this.#renderTools(t) : nothing}</div>
      ${callsView(this.#calls, t, (call) => this.#inWords(call, t), this.deskUrl)}
      ${this.#renderFilters(t)}
      ${this.#error ? html`<p class="error" part="error" role="alert">${r.failed}</p><button type="button" part="button" @click=${() => void this.#load(this.#filter)}>${r.retry}</button>` : nothing}
      <p class=${this.#results ? 'sr' : 'hint'} role="status">${this.#busy ? r.loading : ''}</p>
      ${this.#results ? this.#renderResults(t, this.#results) : nothing}
      ${this.#renderOpened(t)}`;
  }

  #renderTools({ r }: SurveyStaffTerms): TemplateResult {
    return html`<div class="tools">${(['csv', 'excel'] as const).map((kind) => html`<button type="button" part="button" @click=${() => void this.#export(kind)}>${r[kind]}</button>`)}
      <button type="button" part="button" @click=${() => this.#print()}>${r.print}</button></div>`;
  }

  #renderFilters({ r, locale }: SurveyStaffTerms): TemplateResult {
    const { template, channel, from = '', to = '', department = '', agent = '', round } = this.#filter;
    const choice = (name: string, label: string, value: string, options: readonly (readonly [value: string, label: string])[]) => html`<div class="field">
      <label for=${name}>${label}</label><select id=${name} name=${name} part="control" .value=${value}>${options.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}</select></div>`;
    const day = (name: string, label: string, value: string) => html`<div class="field"><label for=${name}>${label}</label><input id=${name} name=${name} type="date" part="control" .value=${value}></div>`;
    const all = (values: readonly string[]): [string, string][] => [['', r.all], ...values.map((value): [string, string] => [value, this.#called(value)])];
    return html`<form class="filters" @change=${this.#handleFilter} @submit=${(event: Event) => event.preventDefault()}>
      ${choice('template', r.template, template, this.#templates.map(({ id, title }) => [id, wordsOf(title, {}, locale)]))}
      ${choice('channel', r.channel, channel, [['invited', r.invited], ['inline', r.inline]])}
      ${day('from', r.from, from)}${day('to', r.to, to)}
      ${choice('department', r.department, department, all(this.#results?.departments ?? []))}${choice('agent', r.agent, agent, all(this.#results?.agents ?? []))}
      ${choice('round', r.round, round ? `${round}` : '', all([...new Set([...this.#results?.rounds ?? [], ...(round ? [round] : [])])].sort((a, b) => a - b).map(String)))}</form>`;
  }

  #renderResults(t: SurveyStaffTerms, { n, response, template }: SurveyResults): TemplateResult {
    const { r, locale } = t;
    if (!n) return html`<div class="blank"><strong>${r.empty}</strong><p class="hint">${r.emptyHint}</p></div>`;
    const sheets = this.#sheets(t);
    const main = sheets.find(({ field }) => field === template.first);
    const asked = response && responseRate(response.part, response.n);
    const share = asked && percentOf(rate(asked), r.noData, locale);
    return html`<div class="cards">
        ${main?.figures.map(([label, { text }, of], i) => html`<div class=${`card ${i ? '' : 'main'}`}><span class="hint">${label} · ${main.title}</span><strong>${text}</strong><span class="hint"><bdi>${of}</bdi></span></div>`)}
        ${asked ? html`<div class="card"><span class="hint">${r.response}</span><strong>${share!.text}</strong><span class="hint"><bdi>${r.partOf(asked.part, asked.n)}</bdi></span></div>` : nothing}
        <div class="card"><span class="hint">${r.answers}</span><strong><button type="button" class="link" part="button" @click=${() => void this.#open(r.answers)}>${n}</button></strong></div></div>
      ${sheets.map((sheet) => (sheet.note ? nothing : this.#renderSheet(sheet)))}${this.#renderRetired(t, sheets.filter(({ note }) => note))}${this.#renderComments(t)}`;
  }

  #renderRetired(t: SurveyStaffTerms, sheets: readonly Sheet[]): TemplateResult | typeof nothing {
    return sheets.length ? html`<details class="retired"><summary>${t.r.retired} (${sheets.length})</summary>${sheets.map((sheet) => this.#renderSheet(sheet))}</details>` : nothing;
  }

  #renderSheet(sheet: Sheet): TemplateResult {
    const tables = shownTables(sheet);
    const open = ({ label, opens }: Row) => void this.#open(`${sheet.title}: ${label}`, opens);
    return html`<section class="sheet" aria-label=${sheet.title}>
      <div class="top"><h3 part="title">${sheet.title}${sheet.note ? html`<small class="hint">${sheet.note}</small>` : nothing}</h3><span class="hint"><bdi>${sheet.figures.map(([label, { text }, of]) => `${label} ${text} (${of})`).join(' · ') || sheet.of}</bdi></span></div>
      <div class="pair">${tables.map((table) => (table.line ? html`<div>${trend(table, table.line)}${barTable(table, open)}</div>` : barTable(table, open)))}</div></section>`;
  }

  #renderComments(t: SurveyStaffTerms): TemplateResult {
    const { words, page, failed, busy } = this.#comments;
    return commentsView({ words, found: this.#found(), failed, busy, more: page?.next !== undefined, withheld: !!page?.withheld }, t, {
      find: (sent) => this.#comments.find(sent), more: () => void this.#comments.more(), retry: () => void this.#comments.show(this.#filter),
    });
  }

  /** Comments as they stand on the screen. */
  #found() {
    const { words, page } = this.#comments;
    const sought = folded(words.trim());
    return page?.items.map((answer) => ({ answer, comments: commentsOf(this.#asked(answer.version, page.templates), answer.values).filter((comment) => folded(comment.words).includes(sought)) })) ?? [];
  }

  #renderOpened(t: SurveyStaffTerms): TemplateResult {
    const opened = this.#opened;
    const { title, page, histories, error } = opened;
    return html`<dialog aria-label=${t.r.opened} @close=${() => opened.close()}>${page && this.#results
      ? answersView({ title, ...page, histories, error: error && (error.code === 'forbidden' ? t.r.refused : t.r.failed) }, (version, templates) => this.#asked(version, templates), t, {
        more: () => void opened.more(), close: () => this.renderRoot.querySelector('dialog')!.close(), evaluate: (answer) => void opened.evaluate(answer), history: (answer) => void opened.history(answer),
      }) : nothing}</dialog>`;
  }

  /** The survey as it was asked in this version. */
  #asked(version: number, templates: readonly SurveyTemplate[] = []): SurveyTemplate {
    return templates.find((one) => one.version === version) ?? this.#results!.template;
  }

  #sheets(t: SurveyStaffTerms): Sheet[] {
    const { template, fields } = this.#results!;
    const asked = countedFields(template);
    const order = [...asked.flatMap(({ name }) => fields.find(({ field, retired }) => field === name && !retired) ?? []), ...fields.filter(({ retired }) => retired)];
    return order.map((found) => sheetOf(found.retired?.question ?? asked.find(({ name }) => name === found.field)!, found, t, t.locale, reckon, (id) => this.#called(id), !!this.#filter.agent));
  }

  /** A department or a person by name; by id where nobody knows it any more. */
  #called(id: string): string {
    return wordsOf(this.#results?.names[id] ?? id, {}, this.#terms.terms!.locale);
  }

  readonly #handleFilter = (event: Event): void => {
    const data = Object.fromEntries([...new FormData(event.currentTarget as HTMLFormElement)].filter(([, value]) => value !== ''));
    const { round, ...rest } = data as Record<string, string>;
    void this.#load({ ...rest, ...(round && { round: Number(round) }) } as unknown as SurveyFilter);
  };

  /** Scores and words of who is to be called, as the version asked that they answered; a score with the highest one. */
  #inWords({ questions, answer: { values } }: FollowUp, { r, scale, locale }: SurveyStaffTerms): [string, string][] {
    return questions.filter(({ name, score }) => (score === 'csat' || score === 'nps' || score === 'comment') && values[name] !== undefined).map((field) => {
      const value = values[field.name];
      const words = field.score === 'csat' ? ` · ${scale.csat[Number(value) - 1]?.replace(/[\u00ad\u200b]/, '') ?? ''}` : '';
      return [wordsOf(field.label ?? field.name, {}, locale), isScale(field) ? `${r.ofMost(Number(value), rangeOf(field)[1])}${words}` : String(value)];
    });
  }

  async #load(filter: SurveyFilter) {
    const backend = this.#backend;
    if (!backend) return;
    this.#loads?.abort();
    const { signal } = (this.#loads = new AbortController());
    [this.#busy, this.#error] = [true, undefined];
    this.requestUpdate();
    try {
      if (!this.#templates.length) this.#templates = await backend.templates({ signal });
      const template = filter.template || this.#templates[0]?.id || '';
      this.#filter = { ...filter, template };
      const [results, calls] = await Promise.all([backend.results(this.#filter, { signal }), backend.followUps({ signal }).catch(notForThem), this.#comments.show(this.#filter)]);
      if (signal.aborted) return;
      [this.#results, this.#calls] = [results, calls];
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error as HeedError;
    }
    this.#busy = false;
    this.requestUpdate();
  }

  async #open(title: string, opens: Partial<SurveyFilter> = {}) {
    const [from, to] = [[this.#filter.from, opens.from].filter(Boolean).sort().at(-1), [this.#filter.to, opens.to].filter(Boolean).sort()[0]];
    await this.#opened.open(title, { ...this.#filter, ...opens, from, to });
    await this.updateComplete;
    if (this.#opened.page) this.renderRoot.querySelector('dialog')!.showModal();
    else this.#error = this.#opened.error;
    this.requestUpdate();
  }

  #commentLines({ r, locale }: SurveyStaffTerms): (readonly string[])[] {
    const { words } = this.#comments;
    return [[r.comments], ...(words ? [[r.search, words] as const] : []), ...this.#found().flatMap(({ answer, comments }) => comments.map((comment) => [comment.words, answer.reference, formatTime(answer.receivedAt, locale, true)] as const))];
  }

  /** What is folded is a part of the page. */
  #print() {
    for (const details of this.renderRoot.querySelectorAll<HTMLDetailsElement>('.retired')) details.open = true;
    print();
  }

  async #export(kind: 'csv' | 'excel') {
    const t = this.#terms.terms!;
    const { r, locale } = t;
    const { csvOf, linesOf, xlsxOf } = await import('../../parts/survey/export.ts');
    // What the numbers on the screen are of: other filters may have been chosen meanwhile.
    const { template, n, response, filter: { channel, from, to, department, agent, round } } = this.#results!;
    const share = response && percentOf(rate(response), r.noData, locale);
    const name = wordsOf(template.title, {}, locale);
    const asked: [string, string | number | undefined][] = [[r.channel, r[channel]], [r.from, from], [r.to, to], [r.department, department && this.#called(department)], [r.agent, agent && this.#called(agent)], [r.round, round]];
    const lines = linesOf([[name], ...asked.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]])), [r.answers, n], ...(response ? [[r.response, share!.value ?? share!.text, r.partOf(response.part, response.n)]] : [])],
      this.#sheets(t), this.#commentLines(t), r);
    const url = URL.createObjectURL(kind === 'csv' ? csvOf(lines) : xlsxOf(lines, name));
    Object.assign(document.createElement('a'), { href: url, download: `${template.id}.${kind === 'csv' ? 'csv' : 'xlsx'}` }).click();
    URL.revokeObjectURL(url);
  }
}
