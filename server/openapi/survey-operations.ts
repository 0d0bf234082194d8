import type { Operation } from './operation.ts';
import * as schemas from '../survey-schemas.ts';

/** The components that the survey routes speak in. */
export const SURVEY_COMPONENTS = {
  SurveyTemplate: schemas.surveyTemplate, SurveySubmission: schemas.surveySubmission, SurveyReceipt: schemas.surveyReceipt, OpenInvitation: schemas.openInvitation,
  SurveyTemplates: schemas.surveyTemplates, SurveyVersions: schemas.surveyVersions, NewSurveyTemplate: schemas.newTemplate, NewSurveyInvitation: schemas.newInvitation, SurveyInvitation: schemas.invitation, StaffSurveyInvitation: schemas.staffInvitation,
  SurveyResults: schemas.surveyResults, SurveyAnswer: schemas.surveyAnswer, SurveyAnswers: schemas.surveyAnswers, SurveyHistory: schemas.surveyHistory,
  SurveyFollowUp: schemas.followUp, SurveyFollowUps: schemas.followUps, SurveyFollowUpTaken: schemas.followUpTaken, SurveyFollowUpDone: schemas.followUpDone, Nothing: schemas.nothing,
};

const CUSTOMER = ['forbidden', 'rate-limited', 'unavailable'] as const;
const STAFF = ['forbidden', 'unavailable'] as const;
const FILTER = ['template', 'channel', 'from', 'to', 'department', 'agent', 'round'];

/** What the survey routes do, as data; see `operations.ts`. */
export const SURVEY_OPERATIONS: readonly Operation[] = [
  { method: 'get', path: '/v1/surveys/{id}', id: 'getSurvey', summary: 'The newest version of a survey.',
    answer: { status: 200, component: 'SurveyTemplate', description: 'The survey.' }, problems: ['not-found', 'forbidden', 'unavailable'] },
  { method: 'get', path: '/v1/survey-invitation', id: 'openInvitation', summary: 'What an invitation opens, with what was answered already.', headers: ['Heed-Invitation'],
    answer: { status: 200, component: 'OpenInvitation', description: 'The survey, and the answer that may still be changed. Expired (410), unknown and evaluated ones are problems with a reason.' },
    problems: ['not-found', 'not-allowed', ...CUSTOMER] },
  { method: 'post', path: '/v1/survey-invitation/stop', id: 'stopAsking', summary: 'The customer of this invitation does not want to be asked any more.', headers: ['Heed-Invitation'], body: 'Nothing',
    answer: { status: 200, component: 'Nothing', description: 'Nobody asks them any more.' }, problems: ['bad-request', 'not-found', ...CUSTOMER] },
  { method: 'post', path: '/v1/cases/{reference}/survey', id: 'scoreCase', summary: 'The invitation to score a case that has ended, for whoever follows it.', headers: ['Heed-Tracking-Code'], body: 'Nothing',
    answer: { status: 201, component: 'SurveyInvitation', description: 'The invitation; asking again gives the same one.' }, problems: ['bad-request', 'not-found', 'not-allowed', ...CUSTOMER] },
  { method: 'post', path: '/v1/survey-answers', id: 'answerSurvey', summary: 'Answer a survey, or change an answer.', headers: ['Idempotency-Key'], body: 'SurveySubmission',
    answer: { status: 201, component: 'SurveyReceipt', description: 'The answer is stored; this is its receipt.' },
    problems: ['bad-request', 'not-found', 'conflict', 'not-allowed', 'invalid', 'too-large', 'storage-full', ...CUSTOMER] },
  { method: 'get', path: '/v1/desk/surveys', id: 'listSurveys', summary: 'All surveys, each in its newest version (staff).',
    answer: { status: 200, component: 'SurveyTemplates', description: 'The surveys.' }, problems: [...STAFF] },
  { method: 'post', path: '/v1/desk/surveys', id: 'saveSurvey', summary: 'Save the next version of a survey (staff).', body: 'NewSurveyTemplate',
    answer: { status: 201, component: 'SurveyTemplate', description: 'The new version. Answers keep the version they answered.' }, problems: ['bad-request', 'conflict', 'invalid', 'too-large', ...STAFF] },
  { method: 'get', path: '/v1/desk/surveys/{id}/versions', id: 'listSurveyVersions', summary: 'All versions of a survey, the newest first (staff who edit surveys).',
    answer: { status: 200, component: 'SurveyVersions', description: 'When each was saved, and by whom; what came with heed has neither.' }, problems: ['not-found', ...STAFF] },
  { method: 'get', path: '/v1/desk/surveys/{id}/versions/{version}', id: 'getSurveyVersion', summary: 'A survey as it was in this version (staff who edit surveys).',
    answer: { status: 200, component: 'SurveyTemplate', description: 'The survey. To take it up again, save it as the next version.' }, problems: ['not-found', ...STAFF] },
  { method: 'post', path: '/v1/desk/survey-invitations', id: 'invite', summary: 'Invite a customer (staff); without a template: after a service that is finished.', headers: ['Idempotency-Key'], body: 'NewSurveyInvitation',
    answer: { status: 201, component: 'StaffSurveyInvitation', description: 'The invitation; the link is the survey page with #invitation=token. Who was asked lately, does not want to be asked, or is another customer than was asked about the same subject, is a problem with a reason.' },
    problems: ['bad-request', 'not-found', 'not-allowed', 'invalid', ...STAFF] },
  { method: 'get', path: '/v1/desk/survey-results', id: 'getSurveyResults', summary: 'The counts of all questions (staff).', query: FILTER,
    answer: { status: 200, component: 'SurveyResults', description: 'Counts over all, by month, department and person.' }, problems: ['bad-request', 'not-found', ...STAFF] },
  { method: 'get', path: '/v1/desk/survey-answers', id: 'listSurveyAnswers', summary: 'Single answers, the newest first (staff).', query: [...FILTER, 'field', 'value', 'comment', 'followUp', 'unassigned', 'after', 'limit'],
    answer: { status: 200, component: 'SurveyAnswers', description: 'One page, with the survey in the versions that were answered.' }, problems: ['bad-request', ...STAFF] },
  { method: 'get', path: '/v1/desk/survey-answers/{reference}', id: 'getSurveyAnswer', summary: 'One answer with all its versions (staff).',
    answer: { status: 200, component: 'SurveyHistory', description: 'The answer.' }, problems: ['not-found', ...STAFF] },
  { method: 'post', path: '/v1/desk/survey-answers/{reference}/evaluate', id: 'evaluateSurveyAnswer', summary: 'Mark an answer as evaluated: its author cannot change it any more (staff).', body: 'Nothing',
    answer: { status: 200, component: 'SurveyAnswer', description: 'The answer.' }, problems: ['bad-request', 'not-found', ...STAFF] },
  { method: 'get', path: '/v1/desk/survey-follow-ups', id: 'listFollowUps', summary: 'Low scores that somebody has to follow up, the most urgent first (staff).',
    answer: { status: 200, component: 'SurveyFollowUps', description: 'At most 200. `way` says how: a call; a call whose number stands in the records of the service; a message on the case; or looking into it, where nobody can be reached. With `look` it stands for all such scores of one place.' }, problems: [...STAFF] },
  { method: 'post', path: '/v1/desk/survey-follow-ups/{id}/done', id: 'finishFollowUp', summary: 'Record what came of it (staff): reached, and what was said; not reached, so that somebody calls again; given up; written to; or what was found and done.', body: 'SurveyFollowUpDone',
    answer: { status: 200, component: 'SurveyFollowUp', description: 'The task. Somebody else has taken it: a conflict with the reason call-taken. If it stands for more or fewer low scores than the `n` that was seen: one with the reason more-scores.' }, problems: ['bad-request', 'not-found', 'conflict', 'invalid', ...STAFF] },
  { method: 'post', path: '/v1/desk/survey-follow-ups/{id}/take', id: 'takeFollowUp', summary: 'Say that one is going to call (staff). Managers take over by naming whose it is.', body: 'SurveyFollowUpTaken',
    answer: { status: 200, component: 'SurveyFollowUp', description: 'The task. Somebody else has taken it: a conflict with the reason call-taken.' }, problems: ['bad-request', 'not-found', 'conflict', ...STAFF] },
  { method: 'post', path: '/v1/desk/survey-follow-ups/{id}/release', id: 'releaseFollowUp', summary: 'Say that one is not going to call after all (staff).', body: 'Nothing',
    answer: { status: 200, component: 'SurveyFollowUp', description: 'The task.' }, problems: ['bad-request', 'not-found', 'conflict', ...STAFF] },
];
