import { type ExpressionBuilder, sql } from 'kysely';
import { postSurveyMail } from './kysely-mails.ts';
import type { SiteId } from './store.ts';
import { FORGOTTEN } from './survey-calls.ts';
import { fromInvitation, MAY_HAVE_ENDED, toInvitation } from './survey-tables.ts';
import type { Invited, Inviting, StoredInvitation, Surveys } from './surveys.ts';
import type { Tables } from './tables.ts';
import { type Db, type Engine, persist, Rollback, Stale, type Timing, transact } from './transact.ts';

export const invitationRow = (db: Db, site: SiteId, id: string) =>
  db.selectFrom('heed_survey_invitations').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();

/** Whom to ask, whom not, and what was mailed about it. */
export class SurveyInvitations {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  invite(invitation: StoredInvitation, { quietSince, way = 'given' }: Inviting = {}): Promise<Invited> {
    const { site, template, subject, round } = invitation;
    return transact(this.#engine, this.#timing, async (tx): Promise<Invited> => {
      const same = await invitationRow(tx, site, invitation.id);
      if (same) return { outcome: 'created', invitation: toInvitation(same) };
      const hashes = hashesOf(invitation);
      const before = subject === undefined ? undefined : await tx.selectFrom('heed_survey_invitations').selectAll().where('site', '=', site)
        .where('template_id', '=', template).where('subject', '=', subject).where('round', '=', round).executeTakeFirst();
      // They are asked now, on the page.
      if (before?.way === 'none' && way === 'page') await tx.updateTable('heed_survey_invitations').set({ way }).where('site', '=', site).where('id', '=', before.id).execute();
      if (before) return way !== 'page' && isAnother(namesOf(invitation), hashesOf(toInvitation(before))) ? { outcome: 'another-customer' } : { outcome: 'exists', invitation: toInvitation(before) };
      if (hashes.length && way !== 'page') {
        if (await stopped(tx, site, namesOf(invitation))) return { outcome: 'asked-to-stop' };
        if (quietSince) {
          // Two askings of one customer at the same moment meet here, one after the other.
          for (const hash of hashes) {
            await tx.insertInto('heed_locks').values({ name: `survey:${site}:${hash}`, owner: invitation.id, expires_at: invitation.createdAt })
              .onConflict((oc) => oc.column('name').doUpdateSet({ owner: invitation.id, expires_at: invitation.createdAt })).execute();
          }
          const asked = await lastAsked(tx, invitation, quietSince);
          if (asked) throw new Rollback<Invited>({ outcome: 'asked-recently', at: asked.created_at });
        }
      }
      const row = await tx.insertInto('heed_survey_invitations').values(fromInvitation(invitation, way)).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      if (!row.numInsertedOrUpdatedRows) throw new Stale();
      await tx.deleteFrom('heed_locks').where('owner', '=', invitation.id).execute();
      if (way === 'mail') await postSurveyMail(tx, invitation, 0, invitation.createdAt);
      return { outcome: 'created', invitation };
    });
  }

  invitation(site: SiteId, id: string): ReturnType<Surveys['invitation']> {
    return this.#read(async (db) => {
      const row = await invitationRow(db, site, id);
      if (!row) return undefined;
      const found = row.case_id && await db.selectFrom('heed_cases').select('id').where('site', '=', site).where('id', '=', row.case_id).executeTakeFirst();
      return { invitation: toInvitation(row), caseGone: row.case_id !== null && !found };
    });
  }

  takeReminders(site: SiteId, before: string, now: string, limit: number): Promise<StoredInvitation[]> {
    return transact(this.#engine, this.#timing, async (tx) => {
      const rows = await tx.selectFrom('heed_survey_invitations').selectAll().where('site', '=', site).where('answered_at', 'is', null).where('reminded_at', 'is', null)
        .where('created_at', '<', before).where('expires_at', '>', now).orderBy('created_at').limit(limit).execute();
      const taken: StoredInvitation[] = [];
      for (const row of rows) {
        const marked = await tx.updateTable('heed_survey_invitations').set({ reminded_at: now }).where('site', '=', row.site).where('id', '=', row.id)
          .where('reminded_at', 'is', null).where('answered_at', 'is', null).executeTakeFirst();
        if (!marked.numUpdatedRows) continue;
        const mailed = await tx.selectFrom('heed_mails').select('seq').where('site', '=', site).where('case_id', '=', row.id).executeTakeFirst();
        if (mailed) await postSurveyMail(tx, row, 1, now);
        taken.push({ ...toInvitation(row), remindedAt: now });
      }
      return taken;
    });
  }

  stopAsking(invitation: StoredInvitation, at: string): Promise<void> {
    const { site } = invitation;
    const [hashes, all] = [hashesOf(invitation), namesOf(invitation)];
    return transact(this.#engine, this.#timing, async (tx) => {
      if (!hashes.length) return;
      await tx.insertInto('heed_survey_stops').values(hashes.map((hash) => ({ site, customer_hash: hash, at }))).onConflict((oc) => oc.doNothing()).execute();
      await tx.updateTable('heed_survey_invitations').set(FORGOTTEN).where('site', '=', site).where(({ or, eb }) => or(HASHES.map((column) => eb(column, 'in', all)))).where(nobodyCalls).execute();
    });
  }

  hasStopped(site: SiteId, customerHashes: readonly string[]): Promise<boolean> {
    return this.#read((db) => stopped(db, site, customerHashes));
  }

  forgetAddresses(now: string): Promise<void> {
    return this.#read(async (db) => {
      await db.updateTable('heed_survey_invitations').set(FORGOTTEN).where(({ or, eb }) => or([eb('email', 'is not', null), eb('phone', 'is not', null)]))
        // Whoever has given the first tap alone may still say more.
        .where(({ or, and, eb, not, exists, selectFrom }) => or([eb('expires_at', '<', now), and([eb('answered_at', 'is not', null), not(exists(selectFrom('heed_survey_answers as a').select('a.id')
          .whereRef('a.site', '=', 'heed_survey_invitations.site').whereRef('a.id', '=', 'heed_survey_invitations.answer_id').where('a.partial', '=', 1)))])])).where(nobodyCalls).execute();
    });
  }

  casesToAsk(site: SiteId, template: string, since: string, limit: number, after = ''): Promise<string[]> {
    // Written out, so that the planner sees that the index on ended events fits.
    const ended = sql.join(MAY_HAVE_ENDED.map((state) => sql.lit(state)));
    return this.#read(async (db) => (await db.selectFrom('heed_events as e')
      .innerJoin('heed_cases as c', (join) => join.onRef('c.site', '=', 'e.site').onRef('c.id', '=', 'e.case_id').onRef('c.state', '=', 'e.state'))
      .select('c.reference').distinct().where('e.site', '=', site).where('e.at', '>=', since).where('c.reference', '>', after).where(sql<boolean>`e.state in (${ended})`)
      // A case that was opened again and has ended anew is asked about anew.
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('heed_survey_invitations as i').select('i.id').whereRef('i.site', '=', 'c.site')
        .where('i.template_id', '=', template).whereRef('i.subject', '=', 'c.reference').whereRef('i.created_at', '>=', 'e.at'))))
      .orderBy('c.reference').limit(limit).execute()).map(({ reference }) => reference));
  }

  #read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, () => work(this.#engine.db));
  }
}

/** Of an answer with an open call it is still to be known how to reach its author. */
const nobodyCalls = ({ not, exists, selectFrom }: ExpressionBuilder<Tables, 'heed_survey_invitations'>) => not(exists(selectFrom('heed_survey_follow_ups as f').select('f.id')
  .whereRef('f.site', '=', 'heed_survey_invitations.site').whereRef('f.answer_id', '=', 'heed_survey_invitations.answer_id').where('f.done_at', 'is', null).where('f.dropped_at', 'is', null)));

/** A mail that nobody has tried to send for a day is not sent any more. */
const STALE = 864e5;

/** The last invitation of this customer that has reached them, or is about to. */
const lastAsked = (db: Db, { site, createdAt, ...whom }: StoredInvitation, since: string) => db.selectFrom('heed_survey_invitations as i').select('i.created_at')
  .where('i.site', '=', site).where(({ or, eb }) => or(HASHES.map((column) => eb(`i.${column}`, 'in', namesOf(whom))))).where('i.created_at', '>', since)
  .where(({ or, eb, exists, selectFrom }) => or([
    eb('i.way', '=', 'given'), eb('i.answered_at', 'is not', null),
    exists(selectFrom('heed_mails as m').select('m.seq').whereRef('m.site', '=', 'i.site').whereRef('m.case_id', '=', 'i.id').where('m.about', '=', 'survey').where((mail) => mail.or([
      mail('m.state', 'in', ['sent', 'sending', 'unsure']),
      mail.and([mail('m.state', '=', 'waiting'), mail.or([mail('m.attempts', '>', 0), mail('m.created_at', '>', new Date(Date.parse(createdAt) - STALE).toISOString())])]),
    ]))),
  ])).orderBy('i.created_at', 'desc').limit(1).executeTakeFirst();

const stopped = async (db: Db, site: SiteId, hashes: readonly string[]): Promise<boolean> =>
  !!await db.selectFrom('heed_survey_stops').select('at').where('site', '=', site).where('customer_hash', 'in', hashes.length ? hashes : ['']).executeTakeFirst();

type Names = Pick<StoredInvitation, 'customerHash' | 'mailHash' | 'phoneHash' | 'formerHashes'>;
const HASHES = ['customer_hash', 'mail_hash', 'phone_hash'] as const;

/** By what a customer is known, always in the same order. */
const hashesOf = ({ customerHash, mailHash, phoneHash }: Names): string[] => [...new Set([customerHash, mailHash, phoneHash].filter((hash) => hash !== undefined))].sort();

/** The same with what earlier times made of it. */
export const namesOf = (invitation: Names): string[] => [...new Set([...hashesOf(invitation), ...invitation.formerHashes ?? []])];

const isAnother = (hashes: readonly string[], others: readonly string[]): boolean => hashes.length > 0 && others.length > 0 && !hashes.some((hash) => others.includes(hash));
