import { sql } from 'kysely';
import { isPostgres } from './search-index.ts';
import type { Db } from './transact.ts';

/* The tables in which words of cases are found, made in migrations: see search-index.ts. */

/** Words of the open cases, in PostgreSQL: few have a frequent name, and they come first in lists. */
const OPEN_TABLE = [
  `create table if not exists heed_search_open (site text not null, case_id text not null, terms tsvector not null, primary key (site, case_id))`,
  `create index if not exists heed_search_open_terms on heed_search_open using gin (terms) with (fastupdate = off)`,
];
const sqliteIndex = (name: string): string => `create virtual table if not exists ${name} using fts5(terms, content='heed_search', content_rowid='id', detail=none, tokenize="unicode61 remove_diacritics 0")`;

/** The tables, made in a migration. */
export async function createSearch(db: Db): Promise<void> {
  const run = async (...statements: string[]) => { for (const statement of statements) await sql.raw(statement).execute(db); };
  if (isPostgres(db)) {
    await run(
      `create table if not exists heed_search (site text not null, case_id text not null, terms tsvector not null, primary key (site, case_id))`,
      `create index if not exists heed_search_terms on heed_search using gin (terms)`,
      `create table if not exists heed_search_words (word text collate "C" primary key)`,
      ...OPEN_TABLE,
    );
  } else {
    await run(
      `create table if not exists heed_search (id integer primary key, site text not null, case_id text not null, terms text not null, unique (site, case_id))`,
      sqliteIndex('heed_search_open'),
      sqliteIndex('heed_search_terms'),
    );
  }
}

/** SQLite: words of the open cases alone, in an index of their own; those that came before have theirs written down. */
export async function createOpenSearch(db: Db): Promise<void> {
  if (isPostgres(db)) return;
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run('drop table if exists heed_search_open');
  await run(sqliteIndex('heed_search_open'));
  await run('insert into heed_search_open (rowid, terms) select s.id, s.terms from heed_desk as c join heed_search as s on s.site = c.site and s.case_id = c.case_id where c.ended = 0');
}

/** PostgreSQL: which words there are, by which beginnings become words; those of cases that came before are gathered. */
export async function createWords(db: Db): Promise<void> {
  if (!isPostgres(db)) return;
  await db.transaction().execute(async (tx) => {
    // Of a million cases it takes longer than any question may.
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`create table if not exists heed_search_words (word text collate "C" primary key)`.execute(tx);
    await sql`insert into heed_search_words (word) select distinct t.word from heed_search as s, unnest(tsvector_to_array(s.terms)) as t (word)
      where length(t.word) >= 6 and substr(t.word, 4, 3) !~ '[0-9#]' order by t.word on conflict do nothing`.execute(tx);
  });
}

/**
 * PostgreSQL: words of the open cases lie in a table of their own, which stays small however many cases there are. In both tables they lie beside the id
 * as they are: packed, as it would, reading them took longer than looking at them (those that lie there already are as they were). Both indexes take what
 * is new at once: with a list of what is still to be put in, as it would keep one, each question has to read that.
 */
export async function createOpenTable(db: Db): Promise<void> {
  if (!isPostgres(db)) return;
  const run = (statement: string) => sql.raw(statement).execute(db);
  for (const statement of OPEN_TABLE) await run(statement);
  await run(`alter index heed_search_terms set (fastupdate = off)`);
  for (const table of ['heed_search', 'heed_search_open']) {
    await run(`alter table ${table} alter column terms set storage external`);
    await run(`alter table ${table} set (toast_tuple_target = 8160)`);
  }
  await db.transaction().execute(async (tx) => {
    // Of many cases it takes longer than any question may.
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`insert into heed_search_open (site, case_id, terms) select s.site, s.case_id, s.terms from heed_desk as c join heed_search as s on s.site = c.site and s.case_id = c.case_id
      where c.ended = 0 on conflict do nothing`.execute(tx);
  });
}
