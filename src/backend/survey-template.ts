import type { SurveyTemplate } from '../domain/forms/surveys.ts';

type Loose = { readonly [name: string]: unknown };
const isNamed = (value: unknown): value is Loose => typeof (Object(value) as Loose).name === 'string';

/**
 * The template in an answer, read by hand: checking it like a case would weigh as much as the survey. Throws what is none; a field of a
 * type that is not known is the renderer's to refuse.
 */
export function surveyTemplate(body: unknown): SurveyTemplate {
  const { id, version, first, steps } = Object(body) as Loose;
  if (id && version && first && Array.isArray(steps) && steps.every((step) => isNamed(step) && Array.isArray(step.fields) && step.fields.every((field) => isNamed(field) && field.type))) {
    return body as SurveyTemplate;
  }
  throw new TypeError('It is no survey.');
}
