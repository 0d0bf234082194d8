import type { DeskNews, Person } from 'heed/domain';
import { Hono } from 'hono';
import { may, type Signed } from '../../auth/staff.ts';
import { readJson } from '../../body.ts';
import type { Env, Parts } from '../../context.ts';
import type { DeskCases } from '../../desk/cases.ts';
import { Newsroom } from '../../desk/news.ts';
import { placeOf } from '../../desk/summary.ts';
import { looking } from '../../schemas-desk.ts';

const HEARTBEAT = 15_000;
/** A stream ends by then and is opened anew: whoever may no longer listen is noticed. */
const LONGEST = 15 * 60_000;

/** News without asking, and who looks at what. */
export function streamRoutes(parts: Parts, cases: DeskCases): Hono<Env> {
  const { store, settings, clock } = parts;
  const newsroom = new Newsroom(parts);
  const app = new Hono<Env>();

  app.get('/v1/desk/stream', async (c) => {
    const signed = await cases.enter(c, 'case.list');
    const site = c.get('site').id;
    const encoder = new TextEncoder();
    let end = (): void => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const write = (text: string) => {
          // A reader that is gone or too slow gets nothing more, and asks again.
          if ((controller.desiredSize ?? 0) < -1000) return end();
          controller.enqueue(encoder.encode(text));
        };
        write(': hello\n\n');
        const leave = newsroom.join(site, (news, row) => {
          if (row ? may(signed.user, 'case.read', placeOf(row)) : may(signed.user, 'survey.follow-up')) write(eventOf(news, signed));
        });
        const beat = setInterval(() => write(': \n\n'), HEARTBEAT);
        const over = setTimeout(() => end(), Math.min(LONGEST, Math.max(0, signed.expiresAt - clock())));
        end = () => {
          clearInterval(beat);
          clearTimeout(over);
          leave();
          end = () => undefined;
          try {
            controller.close();
          } catch {
            // The reader has closed it.
          }
        };
        c.req.raw.signal.addEventListener('abort', () => end());
      },
      cancel() {
        end();
      },
    });
    return c.body(body, 200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
  });

  app.put('/v1/desk/presence', async (c) => {
    const signed = await cases.enter(c, 'case.list');
    const { reference } = await readJson(c, { bytes: 1024, seconds: settings.arrivalSeconds }, looking);
    const found = reference === null ? undefined : await cases.find(c, signed, 'case.read', reference);
    const at = new Date(clock()).toISOString();
    const { id, displayName } = signed.user;
    await store.staff.look(c.get('site').id, { id, displayName }, found?.stored.id, at);
    return c.body(null, 204);
  });

  return app;
}

/** Oneself is no news. */
function eventOf(news: DeskNews, { user }: Signed): string {
  const { type, ...data } = news.type === 'presence' ? { ...news, users: news.users.filter(({ id }: Person) => id !== user.id) } : news;
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
