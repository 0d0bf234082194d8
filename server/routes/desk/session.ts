import { type Department, operationsOf, type Session, type StaffUser } from 'heed/domain';
import { Hono } from 'hono';
import { pbkdf2, type Passwords, weakness } from '../../auth/passwords.ts';
import { expiry, giveCookie, newToken, sessionCookie, type Signed, type StaffDoor } from '../../auth/staff.ts';
import { readJson } from '../../body.ts';
import type { Ctx, Env, Parts } from '../../context.ts';
import { hex, sha256 } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import { addressOf, type RateLimits } from '../../rate.ts';
import { passwordChange, signIn } from '../../schemas-desk.ts';
import { isSameOrigin } from '../../security.ts';
import { type Account, foldName } from '../../store/staff.ts';

const iso = (time: number): string => new Date(time).toISOString();

/** Signing in and out, and changing one's password. */
export function sessionRoutes(parts: Parts, limits: RateLimits, door: StaffDoor): Hono<Env> {
  const { store, settings, clock, random } = parts;
  const passwords: Passwords = parts.passwords ?? pbkdf2({ random });
  const body = { bytes: 8192, seconds: settings.arrivalSeconds };
  const trusted = settings.trustedHops > 0;
  const app = new Hono<Env>();
  let nobodys: Promise<string> | undefined;

  app.post('/v1/desk/session', async (c) => {
    ownOrigin(c);
    const { name, password } = await readJson(c, body, signIn);
    const site = c.get('site').id;
    // Counted before the slow hash, so that guesses at one time are counted too. Only failures stay counted; whoever is above the limit is not even looked at.
    // Who guesses at a name shuts themselves out sooner than its owner, who sits elsewhere.
    const [address, folded] = [addressOf(c, settings.trustedHops), foldName(name)];
    const failures = [['signIn', `signIn:${address}`], ['signInName', `signInName:${address}:${folded}`], ['signInNameAnywhere', `signInNameAnywhere:${folded}`]] as const;
    const giveBack = await limits.take(c, failures);
    const user = await store.staff.userByName(site, name.toWellFormed().replaceAll('\0', ''));
    // An unknown name takes as long as a wrong password.
    const hash = user?.passwordHash || (await (nobodys ??= passwords.hash(hex(random(16)))));
    const right = await passwords.verify(password, hash);
    if (!user?.passwordHash || !right || user.disabled) throw new Problem('forbidden', 'The name or the password is wrong.', { status: 401, reason: 'credentials' });
    await giveBack();
    const before = sessionCookie(c, trusted);
    if (before) await store.staff.endSession(site, await sha256(before));
    return c.json(await begin(c, user));
  });

  app.get('/v1/desk/session', async (c) => c.json(await show(c, await door.enter(c, { evenWithGivenPassword: true }))));

  app.delete('/v1/desk/session', async (c) => {
    const { session } = await door.enter(c, { evenWithGivenPassword: true });
    if (session) await store.staff.endSession(session.site, session.tokenHash);
    giveCookie(c, trusted);
    return c.body(null, 204);
  });

  app.post('/v1/desk/session/password', async (c) => {
    ownOrigin(c);
    const { user, session } = await door.enter(c, { evenWithGivenPassword: true });
    if (!session) throw new Problem('forbidden', 'Whoever is signed in by a token has no password here.', { reason: 'token' });
    const { current, next } = await readJson(c, body, passwordChange);
    const giveBack = await limits.take(c, [['signInName', `password:${user.id}`]]);
    if (!(await passwords.verify(current, user.passwordHash))) throw new Problem('forbidden', 'The current password is wrong.', { reason: 'credentials' });
    await giveBack();
    const weak = next === current ? { code: 'unchanged' } : weakness(next, user.name);
    if (weak) throw new Problem('invalid', 'The new password cannot be taken.', { issues: [{ path: 'next', ...weak }] });
    await store.staff.changeUser(user.site, user.id, { passwordHash: await passwords.hash(next), mustChange: false }, iso(clock()));
    await store.staff.endSessionsOf(user.site, user.id);
    return c.json(await begin(c, { ...user, mustChange: false }));
  });

  /** A new session under a new token, of which only the hash is kept. */
  const begin = async (c: Ctx, user: Account): Promise<Session> => {
    const now = clock();
    const token = newToken(random);
    const until = expiry(now, now, settings.sessions);
    const session = { site: user.site, tokenHash: await sha256(token), userId: user.id, csrf: hex(random(16)), createdAt: iso(now), seenAt: iso(now), expiresAt: iso(until) };
    await store.staff.addSession(session);
    giveCookie(c, trusted, token);
    return show(c, { user, session, expiresAt: until });
  };

  const show = async (c: Ctx, { user, session, expiresAt }: Signed): Promise<Session> => {
    const { id: site, currency } = c.get('site');
    // Somebody with a password that others know sees nobody's name.
    const [departments, staff, taxonomy] = user.mustChange ? [[] as Department[], []] : await Promise.all([store.staff.departments(site), store.staff.users(site), store.categories.taxonomy(site)]);
    return {
      user: shown(user), ...(session && { csrf: session.csrf }), expiresAt: iso(expiresAt), mustChangePassword: user.mustChange,
      operations: user.mustChange ? [] : operationsOf(user.roles), departments, categories: taxonomy?.categories ?? [], ...(currency && { currency }),
      staff: staff.filter(({ disabled, roles }) => !disabled && roles.some((role) => role !== 'admin')).map(shown),
    };
  };

  /** A session's cookie is for pages of this server only, whatever other origins may do. */
  const ownOrigin = (c: Ctx) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && !isSameOrigin(c, origin, settings)) throw new Problem('forbidden', 'The desk signs in from its own origin only.', { reason: 'origin' });
  };

  return app;
}

const shown = ({ id, displayName, name, roles, departments }: Account): StaffUser => ({ id, displayName, name, roles, departments });
