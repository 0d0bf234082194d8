/**
 * Whether this browser may hold drafts or unsent items: a first visit need not load what reads them.
 * True where the browser cannot say.
 */
export async function mayHaveDrafts(database = 'heed'): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === database);
  } catch {
    return true;
  }
}
