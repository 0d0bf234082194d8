import { alarmNow } from './alarms.ts';
import { chained } from './chain.ts';
import { isEmergency } from './desk-project.ts';
import { dueOf, writeDesk } from './desk-rows.ts';
import { postMail, postStaffMails } from './kysely-mails.ts';
import type { StoredCase, StoredEvent, StoredUpload, Verdict } from './store.ts';
import { fromEvent, type Tables, toCase, toEvent, toUpload } from './tables.ts';
import { type Db, Stale } from './transact.ts';

/** Appends what was decided, and writes down in the same transaction where the case then stands. */
export async function append(tx: Db, stored: StoredCase, events: readonly StoredEvent[], { event, follows = [], answeredAt, due }: Verdict): Promise<void> {
  const { site, id } = stored;
  const all = [...events];
  for (const added of [event, ...follows]) {
    const next = await chained(site, id, added, { seq: all.at(-1)?.seq ?? 0, hash: all.at(-1)?.hash ?? '' });
    const row = await tx.insertInto('heed_events').values(fromEvent(site, id, next)).onConflict((oc) => oc.doNothing()).executeTakeFirst();
    if (!row.numInsertedOrUpdatedRows) throw new Stale();
    all.push(next);
    await postMail(tx, stored, next);
    if (next.type === 'escalate') await postStaffMails(tx, stored, next, all);
  }
  const last = all.at(-1)!;
  const answered = stored.answeredAt ?? answeredAt;
  const deadlines = due ?? (await dueOf(tx, stored));
  const after: StoredCase = { ...stored, state: last.state, headSeq: last.seq, headHash: last.hash, answerDueAt: deadlines.answerDueAt, ...(answered && { answeredAt: answered }) };
  await tx.updateTable('heed_cases')
    .set({ state: after.state, head_seq: after.headSeq, head_hash: after.headHash, answer_due_at: after.answerDueAt, answered_at: answered ?? null })
    .where('site', '=', site).where('id', '=', id).execute();
  await writeDesk(tx, after, all, deadlines, event.type !== 'late' && event.type !== 'escalate');
  if (isEmergency(stored, all) && !isEmergency(stored, events)) await alarmNow(tx, stored, last.at);
}

/** Takes the idempotency key, or returns the row of whoever took it before. */
export async function takeKey(tx: Db, row: Tables['heed_keys']): Promise<Tables['heed_keys'] | undefined> {
  const taken = await tx.insertInto('heed_keys').values(row).onConflict((oc) => oc.columns(['site', 'scope', 'key']).doNothing()).executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows) return undefined;
  const before = await tx.selectFrom('heed_keys').selectAll().where('site', '=', row.site).where('scope', '=', row.scope).where('key', '=', row.key).executeTakeFirst();
  if (!before) throw new Stale();
  return before;
}

export async function caseById(db: Db, site: string, id: string): Promise<StoredCase | undefined> {
  const row = await db.selectFrom('heed_cases').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst();
  return row && toCase(row);
}

export const eventsOf = async (db: Db, site: string, caseId: string): Promise<StoredEvent[]> =>
  (await db.selectFrom('heed_events').selectAll().where('site', '=', site).where('case_id', '=', caseId).orderBy('seq').execute()).map(toEvent);

/** The events of a case that was read just before. Where others write meanwhile, case and events could be of two moments, and nothing may be decided on such. */
export async function eventsUpTo(tx: Db, { site, id, headSeq }: StoredCase): Promise<StoredEvent[]> {
  const events = await eventsOf(tx, site, id);
  if ((events.at(-1)?.seq ?? 0) !== headSeq) throw new Stale();
  return events;
}

export const uploadsOfCase = async (db: Db, site: string, caseId: string): Promise<StoredUpload[]> =>
  (await db.selectFrom('heed_uploads').selectAll().where('site', '=', site).where('case_id', '=', caseId).orderBy('created_at').execute()).map(toUpload);

/** Gives the uploads to the case; `false` if one is missing or another's. */
export async function claim(tx: Db, site: string, caseId: string, ids: readonly string[]): Promise<boolean> {
  if (!ids.length) return true;
  const { numUpdatedRows } = await tx.updateTable('heed_uploads').set({ case_id: caseId })
    .where('site', '=', site).where('id', 'in', ids).where('case_id', 'is', null).executeTakeFirst();
  return numUpdatedRows === BigInt(new Set(ids).size);
}
