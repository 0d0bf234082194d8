import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { generate } from 'lean-qr/nano';
import { toSvgPath } from 'lean-qr/extras/svg';
import type { DeskCase, DeskEvent } from '../../domain/records/desk.ts';
import type { Section } from '../../domain/workflow.ts';
import { formatTime } from '../../i18n/format.ts';
import { word } from '../../i18n/desk-terms.ts';
import { allTold, departmentsIn, termsOf, textIn, told } from './glance.ts';
import { categoryOf } from './view.ts';
import type { View } from './view.ts';

/** A QR code as a drawing that takes the colour of the text. */
export function qrCode(text: string, label: string): TemplateResult {
  const code = generate(text);
  return html`<svg class="qr" role="img" aria-label=${label} viewBox="-2 -2 ${code.size + 4} ${code.size + 4}" shape-rendering="crispEdges">${svg`<path d=${toSvgPath(code)}></path>`}</svg>`;
}

/** Characters that a line of a cell has, half as wide as the page or as wide. */
const [HALF, WHOLE] = [58, 120];

/** What fits in so many characters; Han characters take the place of two, and a new line what is left of one of `line`. */
function cut(text: string, room: number, line = HALF): { readonly text: string; readonly cut: boolean; readonly used: number } {
  let used = 0;
  let out = '';
  for (const character of text.trim().replace(/\n{2,}/g, '\n')) {
    used = character === '\n' ? (Math.floor(used / line) + 1) * line : used + (/[^\u0000-\u2e7f]/u.test(character) ? 2 : 1);
    if (used > room) return { text: `${out.slice(0, -2).trimEnd()} …`, cut: true, used: room };
    out += character;
  }
  return { text: out, cut: false, used };
}

/** The most that each may have of `room`: what is not wanted by some, others have. */
function fair(wants: readonly number[], room: number): number {
  let most = room;
  while (wants.reduce((sum, one) => sum + Math.min(one, most), 0) > room) most--;
  return most;
}

/** Lines that a text takes. */
const linesOf = (text: string, line = HALF): number => Math.ceil(cut(text, Infinity, line).used / line);

/** What was said in a round. That somebody was not satisfied opens the next one, and is the feedback to the one before. */
const inRound = ({ events }: DeskCase, round: number): Pick<DeskCase, 'events'> =>
  ({ events: events.filter((event, i) => (events[i - 1] ?? event).round === round) });

/** Lines from which on the page is set in smaller letters; and those that it has then, by how many earlier rounds are told. */
const FULL = 13;
const LINES = [24, 20, 18, 18];
/** Characters for each of the rounds before, if there is one of them, two, or three; more are not told. */
const EARLIER = [330, 250, 190];

/**
 * The complaint handling form (C-07): one A4 page, filled from the case, to be signed. It is about the last round; what earlier ones came to stands by
 * itself. `address`: of the case at the desk.
 */
export function paper(data: DeskCase, address: string, view: View): TemplateResult {
  const { t, form, locale, now } = view;
  const { paper: words, ui } = t;
  const { values } = data;
  const round = data.rounds.length || 1;
  const earlier = data.rounds.slice(0, -1).slice(-EARLIER.length);
  let short = data.rounds.length - 1 > earlier.length;
  const fit = (text: string, room: number, line?: number) => {
    const fits = cut(text, room, line);
    short ||= fits.cut;
    return fits.text;
  };
  const said = (text: string, room: number, line?: number) => (text ? html`<bdi>${fit(text, room, line)}</bdi>` : html`<span class="none">${words.none}</span>`);
  const third = earlier.length ? 39 : 60;
  const who = (event: DeskEvent | undefined) => (event ? html`<p class="who">${event.actor ? html`<bdi>${event.actor.displayName}</bdi>${' · '}` : event.by === 'customer' ? html`<bdi>${data.customer}</bdi>${' · '}` : nothing}${event.onBehalf ? `${ui.onBehalf} · ` : nothing}${formatTime(event.at, locale)}</p>` : nothing);
  const cell = (label: string, body: unknown, look = '') => html`<div class="cell ${look}"><dt>${label}</dt><dd>${body}</dd></div>`;
  const one = (label: string, value: unknown) => cell(label, said(`${(value ?? '') as string}`, third), 'third');
  const option = (name: string) => (values[name] ? word(form.option, values[name] as string) : '');
  const [cause, departments, confirmed, proposal, approval, agreement, result, feedback, summary] = allTold(inRound(data, round));
  const manager = confirmed ?? (departments?.actor?.role === 'manager' ? departments : undefined);
  const terms = termsOf(proposal, view);
  const lines = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join('\n');
  const before = earlier.map(({ number, from, to }) => {
    const of = (what: Section) => told(inRound(data, number), what);
    const [why, solution, done, verdict] = [of('cause'), of('proposal'), of('result'), of('feedback')];
    const sums = ([[words.cause, textIn(why, 'cause')], [words.proposal, textIn(solution)], [words.result, textIn(done)], [t.glance.unsatisfied, textIn(verdict)]] as const)
      .flatMap(([label, text]) => (text ? [`${label}: ${text.replace(/\s+/g, ' ')}`] : []));
    const room = fair(sums.map((sum) => sum.length * 2), EARLIER[earlier.length - 1]!);
    return html`<p><strong>${t.roundOf(number)}</strong> <span class="who">${formatTime(to ?? from, locale)}</span> ${sums.map((sum, i) => html`${i ? ' · ' : nothing}${said(sum, room)}`)}</p>`;
  });
  const learnt = ['summary', 'lesson', 'measure'].map((name) => textIn(summary, name));
  const description = values.description as string;
  const verdict = (event: DeskEvent | undefined, word: string) => (event ? lines(word, textIn(event)) : '');
  /** By two in a row. */
  const texts = [
    textIn(cause, 'cause'), textIn(cause, 'responsibility'), departments ? departmentsIn(departments.payload, view) : '', verdict(manager, t.glance.confirmed),
    textIn(proposal), approval ? lines(approval.type === 'approve' ? t.glance.approved : t.glance.returned, approval.payload.text as string | undefined) : '',
    verdict(agreement, agreement?.type === 'agree' ? t.glance.agreed : t.glance.declined), textIn(result),
    verdict(feedback, feedback?.type === 'satisfied' ? t.glance.satisfied : t.glance.unsatisfied), lines(...learnt),
  ];
  const wants = [linesOf(description, WHOLE), ...[0, 2, 4, 6, 8].map((i) => Math.max(1, linesOf(texts[i]!), linesOf(texts[i + 1]!)))];
  const most = fair(wants, LINES[earlier.length]!);
  // Each of the three has its part of the last cell.
  const each = fair(learnt.map((part) => linesOf(part)), most);
  texts[9] = lines(...learnt.map((part) => fit(part, each * HALF)));
  const half = (label: string, at: number, ...below: unknown[]) => cell(label, [said(texts[at]!, most * HALF), ...below], 'half');
  const sign = (label: string, name: string | undefined) => html`<div class="sign"><p>${label}${name ? html`${' '}<span class="who"><bdi>${name}</bdi></span>` : nothing}</p><p class="line">${words.signature}</p><p class="line">${words.date}</p></div>`;
  const actor = (event: DeskEvent | undefined) => event?.actor?.displayName;
  const body = html`<dl class="grid ${earlier.length ? 'again' : ''}">
    ${one(words.customer, data.customer)}${one(words.phone, values.phone)}${one(words.email, values.email)}
    ${one(words.order, data.orderNumber)}${one(words.product, values.product)}${one(words.channel, word(t.option, data.channel))}
    ${one(words.received, formatTime(data.receivedAt, locale))}${one(words.answered, data.answeredAt && formatTime(data.answeredAt, locale))}${one(words.category, data.category && categoryOf(data.category, view))}
    ${one(words.impact, [option('impact'), data.emergency && words.emergency].filter(Boolean).join(' · '))}${cell(words.wanted, said(lines(option('wantedOutcome'), values.wantedOutcomeOther as string | undefined), third * 2), 'two-thirds')}
    ${cell(words.content, html`<p class="subject"><bdi>${data.subject}</bdi></p>${said(description, most * WHOLE, WHOLE)}${data.files.length ? html`<p class="who">${words.files}: <bdi>${cut(data.files.map(({ name }) => name).join(', '), 120).text}</bdi></p>` : nothing}`, 'whole')}
    ${earlier.length ? cell(words.earlier, before, 'whole earlier') : nothing}
    ${half(words.cause, 0, who(cause))}${half(words.responsibility, 1)}
    ${half(words.departments, 2, who(departments))}${half(words.opinion, 3, who(manager))}
    ${half(words.proposal, 4, terms ? html`<p class="who">${terms}</p>` : nothing, who(proposal))}${half(words.approval, 5, who(approval))}
    ${half(words.agreement, 6, who(agreement))}${half(words.result, 7, who(result))}
    ${half(words.feedback, 8, who(feedback))}${half(words.summary, 9, who(summary))}
  </dl>`;
  return html`<article class="paper ${fair(wants, FULL) < FULL || earlier.length ? 'full' : ''}" lang=${locale} aria-labelledby="paper-t">
    <header><div><h2 id="paper-t">${words.title}</h2><p>${words.number} <output dir="ltr">${data.reference}</output> · ${word(t.state, data.state)}${data.rounds.length > 1 ? ` · ${t.roundOf(data.rounds.length)}` : nothing}</p>
      <p class="who">${words.printed}: ${formatTime(now, locale)}</p></div>
      <figure>${qrCode(address, words.scan)}<figcaption>${words.scan}</figcaption></figure></header>
    ${body}
    <footer class="signs">${sign(words.agent, actor(cause))}${sign(words.handler, actor(proposal))}${sign(words.manager, actor(approval))}${sign(words.signCustomer, undefined)}</footer>
    ${short ? html`<p class="who">${words.cut}</p>` : nothing}
  </article>`;
}
