/** Filing a case: all that most visitors ever need of a backend. */
import type { Receipt } from '../domain/records/case.ts';
import { list, optional } from '../domain/kinds.ts';
import { count, filled, instant, text, z } from './answer.ts';
import { call } from './calls.ts';
import type { CasesBackend } from './port.ts';
import type { RestOptions } from './options.ts';
import { bearer } from './token.ts';

const receipt = z.object({
  reference: filled, trackingCode: filled, state: filled, receivedAt: instant, answerDueAt: instant, digest: filled, key: filled,
  files: optional(list(z.object({ name: text, size: count, digest: filled }))), signature: optional(z.object({ kid: filled, value: filled })),
});

export const submit = async (options: RestOptions, ...[submission, { idempotencyKey, signal }]: Parameters<CasesBackend['submit']>): Promise<Receipt> =>
  call(options, '/cases', (body): Receipt => {
    const found = receipt.parse(body);
    if (found.key !== idempotencyKey) throw new Error('It is the receipt of another submission.');
    return found;
  }, { method: 'POST', body: submission, headers: { 'Idempotency-Key': idempotencyKey, ...bearer(await options.token?.(idempotencyKey)) }, signal });
