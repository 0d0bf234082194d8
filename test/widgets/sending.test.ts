import { expect } from '@open-wc/testing';
import { $, button, complaintForm, control, en, errorOf, file, fill, focused, heard, radio, receipt, reviewed, submit, type, until, world } from './support.ts';
import { Problem, problemResponse } from '../../server/problem.ts';
import type { World } from './support.ts';

const posts = (it: World) => it.asked.filter(({ method, path }) => method === 'POST' && path === '/v1/cases');

describe('the page that shows all answers again', () => {
  it('shows every answer, takes the focus, and says that nothing was sent', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    fill(element, { wantedOutcome: 'refund', orderNumber: 'SW-1', occurredAt: '2026-02-17', description: 'One\nTwo' });
    submit(element);
    const panel = await reviewed(element);
    await element.updateComplete;
    expect(focused(element)).to.equal(panel.querySelector('h2'));
    const answers = Object.fromEntries([...panel.querySelectorAll('.entry')].map((entry) => [entry.querySelector('dt')!.textContent, entry.querySelector('dd')!.textContent!.trim()]));
    expect(answers).to.include({
      [en.form.label.subject]: 'Lid is cracked', [en.form.label.description]: 'One\nTwo', [en.form.label.wantedOutcome]: en.form.option.refund, [en.form.label.orderNumber]: 'SW-1',
      [en.form.label.occurredAt]: 'February 17, 2026', [en.form.label.phone]: en.sending.ui.notGiven, [en.form.label.email]: 'lin@example.com', [en.form.label.consent]: en.sending.ui.yes,
    });
    expect(panel.textContent).to.include(en.sending.ui.reviewHint);
    expect($(element, 'form').getClientRects().length).to.equal(0);
    expect(it.asked).to.deep.equal([]);
  });

  it('leads back to the section that is to be changed, with its first field in focus', async () => {
    const element = await complaintForm({ world: await world() });
    fill(element);
    submit(element);
    const panel = await reviewed(element);
    panel.querySelector<HTMLButtonElement>(`[aria-label$="${en.form.step.contact}"]`)!.click();
    await until(element, (root) => !root.querySelector('.panel'));
    expect(focused(element)).to.equal(control(element, 'name'));
    expect(control(element, 'subject').value).to.equal('Lid is cracked');
  });

  it('goes to the first field that is shown, where the page leaves the kind out', async () => {
    const element = await complaintForm({ world: await world() });
    fill(element);
    submit(element);
    const panel = await reviewed(element);
    panel.querySelector<HTMLButtonElement>(`[aria-label$="${en.form.step.matter}"]`)!.click();
    await until(element, (root) => !root.querySelector('.panel'));
    expect(focused(element)).to.equal(control(element, 'subject'));
  });

  it('leads back with everything kept', async () => {
    const element = await complaintForm({ world: await world() });
    fill(element, { orderNumber: 'SW-1' });
    submit(element);
    await reviewed(element);
    button(element, en.sending.ui.edit).click();
    await until(element, (root) => !root.querySelector('.panel'));
    expect(control(element, 'orderNumber').value).to.equal('SW-1');
    expect(focused(element)?.localName).to.equal('h3');
  });

  it('is left out where the page says so', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    const { reference } = await file(element);
    expect((await it.store.caseByReference('default', reference))?.subject).to.equal('Lid is cracked');
  });
});

describe('sending a case', () => {
  it('ends with a receipt that shows the reference and the code in groups, and what happens next by when', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, attributes: { 'track-url': '/track' } });
    const submitted = heard(element, 'heed-case-submitted');
    const { reference, trackingCode, panel } = await file(element);
    expect(reference).to.match(/^HD-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(trackingCode).to.match(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect({ ...(await submitted) }).to.include({ reference, kind: 'complaint' });
    const stored = await it.store.caseByReference('default', reference);
    const due = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(stored!.answerDueAt));
    expect(panel.querySelector('strong')!.textContent).to.equal(en.sending.answerBy(due));
    for (const step of en.sending.nextStep.complaint) expect(panel.textContent).to.include(step);
    expect(panel.querySelector('a')!.getAttribute('href')).to.equal(`/track#reference=${reference}&code=${trackingCode}`);
    await element.updateComplete;
    expect(focused(element)).to.equal(panel.querySelector('h2'));
  });

  it('says of an emergency that it is answered at once', async () => {
    const element = await complaintForm({ world: await world() });
    radio(element, 'impact', 'safety').click();
    const { panel } = await file(element);
    expect(panel.querySelector('strong')!.textContent).to.equal('You hear from us at once.');
  });

  it('stores what was written: outer blanks cut, everything else as it is', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    const { reference } = await file(element, { description: '  收到时壶嘴裂了。\n\n  😟 “x”  ', orderNumber: 'ＳＷ－１' });
    const { values } = (await it.store.caseByReference('default', reference))!;
    expect(values).to.include({ description: '收到时壶嘴裂了。\n\n  😟 “x”', orderNumber: 'SW-1', email: 'lin@example.com', consent: true });
    expect(values).to.not.have.property('phone');
  });

  it('can be stopped by the page, which then reads the values', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    let seen: unknown;
    element.addEventListener('heed-before-submit', (event) => {
      event.preventDefault();
      seen = element.values.subject;
    }, { once: true });
    fill(element);
    submit(element);
    const panel = await reviewed(element);
    panel.querySelector<HTMLButtonElement>('.primary')!.click();
    expect(seen).to.equal('Lid is cracked');
    expect(it.asked).to.deep.equal([]);
    panel.querySelector<HTMLButtonElement>('.primary')!.click();
    await receipt(element);
    expect(posts(it).length).to.equal(1);
  });

  it('happens once, however often the button is pressed', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    fill(element);
    submit(element);
    const send = (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!;
    for (let i = 0; i < 20; i++) send.click();
    await receipt(element);
    expect(posts(it).length).to.equal(1);
  });

  it('names the page without its query, and the widget', async () => {
    const it = await world();
    const { reference } = await file(await complaintForm({ world: it, lang: 'en-GB' }));
    const stored = await it.store.caseByReference('default', reference);
    expect(stored?.source).to.deep.equal({ page: location.origin + location.pathname, widget: 'heed-complaint-form' });
    expect(stored?.locale).to.equal('en');
  });

  it('may be followed by another one: the person stays, what it is about does not, and it has a key of its own', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    const first = await file(element, { bestTime: 'evenings' });
    button(element, en.sending.ui.another).click();
    await until(element, (root) => !root.querySelector('.receipt'));
    expect(control(element, 'subject').value + control(element, 'description').value).to.equal('');
    expect(control(element, 'consent').checked).to.equal(false);
    expect([control(element, 'name').value, control(element, 'bestTime').value]).to.deep.equal(['Lin Wei', 'evenings']);
    expect($(element, '.longtext .count').textContent).to.equal('0 / 5000');
    const second = await file(element, { subject: 'Another' });
    expect(second.reference).to.not.equal(first.reference);
    const keys = posts(it).map(({ key }) => key);
    expect(new Set(keys).size).to.equal(2);
    expect((await it.store.caseByReference('default', second.reference))?.subject).to.equal('Another');
  });

  it('keeps what the page gave and the visitor does not see for the next one', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, props: { overrides: { hide: ['orderNumber'] }, prefill: { orderNumber: 'SW-7' } } });
    await file(element);
    button(element, en.sending.ui.another).click();
    await until(element, (root) => !root.querySelector('.receipt'));
    const second = await file(element);
    expect((await it.store.caseByReference('default', second.reference))?.values.orderNumber).to.equal('SW-7');
  });
});

describe('a case that the server does not take', () => {
  it('comes back with its errors at the fields, which stay until those are changed', async () => {
    const it = await world();
    // A site whose server asks for more than this page knows of.
    it.way = (request, next) => request.method === 'POST'
      ? Promise.resolve(problemResponse(new Problem('invalid', 'No.', { issues: [{ path: 'orderNumber', code: 'required' }, { path: 'subject', code: 'too-long', params: { max: 3, count: 14 } }] }))) : next();
    const element = await complaintForm({ world: it });
    const failed = heard(element, 'heed-submit-failed');
    fill(element);
    submit(element);
    (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!.click();
    const box = await until(element, (root) => root.querySelector('.summary'));
    expect({ ...(await failed) }).to.include({ code: 'invalid', waiting: false });
    expect(box.querySelector('h3')!.textContent).to.equal(en.sending.ui.summaryTitle);
    expect([...box.querySelectorAll('a')].map(({ textContent }) => textContent)).to.deep.equal([errorOf(element, 'subject'), errorOf(element, 'orderNumber')]);
    await element.updateComplete;
    expect(focused(element)).to.equal(box);
    type(control(element, 'name'), 'Lin');
    expect(errorOf(element, 'orderNumber')).to.equal(en.sending.issue.required(en.form.label.orderNumber, {}));
    type(control(element, 'orderNumber'), 'SW-1');
    expect(errorOf(element, 'orderNumber')).to.equal(undefined);
    it.way = (_, next) => next();
    submit(element);
    (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!.click();
    await receipt(element);
  });

  it('says so in words when this page may not send at all, and keeps everything', async () => {
    const it = await world();
    it.way = () => Promise.resolve(problemResponse(new Problem('forbidden', 'No.', { reason: 'origin' })));
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    fill(element);
    submit(element);
    const box = await until(element, (root) => root.querySelector('.summary'));
    expect(box.textContent).to.include(en.sending.ui.refusedTitle).and.include(en.sending.failure.forbidden);
    expect(control(element, 'description').value).to.equal('It came with a crack.');
    it.way = (_, next) => next();
    submit(element);
    await receipt(element);
    expect(posts(it).length).to.equal(1);
  });
});
