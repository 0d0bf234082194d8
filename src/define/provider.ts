import { HeedProvider } from '../widgets/provider/provider.ts';
import { define } from './define.ts';

define('heed-provider', HeedProvider);

declare global {
  interface HTMLElementTagNameMap { 'heed-provider': HeedProvider }
}
