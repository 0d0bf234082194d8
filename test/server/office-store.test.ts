import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import pg from 'pg';
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

/** What an earlier server left behind: an entry without versions. */
const OLD = [
  'drop table heed_library_versions', ...['version', 'updated_at', 'updated_by'].map((column) => `alter table heed_library drop column ${column}`), `delete from heed_migrations where name = '0041-library-versions'`,
  `insert into heed_library values ('default', 'e1', 'c1', 'complaint', 'use', 'a', 'b', 'c', 'd', 'e', '[]', '[]', '2026-03-04T05:06:07.000Z', 'Ann')`,
];

async function upgraded(store: Store): Promise<void> {
  await store.migrate();
  const old = (await store.library.entry('default', 'e1'))!;
  assert.deepEqual([old.version, old.createdBy, old.updatedBy], [1, 'Ann', undefined]);
  const changed = await store.library.save('default', { ...old, title: 'Anew' }, 1, 'Bo', '2027-01-01T00:00:00.000Z');
  assert.deepEqual(await store.library.versions('default', 'e1'), [old, changed]);
  await store.close();
}

test('SQLite: what entries said before they had versions is kept, too', async () => {
  const folder = temporaryFolder();
  await (await ready(openSqliteStore(folder))).close();
  const db = new DatabaseSync(join(folder, 'heed.db'));
  for (const statement of OLD) db.exec(statement);
  db.close();
  await upgraded(openSqliteStore(folder));
});

test('PostgreSQL: what entries said before they had versions is kept, too', { skip: !newDatabase && 'no PostgreSQL' }, async () => {
  const url = await newDatabase!();
  await (await ready(openPostgresStore(url))).close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of OLD) await client.query(statement);
  await client.end();
  await upgraded(openPostgresStore(url));
});
