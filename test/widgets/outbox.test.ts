import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { HeedError } from '../../src/backend/port.ts';
import { KEPT, newDraft } from '../../src/drafts/draft.ts';
import { forget, forgetAll } from '../../src/drafts/forget.ts';
import { Outbox } from '../../src/drafts/outbox.ts';
import { openDrafts, openMemory } from '../../src/drafts/store.ts';
import { readReceiptFile } from '../../src/domain/receipt-file.ts';
import type { Draft, KeptFile } from '../../src/drafts/types.ts';
import type { HeedOutbox } from '../../src/widgets/outbox/outbox.ts';
import type { Locale } from '../../src/domain/form.ts';
import { checkSignature } from '../../src/domain/receipt.ts';
import enDevice from '../../src/i18n/en/device.ts';
import hansDevice from '../../src/i18n/zh-Hans/device.ts';
import hantDevice from '../../src/i18n/zh-Hant/device.ts';
import { unpack } from '../../src/drafts/take-along.ts';
import { LOCALES, TERMS, complaintForm, en, file, heard, newSite, offline, pdf, place, saved, until, world } from './support.ts';
import type { World } from './support.ts';

const { ui } = enDevice;
const DEVICE: Record<Locale, typeof enDevice> = { 'en': enDevice, 'zh-Hans': hansDevice, 'zh-Hant': hantDevice };
/** Other tests and other files keep things on this device too: each has its own subject. */
const about = (site: string) => `Lid ${site}`;
const VALUES = { description: 'It came with a crack.', name: 'Lin Wei', email: 'lin@example.com', consent: true };

/** An outbox on the page that has looked at the device. */
async function outbox({ world: it, site, lang = 'en', shared = false }: { world: World; site: string; lang?: string; shared?: boolean }): Promise<HeedOutbox> {
  const frame = place(html`<div lang=${lang}></div>`);
  const element = document.createElement('heed-outbox');
  Object.assign(element, { backend: it.backend, site, trackUrl: '/track', sharedDevice: shared });
  frame.append(element);
  await element.updateComplete;
  await until(element, (root) => root.querySelector('.device'));
  return element;
}

/** Something was written for this site and could not be sent (`bad`), or was (`it`). */
async function written(site: string, { backend = {}, files = [], shared = false }: { backend?: object; files?: File[]; shared?: boolean } = {}): Promise<Draft> {
  const store = await (shared ? openMemory() : openDrafts());
  const values = { ...VALUES, subject: about(site) };
  const draft = newDraft({ site: `custom#${site}`, form: 'heed-complaint-form', version: 1, kind: 'complaint', values });
  draft.files = files.map((blob, i): KeptFile => ({ id: `f${i}`, name: blob.name, type: blob.type, size: blob.size, blob }));
  const { store: _, ...rest } = { store, cases: { submit: () => Promise.reject(new HeedError('network', 'No connection.')) }, uploads: { upload: () => Promise.reject(new HeedError('network', 'No connection.')) }, ...backend };
  await new Outbox({ store, backend: () => rest as never }).send(draft, { kind: 'complaint', form: { id: 'complaint', version: 1 }, values, files: [], locale: 'en' });
  return draft;
}

const card = (element: HeedOutbox, words: string): Promise<HTMLElement> => until(element, (root) => [...root.querySelectorAll<HTMLElement>('.item')].find((item) => item.innerText.includes(words)));
const press = (inside: ParentNode, words: string) => {
  const button = [...inside.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words);
  if (!button) throw new Error(`There is no button "${words}".`);
  button.click();
};

describe('<heed-outbox>', () => {
  for (const locale of LOCALES) {
    it(`says what waits, why, and that it is kept (${locale})`, async () => {
      const it = await world();
      it.way = offline;
      const site = newSite();
      await written(site);
      const element = await outbox({ world: it, site, lang: locale });
      const item = await card(element, about(site));
      const words = DEVICE[locale];
      await until(element, () => item.innerText.includes(TERMS[locale].sending.ui.connection));
      expect(item.innerText).to.include(TERMS[locale].sending.ui.kept).and.include(words.kind.complaint);
      expect(element.waiting).to.be.greaterThan(0);
    });
  }

  it('sends what waits by itself, tells the page without a word of it, and shows reference and code', async () => {
    const it = await world();
    const site = newSite();
    await written(site, { files: [pdf()] });
    const frame = place(html`<div></div>`);
    const events: Event[] = [];
    const received = new Promise<void>((resolve) => {
      frame.addEventListener('heed-outbox-changed', (event) => {
        events.push(event);
        if (event.state === 'received') resolve();
      });
    });
    const element = document.createElement('heed-outbox');
    Object.assign(element, { backend: it.backend, site });
    frame.append(element);
    await received;
    const [event] = events.filter((event) => (event as Event & { state: string }).state === 'received') as (Event & { reference?: string })[];
    expect((await it.store.caseByReference('default', event!.reference!))?.subject).to.equal(about(site));
    for (const value of Object.values(VALUES)) expect(JSON.stringify(event)).not.to.include(String(value));
    const item = await card(element, enDevice.receivedAs(event!.reference!));
    expect(item.querySelector('output')?.textContent).to.match(/^[\dA-Z-]{19}$/);
    press(item, TERMS.en.sending.ui.close);
    await until(element, () => !item.querySelector('output'));
    expect(item.innerText).to.include(ui.seenHint);
  });

  it('an answer to a survey goes out from here too, under its own name, and leads to no case', async () => {
    const it = await world();
    const site = newSite();
    const store = await openDrafts();
    const survey = newDraft({ site: `custom#${site}#survey`, form: 'heed-satisfaction-survey after-complaint', version: 1, values: { overall: 4 } });
    const cases = { submit: () => Promise.reject(new HeedError('network', 'No connection.')) };
    await new Outbox({ store, backend: () => ({ cases }) as never }).send(survey, { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values: { overall: 4 }, locale: 'en' } as never);
    // What was refused on a device of many people is not for whoever opens this list.
    await store.write([store.record({ ...newDraft({ site: `custom#${site}#survey`, form: 'x', version: 1, values: { overall: 1 } }), key: `${KEPT}${site}`, reason: { code: 'not-found' } })]);
    const element = await outbox({ world: it, site });
    const sent = await until(element, (root) => [...root.querySelectorAll<HTMLElement>('.item.done')].find((item) => item.innerText.includes(enDevice.kind.survey)));
    expect(it.asked.map(({ path }) => path)).to.include('/v1/survey-answers');
    expect([...sent.querySelectorAll('a, output')]).to.deep.equal([]);
    expect(sent.innerText).to.include(ui.saveReceipt);
    expect(element.renderRoot.textContent).not.to.include(enDevice.refusedBecause(TERMS.en.sending.failure['not-found']));
    await store.write([['drafts', `${KEPT}${site}`]]);
  });

  it('a receipt is saved with its signature, also after its code was put away', async () => {
    const it = await world();
    const site = newSite();
    const draft = await written(site, { backend: it.backend });
    await (await openDrafts()).seen(draft.key);
    const kept = (await (await openDrafts()).receipts()).find(({ key }) => key === draft.key)!;
    expect(JSON.stringify(kept)).not.to.include('trackingCode');
    const element = await outbox({ world: it, site });
    const item = await card(element, kept.reference);
    const { name, content } = await saved(() => press(item, ui.saveReceipt));
    expect(name).to.equal(`heed-receipt-${kept.reference}.json`);
    const found = readReceiptFile(await content.text())!;
    expect(found.trackingCode).to.equal(undefined);
    if (found.receipt.signature) expect(await checkSignature(found.receipt, await it.backend.receipts.keys())).to.be.oneOf(['signed', 'uncheckable']);
  });

  it('what has not gone out can be taken back, and is a draft again that the form offers', async () => {
    const it = await world();
    it.way = offline;
    const site = newSite();
    await written(site, { files: [pdf()] });
    const element = await outbox({ world: it, site });
    const item = await card(element, about(site));
    await until(element, () => item.innerText.includes(ui.takeBack));
    press(item, ui.takeBack);
    await until(element, (root) => root.querySelector('[role=status]')?.textContent === ui.takenBack);
    const form = await complaintForm({ world: it, site });
    const banner = await until(form, (root) => root.querySelector('.banner'));
    expect(banner.textContent).to.include(TERMS.en.sending.ui.draftTitle);
  });

  it('what may have arrived says so and is not offered to be taken back', async () => {
    const it = await world();
    it.way = offline;
    const site = newSite();
    await written(site);
    const element = await outbox({ world: it, site });
    const item = await card(element, about(site));
    await until(element, () => item.innerText.includes(ui.mayHaveArrived));
    expect(item.innerText).not.to.include(ui.takeBack);
  });

  it('what was refused is a draft again, with the reason', async () => {
    const it = await world();
    const site = newSite();
    await written(site, { backend: { cases: { submit: () => Promise.reject(new HeedError('invalid', 'No.')) } } });
    const element = await outbox({ world: it, site });
    const item = await card(element, enDevice.refusedBecause(TERMS.en.sending.failure.invalid));
    expect(item.innerText).to.include(ui.changeHint);
  });

  it('what waits can be taken along as a file, with its files and its key', async () => {
    const it = await world();
    it.way = offline;
    const site = newSite();
    const draft = await written(site, { files: [pdf('bill.pdf')] });
    const element = await outbox({ world: it, site });
    const item = await card(element, about(site));
    const { name, content } = await saved(() => press(item, ui.takeAlong));
    expect(name).to.match(/^heed-draft-heed-complaint-form-[0-9a-f]{6}\.json$/);
    const found = await unpack(content, { site: 'elsewhere', form: 'heed-complaint-form' }) as Draft;
    expect([found.key, found.site, found.values.subject, found.files[0]?.name]).to.deep.equal([draft.key, 'elsewhere', about(site), 'bill.pdf']);
    expect(await found.files[0]!.blob!.text()).to.equal(await pdf().text());
  });

  it('everything is forgotten in one tap, and comes back with another', async () => {
    const it = await world();
    const site = newSite();
    const store = await openMemory();
    await forgetAll(store);
    await written(site, { backend: it.backend, shared: true });
    const element = await outbox({ world: it, site, shared: true });
    press(await until(element, (root) => root.querySelector('.foot')), ui.forget);
    await until(element, (root) => root.querySelector('.empty'));
    expect(await store.receipts()).to.deep.equal([]);
    press(await until(element, (root) => root.querySelector('.note')), ui.undo);
    await until(element, (root) => root.querySelector('.item.done'));
    expect((await store.receipts()).length).to.equal(1);
  });

  it('asks before it forgets what has not been sent', async () => {
    const it = await world();
    it.way = offline;
    const site = newSite();
    const store = await openMemory();
    await forgetAll(store);
    await written(site, { shared: true });
    const element = await outbox({ world: it, site, shared: true });
    await card(element, ui.memory);
    press(await until(element, (root) => root.querySelector('.foot')), ui.forget);
    const note = await until(element, (root) => root.querySelector('.note.ask'));
    expect((await store.list('outbox')).length).to.equal(1);
    press(note, ui.forget);
    await until(element, (root) => root.querySelector('.empty'));
    expect(await store.list('outbox')).to.deep.equal([]);
  });

  it('hears of what a form on the same page has sent', async () => {
    const it = await world();
    const site = newSite();
    const element = await outbox({ world: it, site });
    const form = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
    const told = heard(element, 'heed-outbox-changed');
    const { reference } = await file(form);
    expect([(await told).state, (await told).reference]).to.deep.equal(['received', reference]);
    await card(element, reference);
  });

  it('looks again when a form on the same page lets go of its draft, and when another page forgets everything or takes that back', async () => {
    const it = await world();
    const site = newSite();
    const store = await openDrafts();
    await store.put(newDraft({ site: `custom#${site}`, form: 'heed-complaint-form', version: 1, kind: 'complaint', values: { subject: about(site) } }));
    const element = await outbox({ world: it, site });
    await card(element, about(site));
    const form = await complaintForm({ world: it, site });
    form.shadowRoot!.querySelector<HTMLElement>('[name=name]')!.focus();
    const question = await until(form, (root) => root.querySelector('.banner'));
    press(question, en.sending.ui.discardDraft);
    await until(element, (root) => ![...root.querySelectorAll<HTMLElement>('.item')].some((item) => item.innerText.includes(about(site))));
    await store.put(newDraft({ site: `custom#${site}`, form: 'heed-complaint-form', version: 1, kind: 'complaint', values: { subject: `${about(site)} again` } }));
    window.dispatchEvent(new Event('focus'));
    await card(element, `${about(site)} again`);
    const forgotten = await forget(await openDrafts({}));
    await until(element, (root) => root.querySelector('.empty'));
    await forgotten.undo();
    await card(element, `${about(site)} again`);
  });

  it('says that it has no backend', async () => {
    const element = document.createElement('heed-outbox');
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...words) => void said.push(words[0]);
    place(html`<div lang="en"></div>`).append(element);
    await until(element, (root) => root.querySelector('.error'));
    console.error = error;
    expect(said).to.deep.equal(['<heed-outbox> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.']);
  });
});
