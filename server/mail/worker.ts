import type { Parts } from '../context.ts';
import { soundAlarms } from '../late.ts';
import type { Mailer } from './mailer.ts';
import { sendMails } from './post.ts';

/** How often, in milliseconds. */
const EVERY = { alarms: 15_000, mails: 5_000 };

/**
 * What a server does by itself beside answering: saying of cases that they are late, and sending mails. Returns how it is stopped; a round
 * that has begun ends first.
 */
export function startWork(parts: Pick<Parts, 'store' | 'settings' | 'clock' | 'log'>, secret: () => Promise<string>, mailer: Mailer | undefined): () => Promise<void> {
  const running: Promise<unknown>[] = [];
  const timers: NodeJS.Timeout[] = [];
  const repeat = (name: keyof typeof EVERY, work: () => Promise<unknown>) => {
    let busy = false;
    const round = () => {
      if (busy) return;
      busy = true;
      const done = work().catch((error: Error) => parts.log.error({ error: error.name }, `${name} failed`)).finally(() => { busy = false; });
      running[name === 'alarms' ? 0 : 1] = done;
    };
    const timer = setInterval(round, EVERY[name]);
    timer.unref();
    timers.push(timer);
    round();
  };
  repeat('alarms', () => soundAlarms(parts));
  if (mailer) repeat('mails', () => sendMails({ ...parts, secret }, mailer));
  return async () => {
    timers.forEach(clearInterval);
    await Promise.all(running);
    mailer?.close?.();
  };
}
