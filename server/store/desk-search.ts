import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import { foldWords } from './desk-project.ts';
import type { DeskTable, Tables } from './rows.ts';

const MAX_WORDS = 8;

/** Each word must stand somewhere in what the case says: in its text as it was written down by `searchText`. */
export function wordsCondition(eb: ExpressionBuilder<Tables & { c: DeskTable }, 'c'>, q: string): Expression<SqlBool> {
  const words = foldWords(q).split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  return eb.exists(eb.selectFrom('heed_desk_text as t').select('t.case_id').whereRef('t.site', '=', 'c.site').whereRef('t.case_id', '=', 'c.case_id')
    .where((inner) => inner.and(words.map((word) => sql<boolean>`t.body like ${`%${escaped(word)}%`} escape '!'`))));
}

const escaped = (word: string): string => word.replace(/[!%_]/g, '!$&');
