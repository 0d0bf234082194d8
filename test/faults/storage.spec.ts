/** Storage that is missing, forbidden, silent, full, emptied or newer: the form works, sends, and says what it cannot keep. */
import type { Proxy } from './support/proxy.ts';
import { cameBack, count, expect, FEW, field, fileCase, formOn, onDisk, open, received, reference, some, test, words } from './support/test.ts';

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
  'IndexedDB is blocked by an older page': {
    begin: () => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function blocked(this: IDBFactory, ...what: Parameters<typeof open>) {
        const request = open.apply(this, what);
        setTimeout(() => request.dispatchEvent(new Event('blocked')), 20);
        for (const type of ['onsuccess', 'onerror', 'onupgradeneeded']) Object.defineProperty(request, type, { set: () => undefined });
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

for (const [name, { begin, says }] of some(Object.entries(CONDITIONS))) {
  test(`${name}: it says so, and what is sent arrives`, async ({ page, line, server }) => {
    const subject = `Storage: ${name}`;
    await page.addInitScript(begin);
    const form = await open(page, line);
    await field(form, 'subject').fill(subject);
    await expect(form.getByText(says)).toBeVisible({ timeout: 30_000 });
    await fileCase(form, subject);
    await received(form, server, subject, { fault: name });
  });
}

test('the device is full: it says so, nothing is called kept that is not, and what is sent arrives', FEW, async ({ page, line, server }) => {
  const subject = 'Storage: full';
  const form = await open(page, line);
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: line.url, quotaSize: 1 });
  await field(form, 'subject').fill(subject);
  await field(form, 'description').fill('x'.repeat(4000));
  await expect(form.getByText(/This device is full/).or(form.getByText(note.not))).toBeVisible({ timeout: 30_000 });
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'quota exceeded' });
});

test('the visitor clears the site’s data under the page: it says nothing that is not so, and what is sent arrives', async ({ page, line, server }) => {
  const subject = 'Storage: cleared';
  const form = await open(page, line);
  await field(form, 'subject').fill('Before');
  await expect(form.getByText(note.kept)).toBeVisible();
  await (await page.context().newCDPSession(page)).send('Storage.clearDataForOrigin', { origin: line.url, storageTypes: 'indexeddb,local_storage' });
  await field(form, 'subject').fill(subject);
  await expect(form.getByText(note.kept).or(form.getByText(note.not))).toBeVisible({ timeout: 30_000 });
  // What the page says is of the key before until it knows better.
  await expect.poll(async () => await form.getByText(note.not).isVisible() || (await page.evaluate(() => new Promise<string[]>((done) => {
      const request = indexedDB.open('heed');
      request.onupgradeneeded = () => request.transaction!.abort();
      request.onerror = () => done([]);
      request.onsuccess = () => {
        const all = request.result.transaction('drafts').objectStore('drafts').getAll();
        all.onsuccess = () => {
          request.result.close();
          done((all.result as { values: { subject?: string } }[]).map(({ values }) => String(values.subject)));
        };
      };
    }))).includes(subject)).toBe(true);
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'data cleared under the page' });
});

test('another page deletes the database: it says nothing that is not so, and what is sent arrives', FEW, async ({ page, line, server, context }) => {
  const subject = 'Storage: deleted';
  const form = await open(page, line);
  await field(form, 'subject').fill('Before');
  await expect(form.getByText(note.kept)).toBeVisible();
  line.pages.set('/elsewhere', '<!doctype html><title>Elsewhere</title>');
  const other = await context.newPage();
  await other.goto(`${line.url}/elsewhere`);
  await other.evaluate(() => new Promise<void>((done) => { indexedDB.deleteDatabase('heed').onsuccess = () => done(); }));
  await field(form, 'subject').fill(subject);
  await expect(form.getByText(note.kept).or(form.getByText(note.not))).toBeVisible({ timeout: 30_000 });
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'database deleted by another page' });
});

test('rubbish on the shelves: the form works, keeps, and what is sent arrives', async ({ page, line, server }) => {
  const subject = 'Storage: rubbish';
  await open(page, line).then((form) => field(form, 'subject').fill('Before'));
  await expect(formOn(page).getByText(note.kept)).toBeVisible();
  await page.evaluate(() => new Promise<void>((done) => {
    const request = indexedDB.open('heed');
    request.onsuccess = () => {
      const shelves = [...request.result.objectStoreNames];
      const tx = request.result.transaction(shelves, 'readwrite');
      for (const shelf of shelves) {
        for (const [i, rubbish] of [null, 7, 'words', [], {}, { key: 1, draft: null }, { values: 'x', files: 3, savedAt: 'never' }].entries()) tx.objectStore(shelf).put(rubbish, `rubbish-${i}`);
        const all = tx.objectStore(shelf).getAllKeys();
        all.onsuccess = () => all.result.filter((key) => !String(key).startsWith('rubbish')).forEach((key) => tx.objectStore(shelf).put({ site: 5 }, key));
      }
      tx.oncomplete = () => {
        request.result.close();
        done();
      };
    };
  }));
  const form = await open(page, line);
  await field(form, 'subject').fill(subject);
  await expect(form.getByText(note.kept).or(form.getByText(note.not))).toBeVisible({ timeout: 30_000 });
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'rubbish on the shelves' });
});

for (const end of ['the other page goes', 'it is sent before'] as const) {
  test(`another page holds an older database open and blocks the new one, ${end}: it says so, and recovers`, async ({ page, line, server, context }) => {
    const subject = `Storage: really blocked, ${end}`;
    line.pages.set('/elsewhere', '<!doctype html><title>Elsewhere</title>');
    const other = await context.newPage();
    await other.goto(`${line.url}/elsewhere`);
    await other.evaluate(() => new Promise<void>((done) => {
      const request = indexedDB.open('heed', 1);
      request.onupgradeneeded = () => { for (const shelf of ['drafts', 'files', 'outbox', 'receipts', 'leases']) request.result.createObjectStore(shelf); };
      request.onsuccess = () => {
        // It hears that it should close, and does not.
        Object.assign(globalThis, { held: request.result, asked: new Promise((heard) => { request.result.onversionchange = heard; }) });
        done();
      };
    }));
    const form = await open(page, line);
    await field(form, 'subject').fill(subject);
    await other.evaluate('asked.then(() => true)');
    await expect(form.getByText(note.not)).toBeVisible({ timeout: 30_000 });
    await expect(form.getByText(note.kept)).toBeHidden();
    if (end === 'the other page goes') {
      await other.close();
      // What was written meanwhile is put on the device as well, and said to be there with the next key.
      await expect.poll(async () => (await onDisk(page, line)).some((row) => row.includes(subject))).toBe(true);
      await field(form, 'description').fill('It drips.');
      await expect(form.getByText(note.kept)).toBeVisible();
      await page.reload();
      await cameBack(form, subject, { fault: 'really blocked, until the other page goes' });
      await fileCase(form, subject);
      await received(form, server, subject, { fault: 'really blocked, until the other page goes' });
    } else {
      await fileCase(form, subject);
      await received(form, server, subject, { fault: 'really blocked while it is sent' });
      await other.close();
      await page.reload();
      await field(form, 'name').focus();
      await expect(form.getByRole('button', { name: words.ui.continueDraft, exact: true })).toBeHidden();
      expect(server.cases(subject)).toBe(1);
    }
  });
}

const SNIPPET = '<!doctype html><script type="module" src="/heed/complaint-form.js"></script><heed-complaint-form endpoint="/" lang="en"></heed-complaint-form>';
/** The frame's origin is another one: 127.0.0.1 within localhost. */
const outerOf = ({ url, pages }: Proxy, attributes: string) => {
  pages.set('/inner', SNIPPET);
  pages.set('/outer', `<!doctype html><iframe ${attributes} src="${url}/inner" width="600" height="900"></iframe>`);
  return `${url.replace('127.0.0.1', 'localhost')}/outer`;
};

test('a sandboxed frame without an origin: it says that nothing is saved, and how sending ends', FEW, async ({ page, line, server }) => {
  const subject = 'In a sandbox';
  await page.goto(outerOf(line, 'sandbox="allow-scripts allow-forms"'));
  const form = page.frameLocator('iframe').locator('heed-complaint-form');
  await field(form, 'subject').fill(subject);
  await expect(form.getByText(note.not)).toBeVisible({ timeout: 30_000 });
  await expect(form.getByText(note.kept)).toBeHidden();
  await fileCase(form, subject);
  // The server takes nothing from an origin that it does not know; whatever the page says of that has to be so.
  const [waiting, refused] = [form.getByRole('heading', { name: words.ui.waitingTitle }), form.getByText(words.ui.refusedTitle)];
  await expect(reference(form).or(waiting).or(refused).first()).toBeVisible({ timeout: 40_000 });
  const [said, cases] = [await reference(form).count(), server.cases(subject)];
  const written = await refused.isVisible() ? await field(form, 'subject').inputValue() : subject;
  count({ fault: 'a sandboxed frame', falselyReceived: Number(said > cases), doubled: Math.max(0, cases - 1), lost: Number(written !== subject) });
  expect(cases).toBe(said);
  if (!said) await expect(form.getByText(note.not)).toBeVisible();
  await expect(form.getByText(words.ui.waitingText)).toBeHidden();
});

test('a frame of another site: it keeps what is written, for the next visit too, or says that it does not; and sends it once', async ({ page, line, server }) => {
  const subject = 'In a frame';
  const outer = outerOf(line, '');
  await page.goto(outer);
  const form = page.frameLocator('iframe').locator('heed-complaint-form');
  await field(form, 'subject').fill(subject);
  await expect(form.getByText(note.kept).or(form.getByText(note.not))).toBeVisible({ timeout: 30_000 });
  // A storage that opens late takes it all the same, and then that is said.
  const kept = await form.getByText(note.kept).waitFor({ timeout: 15_000 }).then(() => true, () => false);
  await page.goto(outer);
  if (kept) await cameBack(form, subject, { fault: 'a frame of another site' });
  else {
    await field(form, 'name').fill('Somebody');
    await expect(form.getByText(note.not)).toBeVisible({ timeout: 30_000 });
    count({ fault: 'a frame of another site, which said that it does not keep' });
    await expect(form.getByRole('button', { name: words.ui.continueDraft, exact: true })).toBeHidden();
  }
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'a frame of another site' });
  expect(line.seen.filter(({ path }) => path === '/v1/cases')).toHaveLength(1);
});
