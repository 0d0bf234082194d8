import { encodeTrackingCode, mailOf } from 'heed/domain';
import type { Parts } from '../context.ts';
import { hmac } from '../crypto.ts';
import type { SiteSettings } from '../settings.ts';
import type { StoredMail } from '../store/office.ts';
import type { Store } from '../store/store.ts';
import { type Mailer, type MailMessage, MailTrouble } from './mailer.ts';
import { renderMail } from './render.ts';
import { callMessage, staffMessage } from './staff.ts';
import { stillAsks, surveyMessage } from './survey.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Pauses between attempts; after the last the mail is given up. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE);
/** How long somebody may take to send a mail. Who takes longer has died, perhaps after it had gone. */
const LEASE = 5 * MINUTE;
const BATCH = 20;

type Post = Pick<Parts, 'settings' | 'clock' | 'log'> & { readonly store: Pick<Store, 'mails' | 'caseById' | 'events' | 'surveys' | 'staff'>; readonly secret: () => Promise<string> };

/** The mail as it would go out now; undefined where there is nobody to send it to. */
export async function messageOf(post: Omit<Post, 'clock' | 'log'>, mail: Pick<StoredMail, 'site' | 'about' | 'id' | 'seq'>): Promise<MailMessage | undefined> {
  if (mail.about === 'survey') return surveyMessage(post, mail);
  if (mail.about === 'call') return callMessage(post, mail);
  if (mail.about === 'staff') return staffMessage(post, mail);
  const { store, settings, secret } = post;
  const stored = await store.caseById(mail.site, mail.id);
  const event = stored && (await store.events(mail.site, mail.id)).find(({ seq }) => seq === mail.seq);
  const kind = event && mailOf(event);
  const site: SiteSettings | undefined = settings.sites[mail.site] ?? settings.sites.default;
  const to = stored?.values.email;
  if (!stored || !event || !kind || !site || typeof to !== 'string' || !to) return undefined;
  const trackingCode = encodeTrackingCode((await hmac(await secret(), `tracking:${stored.id}`)).slice(0, 10));
  return renderMail({ stored, event, kind, to, site, trackingCode });
}

/** Sends what waits, each mail by one process only. Resolves with how many went out. */
export async function sendMails(post: Post, mailer: Mailer): Promise<number> {
  const { store, clock, log } = post;
  let sent = 0;
  for (;;) {
    const iso = (time: number) => new Date(time).toISOString();
    const taken = await store.mails.take(iso(clock()), iso(clock() + LEASE), iso(clock() - DAY), BATCH);
    for (const mail of taken) {
      const end = (state: 'sent' | 'none' | 'failed' | 'unsure' | 'waiting', at = clock()) => store.mails.end(mail, state, iso(at));
      try {
        const message = mail.about !== 'survey' || await stillAsks(post, mail) ? await messageOf(post, mail) : undefined;
        if (message) await mailer.send(message);
        await end(message ? 'sent' : 'none');
        if (message) sent++;
      } catch (error) {
        const trouble = error instanceof MailTrouble ? error.kind : 'later';
        const pause = PAUSES[mail.attempts - 1];
        const state = trouble === 'unsure' ? 'unsure' : trouble === 'never' || pause === undefined ? 'failed' : 'waiting';
        await end(state, clock() + (pause ?? 0));
        const { cause } = error as Error;
        log.error({ mail: `${mail.id}.${mail.seq}`, state, error: (error as Error).name, code: (cause as { code?: unknown } | undefined)?.code }, 'mail');
      }
    }
    if (taken.length < BATCH) return sent;
  }
}
