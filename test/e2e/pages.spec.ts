import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Locale } from '../../src/domain/form.ts';
import { LOCALES, PAGES, TERMS, expect, field, fill, formOn, send, sendButton, submitButton, test } from './support.ts';

const POLICY = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' blob:", "require-trusted-types-for 'script'"];

/** Violations of WCAG 2.2 AA and axe's best practices, each with the first place it was found. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/** Changes the language with the page's own switch. */
const speak = (page: Page, locale: Locale) => page.locator(`.langs a[lang="${locale}"]`).click();

/** Waits until the page's widget speaks that language. */
async function ready(page: Page, path: string, locale: Locale): Promise<void> {
  if (path === '/embed') await expect(submitButton(formOn(page))).toHaveText(TERMS[locale].form.ui.review);
  if (path === '/track') await expect(page.locator('heed-case-tracker').getByLabel(TERMS[locale].cases.ui.reference)).toBeVisible();
}

for (const path of PAGES) {
  test(`${path} is served under the strict policy and asks no other host for anything`, async ({ page, baseURL }) => {
    const foreign: string[] = [];
    page.on('request', (request) => { if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== baseURL) foreign.push(request.url()); });
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    const directives = response!.headers()['content-security-policy']!.split(/;\s*/);
    for (const directive of POLICY) expect(directives).toContain(directive);
    expect(foreign).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${path} in any language, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(path);
      for (const locale of LOCALES) {
        await speak(page, locale);
        await ready(page, path, locale);
        expect(await violations(page), locale).toEqual([]);
      }
    });
  }

  test(`${path} fits 320 pixels in any language, from either side`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(path);
    for (const locale of LOCALES) {
      await speak(page, locale);
      await ready(page, path, locale);
      for (const dir of ['rtl', 'ltr']) {
        await page.locator('html').evaluate((root, value) => root.setAttribute('dir', value), dir);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${locale} ${dir}`).toBe(320);
      }
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the form from its errors to its receipt, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/order?lang=zh-Hans');
    await page.getByRole('button', { name: '告诉我们哪里不对' }).click();
    const form = formOn(page);
    await submitButton(form).click();
    await expect(form.locator('[part~="summary"]')).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await fill(form, { subject: '杯沿有缺口', description: '两只都有。' });
    await submitButton(form).click();
    await expect(sendButton(form)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await sendButton(form).click();
    await expect(form.getByRole('heading', { name: TERMS['zh-Hans'].sending.ui.receivedTitle })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await form.getByRole('link', { name: TERMS['zh-Hans'].sending.ui.follow }).click();
    await page.locator('heed-case-tracker').getByRole('button', { name: TERMS['zh-Hans'].cases.action.message }).click();
    await expect(page.locator('heed-case-tracker textarea')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('from right to left the form follows', async ({ page }) => {
  await page.goto('/embed?lang=en&dir=rtl');
  const form = formOn(page);
  await expect(field(form, 'subject')).toHaveCSS('direction', 'rtl');
  await fill(form, { subject: 'From the right', description: 'All of it.' });
  await send(form);
});

test('the language switch changes page and form at once, and is remembered', async ({ page }) => {
  await page.goto('/embed?lang=en');
  await expect(submitButton(formOn(page))).toHaveText(TERMS.en.form.ui.review);
  await page.getByRole('link', { name: '繁體中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('一行程式碼，一個元素');
  await expect(submitButton(formOn(page))).toHaveText(TERMS['zh-Hant'].form.ui.review);
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
});

test('the basket counts what was put into it and adds it up', async ({ page }) => {
  await page.goto('/?lang=en');
  await page.getByRole('button', { name: 'Add to basket' }).nth(0).click();
  await page.getByRole('button', { name: 'Add to basket' }).nth(2).click();
  await page.getByRole('button', { name: 'Basket 2' }).click();
  const basket = page.getByRole('dialog', { name: 'Basket' });
  await expect(basket.locator('[data-basket-total]')).toHaveText('$120');
  await basket.getByRole('button', { name: 'Remove' }).first().click();
  await expect(basket.locator('[data-basket-total]')).toHaveText('$34');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of ['/embed', '/track', '/order']) {
    test(`${path} shows where to write instead`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('main').getByRole('link', { name: 'care@stillwater.example' })).toBeVisible();
    });
  }
});
