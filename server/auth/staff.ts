import { type Operation, type Role, allowed, type Relation, relationsOf } from 'heed/domain';
import type { Ctx, Parts } from '../context.ts';
import { hex, sameHash, sha256 } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { SessionLimits } from '../settings.ts';
import type { Account, StoredSession } from '../store/staff.ts';
import { foldName } from '../store/staff.ts';
import { bearer, type StaffTokenSettings, TokenCheck } from './tokens.ts';

/** Who of the staff makes this request. */
export interface Signed {
  readonly user: Account;
  /** Absent where a token signs each request in. */
  readonly session?: StoredSession;
  /** Milliseconds. */
  readonly expiresAt: number;
}

const MINUTE = 60_000;
export const nobody = (): Problem => new Problem('forbidden', 'Nobody is signed in, or no longer.', { status: 401, reason: 'session' });
export const denied = (): Problem => new Problem('forbidden', 'The role does not allow this.', { reason: 'role' });

/** Recognises the staff: by the session's cookie or by the portal's token. */
export class StaffDoor {
  readonly #parts: Parts;
  readonly #checks = new WeakMap<StaffTokenSettings, TokenCheck>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Throws where nobody is signed in, the request could be another page's, or a given password has not been changed yet. */
  async enter(c: Ctx, { evenWithGivenPassword = false } = {}): Promise<Signed> {
    const token = bearer(c.req.header('Authorization'));
    const signed = token ? await this.#byToken(c, token) : await this.#bySession(c);
    if (!signed || signed.user.disabled) throw nobody();
    if (signed.session && !isSafe(c.req.method)) {
      if (!sameHash(signed.session.csrf, c.req.header('Heed-CSRF') ?? '')) throw new Problem('forbidden', 'The header Heed-CSRF is not the one of this session.', { reason: 'csrf' });
    }
    if (signed.user.mustChange && !evenWithGivenPassword) throw new Problem('forbidden', 'The password must be changed first.', { reason: 'password' });
    return signed;
  }

  async #bySession(c: Ctx): Promise<Signed | undefined> {
    const { store, clock, settings } = this.#parts;
    const site = c.get('site').id;
    const cookie = sessionCookie(c, settings.trustedHops > 0);
    if (!cookie) return undefined;
    const found = await store.staff.session(site, await sha256(cookie));
    const now = clock();
    if (!found || Date.parse(found.session.expiresAt) <= now) return undefined;
    const { session, user } = found;
    const until = expiry(Date.parse(session.createdAt), now, settings.sessions);
    if (now - Date.parse(session.seenAt) > MINUTE) await store.staff.touchSession(site, session.tokenHash, iso(now), iso(until));
    return { user, session, expiresAt: until };
  }

  async #byToken(c: Ctx, token: string): Promise<Signed | undefined> {
    const { store, clock } = this.#parts;
    const { id: site, identity } = c.get('site');
    const settings = identity?.staff;
    if (!settings) return undefined;
    let check = this.#checks.get(settings);
    if (!check) this.#checks.set(settings, (check = new TokenCheck(settings, clock)));
    const known = await check.check(token);
    if (!known) return undefined;
    const { claims = {} } = settings;
    const names = listed(known.claims[claims.roles ?? 'roles']);
    const roles = [...new Set(names.flatMap((name) => (claims.roleNames ? (Object.hasOwn(claims.roleNames, name) ? [claims.roleNames[name]!] : []) : STAFF_ROLES.filter((role) => role === name))))];
    if (!roles.length) return undefined;
    const id = `jwt-${(await sha256(`${settings.issuer}\n${known.subject}`)).slice(0, 32)}`;
    const name = foldName(worded(known.claims[claims.name ?? 'preferred_username']) ?? known.subject).slice(0, 100);
    const displayName = (worded(known.claims[claims.displayName ?? 'name']) ?? name).slice(0, 100);
    const departments = listed(known.claims[claims.departments ?? 'departments']);
    const [email, locale] = [worded(known.claims[claims.email ?? 'email'])?.slice(0, 254), worded(known.claims[claims.locale ?? 'locale'])?.slice(0, 35)];
    const mailing = { ...(email && { email }), ...(locale && { locale }) };
    const now = iso(clock());
    const before = await store.staff.user(site, id);
    if (!before) {
      const fresh: Account = { site, id, name, displayName, roles, departments, passwordHash: '', mustChange: false, disabled: false, createdAt: now, ...mailing };
      // A local account may have the name already.
      if (!(await store.staff.addUser(fresh)) && !(await store.staff.addUser({ ...fresh, name: `${name} ${id.slice(-6)}` }))) return undefined;
    } else if ([[before.displayName, displayName], [before.roles, roles], [before.departments, departments], [before.email, email], [before.locale, locale ?? before.locale]].some(([was, is]) => String(was) !== String(is))) {
      await store.staff.changeUser(site, id, { displayName, roles, departments, email: email ?? '', ...(locale && { locale }) }, now);
    }
    const user = await store.staff.user(site, id);
    return user && { user, expiresAt: known.expiresAt };
  }
}

export const STAFF_ROLES: readonly Role[] = ['agent', 'handler', 'manager', 'admin'];
const listed = (claim: unknown): string[] => (typeof claim === 'string' ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : [])
  .filter((item): item is string => typeof item === 'string' && !!item && item.length <= 100).slice(0, 50);
const worded = (claim: unknown): string | undefined => (typeof claim === 'string' && claim.trim() ? claim.trim().toWellFormed().replaceAll('\0', '') : undefined);

const isSafe = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);
const iso = (time: number): string => new Date(time).toISOString();

export const expiry = (created: number, now: number, { idleSeconds, absoluteSeconds }: SessionLimits): number =>
  Math.min(now + idleSeconds * 1000, created + absoluteSeconds * 1000);

/** Whether the browser reached us over https; behind a trusted proxy it is told by its header. */
export const isSecure = (c: Ctx, trusted: boolean): boolean => (trusted && c.req.header('X-Forwarded-Proto') === 'https') || new URL(c.req.url).protocol === 'https:';
const cookieName = (secure: boolean): string => (secure ? '__Host-heed-session' : 'heed-session');

export function sessionCookie(c: Ctx, trusted: boolean): string | undefined {
  const name = cookieName(isSecure(c, trusted));
  return (c.env?.cookies?.get() ?? c.req.header('Cookie') ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Gives the browser the session's cookie; without a token it is forgotten. */
export function giveCookie(c: Ctx, trusted: boolean, token?: string): void {
  const secure = isSecure(c, trusted);
  const cookie = `${cookieName(secure)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${token ? '' : '; Max-Age=0'}`;
  const jar = c.env?.cookies;
  if (jar) jar.set(cookie);
  else c.header('Set-Cookie', cookie);
}

export const newToken = (random: (length: number) => Uint8Array): string => hex(random(32));

/** Whether the user may do it to such a case. */
export const may = (user: Pick<Account, 'id' | 'roles' | 'departments'>, operation: Operation, found?: { readonly assignee?: string; readonly departments: readonly string[] }): boolean =>
  allowed(operation, user.roles, relations(user, found));

export const relations = (user: Pick<Account, 'id' | 'departments'>, found?: { readonly assignee?: string; readonly departments: readonly string[] }): readonly Relation[] =>
  (found ? relationsOf(user, found) : ['any']);
