import type { TemplateResult } from 'lit';
import type { ReturnVisits, VisitBackend } from '../../backend/office-port.ts';
import type { HeedError } from '../../backend/port.ts';
import type { ReturnVisit, VisitFigures } from '../../domain/return-visits.ts';
import { formatTime } from '../../i18n/format.ts';
import type { VisitTerms } from '../../i18n/visits-terms.ts';
import { VISIT_TERMS } from '../../i18n/visits-words.ts';
import type { View } from '../../parts/desk/view.ts';
import type { LaterView, Tools } from './later.ts';

/** Return visits to customers whose closed cases were drawn (C-11): what is to be done, and what came of it. */
export class Visits implements LaterView {
  readonly #tools: Tools;
  readonly #backend: () => VisitBackend | undefined;
  #visits?: ReturnVisits;
  /** Who was reached, of the visits that are being written down. */
  readonly #reached = new Map<string, boolean>();
  #error?: HeedError;
  #said: '' | 'said' | 'taken' = '';
  #busy?: string;

  constructor(tools: Tools, backend: () => VisitBackend | undefined) {
    [this.#tools, this.#backend] = [tools, backend];
  }

  opened(): void {
    [this.#said, this.#error] = ['', undefined];
    this.#tools.focus('.visits h2');
    void this.#load();
  }

  async #load() {
    try {
      this.#take(await this.#backend()!.list());
      this.#error = undefined;
    } catch (error) {
      this.#tools.failed((this.#error = error as HeedError));
    }
    this.#tools.update();
  }

  #take(visits: ReturnVisits) {
    this.#visits = visits;
    this.#tools.counted(visits.items.length);
  }

  async #done({ id }: ReturnVisit, event: SubmitEvent) {
    event.preventDefault();
    if (this.#busy) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const reached = data.get('reached') === 'yes';
    const satisfied = data.get('satisfied');
    [this.#busy, this.#error, this.#said] = [id, undefined, ''];
    this.#tools.update();
    try {
      this.#take(await this.#backend()!.done(id, { reached, note: String(data.get('note')).trim(), ...(reached && satisfied !== null && { satisfied: satisfied === 'yes' }) }));
      this.#said = 'said';
      this.#reached.delete(id);
      this.#tools.focus('.visits h2');
    } catch (cause) {
      const error = cause as HeedError;
      if (error.code === 'conflict') {
        await this.#load();
        this.#said = 'taken';
      } else this.#tools.failed((this.#error = error));
    }
    this.#busy = undefined;
    this.#tools.update();
  }

  render(view: View): TemplateResult {
    const { html, nothing, failure, leave } = this.#tools;
    const words = VISIT_TERMS[view.locale];
    const visits = this.#visits;
    return html`<section class="calls visits"><div><h2 tabindex="-1" part="title">${words.title}</h2><p class="hint">${words.hint}</p><p class="done" role="status">${this.#said ? words[this.#said] : ''}</p></div>
      ${this.#error ? html`<p class="error" part="error" role="alert">${failure(this.#error, view)}</p><div><button type="button" part="button" @click=${() => void this.#load()}>${view.t.ui.retry}</button></div>` : nothing}
      ${visits ? html`${this.#figures(visits.figures, words)}
        ${visits.items.length ? html`<ul>${visits.items.map((visit) => this.#item(visit, words, view))}</ul>` : html`<div class="empty"><p><strong>${words.none}</strong></p><p class="hint">${words.noneHint}</p></div>`}`
        : this.#error ? nothing : html`<p class="hint" role="status">${words.loading}</p>`}
      <div class="row under"><button type="button" part="button" class="link" @click=${leave}>${words.back}</button></div></section>`;
  }

  /** Each with what it is a part of: two of three must not look like two thousand of three thousand. */
  #figures({ closed, drawn, made, reached, satisfied }: VisitFigures, words: VisitTerms) {
    const { html } = this.#tools;
    const share = (label: string, part: number, n: number) => html`<div><dt>${label}</dt><dd>${n ? words.of(part, n) : words.noData}</dd></div>`;
    return html`<section aria-labelledby="visits-f"><h3 id="visits-f">${words.figures}</h3><dl class="figures"><div><dt>${words.closed}</dt><dd>${closed}</dd></div>
      ${share(words.drawn, drawn, closed)}${share(words.made, made, drawn)}${share(words.reachedOf, reached, made)}${share(words.satisfiedOf, satisfied, reached)}</dl></section>`;
  }

  #item(visit: ReturnVisit, words: VisitTerms, view: View) {
    const { html, nothing } = this.#tools;
    const { id, reference, subject, customer, phone, email, dueAt } = visit;
    const late = Date.parse(dueAt) < view.now;
    const either = (name: 'reached' | 'satisfied', needed: boolean) => html`<fieldset role="radiogroup"><legend>${words[name]}</legend><div class="options">${(['yes', 'no'] as const).map((value) => html`<label class="option"><input type="radio" name=${name} value=${value} ?required=${needed}
      @change=${() => { if (name === 'reached') { this.#reached.set(id, value === 'yes'); this.#tools.update(); } }}><span>${words[value]}</span></label>`)}</div></fieldset>`;
    return html`<li class=${late ? 'late' : ''} data-visit=${id} aria-busy=${this.#busy === id}>
      <h3><bdi>${customer}</bdi> · <span class="when">${late ? words.overdue : words.by} <time datetime=${dueAt}>${formatTime(dueAt, view.locale)}</time></span></h3>
      <p><a href="#case=${reference}"><bdi>${subject}</bdi></a> <span class="hint"><bdi dir="ltr">${reference}</bdi></span></p>
      <p>${phone ? html`<a href="tel:${phone}" dir="ltr">${phone}</a>` : nothing}${phone && email ? ' · ' : nothing}${email ? html`<a href="mailto:${email}"><bdi>${email}</bdi></a>` : nothing}</p>
      <form @submit=${(event: SubmitEvent) => void this.#done(visit, event)}>${either('reached', true)}${this.#reached.get(id) ? either('satisfied', true) : nothing}
        <div class="field"><label for="visit-${id}">${words.note}</label><textarea id="visit-${id}" name="note" rows="2" maxlength="5000" part="control"></textarea></div>
        <div class="actions"><button type="submit" part="button submit" class="primary" aria-disabled=${this.#busy === id}>${words.done}</button></div></form></li>`;
  }
}
