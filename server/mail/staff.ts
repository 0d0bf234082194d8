import { allowed, type Breach, nearestLocale, relationsOf, type Role, STAFF_MAIL_WORDS, type StaffMailReason } from 'heed/domain';
import type { SiteSettings } from '../settings.ts';
import { assigneeOf, departmentsOf, isEmergency } from '../store/desk-project.ts';
import type { StoredMail } from '../store/office.ts';
import type { Account } from '../store/staff-store.ts';
import type { Store, StoredCase, StoredEvent } from '../store/store.ts';
import { block, COLOURS, escape, footer, letter } from './letter.ts';
import type { MailMessage } from './mailer.ts';
import { timeOf } from './render.ts';

interface Needs { readonly settings: { readonly sites: { readonly [id: string]: SiteSettings } }; readonly store: Pick<Store, 'caseById' | 'events' | 'staff'> }

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

interface Written { readonly stored: StoredCase; readonly event: StoredEvent; readonly events: readonly StoredEvent[]; readonly emergency: boolean; readonly user: Account & { readonly email: string }; readonly site: SiteSettings }

/** The mail about a case that stays late, in the language of whom it calls. It says no more of the customer than what their case is about. */
function renderStaffMail({ stored, event, events, emergency, user, site }: Written): MailMessage {
  const locale = nearestLocale(user.locale ?? 'en');
  const words = STAFF_MAIL_WORDS[locale];
  const { clock, dueAt: due, to } = event.data.payload as { readonly clock: Breach; readonly dueAt: string; readonly to: Exclude<Role, 'customer' | 'system'> };
  const reason: StaffMailReason = emergency ? 'emergency' : clock;
  const { reference, subject } = stored;
  const facts = { name: user.displayName, reference, subject, dueAt: timeOf(Date.parse(due), locale, site) };
  const title = words.subject[reason](facts);
  // Who may not open the case, an administrator for instance, gets no way to it.
  const address = site.deskUrl && allowed('case.read', user.roles, relationsOf(user, { assignee: assigneeOf(events)?.id, departments: departmentsOf(events) })) && `${site.deskUrl.replace(/#.*$/, '')}#case=${encodeURIComponent(reference)}`;

  const text = [
    words.hello(facts), words.says[reason](facts), `${words.about}: ${subject}`, `${words.reference}: ${reference}`, address && `${words.link}:\n${address}`, `--\n${words.footer[to]}`,
  ].filter(Boolean).join('\n\n');
  const html = letter(locale, title, [
    block(escape(words.hello(facts))), block(escape(words.says[reason](facts))),
    block(`${escape(words.about)}: <strong>${escape(subject)}</strong><br>${escape(words.reference)}: ${escape(reference)}`, `padding-left:16px;border-left:3px solid ${COLOURS.line}`),
    address ? block(`<a href="${escape(address)}" style="display:inline-block;padding:10px 20px;border-radius:8px;background:${COLOURS.button};color:#fff;text-decoration:none">${escape(words.link)}</a>`, 'padding:4px 0') : '',
    footer(escape(words.footer[to])),
  ]);
  return { to: user.email, subject: title, text: `${text}\n`, html, id: `${stored.id}.${event.seq}.${user.id}@heed`, locale };
}
