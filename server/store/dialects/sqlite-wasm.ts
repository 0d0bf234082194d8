import type { SqliteStatement } from 'kysely';
import { KyselyStore } from '../kysely-store.ts';
import type { Store } from '../store.ts';
import { immediate, sqliteEngine } from './sqlite.ts';

/** The part of `@sqlite.org/sqlite-wasm` that is used: what its default export resolves to. */
export interface SqliteWasm {
  readonly oo1: { readonly DB: new (filename: string) => WasmDatabase };
}

interface WasmDatabase {
  prepare(sql: string): WasmStatement;
  exec(sql: string): unknown;
  changes(): number;
  close(): void;
}

interface WasmStatement {
  readonly columnCount: number;
  bind(values: readonly unknown[]): unknown;
  step(): boolean;
  get(into: object): unknown;
  finalize(): unknown;
}

/** The store in memory, for stories, tests and previews in a browser: `openWasmStore(await sqlite3InitModule())`. */
export function openWasmStore(sqlite: SqliteWasm): Store {
  const db = new sqlite.oo1.DB(':memory:');
  return new KyselyStore(sqliteEngine({ prepare: (sql) => dress(db, immediate(sql)), close: () => db.close() }, (error) => (error as { resultCode?: number }).resultCode));
}

function dress(db: WasmDatabase, sql: string): SqliteStatement {
  const probe = db.prepare(sql);
  const reader = probe.columnCount > 0;
  probe.finalize();
  const rows = function* (parameters: readonly unknown[]) {
    const statement = db.prepare(sql);
    try {
      if (parameters.length) statement.bind(parameters);
      while (statement.step()) yield statement.get({});
    } finally {
      statement.finalize();
    }
  };
  return {
    reader,
    all: (parameters) => [...rows(parameters)],
    iterate: rows,
    run: (parameters) => {
      for (const row of rows(parameters)) throw new Error(`A row where none was expected: ${JSON.stringify(row)}`);
      return { changes: db.changes(), lastInsertRowid: 0 };
    },
  };
}
