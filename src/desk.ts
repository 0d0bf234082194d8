/** For pages of the staff: the desk, the adapter to heed-server and the types it speaks in. Nothing of this is loaded by a customer's page. */
export { HeedCaseLibrary } from './widgets/case-library/case-library.ts';
export { HeedDesk } from './widgets/desk/desk.ts';
export { HeedSurveyResults } from './widgets/survey-results/survey-results.ts';
export { HeedSurveyEditor } from './widgets/survey-editor/survey-editor.ts';
export { RestSurveyDesk } from './backend/survey-desk.ts';
export type { AnswerPage, SurveyDeskBackend } from './backend/survey-desk.ts';
export { DeskConflict } from './backend/desk-port.ts';
export { RestDesk } from './backend/desk-rest.ts';
export type { RestDeskOptions } from './backend/desk-rest.ts';
export type * from './backend/desk-port.ts';
export { HeedError } from './domain/error.ts';
