/** What an earlier visit has left: it goes out by itself, and whoever comes back knows of it. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { newDraft } from '../../src/drafts/draft.ts';
import { openDrafts } from '../../src/drafts/store.ts';
import { pack } from '../../src/drafts/take-along.ts';
import type { Draft } from '../../src/drafts/types.ts';
import enDevice from '../../src/i18n/en/device.ts';
import type { HeedOutbox } from '../../src/widgets/outbox/outbox.ts';
import { $, button, complaintForm, control, en, file, fill, heard, newSite, offline, pdf, pick, place, submit, until, world } from './support.ts';
import type { World } from './support.ts';

const { ui } = enDevice;
const posts = (it: World) => it.asked.filter(({ method, path }) => method === 'POST' && path === '/v1/cases');
const banner = (element: Element, words: string) => until(element, (root) => [...root.querySelectorAll('.banner')].find(({ textContent }) => textContent.includes(words)));
const waiting = (element: Element) => until(element, (root) => [...root.querySelectorAll('.panel h2')].find((h) => h.textContent === en.sending.ui.waitingTitle));

/** The browser knows of no connection, or does again. */
function online(is: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: is, configurable: true });
}
afterEach(() => { delete (navigator as { onLine?: boolean }).onLine; });

async function left(it: World, site: string, more: Record<string, string> = {}): Promise<void> {
  const element = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
  fill(element, more);
  submit(element);
  await waiting(element);
  element.remove();
}

async function outbox(it: World, site: string): Promise<HeedOutbox> {
  const frame = place(html`<div lang="en"></div>`);
  const element = document.createElement('heed-outbox');
  Object.assign(element, { backend: it.backend, site });
  frame.append(element);
  await until(element, (root) => root.querySelector('.device'));
  return element;
}

describe('what waits from an earlier visit', () => {
  it('goes out with the next visit, though nothing says that the connection is back', async () => {
    const it = await world();
    const site = newSite();
    online(false);
    await left(it, site);
    expect(posts(it)).to.deep.equal([]);
    online(true);
    const element = await complaintForm({ world: it, site });
    control(element, 'subject').focus();
    await banner(element, en.sending.ui.receivedTitle);
    expect(posts(it).length).to.equal(1);
  });

  it('was not tried while the browser knew of no connection, and is not called so', async () => {
    const it = await world();
    const site = newSite();
    online(false);
    await left(it, site, { subject: `Held ${site}` });
    const element = await outbox(it, site);
    const card = await until(element, (root) => [...root.querySelectorAll('.item')].find(({ textContent }) => textContent.includes(`Held ${site}`)));
    expect(card.textContent).to.include(en.sending.ui.connection).and.not.include('Tried');
  });

  it('is named above the form, so that nobody writes it again, until it has arrived', async () => {
    const it = await world();
    const site = newSite();
    it.way = offline;
    await left(it, site, { subject: `Twice ${site}` });
    const element = await complaintForm({ world: it, site });
    control(element, 'subject').focus();
    const note = await banner(element, en.sending.ui.waitingTitle);
    expect(note.textContent).to.include(`Twice ${site}`).and.include(en.sending.ui.waitingText);
    it.way = (_, next) => next();
    dispatchEvent(new Event('online'));
    await banner(element, en.sending.ui.receivedTitle);
    await until(element, (root) => ![...root.querySelectorAll('.banner')].some(({ textContent }) => textContent.includes(en.sending.ui.waitingTitle)));
  });
});

describe('on a shared computer, after sending', () => {
  it('nothing of who wrote is in the next form', async () => {
    const element = await complaintForm({ world: await world(), attributes: { 'shared-device': '', 'no-review': '' } });
    await file(element);
    button(element, en.sending.ui.another).click();
    await until(element, (root) => !root.querySelector('.receipt'));
    expect(['name', 'email', 'phone'].map((name) => control(element, name).value)).to.deep.equal(['', '', '']);
  });
});

describe('a draft that was taken along as a file', () => {
  const packed = async (site: string) => {
    const draft: Draft = newDraft({ site: 'elsewhere', form: 'heed-complaint-form', version: 1, kind: 'complaint', values: { subject: `Along ${site}` } });
    return new File([await pack(draft)], 'heed-draft.json', { type: 'application/json' });
  };

  it('is put on this device by <heed-outbox>, where its form asks about it', async () => {
    const it = await world();
    const site = newSite();
    const element = await outbox(it, site);
    pick($(element, '.foot input[type=file]'), await packed(site));
    const card = await until(element, (root) => [...root.querySelectorAll('.item')].find(({ textContent }) => textContent.includes(`Along ${site}`)));
    expect(card.textContent).to.include(ui.begunHint);
    await until(element, (root) => root.querySelector('[role=status]')?.textContent === ui.brought);
    const form = await complaintForm({ world: it, site });
    control(form, 'name').focus();
    (await until(form, (root) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent === en.sending.ui.continueDraft))).click();
    await until(form, () => control(form, 'subject').value === `Along ${site}`);
  });

  it('says what is wrong with a file that is none', async () => {
    const element = await outbox(await world(), newSite());
    pick($(element, '.foot input[type=file]'), pdf('notes.pdf'));
    const fault = await until(element, (root) => root.querySelector('[part=error]'));
    expect(fault.textContent).to.equal(enDevice.fileFault['not-a-draft']);
  });
});

describe('what is taken back', () => {
  it('is told to the page by the outbox and by the form', async () => {
    const it = await world();
    const site = newSite();
    online(false);
    const form = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
    fill(form, { subject: `Back ${site}` });
    submit(form);
    await waiting(form);
    let told = heard(form, 'heed-outbox-changed');
    button(form, en.sending.ui.edit).click();
    expect((await told).state).to.equal('refused');
    await until(form, (root) => !root.querySelector('.panel'));
    submit(form);
    await waiting(form);
    const element = await outbox(it, site);
    told = heard(element, 'heed-outbox-changed');
    const card = await until(element, (root) => [...root.querySelectorAll('.item')].find(({ textContent }) => textContent.includes(`Back ${site}`)));
    [...card.querySelectorAll('button')].find(({ textContent }) => textContent === ui.takeBack)!.click();
    expect((await told).state).to.equal('refused');
    expect((await (await openDrafts()).list('outbox')).filter(([, item]) => (item as { draft: Draft }).draft.site === `custom#${site}`)).to.deep.equal([]);
  });
});
