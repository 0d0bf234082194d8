import { canonical } from 'heed/domain';
import { type Kysely, sql } from 'kysely';
import { sha256 } from '../crypto.ts';
import type { Migration } from './migrations/migration.ts';
import type { RegisterHead } from './office.ts';
import type { RegisterRow, Tables } from './rows.ts';
import type { Db } from './transact.ts';

/*
 * The register of a site: one entry for each case that was ever filed, whose hash covers the entries that were the newest when it was made. A case that is
 * removed with all that belongs to it leaves its entry, and an entry that is removed is missed by those that came after it. Each names several, so that
 * those who file at the same moment need not wait for one another. Nothing but filing writes here, once for each case.
 */

const REGISTER: Migration = {
  name: '0034-register',
  statements: [
    `create table if not exists heed_register (
      site text not null, case_id text not null, reference text not null, opening text not null, after_json text not null, hash text not null, primary key (site, case_id))`,
  ],
};
/** Entries for the cases that came before it. */
const REGISTER_FILLED: Migration = { name: '0035-register-filled', statements: [], fill: fillRegister };
export const REGISTER_MIGRATIONS: readonly Migration[] = [REGISTER, REGISTER_FILLED];

/** Entries that the next one names: more than are made at the same moment. */
const NAMED = 8;

type Named = Pick<RegisterRow, 'case_id' | 'reference' | 'hash'>;
/** As an entry names others: the newest first. */
export type After = readonly (readonly [caseId: string, reference: string])[];

/** Enters a case, whose first event has the hash `opening`, in the transaction that files it. */
export async function enter(tx: Db, { site, id, reference }: { readonly site: string; readonly id: string; readonly reference: string }, opening: string): Promise<void> {
  await tx.insertInto('heed_register').values(await entryOf({ site, case_id: id, reference, opening }, await newest(tx, site))).execute();
}

const newest = (db: Db, site: string): Promise<Named[]> =>
  db.selectFrom('heed_register').select(['case_id', 'reference', 'hash']).where('site', '=', site).orderBy('case_id', 'desc').limit(NAMED).execute();

async function entryOf(row: Pick<RegisterRow, 'site' | 'case_id' | 'reference' | 'opening'>, before: readonly Named[]): Promise<RegisterRow> {
  const after: After = before.map(({ case_id, reference }) => [case_id, reference]);
  return { ...row, after_json: JSON.stringify(after), hash: await entryHash(row, before.map(({ case_id, hash }) => [case_id, hash])) };
}

/** @param after the entries that it names, with their hashes */
export const entryHash = ({ site, case_id, reference, opening }: Pick<RegisterRow, 'site' | 'case_id' | 'reference' | 'opening'>, after: readonly (readonly [caseId: string, hash: string])[]): Promise<string> =>
  sha256(canonical({ site, caseId: case_id, reference, opening, after }));

/** The head after one more entry, in the order of the cases' ids. */
export const headAfter = async (before: RegisterHead | undefined, { hash }: Pick<RegisterRow, 'hash'>): Promise<RegisterHead> =>
  ({ count: (before?.count ?? 0) + 1, hash: await sha256((before?.hash ?? '') + hash) });

/** `12:9f86…`: how many cases there are, and a hash of all their entries. */
export const printHead = ({ count, hash }: RegisterHead): string => `${count}:${hash}`;

/** What {@link printHead} has printed; undefined for anything else. */
export function readHead(text: string): RegisterHead | undefined {
  const [, count, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return hash === undefined ? undefined : { count: Number(count), hash };
}

/** Longer than anybody tries to file a case, in milliseconds: ids are made before. */
const FILING = 30_000;

/** Cases whose id is below this one are all filed by now. */
export function settledBefore(now: number): string {
  const time = Math.max(0, Math.floor(now - FILING)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}

const BATCH = 200;

/** Enters every case that has no entry, in the order in which they came. */
export async function fillRegister(db: Kysely<Tables>): Promise<void> {
  for (;;) {
    const filled = await db.transaction().execute(async (tx) => {
      const rows = await tx.selectFrom('heed_cases as c')
        .leftJoin('heed_register as r', (join) => join.onRef('r.site', '=', 'c.site').onRef('r.case_id', '=', 'c.id'))
        .leftJoin('heed_events as e', (join) => join.onRef('e.site', '=', 'c.site').onRef('e.case_id', '=', 'c.id').on('e.seq', '=', sql<number>`1`))
        .select(['c.site', 'c.id as case_id', 'c.reference', 'e.hash as opening']).where('r.site', 'is', null).orderBy('c.site').orderBy('c.id').limit(BATCH).execute();
      const entries: RegisterRow[] = [];
      for (const [site, cases] of Map.groupBy(rows, (row) => row.site)) {
        let before = await newest(tx, site);
        for (const { case_id, reference, opening } of cases) {
          const entry = await entryOf({ site, case_id, reference, opening: opening ?? '' }, before);
          entries.push(entry);
          before = [entry, ...before].slice(0, NAMED);
        }
      }
      if (entries.length) await tx.insertInto('heed_register').values(entries).onConflict((oc) => oc.doNothing()).execute();
      return entries.length;
    });
    if (filled < BATCH) return;
  }
}
