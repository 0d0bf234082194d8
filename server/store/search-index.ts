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

/** Whether a word is among those that are kept for their beginnings: numbers and what begins like one are not. */
const isKept = (term: string): boolean => /^\D{3}/u.test(term);

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
    for (const [table, some] of [['heed_search', rows], ['heed_search_open', rows.filter(({ open }) => open)]] as const) {
      const list = some.map(({ site, case_id, terms }) => sql`(${site}, ${case_id}, array_to_tsvector(${marked(site, terms)}::text[]))`);
      if (list.length) await sql`insert into ${sql.table(table)} (site, case_id, terms) values ${sql.join(list)} on conflict do nothing`.execute(db);
    }
    // In order: two that write the same new words do not wait for each other.
    const words = [...new Set(rows.flatMap(({ site, terms }) => marked(site, terms.filter(isKept))))].sort();
    await sql`insert into heed_search_words (word) select unnest(${words}::text[]) on conflict do nothing`.execute(db);
    return;
  }
  for (const { site, case_id, terms, open } of rows) {
    const text = ` ${marked(site, terms).join(' ')} `;
    const { rows: made } = await sql<{ id: number }>`insert into heed_search (site, case_id, terms) values (${site}, ${case_id}, ${text}) on conflict do nothing returning id`.execute(db);
    for (const index of made[0] ? ['heed_search_terms', ...(open ? ['heed_search_open'] : [])] : []) await sql`insert into ${sql.table(index)} (rowid, terms) values (${made[0]!.id}, ${text})`.execute(db);
  }
}

/** Writes down whether a case is open: of a frequent name few cases are, and they come first in lists. Nothing where that stands there already. */
export async function markOpen(db: Db, { site, case_id }: { readonly site: string; readonly case_id: string }, open: boolean): Promise<void> {
  if (!isPostgres(db)) {
    const { rows: [row] } = await sql<{ id: number; terms: string; was: number }>`select s.id, s.terms, s.id in (select id from heed_search_open_docsize) as was from heed_search as s where s.site = ${site} and s.case_id = ${case_id}`.execute(db);
    if (!row || !!row.was === open) return;
    await (open ? sql`insert into heed_search_open (rowid, terms) values (${row.id}, ${row.terms})` : sql`insert into heed_search_open (heed_search_open, rowid, terms) values ('delete', ${row.id}, ${row.terms})`).execute(db);
    return;
  }
  await (open
    ? sql`insert into heed_search_open (site, case_id, terms) select site, case_id, terms from heed_search where site = ${site} and case_id = ${case_id} on conflict do nothing`
    : sql`delete from heed_search_open where site = ${site} and case_id = ${case_id}`).execute(db);
}

/** A word that is looked for, whole or as a beginning. */
export interface Sought { readonly term: string; readonly whole: boolean }

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

const quoted = (word: string): string => `'${word.replaceAll("'", '')}'`;
/** `known`: the words that begin like one that is looked for. */
const tsquery = (site: string, sought: readonly Sought[], known?: ReadonlyMap<Sought, readonly string[]>): string => sought.map((one) => {
  const words = known?.get(one);
  return words ? `(${words.map(quoted).join(' | ')})` : `${quoted(marked(site, [one.term])[0]!)}${one.whole ? '' : ':*'}`;
}).join(' & ');
const ftsQuery = (site: string, sought: readonly Sought[]): string => sought.map(({ term, whole }) => `"${marked(site, [term])[0]!}"${whole ? '' : '*'}`).join(' AND ');

/** More cases are many: walking a list has a page of them sooner. */
const FEW = { all: { postgres: 4000, sqlite: 1000 }, open: { postgres: 1200, sqlite: 1000 } };
/** Four cases are gathered while a list is walked past one. Of `n` among `total` cases, `wanted` are `wanted * total / n` away: sooner than gathered from this many roots of `wanted * total` on. */
const NEAR = 2;
/** Of fewer cases, looking for the open ones first saves nothing. */
const OPEN_FIRST = 60;
/** Where so few cases are expected with the seldom words, these are looked at for the frequent ones. */
const ENOUGH = 400;
/**
 * PostgreSQL gathers all that begins alike before it looks at the other words, and so cannot leap over what these do not have. Where no more words than
 * these begin so, it is asked for each of them; else it gathers no more cases than those.
 */
const WIDE = { words: 128, cases: 20_000, apart: 8 };

/** Where PostgreSQL has words of all cases, and of the open ones. */
type Table = 'heed_search' | 'heed_search_open';

interface Plan { readonly 'Plan Rows': number; readonly Plans?: readonly Plan[] }

/** No word, and the beginning of none. */
const NONE: readonly [Sought, Sought] = [{ term: 'qzxjqzxjqzxj', whole: true }, { term: 'qzxjqzxjqzxj', whole: false }];

/**
 * How many cases PostgreSQL expects to be there, and how many open ones; how many with all of the words, how many of these open, and how many with each word, from the
 * statistics it keeps: milliseconds, however many they are. It counts the thousand most frequent words only. Of any other it expects half as many as of the last of them,
 * of any beginning one in 200; `rare` says that there is a word, or a beginning of words, that is none of the thousand.
 */
interface Expected { readonly total: number; readonly opens: number; readonly all: number; readonly open: number; readonly each: ReadonlyMap<Sought, number>; readonly rare: boolean }

/** A question's words among the cases of a site. */
export class WordSearch {
  readonly #db: Db;
  readonly #site: string;
  readonly #sought: readonly Sought[];
  readonly #expected: () => Promise<Expected>;
  readonly #known: () => Promise<ReadonlyMap<Sought, readonly string[]>>;
  /** Too many were found, be it of the open ones: then there are many. */
  #many = false;

  constructor(db: Db, site: string, sought: readonly Sought[]) {
    [this.#db, this.#site, this.#sought] = [db, site, sought];
    let expected: Promise<Expected> | undefined;
    let known: Promise<ReadonlyMap<Sought, readonly string[]>> | undefined;
    this.#expected = () => (expected ??= this.#ask());
    this.#known = () => (known ??= this.#wordsOf());
  }

  async #ask(): Promise<Expected> {
    const of = (table: Table, some: readonly Sought[]) => sql`(select 1 from ${sql.table(table)} where site = ${this.#site}${some.length ? sql` and terms @@ ${tsquery(this.#site, some)}::tsquery` : sql``})`;
    const parts = [of('heed_search', []), of('heed_search_open', []), of('heed_search', this.#sought), of('heed_search_open', this.#sought), ...[...NONE, ...this.#sought].map((word) => of('heed_search', [word]))];
    const { rows } = await sql<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>`explain (format json) ${sql.join(parts, sql` union all `)}`.execute(this.#db);
    const [total = 0, opens = 0, all = 0, open = 0, word = 0, beginning = 0, ...each] = rows[0]!['QUERY PLAN'][0].Plan.Plans!.map((part) => part['Plan Rows']);
    return { total, opens, all, open, each: new Map(this.#sought.map((one, i) => [one, each[i]!])), rare: this.#sought.some(({ whole }, i) => each[i]! <= (whole ? word : beginning)) };
  }

  /** About how many cases there are, or open ones; SQLite would have to count these. */
  async total(open?: boolean): Promise<number | undefined> {
    if (isPostgres(this.#db)) return (await this.#expected())[open ? 'opens' : 'total'];
    if (open) return undefined;
    const { rows: [last] } = await sql<{ id: number | null }>`select max(id) as id from heed_search`.execute(this.#db);
    return last?.id ?? undefined;
  }

  /** About how many of the cases, or the open ones, have all of the words, 0 to 1; where nobody knows, nothing. */
  async share(open?: boolean): Promise<number | undefined> {
    if (!isPostgres(this.#db)) return undefined;
    const expected = await this.#expected();
    const [some, of] = open ? [expected.open, expected.opens] : [expected.all, expected.total];
    return of ? some / of : undefined;
  }

  /** Ids of the cases with all of the words; undefined if there are many, or seem to be, or so many among all cases that `wanted` of them are found sooner by walking a list. */
  async all(wanted: number): Promise<string[] | undefined> {
    if (this.#many) return undefined;
    if (isPostgres(this.#db)) {
      const { all, total, rare } = await this.#expected();
      if (!rare && all > Math.min(FEW.all.postgres, NEAR * Math.sqrt(wanted * total))) return undefined;
    }
    return this.allSurely();
  }

  /** The same, but looks whatever it seems to be. */
  async allSurely(): Promise<string[] | undefined> {
    return isPostgres(this.#db) ? this.#gathered('heed_search', FEW.all.postgres) : this.#indexed('heed_search_terms', FEW.all.sqlite);
  }

  /** Ids of the open cases with all of the words; undefined if there are many, or seem to be, or so few cases at all that looking for these first saves nothing. */
  async open(): Promise<string[] | undefined> {
    if (isPostgres(this.#db)) {
      const { all, open, rare } = await this.#expected();
      if (all <= OPEN_FIRST || (open > FEW.open.postgres && !rare)) return undefined;
    }
    return this.openSurely();
  }

  /** The same, but looks whatever it seems to be. */
  async openSurely(): Promise<string[] | undefined> {
    return isPostgres(this.#db) ? this.#gathered('heed_search_open', FEW.open.postgres) : this.#indexed('heed_search_open', FEW.open.sqlite);
  }

  /** Of these cases, all of them open ones or not, those with all of the words. */
  async among(ids: readonly string[], open?: boolean): Promise<Set<string>> {
    if (!ids.length) return new Set();
    const [db, site, sought] = [this.#db, this.#site, this.#sought];
    const { rows } = await (isPostgres(db)
      ? sql<{ case_id: string }>`select case_id from ${sql.table(open ? 'heed_search_open' : 'heed_search')} where site = ${site} and case_id = any(${ids}::text[]) and (terms @@ ${tsquery(site, sought)}::tsquery) is true`
      : sql<{ case_id: string }>`select case_id from heed_search where site = ${site} and case_id in (select value from json_each(${JSON.stringify(ids)})) and ${sql.join(marked(site, sought.map(({ term }) => term))
        .map((term, i) => sql`instr(terms, ${` ${term}${sought[i]!.whole ? ' ' : ''}`}) > 0`), sql` and `)}`).execute(db);
    return new Set(rows.map(({ case_id }) => case_id));
  }

  async #indexed(index: 'heed_search_terms' | 'heed_search_open', few: number): Promise<string[] | undefined> {
    const [db, site] = [this.#db, this.#site];
    const found = sql`select rowid as id from ${sql.table(index)} where ${sql.ref(index)} match ${ftsQuery(site, this.#sought)} limit ${few + 1}`;
    const { rows: [count] } = await sql<{ n: number }>`select count(*) as n from (${found}) as found`.execute(db);
    if (Number(count?.n) > few) {
      this.#many = true;
      return undefined;
    }
    const { rows } = await sql<{ case_id: string }>`select case_id from heed_search where site = ${site} and id in (${found})`.execute(db);
    return rows.map(({ case_id }) => case_id);
  }

  /** Of what is looked for as a beginning, the words there are, unless they are many. */
  async #wordsOf(): Promise<ReadonlyMap<Sought, readonly string[]>> {
    const beginnings = this.#sought.filter(({ term, whole }) => !whole && isKept(term));
    if (!beginnings.length) return new Map();
    const from = marked(this.#site, beginnings.map(({ term }) => term));
    const { rows } = await sql<{ words: string[] }>`select array(select w.word from heed_search_words as w where w.word >= b.first collate "C" and w.word < b.last collate "C" order by w.word limit ${WIDE.words + 1}) as words
      from unnest(${from}::text[], ${from.map((word) => `${word}\u{10FFFF}`)}::text[]) with ordinality as b (first, last, n) order by b.n`.execute(this.#db);
    // Of no word at all no case has one.
    return new Map(beginnings.flatMap((one, i) => (rows[i]!.words.length > WIDE.words ? [] : [[one, rows[i]!.words.length ? rows[i]!.words : [from[i]!]]])));
  }

  async #gathered(table: Table, most: number): Promise<string[] | undefined> {
    const sought = this.#sought;
    const { total, opens, each } = await this.#expected();
    const known = await this.#known();
    const part = table === 'heed_search_open' ? opens / total : 1;
    // To leap, it needs a word that few have.
    const leaps = [...each.values()].some((cases) => cases * part <= WIDE.cases);
    const cases = (word: Sought) => each.get(word)! * part;
    const usable = sought.filter((word) => word.whole || (leaps && known.has(word)) || cases(word) <= WIDE.cases);
    // What few cases have is looked at for a frequent word: leaping through its long list takes longer.
    const seldom = usable.filter((word) => cases(word) <= WIDE.cases);
    const indexed = seldom.length && seldom.reduce((all, word) => all * each.get(word)! / total, total * part) <= ENOUGH ? seldom : usable;
    const [first, rest] = indexed.length ? [indexed, sought.filter((word) => !indexed.includes(word))] : [sought, []];
    // With each case in question PostgreSQL looks at every word that it was given: the one that most have is asked for apart from the longer ones.
    const wide = first.filter((word) => (known.get(word)?.length ?? 0) > WIDE.apart).sort((a, b) => cases(b) - cases(a))[0];
    const whole = wide && marked(this.#site, [wide.term]);
    const apart = wide && whole && [whole, known.get(wide)!.filter((word) => word !== whole[0])];
    const either = (apart ?? [undefined]).map((words) => sql`terms @@ ${tsquery(this.#site, first, words ? new Map([...known, [wide!, words]]) : known)}::tsquery`);
    // "is true" keeps the second condition out of the index.
    const { rows } = await sql<{ case_id: string }>`select case_id from ${sql.table(table)} where site = ${this.#site} and (${sql.join(either, sql` or `)})
      ${rest.length ? sql`and (terms @@ ${tsquery(this.#site, rest)}::tsquery) is true` : sql``} limit ${most + 1}`.execute(this.#db);
    this.#many ||= rows.length > most;
    return rows.length > most ? undefined : rows.map(({ case_id }) => case_id);
  }
}

/** Whether the case of table `c` is one of these. */
export const isOneOf = (db: Db, ids: readonly string[]) => (isPostgres(db)
  ? sql<boolean>`c.case_id = any(${ids}::text[])` : sql<boolean>`c.case_id in (select value from json_each(${JSON.stringify(ids)}))`);
