/** Sending an answer: loaded when somebody has one. */
import { optional } from '../domain/kinds.ts';
import type { SurveyReceipt } from '../domain/records/survey.ts';
import { filled, instant, z } from './answer.ts';
import { call } from './calls.ts';
import type { RestOptions } from './options.ts';
import type { SurveysBackend } from './port.ts';

const receipt = z.object({
  reference: filled, trackingCode: filled, state: filled, receivedAt: instant, answerDueAt: instant, digest: filled, key: filled, followUpAt: optional(instant),
  signature: optional(z.object({ kid: filled, value: filled })),
});

export const answerSurvey = (options: RestOptions, ...[submission, { idempotencyKey, signal }]: Parameters<SurveysBackend['answer']>): Promise<SurveyReceipt> =>
  call(options, '/survey-answers', (body): SurveyReceipt => {
    const found = receipt.parse(body);
    if (found.key !== idempotencyKey) throw new Error('It is the receipt of another answer.');
    return found;
  }, { method: 'POST', body: submission, headers: { 'Idempotency-Key': idempotencyKey }, signal });
