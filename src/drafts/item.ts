import type { Submission } from '../backend/port.ts';
import { submissionDigest } from '../domain/digest.ts';
import { HeedError } from '../domain/error.ts';
import type { AnyReceipt } from '../domain/records/case.ts';
import type { Check, Draft, KeptFile, Op, OutboxEnv, OutboxItem, OutboxOptions, OutboxState } from './types.ts';

/** A draft's submission as it lies in the outbox: without the bytes of its files, which lie beside it. */
export function itemOf({ reason: _, ...draft }: Draft, submission: Submission, queuedAt: number, memoryOnly?: boolean): OutboxItem {
  return structuredClone({
    key: draft.key, submission, queuedAt, attempts: 0, retryAt: 0, memoryOnly, draft: { ...draft, files: draft.files.map(({ blob: _, ...file }) => file) },
  });
}

/** It has arrived: only the receipt stays. */
export const arrived = ({ key, draft: { site }, submission: { kind, values }, memoryOnly }: OutboxItem, receipt: AnyReceipt): Op[] => [
  ['outbox', key], ['drafts', key], ['files', `${key}/`],
  ['receipts', key, { key, site, kind, reference: receipt.reference, order: memoryOnly ? undefined : values.orderNumber, receivedAt: receipt.receivedAt, receipt }],
];

/** The receipt, if it is one for this key and for what was sent with it: not one word, not one file otherwise. Files that went out from another page are as it says. */
export async function verified(receipt: AnyReceipt, { key, submission, draft: { files } }: OutboxItem, { sha256 }: OutboxEnv): Promise<AnyReceipt> {
  if (receipt.key !== key || receipt.digest !== await submissionDigest(submission, files.map(({ upload }, i) => (upload ?? receipt.files?.[i])?.digest as string), sha256)) {
    throw new HeedError('bad-response', 'Unexpected receipt.');
  }
  return receipt;
}

/** Tells other tabs, and other elements of this page, by a channel for this one message. */
export function post({ store, channel: given }: OutboxOptions, key: string, state: OutboxState): void {
  const channel = given === undefined && globalThis.BroadcastChannel ? new BroadcastChannel(store.name) : given;
  channel?.postMessage([key, state]);
  if (channel !== given) channel?.close();
}

/** The browser knows of no connection. It may be wrong, either way. */
export const offline = (): boolean => globalThis.navigator?.onLine === false;

/** Nobody else has dealt with the item meanwhile. */
export const stillThere = (key: string): Check => ['outbox', key, (item) => !!item];

/**
 * What is kept of a file: bytes, for WebKit cannot store blobs in private windows, and locks the database up when it tries.
 * Nothing if the file was moved or changed since it was chosen.
 */
export async function bytesOf({ blob }: KeptFile): Promise<ArrayBuffer | undefined> {
  try {
    return await blob?.arrayBuffer();
  } catch {
    return undefined;
  }
}
