import { commentsOf, folded, SURVEYS, type SurveyTemplate, type Values } from 'heed/domain';
import type { Kysely } from 'kysely';
import { type CommentRow, toTemplate } from './survey-tables.ts';
import type { AnswerInput } from './surveys.ts';
import type { Tables } from './tables.ts';

/** Comments of answers that came before there was a table for them. */
export const SURVEY_COMMENTS_MIGRATION = { name: '0027-survey-comments', statements: [], fill: fillComments };

const FILL_AT_ONCE = 500;

async function fillComments(db: Kysely<Tables>): Promise<void> {
  const own = (await db.selectFrom('heed_survey_templates').selectAll().execute()).map((row) => ({ site: row.site, template: toTemplate(row) }));
  for (let after: { site: string; id: string } | undefined; ;) {
    const rows = await db.selectFrom('heed_survey_answers').select(['site', 'id', 'template_id', 'template_version', 'values_json'])
      .$if(!!after, (query) => query.where(({ eb, or, and }) => or([eb('site', '>', after!.site), and([eb('site', '=', after!.site), eb('id', '>', after!.id)])])))
      .orderBy('site').orderBy('id').limit(FILL_AT_ONCE).execute();
    const found = rows.flatMap((row) => {
      const is = (template: SurveyTemplate) => template.id === row.template_id && template.version === row.template_version;
      const template = own.find((one) => one.site === row.site && is(one.template))?.template ?? SURVEYS.find(is);
      return template ? commentRows(row.site, row.id, commentsOf(template, JSON.parse(row.values_json) as Values)) : [];
    });
    if (found.length) await db.insertInto('heed_survey_comments').values(found).onConflict((oc) => oc.doNothing()).execute();
    if (rows.length < FILL_AT_ONCE) return;
    after = rows.at(-1);
  }
}

export const commentRows = (site: string, answer_id: string, comments: AnswerInput['comments'] = []): CommentRow[] =>
  comments.map(({ field, words }) => ({ site, answer_id, field, folded: searchable(words) }));

/** Words as they are stored for searching, and sought: not every engine keeps everything. */
export const searchable = (words: string): string => folded(words).toWellFormed().replaceAll('\0', '');
