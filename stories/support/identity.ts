/** A shop whose customers sign in at the shop: its server signs a token that says who they are. */
import { RestOwnCases } from '../../src/backend/own-rest.ts';
import { DEFAULT_SITE } from '../../server/settings.ts';
import type { SiteSettings } from '../../server/settings.ts';
import type { Values } from '../../src/domain/form.ts';
import type { Receipt } from '../../src/domain/records/case.ts';
import { patience } from './desk.ts';
import type { DeskService } from './desk.ts';

const ISSUER = 'https://shop.example';
const SECRET = 'the shop signs its customers with this secret word';

/** What the service knows of the shop. */
export const SHOP: SiteSettings = { ...DEFAULT_SITE, identity: { customers: { issuer: ISSUER, audience: 'heed', algorithms: ['HS256'], secret: SECRET } } };

const base64url = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const encode = (text: string) => new TextEncoder().encode(text);

/** The token of a customer, as the shop's server signs it. */
export async function signed(subject: string, { audience = 'heed', seconds = 600 } = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const content = [{ alg: 'HS256', typ: 'JWT' }, { iss: ISSUER, aud: audience, sub: subject, iat: now - 3600, exp: now + seconds }].map((part) => base64url(encode(JSON.stringify(part)))).join('.');
  const key = await crypto.subtle.importKey('raw', encode(SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return `${content}.${base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(content))))}`;
}

/** The customer of one showing of a story: nobody finds what another one left. */
export const customerOf = ({ endpoint }: { readonly endpoint: string }): Promise<string> => signed(endpoint);

/** What a customer of the shop files while signed in. */
export async function fileAs(service: DeskService, token: string, values: Values): Promise<Receipt> {
  const answer = await service.fetch()('/v1/cases', {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'Authorization': `Bearer ${token}` },
    body: JSON.stringify({ kind: 'complaint', form: { id: 'complaint', version: 1 }, values, files: [], locale: service.locale }),
  });
  if (!answer.ok) throw new Error(`The service answered ${answer.status}: ${await answer.text()}`);
  return await answer.json() as Receipt;
}

/** The adapter of a page on which this token's customer is signed in. */
export const ownCases = (service: DeskService, token?: string | Promise<string>): RestOwnCases =>
  new RestOwnCases({ endpoint: '', fetch: service.fetch(), wait: patience, token: () => token });
