import { expect } from '@open-wc/testing';
import type { ReceiptFile } from '../../src/domain/receipt-file.ts';
import enDevice from '../../src/i18n/en/device.ts';
import { $, button, complaintForm, en, file, newSite, offline, pick, saved, tracker, until, world } from './support.ts';
import type { World } from './support.ts';

const { verdict } = enDevice;

/** A receipt as its customer has saved it. */
async function receiptOf(it: World, site = newSite()): Promise<ReceiptFile> {
  const element = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
  await file(element);
  const { content } = await saved(() => button(element, en.sending.ui.saveReceipt).click());
  return JSON.parse(await content.text()) as ReceiptFile;
}

/** What the tracker says of a file. */
async function judged(it: World, content: unknown, site = newSite()): Promise<{ readonly words: string; readonly element: Element }> {
  const element = await tracker({ world: it, attributes: { site } });
  button(element, en.cases.ui.checkReceipt).click();
  const input = await until(element, (root) => root.querySelector<HTMLInputElement>('.receipt-check input'));
  pick(input, new File([typeof content === 'string' ? content : JSON.stringify(content)], 'receipt.json'));
  return { words: (await until(element, (root) => root.querySelector('.verdict strong'))).textContent!, element };
}

describe('the tracker checks a saved receipt', () => {
  it('a genuine one is shown as such, and opens its case', async () => {
    const it = await world();
    const receipt = await receiptOf(it);
    const { words, element } = await judged(it, receipt);
    if (!receipt.receipt.signature) return expect(words).to.equal(verdict.unsigned);
    expect(words).to.equal(verdict.genuine);
    expect($(element, '.proof').textContent).to.include(receipt.receipt.digest);
    button(element, enDevice.ui.follow).click();
    await until(element, (root) => root.querySelector('.standing'));
    return undefined;
  });

  it('offline too, by the keys it has seen before', async () => {
    const it = await world();
    const site = newSite();
    const receipt = await receiptOf(it, site);
    it.way = offline;
    expect((await judged(it, receipt, site)).words).to.equal(receipt.receipt.signature ? verdict.genuine : verdict.unsigned);
  });

  it('an altered one, and one with somebody else\'s signature, are shown as what they are', async () => {
    const it = await world();
    const receipt = await receiptOf(it);
    if (!receipt.receipt.signature) return;
    expect((await judged(it, { ...receipt, receipt: { ...receipt.receipt, receivedAt: '2026-01-01T00:00:00.000Z' } })).words).to.equal(verdict.altered);
    expect((await judged(it, { ...receipt, wrote: { ...receipt.wrote!, values: { subject: 'Other words' } } })).words).to.equal(verdict.altered);
    expect((await judged(await world(), receipt)).words).to.equal(verdict.foreign);
  });

  it('some other file is no receipt', async () => {
    const it = await world();
    for (const content of ['hello', { heed: 'receipt', version: 1 }, { heed: 'receipt', version: 1, receipt: { reference: 1 } }]) expect((await judged(it, content)).words).to.equal(verdict.unreadable);
  });
});
