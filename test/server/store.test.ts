import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { openWasmStore, type SqliteWasm } from '../../server/store/dialects/sqlite-wasm.ts';
import type { Store } from '../../server/store/store.ts';
import { storeContract } from '../suites/store-contract.ts';
import { postgres, temporaryFolder } from './helpers.ts';

const ready = async (store: Store) => {
  await store.migrate();
  return store;
};

storeContract('SQLite', async () => {
  const folder = temporaryFolder();
  return { store: await ready(openSqliteStore(folder)), second: () => ready(openSqliteStore(folder)) };
});

const sqlite = await loadWasm();
storeContract('SQLite in WebAssembly', async () => ({ store: await ready(openWasmStore(sqlite)) }));

const newDatabase = await postgres();
if (newDatabase) {
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
