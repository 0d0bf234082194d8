import { expect } from '@open-wc/testing';
import { DEFAULT_SITE } from '../../server/settings.ts';
import { RestBackend } from '../../src/backend/rest.ts';
import { openDrafts } from '../../src/drafts/store.ts';
import en from '../../src/i18n/en/twins.ts';
import { SHOP, signed } from '../../stories/support/identity.ts';
import { $, $$, TERMS, button, complaintForm, control, file, fill, focused, heard, newSite, pdf, pick, receipt, reviewed, submit, task, text, type, until, world } from './support.ts';
import type { World } from './support.ts';

const ORDER = { orderNumber: 'SW-2611-04718' };
const asked = (it: World, path: string) => it.asked.filter((one) => one.path === path);
const filed = (it: World) => asked(it, '/v1/cases');
const note = (element: Element) => until(element, (root) => root.querySelector<HTMLElement>('.twins'));

/** The form has read what this device remembers: it asked before this does. */
const remembered = async (element: Element) => {
  await until(element, (root) => root.querySelector('.kept')?.textContent);
  await (await openDrafts()).receipts();
};

/** A shop whose customer has an open case on the order. */
async function shop() {
  const it = await world({ settings: { sites: { default: SHOP } } });
  const token = await signed('customer-7');
  const as = (whose: string) => new RestBackend({ ...it.backend.options, token: () => whose });
  const own = await as(token).cases.submit({
    kind: 'complaint', form: { id: 'complaint', version: 1 }, files: [], locale: 'en',
    values: { ...ORDER, subject: 'Lid arrived cracked', description: 'From the knob to the rim.', name: 'Lin Wei', email: 'lin@example.com', consent: true },
  }, { idempotencyKey: crypto.randomUUID() });
  it.asked.length = 0;
  return { it, token, own, as };
}

describe('a customer who is known and has an open case on the order', () => {
  it('is shown it above the answers before anything is sent, and may send a new one all the same', async () => {
    const { it, token, own } = await shop();
    const element = await complaintForm({ world: it, props: { customerToken: token }, attributes: { 'track-url': '/track' } });
    fill(element, ORDER);
    submit(element);
    const there = await note(element);
    expect(there.textContent).to.include(en.found).and.include('Lid arrived cracked').and.include(own.reference);
    expect($<HTMLAnchorElement>(element, '.twins a').getAttribute('href')).to.equal(`/track#reference=${own.reference}&code=${own.trackingCode}`);
    expect(filed(it)).to.deep.equal([]);
    button(element, TERMS.en.sending.ui.sendNow).click();
    expect((await receipt(element)).reference).to.not.equal(own.reference);
  });

  it('may add what was written to it, with the files, instead: no new case, no draft left, and the page is told', async () => {
    const { it, token, own } = await shop();
    const site = newSite();
    const element = await complaintForm({ world: it, site, props: { customerToken: () => Promise.resolve(token) }, attributes: { 'track-url': '/track' } });
    fill(element, { ...ORDER, product: 'Teapot' });
    pick(control(element, 'files'), pdf('invoice.pdf'));
    await until(element, (root) => root.querySelector('.files button'));
    submit(element);
    await note(element);
    button(element, en.add).click();
    await until(element, (root) => root.querySelector('#text'));
    await element.updateComplete;
    await task();
    expect(focused(element)).to.equal(control(element, 'text'));
    expect(control(element, 'text').value).to.equal(`Lid is cracked\n\nIt came with a crack.\n\n${TERMS.en.form.label.product}: Teapot`);
    expect($(element, '#attached').closest('[data-field]')!.textContent).to.include('invoice.pdf');
    const told = heard(element, 'heed-case-updated');
    button(element, en.add).click();
    expect(await told).to.include({ reference: own.reference, action: 'message' });
    const done = await until(element, (root) => [...root.querySelectorAll('h2')].find((h) => h.textContent === en.added(own.reference)));
    expect(focused(element)).to.equal(done);
    expect(filed(it)).to.deep.equal([]);
    const { events } = await it.backend.cases.track(own);
    expect(events.at(-1)).to.include({ type: 'message', by: 'customer' });
    expect(events.at(-1)!.text).to.include('It came with a crack.');
    expect(events.at(-1)!.files!.map(({ name }) => name)).to.deep.equal(['invoice.pdf']);
    expect(await (await openDrafts()).find({ site: `custom#${site}`, form: 'heed-complaint-form' })).to.equal(undefined);
    button(element, TERMS.en.sending.ui.another).click();
    await until(element, (root) => !root.querySelector('.panel'));
    expect([control(element, 'subject').value, control(element, 'name').value]).to.deep.equal(['', 'Lin Wei']);
  });

  it('keeps every word where adding fails, and goes on from there', async () => {
    const { it, token, own } = await shop();
    const element = await complaintForm({ world: it, props: { customerToken: token } });
    fill(element, ORDER);
    submit(element);
    await note(element);
    button(element, en.add).click();
    await until(element, (root) => root.querySelector('#text'));
    type(control(element, 'text'), 'The second one leaks as well.');
    it.way = (request, next) => (request.url.endsWith('/events') ? Promise.reject(new TypeError('Failed to fetch')) : next());
    button(element, en.add).click();
    await until(element, (root) => root.querySelector('.panel [role=alert]')?.textContent);
    expect(control(element, 'text').value).to.equal('The second one leaks as well.');
    it.way = (_, next) => next();
    button(element, en.add).click();
    await until(element, (root) => root.querySelector('h2')?.textContent === en.added(own.reference));
    const { events } = await it.backend.cases.track(own);
    expect(events.filter(({ type: what }) => what === 'message')).to.have.length(1);
  });

  it('is asked also where the page sends at once; without an open case it is sent by itself', async () => {
    const { it, token } = await shop();
    const known = await complaintForm({ world: it, props: { customerToken: token, noReview: true } });
    fill(known, ORDER);
    submit(known);
    await note(known);
    await until(known, () => focused(known)?.id === 'twins-t');
    expect(filed(it)).to.deep.equal([]);
    const other = await complaintForm({ world: it, props: { customerToken: token, noReview: true } });
    expect((await file(other, { orderNumber: 'SW-9' })).reference).to.match(/^HD-/);
  });

  it('who presses “send” before the answer has come waits for it; the page hears of no sending', async () => {
    const { it, token } = await shop();
    const element = await complaintForm({ world: it, props: { customerToken: token } });
    let open = () => { /* Not asked yet. */ };
    const held = new Promise<void>((resolve) => { open = resolve; });
    let asked = () => { /* Nobody waits yet. */ };
    const question = new Promise<void>((resolve) => { asked = resolve; });
    it.way = async (request, next) => {
      if (request.url.includes('/cases/open')) {
        asked();
        await held;
      }
      return next();
    };
    let told = 0;
    element.addEventListener('heed-before-submit', () => { told++; });
    fill(element, ORDER);
    submit(element);
    await reviewed(element);
    await question;
    button(element, TERMS.en.sending.ui.sendNow).click();
    open();
    await note(element);
    await until(element, () => focused(element)?.id === 'twins-t');
    expect([told, filed(it).length]).to.deep.equal([0, 0]);
  });

  it('that the question cannot be answered keeps nobody from sending', async () => {
    const { it, token } = await shop();
    it.way = (request, next) => (request.url.includes('/cases/open') ? Promise.reject(new TypeError('Failed to fetch')) : next());
    const element = await complaintForm({ world: it, props: { customerToken: token } });
    await file(element, ORDER);
    expect($$(element, '.twins')).to.deep.equal([]);
  });

  it('is another one, and sees nothing of it; nor does anybody with a token that is over, or on another order', async () => {
    const { it, token } = await shop();
    for (const [props, order] of [[{ customerToken: await signed('customer-8') }, ORDER.orderNumber], [{ customerToken: await signed('customer-7', { seconds: -600 }) }, ORDER.orderNumber], [{ customerToken: token }, 'SW-1']] as const) {
      const element = await complaintForm({ world: it, props });
      await file(element, { orderNumber: order });
      expect($$(element, '.twins')).to.deep.equal([]);
    }
    expect(asked(it, '/v1/cases/open')).to.have.length(3);
  });
});

describe('a visitor whom nobody knows', () => {
  it('who writes once more on the order, on the same page, may add it to what they have just sent: the page still has the code', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    const { reference } = await file(element, ORDER);
    button(element, TERMS.en.sending.ui.another).click();
    await until(element, (root) => !root.querySelector('.panel'));
    fill(element, { ...ORDER, subject: 'The handle, too' });
    submit(element);
    expect((await note(element)).textContent).to.include(reference).and.include(en.found);
    button(element, en.add).click();
    await until(element, (root) => root.querySelector('#text'));
    button(element, en.add).click();
    await until(element, (root) => root.querySelector('h2')?.textContent === en.added(reference));
    expect(filed(it)).to.have.length(1);
  });

  it('is asked nothing, and nothing is asked of the service', async () => {
    const it = await world();
    await file(await complaintForm({ world: it }), ORDER);
    expect(asked(it, '/v1/cases/open')).to.deep.equal([]);
  });

  it('who has sent something on the order from this device is reminded of it, with its reference, and led to the tracker', async () => {
    const it = await world({ settings: { sites: { default: DEFAULT_SITE } } });
    const site = newSite();
    const { reference } = await file(await complaintForm({ world: it, site }), ORDER);
    const element = await complaintForm({ world: it, site, attributes: { 'track-url': '/track' } });
    fill(element, ORDER);
    await remembered(element);
    submit(element);
    const there = await note(element);
    expect(there.textContent).to.include(en.kept).and.include(reference);
    // The device has no code any more: it can say nothing of the case, and add nothing to it.
    expect(there.querySelector('button')).to.equal(null);
    expect(there.querySelector('a')!.getAttribute('href')).to.equal(`/track#reference=${reference}`);
    expect(asked(it, '/v1/cases/open')).to.deep.equal([]);
    button(element, TERMS.en.sending.ui.sendNow).click();
    expect((await receipt(element)).reference).to.not.equal(reference);

    // Another order on the same device is no reason to ask.
    const next = await complaintForm({ world: it, site });
    fill(next, { orderNumber: 'SW-1' });
    await remembered(next);
    submit(next);
    await reviewed(next);
    expect(text(next)).to.not.include(en.kept);
  });
});

describe('what a page says about its customer', () => {
  it('goes with what they file: it is theirs then. It does not go with what was written before, nor anywhere else', async () => {
    const { it, token } = await shop();
    const { fetch } = globalThis;
    const sent: [string, string | null][] = [];
    globalThis.fetch = (input, init) => {
      const request = new Request(new URL(`${input as string}`, location.origin), init);
      sent.push([`${request.method} ${new URL(request.url).pathname}`, request.headers.get('Authorization')]);
      return it.backend.options.fetch!(input, init);
    };
    try {
      const element = await complaintForm({ props: { backend: undefined, endpoint: '', site: undefined, customerToken: token, noReview: true } });
      await file(element);
      expect(sent).to.deep.equal([['GET /v1/config', null], ['POST /v1/cases', `Bearer ${token}`]]);
      const failing = await complaintForm({ props: { backend: undefined, endpoint: '', site: undefined, customerToken: () => Promise.reject(new Error('The shop is down.')), noReview: true } });
      await file(failing);
      expect(sent.at(-1)).to.deep.equal(['POST /v1/cases', null]);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
