import { HeedSurveyEditor } from '../widgets/survey-editor/survey-editor.ts';
import { define } from './define.ts';
import './satisfaction-survey.ts';

define('heed-survey-editor', HeedSurveyEditor);

declare global {
  interface HTMLElementTagNameMap { 'heed-survey-editor': HeedSurveyEditor }
}
