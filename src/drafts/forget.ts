import { FORGOTTEN } from './forgotten.ts';
import type { DraftStore, Op, Shelf } from './types.ts';

const SHELVES: readonly Shelf[] = ['drafts', 'files', 'outbox', 'receipts', 'keys'];

/** Everything that was forgotten, as long as somebody holds on to it. */
export interface Forgotten {
  /** Whether the device has let go of it for certain. */
  readonly gone: boolean;
  /** Brings it back. */
  undo(): Promise<boolean>;
}

/** Whether something would be lost that has not arrived yet. */
export const hasUnsent = async (store: DraftStore): Promise<boolean> => (await store.list('outbox')).length > 0;

/** Drafts, files, outbox and receipts of every site on this origin. Resolves with whether the device has let go of them for certain. */
export const forgetAll = async (store: DraftStore): Promise<boolean> => (await store.write([...SHELVES.map((shelf): Op => [shelf, '']), ['leases', FORGOTTEN, Date.now()]])).durable;

/** Other pages say of what they show that it is kept. Without a word: everything was forgotten. */
function tell({ name, problem }: DraftStore, what = '') {
  if (problem === 'off' || !globalThis.BroadcastChannel) return;
  const channel = new BroadcastChannel(`${name}:drafts`);
  channel.postMessage(what);
  channel.close();
}

/** Forgets drafts, files, outbox and receipts of every site on this origin; until the page is left it can be undone. */
export async function forget(store: DraftStore): Promise<Forgotten> {
  const all: Op[] = [];
  for (const shelf of SHELVES) for (const [key, value] of await store.list(shelf)) all.push([shelf, key, value]);
  const asked = await forgetAll(store);
  tell(store);
  // A browser that keeps nothing has nothing to let go of.
  const gone = asked || (await Promise.all(SHELVES.map((shelf) => store.list(shelf)))).every((list) => !list.length);
  return { gone, undo: async () => {
    const { durable } = await store.write([...all, ['leases', FORGOTTEN]], { strict: true });
    tell(store, 'undone');
    return durable;
  } };
}
