import type { TemplateResult } from 'lit';
import type { CallsBackend, FollowUp } from '../../backend/desk-port.ts';
import type { HeedError } from '../../backend/port.ts';
import type { Field, Value } from '../../domain/form.ts';
import { parseReference } from '../../domain/reference.ts';
import { CALL_OUTCOMES, isScale, needsNote, rangeOf, type CallOutcome } from '../../domain/survey.ts';
import type { CallTerms } from '../../i18n/calls-terms.ts';
import { CALL_TERMS } from '../../i18n/calls-words.ts';
import { formatTime } from '../../i18n/format.ts';
import { wordsOf } from '../../i18n/terms.ts';
import type { View } from '../../parts/desk/view.ts';
import type { LaterView, Tools } from './later.ts';

interface Source { readonly items?: readonly FollowUp[]; readonly error?: HeedError; readonly backend: CallsBackend | undefined; refresh(): Promise<void> }

/** Low scores that somebody has to call about, the most urgent first: who calls, and what came of it. */
export class CallsView implements LaterView {
  readonly #tools: Tools;
  readonly #source: Source;
  /** What came of the calls that are being written down. */
  readonly #came = new Map<string, CallOutcome>();
  #error?: HeedError;
  #busy?: string;
  #said: (words: CallTerms) => string = () => '';
  #missing?: string;

  constructor(tools: Tools, source: Source) {
    [this.#tools, this.#source] = [tools, source];
  }

  opened(): void {
    [this.#said, this.#error, this.#missing] = [() => '', undefined, undefined];
    this.#tools.focus('.calls h2');
    if (!this.#source.items) void this.#source.refresh();
  }

  /** Somebody else may have been faster: then the list says who. */
  async #do({ id }: FollowUp, work: (backend: CallsBackend) => Promise<void>, done: () => void) {
    if (this.#busy) return;
    [this.#busy, this.#error, this.#said, this.#missing] = [id, undefined, () => '', undefined];
    this.#tools.update();
    try {
      await work(this.#source.backend!);
      await this.#source.refresh();
      done();
    } catch (cause) {
      const error = cause as HeedError;
      if (error.code === 'conflict') {
        await this.#source.refresh();
        const name = this.#source.items?.find((call) => call.id === id)?.taken?.name;
        this.#said = (words) => (name ? words.hasTaken(name) : words.gone);
        this.#tools.focus('.calls h2');
      } else this.#tools.failed((this.#error = error));
    }
    this.#busy = undefined;
    this.#tools.update();
  }

  #record(call: FollowUp, view: View, event: SubmitEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [outcome, note] = [this.#came.get(call.id) ?? 'reached', String(new FormData(form).get('note')).trim()];
    if (!note && needsNote(outcome, call.tries.length)) {
      this.#missing = call.id;
      return this.#tools.focus(`[data-call="${call.id}"] textarea`);
    }
    void this.#do(call, (backend) => backend.done(call.id, { outcome, note }), () => {
      form.reset();
      this.#came.delete(call.id);
      const again = this.#source.items?.find(({ id }) => id === call.id);
      this.#said = (words) => (again ? words.again(formatTime(again.dueAt, view.locale)) : words.said);
      this.#tools.focus('.calls h2');
    });
  }

  render(view: View): TemplateResult {
    const { html, nothing, failure, leave } = this.#tools;
    const words = CALL_TERMS[view.locale];
    const { items } = this.#source;
    const error = this.#error ?? this.#source.error;
    return html`<section class="calls"><div><h2 tabindex="-1" part="title">${words.title}</h2><p class="hint">${words.hint}</p><p class="done" role="status">${this.#said(words)}</p></div>
      ${error ? html`<p class="error" part="error" role="alert">${failure(error, view)}</p><div><button type="button" part="button" @click=${() => { this.#error = undefined; void this.#source.refresh(); }}>${view.t.ui.retry}</button></div>` : nothing}
      ${!items ? (error ? nothing : html`<p class="hint" role="status">${view.t.ui.loading}</p>`)
        : items.length ? html`<ul>${this.#tools.repeat(items, ({ id }) => id, (call) => this.#item(call, words, view))}</ul>` : html`<div class="empty"><p><strong>${words.none}</strong></p><p class="hint">${words.noneHint}</p></div>`}
      <div class="row under"><button type="button" part="button" class="link" @click=${leave}>${view.t.ui.back}</button></div></section>`;
  }

  #item(call: FollowUp, words: CallTerms, view: View): TemplateResult {
    const { html, nothing } = this.#tools;
    const { id, dueAt, contact, taken, tries, questions, answer: { reference, case: about, service, values, changedAt, receivedAt } } = call;
    const { locale, session: { user, operations } } = view;
    const late = Date.parse(dueAt) < view.now;
    const mine = taken?.by === user.id;
    const busy = this.#busy === id;
    const button = (label: string, act: () => void, kind = '') => html`<button type="button" part="button" class=${kind} aria-label=${`${label}: ${contact?.name ?? reference}`} aria-disabled=${busy} @click=${act}>${label}</button>`;
    const take = () => void this.#do(call, (backend) => backend.take(id, taken?.by), () => this.#tools.focus(`[data-call="${id}"] .reach a, [data-call="${id}"] form input`));
    const release = () => void this.#do(call, (backend) => backend.release(id), () => this.#tools.focus(`[data-call="${id}"] .actions button`));
    return html`<li class=${late ? 'late' : ''} data-call=${id} aria-busy=${busy}>
      <h3><span class="when">${late ? words.overdue : words.by} <time datetime=${dueAt}>${formatTime(dueAt, locale)}</time></span>${taken ? html`${' · '}<span>${mine ? words.mine : html`<bdi>${words.calling(taken.name)}</bdi>`}</span>` : nothing}</h3>
      ${contact ? html`<p class="reach">${[contact.name && html`<bdi>${contact.name}</bdi>`, contact.phone && this.#tel(contact.phone), contact.email && html`<a href="mailto:${contact.email}"><bdi>${contact.email}</bdi></a>`].filter(Boolean).map((one, i) => html`${i ? ' · ' : nothing}${one}`)}</p>` : nothing}
      <dl>${questions.map((field) => html`<div class="entry"><dt>${wordsOf(field.label ?? field.name, {}, locale)}</dt><dd><bdi class="words">${this.#answered(field, values[field.name], words, view)}</bdi></dd></div>`)}</dl>
      <p class="hint">${about ? html`${words.case} ${parseReference(about) ? html`<a href="#case=${about}"><bdi>${about}</bdi></a>` : html`<bdi>${about}</bdi>`}${' · '}` : nothing}${service ? html`<bdi>${service}</bdi>${' · '}` : nothing}${words.answer} <bdi dir="ltr">${reference}</bdi> · ${formatTime(changedAt ?? receivedAt, locale)}</p>
      ${tries.length ? html`<div class="tries"><strong>${words.tries(tries.length)}</strong>${tries.map(({ at, name, note }) => html`<p class="hint">${formatTime(at, locale)} · <bdi>${name}</bdi>${note ? html`${' · '}<bdi class="words">${note}</bdi>` : nothing}</p>`)}</div>` : nothing}
      ${mine ? this.#form(call, words, view, release) : !taken ? html`<div class="actions">${button(words.take, take, 'primary')}</div>`
        : operations.includes('survey.take-over') ? html`<div class="actions">${button(words.takeOver, take)}${button(words.free, release)}</div>` : nothing}</li>`;
  }

  #form(call: FollowUp, words: CallTerms, view: View, release: () => void): TemplateResult {
    const { html, nothing } = this.#tools;
    const { id, tries } = call;
    const came = this.#came.get(id) ?? 'reached';
    const outcomes = CALL_OUTCOMES.filter((outcome) => outcome !== 'given-up' || tries.length);
    const missing = this.#missing === id;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#record(call, view, event)}>
      <fieldset role="radiogroup"><legend>${words.came}</legend><div class="options">${outcomes.map((outcome) => html`<label class="option"><input type="radio" name="outcome" value=${outcome} .checked=${came === outcome}
        @change=${() => { this.#came.set(id, outcome); this.#missing = undefined; this.#tools.update(); }}><span>${words[outcome]}</span></label>`)}</div></fieldset>
      <div class="field"><label for="note-${id}">${needsNote(came, tries.length) ? words.note : words.noteIfAny}</label><textarea id="note-${id}" name="note" rows="2" maxlength="5000" part="control" aria-invalid=${missing ? 'true' : nothing} aria-describedby=${missing ? `missing-${id}` : nothing}></textarea>
        ${missing ? html`<p class="error" part="error" id="missing-${id}">${words.missing}</p>` : nothing}</div>
      <div class="actions"><button type="submit" part="button submit" class="primary" aria-disabled=${this.#busy === id}>${words.record}</button><button type="button" part="button" @click=${release}>${words.release}</button></div></form>`;
  }

  #tel(phone: string): TemplateResult {
    return this.#tools.html`<a href="tel:${phone.replace(/[^+\d]/g, '')}" dir="ltr">${phone}</a>`;
  }

  /** What was answered, in words; scores with the highest one. */
  #answered(field: Field, value: Value | undefined, words: CallTerms, { locale }: View): TemplateResult | string {
    const { type, options, score } = field;
    const label = (one: unknown) => wordsOf(options?.find((option) => option.value === one)?.label ?? String(one), {}, locale);
    if (isScale(field)) return words.of(String(value), rangeOf(field)[1]);
    if (score === 'contact' && type === 'phone') return this.#tel(String(value));
    return Array.isArray(value) ? value.map(label).join(', ') : label(value);
  }
}
