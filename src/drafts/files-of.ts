import type { Draft, DraftStore, KeptFile } from './types.ts';

/** The files of a draft with their bytes. Rejects if they cannot be read: that is not the same as having none. */
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
