import { HeedSurveyResults } from '../widgets/survey-results/survey-results.ts';
import { define } from './define.ts';

define('heed-survey-results', HeedSurveyResults);

declare global {
  interface HTMLElementTagNameMap { 'heed-survey-results': HeedSurveyResults }
}
