import { HeedSatisfactionSurvey } from '../widgets/satisfaction-survey/satisfaction-survey.ts';
import { define } from './define.ts';

define('heed-satisfaction-survey', HeedSatisfactionSurvey);

declare global {
  interface HTMLElementTagNameMap { 'heed-satisfaction-survey': HeedSatisfactionSurvey }
}
