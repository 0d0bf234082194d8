/** Two copies and two versions of heed, on one page and on one device: nothing is lost, nothing arrives twice. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import type { Proxy } from './support/proxy.ts';
import { backAgain, expect, FEW, field, fileCase, formOn, goOn, kept, open, received, some, submitButton, test, typeAndKeep, words } from './support/test.ts';

const NEWER = '<script type="module" src="/heed/complaint-form.js"></script>';
const OLDER = '<script type="module" src="/then/complaint-form.js"></script>';
const FORM = '<heed-complaint-form endpoint="/" lang="en"></heed-complaint-form>';

const folder = fileURLToPath(new URL('../../dist/cdn/lazy/', import.meta.url));
/** The database as its version 1 was: without the shelf `keys`. */
const THEN = [[/"leases","keys"\]/g, '"leases"]'], [/await (\w+)\(2\)\.catch/g, 'await $1(1).catch']] as const;

/** A page at `/older`, with what is built, but for the database. `FAULTS_OLDER` names the file of another version, such as one built of an earlier commit. */
function serve({ pages }: Proxy, html: string): void {
  pages.set('/older', `<!doctype html><html lang="en"><title>Older</title>${html}`);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    let text = readFileSync(folder + file, 'utf8');
    if (text.includes('VersionError')) {
      for (const [now, then] of THEN) {
        expect(text.match(now), `${now} is in ${file} once`).toHaveLength(1);
        text = text.replace(now, then);
      }
    }
    pages.set(`/then/${file}`, text);
  }
  if (process.env.FAULTS_OLDER) pages.set('/then/complaint-form.js', readFileSync(process.env.FAULTS_OLDER, 'utf8'));
}

const version = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'heed')?.version);
const waiting = (form: Locator) => form.getByRole('heading', { name: words.ui.waitingTitle });

test('an older tab while a newer one brings the database up to date: it keeps on keeping, and each sends its own once', FEW, async ({ page, line, server, context }) => {
  serve(line, OLDER + FORM);
  const old = await open(page, line, '/older');
  await typeAndKeep(old, 'Old');
  expect(await version(page)).toBe(1);
  const there = await context.newPage();
  const now = await open(there, line);
  await field(now, 'name').focus();
  await expect(goOn(now)).toBeVisible();
  expect(await version(there)).toBe(2);
  await field(old, 'subject').fill('From the older tab');
  await expect(kept(old)).toBeVisible();
  // Who comes next finds it as it is now.
  const after = await context.newPage();
  expect(await backAgain(await open(after, line))).toBe('From the older tab');
  await after.close();
  await fileCase(old, 'From the older tab');
  await received(old, server, 'From the older tab', { fault: 'an older tab, upgraded under it' });
  await fileCase(now, 'From the newer tab');
  await received(now, server, 'From the newer tab', { fault: 'an older tab, upgraded under it' });
  expect(server.cases('From the older tab')).toBe(1);
});

for (const [who, first, next] of some([['an older version', '/older', '/embed'], ['a newer version', '/embed', '/older']] as const)) {
  test(`what ${who} could not send, the other one sends once, and both know`, async ({ page, line, server, context }) => {
    const subject = `Left by ${who}`;
    serve(line, OLDER + FORM);
    const form = await open(page, line, first);
    line.fault = (request) => void request.socket.destroy();
    await fileCase(form, subject);
    await expect(waiting(form)).toBeVisible({ timeout: 40_000 });
    const there = await context.newPage();
    const other = await open(there, line, next);
    line.fault = undefined;
    await field(other, 'name').focus();
    await there.evaluate(() => dispatchEvent(new Event('online')));
    await received(form, server, subject, { fault: `what ${who} has left is sent by the other` });
    await expect(goOn(other)).toBeHidden();
  });
}

for (const [name, scripts] of some(Object.entries({
  'the older one first': OLDER + NEWER, 'the newer one first': NEWER + OLDER, 'the older one beside the outbox of a newer one': `${OLDER}<script type="module" src="/heed/heed.js"></script><heed-outbox></heed-outbox>`,
}))) {
  test(`two versions on one page, ${name}: what is written is kept, and arrives once`, async ({ page, line, server }) => {
    const subject = `Two versions: ${name}`;
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    serve(line, scripts + FORM);
    await typeAndKeep(await open(page, line, '/older'), subject);
    await page.reload();
    const form = formOn(page);
    await expect(submitButton(form)).toBeVisible();
    expect(await backAgain(form)).toBe(subject);
    await fileCase(form, subject);
    await received(form, server, subject, { fault: `two versions on one page: ${name}` });
    expect(errors).toEqual([]);
  });
}
