import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, field, fill, formOn, photo, send, sendButton, submitButton, TERMS, test } from './support.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const snippets = [...readme.matchAll(/```html\n([^]*?)```/g)].map((match) => match[1]!);

/** An otherwise empty page with the snippet in it. */
const pasted = (service: string) => `<!doctype html><html lang="en"><title>Pasted</title><body>${snippets[0]!.replaceAll('https://service.example', service)}`;

/** Serves that page from an origin of its own while `visit` lasts. A browser keeps made-up answers of other names away from this machine. */
async function elsewhere(port: number, service: string, visit: (address: string) => Promise<void>): Promise<void> {
  const shop = createServer((_, response) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end(pasted(service)));
  await once(shop.listen(port, '127.0.0.1'), 'listening');
  try {
    await visit(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/contact`);
  } finally {
    shop.closeAllConnections();
    shop.close();
  }
}

test('the tag to paste files a complaint when it is pasted into an empty page', async ({ page, baseURL }) => {
  await page.route('**/pasted', (route) => route.fulfill({ contentType: 'text/html', body: pasted(baseURL!) }));
  await page.goto('/pasted');
  await fill(formOn(page), { subject: 'Pasted', description: 'From the readme.' });
  await send(formOn(page));
});

test('so it does in a page of another origin that the server lists', async ({ page, baseURL, request }) => {
  await elsewhere(Number(process.env['HEED_E2E_SHOP_PORT']), baseURL!, async (address) => {
    await page.goto(address);
    const form = formOn(page);
    await fill(form, { subject: 'Pasted elsewhere', description: 'From the readme, on another origin.' });
    await form.locator('input[type="file"]').first().setInputFiles(photo());
    const { reference, code } = await send(form);
    const seen = await request.get(`/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': code } });
    expect(await seen.json()).toMatchObject({ reference, state: 'received', values: { subject: 'Pasted elsewhere' } });
  });
});

test('in a page that the server does not list the visitor is told so, the webmaster how to list it, and what was written stays', async ({ page, baseURL, faults }) => {
  // The browser's own line about the status, and the widget's.
  faults.expectFailure(/403|HEED_ORIGINS/);
  await elsewhere(0, baseURL!, async (address) => {
    await page.goto(address);
    const form = formOn(page);
    await fill(form, { subject: 'Not listed', description: 'Nobody knows this page.' });
    await submitButton(form).click();
    await sendButton(form).click();
    await expect(form.locator('[part~="summary"]')).toContainText(TERMS.en.sending.failure.forbidden);
    expect(faults.seen.join('\n')).toContain(`Pages of ${new URL(address).origin} may not use this server. Add the origin to HEED_ORIGINS`);
    await expect(field(form, 'description')).toHaveValue('Nobody knows this page.');
    await page.reload();
    await field(form, 'subject').click();
    await form.getByRole('button', { name: TERMS.en.sending.ui.continueDraft }).click();
    await expect(field(form, 'subject')).toHaveValue('Not listed');
  });
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
