import type { Operation } from './operation.ts';
import * as schemas from '../visit-schemas.ts';

/** The components that the routes of return visits speak in. */
export const VISIT_COMPONENTS = { ReturnVisits: schemas.returnVisits, ReturnVisitDone: schemas.visitDone };

/** What they do, as data; see `operations.ts`. */
export const VISIT_OPERATIONS: readonly Operation[] = [
  { method: 'get', path: '/v1/desk/return-visits', id: 'listReturnVisits', summary: 'Closed cases that were drawn for a return visit which nobody has made, the most urgent first (staff).',
    answer: { status: 200, component: 'ReturnVisits', description: 'At most 200, and the sums over the draws of the last 13 weeks.' }, problems: ['forbidden', 'unavailable'] },
  { method: 'post', path: '/v1/desk/return-visits/{id}/done', id: 'finishReturnVisit', summary: 'Record a return visit: an internal event of its case (staff).', body: 'ReturnVisitDone',
    answer: { status: 200, component: 'ReturnVisits', description: 'What is left.' }, problems: ['bad-request', 'not-found', 'conflict', 'invalid', 'too-large', 'forbidden', 'unavailable'] },
];
