/** What is looked after beside cases: what they concern (C-01), and the customers who are visited again (C-11). */
import type { APIRequestContext } from '@playwright/test';
import desk from '../../src/i18n/en/desk.ts';
import categories from '../../src/i18n/en/categories.ts';
import visits from '../../src/i18n/en/visits.ts';
import { Colleague, drawThisWeek, seedStaff } from './staff.ts';
import { TERMS, expect, field, fill, formOn, receipt, sendButton, submitButton, test } from './support.ts';

test.beforeAll(seedStaff);
// Browsers of several people share two processors with whatever else runs.
test.setTimeout(120_000);

/** What pages are told of the forms; a server's process may know categories some seconds late. */
const told = (request: APIRequestContext) => expect.poll(async () => (await request.get('/v1/config')).text(), { timeout: 30_000 });

test('an administrator defines a category; a customer chooses it, and retired it is offered no more but still read', async ({ browser, baseURL, request, faults }) => {
  faults.expectFailure(/401/);
  const names = { 'en': `E2E cracked ${Date.now()}`, 'zh-Hans': '到货破损', 'zh-Hant': '到貨破損' };
  const code = names.en.toLowerCase().replaceAll(' ', '-');
  const admin = await Colleague.arrive(browser, baseURL!, 'e2e-admin', 'en');
  await admin.desk.locator('[data-open=categories]').click();
  await admin.desk.locator('[data-code=product] > .row [data-act=add]').click();
  const writing = admin.desk.locator('.categories .writing');
  for (const [locale, name] of Object.entries(names)) await writing.locator(`[name="${locale}"]`).fill(name);
  await writing.locator('[type=submit]').click();
  const one = admin.desk.locator(`[data-code=product] [data-code="${code}"]`);
  await expect(one).toContainText(names.en);
  await expect(admin.desk.locator('.categories .done')).toHaveText(categories.saved);

  // Each customer has a browser of their own: what it was told stays in it for a minute.
  const customer = async (path: string) => {
    const page = await (await browser.newContext({ baseURL })).newPage();
    await page.goto(path);
    return page;
  };
  await told(request).toContain(code);
  const shop = await customer('/embed?lang=en');
  const form = formOn(shop);
  await fill(form, { subject: 'Cracked lid', description: 'The lid came in two parts.' });
  const choice = form.locator(`form [name=category][value="${code}"]`);
  await expect(choice).toHaveCount(1);
  await choice.check({ force: true });
  await submitButton(form).click();
  await expect(form.locator('.panel')).toContainText(names.en);
  await sendButton(form).click();
  const { reference, code: tracking } = await receipt(form);

  const agent = await Colleague.arrive(browser, baseURL!, 'e2e-agent', 'en');
  await agent.open(reference);
  await expect(agent.desk.locator('.written')).toContainText(names.en);

  // Somebody looks after the categories while it is there: the count says that a case has it.
  await admin.page.reload();
  await admin.desk.locator('[data-open=categories]').click();
  await expect(one).toContainText(categories.cases(1, false));
  await one.locator('[data-act=retire]').click();
  await expect(one.locator('.badge')).toHaveText(categories.retired);
  await told(request).not.toContain(code);
  const later = await customer('/embed?lang=en');
  await formOn(later).locator('form [name=category]').first().waitFor();
  await expect(field(formOn(later), 'subject')).toBeVisible();
  await expect(formOn(later).locator(`[name=category][value="${code}"]`)).toHaveCount(0);

  const tracker = (await customer(`/track?lang=en#reference=${reference}&code=${tracking}`)).locator('heed-case-tracker');
  await tracker.getByText(TERMS.en.cases.ui.yourCase).click();
  await expect(tracker.locator('details')).toContainText(names.en);
  await agent.page.reload();
  await expect(agent.desk.locator('.written')).toContainText(names.en);
});

test('a closed case is drawn for a return visit, which an agent records: it stands in the case, and the customer reads nothing of it', async ({ page, browser, baseURL, request, faults }) => {
  faults.expectFailure(/401/);
  const note = 'The pot pours well, she says.';
  const { reference, trackingCode } = await (await request.post('/v1/cases', { headers: { 'Idempotency-Key': crypto.randomUUID() }, data: {
    kind: 'inquiry', form: { id: 'inquiry', version: 1 }, locale: 'en', files: [], values: { subject: 'Seasoning the pot', description: 'How is it done?', name: 'Lin Wei', email: 'lin@example.com', phone: '13800138000', consent: true },
  } })).json() as { reference: string; trackingCode: string };
  const agent = await Colleague.arrive(browser, baseURL!, 'e2e-agent', 'en');
  await agent.open(reference);
  await agent.step('answer', { text: 'Rinse it twice with boiling water.' }, desk.state.answered);
  await page.goto(`/track?lang=en#reference=${reference}&code=${trackingCode}`);
  const tracker = page.locator('heed-case-tracker');
  await tracker.getByRole('button', { name: TERMS.en.cases.action.satisfied!, exact: true }).click();
  await expect(tracker.locator('.state')).toHaveText(TERMS.en.cases.state.confirmed);

  drawThisWeek();
  await agent.page.goto('/desk?lang=en');
  await agent.desk.locator('[data-open=visits]').click();
  const visit = agent.desk.locator('.visits li', { hasText: reference });
  await expect(visit.locator('a[href^="tel:"]')).toBeVisible();
  await visit.locator('[name=reached][value=yes]').check({ force: true });
  await visit.locator('[name=satisfied][value=yes]').check({ force: true });
  await visit.locator('[name=note]').fill(note);
  await visit.locator('[type=submit]').click();
  await expect(agent.desk.locator('.visits .done')).toHaveText(visits.said);
  await expect(visit).toHaveCount(0);

  await agent.open(reference);
  const entry = agent.desk.locator('[part~="event"]', { hasText: note });
  await expect(entry).toContainText(desk.event['return-visit']);
  await expect(entry).toContainText(desk.ui.internal);
  await page.reload();
  await expect(tracker.locator('[part~="timeline"]')).toContainText('Rinse it twice');
  await expect(tracker).not.toContainText(note);
});
