import type { ProblemCode } from '../problem.ts';
import type { Operation } from './operation.ts';

const COMMON: readonly ProblemCode[] = ['forbidden', 'rate-limited', 'unavailable'];
const WRITE: readonly ProblemCode[] = ['bad-request', 'too-large', ...COMMON];
const OF_CASE: readonly ProblemCode[] = ['not-found', ...WRITE];

/** What the staff does. Each needs a session or the portal's token; each that changes something the session's `Heed-CSRF`. */
export const DESK_OPERATIONS: readonly Operation[] = [
  { method: 'post', path: '/v1/desk/session', id: 'signIn', summary: 'Sign in with name and password.', body: 'SignIn',
    answer: { status: 200, component: 'Session', description: 'The session; its cookie is HttpOnly.', headers: { 'Set-Cookie': { schema: { type: 'string' } } } }, problems: WRITE },
  { method: 'get', path: '/v1/desk/session', id: 'getSession', summary: 'Who is signed in.', answer: { status: 200, component: 'Session', description: 'The session.' }, problems: COMMON },
  { method: 'delete', path: '/v1/desk/session', id: 'signOut', summary: 'Sign out.', headers: ['Heed-CSRF'], answer: { status: 204, description: 'Signed out.' }, problems: COMMON },
  { method: 'post', path: '/v1/desk/session/password', id: 'changePassword', summary: 'Change one’s password; other sessions end.', headers: ['Heed-CSRF'], body: 'PasswordChange',
    answer: { status: 200, component: 'Session', description: 'A new session.' }, problems: ['invalid', ...WRITE] },
  { method: 'get', path: '/v1/desk/queues', id: 'getQueues', summary: 'How many cases each queue has, up to a thousand.', answer: { status: 200, component: 'Queues', description: 'The counts.' }, problems: COMMON },
  { method: 'get', path: '/v1/desk/cases', id: 'listCases', summary: 'A page of a queue: filtered, searched, sorted; emergencies first.', query: 'CaseQuery',
    answer: { status: 200, component: 'CasePage', description: 'The page; `next` is the `after` of the next one.' }, problems: ['bad-request', ...COMMON] },
  { method: 'post', path: '/v1/desk/cases', id: 'fileCaseFor', summary: 'Record a case on a customer’s behalf.', headers: ['Idempotency-Key', 'Heed-CSRF'], body: 'DeskFiling',
    answer: { status: 201, component: 'Receipt', description: 'The receipt, for the customer.' }, problems: ['conflict', 'invalid', 'storage-full', ...WRITE] },
  { method: 'get', path: '/v1/desk/cases/{reference}', id: 'openCase', summary: 'A case with everything the staff may see.', answer: { status: 200, component: 'DeskCase', description: 'The case.' }, problems: ['not-found', ...COMMON] },
  { method: 'post', path: '/v1/desk/cases/{reference}/events', id: 'act', summary: 'Take a step of the workflow.', headers: ['Idempotency-Key', 'Heed-CSRF'], body: 'DeskAct',
    answer: { status: 201, component: 'DeskCase', description: 'The case after it. A conflict for the reason `version` carries the newer `case`.' },
    problems: ['conflict', 'not-allowed', 'invalid', 'storage-full', ...OF_CASE] },
  { method: 'put', path: '/v1/desk/cases/{reference}/assignee', id: 'assign', summary: 'Give a case to somebody, or to nobody.', headers: ['Heed-CSRF'], body: 'Assignment',
    answer: { status: 200, component: 'DeskCase', description: 'The case.' }, problems: ['conflict', 'not-allowed', 'invalid', ...OF_CASE] },
  { method: 'post', path: '/v1/desk/cases/{reference}/merge', id: 'merge', summary: 'Let a case go on as another of the same customer; both references keep working.', headers: ['Heed-CSRF'], body: 'MergeInto',
    answer: { status: 200, component: 'DeskCase', description: 'The case that goes on.' }, problems: ['conflict', 'not-allowed', 'invalid', ...OF_CASE] },
  { method: 'get', path: '/v1/desk/cases/{reference}/files/{id}', id: 'downloadDeskFile', summary: 'Fetch a file of a case.',
    answer: { status: 200, media: 'application/octet-stream', description: 'The file, as an attachment.' }, problems: ['not-found', ...COMMON] },
  { method: 'post', path: '/v1/desk/uploads', id: 'uploadDeskFile', summary: 'Upload a file for a step.', headers: ['Heed-CSRF'], body: 'file',
    answer: { status: 201, component: 'Upload', description: 'The file as it is stored.' }, problems: ['unsupported-type', 'storage-full', ...WRITE] },
  { method: 'put', path: '/v1/desk/presence', id: 'look', summary: 'Say which case one looks at; again every half minute.', headers: ['Heed-CSRF'], body: 'Looking',
    answer: { status: 204, description: 'Said.' }, problems: OF_CASE },
  { method: 'get', path: '/v1/desk/stream', id: 'watch', summary: 'Server-sent events: `case` {reference, version, state, by, actor}, `presence` {reference, users}; a comment every 15 seconds.',
    answer: { status: 200, media: 'text/event-stream', description: 'The stream. It ends after a quarter of an hour at most; connect again.' }, problems: COMMON },
  { method: 'get', path: '/v1/my-cases', id: 'listOwnCases', summary: 'The cases of a customer whom the host site vouches for.', headers: ['Authorization'],
    answer: { status: 200, component: 'OwnCases', description: 'Their cases, the newest first, each with its tracking code.' }, problems: COMMON },
  { method: 'get', path: '/v1/cases/open', id: 'listOpenCases', summary: 'One’s own open cases on an order: of whom the host site vouches for, or whose codes are sent along.', query: 'OpenQuery', headers: ['Heed-Cases'],
    answer: { status: 200, component: 'OwnCases', description: 'Those cases; never anybody else’s.' }, problems: ['bad-request', ...COMMON] },
];
