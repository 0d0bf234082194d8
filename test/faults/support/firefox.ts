/** The machine's Firefox, on a profile that stays. Playwright drives only a build of its own; this one is driven through WebDriver BiDi. */
import { once } from 'node:events';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { ensureFirefox } from '../../../scripts/browsers.mjs';

const FORM = 'heed-complaint-form';

export interface Fox { readonly browser: Browser; readonly page: Page }

export async function startFox(profile: string): Promise<Fox> {
  const browser = await launch({
    browser: 'firefox', executablePath: ensureFirefox(), userDataDir: profile, headless: true, timeout: 60_000,
    // A page that is driven has the focus, whatever window has it; the first one never gets it.
    extraPrefsFirefox: { 'focusmanager.testmode': true },
  });
  return { browser, page: await browser.newPage() };
}

/** The whole of it at once. */
export async function killFox({ browser }: Fox): Promise<void> {
  const child = browser.process()!;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid!, 'SIGKILL');
  await gone;
  await browser.disconnect().catch(() => { /* It is gone. */ });
}

/** Something in the form that can be seen. */
export const inForm = (page: Page, selector: string, timeout = 30_000) => page.waitForSelector(`${FORM} >>> ${selector}`, { visible: true, timeout });

/** Waits until the form says this somewhere. */
export const said = (page: Page, words: string, timeout = 30_000) => page.waitForFunction(
  (form, text) => document.querySelector(form)?.shadowRoot?.textContent?.includes(text), { timeout }, FORM, words);

export async function openForm(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/embed?lang=en`);
  await inForm(page, 'form [type=submit]');
}

export async function write(page: Page, name: string, words: string): Promise<void> {
  await (await inForm(page, `[name=${name}]`))!.type(words);
}

export const valueOf = async (page: Page, name: string): Promise<string> => (await inForm(page, `[name=${name}]`))!.evaluate((field) => (field as HTMLInputElement).value);

export async function press(page: Page, selector: string): Promise<void> {
  await (await inForm(page, selector))!.click();
}

/** Presses the button that says so, if it is there. */
export const pressed = (page: Page, words: string): Promise<boolean> => page.evaluate((form, text) => {
  const button = [...document.querySelector(form)?.shadowRoot?.querySelectorAll('button') ?? []].find(({ textContent }) => textContent === text);
  button?.click();
  return !!button;
}, FORM, words);

/** The number on the receipt; nothing as long as there is none. */
export const receiptOf = (page: Page): Promise<string | undefined> =>
  page.evaluate((form) => document.querySelector(form)?.shadowRoot?.querySelector('.receipt output')?.textContent ?? undefined, FORM);
