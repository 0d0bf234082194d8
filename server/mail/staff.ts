import { allowed, type Breach, type Locale, nearestLocale, relationsOf, type Role, STAFF_MAIL_WORDS, type StaffMailFacts, type StaffMailReason, type Text } from 'heed/domain';
import type { SiteSettings } from '../settings.ts';
import { assigneeOf, departmentsOf, isEmergency } from '../store/desk-project.ts';
import type { StoredMail } from '../store/office.ts';
import type { Account } from '../store/staff-store.ts';
import type { Store, StoredCase, StoredEvent } from '../store/store.ts';
import { templateOf } from '../survey-intake.ts';
import { waysTo } from '../survey-ways.ts';
import { block, COLOURS, escape, footer, labelled, letter } from './letter.ts';
import type { MailMessage } from './mailer.ts';
import { timeOf } from './render.ts';

interface Needs { readonly settings: { readonly sites: { readonly [id: string]: SiteSettings } }; readonly store: Pick<Store, 'caseById' | 'events' | 'staff' | 'surveys'> }

/** The mail to somebody whom an escalation calls, as it would go out now; undefined where they have left, or have no address any more. */
export async function staffMessage({ store, settings }: Needs, mail: Pick<StoredMail, 'site' | 'id' | 'seq'>): Promise<MailMessage | undefined> {
  const [caseId, userId] = mail.id.split(' ') as [string, string];
  const [stored, user] = [await store.caseById(mail.site, caseId), await store.staff.user(mail.site, userId)];
  const site = settings.sites[mail.site] ?? settings.sites.default;
  const events = stored && await store.events(mail.site, caseId);
  const event = events?.find(({ seq }) => seq === mail.seq);
  if (!stored || !event || !site || !user?.email || user.disabled) return undefined;
  return renderStaffMail({ stored, event, events: events!, emergency: isEmergency(stored, events!), user: { ...user, email: user.email }, site });
}

/** The mail about a call that a low score has asked for (`new`), or that nobody has made by its time; undefined once somebody has, or where whom it calls has left or has no address. */
export async function callMessage({ store, settings }: Needs, mail: Pick<StoredMail, 'site' | 'id' | 'seq'>): Promise<MailMessage | undefined> {
  const [callId, userId, to, dueAt, isNew] = mail.id.split(' ') as [string, string, Called, string, 'new'?];
  const [found, user] = [await store.surveys.followUp(mail.site, callId), await store.staff.user(mail.site, userId)];
  const site = settings.sites[mail.site] ?? settings.sites.default;
  if (!found || !site || !user?.email || user.disabled) return undefined;
  const { followUp: { doneAt, droppedAt, dueAt: due, place: from }, answer, looked } = found;
  if (doneAt || droppedAt || due !== dueAt) return undefined;
  const locale = nearestLocale(user.locale ?? 'en');
  const words = STAFF_MAIL_WORDS[locale];
  const stored = answer.caseId === undefined ? undefined : await store.caseById(mail.site, answer.caseId);
  const inWords = (text: Text) => (typeof text === 'string' ? text : text[locale] ?? text.en ?? '');
  const title = inWords((await templateOf(store, mail.site, answer.template, answer.version))?.title ?? answer.template);
  // Mails of several places are told apart by their subjects.
  async function placeOf(): Promise<Text> {
    if (!from) return stored?.reference ?? answer.subject ?? answer.reference;
    const { department, page, channel } = from;
    if (department !== undefined) return (await store.staff.departments(mail.site)).find(({ id }) => id === department)?.name ?? department;
    return page?.replace(/^https?:\/\//, '') ?? words.call[channel === 'inline' ? 'several' : 'nowhere'];
  }
  const way = looked ? 'look' : (await waysTo(store, answer)).way;
  const facts = { name: user.displayName, reference: way === 'message' ? stored!.reference : answer.reference, subject: stored?.subject ?? title, dueAt: timeOf(Date.parse(due), locale, site), place: inWords(await placeOf()) };
  const { link } = words.call;
  const { subject, says } = way === 'message' || way === 'look' ? words.call.other[way][isNew ? 'asked' : 'late'] : isNew ? words.call.asked : words.call;
  const why = isNew ? words.call.asked.footer : words.call.footer[to];
  return mailTo(user.email, { locale, title: subject(facts), says: says(facts), facts, link, why, address: allowed('survey.follow-up', user.roles) && site.deskUrl ? `${site.deskUrl.replace(/#.*$/, '')}#calls` : undefined, id: `${callId}.${Date.parse(due)}.${isNew ?? mail.seq}.${userId}@heed` });
}

type Called = Exclude<Role, 'customer' | 'system'>;

interface Written { readonly stored: StoredCase; readonly event: StoredEvent; readonly events: readonly StoredEvent[]; readonly emergency: boolean; readonly user: Account & { readonly email: string }; readonly site: SiteSettings }

/** The mail about a case that stays late, in the language of whom it calls. It says no more of the customer than what their case is about. */
function renderStaffMail({ stored, event, events, emergency, user, site }: Written): MailMessage {
  const locale = nearestLocale(user.locale ?? 'en');
  const words = STAFF_MAIL_WORDS[locale];
  const { clock, dueAt: due, to } = event.data.payload as { readonly clock: Breach; readonly dueAt: string; readonly to: Called };
  const reason: StaffMailReason = emergency ? 'emergency' : clock;
  const { reference, subject } = stored;
  const facts = { name: user.displayName, reference, subject, dueAt: timeOf(due, locale, site) };
  const title = words.subject[reason](facts);
  // Who may not open the case, an administrator for instance, gets no way to it.
  const address = site.deskUrl && allowed('case.read', user.roles, relationsOf(user, { assignee: assigneeOf(events)?.id, departments: departmentsOf(events) })) && `${site.deskUrl.replace(/#.*$/, '')}#case=${encodeURIComponent(reference)}`;

  return mailTo(user.email, { locale, title, says: words.says[reason](facts), facts, link: words.link, why: words.footer[to], address: address || undefined, id: `${stored.id}.${event.seq}.${user.id}@heed` });
}

interface Said {
  readonly locale: Locale; readonly title: string; readonly says: string; readonly facts: StaffMailFacts; readonly link: string; readonly why: string; readonly address: string | undefined; readonly id: string;
}

function mailTo(to: string, { locale, title, says, facts, link, why, address, id }: Said): MailMessage {
  const { hello, about, reference } = STAFF_MAIL_WORDS[locale];
  const text = [hello(facts), says, labelled(locale, about, facts.subject), labelled(locale, reference, facts.reference), address && labelled(locale, link, address, '\n'), `--\n${why}`].filter(Boolean).join('\n\n');
  const html = letter(locale, title, [
    block(escape(hello(facts))), block(escape(says)),
    block(`${labelled(locale, escape(about), `<strong>${escape(facts.subject)}</strong>`)}<br>${labelled(locale, escape(reference), escape(facts.reference))}`, `padding-left:16px;border-left:3px solid ${COLOURS.line}`),
    address ? block(`<a href="${escape(address)}" style="display:inline-block;padding:10px 20px;border-radius:8px;background:${COLOURS.button};color:#fff;text-decoration:none">${escape(link)}</a>`, 'padding:4px 0') : '',
    footer(escape(why)),
  ]);
  return { to, subject: title, text: `${text}\n`, html, id, locale };
}
