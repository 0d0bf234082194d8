import type { Parts } from '../context.ts';
import { escalateCalls, soundAlarms } from '../late.ts';
import { askAfterCases } from '../survey-invitations.ts';
import { drawVisits } from '../visits.ts';
import type { Mailer } from './mailer.ts';
import { sendMails } from './post.ts';

/** How often, in milliseconds. */
const EVERY = { alarms: 15_000, calls: 15_000, surveys: 15_000, visits: 60_000, mails: 5_000 };

/**
 * What a server does by itself beside answering: saying of cases, and of calls to dissatisfied customers, that they are late, asking how those that have ended were handled, drawing some of them for a return visit, and
 * sending mails. Returns how it is stopped; a round that has begun ends first.
 */
export function startWork(parts: Pick<Parts, 'store' | 'settings' | 'clock' | 'random' | 'log'>, secret: () => Promise<string>, mailer: Mailer | undefined): () => Promise<void> {
  const running = new Map<keyof typeof EVERY, Promise<unknown>>();
  const timers: NodeJS.Timeout[] = [];
  const repeat = (name: keyof typeof EVERY, work: () => Promise<unknown>) => {
    let busy = false;
    const round = () => {
      if (busy) return;
      busy = true;
      running.set(name, work().catch((error: Error) => parts.log.error({ error: error.name }, `${name} failed`)).finally(() => { busy = false; }));
    };
    const timer = setInterval(round, EVERY[name]);
    timer.unref();
    timers.push(timer);
    round();
  };
  repeat('alarms', () => soundAlarms(parts));
  repeat('calls', () => escalateCalls(parts));
  repeat('surveys', async () => askAfterCases(parts, await secret()));
  repeat('visits', () => drawVisits(parts));
  if (mailer) repeat('mails', () => sendMails({ ...parts, secret }, mailer));
  return async () => {
    timers.forEach(clearInterval);
    await Promise.all(running.values());
    mailer?.close?.();
  };
}
