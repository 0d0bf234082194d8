import { isDay, MAIL_WORDS, type MailKind, nearestLocale, timeOfSite, WORK_CALENDAR } from 'heed/domain';
import type { SiteSettings } from '../settings.ts';
import type { StoredCase, StoredEvent } from '../store/store.ts';
import { block, COLOURS, escape, footer, labelled, letter } from './letter.ts';
import type { MailMessage } from './mailer.ts';

interface Written { readonly stored: StoredCase; readonly event: StoredEvent; readonly kind: MailKind; readonly to: string; readonly site: SiteSettings; readonly trackingCode: string }

/** The mail about an event, in the customer's language. The tracking code stands in the link's fragment only, which no server on the way sees. */
export function renderMail({ stored, event, kind, to, site, trackingCode }: Written): MailMessage {
  const locale = nearestLocale(stored.locale);
  const words = MAIL_WORDS[locale];
  const { reference, subject } = stored;
  const due = kind === 'received' ? Date.parse(stored.answerDueAt) : kind === 'promised' ? timeOfSite((event.data as { payload?: { by?: unknown } }).payload?.by, site.answers.calendar) : NaN;
  // As the receipt says it.
  const atOnce = kind === 'received' && due <= Date.parse(stored.receivedAt);
  const into = event.type === 'merge' ? event.data.payload?.reference : undefined;
  const facts = { name: String(stored.values.name ?? ''), reference, subject, ...(due === due && (atOnce ? { atOnce } : { dueAt: timeOf(due, locale, site) })), ...(typeof into === 'string' && { into }) };
  const { subject: title, says, link } = words.kinds[kind];
  const address = site.trackUrl && `${site.trackUrl.replace(/#.*$/, '')}#reference=${encodeURIComponent(reference)}&code=${encodeURIComponent(trackingCode)}`;
  // What the customer wrote themselves they know.
  const said = event.by === 'customer' ? '' : event.text ?? '';
  const bye = site.name ? `${words.bye} · ${site.name}` : words.bye;

  const text = [
    words.hello(facts), says(facts), said && said.split('\n').map((line) => `> ${line}`).join('\n'), address && labelled(locale, link, address, '\n'), labelled(locale, words.reference, reference), bye, `--\n${words.footer}`,
  ].filter(Boolean).join('\n\n');
  const html = letter(locale, title(facts), [
    block(escape(words.hello(facts))), block(escape(says(facts))),
    said && `<blockquote style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid ${COLOURS.line};white-space:pre-wrap">${escape(said)}</blockquote>`,
    address ? block(`<a href="${escape(address)}" style="display:inline-block;padding:10px 20px;border-radius:8px;background:${COLOURS.button};color:#fff;text-decoration:none">${escape(link)}</a>`, 'padding:4px 0') : '',
    block(labelled(locale, escape(words.reference), `<strong>${escape(reference)}</strong>`), `color:${COLOURS.soft}`), block(escape(bye)), footer(escape(words.footer)),
  ]);
  return { to, subject: title(facts), text: `${text}\n`, html, id: `${stored.id}.${event.seq}@heed`, locale };
}

/** A time as people of the site read it; a day (`YYYY-MM-DD`) stays that day. */
export const timeOf = (time: number | string, locale: string, { answers: { calendar = WORK_CALENDAR } }: SiteSettings): string => {
  const day = isDay(time);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...(!day && { timeStyle: 'short' }), timeZone: (!day && calendar.timeZone) || 'UTC' }).format(new Date(time));
};
