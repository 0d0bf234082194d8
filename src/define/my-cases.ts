import { HeedMyCases } from '../widgets/my-cases/my-cases.ts';
import { define } from './define.ts';

define('heed-my-cases', HeedMyCases);

declare global {
  interface HTMLElementTagNameMap { 'heed-my-cases': HeedMyCases }
}
