import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import pg from 'pg';
import { queryTerms } from 'heed/domain';
import type { CaseSort, QueueName } from 'heed/domain';
import { openSqliteStore } from '../../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../../server/store/dialects/postgres.ts';
import type { DeskTable } from '../../../server/store/rows.ts';
import type { Store } from '../../../server/store/store.ts';
import { Cases } from '../../bench/desk-cases.mjs';
import { fillPostgres, fillSqlite } from '../../bench/desk-fill.mjs';
import { postgres } from '../helpers.ts';
import { world } from './world.ts';

/** More than are looked up one by one, and than are walked before that is tried after all. */
const COUNT = 14_000;
const cases = new Cases(3, COUNT);
/** Some were recorded long after they had been received. */
const all: { readonly row: DeskTable; readonly terms: readonly string[] }[] = [...cases.all()]
  .map((one, i) => (i % 9 ? one : { ...one, row: { ...one.row, received_at: new Date(Date.parse(one.row.received_at) - (i % 200) * 864e5).toISOString() } }));
const theirs = new Map(all.map(({ row }) => [row, JSON.parse(row.departments_json) as string[]]));
const now = new Date(cases.now).toISOString();

interface More { readonly state?: string; readonly assignee?: string; readonly department?: string }
/** What a list has, told without an index. */
function expected(q: string, sort: CaseSort, queue: QueueName, departments: readonly string[] | undefined, categories?: readonly string[], { state, assignee, department }: More = {}): string[] {
  const wanted = queryTerms(q).map((term) => (/^[a-z]{3,}$/.test(term) ? (known: string) => known.startsWith(term) : (known: string) => known === term));
  const found = all.filter(({ row, terms }) => (queue !== 'overdue' || (!row.ended && row.next_due < now))
    && (!departments || departments.some((id) => theirs.get(row)!.includes(id)) || row.assignee === 'u-7')
    && (!categories || categories.includes(row.category)) && (!state || row.state === state) && (assignee === undefined || row.assignee === assignee) && (!department || theirs.get(row)!.includes(department))
    && wanted.every((isMeant) => terms.some(isMeant))).map(({ row }) => row);
  // Open emergencies come first; by due time, what is over comes last.
  const rank = (row: DeskTable) => (sort === 'due' && row.ended ? 2 : row.calm);
  const key = (row: DeskTable) => (sort === 'due' && !row.ended ? row.next_due : row.received_at);
  return found.sort((a, b) => {
    const order = rank(a) - rank(b) || (key(a) < key(b) || (key(a) === key(b) && a.case_id < b.case_id) ? -1 : 1);
    return rank(a) === rank(b) && (sort === 'newest' || rank(a) === 2) ? -order : order;
  }).map(({ case_id }) => case_id);
}

async function check(store: Store): Promise<void> {
  const list = async (q: string, sort: CaseSort, queue: QueueName, departments?: readonly string[], categories?: readonly string[], more: More = {}, limit = 700, pages = Infinity) => {
    const ids: string[] = [];
    for (let place: Parameters<Store['desk']['list']>[0]['after']; ;) {
      const { rows, next } = await store.desk.list({ site: 'default', scope: { all: !departments, departments: departments ?? [], userId: 'u-7' }, now, q, sort, queue, categories, ...more, limit, ...(place && { after: place }) });
      ids.push(...rows.map(({ case_id }) => case_id));
      if (!next || !--pages) return ids;
      place = next;
    }
  };
  const rare = cases.words('en', 1);
  const name = all[4711]!.row.phone;
  // In many, in some, in few, in none though each word is in many.
  for (const q of ['refund', '退款', 'broken lid', '漏水 水管', 'refund 退款', 'lid 漏水', '王伟', 'ann', 'ann ba', 'lanri lid', 'tonba', `ann ${rare} refund`, '的不 漏水', rare, name, `refund ${rare}`]) {
    for (const [sort, queue, departments] of [['due', 'all', undefined], ['newest', 'all', undefined], ['newest', 'overdue', undefined], ['due', 'all', ['kiln', 'post']]] as const) {
      const wanted = expected(q, sort, queue, departments);
      assert.deepEqual(await list(q, sort, queue, departments), wanted, `${q}, ${sort}, ${queue}`);
      assert.deepEqual(await list(q, sort, queue, departments, undefined, {}, 20, 4), wanted.slice(0, 80), `${q}, ${sort}, ${queue}, in short pages`);
    }
  }
  // By category, of few and of many codes, with words and without, for those who see all and those who do not.
  const many = ['operation', ...Array.from({ length: 30 }, (_, i) => `other-${i}`)];
  for (const [q, sort, queue, departments, categories] of [
    ['', 'due', 'all', undefined, ['product']], ['', 'newest', 'overdue', undefined, ['product', 'service']], ['refund', 'due', 'all', undefined, ['service']], ['', 'due', 'all', undefined, many], ['', 'newest', 'all', ['kiln'], ['product']],
  ] as const) {
    const wanted = expected(q, sort, queue, departments, categories);
    assert.ok(wanted.length > 20, `${categories[0]} ${wanted.length}`);
    assert.deepEqual(await list(q, sort, queue, departments, categories), wanted, `${q}, ${sort}, ${queue}, ${categories[0]}`);
  }
  // By state, person and department, for those who see all and those who do not.
  for (const [q, sort, queue, departments, categories, more] of [
    ['', 'due', 'all', undefined, undefined, { state: 'closed' }], ['', 'newest', 'all', undefined, ['product'], { state: 'closed' }], ['refund', 'due', 'all', undefined, undefined, { state: 'closed' }], ['', 'newest', 'overdue', undefined, undefined, { state: 'received' }],
    ['', 'due', 'all', ['kiln'], undefined, { state: 'closed' }], ['', 'newest', 'all', undefined, undefined, { assignee: 'u-3' }], ['', 'due', 'all', undefined, undefined, { department: 'kiln', state: 'closed' }], ['', 'newest', 'all', undefined, undefined, { department: 'post', assignee: '' }],
  ] as const) {
    const wanted = expected(q, sort, queue, departments, categories, more);
    assert.ok(wanted.length > 20, `${JSON.stringify(more)} ${wanted.length}`);
    assert.deepEqual(await list(q, sort, queue, departments, categories, more), wanted, `${q}, ${sort}, ${queue}, ${JSON.stringify(more)}`);
  }
  const counted = await store.desk.countCategories('default', ['product', ...many], 1001);
  assert.deepEqual([counted.get('product'), counted.get('other-3'), counted.size], [1001, 0, 32]);
  assert.ok(expected('refund', 'due', 'all', undefined).length > 2000 && expected('refund 退款', 'due', 'all', undefined).length === 0);
}

test('SQLite: a search among many finds exactly what has all words, in the order of the list, page by page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-many-'));
  after(() => { rmSync(folder, { recursive: true, force: true }); });
  const store = openSqliteStore(folder);
  await store.migrate();
  await fillSqlite(folder, { all: () => all });
  await check(store);
  await store.close();
});

test('SQLite: words of open cases are found among these, all their lives, and of those that came before too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-open-'));
  after(() => { rmSync(folder, { recursive: true, force: true }); });
  const under = await world({ store: openSqliteStore(folder) });
  const db = new DatabaseSync(join(folder, 'heed.db'));
  after(() => db.close());
  const listed = () => db.prepare(`select c.reference from heed_search_open_docsize as o join heed_search as s on s.id = o.id join heed_cases as c on c.id = s.case_id`).all().map(({ reference }) => reference as string).sort();
  const sound = () => db.exec(`insert into heed_search_open (heed_search_open, rank) values ('integrity-check', 0)`);
  const [inquiry, withdrawn, goesOn] = [await under.file('inquiry'), await under.file(), await under.file('inquiry')];
  assert.deepEqual(listed(), [inquiry, withdrawn, goesOn].map(({ reference }) => reference).sort());
  await under.say(withdrawn, 'withdraw');
  const ann = await under.as('ann');
  await ann.act(inquiry.reference, 'answer', { text: 'Yes.' });
  await under.say(goesOn, 'message', 'And one more thing.');
  await ann.act(inquiry.reference, 'close');
  assert.deepEqual(listed(), [goesOn.reference]);
  sound();
  // As in a database of before.
  db.exec(`drop table heed_search_open; delete from heed_migrations where name = '0037-search-open-index'`);
  await under.store.migrate();
  assert.deepEqual(listed(), [goesOn.reference]);
  sound();
  await under.store.close();
});

const newDatabase = await postgres();
if (newDatabase) {
  test('PostgreSQL: a search among many finds exactly what has all words, in the order of the list, page by page', async () => {
    const url = await newDatabase();
    const store = openPostgresStore(url);
    await store.migrate();
    await fillPostgres(url, { all: () => all });
    await check(store);
    await store.close();
  });

  test('PostgreSQL: words of open cases are found among these, all their lives, and of those that came before too', async () => {
    const url = await newDatabase();
    const under = await world({ store: openPostgresStore(url) });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    after(() => client.end());
    const marked = async () => (await client.query<{ reference: string }>(`select c.reference from heed_search_open as s join heed_cases as c on c.id = s.case_id`)).rows.map(({ reference }) => reference);
    const [inquiry, withdrawn, goesOn] = [await under.file('inquiry'), await under.file(), await under.file('inquiry')];
    assert.deepEqual((await marked()).sort(), [inquiry, withdrawn, goesOn].map(({ reference }) => reference).sort());
    await under.say(withdrawn, 'withdraw');
    assert.deepEqual((await marked()).sort(), [inquiry, goesOn].map(({ reference }) => reference).sort());
    const ann = await under.as('ann');
    await ann.act(inquiry.reference, 'answer', { text: 'Yes.' });
    await under.say(goesOn, 'message', 'And one more thing.');
    await ann.act(inquiry.reference, 'close');
    assert.deepEqual(await marked(), [goesOn.reference]);
    // As in a database of before.
    await client.query(`drop table heed_search_open; delete from heed_migrations where name = '0040-search-open-table'`);
    await under.store.migrate();
    assert.deepEqual(await marked(), [goesOn.reference]);
    await under.store.close();
  });
}
