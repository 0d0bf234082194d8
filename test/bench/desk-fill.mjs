/** Writes cases into a store's tables in bulk, as the store itself would have one by one. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import pg from 'pg';
import { fromCase, fromEvent } from '../../server/store/tables.ts';

const BATCH = 2000;
/** The same mark as search-index.ts puts before the words of a site. */
const MARK = (() => { let hash = 0; for (const c of 'default') hash = (hash * 31 + c.codePointAt(0)) % 46656; return hash.toString(36).padStart(3, '0'); })();

/** Rows of each table for a case. */
function rowsOf({ stored, events, row, terms }) {
  const { site, case_id, calm, ended, next_due, received_at, updated_at } = row;
  const words = [{ site, case_id, terms: terms.map((term) => MARK + term) }];
  return {
    heed_cases: [fromCase(stored)], heed_events: events.map((event) => fromEvent(site, case_id, event)), heed_desk: [row],
    heed_desk_departments: JSON.parse(row.departments_json).map((department) => ({ site, department, case_id, calm, ended, next_due, received_at, updated_at })),
    heed_alarms: !ended && next_due < '9999' ? [{ site, case_id, due_at: next_due, step: 3, next_at: '9999' }] : [],
    heed_search: words, heed_search_open: ended ? [] : words,
  };
}

function* batches(cases) {
  let batch = {};
  let n = 0;
  for (const one of cases.all()) {
    for (const [table, rows] of Object.entries(rowsOf(one))) (batch[table] ??= []).push(...rows);
    if (++n % BATCH === 0) { yield batch; batch = {}; }
  }
  if (n % BATCH) yield batch;
}

export async function fillPostgres(url, cases) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set synchronous_commit = off');
  // Made again once the rows are there: much quicker.
  const { rows: indexes } = await client.query(`select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename in ('heed_desk', 'heed_desk_departments', 'heed_search', 'heed_search_open', 'heed_cases', 'heed_events') and indexdef not like '%UNIQUE%'`);
  for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
  const words = new Set();
  for (const batch of batches(cases)) {
    for (const { terms } of batch.heed_search) for (const term of terms) if (/^...[^\d#]{3}/u.test(term)) words.add(term);
    await client.query('begin');
    for (const [table, rows] of Object.entries(batch)) {
      if (!rows.length) continue;
      const columns = Object.keys(rows[0]);
      if (table.startsWith('heed_search')) {
        await client.query(`insert into ${table} (site, case_id, terms) select site, case_id, array_to_tsvector(string_to_array(terms, ' ')) from unnest($1::text[], $2::text[], $3::text[]) as t(site, case_id, terms)`,
          [rows.map((row) => row.site), rows.map((row) => row.case_id), rows.map((row) => row.terms.join(' '))]);
        continue;
      }
      const types = columns.map((name) => (typeof rows.find((row) => row[name] !== null)?.[name] === 'number' ? 'int[]' : 'text[]'));
      await client.query(`insert into ${table} (${columns}) select * from unnest(${columns.map((_, i) => `$${i + 1}::${types[i]}`)})`, columns.map((name) => rows.map((row) => row[name])));
    }
    await client.query('commit');
  }
  await client.query('insert into heed_search_words select unnest($1::text[])', [[...words]]);
  await client.query(`set maintenance_work_mem = '256MB'`);
  for (const { indexdef } of indexes) await client.query(indexdef);
  await client.query('vacuum analyze');
  // As after a day of use. Where the extension is not installed, the first of each question do it.
  await client.query(`create extension if not exists pg_prewarm; select pg_prewarm(oid::regclass) from pg_class where relkind in ('r', 'i', 't') and (relname like 'heed_%' or relname = 'pg_toast_' || 'heed_search'::regclass::oid)`).catch(() => undefined);
  await client.end();
}

export async function fillSqlite(folder, cases) {
  const db = new DatabaseSync(join(folder, 'heed.db'));
  db.exec('pragma synchronous = off');
  const statements = new Map();
  const insert = (table, row) => {
    const columns = Object.keys(row);
    const key = table + columns.length;
    if (!statements.has(key)) statements.set(key, db.prepare(`insert into ${table} (${columns}) values (${columns.map(() => '?')})`));
    return statements.get(key).run(...Object.values(row));
  };
  for (const { heed_search: search, heed_search_open: _, ...batch } of batches(cases)) {
    db.exec('begin immediate');
    for (const [table, rows] of Object.entries(batch)) for (const row of rows) insert(table, row);
    for (const [i, { site, case_id, terms }] of search.entries()) {
      const text = ` ${terms.join(' ')} `;
      const { lastInsertRowid } = insert('heed_search', { site, case_id, terms: text });
      insert('heed_search_terms', { rowid: lastInsertRowid, terms: text });
      if (!batch.heed_desk[i].ended) insert('heed_search_open', { rowid: lastInsertRowid, terms: text });
    }
    db.exec('commit');
  }
  db.exec('analyze');
  db.close();
}
