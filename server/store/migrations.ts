import { type Kysely, sql } from 'kysely';
import { CATEGORY_MIGRATION } from './category-tables.ts';
import { cases } from './migrations/cases.ts';
import { desk, deskFilled } from './migrations/desk.ts';
import type { Migration } from './migrations/migration.ts';
import { LIBRARY_VERSIONS_MIGRATION, OFFICE_MIGRATIONS, SCRIPT_STATUS_MIGRATION } from './office-tables.ts';
import { REGISTER_MIGRATIONS } from './register.ts';
import { isPostgres } from './search-index.ts';
import { createOpenSearch, createOpenTable, createSearch, createWords } from './search-tables.ts';
import { SURVEY_COMMENTS_MIGRATION } from './survey-comments.ts';
import { SURVEY_CALLS_MIGRATION, SURVEY_LOOKS_MIGRATION, SURVEY_MAIL_MIGRATION, SURVEY_MIGRATION, SURVEY_MORE_MIGRATION, SURVEY_NAMES_MIGRATION, SURVEY_SERVICES_MIGRATION } from './survey-tables.ts';
import type { Tables } from './tables.ts';
import { VISIT_MIGRATION } from './visit-tables.ts';

/** Where words are found: each engine has its own tables for that. */
const search: Migration = { name: '0014-search', statements: [`drop table if exists heed_desk_text`], fill: createSearch };
/** Emergencies come first in lists by change too. */
const updated: Migration = { name: '0016-desk-updated', statements: [`create index if not exists heed_desk_calm_updated on heed_desk (site, calm, updated_at, case_id)`] };
/** Lists of a department in every order, and of open cases by day, each straight from an index. */
const lanes: Migration = {
  name: '0018-desk-lanes',
  statements: [
    ...['received_at', 'updated_at'].flatMap((column) => [
      `alter table heed_desk_departments add column ${column} text not null default ''`,
      `update heed_desk_departments set ${column} = (select d.${column} from heed_desk as d where d.site = heed_desk_departments.site and d.case_id = heed_desk_departments.case_id)`,
    ]),
    `create index if not exists heed_desk_departments_received on heed_desk_departments (site, department, calm, received_at, case_id)`,
    `create index if not exists heed_desk_departments_ended on heed_desk_departments (site, department, ended, received_at, case_id)`,
    `create index if not exists heed_desk_departments_updated on heed_desk_departments (site, department, calm, updated_at, case_id)`,
    `create index if not exists heed_desk_assignee_ended on heed_desk (site, assignee, ended, received_at, case_id)`,
    `create index if not exists heed_desk_open_received on heed_desk (site, calm, ended, received_at, case_id)`,
    `drop index if exists heed_desk_to_approve`,
    `create index if not exists heed_desk_approvals on heed_desk (site, calm, ended, next_due, case_id) where to_approve = 1`,
  ],
};
/** Where the staff is told by mail that a case stays late, and in which language. */
const staffMail: Migration = { name: '0022-staff-mail', statements: ['email', 'locale'].map((column) => `alter table heed_users add column ${column} text`) };
/** The index of lists by day says what is overdue. */
const openWords: Migration = {
  name: '0023-search-open',
  statements: [
    `drop index if exists heed_desk_open_received`,
    `create index if not exists heed_desk_open_days on heed_desk (site, calm, ended, received_at, case_id, next_due)`,
  ],
};
/** SQLite finds words among the open cases alone. */
const openIndex: Migration = { name: '0037-search-open-index', statements: [], fill: createOpenSearch };
/** PostgreSQL knows which words begin like one that is looked for. */
const knownWords: Migration = { name: '0038-search-words', statements: [], fill: createWords };
/** PostgreSQL finds words among the open cases alone, and is quicker to read them. */
const openTable: Migration = { name: '0040-search-open-table', statements: [], fill: createOpenTable };
/** Each deadline of a case alarms, not only the first that was missed: what has become silent is looked at again. */
const eachAlarm: Migration = { name: '0024-each-alarm', statements: [`update heed_alarms set next_at = due_at where next_at <> due_at`] };
/** Lists of a state in every order, each straight from an index. */
const states: Migration = {
  name: '0032-desk-states',
  statements: [
    `create index if not exists heed_desk_state_due on heed_desk (site, state, calm, ended, next_due, case_id)`,
    `create index if not exists heed_desk_state_received on heed_desk (site, state, calm, received_at, case_id)`,
    `create index if not exists heed_desk_state_ended on heed_desk (site, state, ended, received_at, case_id)`,
    `create index if not exists heed_desk_state_updated on heed_desk (site, state, calm, updated_at, case_id)`,
  ],
};
/** Rows for cases that came before some of the tables. */
const filled: Migration = { ...deskFilled, name: '0015-desk-filled' };

const MIGRATIONS: readonly Migration[] = [
  cases, desk, ...OFFICE_MIGRATIONS, search, lanes, deskFilled, filled, updated, SURVEY_MIGRATION, SURVEY_MAIL_MIGRATION, staffMail, openWords, eachAlarm, SURVEY_MORE_MIGRATION, SURVEY_COMMENTS_MIGRATION,
  SURVEY_SERVICES_MIGRATION, CATEGORY_MIGRATION, VISIT_MIGRATION, states, SURVEY_CALLS_MIGRATION, ...REGISTER_MIGRATIONS, SCRIPT_STATUS_MIGRATION, SURVEY_LOOKS_MIGRATION, openIndex, knownWords, SURVEY_NAMES_MIGRATION, openTable,
  LIBRARY_VERSIONS_MIGRATION,
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
  const dueNow = async () => {
    const applied = new Set((await db.selectFrom('heed_migrations').select('name').execute()).map(({ name }) => name));
    const unknown = [...applied].find((name) => !MIGRATIONS.some((m) => m.name === name));
    if (unknown) throw new Error(`The database was migrated by a newer heed-server (it has "${unknown}"). Start that version, or restore an older backup.`);
    return MIGRATIONS.filter(({ name }) => !applied.has(name));
  };
  while ((await dueNow()).length) {
    const lease = await db.insertInto('heed_locks')
      .values({ name: 'migrate', owner, expires_at: iso(now() + LEASE_MS) })
      .onConflict((oc) => oc.column('name').doUpdateSet({ owner, expires_at: iso(now() + LEASE_MS) }).where('heed_locks.expires_at', '<', iso(now())))
      .executeTakeFirst();
    if (!lease.numInsertedOrUpdatedRows) {
      await wait(50);
      continue;
    }
    try {
      // Asked again: between the question and the lease another starter may have done some.
      for (const { name, statements, fill } of await dueNow()) {
        await fill?.(db);
        await db.transaction().execute(async (tx) => {
          // An index on a million rows takes longer than any question may.
          if (isPostgres(tx)) await sql`set local statement_timeout = 0`.execute(tx);
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
