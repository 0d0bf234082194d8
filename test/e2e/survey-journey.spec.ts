import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { APIRequestContext, Page } from '@playwright/test';
import { SURVEY_MAIL_WORDS } from '../../src/domain/mails/survey.ts';
import enEnd from '../../src/i18n/en/survey-end.ts';
import hansEnd from '../../src/i18n/zh-Hans/survey-end.ts';
import hansSurvey from '../../src/i18n/zh-Hans/survey.ts';
import { Colleague, PASSWORD, seedStaff } from './staff.ts';
import { expect, LOCALES, TERMS, test } from './support.ts';

test.beforeAll(seedStaff);
test.setTimeout(120_000);

const unique = () => crypto.randomUUID();
interface Filed { readonly reference: string; readonly trackingCode: string; readonly email: string }

/** The agent, by the desk's API: what is shown here is what customers see. */
async function agent(request: APIRequestContext) {
  const session = await (await request.post('/v1/desk/session', { data: { name: 'e2e-agent', password: PASSWORD } })).json() as { csrf: string };
  const post = async <T>(path: string, data: object, status = 201): Promise<T> => {
    const response = await request.post(path, { data, headers: { 'Heed-CSRF': session.csrf, 'Idempotency-Key': unique() } });
    expect(response.status(), await response.text()).toBe(status);
    return await response.json() as T;
  };
  return {
    post,
    act: ({ reference }: Filed, version: number, type: string, payload: object) => post(`/v1/desk/cases/${reference}/events`, { type, payload, version }),
    invite: async (ask: object) => (await post<{ token: string }>('/v1/desk/survey-invitations', { template: 'after-complaint', ...ask })).token,
  };
}

async function inquiry(request: APIRequestContext, locale: string): Promise<Filed> {
  const email = `${unique().slice(0, 8)}@example.com`;
  const response = await request.post('/v1/cases', { headers: { 'Idempotency-Key': unique() }, data: {
    kind: 'inquiry', form: { id: 'inquiry', version: 1 }, locale, files: [], values: { subject: '紫砂壶如何开壶', description: '新壶第一次用要怎么处理？', name: '林薇', email, consent: true },
  } });
  return { ...await response.json() as { reference: string; trackingCode: string }, email };
}

const survey = (page: Page) => page.locator('heed-satisfaction-survey').first();

test('the tracker offers the survey as soon as the case has ended; the first tap counts, and more can be said at once', async ({ page, request }) => {
  const filed = await inquiry(request, 'zh-Hans');
  await (await agent(request)).act(filed, 1, 'answer', { text: '沸水冲淋两遍即可。' });
  await page.goto(`/track?lang=zh-Hans#reference=${filed.reference}&code=${filed.trackingCode}`);
  const tracker = page.locator('heed-case-tracker');
  await expect(tracker.locator('.state')).toHaveText(TERMS['zh-Hans'].cases.state.answered!);
  await expect(tracker.locator('heed-satisfaction-survey')).toHaveCount(0);
  await tracker.getByRole('button', { name: TERMS['zh-Hans'].cases.action.satisfied!, exact: true }).click();
  const offered = tracker.locator('heed-satisfaction-survey');
  await offered.getByRole('radio', { name: hansSurvey.scale.value(4, 5, hansSurvey.scale.csat[3]), exact: true }).check({ force: true });
  await expect(offered.getByText(hansEnd.ui.tapped)).toBeVisible();
  await offered.locator('[type=submit]').click();
  await expect(offered.getByRole('heading', { name: hansEnd.ui.thanks })).toBeVisible();
  // It is the same answer whenever the case is opened.
  await page.reload();
  await expect(offered.getByText(hansEnd.ui.answered)).toBeVisible();
  await expect(offered.getByRole('radio', { name: hansSurvey.scale.value(4, 5, hansSurvey.scale.csat[3]), exact: true })).toBeChecked();
});

test('a closed case is mailed about; a tap in the mail counts, its author says more, is called, and ends all asking', async ({ page, request, browser, baseURL, faults }) => {
  // Whoever is not signed in yet is told so.
  faults.expectFailure(/401/);
  const filed = await inquiry(request, 'en');
  const desk = await agent(request);
  await desk.act(filed, 1, 'answer', { text: 'Rinse it twice with boiling water.' });
  await desk.act(filed, 2, 'close', {});
  const words = SURVEY_MAIL_WORDS.en;
  const line = page.locator('.mails button').filter({ hasText: filed.email }).filter({ hasText: 'How did we do?' });
  await expect(async () => {
    await page.goto('/mailbox?lang=en');
    await expect(line).toHaveCount(1, { timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await line.click();
  await page.getByRole('link', { name: `1 · ${words.faces[0]}` }).click();
  const it = survey(page);
  await expect(it.getByText(enEnd.ui.tapped)).toBeVisible();
  await it.locator('[name=why]').fill('Nobody called back.');
  await it.locator('[name=callBack][value=yes]').check({ force: true });
  await it.locator('[name=phone]').fill('+86 138 0000 0000');
  await it.locator('[type=submit]').click();
  await expect(it.getByRole('heading', { name: enEnd.ui.thanks })).toBeVisible();
  await expect(it.locator('.thanks strong')).toBeVisible();

  const colleague = await Colleague.arrive(browser, baseURL!, 'e2e-agent');
  await colleague.desk.locator('.queue.calls').click();
  const call = colleague.desk.locator('.calls li').filter({ hasText: 'Nobody called back.' });
  await expect(call.getByRole('link', { name: '+86 138 0000 0000' })).toBeVisible();
  await expect(call.getByRole('link', { name: filed.reference })).toBeVisible();
  await call.locator('.actions .primary').click();
  await call.locator('textarea').fill('已致歉并说明。');
  await call.locator('[type=submit]').click();
  await expect(call).toHaveCount(0);
  await colleague.context.close();

  await page.goto('/mailbox?lang=en');
  await line.click();
  await page.getByRole('link', { name: words.stop }).click();
  await it.getByRole('button', { name: enEnd.ui.stop }).click();
  await expect(it.getByRole('heading', { name: enEnd.stopped[0] })).toBeFocused();
  await expect(desk.post('/v1/desk/survey-invitations', { template: 'after-service', email: filed.email }, 409)).resolves.toMatchObject({ reason: 'asked-to-stop' });
});

const database = () => new DatabaseSync(join(process.env['HEED_E2E_DATA']!, 'heed.db'));

for (const lang of LOCALES) {
  test(`an unknown survey, and an invitation that is forged, expired, used up, or whose case is gone, each have their page, ${lang}`, async ({ page, request, faults }) => {
    faults.expectFailure(/40[49]|410/);
    const { bad } = (await import(`../../src/i18n/${lang}/survey-end.ts`) as { default: typeof enEnd }).default;
    const desk = await agent(request);
    const filed = await inquiry(request, lang);
    const [expired, used, gone] = [await desk.invite({ subject: unique() }), await desk.invite({ subject: unique() }), await desk.invite({ case: filed.reference })];
    const answered = await (await request.post('/v1/survey-answers', { headers: { 'Idempotency-Key': unique() },
      data: { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values: { overall: 3 }, locale: lang, invitation: used } })).json() as { reference: string };
    await desk.post(`/v1/desk/survey-answers/${answered.reference}/evaluate`, {}, 200);
    const db = database();
    db.prepare('update heed_survey_invitations set expires_at = ? where id = ?').run('2020-01-01T00:00:00.000Z', expired.slice(0, 32));
    db.prepare('delete from heed_cases where reference = ?').run(filed.reference);
    db.close();
    for (const [token, reason] of [[`${used.slice(0, -1)}x`, 'invitation-unknown'], [expired, 'invitation-expired'], [used, 'survey-evaluated'], [gone, 'case-gone']] as const) {
      await page.goto('about:blank');
      await page.goto(`/survey?lang=${lang}#invitation=${token}&score=2`);
      await expect(survey(page).getByRole('heading', { name: bad[reason][0] })).toBeVisible();
      await expect(survey(page).getByText(bad[reason][1])).toBeVisible();
      // Whom to write to instead stands there as well.
      await expect(survey(page).getByRole('link')).toBeVisible();
    }
    await page.goto(`/survey?lang=${lang}`);
    await survey(page).evaluate((element) => element.setAttribute('template', 'nothing-of-the-kind'));
    await expect(survey(page).getByRole('heading', { name: bad['survey-unknown'][0] })).toBeVisible();
  });
}

test('what was written is not lost when the answer is evaluated, or the invitation ends, while somebody writes', async ({ page, request, faults }) => {
  faults.expectFailure(/40[49]|410/);
  const desk = await agent(request);
  const token = await desk.invite({ subject: unique() });
  await page.goto(`/survey?lang=en#invitation=${token}`);
  const it = survey(page);
  await it.locator('[name=overall][value="3"]').check({ force: true });
  await it.locator('[name=comment]').fill('It took three weeks, and nobody said why.');
  const db = database();
  db.prepare('update heed_survey_invitations set expires_at = ? where id = ?').run('2020-01-01T00:00:00.000Z', token.slice(0, 32));
  db.close();
  await it.locator('[type=submit]').click();
  await expect(it.locator('.summary')).toBeFocused();
  await expect(it.locator('.summary')).toContainText(enEnd.bad['invitation-expired'][0]);
  await expect(it.locator('[name=comment]')).toHaveValue('It took three weeks, and nobody said why.');

  const other = await desk.invite({ subject: unique() });
  await page.goto('about:blank');
  await page.goto(`/survey?lang=en#invitation=${other}&score=2`);
  await expect(it.getByText(enEnd.ui.tapped)).toBeVisible();
  const { items } = await (await request.get('/v1/desk/survey-answers?template=after-complaint')).json() as { items: { reference: string }[] };
  await desk.post(`/v1/desk/survey-answers/${items[0]!.reference}/evaluate`, {}, 200);
  await it.locator('[name=why]').fill('And then it broke again.');
  await it.locator('[type=submit]').click();
  await expect(it.locator('.summary')).toContainText(enEnd.bad['survey-evaluated'][0]);
  await expect(it.locator('[name=why]')).toHaveValue('And then it broke again.');
});
