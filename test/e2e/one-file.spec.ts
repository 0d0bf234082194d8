/** The files for a script tag: complaint-form.js with its folder of rarer parts, heed.js, which is everything in one, and those of the staff. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Locale } from '../../src/domain/form.ts';
import { TERMS, expect, field, fill, formOn, output, photo, send, submitButton, test } from './support.ts';

const CDN = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; require-trusted-types-for 'script'";

interface Setting { readonly script: string; readonly locale: Locale; readonly parts?: boolean; readonly attributes?: string; readonly tag?: string }

/** A page of somebody's with one of the files, under the strict policy; the scripts that it asked for. */
async function pageWith(page: Page, { script, locale, parts = true, attributes = '', tag = 'heed-complaint-form' }: Setting): Promise<string[]> {
  const asked: string[] = [];
  await page.route('**/one-file/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname.slice('/one-file/'.length);
    if (!file) {
      return route.fulfill({
        contentType: 'text/html; charset=utf-8', headers: { 'Content-Security-Policy': POLICY },
        body: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>one file</title><script type="module" src="${script}"></script>
          <${tag} endpoint="/" ${attributes}></${tag}>`,
      });
    }
    asked.push(file);
    if (!parts && file.startsWith('parts/')) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(join(CDN, file)) });
  });
  await page.goto('/one-file/');
  await expect(field(page.locator(tag), tag === 'heed-complaint-form' ? 'subject' : 'name')).toBeVisible();
  return asked;
}

/** Every text that a widget has shown, from the first on. */
const watchWords = (page: Page) => page.addInitScript(() => {
  const seen = ((globalThis as unknown as { seen: string[] }).seen = []) as string[];
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    new MutationObserver(() => seen.push(root.textContent)).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
});

const base = (files: readonly string[]) => files.map((file) => file.replace(/-[0-9a-f]{8}\.js$/, '.js'));

test('complaint-form.js: in English everything from the first key to the receipt is in the one file', async ({ page }) => {
  const asked = await pageWith(page, { script: 'complaint-form.js', locale: 'en' });
  await fill(formOn(page), { subject: 'One file', description: 'From the first key to the receipt.' });
  await send(formOn(page));
  expect(asked).toEqual(['complaint-form.js']);
});

for (const locale of ['zh-Hans', 'zh-Hant'] as const) {
  test(`complaint-form.js: ${locale} is there from the start, in one more file`, async ({ page }) => {
    await watchWords(page);
    const asked = await pageWith(page, { script: 'complaint-form.js', locale });
    await expect(submitButton(formOn(page))).toHaveText(TERMS[locale].form.ui.review);
    await fill(formOn(page), { subject: '一個檔案', description: '從第一個字到回執。' });
    await send(formOn(page));
    expect(base(asked)).toEqual(['complaint-form.js', `parts/${locale}.js`]);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(seen.length).toBeGreaterThan(0);
    for (const words of [TERMS.en.form.label.subject, TERMS.en.form.ui.review]) expect(seen.filter((text) => text.includes(words))).toEqual([]);
  });
}

test('complaint-form.js: without its folder it speaks English, says what is missing, and files the case', async ({ page, faults }) => {
  faults.expectFailure(/404|parts\/|could not load its zh-Hant words/);
  const asked = await pageWith(page, { script: 'complaint-form.js', locale: 'zh-Hant', parts: false });
  await expect(submitButton(formOn(page))).toHaveText(TERMS.en.form.ui.review);
  expect(base(asked)).toEqual(['complaint-form.js', 'parts/zh-Hant.js']);
  expect(faults.seen.join('\n')).toContain(`heed cannot load ${asked[1]}, which belongs beside complaint-form.js.`);
  await fill(formOn(page), { subject: 'No folder', description: 'It works all the same.' });
  await send(formOn(page));
});

test('complaint-form.js: its parts come when they are needed, and no script comes twice, whatever address it has', async ({ page }) => {
  const asked = await pageWith(page, { script: 'complaint-form.js?v=2', locale: 'en', attributes: 'paged' });
  const form = formOn(page);
  await field(form, 'subject').fill('With a picture');
  await field(form, 'description').fill('One section after the other.');
  await field(form, 'files').setInputFiles(photo());
  await expect(form.locator('ul.files').getByRole('button')).toHaveText(TERMS.en.sending.ui.remove);
  expect(base(asked).sort()).toEqual(['complaint-form.js', 'parts/calls.js', 'parts/en.js', 'parts/files.js', 'parts/paging.js']);
  await submitButton(form).click();
  await submitButton(form).click();
  await fill(form, {});
  await send(form);
  expect(asked.filter((file) => file === 'complaint-form.js').length).toBe(1);
});

test('complaint-form.js: a connection lost after the page has come takes nothing away: the words are kept, and go out later', async ({ page, context, faults }) => {
  faults.expectFailure(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const asked = await pageWith(page, { script: 'complaint-form.js', locale: 'en', attributes: 'no-review' });
  const form = formOn(page);
  await context.setOffline(true);
  await fill(form, { subject: 'Offline', description: 'Written without a connection.' });
  await expect(form.locator('.kept')).toHaveText(TERMS.en.sending.ui.kept);
  await submitButton(form).click();
  await expect(form.locator('h2')).toHaveText(TERMS.en.sending.ui.waitingTitle);
  await context.setOffline(false);
  await expect(output(form, 'reference')).toBeVisible();
  expect(asked.filter((file) => file.startsWith('complaint-form'))).toEqual(['complaint-form.js']);
});

test('heed.js: everything is in the one file, in every language', async ({ page }) => {
  const asked = await pageWith(page, { script: 'heed.js', locale: 'zh-Hant', attributes: 'paged' });
  const form = formOn(page);
  await expect(submitButton(form)).toHaveText(TERMS['zh-Hant'].form.ui.next);
  await field(form, 'subject').fill('一個檔案');
  await field(form, 'files').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await expect(form.locator('ul.files').getByRole('button')).toBeVisible();
  const tags = ['provider', 'complaint-form', 'case-tracker', 'outbox', 'my-cases', 'satisfaction-survey'];
  expect(await page.evaluate((names) => names.filter((name) => !customElements.get(`heed-${name}`)), tags)).toEqual([]);
  expect(asked).toEqual(['heed.js']);
});

for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const) {
  test(`the staff's files: the words of ${locale} in one more file, and of no other language`, async ({ page, faults }) => {
    faults.expectFailure(/401/);
    for (const name of ['desk', 'case-library']) {
      const asked = await pageWith(page, { script: `${name}.js`, locale, tag: `heed-${name}` });
      await expect(page.locator(`heed-${name} [part~=submit]`)).toHaveText({ 'en': 'Sign in', 'zh-Hans': '登录', 'zh-Hant': '登入' }[locale]);
      expect(base(asked)).toEqual([`${name}.js`, `parts/${name}-${locale}.js`]);
      await page.unrouteAll();
    }
  });
}
