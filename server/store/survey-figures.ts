import type { Share, SurveyFilter } from 'heed/domain';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { SiteId } from './store.ts';
import { searchable } from './survey-comments.ts';
import type { GroupedCount, Grouping, Surveys } from './surveys.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Read = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** An instant is the end; of a whole day, of UTC, whatever begins with it is still in. */
const endOf = (to: string) => (to.includes('T') ? to : `${to}U`);

/** The pattern of what contains these words, whatever their case. */
const containing = (words: string) => `%${searchable(words).replace(/[\\%_]/g, '\\$&')}%`;

const groupOf = (row: object, by: Grouping): string | null => (row as Record<string, string | null>)[by] ?? null;

/** Counting answers. What a figure is, the domain says; here is only how many there are of each. */
export class SurveyFigures {
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
  }

  /** The answers a filter lets through. */
  answersIn(db: Db, site: SiteId, { template, channel, from, to, department, agent, round, field, value, comment, followUp, unassigned }: SurveyFilter) {
    return db.selectFrom('heed_survey_answers').where('site', '=', site).where('template_id', '=', template).where('channel', '=', channel)
      .$if(!!from, (query) => query.where('received_at', '>=', from!)).$if(!!to, (query) => query.where('received_at', '<', endOf(to!)))
      .$if(!!department, (query) => query.where('department', '=', department!)).$if(!!agent, (query) => query.where('agent', '=', agent!))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .$if(!!field, (query) => query.where(({ exists, selectFrom }) => exists(selectFrom('heed_survey_scores as s').select('s.answer_id')
        .where('s.site', '=', site).whereRef('s.answer_id', '=', 'heed_survey_answers.id').where('s.field', '=', field!)
        .$if(value !== undefined, (inner) => inner.where('s.value', '=', value!)))))
      .$if(!!unassigned, (query) => query.where(unassigned!, 'is', null))
      .$if(!!followUp, (query) => query.where(({ exists, selectFrom }) => exists(selectFrom('heed_survey_looked as l').select('l.answer_id')
        .where('l.site', '=', site).whereRef('l.answer_id', '=', 'heed_survey_answers.id').where('l.follow_up_id', '=', followUp!))))
      .$if(comment !== undefined, (query) => query.where(({ exists, selectFrom }) => exists(selectFrom('heed_survey_comments as c').select('c.answer_id')
        .where('c.site', '=', site).whereRef('c.answer_id', '=', 'heed_survey_answers.id').where(sql<boolean>`c.folded like ${containing(comment!)} escape '\\'`))));
  }

  #scoresIn(db: Db, site: SiteId, { template, channel, from, to, department, agent, round }: SurveyFilter) {
    return db.selectFrom('heed_survey_scores').where('site', '=', site).where('template_id', '=', template).where('channel', '=', channel)
      .$if(!!from, (query) => query.where('received_at', '>=', from!)).$if(!!to, (query) => query.where('received_at', '<', endOf(to!)))
      .$if(!!department, (query) => query.where('department', '=', department!)).$if(!!agent, (query) => query.where('agent', '=', agent!))
      .$if(round !== undefined, (query) => query.where('round', '=', round!));
  }

  countAnswers(site: SiteId, filter: SurveyFilter): Promise<number> {
    return this.#read(async (db) => Number((await this.answersIn(db, site, filter).select(({ fn }) => fn.countAll<number | string>().as('n')).executeTakeFirstOrThrow()).n));
  }

  counts(site: SiteId, filter: SurveyFilter, by: Grouping): Promise<GroupedCount[]> {
    return this.#read(async (db) => (await this.#scoresIn(db, site, filter).select(['field', 'value', by]).select(({ fn }) => fn.countAll<number | string>().as('n')).groupBy(['field', 'value', by]).execute())
      .map((row) => ({ field: row.field, value: row.value, group: groupOf(row, by), count: Number(row.n) })));
  }

  answered(site: SiteId, filter: SurveyFilter, by: Grouping): ReturnType<Surveys['answered']> {
    return this.#read(async (db) => (await this.#scoresIn(db, site, filter).select(['field', by]).select(({ fn }) => fn.count<number | string>('answer_id').distinct().as('n')).groupBy(['field', by]).execute())
      .map((row) => ({ field: row.field, group: groupOf(row, by), n: Number(row.n) })));
  }

  answersByAgent(site: SiteId, filter: SurveyFilter): ReturnType<Surveys['answersByAgent']> {
    return this.#read(async (db) => (await this.answersIn(db, site, filter).where('agent', 'is not', null).select('agent').select(({ fn }) => fn.countAll<number | string>().as('n'))
      .groupBy('agent').orderBy('agent').execute()).map(({ agent, n }) => ({ agent: agent!, n: Number(n) })));
  }

  rounds(site: SiteId, { template, channel }: Pick<SurveyFilter, 'template' | 'channel'>): Promise<readonly number[]> {
    return this.#read(async (db) => (await this.answersIn(db, site, { template, channel }).select('round').distinct().orderBy('round').execute()).map(({ round }) => round));
  }

  /** Of the invitations of the period: how many there were, and how many have been answered. One without a way to its customer has asked nobody. */
  response(site: SiteId, { template, from, to, department, agent, round }: SurveyFilter): Promise<Share> {
    return this.#read(async (db) => {
      const { n, part } = await db.selectFrom('heed_survey_invitations').select(({ fn }) => [fn.countAll<number | string>().as('n'), sql<number | string>`count(answer_id)`.as('part')])
        .where('site', '=', site).where('template_id', '=', template).where(({ or, eb }) => or([eb('way', '<>', 'none'), eb('answer_id', 'is not', null)]))
        .$if(!!from, (query) => query.where('created_at', '>=', from!)).$if(!!to, (query) => query.where('created_at', '<', endOf(to!)))
        .$if(!!department, (query) => query.where('department', '=', department!)).$if(!!agent, (query) => query.where('agent', '=', agent!))
        .$if(round !== undefined, (query) => query.where('round', '=', round!)).executeTakeFirstOrThrow();
      return { part: Number(part), n: Number(n) };
    });
  }
}
