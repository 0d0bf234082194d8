import { HeedCaseTracker } from '../widgets/case-tracker/case-tracker.ts';
import { define } from './define.ts';

HeedCaseTracker.survey = () => import('./tracked-survey.ts');
define('heed-case-tracker', HeedCaseTracker);

declare global {
  interface HTMLElementTagNameMap { 'heed-case-tracker': HeedCaseTracker }
}
