import type { UploadsBackend } from '../backend/port.ts';
import { canonical } from '../domain/canonical.ts';
import { HeedError } from '../domain/error.ts';
import type { AnyReceipt } from '../domain/records/case.ts';
import { newKey } from './draft.ts';
import { stillKnown } from './forgotten.ts';
import { arrived, bytesOf, verified, offline } from './item.ts';
import type { Check, Draft, DraftStore, Failure, KeptReceipt, Op, OutboxEnv, OutboxItem, OutboxOptions, OutboxState } from './types.ts';

/** Milliseconds. */
export const HOUR = 3_600_000;

/**
 * Whether it may be tried now; `force`: unless the backend has asked for a pause. What was only held back, because the browser knew of no connection, as soon as
 * it knows of one. Nobody asks for more than an hour: a later time is of a clock that has been set back since.
 */
export const isDue = ({ retryAt, bound, attempts }: OutboxItem, now: number, force: boolean): boolean =>
  retryAt <= now || retryAt > now + HOUR || (!attempts && !offline()) || (force && !(bound! > now && bound! <= now + HOUR));

export interface Uploading {
  readonly store: DraftStore;
  readonly signal?: AbortSignal;
  /** File `file` (1-based) is on its way; `share` of all bytes, 0 to 1. */
  progress(file: number, share: number): void;
  /** A file is there: noted at once, so that what comes after begins with the next one. */
  uploaded(): Promise<unknown>;
}

/** Ids of all files of an item, after uploading those that are not there yet. */
export async function uploadFiles({ draft }: OutboxItem, uploads: UploadsBackend | undefined, { store, signal, progress, uploaded }: Uploading): Promise<string[]> {
  const { files } = draft;
  const kept = files.every(({ upload }) => upload?.id) ? [] : await store.filesOf(draft);
  const total = files.reduce((sum, { size }) => sum + size, 0) || 1;
  let done = 0;
  for (const [i, file] of files.entries()) {
    const { name, size } = file;
    if (!file.upload?.id) {
      const blob = kept[i]?.blob;
      const issues = [{ path: 'files', code: blob ? 'refused' : 'lost', params: { name } }];
      if (!blob) throw new HeedError('invalid', 'The browser has lost a file.', { issues });
      if (!uploads) throw new HeedError('unsupported', 'The backend takes no files.', { issues });
      const onProgress = (share: number) => progress(i + 1, (done + share * size) / total);
      onProgress(0);
      file.upload = await uploads.upload(blob, { name, signal, onProgress }).catch((error: unknown) => {
        const { code, message, retryable } = error as HeedError;
        throw retryable === false ? new HeedError(code, message, { issues, cause: error }) : error;
      });
      await uploaded();
    }
    done += size;
  }
  return files.map(({ upload }) => upload!.id);
}

/** What the console has said: a page that tries again for hours says it once. */
const told = new Set<string>();

/**
 * What has gone wrong, and whether it may pass with time, as whatever an adapter throws besides may. An answer that cannot be believed
 * is the adapter's, or that of somebody on the way: whoever builds the page is told what is wrong with it.
 */
export function failureOf(cause: unknown): { readonly error: Failure; readonly retryable: boolean } {
  const { code, issues, reason, retryAfter, retryable, message } = (cause as Error | null)?.name === 'HeedError' ? cause as HeedError
    : new HeedError('bad-response', 'The adapter failed.', { cause });
  // The storage's own troubles have names of their own, and are said to the visitor.
  if (code === 'bad-response' && /^(Heed|Type|Range|Reference|Syntax|)Error$/.test(String(Object(cause).name ?? 'Error')) && !told.has(message)) console.warn('heed: the backend\'s answer cannot be used; it is tried again.', cause);
  told.add(message);
  return { error: { code, issues, reason, ...(retryAfter && { retryAfter }) }, retryable };
}

/** What of it may lie on the device. */
export const content = ({ values, files }: Draft): string => canonical([values, files.flatMap(({ id, secret }) => (secret ? [] : id))]);

/** Whether it is the receipt for this. */
export const isFor = (receipt: AnyReceipt, item: OutboxItem, env: OutboxEnv): Promise<boolean> => verified(receipt, item, env).then(() => true, () => false);

/** Whether it is the receipt for other words: not as long as nobody knows the files of these. */
export const isForOther = async (receipt: AnyReceipt, item: OutboxItem, env: OutboxEnv): Promise<boolean> =>
  (receipt.files && receipt.files.length !== item.draft.files.length) || item.draft.files.every(({ upload }, i) => upload ?? receipt.files?.[i]) && !await isFor(receipt, item, env);

/** What was written under its key since it was sent, by a page that could not know of that. Rejects if it cannot be read now. */
export async function newerOf(store: DraftStore, { key, draft }: OutboxItem): Promise<Draft | undefined> {
  const [found] = await store.list('drafts', key, true);
  const written = found?.[1] as Draft | undefined;
  // What it was made of may lie there still, where the storage has refused to take it away.
  return written && written.savedAt > draft.savedAt && content(written) !== content(draft) ? written : undefined;
}

/** The item as a draft again, with its files; after a conflict under a new key, for the old one has been received with other content. Rejects if that cannot be done now. */
export async function draftAgain(item: OutboxItem, { store, random }: OutboxOptions, reason?: Failure): Promise<Draft> {
  const { key } = item;
  const written = await newerOf(store, item) ?? item.draft;
  const again: Draft = { ...written, reason, files: await store.filesOf(written) };
  const draft = reason?.code === 'conflict' ? { ...again, key: newKey(random), was: key } : again;
  const [ops, hidden]: [Op[], Op[]] = [[['outbox', key], store.record(draft)], []];
  // Whether it still is there may be what cannot be read now: nobody is told that it is a draft while it may go out.
  // Nor is what another tab has sent meanwhile: without locks, and while this one was frozen.
  const checks: Check[] = [['outbox', key, (found) => !!found && !(!item.tried && (found as OutboxItem).tried)]];
  if (draft.key !== key) {
    ops.push(['drafts', key], ['files', `${key}/`]);
    for (const file of draft.files) (file.secret ? hidden : ops).push(['files', `${draft.key}/${file.id}`, await bytesOf(file)]);
    await store.write(hidden, { memory: true });
    checks.push(stillKnown(item)); // Going out it would meet the same.
  }
  for (const check of checks) if ((await store.write(ops, { check, strict: true })).passed) return draft;
  throw new Error('It is not there.');
}

/**
 * Notes that it has arrived, and takes what was sent of it off the device. False if other words wait under its key by now: where there are
 * no locks and the storage was emptied, somebody may have taken it back meanwhile and changed it.
 */
export async function noteArrival(store: DraftStore, item: OutboxItem, receipt: AnyReceipt, write: (ops: Op[], check: Check) => Promise<{ readonly passed: boolean }>): Promise<boolean> {
  const { key, draft } = item;
  // Where it cannot be read it may be there.
  const newer = await newerOf(store, item).catch(() => true);
  const ops = arrived(item, receipt).filter(([shelf]) => !newer || (shelf !== 'drafts' && shelf !== 'files'));
  const isThis = (found: unknown) => !!found && content((found as OutboxItem).draft) === content(draft);
  if ((await write(ops, ['outbox', key, isThis])).passed) return true;
  // Another tab may have made a draft again of the very same.
  if ((await write(ops, ['drafts', key, (found) => !!found && content(found as Draft) === content(draft)])).passed) return true;
  const [other] = await store.list('outbox', key, true).catch(() => []);
  return !other || isThis(other[1]);
}

/** What lies under another key after a conflict. */
async function movedFrom(store: DraftStore, key: string): Promise<Draft | undefined> {
  const [drafts, items] = [await store.list('drafts', '', true), await store.list('outbox', '', true)];
  return [...drafts.map(([, draft]) => draft as Draft), ...items.map(([, item]) => (item as OutboxItem).draft)].find(({ was }) => was === key);
}

/**
 * What has become of an item that is not in the outbox any more; nothing where nobody knows. Rejects if it cannot be read now.
 * A draft again was taken back, if it cannot have gone out before: that is told by who did not send it.
 */
export async function fateOf(store: DraftStore, { key, memoryOnly, tried }: Pick<OutboxItem, 'key' | 'memoryOnly' | 'tried'>): Promise<OutboxState | undefined> {
  const [kept] = await store.list('receipts', key, true);
  const { receipt } = Object(kept?.[1]) as Partial<KeptReceipt>;
  if (receipt) return { state: 'received', receipt };
  const [found] = memoryOnly ? [] : await store.list('drafts', key, true);
  const draft = (found?.[1] as Draft | undefined) ?? (memoryOnly ? undefined : await movedFrom(store, key));
  // A conflict was that of the key before.
  const error = draft?.reason?.code === 'conflict' ? undefined : draft?.reason;
  return draft && { state: 'refused', error: error ?? { code: tried ? 'timeout' : 'aborted' }, draft: { ...draft, files: await store.filesOf(draft) } };
}

/** What has become of an item that is not in the outbox any more. It is a draft again where other words have arrived under its key. */
export async function fateFor(item: OutboxItem, options: OutboxOptions): Promise<OutboxState | undefined> {
  const fate = await fateOf(options.store, item);
  if (fate?.state !== 'received' || !await isForOther(fate.receipt, item, options)) return fate;
  const error = { code: 'conflict' } as const;
  return { state: 'refused', error, draft: await draftAgain(item, options, error) };
}

/** The files of a draft that are not on the device yet, as operations that put them there. */
export async function missingFiles(store: DraftStore, { key, files }: Draft): Promise<Op[]> {
  const there = (await store.list('files', `${key}/`)).map(([name]) => name);
  const ops: Op[] = [];
  for (const file of files) {
    const name = `${key}/${file.id}`;
    const bytes = there.includes(name) ? undefined : await bytesOf(file);
    if (bytes) ops.push(['files', name, bytes]);
  }
  return ops;
}
