import { HeedCaseTracker } from '../widgets/case-tracker/case-tracker.ts';
import { define } from './define.ts';

define('heed-case-tracker', HeedCaseTracker);

declare global {
  interface HTMLElementTagNameMap { 'heed-case-tracker': HeedCaseTracker }
}
