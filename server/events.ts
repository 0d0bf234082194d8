/** What the routes that append events have in common, for customers and staff. */
import type { FileValue } from 'heed/domain';
import type { Ctx } from './context.ts';
import { Problem } from './problem.ts';
import { IDEMPOTENCY_KEY } from './schemas.ts';
import type { Appended, StoredUpload } from './store/store.ts';

export function keyOf(c: Ctx): string {
  const key = c.req.header('Idempotency-Key') ?? '';
  if (!IDEMPOTENCY_KEY.test(key)) throw new Problem('bad-request', 'The header Idempotency-Key must be 16 to 128 visible ASCII characters.');
  return key;
}

export const conflict = (): Problem => new Problem('conflict', 'The idempotency key came before with other content.');
export const fileMissing = (): Problem => new Problem('invalid', 'A file belongs to another case, or is gone.', { issues: [{ path: 'files', code: 'file-missing' }] });

/** The uploads in the order in which they were named. */
export const inOrder = <T extends { readonly id: string }>(uploads: readonly T[], ids: readonly string[]): T[] =>
  ids.flatMap((id) => uploads.filter((upload) => upload.id === id));

/** Ids of files, each named once. */
export function distinct(files: readonly string[]): readonly string[] {
  if (new Set(files).size !== files.length) throw new Problem('bad-request', 'A file is named twice.');
  return files;
}

/** As a form's value. */
export const attached = (uploads: readonly StoredUpload[]): FileValue[] => uploads.map(({ id, name, size, digest, type }) => ({ id, name, type, size, digest }));

/** Throws what kept an event from being appended, and says in the answer when it was there already. */
export function settle(c: Ctx, result: Appended<Problem>, missing: () => Problem): void {
  if (result.outcome === 'refused') throw result.refusal;
  if (result.outcome === 'conflict') throw conflict();
  if (result.outcome === 'uploads-taken') throw fileMissing();
  if (result.outcome === 'not-found') throw missing();
  if (result.outcome === 'replayed') c.header('Idempotency-Replayed', 'true');
}
