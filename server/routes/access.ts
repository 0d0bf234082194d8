import { parseReference, parseTrackingCode } from 'heed/domain';
import type { Ctx, Parts } from '../context.ts';
import { sameHash, sha256 } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import type { StoredCase } from '../store/store.ts';

const NOBODY = '0'.repeat(64);

/**
 * The case that reference and tracking code open. An unknown reference, a wrong code and either of them malformed are one
 * and the same `not-found`, after the same work.
 */
export async function openCase(c: Ctx, { store }: Pick<Parts, 'store'>, limits: RateLimits): Promise<StoredCase> {
  await limits.byAddress(c, 'tracking');
  const asked = c.req.param('reference') ?? '';
  const reference = parseReference(asked.slice(0, 100));
  const code = parseTrackingCode((c.req.header('Heed-Tracking-Code') ?? '').slice(0, 100));
  const stored = await store.caseByReference(c.get('site').id, reference ?? '');
  const right = sameHash(stored?.trackingHash ?? NOBODY, await sha256(code ?? ''));
  if (stored && code && right) return stored;
  await limits.hit(c, 'wrongCodes', `wrongCodes:${reference ?? ''}`);
  throw new Problem('not-found', 'There is no case with this reference and tracking code.');
}
