import { type Kysely, sql } from 'kysely';
import { OFFICE_MIGRATIONS } from './office-tables.ts';
import { SURVEY_MIGRATION } from './survey-tables.ts';
import type { Tables } from './tables.ts';

export interface Migration { readonly name: string; readonly statements: readonly string[] }

/**
 * Every statement can be run again (`if not exists`), because not every engine rolls back table changes. Only what all
 * PostgreSQL-wire engines and SQLite share is used: no sequences, triggers, savepoints or session locks. A later version adds, and
 * removes only what two versions before stopped using.
 */
const MIGRATIONS: readonly Migration[] = [
  {
    name: '0001-cases',
    statements: [
      `create table if not exists heed_settings (site text not null, name text not null, value text not null, primary key (site, name))`,
      `create table if not exists heed_cases (
        site text not null, id text not null, reference text not null, kind text not null, form_id text not null, form_version integer not null,
        state text not null, subject text not null, values_json text not null, extra_json text not null, locale text not null,
        source_json text not null, tracking_hash text not null, digest text not null, received_at text not null, answer_due_at text not null,
        answered_at text, head_seq integer not null, head_hash text not null, primary key (site, id), unique (site, reference))`,
      `create table if not exists heed_events (
        site text not null, case_id text not null, seq integer not null, type text not null, at text not null, by_party text not null,
        state text not null, visibility text not null, text text, files_json text not null, data_json text not null, prev_hash text not null,
        hash text not null, primary key (site, case_id, seq))`,
      `create table if not exists heed_keys (
        site text not null, scope text not null, key text not null, digest text not null, case_id text not null, created_at text not null,
        primary key (site, scope, key))`,
      `create table if not exists heed_uploads (
        site text not null, id text not null, case_id text, name text not null, type text not null, size integer not null, digest text not null,
        storage_key text not null, created_at text not null, primary key (site, id))`,
      `create index if not exists heed_uploads_of_case on heed_uploads (site, case_id)`,
      `create index if not exists heed_uploads_unclaimed on heed_uploads (created_at) where case_id is null`,
      `create table if not exists heed_counters (
        site text not null, bucket text not null, time_window bigint not null, hits integer not null, expires_at text not null,
        primary key (site, bucket, time_window))`,
      `create index if not exists heed_counters_expiry on heed_counters (expires_at)`,
    ],
  },
  ...OFFICE_MIGRATIONS,
  SURVEY_MIGRATION,
];

/** A starter that died while migrating keeps others waiting no longer than this. */
const LEASE_MS = 60_000;

export interface MigrateOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Names this starter; unlike any other. */
  readonly owner: string;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Brings the tables up to date. Of several starters one holds the lease (a row, decided by its primary key) and the others wait.
 * Rejects when the database was migrated by a newer version.
 */
export async function migrate(db: Kysely<Tables>, { now, owner, wait }: MigrateOptions): Promise<void> {
  const iso = (ms: number) => new Date(ms).toISOString();
  await bookkeeping(db, wait);
  for (;;) {
    const applied = new Set((await db.selectFrom('heed_migrations').select('name').execute()).map(({ name }) => name));
    const unknown = [...applied].find((name) => !MIGRATIONS.some((m) => m.name === name));
    if (unknown) throw new Error(`The database was migrated by a newer heed-server (it has "${unknown}"). Start that version, or restore an older backup.`);
    const due = MIGRATIONS.filter(({ name }) => !applied.has(name));
    if (!due.length) return;
    const lease = await db.insertInto('heed_locks')
      .values({ name: 'migrate', owner, expires_at: iso(now() + LEASE_MS) })
      .onConflict((oc) => oc.column('name').doUpdateSet({ owner, expires_at: iso(now() + LEASE_MS) }).where('heed_locks.expires_at', '<', iso(now())))
      .executeTakeFirst();
    if (!lease.numInsertedOrUpdatedRows) {
      await wait(50);
      continue;
    }
    try {
      for (const { name, statements } of due) {
        await db.transaction().execute(async (tx) => {
          for (const statement of statements) await sql.raw(statement).execute(tx);
          await tx.insertInto('heed_migrations').values({ name, applied_at: iso(now()) }).onConflict((oc) => oc.doNothing()).execute();
        });
      }
    } finally {
      await db.deleteFrom('heed_locks').where('name', '=', 'migrate').where('owner', '=', owner).execute();
    }
  }
}

/** PostgreSQL lets one of two simultaneous `create table if not exists` fail; once more, and the table is there. */
async function bookkeeping(db: Kysely<Tables>, wait: (ms: number) => Promise<void>) {
  for (let attempt = 0; ; attempt++) {
    try {
      await sql`create table if not exists heed_migrations (name text primary key, applied_at text not null)`.execute(db);
      await sql`create table if not exists heed_locks (name text primary key, owner text not null, expires_at text not null)`.execute(db);
      return;
    } catch (error) {
      if (attempt === 5) throw error;
      await wait(20 * (attempt + 1));
    }
  }
}
