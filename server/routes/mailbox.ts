import { Hono } from 'hono';
import type { Env, Parts } from '../context.ts';
import { messageOf } from '../mail/post.ts';
import { Problem } from '../problem.ts';

const NEWEST = 100;
const nothing = () => new Problem('not-found', 'There is nothing at this address.');
const LOOPBACK = /^(127\.|::1$|::ffff:127\.|0+:0+:0+:0+$)/;

/**
 * The demo's mailbox: what a mail server would have been given. Mails open cases, so it is shown to nobody but the machine itself, and
 * only where the server was started with it.
 */
export function mailboxRoutes({ store, settings }: Parts, secret: () => Promise<string>): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/v1/mailbox', async (c) => {
    if (!LOOPBACK.test(c.env.address ?? '') || c.req.header('X-Forwarded-For') || c.req.header('Forwarded')) throw nothing();
    // A page of elsewhere that has given itself this machine's address.
    if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(c.req.url).hostname)) throw nothing();
    const kept = await store.mails.newest(c.get('site').id, NEWEST);
    const mails = [];
    for (const mail of kept) {
      const message = await messageOf({ store, settings, secret }, mail);
      if (message) mails.push({ ...message, at: mail.createdAt, state: mail.state });
    }
    return c.json({ mails });
  });

  return app;
}
