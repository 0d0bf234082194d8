import type { Locale } from '../domain/form.ts';
import type { SurveyEndTerms, SurveyTerms } from './terms.ts';

// Beside the parts that every page with a form may load, so that those who have no survey do not even know its files' names.
const modules: Readonly<Record<Locale, () => Promise<{ default: SurveyTerms }>>> = {
  'en': () => import('./en/survey.ts'), 'zh-Hans': () => import('./zh-Hans/survey.ts'), 'zh-Hant': () => import('./zh-Hant/survey.ts'),
};

/** The words of the survey in one locale. */
export const loadSurveyTerms = async (_: 'survey', locale: Locale): Promise<SurveyTerms> => (await modules[locale]()).default;

const ends: Readonly<Record<Locale, () => Promise<{ default: SurveyEndTerms }>>> = {
  'en': () => import('./en/survey-end.ts'), 'zh-Hans': () => import('./zh-Hans/survey-end.ts'), 'zh-Hant': () => import('./zh-Hant/survey-end.ts'),
};

/** The words for what comes after the first tap. */
export const loadSurveyEnd = async (locale: Locale): Promise<SurveyEndTerms> => (await ends[locale]()).default;
