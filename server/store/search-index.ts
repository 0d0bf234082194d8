import { indexTerms, numberTerms, queryTerms } from 'heed/domain';
import { PostgresAdapter, sql } from 'kysely';
import type { Db } from './transact.ts';

/*
 * Where words of cases are found, quick also among a million of them. Words are the domain's (Chinese in pairs of characters). Each engine
 * keeps them in the index it has for that: PostgreSQL as `tsvector` under GIN, SQLite in FTS5; nothing of their own idea of language is used.
 * What is found is the same: whole words, and of longer ones their beginnings.
 */

/** Words of a question that are looked for. */
const MOST = 12;
/** Letters from which on, and digits, the beginning of a word is enough: of fewer there are too many. */
const BEGINNING = { word: 3, number: 6 };

export const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** The tables, made in a migration. */
export async function createSearch(db: Db): Promise<void> {
  const run = async (...statements: string[]) => { for (const statement of statements) await sql.raw(statement).execute(db); };
  if (isPostgres(db)) {
    await run(
      `create table if not exists heed_search (site text not null, case_id text not null, terms tsvector not null, primary key (site, case_id))`,
      `create index if not exists heed_search_terms on heed_search using gin (terms)`,
    );
  } else {
    await run(
      `create table if not exists heed_search (id integer primary key, site text not null, case_id text not null, terms text not null, unique (site, case_id))`,
      `create virtual table if not exists heed_search_terms using fts5(terms, content='heed_search', content_rowid='id', detail=none, tokenize="unicode61 remove_diacritics 0")`,
    );
  }
}

/** What a case is found by: what was written, numbers however they are written, the reference in one. */
export function termsOfCase({ reference, subject, values, extra }: {
  readonly reference: string; readonly subject: string; readonly values: { readonly [name: string]: unknown }; readonly extra: readonly { readonly value: string }[];
}): string[] {
  const written = Object.values(values).filter((value): value is string => typeof value === 'string');
  const order = typeof values.orderNumber === 'string' ? values.orderNumber : '';
  const phone = typeof values.phone === 'string' ? values.phone : undefined;
  const email = typeof values.email === 'string' ? values.email : '';
  return [...new Set([...indexTerms([reference, joined(reference), subject, ...written, joined(order), joined(email), ...extra.map(({ value }) => value)]), ...numberTerms(phone), ...numberTerms(order)])];
}

/**
 * Stands among the words of a case for as long as it is open, in PostgreSQL: of a frequent name few cases are open, and they come first in lists.
 * No word has such a character.
 */
const OPEN: Sought = { term: '#open', whole: true };

/** A mark of the site before each word, so that sites do not fill each other's lists. */
function marked(site: string, terms: readonly string[]): string[] {
  let hash = 0;
  for (const c of site) hash = (hash * 31 + c.codePointAt(0)!) % 46656;
  const mark = hash.toString(36).padStart(3, '0');
  return terms.map((term) => mark + term);
}

/** Writes down what a case is found by; what is there already stays. */
export async function writeSearch(db: Db, rows: readonly { readonly site: string; readonly case_id: string; readonly terms: readonly string[]; readonly open: boolean }[]): Promise<void> {
  if (!rows.length) return;
  if (isPostgres(db)) {
    const list = rows.map(({ site, case_id, terms, open }) => sql`(${site}, ${case_id}, array_to_tsvector(${marked(site, open ? [...terms, OPEN.term] : terms)}::text[]))`);
    await sql`insert into heed_search (site, case_id, terms) values ${sql.join(list)} on conflict do nothing`.execute(db);
    return;
  }
  for (const { site, case_id, terms } of rows) {
    const text = ` ${marked(site, terms).join(' ')} `;
    const { rows: made } = await sql<{ id: number }>`insert into heed_search (site, case_id, terms) values (${site}, ${case_id}, ${text}) on conflict do nothing returning id`.execute(db);
    if (made[0]) await sql`insert into heed_search_terms (rowid, terms) values (${made[0].id}, ${text})`.execute(db);
  }
}

/** Writes down whether a case is open; nothing where it is not kept among the words, or stands there already. */
export async function markOpen(db: Db, { site, case_id }: { readonly site: string; readonly case_id: string }, open: boolean): Promise<void> {
  if (!isPostgres(db)) return;
  const [mark] = marked(site, [OPEN.term]);
  await sql`update heed_search set terms = ${open ? sql`terms || array_to_tsvector(array[${mark}])` : sql`ts_delete(terms, ${mark}::text)`}
    where site = ${site} and case_id = ${case_id} and (terms @@ ${tsquery(site, [OPEN])}::tsquery) is ${sql.lit(!open)}`.execute(db);
}

/** Cases that are marked in one go when tables are brought up to date: seconds, not minutes. */
const MARKED_AT_ONCE = 500;

/** Writes down of all cases that came before whether they are open. */
export async function markAllOpen(db: Db): Promise<void> {
  if (!isPostgres(db)) return;
  for (let after = { site: '', case_id: '' }; ;) {
    const { rows } = await sql<{ site: string; case_id: string }>`select site, case_id from heed_desk where ended = 0 and (site, case_id) > (${after.site}, ${after.case_id}) order by site, case_id limit ${MARKED_AT_ONCE}`.execute(db);
    for (const site of new Set(rows.map((row) => row.site))) {
      await sql`update heed_search set terms = terms || array_to_tsvector(array[${marked(site, [OPEN.term])[0]}])
        where site = ${site} and case_id = any(${rows.filter((row) => row.site === site).map((row) => row.case_id)}::text[]) and (terms @@ ${tsquery(site, [OPEN])}::tsquery) is false`.execute(db);
    }
    if (rows.length < MARKED_AT_ONCE) return;
    after = rows.at(-1)!;
  }
}

/** A word that is looked for, whole or as a beginning. */
interface Sought { readonly term: string; readonly whole: boolean }

/** Numbers that were written in groups are one number. */
const joinNumbers = (question: string): string => question.normalize('NFKC').replace(/(?<![\p{L}\d])\+?\d[\d ().-]{5,}\d(?![\p{L}\d])/gu, (number) => {
  const digits = number.replace(/\D/g, '');
  return digits.length < 7 || /^\d{4}-\d\d-\d\d$/.test(number) ? number : digits.replace(/^(00)?86(?=1\d{10}$)/, '');
});

/** An address is one word. */
const joined = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
const joinAddresses = (question: string): string => question.replace(/[^\s@]+@[^\s@]+/g, joined);

export const soughtIn = (question: string): Sought[] => queryTerms(joinNumbers(joinAddresses(question))).slice(0, MOST)
  .map((term) => ({ term, whole: /^\d+$/.test(term) ? term.length < BEGINNING.number : term.length < BEGINNING.word || /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/u.test(term) }));

const tsquery = (site: string, sought: readonly Sought[]): string => sought.map(({ term, whole }) => `'${marked(site, [term])[0]!.replaceAll("'", '')}'${whole ? '' : ':*'}`).join(' & ');
const ftsQuery = (site: string, sought: readonly Sought[]): string => sought.map(({ term, whole }) => `"${marked(site, [term])[0]!}"${whole ? '' : '*'}`).join(' AND ');

/** More cases are many: walking a list has a page of them sooner. Of open ones, which are a small part of all, fewer are. */
const FEW = { postgres: 4000, open: 1000, sqlite: 1000 };
/** PostgreSQL gathers all that begins alike before it looks at the other words: not for more cases than these. */
const WIDE = 20_000;

interface Plan { readonly 'Plan Rows': number; readonly Plans?: readonly Plan[] }

/** No word, and the beginning of none. */
const NONE: readonly [Sought, Sought] = [{ term: 'qzxjqzxjqzxj', whole: true }, { term: 'qzxjqzxjqzxj', whole: false }];

/**
 * How many cases PostgreSQL expects with all of the words, and with each of them, from the statistics it keeps: milliseconds, however many they are.
 * It counts the thousand most frequent words only. Of any other it expects half as many as of the last of them, of any beginning one in 200; `rare` says
 * that there is a word, or a beginning of words, that is none of the thousand.
 */
async function expected(db: Db, site: string, sought: readonly Sought[]): Promise<{ readonly all: number; readonly each: readonly number[]; readonly rare: boolean }> {
  const parts = [sought, ...[...NONE, ...sought].map((word) => [word])].map((some) => sql`(select 1 from heed_search where site = ${site} and terms @@ ${tsquery(site, some)}::tsquery)`);
  const { rows } = await sql<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>`explain (format json) ${sql.join(parts, sql` union all `)}`.execute(db);
  const [all = 0, word = 0, beginning = 0, ...each] = rows[0]!['QUERY PLAN'][0].Plan.Plans!.map((part) => part['Plan Rows']);
  return { all, each, rare: sought.some(({ whole }, i) => each[i]! <= (whole ? word : beginning)) };
}

/** Ids of the cases with all of the words; undefined if there are many, or seem to be: `surely` looks. */
export async function findWords(db: Db, site: string, sought: readonly Sought[], surely = false): Promise<string[] | undefined> {
  if (!isPostgres(db)) {
    const found = sql`select rowid as id from heed_search_terms where heed_search_terms match ${ftsQuery(site, sought)} limit ${FEW.sqlite + 1}`;
    const { rows: [count] } = await sql<{ n: number }>`select count(*) as n from (${found}) as found`.execute(db);
    if (Number(count?.n) > FEW.sqlite) return undefined;
    const { rows } = await sql<{ case_id: string }>`select case_id from heed_search where site = ${site} and id in (${found})`.execute(db);
    return rows.map(({ case_id }) => case_id);
  }
  const few = sought.includes(OPEN) ? FEW.open : FEW.postgres;
  const { all, each, rare } = await expected(db, site, sought);
  if (all > few && !rare && !surely) return undefined;
  const indexed = sought.filter(({ whole }, i) => whole || each[i]! <= WIDE);
  // Every open case is too many to look at.
  if (indexed.length === 1 && indexed[0] === OPEN) return undefined;
  const [first, rest] = indexed.length ? [indexed, sought.filter((word) => !indexed.includes(word))] : [sought, []];
  // "is true" keeps the second condition out of the index.
  const { rows } = await sql<{ case_id: string }>`select case_id from heed_search where site = ${site} and terms @@ ${tsquery(site, first)}::tsquery
    ${rest.length ? sql`and (terms @@ ${tsquery(site, rest)}::tsquery) is true` : sql``} limit ${few + 1}`.execute(db);
  return rows.length > few ? undefined : rows.map(({ case_id }) => case_id);
}

/**
 * Ids of the open cases with all of the words; undefined if there are many, or seem to be, or it is not kept which are open, or there are so few
 * cases with the words that looking for the open ones first saves nothing.
 */
export async function findOpen(db: Db, site: string, sought: readonly Sought[]): Promise<string[] | undefined> {
  return !isPostgres(db) || (await expected(db, site, sought)).all <= FEW.open ? undefined : findWords(db, site, [...sought, OPEN]);
}

/** Of these cases the ones with all of the words. */
export async function haveWords(db: Db, site: string, ids: readonly string[], sought: readonly Sought[]): Promise<Set<string>> {
  if (!ids.length) return new Set();
  const { rows } = await (isPostgres(db)
    ? sql<{ case_id: string }>`select case_id from heed_search where site = ${site} and case_id = any(${ids}::text[]) and (terms @@ ${tsquery(site, sought)}::tsquery) is true`
    : sql<{ case_id: string }>`select case_id from heed_search where site = ${site} and case_id in (select value from json_each(${JSON.stringify(ids)})) and ${sql.join(marked(site, sought.map(({ term }) => term))
      .map((term, i) => sql`instr(terms, ${` ${term}${sought[i]!.whole ? ' ' : ''}`}) > 0`), sql` and `)}`).execute(db);
  return new Set(rows.map(({ case_id }) => case_id));
}

/** Whether the case of table `c` is one of these. */
export const isOneOf = (db: Db, ids: readonly string[]) => (isPostgres(db)
  ? sql<boolean>`c.case_id = any(${ids}::text[])` : sql<boolean>`c.case_id in (select value from json_each(${JSON.stringify(ids)}))`);
