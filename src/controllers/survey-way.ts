import type { HeedBackend, SurveysBackend } from '../backend/port.ts';
import type { RestOptions } from '../backend/options.ts';
import { RestSurveys } from '../backend/surveys.ts';
import type { SurveySubmission } from '../domain/records/survey.ts';
import type { HeedSettings } from './context.ts';

interface RestWithSurveys { readonly surveys: SurveysBackend; readonly options: RestOptions }

/** Whom answers go to. Throws where there is nobody. */
export function surveysOf({ backend, endpoint = '', site }: HeedSettings): SurveysBackend {
  const { surveys, options } = (backend ?? { options: { endpoint, site } }) as { readonly surveys?: SurveysBackend; readonly options?: RestOptions };
  if (surveys) return surveys;
  if (options) return new RestSurveys(options);
  throw new Error('The backend has no surveys: give it some, see SurveysBackend.');
}

/** Ends the name of a site where answers of surveys belong. */
export const SURVEY = '#survey';

/** Answers travel by the same way as cases, under an address of their own: nothing of theirs is taken for a case. */
export const travelling = (settings: HeedSettings): HeedSettings => ({ endpoint: settings.endpoint, site: `${settings.site ?? ''}${SURVEY}`, backend: answersTo(surveysOf(settings)) });

const answersTo = (surveys: SurveysBackend): HeedBackend => ({ cases: {
  submit: (submission, options) => surveys.answer(submission as unknown as SurveySubmission, options),
} });

/** Who takes what lies under this name, if it is for this backend: cases of its site, or answers to its surveys. */
export function takerOf(name: string, { backend, site }: { readonly backend?: HeedBackend; readonly site: string }): HeedBackend | undefined {
  if (name === site) return backend;
  const { surveys, options } = (name === `${site}${SURVEY}` && backend ? backend : {}) as Partial<RestWithSurveys>;
  return surveys || options ? answersTo(surveysOf({ backend })) : undefined;
}
