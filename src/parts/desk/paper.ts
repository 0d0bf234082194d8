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
    if (used > room) return { text: `${out.trimEnd()} …`, cut: true, used: room };
    out += character;
  }
  return { text: out, cut: false, used };
}

/** What was said in a round. That somebody was not satisfied opens the next one, and is the feedback to the one before. */
const inRound = ({ events }: DeskCase, round: number): Pick<DeskCase, 'events'> =>
  ({ events: events.filter((event, i) => (events[i - 1] ?? event).round === round) });

/** Characters from which on the page is set in smaller letters. */
const FULL = 1300;
/** As much less has room beside earlier rounds. */
const FEWER = .64;
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
  let [short, used] = [data.rounds.length - 1 > earlier.length, 0];
  const said = (text: string, most: number, line?: number) => {
    const room = earlier.length ? Math.ceil(most * FEWER) : most;
    const fits = cut(text, room, line);
    short ||= fits.cut;
    used += fits.used;
    return text ? html`<bdi>${fits.text}</bdi>` : html`<span class="none">${words.none}</span>`;
  };
  const who = (event: DeskEvent | undefined) => (event ? html`<p class="who">${event.actor ? html`<bdi>${event.actor.displayName}</bdi>${' · '}` : event.by === 'customer' ? html`<bdi>${data.customer}</bdi>${' · '}` : nothing}${event.onBehalf ? `${ui.onBehalf} · ` : nothing}${formatTime(event.at, locale)}</p>` : nothing);
  const cell = (label: string, body: unknown, look = '') => html`<div class="cell ${look}"><dt>${label}</dt><dd>${body}</dd></div>`;
  const one = (label: string, value: unknown) => cell(label, said(`${(value ?? '') as string}`, 60), 'third');
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
    const share = Math.floor(EARLIER[earlier.length - 1]! / Math.max(1, sums.length) / FEWER);
    return html`<p><strong>${t.roundOf(number)}</strong> <span class="who">${formatTime(to ?? from, locale)}</span> ${sums.map((sum, i) => html`${i ? ' · ' : nothing}${said(sum, share)}`)}</p>`;
  });
  const sign = (label: string, name: string | undefined) => html`<div class="sign"><p>${label}${name ? html`${' '}<span class="who"><bdi>${name}</bdi></span>` : nothing}</p><p class="line">${words.signature}</p><p class="line">${words.date}</p></div>`;
  const actor = (event: DeskEvent | undefined) => event?.actor?.displayName;
  const body = html`<dl class="grid ${earlier.length ? 'again' : ''}">
    ${one(words.customer, data.customer)}${one(words.phone, values.phone)}${one(words.email, values.email)}
    ${one(words.order, data.orderNumber)}${one(words.product, values.product)}${one(words.channel, word(t.option, data.channel))}
    ${one(words.received, formatTime(data.receivedAt, locale))}${one(words.answered, data.answeredAt && formatTime(data.answeredAt, locale))}${one(words.category, data.category && categoryOf(data.category, view))}
    ${one(words.impact, [option('impact'), data.emergency && words.emergency].filter(Boolean).join(' · '))}${cell(words.wanted, said(lines(option('wantedOutcome'), values.wantedOutcomeOther as string | undefined), 120), 'two-thirds')}
    ${cell(words.content, html`<p class="subject"><bdi>${data.subject}</bdi></p>${said(values.description as string, 478, WHOLE)}${data.files.length ? html`<p class="who">${words.files}: <bdi>${cut(data.files.map(({ name }) => name).join(', '), 120).text}</bdi></p>` : nothing}`, 'whole')}
    ${earlier.length ? cell(words.earlier, before, 'whole earlier') : nothing}
    ${cell(words.cause, [said(textIn(cause, 'cause'), 260), who(cause)], 'half')}${cell(words.responsibility, said(textIn(cause, 'responsibility'), 260), 'half')}
    ${cell(words.departments, [said(departments ? departmentsIn(departments.payload, view) : '', 120), who(departments)], 'half')}
    ${cell(words.opinion, manager ? [said(lines(t.glance.confirmed, textIn(manager)), 160), who(manager)] : said('', 0), 'half')}
    ${cell(words.proposal, [said(textIn(proposal), 288), terms ? html`<p class="who">${terms}</p>` : nothing, who(proposal)], 'half')}
    ${cell(words.approval, approval ? [said(lines(approval.type === 'approve' ? t.glance.approved : t.glance.returned, approval.payload.text as string | undefined), 200), who(approval)] : said('', 0), 'half')}
    ${cell(words.agreement, agreement ? [said(lines(agreement.type === 'agree' ? t.glance.agreed : t.glance.declined, textIn(agreement)), 220), who(agreement)] : said('', 0), 'half')}
    ${cell(words.result, [said(textIn(result), 260), who(result)], 'half')}
    ${cell(words.feedback, feedback ? [said(lines(feedback.type === 'satisfied' ? t.glance.satisfied : t.glance.unsatisfied, textIn(feedback)), 260), who(feedback)] : said('', 0), 'half')}
    ${cell(words.summary, [said(lines(textIn(summary, 'summary'), textIn(summary, 'lesson'), textIn(summary, 'measure')), 288), who(summary)], 'half')}
  </dl>`;
  return html`<article class="paper ${used > FULL || earlier.length ? 'full' : ''}" lang=${locale} aria-labelledby="paper-t">
    <header><div><h2 id="paper-t">${words.title}</h2><p>${words.number} <output dir="ltr">${data.reference}</output> · ${word(t.state, data.state)}${data.rounds.length > 1 ? ` · ${t.roundOf(data.rounds.length)}` : nothing}</p>
      <p class="who">${words.printed}: ${formatTime(now, locale)}</p></div>
      <figure>${qrCode(address, words.scan)}<figcaption>${words.scan}</figcaption></figure></header>
    ${body}
    <footer class="signs">${sign(words.agent, actor(cause))}${sign(words.handler, actor(proposal))}${sign(words.manager, actor(approval))}${sign(words.signCustomer, undefined)}</footer>
    ${short ? html`<p class="who">${words.cut}</p>` : nothing}
  </article>`;
}
