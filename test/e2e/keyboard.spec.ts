import { TERMS, expect, field, formOn, receipt, sendButton, submitButton, tabTo, test } from './support.ts';

test('a complaint is opened, written, checked and sent with the keyboard alone', async ({ page }) => {
  await page.goto('/order?lang=en');
  await tabTo(page, page.getByRole('button', { name: 'Tell us what is wrong' }));
  await page.keyboard.press('Enter');
  const form = formOn(page);
  await tabTo(page, field(form, 'subject'));
  await page.keyboard.type('Kettle arrived dented');
  await page.keyboard.press('Enter');
  await expect(field(form, 'description')).toBeFocused();
  await page.keyboard.type('One side is pressed in.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The box was whole.');
  await tabTo(page, field(form, 'wantedOutcome'));
  await page.keyboard.type('Exch');
  await tabTo(page, field(form, 'name'));
  await page.keyboard.type('Ada');
  await tabTo(page, field(form, 'email'));
  await page.keyboard.type('ada@example.com');
  await tabTo(page, field(form, 'consent'));
  await page.keyboard.press('Space');
  await tabTo(page, submitButton(form));
  await page.keyboard.press('Enter');
  await expect(form.getByRole('heading', { name: TERMS.en.sending.ui.reviewTitle })).toBeFocused();
  await expect(form.locator('[part~="panel"]').getByText(TERMS.en.form.option.exchange)).toBeVisible();
  await tabTo(page, sendButton(form));
  await page.keyboard.press('Enter');
  await receipt(form);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Tell us what is wrong' })).toBeFocused();
});

test('a case is looked up, added to with a file, read and withdrawn with the keyboard alone', async ({ page, request }) => {
  // Nobody who was asked by a survey of another test: the tracker asks for one once the case has ended, and would be refused.
  const email = `ada-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const filed = await request.post('/v1/cases', { headers: { 'Idempotency-Key': crypto.randomUUID() }, data: {
    kind: 'complaint', form: { id: 'complaint', version: 1 }, locale: 'en', files: [], values: { subject: 'Lid missing', description: 'There was none.', name: 'Ada', email, consent: true },
  } });
  const { reference, trackingCode } = await filed.json() as { reference: string; trackingCode: string };
  const { ui, action, event } = TERMS.en.cases;
  await page.goto('/track?lang=en');
  const tracker = page.locator('heed-case-tracker');
  const button = (name: string) => tracker.getByRole('button', { name, exact: true });
  await tabTo(page, tracker.getByLabel(ui.reference));
  await page.keyboard.type(reference);
  await page.keyboard.press('Tab');
  await page.keyboard.type(trackingCode);
  await page.keyboard.press('Enter');
  await expect(tracker.getByRole('heading', { level: 2 })).toBeFocused();

  await tabTo(page, button(action.message!));
  await page.keyboard.press('Enter');
  await expect(tracker.locator('textarea')).toBeFocused();
  await page.keyboard.type('It is not in the box either.');
  const picker = tracker.locator('input[type=file]').first();
  // Listening has to reach the browser before the key does, which nothing waits for: a key is quicker than a click.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, picker);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(['a.pdf', 'b.pdf'].map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })));
  const remove = tracker.getByRole('button', { name: `${TERMS.en.sending.ui.remove}: b.pdf` });
  await expect(remove).toBeVisible();
  await tabTo(page, remove);
  await page.keyboard.press('Enter');
  await expect(remove).toBeHidden();
  await tabTo(page, button(ui.sendMessage));
  await page.keyboard.press('Enter');
  await expect(tracker.getByText('It is not in the box either.')).toBeVisible();

  const attached = tracker.getByRole('button', { name: 'a.pdf' });
  await tabTo(page, attached);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('a.pdf');
  await tabTo(page, tracker.locator('summary'));
  await page.keyboard.press('Enter');
  await expect(tracker.locator('details')).toContainText('There was none.');

  await tabTo(page, button(action.withdraw!), 'Shift+Tab');
  page.once('dialog', (question) => void question.accept());
  await page.keyboard.press('Enter');
  await expect(tracker.getByText(event.withdraw!).first()).toBeVisible();
});

test('the error summary takes the focus, and each of its links leads to its field', async ({ page }) => {
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await submitButton(form).click();
  const summary = form.locator('[part~="summary"]');
  await expect(summary).toBeFocused();
  const links = summary.getByRole('link');
  await expect(links).toHaveCount(5);
  for (const [i, name] of ['subject', 'description', 'name', 'phone', 'consent'].entries()) {
    await links.nth(i).click();
    await expect(field(form, name)).toBeFocused();
    await expect(field(form, name)).toHaveAttribute('aria-invalid', 'true');
  }
  await field(form, 'subject').fill('A');
  await expect(field(form, 'subject')).not.toHaveAttribute('aria-invalid', 'true');
});

test('a skip link leads past the header', async ({ page }) => {
  await page.goto('/?lang=en');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
});
