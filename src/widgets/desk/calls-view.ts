import type { TemplateResult } from 'lit';
import type { CallsBackend, FollowUp } from '../../backend/desk-port.ts';
import type { HeedError } from '../../backend/port.ts';
import type { Field, Value } from '../../domain/form.ts';
import type { LookInto } from '../../domain/records/survey.ts';
import { parseReference } from '../../domain/reference.ts';
import { isScale, needsNote, outcomesOf, rangeOf, type CallOutcome } from '../../domain/survey.ts';
import type { CallTerms } from '../../i18n/calls-terms.ts';
import { CALL_TERMS } from '../../i18n/calls-words.ts';
import { formatTime } from '../../i18n/format.ts';
import { wordsOf } from '../../i18n/terms.ts';
import type { View } from '../../parts/desk/view.ts';
import type { LaterView, Tools } from './later.ts';

interface Source { readonly items?: readonly FollowUp[]; readonly error?: HeedError; readonly backend: CallsBackend | undefined; readonly surveysUrl: string | undefined; refresh(): Promise<void> }

/** The words of a task: what is no call has its own. */
const wordsFor = ({ way = 'call' }: FollowUp, words: CallTerms): CallTerms & { readonly head?: string } => (way === 'message' || way === 'look' ? { ...words, ...words.ways[way] } : words);
const outcomesFor = ({ way = 'call', tries }: FollowUp) => outcomesOf(way, tries.length);

/** Low scores that somebody has to follow up, the most urgent first: who does, and what came of it. */
export class CallsView implements LaterView {
  readonly #tools: Tools;
  readonly #source: Source;
  /** What came of the calls that are being written down. */
  readonly #came = new Map<string, CallOutcome>();
  /** How many low scores of a place were there when it was begun to write down what came of them, or they were last read. */
  readonly #seen = new Map<string, number>();
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
        const now = this.#source.items?.find((call) => call.id === id);
        const name = now?.taken?.name;
        if (now?.look) this.#seen.set(id, now.look.n);
        this.#said = (words) => (error.reason === 'more-scores' ? words.more : now && name ? wordsFor(now, words).hasTaken(name) : words.gone);
        this.#tools.focus('.calls h2');
      } else this.#tools.failed((this.#error = error));
    }
    this.#busy = undefined;
    this.#tools.update();
  }

  #record(call: FollowUp, view: View, event: SubmitEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [outcome, note] = [this.#cameOf(call), String(new FormData(form).get('note')).trim()];
    if (!note && needsNote(outcome, call.tries.length)) {
      this.#missing = call.id;
      return this.#tools.focus(`[data-call="${call.id}"] textarea`);
    }
    // What has come meanwhile is read first.
    if (this.#grown(call)) {
      this.#seen.set(call.id, call.look!.n);
      [this.#error, this.#said] = [undefined, (words) => words.more];
      return this.#tools.focus(`[data-call="${call.id}"] summary`);
    }
    void this.#do(call, (backend) => backend.done(call.id, { outcome, note, ...(call.look && { n: call.look.n }) }), () => {
      form.reset();
      this.#came.delete(call.id);
      const again = this.#source.items?.find(({ id }) => id === call.id);
      this.#said = (words) => (again ? words.again(formatTime(again.dueAt, view.locale)) : wordsFor(call, words).said);
      this.#tools.focus('.calls h2');
    });
  }

  #grown({ id, look }: FollowUp): boolean {
    return !!look && look.n !== (this.#seen.get(id) ?? look.n);
  }

  #cameOf(call: FollowUp): CallOutcome {
    const [usual, ...others] = outcomesFor(call);
    const came = this.#came.get(call.id);
    return others.find((one) => one === came) ?? usual!;
  }

  render(view: View): TemplateResult {
    const { html, nothing, failure, leave } = this.#tools;
    const words = CALL_TERMS[view.locale];
    const { items } = this.#source;
    const error = this.#error ?? this.#source.error;
    return html`<section class="calls"><div><h2 tabindex="-1" part="title">${words.title}</h2><p class="hint">${words.hint}</p><p class="done" role="status">${this.#said(words)}</p></div>
      ${error ? html`<p class="error" part="error" role="alert">${failure(error, view)}</p><div><button type="button" part="button" @click=${() => { this.#error = undefined; void this.#source.refresh(); }}>${view.t.ui.retry}</button></div>` : nothing}
      ${!items ? (error ? nothing : html`<p class="hint" role="status">${view.t.ui.loading}</p>`)
        : items.length ? html`<ul>${this.#tools.repeat(items, ({ id }) => id, (call) => this.#item(call, wordsFor(call, words), view))}</ul>` : html`<div class="empty"><p><strong>${words.none}</strong></p><p class="hint">${words.noneHint}</p></div>`}
      <div class="row under"><button type="button" part="button" class="link" @click=${leave}>${view.t.ui.back}</button></div></section>`;
  }

  #item(call: FollowUp, words: ReturnType<typeof wordsFor>, view: View): TemplateResult {
    const { html, nothing } = this.#tools;
    const { id, way, look, dueAt, contact, taken, tries, answer: { reference, case: about } } = call;
    const { locale, session: { user, operations } } = view;
    const late = Date.parse(dueAt) < view.now;
    const mine = taken?.by === user.id;
    const busy = this.#busy === id;
    if (!mine) this.#seen.delete(id);
    else if (look && !this.#seen.has(id)) this.#seen.set(id, look.n);
    const button = (label: string, act: () => void, kind = '') => html`<button type="button" part="button" class=${kind} aria-label=${`${label}: ${look ? wordsOf(look.survey, {}, locale) : contact?.name ?? reference}`} aria-disabled=${busy} @click=${act}>${label}</button>`;
    const take = () => void this.#do(call, (backend) => backend.take(id, taken?.by), () => this.#tools.focus(`[data-call="${id}"] .reach a, [data-call="${id}"] form input`));
    const release = () => void this.#do(call, (backend) => backend.release(id), () => this.#tools.focus(`[data-call="${id}"] .actions button`));
    return html`<li class=${late ? 'late' : ''} data-call=${id} data-way=${way ?? 'call'} aria-busy=${busy}>
      <h3><span class="when">${late ? words.overdue : words.by} <time datetime=${dueAt}>${formatTime(dueAt, locale)}</time></span>${taken ? html`${' · '}<span>${mine ? words.mine : html`<bdi>${words.calling(taken.name)}</bdi>`}</span>` : nothing}</h3>
      ${words.head ? html`<p class="reach">${words.head}${way === 'message' ? html` ${this.#case(about)}` : nothing}</p>` : nothing}
      ${contact ? html`<p class="reach">${[contact.name && html`<bdi>${contact.name}</bdi>`, contact.phone && this.#tel(contact.phone), contact.email && html`<a href="mailto:${contact.email}"><bdi>${contact.email}</bdi></a>`].filter(Boolean).map((one, i) => html`${i ? ' · ' : nothing}${one}`)}</p>` : nothing}
      ${way === 'records' && about ? html`<p>${words.records(about)}</p>` : way === 'look' && !look ? html`<p>${words.ended}</p>` : nothing}
      ${look ? this.#look(call, look, words, view, this.#grown(call)) : this.#read(call, words, view)}
      ${tries.length ? html`<div class="tries"><strong>${words.tries(tries.length)}</strong>${tries.map(({ at, name, note }) => html`<p class="hint">${formatTime(at, locale)} · <bdi>${name}</bdi>${note ? html`${' · '}<bdi class="words">${note}</bdi>` : nothing}</p>`)}</div>` : nothing}
      ${mine ? this.#form(call, words, view, release) : !taken ? html`<div class="actions">${button(words.take, take, 'primary')}</div>`
        : operations.includes('survey.take-over') ? html`<div class="actions">${button(words.takeOver, take)}${button(words.free, release)}</div>` : nothing}</li>`;
  }

  /** An answer: what was asked and said, about what, and when. */
  #read({ answer, questions }: Pick<FollowUp, 'answer' | 'questions'>, words: CallTerms, view: View): TemplateResult {
    const { html, nothing } = this.#tools;
    const { reference, case: about, service, values, changedAt, receivedAt } = answer;
    return html`<dl>${questions.map((field) => html`<div class="entry"><dt>${wordsOf(field.label ?? field.name, {}, view.locale)}</dt><dd><bdi class="words">${this.#answered(field, values[field.name], words, view)}</bdi></dd></div>`)}</dl>
      <p class="hint">${about ? html`${parseReference(about) ? words.case : words.number} ${this.#case(about)}${' · '}` : nothing}${service ? html`<bdi>${service}</bdi>${' · '}` : nothing}${words.answer} <bdi dir="ltr">${reference}</bdi> · ${formatTime(changedAt ?? receivedAt, view.locale)}</p>`;
  }

  #case(about = ''): TemplateResult {
    const { html } = this.#tools;
    return parseReference(about) ? html`<a href="#case=${about}"><bdi>${about}</bdi></a>` : html`<bdi>${about}</bdi>`;
  }

  /** All low scores of a place: how many, where and when, the newest in words, and the way to the others. */
  #look({ id, answer: { template, channel, department } }: FollowUp, { n, firstAt, lastAt, survey, department: name, page, newest }: LookInto, words: CallTerms, view: View, grown: boolean): TemplateResult {
    const { html, nothing } = this.#tools;
    const { locale } = view;
    const url = this.#source.surveysUrl;
    const where = name !== undefined ? html`<bdi>${wordsOf(name, {}, locale)}</bdi>` : page !== undefined ? html`<bdi dir="ltr" class="words">${page}</bdi>` : channel === 'inline' ? words.several : words.nowhere;
    const found = new URLSearchParams({ results: template, channel, ...(name !== undefined && department && { department }), followUp: id });
    return html`<p><strong><bdi>${words.scores(n)}</bdi></strong> · <bdi>${wordsOf(survey, {}, locale)}</bdi>${where ? html`${' · '}${where}` : nothing}<br><span class="hint">${words.between(formatTime(firstAt, locale), formatTime(lastAt, locale))}</span></p>
      <details ?open=${grown || newest.length === 1}><summary>${newest.length < n ? words.newest(newest.length) : words.answers}</summary>${newest.map((one) => html`<div class="one">${this.#read(one, words, view)}</div>`)}</details>
      ${url ? html`<p><a href="${url.replace(/#.*$/, '')}#${found}">${words.all}</a></p>` : nothing}`;
  }

  #form(call: FollowUp, words: CallTerms, view: View, release: () => void): TemplateResult {
    const { html, nothing } = this.#tools;
    const { id, tries } = call;
    const came = this.#cameOf(call);
    const outcomes = outcomesFor(call);
    const missing = this.#missing === id;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#record(call, view, event)}>
      <fieldset role="radiogroup"><legend>${words.came}</legend><div class="options">${outcomes.map((outcome) => html`<label class="option"><input type="radio" name="outcome" value=${outcome} .checked=${came === outcome}
        @change=${() => { this.#came.set(id, outcome); this.#missing = undefined; this.#tools.update(); }}><span>${words[outcome]}</span></label>`)}</div></fieldset>
      <div class="field"><label for="note-${id}">${needsNote(came, tries.length) ? words.note : words.noteIfAny}</label><textarea id="note-${id}" name="note" rows="2" maxlength="5000" part="control" aria-invalid=${missing ? 'true' : nothing} aria-describedby=${missing ? `missing-${id}` : nothing}></textarea>
        ${missing ? html`<p class="error" part="error" id="missing-${id}">${words.missing}</p>` : nothing}</div>
      ${this.#grown(call) ? html`<p class="grown" role="status"><strong>${words.more}</strong></p>` : nothing}
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
