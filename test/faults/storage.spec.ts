/** Storage that is missing, forbidden, silent, full, emptied or newer: the form works, sends, and says what it cannot keep. */
import { count, expect, field, fileCase, open, received, test, words } from './support/test.ts';

const note = { kept: words.ui.kept, not: words.ui.notKept };

/** What the browser does to IndexedDB before the page begins, and what the page must say of it. */
const CONDITIONS: { readonly [name: string]: { readonly begin: () => void; readonly says: string } } = {
  'no IndexedDB': { begin: () => void Object.defineProperty(globalThis, 'indexedDB', { value: undefined }), says: note.not },
  'IndexedDB is forbidden': {
    begin: () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; }, says: note.not,
  },
  'IndexedDB cannot be opened': {
    begin: () => {
      IDBFactory.prototype.open = () => {
        const request = new EventTarget() as IDBOpenDBRequest;
        Object.defineProperty(request, 'error', { value: new DOMException('no', 'UnknownError') });
        queueMicrotask(() => request.onerror?.(new Event('error')));
        return request;
      };
    },
    says: note.not,
  },
  'IndexedDB never opens': { begin: () => { IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest; }, says: note.not },
  'IndexedDB opens and then says nothing': {
    begin: () => {
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function silent(this: IDBDatabase, ...what: Parameters<typeof transaction>) {
        const tx = transaction.apply(this, what);
        for (const type of ['oncomplete', 'onabort']) Object.defineProperty(tx, type, { set: () => undefined });
        return tx;
      };
    },
    says: note.not,
  },
  'a newer heed has been here': {
    begin: () => {
      const request = indexedDB.open('heed', 1000);
      request.onupgradeneeded = () => {
        for (const shelf of ['drafts', 'files', 'outbox', 'receipts', 'leases', 'of a later time']) {
          if (!request.result.objectStoreNames.contains(shelf)) request.result.createObjectStore(shelf);
        }
      };
      request.onsuccess = () => request.result.close();
    },
    says: note.kept,
  },
};

for (const [name, { begin, says }] of Object.entries(CONDITIONS)) {
  test(`${name}: it says so, and what is sent arrives`, async ({ page, line, server }) => {
    const subject = `Storage: ${name}`;
    await page.addInitScript(begin);
    const form = await open(page, line);
    await field(form, 'subject').fill(subject);
    await expect(form.getByText(says)).toBeVisible({ timeout: 30_000 });
    await fileCase(form, subject);
    await received(form, server, subject);
    count({ fault: name });
  });
}

test('the device is full: it says so, nothing is called kept that is not, and what is sent arrives', async ({ page, line, server }) => {
  const subject = 'Storage: full';
  const form = await open(page, line);
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: line.url, quotaSize: 1 });
  await field(form, 'subject').fill(subject);
  await field(form, 'description').fill('x'.repeat(4000));
  await expect(form.getByText(words.ui.quota).or(form.getByText(note.not))).toBeVisible({ timeout: 30_000 });
  await fileCase(form, subject);
  await received(form, server, subject);
  count({ fault: 'quota exceeded' });
});

for (const [name, attributes] of [['a sandboxed frame', 'sandbox="allow-scripts allow-forms"'], ['a frame of another site', '']] as const) {
  test(`${name}: the form can be filled in and says what it keeps`, async ({ page, line }) => {
    // The frame's origin is another one: 127.0.0.1 within localhost.
    line.pages.set('/inner', '<!doctype html><script type="module" src="/heed/complaint-form.js"></script><heed-complaint-form endpoint="/" lang="en"></heed-complaint-form>');
    line.pages.set('/outer', `<!doctype html><iframe ${attributes} src="${line.url}/inner" width="600" height="900"></iframe>`);
    await page.goto(`${line.url.replace('127.0.0.1', 'localhost')}/outer`);
    const form = page.frameLocator('iframe').locator('heed-complaint-form');
    await field(form, 'subject').fill('In a frame');
    await expect(form.getByText(note.kept).or(form.getByText(note.not))).toBeVisible({ timeout: 30_000 });
    count({ fault: name });
  });
}
