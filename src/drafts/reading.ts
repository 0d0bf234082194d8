/** Reading drafts that were left here before, and their files: loaded only where there are any. */
import { filesOf } from './files-of.ts';
import type { Draft, DraftStore } from './types.ts';

export { filesOf };

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
