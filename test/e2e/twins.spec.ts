import en from '../../src/i18n/en/twins.ts';
import hans from '../../src/i18n/zh-Hans/twins.ts';
import { TERMS, expect, field, fill, formOn, receipt, sendButton, submitButton, test } from './support.ts';

test('whoever writes again on the same order is shown their open case, and what they add is part of it', async ({ page }) => {
  const order = `TWIN-${Date.now()}`;
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  const write = async (subject: string) => {
    await fill(form, { subject, description: 'It drips with every pour.' });
    await field(form, 'orderNumber').fill(order);
    await submitButton(form).click();
  };
  await write('The spout drips');
  await sendButton(form).click();
  const { reference, code } = await receipt(form);
  await form.getByRole('button', { name: TERMS.en.sending.ui.another }).click();
  await write('The lid is loose');
  await expect(form.locator('.twins')).toContainText(reference);
  await form.locator('.twins').getByRole('button', { name: en.add }).click();
  await expect(form.locator('#text')).toHaveValue(/^The lid is loose\n\nIt drips/);
  await form.getByRole('button', { name: en.add, exact: true }).click();
  await expect(form.getByRole('heading', { name: en.added(reference) })).toBeFocused();
  await page.goto(`/track?lang=en#reference=${reference}&code=${code}`);
  await expect(page.locator('heed-case-tracker [part~="timeline"]')).toContainText('The lid is loose');

  // On another day the device still knows that something was sent, and leads to it.
  await page.goto('/embed?lang=en');
  await write('Once more');
  await expect(form.locator('.twins')).toContainText(en.kept);
  await expect(form.locator('.twins a')).toHaveAttribute('href', `/track#reference=${reference}`);
});

test('who is signed in at the shop finds what they file in their list, and what is open on an order before they write again', async ({ page }) => {
  const order = `MINE-${Date.now()}`;
  const form = formOn(page);
  const write = async (subject: string) => {
    await fill(form, { subject, description: '每次出汤都往下滴。' });
    await field(form, 'orderNumber').fill(order);
    await submitButton(form).click();
  };
  await page.goto('/my-cases?lang=zh-Hans');
  await write('壶嘴滴水');
  await sendButton(form).click();
  const { reference } = await receipt(form);
  const list = page.locator('heed-my-cases');
  await expect(list.locator('.own-card', { hasText: reference })).toContainText('壶嘴滴水');
  await page.reload();
  await write('壶盖也松');
  await expect(form.locator('.twins')).toContainText(hans.found);
  await expect(form.locator('.twins')).toContainText('壶嘴滴水');
  await form.locator('.twins').getByRole('button', { name: hans.add }).click();
  await form.getByRole('button', { name: hans.add, exact: true }).click();
  await expect(form.getByRole('heading', { name: hans.added(reference) })).toBeVisible();
  await list.locator('.own-card', { hasText: reference }).click();
  await expect(page.locator('heed-case-tracker [part~="timeline"]')).toContainText('壶盖也松');
});
