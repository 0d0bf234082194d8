import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Field, Value } from '../../domain/form.ts';
import type { FollowUp } from '../../domain/records/survey.ts';
import { formatTime } from '../../i18n/format.ts';
import { wordsOf } from '../../i18n/terms.ts';
import { bones } from './empty.ts';
import { icon, time } from './view.ts';
import type { View } from './view.ts';

export interface CallsView {
  readonly calls: readonly FollowUp[] | undefined;
  readonly error?: string;
  /** The call whose end is on its way. */
  readonly busy?: string;
  readonly said: string;
  /** The highest score that a question can get; nothing where it is answered otherwise. */
  most(question: Field): number | undefined;
  /** Whether what a survey was about is a case of ours. */
  isCase(about: string): boolean;
}

export interface CallsActions {
  done(call: FollowUp, note: string): void;
  retry(): void;
  shut(): void;
}

/** What was answered, in words; scores with the highest one. */
function answer({ type, options, score }: Field, value: Value | undefined, most: number | undefined, { t, locale }: View): TemplateResult | string {
  const label = (one: unknown) => wordsOf(options?.find((option) => option.value === one)?.label ?? String(one), {}, locale);
  if (most !== undefined) return `${String(value)} ${t.calls.of} ${most}`;
  if (score === 'contact' && type === 'phone') return html`<a href="tel:${String(value).replace(/[^+\d]/g, '')}" dir="ltr">${value}</a>`;
  return Array.isArray(value) ? value.map(label).join(', ') : label(value);
}

/** Low scores that somebody has to call about, the most urgent first. */
export function callsPart({ calls, error, busy, said, most, isCase }: CallsView, view: View, act: CallsActions): TemplateResult {
  const { t, locale, now } = view;
  const words = t.calls;
  return html`<section class="calls"><div><h2 tabindex="-1" part="title">${words.title}</h2><p class="hint">${words.hint}</p><p class="done" role="status">${said}</p></div>
    ${error ? html`<p class="error" part="error" role="alert">${error}</p><div><button type="button" part="button" @click=${act.retry}>${t.ui.retry}</button></div>` : nothing}
    ${!calls ? (error ? nothing : bones(t.ui.loading, 3)) : calls.length ? html`<ul>${calls.map((call) => {
      const late = Date.parse(call.dueAt) < now;
      const { reference, case: about, service, values } = call.answer;
      return html`<li class=${late ? 'late' : ''} data-call=${call.id} aria-busy=${busy === call.id}>
        <h3><span class="when">${icon(late ? 'alert' : 'clock')} ${late ? words.overdue : words.by} ${time(call.dueAt, view)}</span></h3>
        <dl>${call.questions.map((field) => html`<div class="entry"><dt>${wordsOf(field.label ?? field.name, {}, locale)}</dt><dd><bdi class="words">${answer(field, values[field.name], most(field), view)}</bdi></dd></div>`)}</dl>
        <p class="hint">${about ? html`${words.case} ${isCase(about) ? html`<a href="#case=${about}"><bdi>${about}</bdi></a>` : html`<bdi>${about}</bdi>`}${' · '}` : nothing}${service ? html`<bdi>${service}</bdi>${' · '}` : nothing}${words.answer} <bdi dir="ltr">${reference}</bdi> · ${formatTime(call.answer.changedAt ?? call.answer.receivedAt, locale)}</p>
        <form @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          act.done(call, String(new FormData(event.currentTarget as HTMLFormElement).get('note')));
        }}><div class="field"><label for=${`note-${call.id}`}>${words.note}</label><textarea id=${`note-${call.id}`} name="note" rows="2" maxlength="5000" part="control"></textarea></div>
          <div class="actions"><button type="submit" part="button submit" class="primary" aria-disabled=${busy === call.id}>${words.done}</button></div></form></li>`;
    })}</ul>` : html`<div class="empty"><p><strong>${words.none}</strong></p><p class="hint">${words.noneHint}</p></div>`}
    <div class="row under"><button type="button" part="button" class="link" @click=${act.shut}>${t.ui.back}</button></div></section>`;
}
