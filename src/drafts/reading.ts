/** Reading drafts that were left here before, and their files: loaded only where there are any. */
import type { Draft, DraftStore, KeptFile } from './types.ts';

/** The newest draft of a site and a form among what lies on the shelf; those that have expired are discarded. */
export async function newest(
  store: DraftStore, shelf: readonly (readonly [key: string, value: unknown])[], { site, form }: { readonly site: string; readonly form: string }, now: number,
): Promise<Draft | undefined> {
  let found: Draft | undefined;
  for (const [key, value] of shelf) {
    const draft = value as Draft;
    if (draft.expiresAt < now) void store.discard(key);
    else if (draft.site === site && draft.form === form && !(found && found.savedAt > draft.savedAt)) found = draft;
  }
  // What cannot be read now is there at the next visit.
  return found && filesOf(store, found).then((files) => ({ ...found, files }), () => undefined);
}

/** Rejects if they cannot be read: that is not the same as having none. */
export async function filesOf(store: DraftStore, { key, files }: Draft): Promise<KeptFile[]> {
  const prefix = `${key}/`;
  let fault: Error | undefined;
  const all = new Map(files.length ? await store.list('files', prefix, true).catch((error: Error) => {
    fault = error;
    return store.list('files', prefix);
  }) : []);
  if (fault && files.some(({ id }) => !all.has(prefix + id))) throw fault;
  return files.map((file) => {
    const bytes = all.get(prefix + file.id) as ArrayBuffer | undefined;
    return { ...file, blob: bytes && new Blob([bytes], { type: file.type }) };
  });
}
