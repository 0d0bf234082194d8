import { readFileSync } from 'node:fs';
import { expect, fill, formOn, send, submitButton, test } from './support.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const snippets = [...readme.matchAll(/```html\n([^]*?)```/g)].map((match) => match[1]!);

test('the tag to paste files a complaint when it is pasted into an empty page', async ({ page, baseURL }) => {
  const snippet = snippets[0]!.replaceAll('https://service.example', baseURL!);
  await page.route('**/pasted', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Pasted</title><body>${snippet}` }));
  await page.goto('/pasted');
  await fill(formOn(page), { subject: 'Pasted', description: 'From the readme.' });
  await send(formOn(page));
});

test('the longer example hides, requires and relabels what it says', async ({ page }) => {
  const snippet = `<script type="module" src="/heed/complaint-form.js"></script>${snippets[1]!}`;
  await page.route('**/pasted*', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Pasted</title><body>${snippet}` }));
  await page.goto('/pasted?product=Teapot&subject=Ignored');
  const form = formOn(page);
  await expect(submitButton(form)).toBeVisible();
  await expect(form.getByLabel('Your order')).toHaveValue('SW-2611-04718');
  await expect(form.locator('[name="product"]')).toHaveValue('Teapot');
  await expect(form.locator('[name="subject"]')).toHaveValue('');
  await expect(form.locator('[data-field="impact"]')).toBeHidden();
  await expect(form.getByText('We answer within the hour.')).toBeVisible();
  await form.getByLabel('Your order').fill('');
  await submitButton(form).click();
  await expect(form.locator('[part~="summary"]').getByText(/Your order/)).toBeVisible();
});
