import { hex, hmac } from './crypto.ts';
import { bareEmail, bareNumber } from './store/desk-project.ts';
import type { Store } from './store/store.ts';
import type { StoredInvitation } from './store/surveys.ts';

/** By what a customer may be known. */
export interface Whom { readonly customer?: unknown; readonly email?: unknown; readonly phone?: unknown }
type Hashes = Pick<StoredInvitation, 'customerHash' | 'mailHash' | 'phoneHash' | 'formerHashes'>;

const MOBILE = /^1\d{10}$/;

/** A number as those who call it know it: its digits, and of one in mainland China those without the code of the country. */
function numberOf(phone: string): string {
  const digits = bareNumber(phone);
  const home = digits.replace(/^(00)?86(?=1\d{10}$)/, '');
  if (MOBILE.test(home)) return home;
  // A landline has a zero instead of the code.
  return /^\s*(\+|00)/.test(phone.normalize('NFKC')) ? digits.replace(/^(00)?860?(?=\d{9,11}$)/, '0').replace(/^00(?=[1-9])/, '') : digits;
}

/** Given as the customer, an address or a number is the same as if it were given as what it is. */
function nameOf(customer: string): string {
  const text = customer.normalize('NFKC').trim();
  if (text.includes('@')) return bareEmail(text);
  // Zeros at the beginning of what is no number to call belong to it.
  const number = /^\+?[\d\s().-]+$/.test(text) ? numberOf(text) : '';
  return MOBILE.test(number) || (number && text.startsWith('+')) ? number : text.toLowerCase().replace(/[\s()-]/g, '');
}

/** As it was written before it was hashed in earlier times, and how a number may have been. */
function formerNames(known: string): string[] {
  const name = known.toLowerCase().replace(/[\s()-]/g, '');
  const number = known.includes('@') ? '' : numberOf(known);
  return [...new Set([name, ...(MOBILE.test(number) ? ['', '86', '+86', '0086'].map((code) => code + number) : [])])];
}

const given = (known: unknown): string | undefined => (known === undefined || known === null || known === '' ? undefined : String(known));

/** A keyed hash of each name of a customer: whoever is asked by one of them is asked by all. */
export async function hashesFor(secret: string, site: string, whom: Whom): Promise<Hashes> {
  const hash = async (prefix: string, name: string | undefined) => (name ? hex(await hmac(secret, `${prefix}:${site}:${name}`)).slice(0, 32) : undefined);
  const [customer, email, phone] = [given(whom.customer), given(whom.email), given(whom.phone)];
  const [customerHash, mailHash, phoneHash] = await Promise.all([customer && nameOf(customer), email && bareEmail(email), phone && (numberOf(phone) || phone)].map((name) => hash('known', name)));
  const former = [customer, email, phone].flatMap((one) => (one ? formerNames(one) : []));
  const formerHashes = (await Promise.all(former.map((name) => hash('customer', name)))).filter((one) => one !== undefined);
  return { ...(customerHash && { customerHash }), ...(mailHash && { mailHash }), ...(phoneHash && { phoneHash }), ...(formerHashes.length > 0 && { formerHashes }) };
}

/** An invitation with all by which its customer is known: there may be an address and a number, its own or of its case, of which an older one has no hash. */
export async function withNames(secret: string, store: Pick<Store, 'caseById'>, invitation: StoredInvitation): Promise<StoredInvitation> {
  const { site, caseId, email, phone } = invitation;
  const values = caseId === undefined ? undefined : (await store.caseById(site, caseId))?.values;
  const { mailHash, phoneHash, formerHashes } = await hashesFor(secret, site, { email: email ?? values?.email, phone: phone ?? values?.phone });
  const former = [...formerHashes ?? [], invitation.phoneHash].filter((one) => one !== undefined);
  return { ...invitation, ...(mailHash && { mailHash }), ...(phoneHash && { phoneHash }), ...(former.length > 0 && { formerHashes: former }) };
}
