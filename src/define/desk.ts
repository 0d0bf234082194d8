import { HeedDesk } from '../widgets/desk/desk.ts';
import { define } from './define.ts';

define('heed-desk', HeedDesk);

declare global {
  interface HTMLElementTagNameMap { 'heed-desk': HeedDesk }
}
