import type { HeedBackend, SurveysBackend } from '../backend/port.ts';
import type { RestOptions } from '../backend/options.ts';
import { RestSurveys } from '../backend/surveys.ts';
import type { SurveySubmission } from '../domain/records/survey.ts';
import type { HeedSettings } from './context.ts';

const noCase = () => Promise.reject(new Error('An answer of a survey is no case.'));

/** Whom answers go to. Throws where there is nobody. */
export function surveysOf({ backend, endpoint = '', site }: HeedSettings): SurveysBackend {
  const { surveys, options } = (backend ?? { options: { endpoint, site } }) as { readonly surveys?: SurveysBackend; readonly options?: RestOptions };
  if (surveys) return surveys;
  if (options) return new RestSurveys(options);
  throw new Error('The backend has no surveys: give it some, see SurveysBackend.');
}

/** Answers travel by the same way as cases, under an address of their own: nothing of theirs is taken for a case. */
export function travelling(settings: HeedSettings): HeedSettings {
  const surveys = surveysOf(settings);
  const backend: HeedBackend = { cases: {
    submit: (submission, options) => surveys.answer(submission as unknown as SurveySubmission, options), track: noCase, append: noCase,
  } };
  return { endpoint: settings.endpoint, site: `${settings.site ?? ''}#survey`, backend };
}
