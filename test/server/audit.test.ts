import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import type { AuditFault, RegisterHead } from '../../server/store/office.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import type { NewEvent, Store, StoredUpload } from '../../server/store/store.ts';
import { aCase } from '../suites/store-contract.ts';
import { postgres, temporaryFolder } from './helpers.ts';

const AT = '2026-01-02T03:04:05.000Z';
const DIGEST = 'd'.repeat(64);
const said = (text: string, files: readonly string[] = []): NewEvent => ({
  type: 'message', at: AT, by: 'customer', state: 'received', visibility: 'public', text, files, data: { payload: { text: 'Seen.' }, ...(files.length && { attached: [{ name: 'a.png', digest: DIGEST }] }) },
});
const aFile = (id: string): StoredUpload => ({ site: 'default', id, name: 'a.png', type: 'image/png', size: 5, digest: DIGEST, storageKey: id, createdAt: AT });
const victim = "site = 'default' and case_id = (select min(id) from heed_cases)";
const ofCase = "site = 'default' and id = (select min(id) from heed_cases)";

const TABLES = ['heed_events', 'heed_keys', 'heed_desk', 'heed_desk_departments', 'heed_search', 'heed_alarms', 'heed_uploads'] as const;
/** Every row of the first or last case, but its entry in the register. */
function everythingOf(which: 'min' | 'max'): string[] {
  const id = `(select ${which}(case_id) from heed_register)`;
  return [...TABLES.map((table) => `delete from ${table} where case_id = ${id}`), `delete from heed_cases where id = ${id}`];
}

const LAST = 'delete from heed_register where case_id = (select max(case_id) from heed_register)';

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
  ['a case removed with all that belongs to it', everythingOf('min')],
  ['the last case removed with all that belongs to it', everythingOf('max')],
  ['a case removed with all that belongs to it and with its entry', [...everythingOf('min'), `delete from heed_register where case_id = (select min(case_id) from heed_register)`]],
  ['a case removed with all but its row of the desk', everythingOf('max').filter((sql) => !/heed_desk /.test(sql)).concat(LAST)],
  ['the last event removed, and everything that its row says of it set back', [`update heed_cases set (head_seq, head_hash, state) = (select seq, hash, state from heed_events where ${victim} and seq = 3) where ${ofCase}`, `delete from heed_events where ${victim} and seq = 4`]],
  ['an entry altered', [`update heed_register set reference = 'HD-00000-00000'`]],
  ['all events of a case replaced', [`update heed_register set opening = '${'0'.repeat(64)}'`]],
  ['the subject changed', [`update heed_cases set subject = 'Another' where ${ofCase}`]],
  ['the time of receipt changed', [`update heed_cases set received_at = '2026-01-01T00:00:00.000Z' where ${ofCase}`]],
  ['the time of the answer changed', [`update heed_cases set answered_at = '2026-01-02T03:00:00.000Z' where ${ofCase}`]],
  ['the reference changed', [`update heed_cases set reference = 'HD-00000-00000' where ${ofCase}`]],
  ['a file renamed', [`update heed_uploads set name = 'b.png' where case_id = (select min(id) from heed_cases)`]],
  ['a file of a message renamed', [`update heed_uploads set name = 'b.png' where id = 'said'`]],
  ['a file of a message exchanged', [`update heed_uploads set digest = '${'0'.repeat(64)}' where id = 'said'`]],
];

async function fill(store: Store) {
  await store.migrate();
  for (const key of ['key-one', 'key-two']) {
    const first = key === 'key-one';
    const uploads = first ? [aFile('sent')] : [];
    for (const upload of first ? [...uploads, aFile('said')] : []) await store.addUpload(upload);
    const made = await aCase(key, { uploads, at: Date.now() - 60_000 });
    const filed = await store.fileCase({ ...made, event: { ...made.event, data: { ...made.event.data, attached: uploads.map(({ name, digest }) => ({ name, digest })) } } });
    assert.ok('case' in filed);
    for (const text of ['one', 'two', 'three']) {
      const files = first && text === 'three' ? ['said'] : [];
      await store.appendEvent({ site: 'default', caseId: filed.case.id, key: `key-${text}`, digest: text, uploads: files, decide: () => ({ event: said(text, files) }) });
    }
  }
}

async function faultsOf(store: Store, noted?: RegisterHead) {
  const faults: AuditFault[] = [];
  const { checked, head } = await store.audit.verify('default', (fault) => faults.push(fault) > 0, { now: Date.now() + 60_000, noted });
  return { checked, faults, head };
}

function tamperWith(name: string, open: () => Promise<{ readonly store: Store; readonly run: (sql: readonly string[]) => Promise<void> }>) {
  test(`${name}: what nobody touched has no fault`, async () => {
    const { store } = await open();
    const { checked, faults } = await faultsOf(store);
    assert.deepEqual([checked, faults], [2, []]);
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
  test(`${name}: a case that is gone with all that belongs to it is named by its reference`, async () => {
    const { store, run } = await open();
    const gone = (await store.caseByKey('default', 'key-one'))!;
    await run(everythingOf('min').filter((sql) => !/delete from heed_register/.test(sql)));
    assert.deepEqual((await faultsOf(store)).faults, [{ caseId: gone.id, reference: gone.reference, seq: 1, fault: 'case-missing' }]);
    await run(['delete from heed_register where case_id = (select min(case_id) from heed_register)']);
    assert.deepEqual((await faultsOf(store)).faults, [{ caseId: gone.id, reference: gone.reference, seq: 1, fault: 'register-altered' }]);
    await store.close();
  });
  test(`${name}: the last case removed with its entry is found with the head that was noted, and so is a register written anew`, async () => {
    const { store, run } = await open();
    const { head } = await faultsOf(store);
    assert.equal(head?.count, 2);
    assert.deepEqual((await faultsOf(store, head)).faults, []);
    await run([...everythingOf('max'), LAST]);
    const before = await faultsOf(store);
    assert.deepEqual([before.faults, (await faultsOf(store, head)).faults], [[], [{ caseId: '', reference: '', seq: 2, fault: 'head-differs' }]]);
    assert.ok('case' in await store.fileCase(await aCase('key-three')));
    assert.deepEqual([(await faultsOf(store, before.head)).faults, (await faultsOf(store, head)).faults.map(({ fault }) => fault)], [[], ['head-differs']], 'what came later is no fault');
    await store.close();
  });
  test(`${name}: what was filed before there was a register is entered in the order in which it came, once`, async () => {
    const { store, run } = await open();
    const { head } = await faultsOf(store);
    await run(['delete from heed_register']);
    assert.deepEqual((await faultsOf(store)).faults.map(({ fault }) => fault), ['unregistered', 'unregistered']);
    for (const again of [1, 2]) {
      await run([`delete from heed_migrations where name = '0035-register-filled'`]);
      await store.migrate();
      const after = await faultsOf(store);
      assert.deepEqual([after.faults, after.head], [[], head], String(again));
    }
    await store.close();
  });
}

tamperWith('SQLite', async () => {
  const folder = temporaryFolder();
  const store = openSqliteStore(folder);
  await fill(store);
  const db = new DatabaseSync(join(folder, 'heed.db'));
  after(() => db.close());
  return { store, run: async (sql) => { for (const statement of sql) db.exec(statement); } };
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
    await run([...TABLES, 'heed_cases', 'heed_register'].map((table) => `delete from ${table}`));
    await fill(store);
    return { store, run };
  });
}

const command = (env: Record<string, string>, ...args: readonly string[]) => spawnSync(process.execPath, ['--conditions=heed-source', '--disable-warning=ExperimentalWarning', 'server/verify-audit.ts', ...args], { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });

test('the command says that all is well, what is not, or why it could not look', async () => {
  const folder = temporaryFolder();
  const store = openSqliteStore(folder);
  await fill(store);
  const well = command({ HEED_DATA: folder });
  assert.equal(well.status, 0);
  const [, head] = /^2 cases of 1 sites checked: every event is as it was recorded\.\nNote outside of the database, for the next time: --head (default=2:[0-9a-f]{64})\n$/.exec(well.stdout)!;
  assert.equal(command({ HEED_DATA: folder }, '--head', head!).status, 0);
  const other = command({ HEED_DATA: folder }, '--head', `2:${'0'.repeat(64)}`);
  assert.deepEqual([other.status, other.stdout.split('\n')[0]], [1, 'default  the first 2 cases are not those that were noted']);
  const wrong = command({ HEED_DATA: folder }, '--head', '2:x');
  assert.deepEqual([wrong.status, wrong.stderr.split('"')[0]], [2, 'heed-server: --head: ']);
  const db = new DatabaseSync(join(folder, 'heed.db'));
  db.exec(TAMPERING[0]![1][0]!);
  const reference = (db.prepare('select reference from heed_cases order by id limit 1').get() as { reference: string }).reference;
  const bad = command({ HEED_DATA: folder });
  assert.deepEqual([bad.status, bad.stdout], [1, `default  ${reference}  event 2: an event was altered, or stands in another place\n2 cases of 1 sites checked: 1 with a fault.\n`]);
  db.exec('drop table heed_register');
  assert.match(command({ HEED_DATA: folder }).stderr, /no register of cases/);
  db.close();
  await store.close();
  const none = command({ HEED_DATA: temporaryFolder() });
  assert.equal(none.status, 2);
  assert.match(none.stderr, /there is no database/);
});
