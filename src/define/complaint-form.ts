import { HeedComplaintForm } from '../widgets/complaint-form/complaint-form.ts';
import { define } from './define.ts';

define('heed-complaint-form', HeedComplaintForm);

declare global {
  interface HTMLElementTagNameMap { 'heed-complaint-form': HeedComplaintForm }
}
