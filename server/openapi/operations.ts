import { STATUS, type ProblemCode } from '../problem.ts';
import type { Operation } from './operation.ts';
import { CATEGORY_OPERATIONS } from './category-operations.ts';
import { OFFICE_OPERATIONS } from './office-operations.ts';
import { DESK_OPERATIONS } from './operations-desk.ts';
import { VISIT_OPERATIONS } from './visit-operations.ts';
import { SURVEY_OPERATIONS } from './survey-operations.ts';

const REPLAYED = { 'Idempotency-Replayed': { description: 'true when this is the answer of an earlier request with the same key.', schema: { type: 'string', enum: ['true'] } } };
const COMMON: readonly ProblemCode[] = ['forbidden', 'rate-limited', 'unavailable'];

export const OPERATIONS: readonly Operation[] = [
  { method: 'post', path: '/v1/cases', id: 'fileCase', summary: 'File a complaint, an inquiry or a suggestion.', headers: ['Idempotency-Key'], body: 'Submission',
    answer: { status: 201, component: 'Receipt', description: 'The case is stored; this is its receipt.', headers: REPLAYED },
    problems: ['bad-request', 'conflict', 'invalid', 'too-large', 'storage-full', ...COMMON] },
  { method: 'get', path: '/v1/cases/{reference}', id: 'trackCase', summary: 'See a case as its customer.', headers: ['Heed-Tracking-Code'],
    answer: { status: 200, component: 'PublicCase', description: 'The case.' }, problems: ['not-found', ...COMMON] },
  { method: 'post', path: '/v1/cases/{reference}/events', id: 'appendEvent', summary: 'Write to a case, or take a step that is its customer’s.',
    headers: ['Heed-Tracking-Code', 'Idempotency-Key'], body: 'CustomerEvent',
    answer: { status: 201, component: 'PublicCase', description: 'The case after the event.', headers: REPLAYED },
    problems: ['bad-request', 'not-found', 'conflict', 'not-allowed', 'invalid', 'too-large', 'storage-full', ...COMMON] },
  { method: 'post', path: '/v1/uploads', id: 'uploadFile', summary: 'Upload a file, to be claimed by a case or event within two days.', body: 'file',
    answer: { status: 201, component: 'Upload', description: 'The file as it is stored: images without hidden data, so size and digest may differ from what was sent.' },
    problems: ['bad-request', 'too-large', 'unsupported-type', 'storage-full', ...COMMON] },
  { method: 'get', path: '/v1/cases/{reference}/files/{id}', id: 'downloadFile', summary: 'Fetch a file of a case.', headers: ['Heed-Tracking-Code'],
    answer: { status: 200, media: 'application/octet-stream', description: 'The file, as an attachment.' }, problems: ['not-found', ...COMMON] },
  { method: 'get', path: '/v1/forms/{id}', id: 'getForm', summary: 'An intake form as the site has it.',
    answer: { status: 200, component: 'FormDefinition', description: 'The form definition.' }, problems: ['not-found', 'forbidden'] },
  { method: 'get', path: '/v1/config', id: 'getConfig', summary: 'Kinds, limits and response times of the site.',
    answer: { status: 200, component: 'Config', description: 'The configuration.' }, problems: ['forbidden'] },
  { method: 'get', path: '/.well-known/heed.json', id: 'getKeys', summary: 'The keys that receipts are signed with, old ones too, the newest first.',
    answer: { status: 200, component: 'Keys', description: 'Public keys; the id of each stands in the receipts it signed.' }, problems: ['forbidden', 'unavailable'] },
  { method: 'get', path: '/healthz', id: 'getHealth', summary: 'Whether the server takes requests.',
    answer: { status: 200, component: 'Health', description: 'It does. With status 503 it does not.' }, problems: [] },
  { method: 'get', path: '/openapi.json', id: 'getOpenApi', summary: 'This document.',
    answer: { status: 200, media: 'application/json', description: 'The OpenAPI document.' }, problems: [] },
  ...OFFICE_OPERATIONS,
  ...CATEGORY_OPERATIONS,
  ...VISIT_OPERATIONS,
  ...SURVEY_OPERATIONS,
  ...DESK_OPERATIONS,
];

/** Codes by the status they are answered with. */
export function byStatus(codes: readonly ProblemCode[]): Map<number, ProblemCode[]> {
  const map = new Map<number, ProblemCode[]>();
  for (const code of codes) map.set(STATUS[code], [...(map.get(STATUS[code]) ?? []), code]);
  return map;
}
