import { HeedCaseLibrary } from '../widgets/case-library/case-library.ts';
import { define } from './define.ts';

define('heed-case-library', HeedCaseLibrary);

declare global {
  interface HTMLElementTagNameMap { 'heed-case-library': HeedCaseLibrary }
}
