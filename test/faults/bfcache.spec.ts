/** The back/forward cache, with which browsers bring a page back as it was left, in the middle of whatever it did. Playwright turns it off; here it is on. */
import type { Page } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../../scripts/browsers.mjs';
import type { Proxy } from './support/proxy.ts';
import { arrives, count, expect, FEW, field, fileCase, formOn, goOn, kept, received, SAMPLE, submitButton, test, typeAndKeep, words } from './support/test.ts';

test.use({
  launchOptions: {
    executablePath: await ensureChromium(), args: [...chromiumArgs, '--host-resolver-rules=MAP shop.test 127.0.0.1'], ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

const PAGE = `<!doctype html><html lang="en"><title>Page</title><script>addEventListener('pageshow', ({ persisted }) => { (window.shown ??= []).push(persisted) })</script>
  <script type="module" src="/heed/complaint-form.js"></script><heed-complaint-form endpoint="/" lang="en"></heed-complaint-form>`;

/** With locks, and at an address that is not secure, without: what is held when a page is left is not the same. */
const HOSTS = ['127.0.0.1', 'shop.test'] as const;

async function begin(page: Page, line: Proxy, host: string) {
  const url = line.url.replace('127.0.0.1', host);
  line.pages.set('/page', PAGE).set('/elsewhere', '<!doctype html><title>Elsewhere</title>');
  await page.goto(`${url}/page`);
  const form = formOn(page);
  await expect(submitButton(form)).toBeVisible();
  return { url, form };
}

/**
 * Away, and back: the very page that was left, as the browser says. Unless `maybe`: a page that hears of another one (or holds a lock) meanwhile is
 * thrown out of the cache by the browser itself. Returns whether it came from there.
 */
async function awayAndBack(page: Page, url: string, meanwhile: () => Promise<void> = async () => undefined, maybe = false): Promise<boolean> {
  await page.goto(`${url}/elsewhere`);
  await meanwhile();
  // There is no `load` of a page that is there already.
  await page.goBack({ waitUntil: 'commit' });
  const shown = () => page.evaluate<string>('String(window.shown)');
  await expect.poll(shown, 'the page comes from the cache').toMatch(maybe ? /^false/ : /^false,true$/);
  return await shown() === 'false,true';
}

for (const host of HOSTS) {
  test(`${host}: typed, left and brought back: nothing is asked, what is written on is kept and arrives once`, host === HOSTS[0] ? FEW : {}, async ({ page, line, server }) => {
    const subject = `From the cache, at ${host}`;
    const { url, form } = await begin(page, line, host);
    await typeAndKeep(form, subject);
    await awayAndBack(page, url);
    count({ fault: 'bfcache: typed', lost: Number(await field(form, 'subject').inputValue() !== subject) });
    await expect(goOn(form)).toBeHidden();
    const more = `${subject}, and on`;
    await field(form, 'subject').fill(more);
    await expect(kept(form)).toBeVisible();
    await fileCase(form, more);
    await received(form, server, more, { fault: 'bfcache: written on, and sent' });
  });

  if (!SAMPLE) test(`${host}: another page goes on with the draft while the first one is in the cache: what is sent arrives once`, async ({ page, line, server, context }) => {
    const subject = `Sent by another one, at ${host}`;
    const { url, form } = await begin(page, line, host);
    await typeAndKeep(form, 'Begun');
    await awayAndBack(page, url, async () => {
      const other = await context.newPage();
      await other.goto(`${url}/page`);
      const there = formOn(other);
      await field(there, 'name').focus();
      await goOn(there).click();
      await fileCase(there, subject);
      await received(there, server, subject, { fault: 'bfcache: another page has sent it' });
      await other.close();
    }, true);
    await expect(submitButton(form)).toBeVisible();
    await expect(goOn(form)).toBeHidden();
    // What was sent there is not asked for again; what is written now goes by itself.
    const again = `${subject}, written again`;
    await fileCase(form, again);
    await expect(form.getByRole('heading', { name: words.ui.sending })).toBeHidden({ timeout: 30_000 });
    const refused = await form.getByText(words.ui.refusedTitle).isVisible();
    if (refused) {
      await submitButton(form).click();
      await form.locator('[part~="panel"] [part~="submit"]').click();
    }
    await received(form, server, again, { fault: 'bfcache: back after another page has sent it' });
    expect(server.cases(subject)).toBe(1);
  });

  for (const moment of ['before the answer', 'after it', 'and the connection is gone'] as const) {
    test(`${host}: left while it sends, brought back ${moment}: it arrives once, and the page says so`, async ({ page, line, server }) => {
      const subject = `Sending, from the cache at ${host}, ${moment}`;
      const { url, form } = await begin(page, line, host);
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => { release = resolve; });
      let answered: () => void = () => undefined;
      const answer = new Promise<void>((resolve) => { answered = resolve; });
      line.fault = async (request, response, pass) => {
        const { status, headers, body } = await pass();
        await held;
        if (moment === 'and the connection is gone') request.socket.resetAndDestroy();
        else response.writeHead(status, headers).end(body);
        answered();
      };
      const asked = line.next(/POST \/v1\/cases/);
      await fileCase(form, subject);
      await asked;
      await awayAndBack(page, url, async () => {
        if (moment === 'before the answer') return;
        release();
        await answer;
        line.fault = undefined;
      });
      release();
      line.fault = undefined;
      await expect(form.getByRole('heading', { name: words.ui.sending })).toBeHidden({ timeout: 30_000 });
      const retry = form.getByRole('button', { name: words.ui.retry });
      if (await retry.isVisible()) await retry.click({ timeout: 5000 }).catch(() => undefined);
      await received(form, server, subject, { fault: `bfcache: sending, back ${moment}` });
    });
  }

  if (!SAMPLE) test(`${host}: left while it waits and brought back with the connection: it arrives once, and the page says so`, async ({ page, line, server }) => {
    const subject = `Waiting, from the cache at ${host}`;
    const { url, form } = await begin(page, line, host);
    line.fault = (request) => void request.socket.destroy();
    await fileCase(form, subject);
    await expect(form.getByRole('heading', { name: words.ui.waitingTitle })).toBeVisible({ timeout: 30_000 });
    const same = await awayAndBack(page, url, async () => { line.fault = undefined; }, true);
    if (same) await received(form, server, subject, { fault: 'bfcache: waiting' });
    else {
      await field(form, 'name').focus();
      await arrives(page, server, line, subject, { fault: 'bfcache: waiting' });
    }
  });
}
