import { type SurveyTemplate, WORKFLOWS } from 'heed/domain';
import type { Parts, Site } from './context.ts';
import { hex, hmac } from './crypto.ts';
import type { StoredCase } from './store/store.ts';
import type { Invited, StoredInvitation } from './store/surveys.ts';
import { templateOf } from './survey-intake.ts';

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
}

type Needs = Pick<Parts, 'store' | 'clock' | 'random'>;

/** Invites somebody, unless there is an invitation for this already or they were asked lately. */
export async function inviteFor({ store, clock, random }: Needs, { id: site, surveys }: Site, secret: string, { id, occasion }: SurveyTemplate, ask: Ask): Promise<Invited> {
  const now = clock();
  const { values, locale = 'en', reference, id: caseId } = ask.case ?? {};
  const person = ask.customer ?? values?.email ?? values?.phone;
  const customerHash = person ? hex(await hmac(secret, `customer:${site}:${String(person).toLowerCase().replace(/[\s()-]/g, '')}`)).slice(0, 32) : undefined;
  const subject = ask.subject ?? reference;
  const invitation: StoredInvitation = {
    site, id: hex(random(16)), template: id, occasion, round: ask.round ?? 1, locale: ask.locale ?? locale, createdAt: new Date(now).toISOString(), expiresAt: new Date(now + surveys.expireDays * DAY).toISOString(),
    ...(caseId && { caseId }), ...(subject && { subject }), ...(customerHash && { customerHash }), ...(ask.department && { department: ask.department }), ...(ask.agent && { agent: ask.agent }),
  };
  return store.surveys.invite(invitation, surveys.quietDays ? new Date(now - surveys.quietDays * DAY).toISOString() : undefined);
}

/** What the server wants to be told of an asking: who sends links makes them of the invitation's token. */
export interface SurveyNews { readonly invitation: StoredInvitation; readonly case?: StoredCase; readonly reminder: boolean }

/**
 * Asks about every case that has come to its end (C-11), and reminds once of what was not answered. Run it every minute or so, in as many
 * processes as there are: each invitation is made, and each reminder given, once.
 */
export async function askAfterCases(parts: Needs & Pick<Parts, 'settings'>, secret: string, tell: (news: SurveyNews) => Promise<void> | void = () => undefined): Promise<void> {
  const { store, clock, settings } = parts;
  for (const [id, site] of Object.entries(settings.sites)) {
    const { afterCase, remindDays } = site.surveys;
    const template = afterCase === null ? undefined : await templateOf(store, id, afterCase);
    const ended = template ? await store.surveys.casesToAsk(id, template.id, new Date(clock() - LOOK_BACK).toISOString(), BATCH) : [];
    for (const reference of ended) {
      const found = await store.caseByReference(id, reference);
      if (!found || !hasEnded(found)) continue;
      const events = await store.events(id, found.id);
      const result = await inviteFor(parts, { ...site, id }, secret, template!, { case: found, round: 1 + events.filter(({ state }, i) => state === 'reopened' && events[i - 1]?.state !== 'reopened').length });
      if (result.outcome === 'created') await tell({ invitation: result.invitation, case: found, reminder: false });
    }
    if (!remindDays) continue;
    const now = clock();
    for (const invitation of await store.surveys.takeReminders(id, new Date(now - remindDays * DAY).toISOString(), new Date(now).toISOString(), BATCH)) await tell({ invitation, reminder: true });
  }
}

/** Whoever has withdrawn their case, or was told that it is none, is not asked how it was handled. */
const hasEnded = ({ kind, state }: StoredCase): boolean => !!WORKFLOWS[kind].states.find(({ name }) => name === state)?.final;
