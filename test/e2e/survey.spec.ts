import type { Page } from '@playwright/test';
import enEnd from '../../src/i18n/en/survey-end.ts';
import enSurvey from '../../src/i18n/en/survey.ts';
import hansSurvey from '../../src/i18n/zh-Hans/survey.ts';
import hantSurvey from '../../src/i18n/zh-Hant/survey.ts';
import { expect, LOCALES, tabTo, test } from './support.ts';

const WORDS = { 'en': enSurvey, 'zh-Hans': hansSurvey, 'zh-Hant': hantSurvey };
const survey = (page: Page) => page.locator('heed-satisfaction-survey').first();

test('on a phone, a survey is opened, scored and sent with three taps', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto('/survey?lang=en');
  let taps = 0;
  const tap = async (locator: ReturnType<Page['locator']>) => {
    taps++;
    await locator.tap();
  };
  await tap(page.locator('[data-survey-open]'));
  const dialog = page.locator('dialog heed-satisfaction-survey');
  await tap(dialog.locator('[data-field=overall] label.step').last());
  await tap(dialog.locator('[type=submit]'));
  await expect(dialog.getByRole('heading', { name: enEnd.ui.thanks })).toBeVisible();
  expect(taps).toBe(3);
  await context.close();
});

for (const lang of LOCALES) {
  test(`each scale is reached, read and answered by keyboard, ${lang}`, async ({ page }) => {
    const { scale } = WORDS[lang];
    await page.goto(`/survey?lang=${lang}`);
    const it = survey(page);
    const groups = it.getByRole('radiogroup');
    await tabTo(page, it.locator('[name=overall]').first());
    await page.keyboard.press('Space');
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
    await expect(it.getByRole('radio', { name: scale.value(4, 5, scale.csat[3]), exact: true })).toBeChecked();
    await expect(groups.first()).toHaveAccessibleName(/\S/);
    const scales = [['recommend', 11, scale.value(0, 10, scale.nps[0])], ['speed', 5, scale.value(1, 5, scale.item[0])], ['effort', 7, scale.value(1, 7, scale.ces[0])]] as const;
    for (const [name, count, lowest] of scales) {
      const group = it.locator(`[data-field=${name}]`);
      await expect(group).toHaveRole('radiogroup');
      await expect(group).toHaveAccessibleName(/\S/);
      await expect(group.getByRole('radio')).toHaveCount(count);
      await tabTo(page, group.locator('input').first());
      await page.keyboard.press('Space');
      await expect(group.getByRole('radio', { name: lowest, exact: true })).toBeChecked();
      await page.keyboard.press('ArrowDown');
      await expect(group.locator('input').nth(1)).toBeChecked();
    }
    await tabTo(page, it.locator('[type=submit]'));
    await page.keyboard.press('Enter');
    await expect(it.locator('.thanks h2')).toBeFocused();
  });
}

test('a link from an e-mail records its first tap only once the page is open, and says so', async ({ page, request, faults }) => {
  faults.expectFailure(/404/);
  // What a mail scanner does: it asks for the page, and runs nothing.
  expect((await request.get('/survey')).ok()).toBe(true);
  await page.goto(`/survey#invitation=${'0'.repeat(56)}&score=4`);
  await expect(survey(page).getByRole('heading', { name: enEnd.bad['invitation-unknown'][0] })).toBeVisible();
});
