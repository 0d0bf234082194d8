import * as schemas from '../office-schemas.ts';
import type { Operation } from './operation.ts';

/** The components that scripts, library and audit speak in. */
export const OFFICE_COMPONENTS = {
  Script: schemas.script, Scripts: schemas.scripts, NewScript: schemas.newScript, ScriptUse: schemas.scriptUse,
  LibraryEntry: schemas.libraryEntry, LibraryPage: schemas.libraryPage, LibraryDraft: schemas.libraryDraft, LibraryPreview: schemas.libraryPreview,
  NewLibraryEntry: schemas.newLibraryEntry, AuditReport: schemas.auditReport,
};

const STAFF = ['forbidden', 'unavailable'] as const;

/** What they do, as data; see `operations.ts`. */
export const OFFICE_OPERATIONS: readonly Operation[] = [
  { method: 'get', path: '/v1/desk/scripts', id: 'listScripts', summary: 'Texts for customers, those that fit best first (staff).', query: 'ScriptQuery',
    answer: { status: 200, component: 'Scripts', description: 'The scripts.' }, problems: ['bad-request', ...STAFF] },
  { method: 'put', path: '/v1/desk/scripts/{id}', id: 'saveScript', summary: 'Change a script, or add one with version 0 (staff).', body: 'NewScript',
    answer: { status: 200, component: 'Script', description: 'Its next version.' }, problems: ['bad-request', 'conflict', 'invalid', 'too-large', ...STAFF] },
  { method: 'delete', path: '/v1/desk/scripts/{id}', id: 'deleteScript', summary: 'Delete a script (staff): nobody is offered it any more, and its id is not given again. To stop offering it only, save it with `disabled`.', headers: ['Heed-CSRF'], query: 'ScriptRemoval',
    answer: { status: 204, description: 'It is gone.' }, problems: ['bad-request', 'not-found', 'conflict', ...STAFF] },
  { method: 'post', path: '/v1/desk/scripts/{id}/used', id: 'useScript', summary: 'Count that a script was inserted (staff).',
    answer: { status: 200, component: 'ScriptUse', description: 'How often by now.' }, problems: ['bad-request', 'not-found', ...STAFF] },
  { method: 'get', path: '/v1/desk/library', id: 'searchLibrary', summary: 'Search the case library (staff).', query: ['q', 'kind', 'cause', 'department', 'phase', 'after', 'limit'],
    answer: { status: 200, component: 'LibraryPage', description: 'Entries with all of the words, the newest first.' }, problems: ['bad-request', ...STAFF] },
  { method: 'post', path: '/v1/desk/library', id: 'addLibraryEntry', summary: 'Save a closed case as an entry, or what follows a `version` of its entry; personal data is taken out (staff).', body: 'NewLibraryEntry',
    answer: { status: 201, component: 'LibraryEntry', description: 'The entry as it was saved.' }, problems: ['bad-request', 'not-found', 'not-allowed', 'conflict', 'invalid', 'too-large', ...STAFF] },
  { method: 'post', path: '/v1/desk/library/preview', id: 'previewLibraryEntry', summary: 'A closed case as an entry, or the entry that it has, to be read before it is saved (staff).', body: 'LibraryPreview',
    answer: { status: 200, component: 'LibraryDraft', description: 'The entry without personal data, and what was taken out.' }, problems: ['bad-request', 'not-found', 'not-allowed', ...STAFF] },
  { method: 'get', path: '/v1/desk/library/{id}', id: 'getLibraryEntry', summary: 'An entry of the case library (staff).',
    answer: { status: 200, component: 'LibraryEntry', description: 'The entry.' }, problems: ['not-found', ...STAFF] },
  { method: 'get', path: '/v1/desk/library/{id}/files/{file}', id: 'getLibraryPhoto', summary: 'A photo of an entry (staff).',
    answer: { status: 200, media: 'application/octet-stream', description: 'The photo, as an attachment.' }, problems: ['not-found', ...STAFF] },
  { method: 'get', path: '/v1/audit/verify', id: 'verifyAudit', summary: 'Check that no case of the site is gone and no event was edited, removed or put in another order; `head`, from an earlier answer, also that all of then is still there (admins).', query: ['head'],
    answer: { status: 200, component: 'AuditReport', description: 'How many cases were checked, the head of their register, which can be noted elsewhere, and the first fault, if there is one.' }, problems: ['bad-request', ...STAFF] },
];
