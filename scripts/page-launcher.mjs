/** Chromium and Firefox for @web/test-runner: a page in a context of its own for each test file, with empty storage. */
import { ChromeLauncher } from '@web/test-runner-chrome';

class PageLauncher extends ChromeLauncher {
  async stopSession(id) {
    const result = await super.stopSession(id);
    await Promise.all(this.inactivePages.splice(0).map(({ puppeteerPage }) => puppeteerPage.browserContext().close()));
    return result;
  }
}

/** `puppeteer`: what launches another browser than Chromium. */
export const pageLauncher = ({ launchOptions, concurrency, puppeteer }) => new PageLauncher(
  launchOptions, ({ browser }) => browser.defaultBrowserContext(), async ({ browser }) => (await browser.createBrowserContext()).newPage(), puppeteer, concurrency,
);
