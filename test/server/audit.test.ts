import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import type { AuditFault } from '../../server/store/office.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import type { NewEvent, Store } from '../../server/store/store.ts';
import { aCase } from '../suites/store-contract.ts';
import { postgres, temporaryFolder } from './helpers.ts';

const said = (text: string): NewEvent => ({ type: 'message', at: '2026-01-02T03:04:05.000Z', by: 'customer', state: 'received', visibility: 'public', text, files: [], data: { payload: { text: 'Seen.' } } });
const victim = "site = 'default' and case_id = (select min(id) from heed_cases)";
const ofCase = "site = 'default' and id = (select min(id) from heed_cases)";

/** Everything that somebody with the database open could do. */
const TAMPERING: readonly (readonly [what: string, sql: readonly string[]])[] = [
  ['a text edited', [`update heed_events set text = 'other' where ${victim} and seq = 2`]],
  ['a time moved', [`update heed_events set at = '2026-01-01T03:04:05.000Z' where ${victim} and seq = 3`]],
  ['a party changed', [`update heed_events set by_party = 'staff' where ${victim} and seq = 2`]],
  ['a type changed', [`update heed_events set type = 'withdraw' where ${victim} and seq = 3`]],
  ['a state changed', [`update heed_events set state = 'closed' where ${victim} and seq = 2`]],
  ['something internal made public, or the other way', [`update heed_events set visibility = 'internal' where ${victim} and seq = 2`]],
  ['recorded data edited', [`update heed_events set data_json = '{"seen":false}' where ${victim} and seq = 2`]],
  ['a file added to an event', [`update heed_events set files_json = '["f"]' where ${victim} and seq = 2`]],
  ['an event removed from the middle', [`delete from heed_events where ${victim} and seq = 2`]],
  ['the last event removed', [`delete from heed_events where ${victim} and seq = 4`]],
  ['the first event removed', [`delete from heed_events where ${victim} and seq = 1`]],
  ['the last event removed and the head set back', [`delete from heed_events where ${victim} and seq = 4`, `update heed_cases set head_seq = 3 where ${ofCase}`]],
  ['an event removed and the others moved up', [`delete from heed_events where ${victim} and seq = 2`, `update heed_events set seq = 2 where ${victim} and seq = 3`, `update heed_events set seq = 3 where ${victim} and seq = 4`, `update heed_cases set head_seq = 3 where ${ofCase}`]],
  ['two events in another order', [`update heed_events set seq = 9 where ${victim} and seq = 2`, `update heed_events set seq = 2 where ${victim} and seq = 3`, `update heed_events set seq = 3 where ${victim} and seq = 9`]],
  ['a hash replaced', [`update heed_events set hash = '${'0'.repeat(64)}' where ${victim} and seq = 2`]],
  ['an event put in between', [`update heed_events set seq = 5 where ${victim} and seq = 4`, `insert into heed_events select site, case_id, 4, type, at, by_party, state, visibility, 'forged', files_json, data_json, prev_hash, hash from heed_events where ${victim} and seq = 3`]],
  ['an event of another case put in', [`update heed_events set case_id = (select max(id) from heed_cases), seq = 99 where ${victim} and seq = 4`]],
  ['the case’s state changed', [`update heed_cases set state = 'closed' where ${ofCase}`]],
  ['what the customer wrote edited', [`update heed_cases set values_json = replace(values_json, 'Lid', 'Lad') where ${ofCase}`]],
  ['what the customer wrote edited, with its digest', [`update heed_cases set values_json = replace(values_json, 'Lid', 'Lad'), digest = '${'0'.repeat(64)}' where ${ofCase}`]],
  ['a case removed', [`delete from heed_cases where ${ofCase}`]],
  ['a case removed with its events', [`delete from heed_events where ${victim}`, `delete from heed_cases where ${ofCase}`]],
];

async function fill(store: Store) {
  await store.migrate();
  for (const key of ['key-one', 'key-two']) {
    const filed = await store.fileCase(await aCase(key));
    assert.ok('case' in filed);
    for (const text of ['one', 'two', 'three']) {
      await store.appendEvent({ site: 'default', caseId: filed.case.id, key: `key-${text}`, digest: text, uploads: [], decide: () => ({ event: said(text) }) });
    }
  }
}

async function faultsOf(store: Store) {
  const faults: AuditFault[] = [];
  const checked = await store.audit.verify('default', (fault) => faults.push(fault) > 0);
  return { checked, faults };
}

function tamperWith(name: string, open: () => Promise<{ readonly store: Store; readonly run: (sql: readonly string[]) => Promise<void> }>) {
  test(`${name}: what nobody touched has no fault`, async () => {
    const { store } = await open();
    assert.deepEqual(await faultsOf(store), { checked: 2, faults: [] });
    assert.deepEqual(await store.audit.sites(), ['default']);
    await store.close();
  });
  for (const [what, sql] of TAMPERING) {
    test(`${name}: ${what} is found`, async () => {
      const { store, run } = await open();
      await run(sql);
      const { faults } = await faultsOf(store);
      assert.ok(faults.length >= 1);
      await store.close();
    });
  }
}

tamperWith('SQLite', async () => {
  const folder = temporaryFolder();
  const store = openSqliteStore(folder);
  await fill(store);
  const db = new DatabaseSync(join(folder, 'heed.db'));
  return { store, run: async (sql) => { for (const statement of sql) db.exec(statement); db.close(); } };
});

const newDatabase = await postgres();
if (newDatabase) {
  // One database, put back after each: making one takes longer than all of this.
  const url = await newDatabase();
  const run = async (sql: readonly string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of sql) await client.query(statement);
    await client.end();
  };
  tamperWith('PostgreSQL', async () => {
    const store = openPostgresStore(url);
    await store.migrate();
    await run(['heed_events', 'heed_cases', 'heed_keys'].map((table) => `delete from ${table}`));
    await fill(store);
    return { store, run };
  });
}

const command = (env: Record<string, string>) => spawnSync(process.execPath, ['--conditions=heed-source', '--disable-warning=ExperimentalWarning', 'server/verify-audit.ts'], { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });

test('the command says that all is well, what is not, or why it could not look', async () => {
  const folder = temporaryFolder();
  const store = openSqliteStore(folder);
  await fill(store);
  const well = command({ HEED_DATA: folder });
  assert.deepEqual([well.status, well.stdout], [0, '2 cases of 1 sites checked: every event is as it was recorded.\n']);
  const db = new DatabaseSync(join(folder, 'heed.db'));
  db.exec(TAMPERING[0]![1][0]!);
  const reference = (db.prepare('select reference from heed_cases order by id limit 1').get() as { reference: string }).reference;
  const bad = command({ HEED_DATA: folder });
  assert.deepEqual([bad.status, bad.stdout], [1, `default  ${reference}  event 2: an event was altered, or stands in another place\n2 cases of 1 sites checked: 1 with a fault.\n`]);
  db.close();
  await store.close();
  const none = command({ HEED_DATA: temporaryFolder() });
  assert.equal(none.status, 2);
  assert.match(none.stderr, /there is no database/);
});
