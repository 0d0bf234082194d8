import { HeedOutbox } from '../widgets/outbox/outbox.ts';
import { define } from './define.ts';

define('heed-outbox', HeedOutbox);

declare global {
  interface HTMLElementTagNameMap { 'heed-outbox': HeedOutbox }
}
