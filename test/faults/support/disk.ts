/** The subject that is on the disk for certain: read back from it, in the page. */
export const subjectOnDisk = (): Promise<string> => new Promise((done) => {
  const request = indexedDB.open('heed');
  request.onsuccess = () => {
    const { result } = request;
    if (!result.objectStoreNames.contains('drafts')) return done('');
    const all = result.transaction('drafts').objectStore('drafts').getAll();
    all.onsuccess = () => {
      result.close();
      done(String((all.result as { values: { subject?: string } }[]).at(-1)?.values.subject ?? ''));
    };
  };
  request.onerror = () => done('');
});
