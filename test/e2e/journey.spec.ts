import { TERMS, expect, field, fill, formOn, output, photo, receipt, send, sendButton, submitButton, test } from './support.ts';

test('a complaint in Chinese with a photo gets a reference, and is followed to its page', async ({ page }) => {
  const words = TERMS['zh-Hans'];
  const text = '收到时壶嘴裂了。\n包装完好，应是出窑时的暗裂。😟 希望换一把。';
  await page.goto('/order?lang=zh-Hans');
  await page.getByRole('button', { name: '这件有问题' }).first().click();
  const form = formOn(page);
  await expect(field(form, 'orderNumber')).toHaveValue('SW-2611-04718');
  await expect(field(form, 'product')).toHaveValue('朱泥小壶 180 毫升');
  await fill(form, { subject: '壶嘴开裂', description: text });
  await field(form, 'files').setInputFiles(photo('裂纹.png'));
  await expect(form.getByText(/裂纹/)).toBeVisible();
  await submitButton(form).click();
  await expect(form.getByRole('heading', { name: words.sending.ui.reviewTitle })).toBeFocused();
  await expect(form.getByText('暗裂')).toBeVisible();
  await sendButton(form).click();
  const { reference } = await receipt(form);

  await form.getByRole('link', { name: words.sending.ui.follow }).click();
  const tracker = page.locator('heed-case-tracker');
  await expect(tracker.getByText(reference)).toBeVisible();
  await expect(tracker.getByText(words.cases.state.received).first()).toBeVisible();

  await tracker.getByRole('button', { name: words.cases.action.message }).click();
  await expect(tracker.locator('textarea')).toBeFocused();
  await tracker.locator('textarea').fill('又发现壶盖也有一道。');
  await tracker.getByRole('button', { name: words.cases.ui.sendMessage }).click();
  await expect(tracker.getByText(words.cases.done.message)).toHaveCount(1);
  await expect(tracker.getByText('又发现壶盖也有一道。')).toBeVisible();
});

test('a question in English is filed as an inquiry', async ({ page, request }) => {
  await page.goto('/order?lang=en');
  await page.getByRole('button', { name: 'Tell us what is wrong' }).click();
  const form = formOn(page);
  await form.getByRole('radio', { name: TERMS.en.form.option.inquiry }).check();
  await expect(field(form, 'wantedOutcome')).toHaveCount(0);
  await fill(form, { subject: 'Seasoning the pot', description: 'Which tea should I season a new red clay pot with?' });
  const { reference, code } = await send(form);
  const answer = await request.get(`/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': code } });
  expect(answer.ok()).toBe(true);
  expect(await answer.json()).toMatchObject({ kind: 'inquiry', subject: 'Seasoning the pot', values: { orderNumber: 'SW-2611-04718' } });
});

test('what was written stays while the kind and the language change', async ({ page }) => {
  await page.goto('/order?lang=en');
  await page.getByRole('button', { name: 'Tell us what is wrong' }).click();
  const form = formOn(page);
  await field(form, 'description').fill('Two of the cups are chipped.');
  await form.getByRole('radio', { name: TERMS.en.form.option.suggestion }).check();
  await expect(field(form, 'description')).toHaveValue('Two of the cups are chipped.');
  await page.locator('html').evaluate((root) => root.setAttribute('lang', 'zh-TW'));
  await expect(submitButton(form)).toHaveText(TERMS['zh-Hant'].form.ui.review);
  await expect(field(form, 'description')).toHaveValue('Two of the cups are chipped.');
});

test('the tracking page opens the case that its link names, and no address that is asked for holds the code', async ({ page }) => {
  await page.goto('/embed?lang=en');
  await fill(formOn(page), { subject: 'Tin was open', description: 'The seal was broken.' });
  const { reference, code } = await send(formOn(page));
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.url(), sent.headers()['referer'] ?? ''));
  await page.goto(`/track?lang=en#reference=${reference}&code=${code}`);
  await expect(page.locator('heed-case-tracker').getByText('Tin was open').first()).toBeVisible();
  expect(asked.filter((address) => new URL(address || 'about:blank').href.split('#')[0]!.includes(code))).toEqual([]);
});

test('a wrong code and a wrong reference get the same answer', async ({ page, faults }) => {
  faults.expectFailure(/404/);
  const words = TERMS.en.cases.ui;
  await page.goto('/embed?lang=en');
  await fill(formOn(page), { subject: 'Missing lid', description: 'The gaiwan came without its lid.' });
  const { reference, code } = await send(formOn(page));
  const tracker = page.locator('heed-case-tracker');
  const wrong = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
  for (const [r, c] of [[reference, wrong], ['HD-00000-00000', code]] as const) {
    await page.goto('/track?lang=en');
    await tracker.getByLabel(words.reference).fill(r);
    await tracker.getByLabel(words.trackingCode).fill(c);
    await tracker.getByRole('button', { name: words.lookUp }).click();
    await expect(tracker.getByText(words.notFound)).toBeVisible();
  }
});

test('the receipt prints its reference, and leaves its buttons off the paper', async ({ page }) => {
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await fill(form, { subject: 'Torn wrapper', description: 'The paper of the cake was torn.' });
  await send(form);
  await page.emulateMedia({ media: 'print' });
  await expect(output(form, 'reference')).toBeVisible();
  await expect(form.getByRole('button', { name: TERMS.en.sending.ui.another })).toBeHidden();
});
