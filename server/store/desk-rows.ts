import type { Kysely } from 'kysely';
import { setAlarm } from './alarms.ts';
import { deskRow } from './desk-project.ts';
import type { Due, StoredCase, StoredEvent } from './store.ts';
import { markOpen, termsOfCase, writeSearch } from './search-index.ts';
import { type Tables, toCase, toEvent } from './tables.ts';
import type { Db } from './transact.ts';

/** Writes the rows that the desk finds a case by. `alarm`: what is due may have changed. */
export async function writeDesk(tx: Db, stored: StoredCase, events: readonly StoredEvent[], due: Due, alarm = true): Promise<void> {
  const row = deskRow(stored, events, due);
  const { site, case_id, calm, ended, next_due, received_at, updated_at } = row;
  const { site: _, case_id: __, ...changed } = row;
  await tx.insertInto('heed_desk').values(row).onConflict((oc) => oc.columns(['site', 'case_id']).doUpdateSet(changed)).execute();
  const departments = [...new Set(JSON.parse(row.departments_json) as string[])];
  await tx.deleteFrom('heed_desk_departments').where('site', '=', site).where('case_id', '=', case_id).execute();
  if (departments.length) await tx.insertInto('heed_desk_departments').values(departments.map((department) => ({ site, department, case_id, calm, ended, next_due, received_at, updated_at }))).execute();
  if (alarm) await setAlarm(tx, row);
  // What was written at the beginning stays as it is.
  if (events.length === 1) await writeSearch(tx, [{ site, case_id, terms: termsOfCase(stored), open: !ended }]);
  else await markOpen(tx, row, !ended);
}

/** The deadlines that were written last. */
export async function dueOf(tx: Db, { site, id, answerDueAt }: StoredCase): Promise<Due> {
  const row = await tx.selectFrom('heed_desk').select(['promised_at', 'due_at']).where('site', '=', site).where('case_id', '=', id).executeTakeFirst();
  return { answerDueAt, ...(row?.promised_at && { promisedAt: row.promised_at }), ...(row?.due_at && { dueAt: row.due_at }) };
}

const BATCH = 200;

/** Gives every case without a row of the desk its own. Of work that is going on it does not know the deadline: the next event will. */
export async function fillDesk(db: Kysely<Tables>): Promise<void> {
  for (let after = { site: '', id: '' }; ;) {
    const rows = await db.selectFrom('heed_cases as c').selectAll('c')
      .where(({ eb, or, and }) => or([eb('c.site', '>', after.site), and([eb('c.site', '=', after.site), eb('c.id', '>', after.id)])]))
      .orderBy('c.site').orderBy('c.id').limit(BATCH).execute();
    await db.transaction().execute(async (tx) => {
      for (const row of rows) {
        const stored = toCase(row);
        const events = (await tx.selectFrom('heed_events').selectAll().where('site', '=', row.site).where('case_id', '=', row.id).orderBy('seq').execute()).map(toEvent);
        if (events.length > 1) await writeSearch(tx, [{ site: row.site, case_id: row.id, terms: termsOfCase(stored), open: false }]);
        if (events.length) await writeDesk(tx, stored, events, { answerDueAt: stored.answerDueAt });
        after = { site: row.site, id: row.id };
      }
    });
    if (rows.length < BATCH) return;
  }
}
