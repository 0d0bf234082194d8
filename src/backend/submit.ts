/** Filing a case: all that most visitors ever need of a backend. */
import type { Receipt } from '../domain/records/case.ts';
import { list, must, optional, value } from '../domain/kinds.ts';
import { count, filled, instant, text, z } from './answer.ts';
import { call } from './calls.ts';
import type { CasesBackend } from './port.ts';
import type { RestOptions } from './options.ts';
import { bearer } from './token.ts';

const receiptFor = (idempotencyKey: string) => z.object({
  reference: filled, trackingCode: filled, state: filled, receivedAt: instant, answerDueAt: instant, digest: filled,
  // Not that of another submission.
  key: value<string>(must((key) => key === idempotencyKey)),
  files: optional(list(z.object({ name: text, size: count, digest: filled }))), signature: optional(z.object({ kid: filled, value: filled })),
});

export const submit = async (options: RestOptions, ...[submission, { idempotencyKey, signal }]: Parameters<CasesBackend['submit']>): Promise<Receipt> =>
  call<Receipt>(options, '/cases', receiptFor(idempotencyKey).parse,
    { method: 'POST', body: submission, headers: { 'Idempotency-Key': idempotencyKey, ...bearer(await options.token?.(idempotencyKey)) }, signal });
