import { parseReference, parseTrackingCode } from 'heed/domain';
import type { CustomerDoor } from '../auth/customer.ts';
import type { Ctx, Parts } from '../context.ts';
import { sameHash, sha256 } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import type { Store, StoredCase } from '../store/store.ts';

const NOBODY = '0'.repeat(64);

export const noCase = (): Problem => new Problem('not-found', 'There is no case with this reference and tracking code.');

/**
 * The case that reference and tracking code open, or the reference alone for the customer whose identity filed it; of a merged case the
 * one that goes on. An unknown reference, a wrong code and either of them malformed are one and the same `not-found`, after the same work.
 */
export async function openCase(c: Ctx, { store }: Pick<Parts, 'store'>, limits: RateLimits, door: CustomerDoor): Promise<StoredCase> {
  await limits.byAddress(c, 'tracking');
  const asked = c.req.param('reference') ?? '';
  const reference = parseReference(asked.slice(0, 100));
  const code = parseTrackingCode((c.req.header('Heed-Tracking-Code') ?? '').slice(0, 100));
  const site = c.get('site').id;
  const stored = await store.caseByReference(site, reference ?? '');
  const right = sameHash(stored?.trackingHash ?? NOBODY, await sha256(code ?? ''));
  if (stored && code && right) return goingOn(store, stored);
  const subject = code ? undefined : await door.who(c);
  if (stored && subject !== undefined && (await store.desk.isOfSubject(site, subject, stored.id))) return goingOn(store, stored);
  await limits.hit(c, 'wrongCodes', `wrongCodes:${reference ?? ''}`);
  throw noCase();
}

/** Merging is for cases of one customer only, so whoever opens one may see the other. */
export async function goingOn(store: Store, stored: StoredCase): Promise<StoredCase> {
  for (let found = stored, steps = 0; ; steps++) {
    const into = found.state === 'merged' && steps < 20 ? (await store.desk.row(found.site, found.id))?.merged_into : '';
    const next = into ? await store.caseById(found.site, into) : undefined;
    if (!next) return found;
    found = next;
  }
}

/** The case's uploads, and those of the cases merged into it, and into these before. */
export async function uploadsWithMerged(store: Store, stored: Pick<StoredCase, 'site' | 'id'>) {
  const merged = await store.desk.mergedInto(stored.site, stored.id);
  // A merged case takes nothing more in, so there is no ring.
  for (const { case_id } of merged) merged.push(...await store.desk.mergedInto(stored.site, case_id));
  const lists = await Promise.all([stored.id, ...merged.map(({ case_id }) => case_id)].map((id) => store.uploadsOf(stored.site, id)));
  return { merged, uploads: lists.flat() };
}
