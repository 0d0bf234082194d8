import hans from '../../src/i18n/zh-Hans/desk.ts';
import { TERMS, expect, field, fill, formOn, receipt, sendButton, submitButton, test } from './support.ts';
import { Colleague, seedStaff } from './staff.ts';

const { state } = hans;
const customer = TERMS['zh-Hans'].cases;

test.beforeAll(seedStaff);
// Four people's browsers share two processors with whatever else runs.
test.setTimeout(180_000);

test('five people see a complaint through: accepted, returned, declined, done twice, and archived on one page', async ({ page, browser, baseURL, faults }) => {
  // Whoever is not signed in yet is told so.
  faults.expectFailure(/401/);
  await page.goto('/embed?lang=zh-Hans');
  const form = formOn(page);
  await fill(form, { subject: '茶壶壶嘴滴水', description: '每次出汤都从壶嘴往下滴。', name: '林薇' });
  await field(form, 'orderNumber').fill(`E2E-${Date.now()}`);
  await submitButton(form).click();
  await sendButton(form).click();
  const { reference, code } = await receipt(form);

  const [agent, handler, manager] = await Promise.all([
    Colleague.arrive(browser, baseURL!, 'e2e-agent'), Colleague.arrive(browser, baseURL!, 'e2e-handler'), Colleague.arrive(browser, baseURL!, 'e2e-manager'),
  ]);
  await agent.open(reference);
  await manager.open(reference);
  await expect(agent.desk.locator('.presence')).toContainText('赵慧');

  await agent.step('accept', { text: '林女士您好，非常抱歉。您的投诉已由我受理。' }, state.accepted);
  await agent.step('analyse', { cause: '壶嘴角度偏差', responsibility: '工坊成型工序' }, state.analysed);
  // What the agent did is on the manager's desk without a reload.
  await manager.step('confirm', {}, state.analysed);
  await agent.step('assign', { departments: 'e2e-workshop' }, state.assigned);

  await handler.open(reference);
  await handler.step('propose', { text: '寄回修整壶嘴', by: '2027-01-05' }, state.proposed);
  await manager.step('return', { text: '请直接换新' }, state.assigned);
  await handler.step('propose', { text: '换一把新壶，运费由我们承担', by: '2027-01-06' }, state.proposed);
  await manager.step('approve', {}, state.approved);
  // Nothing is done before the customer agreed: the handler reads why.
  await handler.stands(state.approved);
  await handler.desk.locator('.refused summary').click();
  await expect(handler.desk.locator('.refused')).toContainText(hans.refusal['not-agreed']);

  await page.goto(`/track?lang=zh-Hans#reference=${reference}&code=${code}`);
  const tracker = page.locator('heed-case-tracker');
  await expect(tracker.locator('.proposal')).toContainText('换一把新壶');
  await tracker.getByRole('button', { name: customer.action.decline!, exact: true }).click();
  await tracker.locator('textarea').fill('我想要同款更大的一把。');
  await tracker.locator('.compose [type=submit]').click();
  await expect(tracker.locator('.state')).toHaveText(customer.state.assigned);

  await handler.step('propose', { text: '换一把同款 240 毫升的新壶', by: '2027-01-07' }, state.proposed);
  await manager.step('approve', { text: '同意' }, state.approved);
  await page.reload();
  await tracker.getByRole('button', { name: customer.action.agree!, exact: true }).click();
  await expect(tracker.locator('.state')).toHaveText(customer.state.executing);
  await handler.step('report-done', { text: '新壶已送达' }, state['awaiting-feedback']);

  await page.reload();
  await tracker.getByRole('button', { name: customer.action['not-satisfied']!, exact: true }).click();
  await tracker.locator('textarea').fill('新壶盖合不严。');
  await tracker.locator('.compose [type=submit]').click();
  await expect(tracker.locator('.state')).toHaveText(customer.state.reopened);

  await agent.step('reanalyse', { cause: '壶盖未配对', responsibility: '工坊配盖工序' }, state.analysed);
  await manager.step('assign', { departments: 'e2e-workshop' }, state.assigned);
  await handler.step('propose', { text: '上门更换配对的壶盖', by: '2027-01-09' }, state.proposed);
  await manager.step('approve', {}, state.approved);
  await page.reload();
  await tracker.getByRole('button', { name: customer.action.agree!, exact: true }).click();
  await handler.step('report-done', { text: '壶盖已更换，试水不漏' }, state['awaiting-feedback']);
  await page.reload();
  await expect(tracker.getByText(customer.round(2)).first()).toBeVisible();
  await tracker.getByRole('button', { name: customer.action.satisfied!, exact: true }).click();
  await expect(tracker.locator('.state')).toHaveText(customer.state.confirmed);
  await agent.step('close', { summary: '换壶后再换盖，客户满意', lesson: '出库前壶与盖要配对试水', measure: '质检表增加试水一项' }, state.closed);

  await agent.page.keyboard.press('p');
  const paper = agent.desk.locator('.paper');
  await expect(paper).toContainText(hans.paper.title);
  for (const words of ['壶盖未配对', '上门更换配对的壶盖', '壶盖已更换', '出库前壶与盖要配对试水', '工坊']) await expect(paper).toContainText(words);
  const pdf = await agent.page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)).toHaveLength(1);
  for (const { context } of [agent, handler, manager]) await context.close();
});
