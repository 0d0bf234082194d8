import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { generate } from 'lean-qr/nano';
import { toSvgPath } from 'lean-qr/extras/svg';
import type { DeskCase, DeskEvent } from '../../domain/records/desk.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { word } from '../../i18n/desk-terms.ts';
import { departmentsIn, textIn, told } from './glance.ts';
import { departmentName } from './view.ts';
import type { View } from './view.ts';

/** A QR code as a drawing that takes the colour of the text. */
export function qrCode(text: string, label: string): TemplateResult {
  const code = generate(text);
  return html`<svg class="qr" role="img" aria-label=${label} viewBox="-2 -2 ${code.size + 4} ${code.size + 4}" shape-rendering="crispEdges">${svg`<path d=${toSvgPath(code)}></path>`}</svg>`;
}

/** What fits; Han characters take the place of two. */
function cut(text: string, room: number): { readonly text: string; readonly cut: boolean } {
  let used = 0;
  let out = '';
  for (const character of text.trim().replace(/\n{2,}/g, '\n')) {
    used += /[^\u0000-\u2e7f]/u.test(character) ? 2 : character === '\n' ? 40 : 1;
    if (used > room) return { text: `${out.trimEnd()} …`, cut: true };
    out += character;
  }
  return { text: out, cut: false };
}

/** The complaint handling form (C-07): one A4 page, filled from the case, to be signed. `address`: of the case at the desk. */
export function paper(data: DeskCase, address: string, view: View): TemplateResult {
  const { t, form, locale, now } = view;
  const { paper: words, ui } = t;
  const { values } = data;
  let short = false;
  const said = (text: string, room: number) => {
    const fits = cut(text, room);
    short ||= fits.cut;
    return text ? html`<bdi>${fits.text}</bdi>` : html`<span class="none">${words.none}</span>`;
  };
  const who = (event: DeskEvent | undefined) => (event ? html`<p class="who">${event.actor ? html`<bdi>${event.actor.displayName}</bdi> · ` : event.by === 'customer' ? html`<bdi>${data.customer}</bdi> · ` : nothing}${event.onBehalf ? `${ui.onBehalf} · ` : nothing}${formatTime(event.at, locale)}</p>` : nothing);
  const cell = (label: string, body: unknown, look = '') => html`<div class="cell ${look}"><dt>${label}</dt><dd>${body}</dd></div>`;
  const one = (label: string, value: unknown) => cell(label, said(`${(value ?? '') as string}`, 60), 'third');
  const option = (name: string) => (values[name] ? word(form.option, values[name] as string) : '');
  const [cause, departments, confirmed, proposal, approval, agreement, result, feedback, summary] =
    (['cause', 'departments', 'confirmation', 'proposal', 'approval', 'agreement', 'result', 'feedback', 'summary'] as const).map((what) => told(data, what));
  const manager = confirmed ?? (departments?.actor?.role === 'manager' ? departments : undefined);
  const { cost, by } = proposal?.payload ?? {};
  const terms = [cost !== undefined && `${t.label.cost} ${cost as string}`, by && `${t.label.by} ${formatDate(by as string, locale)}`].filter(Boolean).join(' · ');
  const lines = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join('\n');
  const again = data.rounds.slice(1).map(({ number, reason }) => `${t.roundOf(number)}: ${reason ?? ''}`).join('\n');
  const sign = (label: string, name: string | undefined) => html`<div class="sign"><p>${label}${name ? html`${' '}<span class="who"><bdi>${name}</bdi></span>` : nothing}</p><p class="line">${words.signature}</p><p class="line">${words.date}</p></div>`;
  const actor = (event: DeskEvent | undefined) => event?.actor?.displayName;
  const body = html`<dl class="grid">
    ${one(words.customer, data.customer)}${one(words.phone, values.phone)}${one(words.email, values.email)}
    ${one(words.order, data.orderNumber)}${one(words.product, values.product)}${one(words.channel, word(t.option, data.channel))}
    ${one(words.received, formatTime(data.receivedAt, locale))}${one(words.answered, data.answeredAt && formatTime(data.answeredAt, locale))}${one(words.category, option('category'))}
    ${one(words.impact, lines(option('impact'), data.emergency && words.emergency))}${cell(words.wanted, said(lines(option('wantedOutcome'), values.wantedOutcomeOther as string | undefined), 120), 'two-thirds')}
    ${cell(words.content, html`<p class="subject"><bdi>${data.subject}</bdi></p>${said(values.description as string, 560)}${data.files.length ? html`<p class="who">${words.files}: <bdi>${cut(data.files.map(({ name }) => name).join(', '), 120).text}</bdi></p>` : nothing}`, 'whole tall')}
    ${cell(words.cause, [said(textIn(cause, 'cause'), 260), who(cause)], 'half')}${cell(words.responsibility, said(textIn(cause, 'responsibility'), 260), 'half')}
    ${cell(words.departments, [said(departments ? departmentsIn(departments.payload, view) : data.departments.map((id) => departmentName(id, view)).join(' · '), 120), who(departments)], 'half')}
    ${cell(words.opinion, manager ? [said(lines(t.glance.confirmed, textIn(manager)), 160), who(manager)] : said('', 0), 'half')}
    ${cell(words.proposal, [said(textIn(proposal), 300), terms ? html`<p class="who">${terms}</p>` : nothing, who(proposal)], 'half')}
    ${cell(words.approval, approval ? [said(lines(approval.type === 'approve' ? t.glance.approved : t.glance.returned, approval.payload.text as string | undefined), 200), who(approval)] : said('', 0), 'half')}
    ${cell(words.agreement, agreement ? [said(lines(agreement.type === 'agree' ? t.glance.agreed : t.glance.declined, textIn(agreement)), 220), who(agreement)] : said('', 0), 'half')}
    ${cell(words.result, [said(textIn(result), 260), who(result)], 'half')}
    ${cell(words.feedback, feedback ? [said(lines(feedback.type === 'satisfied' ? t.glance.satisfied : t.glance.unsatisfied, textIn(feedback), again), 260), who(feedback)] : said(again, 200), 'half')}
    ${cell(words.summary, [said(lines(textIn(summary, 'summary'), textIn(summary, 'lesson'), textIn(summary, 'measure')), 300), who(summary)], 'half')}
  </dl>`;
  return html`<article class="paper" lang=${locale} aria-labelledby="paper-t">
    <header><div><h2 id="paper-t">${words.title}</h2><p>${words.number} <output dir="ltr">${data.reference}</output> · ${word(t.state, data.state)}${data.rounds.length > 1 ? ` · ${t.roundOf(data.rounds.length)}` : nothing}</p>
      <p class="who">${words.printed}: ${formatTime(now, locale)}</p></div>
      <figure>${qrCode(address, words.scan)}<figcaption>${words.scan}</figcaption></figure></header>
    ${body}
    <footer class="signs">${sign(words.agent, actor(cause))}${sign(words.handler, actor(proposal))}${sign(words.manager, actor(approval))}${sign(words.signCustomer, undefined)}</footer>
    ${short ? html`<p class="who">${words.cut}</p>` : nothing}
  </article>`;
}
