import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { openWasmStore, type SqliteWasm } from '../../server/store/dialects/sqlite-wasm.ts';
import type { Store } from '../../server/store/store.ts';
import { KyselyStore } from '../../server/store/kysely-store.ts';
import { sqliteEngine } from '../../server/store/dialects/sqlite.ts';
import { fillContract, staffContract } from '../suites/staff-contract.ts';
import { storeContract } from '../suites/store-contract.ts';
import { postgres, temporaryFolder } from './helpers.ts';

const ready = async (store: Store) => {
  await store.migrate();
  return store;
};

staffContract('SQLite', async () => ({ store: await ready(openSqliteStore(temporaryFolder())) }));
fillContract('SQLite', async () => {
  const db = new DatabaseSync(':memory:');
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    const values = (given: readonly unknown[]) => given as readonly SQLInputValue[];
    return { reader: statement.columns().length > 0, all: (given: readonly unknown[]) => statement.all(...values(given)), run: (given: readonly unknown[]) => statement.run(...values(given)), iterate: (given: readonly unknown[]) => statement.iterate(...values(given)) };
  };
  const engine = sqliteEngine({ prepare, close: () => db.close() }, () => undefined);
  return { engine, store: await ready(new KyselyStore(engine)) };
});

storeContract('SQLite', async () => {
  const folder = temporaryFolder();
  return { store: await ready(openSqliteStore(folder)), second: () => ready(openSqliteStore(folder)) };
});

const sqlite = await loadWasm();
staffContract('SQLite in WebAssembly', async () => ({ store: await ready(openWasmStore(sqlite)) }));
storeContract('SQLite in WebAssembly', async () => ({ store: await ready(openWasmStore(sqlite)) }));

const newDatabase = await postgres();
if (newDatabase) {
  staffContract('PostgreSQL', async () => ({ store: await ready(openPostgresStore(await newDatabase())) }));
  storeContract('PostgreSQL', async () => {
    const url = await newDatabase();
    return { store: await ready(openPostgresStore(url)), second: () => ready(openPostgresStore(url)) };
  });
}

/** The module is made for browsers: it asks where it is, and fetches its binary. */
async function loadWasm(): Promise<SqliteWasm> {
  Object.assign(globalThis, { self: globalThis, location: new URL('http://localhost/') });
  const { default: init } = await import('@sqlite.org/sqlite-wasm') as { default: (options: object) => Promise<SqliteWasm> };
  const entry = createRequire(import.meta.url).resolve('@sqlite.org/sqlite-wasm/package.json');
  return init({ wasmBinary: readFileSync(entry.replace('package.json', 'sqlite-wasm/jswasm/sqlite3.wasm')), print: () => undefined, printErr: () => undefined });
}
