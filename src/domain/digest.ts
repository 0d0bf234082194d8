import { submissionContent } from './canonical.ts';
import type { SubmissionContent } from './canonical.ts';

/** Lower-case hex SHA-256 of a text. Where the browser does not hash (plain http), it is done by hand. */
export async function sha256(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { subtle } = crypto as { readonly subtle?: typeof crypto.subtle };
  const hash = subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : (await import('./sha256.ts')).sha256(bytes);
  return Array.from(hash, (byte) => (byte + 256).toString(16).slice(1)).join('');
}

/** The digest that the receipt of a submission must have. `fileDigests`: of the uploads, in the submission's order. */
export const submissionDigest = (submission: Omit<SubmissionContent, 'fileDigests'>, fileDigests: readonly string[], hash = sha256): Promise<string> =>
  hash(submissionContent({ ...submission, fileDigests }));
