import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Engine, Trouble } from '../transact.ts';

/** SQLite's primary result codes that waiting or looking again may cure. */
const TROUBLE: Readonly<Record<number, Trouble>> = { 5: 'retry', 6: 'retry', 10: 'lost', 13: 'full', 14: 'lost' };

/** An engine over any SQLite that is dressed as Kysely expects it. `code` reads the result code of its errors. */
export const sqliteEngine = (database: SqliteDatabase, code: (error: unknown) => number | undefined): Engine => ({
  db: new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }),
  // The low byte is the primary result code.
  trouble: (error) => TROUBLE[(code(error) ?? 0) & 0xff],
});

/** Takes the write lock when a transaction begins: one that reads first could not wait for it later. */
export const immediate = (sql: string): string => (sql === 'begin' ? 'begin immediate' : sql);
