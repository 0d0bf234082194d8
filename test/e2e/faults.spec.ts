import { DatabaseSync } from 'node:sqlite';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { TERMS, expect, field, fill, formOn, receipt, sendButton, submitButton, test } from './support.ts';

const words = TERMS.en.sending.ui;

/** How many cases of the server's database have this subject. */
function casesAbout(subject: string): number {
  const [file] = globSync('**/*.{db,sqlite,sqlite3}', { cwd: process.env['HEED_E2E_DATA']! });
  if (!file) throw new Error('The server keeps no SQLite file in HEED_DATA.');
  const db = new DatabaseSync(join(process.env['HEED_E2E_DATA']!, file), { readOnly: true });
  try {
    return Number(db.prepare('select count(*) as n from heed_cases where subject = ?').get(subject)!['n']);
  } finally {
    db.close();
  }
}

test('a reload in the middle asks whether to continue, and brings everything back', async ({ page }) => {
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await field(form, 'subject').fill('Cracked spout');
  await field(form, 'description').fill('It drips.\n每一泡都漏。');
  await expect(form.getByText(words.kept)).toBeVisible();
  await page.reload();
  await expect(form.getByText(words.draftTitle)).toBeVisible();
  await form.getByRole('button', { name: words.continueDraft }).click();
  await expect(field(form, 'subject')).toHaveValue('Cracked spout');
  await expect(field(form, 'description')).toHaveValue('It drips.\n每一泡都漏。');
});

test('a discarded draft is gone for good', async ({ page }) => {
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await field(form, 'subject').fill('Never mind');
  await expect(form.getByText(words.kept)).toBeVisible();
  await page.reload();
  await form.getByRole('button', { name: words.discardDraft }).click();
  await expect(form.getByText(words.draftTitle)).toBeHidden();
  await expect(field(form, 'subject')).toHaveValue('');
  await page.reload();
  await field(form, 'subject').focus();
  await expect(form.getByText(words.draftTitle)).toBeHidden();
});

test('leaving the page and coming back loses nothing', async ({ page }) => {
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await field(form, 'description').fill('The lid does not fit.');
  await expect(form.getByText(words.kept)).toBeVisible();
  await page.getByRole('link', { name: 'Shop', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slow tea, in honest clay');
  await page.goBack();
  const question = form.getByRole('button', { name: words.continueDraft });
  await expect(question.or(submitButton(form)).first()).toBeVisible();
  if ((await field(form, 'description').inputValue()) === '') await question.click();
  await expect(field(form, 'description')).toHaveValue('The lid does not fit.');
});

test('sent while offline, it waits, and arrives exactly once when the connection returns', async ({ page, context, faults }) => {
  faults.expectFailure(/ERR_INTERNET_DISCONNECTED/);
  const subject = 'Filed from a train';
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await fill(form, { subject, description: 'The tunnel came before the button.' });
  await submitButton(form).click();
  await expect(sendButton(form)).toBeVisible();
  await context.setOffline(true);
  await sendButton(form).click();
  await expect(form.getByRole('heading', { name: words.waitingTitle })).toBeVisible();
  expect(casesAbout(subject)).toBe(0);
  await context.setOffline(false);
  await receipt(form);
  expect(casesAbout(subject)).toBe(1);
});

test('an answer that is lost on the way is asked for again, and makes no second case', async ({ page, faults }) => {
  faults.expectFailure(/ERR_CONNECTION_RESET/);
  const subject = 'Answer lost on the way';
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await fill(form, { subject, description: 'The server took it, and the line broke.' });
  let lost = 0;
  await page.route('**/v1/cases', async (route) => {
    if (lost++) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await submitButton(form).click();
  await sendButton(form).click();
  const retry = form.getByRole('button', { name: words.retry });
  await expect(retry.or(form.locator('[part~="reference"]')).first()).toBeVisible();
  if (await retry.isVisible()) await retry.click();
  await receipt(form);
  expect(lost).toBeGreaterThan(1);
  expect(casesAbout(subject)).toBe(1);
});

test('a sign-in page of a hotel network is not taken for a receipt', async ({ page, faults }) => {
  faults.expectFailure(/./);
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await fill(form, { subject: 'Hotel network', description: 'It answered 200 with a page of its own.' });
  await page.route('**/v1/cases', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }));
  await submitButton(form).click();
  await sendButton(form).click();
  await expect(form.getByText(TERMS.en.sending.failure['bad-response'])).toBeVisible();
  await expect(form.locator('[part~="reference"]')).toHaveCount(0);
});
