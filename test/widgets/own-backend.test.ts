import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { filed, lookUp, opened, words } from './cases.ts';
import { $, $$, LOCALES, SILENT, TERMS, button, complaintForm, complaints, control, en, file, heard, newSite, paste, pdf, place, receipt, reviewed, fill, submit, text, tracker, type, until, world } from './support.ts';
import { WebhookBackend } from '../../src/backend/webhook.ts';
import type { HeedBackend } from '../../src/backend/port.ts';
import { HelpDeskBackend } from '../../docs/help-desk-backend.js';
import { helpDesk, hook } from '../backend/services.ts';
import type { HeedProvider } from '../../src/widgets/provider/provider.ts';
import enTwins from '../../src/i18n/en/twins.ts';

const webhook = (fetch = hook().fetch) => new WebhookBackend({ url: 'https://hooks.example/', answerHours: 24, fetch });
const asksForFiles = (element: Element) => $$(element, '[type=file]').some((input) => input.getClientRects().length > 0 || !!input.closest('[data-field]:not([hidden])'));

describe('a backend that takes no files', () => {
  it('is not asked to: the form has no place for them, and takes none that are pasted', async () => {
    const element = await complaintForm({ props: { backend: webhook() } });
    expect(asksForFiles(element)).to.equal(false);
    const data = new DataTransfer();
    data.items.add(pdf());
    const event = paste(data);
    control(element, 'subject').dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(false);
    expect(element.values.files).to.equal(undefined);
  });

  it('may be given late, and be another one later; what was written stays', async () => {
    const provider = place<HTMLElement>(html`<div lang="en"><heed-provider><heed-complaint-form site=${newSite()}></heed-complaint-form></heed-provider></div>`).querySelector<HeedProvider>('heed-provider')!;
    const element = provider.querySelector('heed-complaint-form')!;
    provider.backend = webhook();
    await until(element, (root) => root.querySelector('form'));
    expect(asksForFiles(element)).to.equal(false);
    type(control(element, 'subject'), 'Lid');
    provider.backend = SILENT;
    await until(element, () => asksForFiles(element));
    expect(control(element, 'subject').value).to.equal('Lid');
  });

  it('is not sent files either that the page requires or adds', async () => {
    const element = await complaintForm({ props: { backend: webhook(), overrides: { require: ['files'], add: [{ name: 'slip', type: 'files', label: 'Slip', required: true }] } } });
    await until(element, (root) => root.querySelector('[data-field=slip]'));
    expect(asksForFiles(element)).to.equal(false);
    expect((await file(element)).reference).to.equal('T-1');
  });

  it('gets messages without them, and names of files lead nowhere', async () => {
    const it = await world();
    const access = await filed(it);
    const { cases, receipts } = it.backend;
    const element = await tracker({ props: { backend: { cases, receipts } } });
    lookUp(element, access.reference, access.trackingCode);
    await opened(element);
    const asked = heard(element, 'heed-case-updated');
    button(element, words.action.message!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'One more thing');
    expect(asksForFiles(element)).to.equal(false);
    button(element, words.ui.sendMessage).click();
    await asked;
    await until(element, (root) => [...root.querySelectorAll('.words')].some((said) => said.textContent === 'One more thing'));
    const names = { ...await cases.track(access), files: [], events: [{ seq: 1, type: 'received', at: '2026-03-04T05:06:07Z', by: 'customer' as const, state: 'received', files: [{ id: 'f', name: 'receipt.pdf', type: 'application/pdf', size: 9 }] }] };
    const other = await tracker({ props: { backend: { cases: { ...cases, track: () => Promise.resolve(names) } } } });
    lookUp(other, access.reference, access.trackingCode);
    await opened(other);
    expect($(other, '.attached').textContent).to.include('receipt.pdf');
    expect($$(other, '.attached button').length).to.equal(0);
  });
});

describe('a backend that only takes cases', () => {
  it('gives a receipt without a code, which leads nowhere', async () => {
    const { fetch, taken } = hook();
    const element = await complaintForm({ attributes: { 'track-url': '/track' }, props: { backend: webhook(fetch) } });
    const told = heard(element, 'heed-case-submitted');
    const { reference, trackingCode, panel } = await file(element);
    expect([reference, trackingCode]).to.deep.equal(['T-1', undefined]);
    expect((await told).reference).to.equal('T-1');
    expect(panel.querySelector('a')).to.equal(null);
    expect(panel.textContent).not.to.include(en.sending.ui.trackingCode);
    expect(taken[0]!.body).to.deep.include({ kind: 'complaint', key: taken[0]!.key });
  });

  it('is not said to have received what it has not named: the words wait on the device', async () => {
    let answer = '{"status":"success"}';
    const element = await complaintForm({ props: { backend: webhook(() => Promise.resolve(new Response(answer, { headers: { 'Content-Type': 'application/json' } }))) } });
    fill(element);
    submit(element);
    (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!.click();
    await until(element, (root) => [...root.querySelectorAll('.panel h2')].find((title) => title.textContent === en.sending.ui.waitingTitle));
    expect(text(element)).to.include(en.sending.failure['bad-response']);
    answer = '{"reference":"T-9"}';
    button(element, en.sending.ui.retry).click();
    expect((await receipt(element)).reference).to.equal('T-9');
  });

  for (const lang of LOCALES) {
    it(`is told in the tracker in words, which offers what is left (${lang})`, async () => {
      let element!: HTMLElement;
      expect(await complaints(async () => { element = await tracker({ lang, attributes: { reference: 'T-1' }, props: { backend: webhook() } }); })).to.deep.equal([]);
      const { ui } = TERMS[lang].cases;
      expect(text(element)).to.include(ui.noTracking);
      expect($$(element, 'input').length).to.equal(0);
      button(element, ui.checkReceipt).click();
      await until(element, (root) => root.querySelector('.receipt-check [type=file]'));
    });
  }

  it('that the device knows of another case is said, without a way to add to it', async () => {
    const { cases } = (await world()).backend;
    const open = () => Promise.resolve([{ reference: 'T-7', trackingCode: 'c', kind: 'complaint' as const, state: 'received', ended: false, subject: 'Lid', receivedAt: '2026-03-04T05:06:07Z', updatedAt: '2026-03-04T05:06:07Z', actions: ['message'] }]);
    const element = await complaintForm({ props: { backend: { cases: { submit: cases.submit }, own: { mine: () => Promise.resolve([]), open } }, customerToken: 'token' } });
    fill(element, { orderNumber: 'SW-1' });
    submit(element);
    const note = await until(element, (root) => root.querySelector<HTMLElement>('.twins'));
    expect(note.textContent).to.include('T-7').and.include(enTwins.kept);
    expect([...note.querySelectorAll('button, a')]).to.deep.equal([]);
  });
});

describe('a backend of one\'s own', () => {
  it('that takes no cases leaves the form unconnected, with what stands between its tags', async () => {
    const element = document.createElement('heed-complaint-form');
    element.backend = { surveys: undefined };
    element.innerHTML = '<a href="mailto:care@shop.example">care@shop.example</a>';
    const said = await complaints(async () => {
      place<HTMLElement>(html`<div lang="en"></div>`).append(element);
      await until(element, (root) => root.textContent?.includes(en.form.ui.noBackend));
    });
    expect(said.join()).to.include('<heed-complaint-form> has no backend');
    expect(element.querySelector('a')!.getClientRects().length).to.equal(1);
  });

  it('may have references and codes that look otherwise', async () => {
    const backend = new HelpDeskBackend('https://desk.example', helpDesk()) as HeedBackend;
    const form = await complaintForm({ attributes: { 'track-url': '#there' }, props: { backend } });
    const { reference, trackingCode, panel } = await file(form);
    expect(panel.querySelector('a')!.getAttribute('href')).to.equal(`#there#reference=1&code=${trackingCode}`);
    const element = await tracker({ props: { backend } });
    lookUp(element, ` ${reference}`, trackingCode);
    await opened(element);
    expect($(element, 'h2').textContent).to.equal('Lid is cracked');
  });

  it('where cases can be looked at only is told so, and shows them', async () => {
    const it = await world();
    const access = await filed(it);
    const { track, submit: take } = it.backend.cases;
    const element = await tracker({ props: { backend: { cases: { submit: take, track } } } });
    lookUp(element, access.reference, access.trackingCode);
    await opened(element);
    expect(text(element)).to.include(words.ui.noAppending);
    expect($$(element, '.actions button').length).to.equal(0);
  });
});
