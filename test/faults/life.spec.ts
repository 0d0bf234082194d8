/** Pages that are left, frozen, discarded, closed or taken by surprise: what was called kept comes back, what waits arrives once. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { kill, start } from './support/browser.ts';
import {
  arrives, backAgain, cameBack, count, CYCLES, expect, FEW, field, fileCase, fill, formOn, goOn, kept, onDisk, open, randomOf, received, SAMPLE, SEED, sendButton, submitButton, test, typeAndKeep, words,
} from './support/test.ts';

/** A moment that the seed has chosen, and no clock: so many questions to the page, whatever it is doing. */
async function someMoments(page: Page, most: number): Promise<void> {
  for (let i = 0; i < most; i++) await page.evaluate('1').catch(() => undefined);
}

for (const way of ['another page and back', 'reloaded', 'closed and opened again'] as const) {
  test(`${way}: what was called kept is there`, async ({ page, line, context }) => {
    const subject = `Left: ${way}`;
    line.pages.set('/elsewhere', '<!doctype html><title>Elsewhere</title>');
    const form = await open(page, line);
    await typeAndKeep(form, subject);
    let [there, then]: [Page, Locator] = [page, form];
    if (way === 'reloaded') await page.reload();
    else if (way === 'closed and opened again') {
      await page.close();
      there = await context.newPage();
      then = await open(there, line);
    } else {
      await page.goto(`${line.url}/elsewhere`);
      await page.goBack();
    }
    then = formOn(there);
    await expect(submitButton(then)).toBeVisible();
    // From the back/forward cache the page is as it was left; else it asks.
    const now = await field(then, 'subject').inputValue();
    if (now) count({ fault: way, lost: Number(now !== subject) });
    else await cameBack(then, subject, { fault: way });
  });
}

test('closed in the middle of a transaction, many times: what was called kept is there', FEW, async ({ context, line }) => {
  const random = randomOf(SEED);
  for (let cycle = 0; cycle < (SAMPLE ? 2 : 25); cycle++) {
    const subject = `Closed ${cycle} ${'abcdefghij'.repeat(2)}`;
    const page = await context.newPage();
    const form = await open(page, line);
    if (await goOn(form).isVisible()) await form.getByRole('button', { name: words.ui.discardDraft }).click();
    await typeAndKeep(form, subject.slice(0, 8));
    const typing = field(form, 'subject').pressSequentially(subject.slice(8), { delay: 2 }).catch(() => undefined);
    await someMoments(page, random() * 20);
    await page.close({ runBeforeUnload: false });
    await typing;
    const next = await context.newPage();
    const found = await backAgain(await open(next, line)).catch(() => '');
    count({ fault: 'closed in the middle of a transaction', lost: Number(!found.startsWith(subject.slice(0, 8))) });
    expect(subject.startsWith(found), `"${found}" of "${subject}"`).toBe(true);
    await next.close();
    await context.clearCookies();
    await clearStorage(context, line.url);
  }
});

/** The site's storage, as a visitor clears it. */
async function clearStorage(context: Page['context'] extends () => infer C ? C : never, origin: string): Promise<void> {
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
  await page.close();
}

const freeze = (client: CDPSession, state: 'frozen' | 'active') => client.send('Page.setWebLifecycleState', { state });

test('frozen while typing and thawed: it goes on, and what is sent arrives once', async ({ page, line, server }) => {
  const subject = 'Frozen and thawed';
  const form = await open(page, line);
  const client = await page.context().newCDPSession(page);
  await typeAndKeep(form, 'Frozen');
  await freeze(client, 'frozen');
  await freeze(client, 'active');
  await field(form, 'subject').fill(subject);
  await expect(kept(form)).toBeVisible();
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'frozen while typing' });
});

test('frozen while typing and discarded: what was called kept is there', async ({ page, line, context }) => {
  const subject = 'Frozen and discarded';
  const form = await open(page, line);
  await typeAndKeep(form, subject);
  await freeze(await context.newCDPSession(page), 'frozen');
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await cameBack(await open(next, line), subject, { fault: 'frozen and discarded' });
});

test('frozen while sending and discarded: it arrives once, with the next visit', FEW, async ({ page, line, server, context }) => {
  const subject = 'Frozen while sending';
  const form = await open(page, line);
  line.fault = () => undefined; // Neither answered nor refused.
  const asked = line.next(/POST \/v1\/cases/);
  await fileCase(form, subject);
  await asked;
  await freeze(await context.newCDPSession(page), 'frozen');
  await page.close({ runBeforeUnload: false });
  line.fault = undefined;
  const next = await context.newPage();
  await open(next, line);
  await field(formOn(next), 'name').focus();
  await arrives(next, server, line, subject, { fault: 'frozen while sending and discarded' });
});

const WAITING = SAMPLE ? 40 : 200;

test(`${WAITING} that wait, 8 tabs, some killed: each arrives once`, FEW, async ({ page, line, server, context }) => {
  test.setTimeout(300_000);
  const random = randomOf(SEED);
  const name = `Waits ${Date.now()}`;
  const form = await open(page, line);
  line.fault = (request) => void request.socket.destroy();
  await fileCase(form, `${name} 000`);
  await expect(form.getByText(words.ui.connection).first()).toBeVisible({ timeout: 30_000 });
  // As if the visitor had sent so many: the same item, under keys and with words of their own.
  const made = await page.evaluate(({ name: subject, wanted }) => new Promise<number>((done, fail) => {
    const request = indexedDB.open('heed');
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const tx = request.result.transaction('outbox', 'readwrite');
      const shelf = tx.objectStore('outbox');
      const all = shelf.getAll();
      all.onsuccess = () => {
        const [item] = all.result as { key: string }[];
        for (let i = 1; i < wanted; i++) {
          const key = item!.key.slice(0, -3) + String(i).padStart(3, '0');
          shelf.put(JSON.parse(JSON.stringify({ ...item, retryAt: 0 }).replaceAll(item!.key, key).replaceAll(`${subject} 000`, `${subject} ${String(i).padStart(3, '0')}`)), key);
        }
      };
      tx.oncomplete = () => {
        request.result.close();
        done(all.result.length);
      };
    };
  }), { name, wanted: WAITING });
  expect(made).toBe(1);
  line.fault = undefined;
  const tabs = await Promise.all(Array.from({ length: 7 }, async () => {
    const tab = await context.newPage();
    await tab.goto(`${line.url}/embed?lang=en`);
    return tab;
  }));
  // Whoever has looked at a form begins to send what waits.
  await Promise.all(tabs.map((tab) => field(formOn(tab), 'name').focus()));
  for (const tab of tabs.slice(0, 5)) {
    await someMoments(page, random() * 60);
    if (random() < 0.5) await tab.close({ runBeforeUnload: false });
    else {
      // Nobody is left to answer.
      const gone = tab.waitForEvent('crash');
      void (await context.newCDPSession(tab)).send('Page.crash').catch(() => undefined);
      await gone;
    }
  }
  await expect(() => expect(new Set(server.subjects(name)).size).toBe(WAITING)).toPass({ timeout: 240_000 }).catch(() => undefined);
  const arrived = server.subjects(name);
  const different = new Set(arrived).size;
  const waiting = different < WAITING ? (await onDisk(page, line)).filter((row) => row.startsWith('outbox ')).length : 0;
  count({ fault: 'items that wait, 8 tabs, 5 of them killed', cycles: WAITING, doubled: arrived.length - different, lost: Math.max(0, WAITING - different - waiting) });
  expect(different, 'all have arrived').toBe(WAITING);
});

/** A profile whose database is as version 1 of it was, with a draft in it. */
async function oldDatabase(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((done, fail) => {
    const reading = indexedDB.open('heed');
    reading.onsuccess = () => {
      const shelves = ['drafts', 'files', 'outbox', 'receipts', 'leases'];
      const all = reading.result.transaction('drafts').objectStore('drafts');
      const [keys, values] = [all.getAllKeys(), all.getAll()];
      values.onsuccess = () => {
        reading.result.close();
        indexedDB.deleteDatabase('heed').onsuccess = () => {
          const writing = indexedDB.open('heed', 1);
          writing.onupgradeneeded = () => shelves.forEach((shelf) => writing.result.createObjectStore(shelf));
          writing.onsuccess = () => {
            const tx = writing.result.transaction('drafts', 'readwrite', { durability: 'strict' });
            values.result.forEach((value, i) => tx.objectStore('drafts').put(value, keys.result[i]!));
            tx.oncomplete = () => {
              writing.result.close();
              done();
            };
          };
        };
      };
    };
    reading.onerror = () => fail(reading.error);
  }));
}

const versionOn = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'heed')?.version);
const BEGUN = 'the upgrade has begun';
/** Says when the database is being brought up to date, and holds the page in the middle of that for as long as a kill takes. */
function holdUpgrades(words: string): void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, ...what: Parameters<typeof open>) {
    const request = open.apply(this, what);
    request.addEventListener('upgradeneeded', () => {
      console.log(words);
      for (const end = Date.now() + 5000; Date.now() < end;) { /* The transaction is open as long as this runs. */ }
    });
    return request;
  };
}

for (let cycle = 0; cycle < Math.min(CYCLES, 10); cycle++) {
  test(`cycle ${cycle}: killed while the database is brought up to date: what was kept is there`, async ({ line }) => {
    const profile = mkdtempSync(join(tmpdir(), 'heed-upgrade-'));
    const subject = `Upgraded ${cycle}`;
    const random = randomOf(SEED + cycle);
    line.pages.set('/elsewhere', '<!doctype html><title>Elsewhere</title>');
    let running = await start(profile);
    try {
      await typeAndKeep(await open(running.page, line), subject);
      await running.page.goto(`${line.url}/elsewhere`);
      await oldDatabase(running.page);
      // In the middle of it, which then has not happened; and at some moment around it.
      for (const held of [true, false]) {
        const { page } = running;
        if (held) await page.addInitScript(holdUpgrades, BEGUN);
        const begun = page.waitForEvent('console', { predicate: (message) => message.text() === BEGUN, timeout: 30_000 }).catch(() => undefined);
        const going = page.goto(`${line.url}/embed?lang=en`).then(() => field(formOn(page), 'name').focus()).catch(() => undefined);
        if (held) expect(await begun, 'the database was brought up to date').toBeDefined();
        else await someMoments(page, random() * 120);
        await kill(running);
        await going;
        running = await start(profile);
        if (!held) continue;
        await running.page.goto(`${line.url}/elsewhere`);
        expect(await versionOn(running.page), 'it was killed before that had happened').toBe(1);
      }
      await cameBack(await open(running.page, line), subject, { fault: 'kill -9 while the database is brought up to date', cycles: 2 });
      expect(await versionOn(running.page)).toBe(2);
    } finally {
      if (running.child.exitCode === null && running.child.signalCode === null) await kill(running);
      rmSync(profile, { recursive: true, force: true });
    }
  });
}

test('the files of the database are damaged: the form works, keeps again, and what is sent arrives once', async ({ line, server }) => {
  const profile = mkdtempSync(join(tmpdir(), 'heed-damaged-'));
  const subject = 'Damaged files';
  let running = await start(profile);
  try {
    await typeAndKeep(await open(running.page, line), subject);
    await kill(running);
    const files = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((path) => /IndexedDB.*leveldb.(\d+\.(log|ldb)|MANIFEST-\d+|CURRENT)$/.test(path)).map((path) => join(profile, path));
    expect(files.length).toBeGreaterThan(1);
    for (const path of files) writeFileSync(path, Buffer.alloc(statSync(path).size, 0xa5));
    running = await start(profile);
    const form = await open(running.page, line);
    await field(form, 'subject').fill(subject);
    await expect(kept(form).or(form.getByText(words.ui.notKept))).toBeVisible({ timeout: 30_000 });
    await fileCase(form, subject);
    await received(form, server, subject, { fault: 'damaged files of the database' });
  } finally {
    if (running.child.exitCode === null && running.child.signalCode === null) await kill(running);
    rmSync(profile, { recursive: true, force: true });
  }
});

test('a private window that is closed: within it what was called kept is there, afterwards nothing is, and nothing is said to be', async ({ browser, line }) => {
  const subject = 'In private';
  const context = await browser.newContext();
  await typeAndKeep(await open(await context.newPage(), line), subject);
  await cameBack(await open(await context.newPage(), line), subject, { fault: 'a private window' });
  await context.close();
  const after = await browser.newContext();
  const form = await open(await after.newPage(), line);
  await field(form, 'name').focus();
  await expect(goOn(form)).toBeHidden();
  expect(await field(form, 'subject').inputValue()).toBe('');
  await after.close();
});

test('the browser says it is online, and is not: it waits, in words, and arrives once', async ({ page, line, server, context }) => {
  const subject = 'onLine lies';
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true }));
  const form = await open(page, line);
  await fill(form, { subject, description: 'It drips.' });
  await submitButton(form).click();
  await context.setOffline(true);
  await sendButton(form).click();
  await expect(form.getByText(words.ui.connection).first()).toBeVisible({ timeout: 30_000 });
  expect(server.cases(subject)).toBe(0);
  await context.setOffline(false);
  await received(form, server, subject, { fault: 'onLine says yes, offline' });
});

test('the browser says it is offline, and is not: it arrives once when asked to try', async ({ page, line, server }) => {
  const subject = 'offLine lies';
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }));
  const form = await open(page, line);
  await fileCase(form, subject);
  await form.getByRole('button', { name: words.ui.retry }).click({ timeout: 30_000 }).catch(() => undefined);
  await received(form, server, subject, { fault: 'onLine says no, online' });
});
