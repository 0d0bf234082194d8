import { fieldsOf, type SurveyAnswer } from 'heed/domain';
import type { Store } from './store/store.ts';
import type { StoredAnswer } from './store/surveys.ts';
import { templateOf } from './survey-intake.ts';

/** An answer for reading, without those of whom nothing is told; how to reach its author is for those who call only: they see all of it. */
export async function shownAnswer(store: Pick<Store, 'surveys'>, answer: StoredAnswer, withheld?: ReadonlyMap<string, unknown>): Promise<SurveyAnswer> {
  const { id, reference, version, channel, subject, round, department, agent, receivedAt, changedAt, evaluatedAt, partial, locale, service } = answer;
  const asked = withheld && await templateOf(store, answer.site, answer.template, version);
  const hidden = asked ? fieldsOf(asked).filter(({ score }) => score === 'contact').map(({ name }) => name) : [];
  const values = Object.fromEntries(Object.entries(answer.values).filter(([name]) => !hidden.includes(name)));
  return {
    id, reference, template: answer.template, version, channel, round, receivedAt, partial, locale, values, ...(subject && { case: subject }), ...(service && { service }),
    ...(department && { department }), ...(agent && !withheld?.has(agent) && { agent }), ...(changedAt && { changedAt }), ...(evaluatedAt && { evaluatedAt }),
  };
}
