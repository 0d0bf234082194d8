/** Reading drafts that were left here before, and their files: loaded only where there are any. */
import { filesOf } from './files-of.ts';
import type { Draft, DraftStore } from './types.ts';

export { filesOf };

/** Milliseconds. What took longer to read may be of a page that was frozen meanwhile: by now it may be old. */
const FRESH = 1000;

/** The newest draft of a site and a form among what lies on the shelf, which was asked for when it was `begun`; those that have expired are discarded. */
export async function newest(
  store: DraftStore, shelf: readonly (readonly [key: string, value: unknown])[], which: { readonly site: string; readonly form: string }, now: () => number, begun: number, tries = 2,
): Promise<Draft | undefined> {
  const { site, form } = which;
  let found: Draft | undefined;
  for (const [key, value] of shelf) {
    const draft = value as Draft;
    if (draft.expiresAt < begun) void store.discard(key);
    else if (draft.site === site && draft.form === form && !(found && found.savedAt > draft.savedAt)) found = draft;
  }
  // What cannot be read now is there at the next visit.
  const whole = found && await filesOf(store, found).then((files) => ({ ...found, files }), () => undefined);
  const again = now();
  return tries && Math.abs(again - begun) > FRESH ? newest(store, await store.list('drafts'), which, now, again, tries - 1) : whole;
}
