/** Files of drafts, put on the device and taken off it. */
import { bytesOf } from './item.ts';
import type { Draft, DraftStore, KeptFile, Op } from './types.ts';

/** Adds the file to the draft (or replaces the one with its id) and writes both. Resolves with whether the device has it for certain. */
export async function putFile(store: DraftStore, draft: Draft, file: KeptFile): Promise<boolean> {
  const { key } = draft;
  const { latest } = store;
  const at = draft.files.findIndex(({ id }) => id === file.id);
  draft.files.splice(at < 0 ? draft.files.length : at, at < 0 ? 0 : 1, file);
  // It is written on.
  if (!latest.get(key)) latest.delete(key);
  const bytes = await bytesOf(file);
  // Meanwhile it may have been removed, and the draft discarded or sent.
  if (!bytes || (latest.has(key) && !latest.get(key)) || !draft.files.includes(file)) return false;
  const put: Op = ['files', `${key}/${file.id}`, bytes];
  if (file.secret) await store.write([put], { memory: true });
  // Whoever waits for what was typed meanwhile waits for this.
  return (await store.write([store.record(draft), ...(file.secret ? [] : [put])])).durable;
}

/** Puts a draft onto the device with all of its files. */
export async function putWhole(store: DraftStore, draft: Draft): Promise<void> {
  await store.put(draft);
  for (const file of draft.files) await putFile(store, draft, file);
}

/** Takes the file off the draft and off the device. */
export async function removeFile(store: DraftStore, draft: Draft, id: string): Promise<boolean> {
  draft.files = draft.files.filter((file) => file.id !== id);
  return (await store.write([store.record(draft), ['files', `${draft.key}/${id}`]])).durable;
}
