/** A receipt as a file that a customer keeps: what was vouched for, what was written, and the keys to check it with. */
import { submissionContent } from './canonical.ts';
import type { SubmissionContent } from './canonical.ts';
import { sha256 } from './digest.ts';
import { checkSignature } from './receipt.ts';
import type { Proof, SigningKey } from './records/case.ts';

/** What was filed, as far as the receipt's digest covers it. */
export type Wrote = Omit<SubmissionContent, 'fileDigests'>;

export interface ReceiptFile {
  readonly heed: 'receipt';
  readonly version: 1;
  readonly receipt: Proof;
  /** Opens the case; whoever is shown the file sees it too. */
  readonly trackingCode?: string;
  readonly wrote?: Wrote;
  /** The keys that the service published when the file was saved. */
  readonly keys?: readonly SigningKey[];
}

/**
 * `genuine`: signed with a key that the service publishes. `unconfirmed`: fits the key that the file brings, the service's own are
 * not known just now. `altered`: it, or the words it covers, or its signature are not as they were signed. `foreign`: signed with a key that the
 * service has never published.
 */
export type Verdict = 'genuine' | 'unconfirmed' | 'altered' | 'foreign' | 'unsigned' | 'uncheckable' | 'unreadable';

const isText = (value: unknown): value is string => !!value && typeof value === 'string';
const isList = (value: unknown, each: (item: Record<string, unknown>) => boolean) => value === undefined || (Array.isArray(value) && value.every((item) => each(Object(item) as Record<string, unknown>)));

/** The file in a text, or nothing if it is none. */
export function readReceiptFile(text: string): ReceiptFile | undefined {
  let body: Partial<ReceiptFile> | null;
  try {
    body = JSON.parse(text) as Partial<ReceiptFile> | null;
  } catch {
    return undefined; // Some other file.
  }
  const { reference, receivedAt, answerDueAt, digest, key, files, signature } = Object(body?.receipt) as Partial<Proof>;
  const readable = body?.heed === 'receipt' && body.version === 1 && [reference, receivedAt, answerDueAt, digest, key].every(isText)
    && ![receivedAt, answerDueAt].some((time) => Number.isNaN(Date.parse(time!)))
    && isList(files, (file) => isText(file.name) && isText(file.digest) && typeof file.size === 'number')
    && (signature === undefined || (isText(Object(signature).kid) && isText(Object(signature).value)))
    && isList(body.keys, ({ kid, x }) => isText(kid) && isText(x)) && (body.wrote === undefined || isText(Object(Object(body.wrote).form).id));
  return readable ? body as ReceiptFile : undefined;
}

/** What the receipt in a file is worth. `known`: the keys of the service it is checked for, if they could be had. */
export async function checkReceiptFile({ receipt, wrote, keys = [] }: ReceiptFile, known: readonly SigningKey[] | undefined): Promise<Verdict> {
  const { files = [], digest } = receipt;
  const covered = !wrote || digest === await sha256(submissionContent({ ...wrote, fileDigests: files.map((file) => file.digest) }));
  const check = await checkSignature(receipt, known ?? keys);
  if (check === 'uncheckable' || check === 'unsigned') return covered ? check : 'altered';
  if (check === 'unknown-key') return known ? 'foreign' : 'altered';
  return check === 'forged' || !covered ? 'altered' : known ? 'genuine' : 'unconfirmed';
}
