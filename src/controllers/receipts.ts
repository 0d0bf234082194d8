/** Receipts that a customer keeps: saved as a file, printed with their proof, checked. Loaded when somebody asks for it. */
import type { HeedBackend } from '../backend/port.ts';
import type { DraftStore } from '../drafts/types.ts';
import { submissionDigest } from '../domain/digest.ts';
import { checkReceiptFile, readReceiptFile } from '../domain/receipt-file.ts';
import type { ReceiptFile, Verdict, Wrote } from '../domain/receipt-file.ts';
import type { AnyReceipt, Proof, SigningKey } from '../domain/records/case.ts';

/** Milliseconds; who wants to save a receipt does not wait longer for keys. */
const PATIENCE = 4000;
/** Bytes; no receipt is longer. */
const LONGEST = 1 << 20;

/** Gives the visitor a file. */
export function saveAs(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // Not at once: Safari reads it later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Gives the visitor a file that programs can read, and people too. */
export const saveJson = (name: string, content: unknown): void => saveAs(name, new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));

/** The keys that a service publishes: asked for, and remembered on this device for when there is no connection. */
export async function keysOf({ receipts }: HeedBackend, site: string, store: DraftStore): Promise<readonly SigningKey[] | undefined> {
  if (!receipts) return undefined;
  try {
    const keys = await receipts.keys({ signal: AbortSignal.timeout(PATIENCE) });
    void store.write([['keys', site, keys]]);
    return keys;
  } catch {
    // No connection, or no answer: those of the last time.
    return await store.get('keys', site) as readonly SigningKey[] | undefined;
  }
}

/** Saves a receipt as a file; with what was written, if it is that what the receipt covers. */
export async function saveReceipt(receipt: Proof & Partial<AnyReceipt>, backend: HeedBackend, site: string, store: DraftStore, submission?: Wrote): Promise<void> {
  const { trackingCode, state: _, ...proof } = receipt;
  const wrote = submission && { kind: submission.kind, form: submission.form, values: submission.values, extra: submission.extra };
  const digest = wrote && await submissionDigest(wrote, (proof.files ?? []).map((file) => file.digest));
  const file: ReceiptFile = {
    heed: 'receipt', version: 1, receipt: proof, trackingCode, ...(digest === proof.digest && { wrote }), keys: await keysOf(backend, site, store),
  };
  saveJson(`heed-receipt-${proof.reference}.json`, file);
}

/** What a chosen file is worth. `site`: as drafts name it, so that remembered keys are found. */
export async function checkReceipt(chosen: Blob, backend: HeedBackend, site: string, store: DraftStore): Promise<{ readonly verdict: Verdict; readonly file?: ReceiptFile }> {
  const file = chosen.size > LONGEST ? undefined : readReceiptFile(await chosen.text());
  return file ? { file, verdict: await checkReceiptFile(file, await keysOf(backend, site, store)) } : { verdict: 'unreadable' };
}
