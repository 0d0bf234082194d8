import { expect, waitUntil } from '@open-wc/testing';
import { checkReceiptFile, readReceiptFile } from '../../src/domain/receipt-file.ts';
import { openDisk } from '../../src/drafts/disk.ts';
import { openDrafts, openMemory } from '../../src/drafts/store.ts';
import type { KeptReceipt } from '../../src/drafts/types.ts';
import { Idle } from '../../src/controllers/idle.ts';
import enDevice from '../../src/i18n/en/device.ts';
import { $, button, complaintForm, control, en, file, fill, heard, newSite, pdf, pick, receipt, saved, submit, text, type, until, world } from './support.ts';

const { ui } = enDevice;
const kept = (element: Element) => until(element, (root) => root.querySelector('.kept')?.textContent === en.sending.ui.kept);
const draftsOf = async (site: string) => (await (await openDrafts()).list('drafts')).map(([, draft]) => draft as { site: string; values: Record<string, unknown>; key: string }).filter((draft) => draft.site === `custom#${site}`);
describe('a receipt from the form', () => {
  it('is saved with what was written, and checks as genuine until a word of it is changed', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    pick(control(element, 'files'), pdf('bill.pdf'));
    await until(element, (root) => root.querySelector('.files li button'));
    const { reference, trackingCode } = await file(element);
    const { name, content } = await saved(() => button(element, en.sending.ui.saveReceipt).click());
    expect(name).to.equal(`heed-receipt-${reference}.json`);
    const found = readReceiptFile(await content.text())!;
    expect([found.trackingCode, found.wrote!.values.subject, found.receipt.files!.map((one) => one.name)]).to.deep.equal([trackingCode, 'Lid is cracked', ['bill.pdf']]);
    const keys = await it.backend.receipts.keys();
    const able = keys.length > 0;
    expect(await checkReceiptFile(found, keys)).to.equal(able ? 'genuine' : 'unsigned');
    expect(await checkReceiptFile({ ...found, wrote: { ...found.wrote!, values: { ...found.wrote!.values, subject: 'Lid is whole' } } }, keys)).to.equal('altered');
    if (!able) return;
    expect(await checkReceiptFile({ ...found, receipt: { ...found.receipt, receivedAt: '2020-01-01T00:00:00.000Z' } }, keys)).to.equal('altered');
    expect(await checkReceiptFile(found, undefined)).to.equal('unconfirmed');
    expect(await checkReceiptFile(found, [])).to.equal('foreign');
  });
});

describe('fields that are sensitive', () => {
  it('are named as what is never kept, and are not', async () => {
    const site = newSite();
    const element = await complaintForm({ world: await world(), site, props: { overrides: { add: [{ name: 'card', type: 'text', sensitive: 'payment', label: 'Card number' }] } } });
    type(control(element, 'subject'), 'Charged twice');
    type(control(element, 'card'), '4111 1111');
    await until(element, (root) => [...root.querySelectorAll('.hint')].some((hint) => hint.textContent === enDevice.withheld('Card number')));
    await kept(element);
    expect(JSON.stringify(await draftsOf(site))).to.include('Charged twice').and.not.to.include('4111');
  });
});

describe('files of fields that are sensitive', () => {
  it('never lie on the device, nor do their names, and go out all the same', async () => {
    const site = newSite();
    const element = await complaintForm({ world: await world(), site, attributes: { 'no-review': '' }, props: { overrides: { add: [{ name: 'card', type: 'files', sensitive: 'identity', label: 'ID card' }] } } });
    type(control(element, 'subject'), 'Charged twice');
    pick(control(element, 'card'), pdf('passport.pdf'));
    await until(element, (root) => root.textContent!.includes('passport.pdf'));
    pick(control(element, 'files'), pdf('invoice.pdf'));
    await waitUntil(async () => JSON.stringify(await draftsOf(site)).includes('invoice.pdf'));
    const drafts = await draftsOf(site);
    expect(JSON.stringify(drafts)).not.to.include('passport');
    const onDevice = async () => {
      const disk = await openDisk(indexedDB, 'heed', () => { /* Not lost. */ }, () => { /* Not damaged. */ });
      const all = await Promise.all((['drafts', 'outbox', 'files', 'receipts'] as const).map((shelf) => disk.list(shelf, drafts[0]!.key)));
      disk.close();
      return all;
    };
    expect((await onDevice())[2]!.length).to.equal(1);
    const { reference } = await file(element);
    const [kept, waits, bytes, receipts] = await onDevice();
    expect([kept!.length, waits!.length, bytes!.length, receipts!.length]).to.deep.equal([0, 0, 0, 1]);
    const arrived = receipts![0]![1] as KeptReceipt;
    expect([arrived.reference, (arrived.receipt ?? arrived.proof)?.files?.length]).to.deep.equal([reference, 2]);
  });
});

describe('on a shared computer', () => {
  const now = Date.now;
  afterEach(() => { Date.now = now; });
  const later = (ms: number) => {
    Date.now = () => now() + ms;
    window.dispatchEvent(new Event('focus'));
  };

  it('nothing lies on the device, and it says so', async () => {
    const site = newSite();
    const element = await complaintForm({ world: await world(), site, attributes: { 'shared-device': '' } });
    type(control(element, 'subject'), 'A secret');
    await until(element, (root) => [...root.querySelectorAll('.hint')].some((hint) => hint.textContent === ui.sharedHint));
    expect(await draftsOf(site)).to.deep.equal([]);
    expect((await (await openMemory()).list('drafts')).length).to.be.greaterThan(0);
  });

  it('everything is erased after two minutes without a key, with a warning that a key ends', async () => {
    const element = await complaintForm({ world: await world(), attributes: { 'shared-device': '' } });
    type(control(element, 'subject'), 'A secret');
    await until(element, (root) => [...root.querySelectorAll('.hint')].some((hint) => hint.textContent === ui.sharedHint));
    later(95_000);
    const count = await until(element, (root) => root.querySelector('.wipe [role=timer]'));
    expect(count.textContent).to.match(/in 2\d seconds/);
    button(element, ui.stillHere).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await until(element, (root) => !root.querySelector('.wipe'));
    expect(control(element, 'subject').value).to.equal('A secret');
    later(95_000 + 121_000);
    await until(element, (root) => root.querySelector('[role=status]')?.textContent === ui.wiped);
    expect(control(element, 'subject').value).to.equal('');
    expect((await (await openMemory()).list('drafts')).length).to.equal(0);
  });

  it('a receipt that is left standing is erased too', async () => {
    const element = await complaintForm({ world: await world(), attributes: { 'shared-device': '', 'no-review': '' } });
    const { trackingCode } = await file(element);
    later(95_000);
    const warning = await until(element, (root) => root.querySelector<HTMLElement>('.wipe'));
    await element.updateComplete;
    expect(warning.checkVisibility(), 'the warning is seen beside the receipt').to.equal(true);
    later(125_000);
    await until(element, (root) => !root.querySelector('.receipt'));
    expect(text(element)).not.to.include(trackingCode);
    expect(control(element, 'email').value).to.equal('');
    expect(await (await openMemory()).receipts()).to.deep.equal([]);
  });

  it('leaving the page erases at once', async () => {
    const element = await complaintForm({ world: await world(), attributes: { 'shared-device': '' } });
    type(control(element, 'subject'), 'A secret');
    await until(element, (root) => [...root.querySelectorAll('.hint')].some((hint) => hint.textContent === ui.sharedHint));
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(control(element, 'subject').value).to.equal('');
  });

  it('a key that comes too late does not save what somebody else wrote', () => {
    let time = 0;
    let ticks: (() => void) | undefined;
    const said: (number | undefined)[] = [];
    let over = 0;
    const target = new EventTarget();
    const idle = new Idle({ left: (seconds) => said.push(seconds), over: () => { over++; } }, { now: () => time, target, every: (tick) => { ticks = tick; return () => { ticks = undefined; }; } });
    idle.start();
    time = 89_000;
    ticks!();
    expect(said).to.deep.equal([]);
    time = 100_000;
    ticks!();
    time = 101_000;
    ticks!();
    expect(said).to.deep.equal([20, 19]);
    target.dispatchEvent(new Event('keydown'));
    expect(said.at(-1)).to.equal(undefined);
    time = 101_000 + 121_000;
    target.dispatchEvent(new Event('keydown'));
    expect([over, ticks]).to.deep.equal([1, undefined]);
  });
});

describe('one draft in two tabs', () => {
  const twice = async (write = (form: HTMLElement) => type(control(form, 'subject'), 'As it was')) => {
    const site = newSite();
    const it = await world();
    const first = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
    write(first);
    await kept(first);
    // All of it is on the device.
    await waitUntil(async () => (await draftsOf(site))[0]?.values.consent === control(first, 'consent').checked || !control(first, 'consent').checked);
    const second = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
    await until(second, (root) => root.querySelector('.banner'));
    button(second, en.sending.ui.continueDraft).click();
    await until(second, () => control(second, 'subject').value === 'As it was');
    await kept(second);
    return { site, it, first, second };
  };
  const told = (element: Element, what = '') => until(element, (root) => {
    const banner = root.querySelector<HTMLElement>('.banner.other');
    return banner?.textContent?.includes(what) && banner;
  });

  it('the one that is behind is told, sees both texts, and takes the other', async () => {
    const { site, first, second } = await twice();
    type(control(second, 'subject'), 'Changed in the second');
    const banner = await told(first);
    expect(banner.textContent).to.include(ui.otherTitle);
    button(first, ui.showBoth).click();
    const both = await until(first, (root) => root.querySelector('.both section') && $(first, '.both'));
    expect(both.textContent).to.include('As it was').and.include('Changed in the second');
    button(first, ui.takeOther).click();
    await until(first, () => control(first, 'subject').value === 'Changed in the second');
    expect((await draftsOf(site)).map(({ values }) => values.subject)).to.deep.equal(['Changed in the second']);
  });

  it('the one that is behind may keep its own: nothing typed in either is lost meanwhile', async () => {
    const { site, it, first, second } = await twice();
    type(control(second, 'subject'), 'Changed in the second');
    await told(first);
    expect((await draftsOf(site)).map(({ values }) => values.subject).sort()).to.deep.equal(['As it was', 'Changed in the second']);
    type(control(first, 'description'), 'Typed in the first');
    button(first, ui.keepMine).click();
    await until(first, (root) => !root.querySelector('.banner.other'));
    await told(second);
    expect(control(first, 'description').value).to.equal('Typed in the first');
    expect(control(second, 'subject').value).to.equal('Changed in the second');
    fill(first, { subject: 'As it was' });
    submit(first);
    const { reference } = await receipt(first);
    expect((await it.store.caseByReference('default', reference))?.subject).to.equal('As it was');
  });

  it('both texts are those of the moment, whoever goes on', async () => {
    const { first, second } = await twice();
    type(control(second, 'subject'), 'Changed in the second');
    await told(first);
    type(control(second, 'subject'), 'Changed again');
    button(first, ui.showBoth).click();
    const both = () => [...first.shadowRoot!.querySelectorAll('.both dd')].map(({ textContent }) => textContent);
    await until(first, () => both().join() === 'As it was,Changed again');
    expect($(first, '[aria-expanded]').getAttribute('aria-expanded')).to.equal('true');
    type(control(first, 'subject'), 'Of the first');
    await until(first, () => both().join() === 'Of the first,Changed again');
    type(control(second, 'description'), 'More');
    await until(first, () => both().join() === `Of the first,Changed again,${ui.nothing},More`);
    button(first, ui.showBoth).click();
    await until(first, (root) => !root.querySelector<HTMLElement>('.both')!.checkVisibility());
  });

  it('whose words the other one keeps instead has its own on the device before it says so', async () => {
    const { site, first, second } = await twice();
    type(control(second, 'subject'), 'Changed in the second');
    await told(first);
    // Now the second learns of the first, and keeps its own.
    type(control(first, 'subject'), 'Of the first');
    await kept(first);
    button(first, ui.keepMine).click();
    await told(second, ui.otherSent);
    await kept(second);
    expect((await draftsOf(site)).map(({ values }) => values.subject).sort()).to.deep.equal(['Changed in the second', 'Of the first']);
  });

  it('what was sent in one tab is not called kept in the other, until something is written there', async () => {
    // The same words stand in both: neither is behind.
    const { site, first, second } = await twice((form) => fill(form, { subject: 'As it was' }));
    submit(first);
    await receipt(first);
    await told(second);
    expect(await draftsOf(site)).to.deep.equal([]);
    expect(second.shadowRoot!.querySelector('.kept')).to.equal(null);
    type(control(second, 'subject'), 'Another');
    await kept(second);
    expect((await draftsOf(site)).map(({ values }) => values.subject)).to.deep.equal(['Another']);
  });

  it('what was sent in one tab is not sent again by the other', async () => {
    const { first, second, it } = await twice();
    await file(first, { subject: 'Sent' });
    await told(second, ui.otherSent);
    expect(it.asked.filter(({ path }) => path === '/v1/cases').length).to.equal(1);
  });
});

describe('the page that embeds the form', () => {
  it('hears whether the device keeps what is written, and what becomes of it, without a word of it', async () => {
    const element = await complaintForm({ world: await world(), attributes: { 'no-review': '' } });
    const storage = heard(element, 'heed-storage-changed');
    const outbox = heard(element, 'heed-outbox-changed');
    const { reference } = await file(element);
    expect([(await storage).durable, (await storage).problem]).to.deep.equal([true, undefined]);
    expect([(await outbox).state, (await outbox).reference]).to.deep.equal(['received', reference]);
    expect(JSON.stringify([await storage, await outbox])).not.to.include('Lid is cracked');
    expect($(element, '.arrived').textContent).to.include(enDevice.receivedAs(reference));
  });
});
