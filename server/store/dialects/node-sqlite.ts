import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteStatement } from 'kysely';
import { KyselyStore } from '../kysely-store.ts';
import type { Store } from '../store.ts';
import { immediate, sqliteEngine } from './sqlite.ts';

/**
 * The store in one SQLite file `heed.db` inside `folder`, which is made if missing. A commit is on the disk before it is
 * acknowledged (WAL, synchronous=FULL). Several processes may use the folder; they write one after the other.
 */
export function openSqliteStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(join(folder, 'heed.db'));
  db.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  // Waiting for another process's write stops this one's every request, so it is short; the store tries again without blocking.
  db.exec('pragma busy_timeout = 20');
  const statements = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    let statement = statements.get(sql);
    if (!statement) {
      if (statements.size > 200) statements.clear();
      statements.set(sql, (statement = dress(db.prepare(immediate(sql)))));
    }
    return statement;
  };
  return new KyselyStore(sqliteEngine({ prepare, close: () => db.close() }, (error) => (error as { errcode?: number }).errcode));
}

function dress(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
