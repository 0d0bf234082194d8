/** What a form needs once files are chosen, in one piece. */
export { filesStyles } from '../theme/files.ts';
export { Files } from './files.ts';
