import { type SurveyTemplate, WORKFLOWS } from 'heed/domain';
import type { Parts, Site } from './context.ts';
import { hex, hmac } from './crypto.ts';
import type { StoredCase } from './store/store.ts';
import { MAY_HAVE_ENDED } from './store/survey-tables.ts';
import type { Invited, StoredInvitation } from './store/surveys.ts';
import { templateOf } from './survey-intake.ts';
import { hashesFor } from './survey-known.ts';

const DAY = 864e5;
/** How far back the search for ended cases looks: a server that stood still for a while forgets nobody. */
const LOOK_BACK = 7 * DAY;
const BATCH = 100;

export interface Ask {
  readonly case?: StoredCase;
  readonly subject?: string;
  readonly round?: number;
  /** Whatever names the customer: only a keyed hash of it is kept. */
  readonly customer?: string;
  readonly department?: string;
  readonly agent?: string;
  readonly locale?: string;
  /** Where the invitation is mailed to; that of a case goes to the case's address. */
  readonly email?: string;
  /** Names the customer too; kept for a call after a low score. */
  readonly phone?: string;
  /** How that mail addresses them. */
  readonly name?: string;
  /** What was done for them, in words, and when it was finished (S-02). */
  readonly service?: string;
  readonly finishedAt?: string;
  /** Who of the staff asks. */
  readonly by?: string;
  /** Of the request: the same one again is no other invitation. */
  readonly key?: string;
  /** How it goes out; by mail unless told, if there is an address. */
  readonly way?: 'given' | 'page';
}

type Needs = Pick<Parts, 'store' | 'clock' | 'random'>;

/** Invites somebody, unless there is an invitation for this already, they were asked lately, or do not want to be asked. */
export async function inviteFor({ store, clock, random }: Needs, { id: site, surveys }: Site, secret: string, { id, occasion }: SurveyTemplate, ask: Ask): Promise<Invited> {
  const now = clock();
  const { values, locale = 'en', reference, id: caseId } = ask.case ?? {};
  const { email, way = 'none' } = ask;
  const whom = await hashesFor(secret, site, { customer: ask.customer, email: email ?? values?.email, phone: ask.phone ?? values?.phone });
  const subject = ask.subject ?? reference;
  const invitation: StoredInvitation = {
    site, id: ask.key === undefined ? hex(random(16)) : hex(await hmac(secret, `invite:${site}:${ask.key}`)).slice(0, 32), template: id, occasion, round: ask.round ?? 1, locale: ask.locale ?? locale, createdAt: new Date(now).toISOString(), expiresAt: new Date(now + surveys.expireDays * DAY).toISOString(),
    ...(caseId && { caseId }), ...(subject && { subject }), ...whom, ...(ask.department && { department: ask.department }), ...(ask.agent && { agent: ask.agent }), ...(email && { email }), ...(ask.phone && { phone: ask.phone }), ...((email ?? ask.phone) && ask.name && { name: ask.name }),
    ...(ask.service && { service: ask.service }), ...(ask.finishedAt && { finishedAt: new Date(ask.finishedAt).toISOString() }), ...(ask.by && { invitedBy: ask.by }),
  };
  const mailed = way !== 'page' && !!(email ?? values?.email);
  return store.surveys.invite(invitation, {
    way: mailed ? 'mail' : way, ...(surveys.quietDays && { quietSince: new Date(now - surveys.quietDays * DAY).toISOString() }),
  });
}

/**
 * Asks about every case that has come to its end (C-11), and reminds once of what was not answered. Run it every minute or so, in as many
 * processes as there are: each invitation is made, and each reminder given, once. Both are put into the outbox of mails.
 */
export async function askAfterCases(parts: Needs & Pick<Parts, 'settings'>, secret: string): Promise<void> {
  const { store, clock, settings } = parts;
  for (const [id, site] of Object.entries(settings.sites)) {
    const { afterCase, remindDays } = site.surveys;
    const template = afterCase === null ? undefined : await templateOf(store, id, afterCase);
    const since = new Date(clock() - LOOK_BACK).toISOString();
    for (let ended: string[] = [], after: string | undefined; template && (after === undefined || ended.length === BATCH); after = ended.at(-1)) {
      ended = await store.surveys.casesToAsk(id, template.id, since, BATCH, after);
      for (const reference of ended) {
        const found = await store.caseByReference(id, reference);
        if (found && hasEnded(found)) await inviteFor(parts, { ...site, id }, secret, template, await askAbout(store, found));
      }
      if (!ended.length) break;
    }
    if (!remindDays) continue;
    const now = clock();
    const due = [new Date(now - remindDays * DAY).toISOString(), new Date(now).toISOString()] as const;
    while ((await store.surveys.takeReminders(id, ...due, BATCH)).length === BATCH);
  }
}

/** An asking about a case as it stands: each time that it was opened again is a round of its own. */
export async function askAbout(store: Needs['store'], found: StoredCase): Promise<Ask> {
  const row = await store.desk.row(found.site, found.id);
  const [department] = JSON.parse(row?.departments_json ?? '[]') as string[];
  // Whom it was given to, or else who acted last.
  const agent = row?.assignee || (await store.events(found.site, found.id)).findLast(({ data }) => data.actor)?.data.actor?.id;
  return { case: found, round: 1 + (row?.reopened ?? 0), ...(agent && { agent }), ...(department && { department }) };
}

/** Whoever has withdrawn their case, or was told that it is none, is not asked how it was handled. */
export const hasEnded = ({ kind, state }: Pick<StoredCase, 'kind' | 'state'>): boolean =>
  MAY_HAVE_ENDED.some((name) => name === state) && !!WORKFLOWS[kind].states.find(({ name }) => name === state)?.final;
