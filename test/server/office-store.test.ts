import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import type { Store } from '../../server/store/store.ts';
import { officeContract } from '../suites/office-contract.ts';
import { postgres, temporaryFolder } from './helpers.ts';

const ready = async (store: Store) => {
  await store.migrate();
  return store;
};

officeContract('SQLite', () => ready(openSqliteStore(temporaryFolder())));
const newDatabase = await postgres();
if (newDatabase) officeContract('PostgreSQL', async () => ready(openPostgresStore(await newDatabase())));
