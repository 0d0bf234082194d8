import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/my-cases.ts';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { SHOP, fileAs, ownCases, signed } from '../../stories/support/identity.ts';
import { VALUES } from './desks.ts';
import { place, until } from './support.ts';

const shop = () => DeskService.open('en', SHOP);

describe('one’s own cases', () => {
  it('are those that the page’s customer filed, and nobody else’s; each leads to the tracker', async () => {
    const service = await shop();
    const [mine, other] = [await signed('customer-7'), await signed('customer-8')];
    const own = await fileAs(service, mine, { ...VALUES, subject: 'My lid is cracked' });
    await fileAs(service, other, { ...VALUES, subject: 'Somebody else’s' });
    const element = place<HTMLElement & { backend: unknown; refresh(): Promise<void> }>(html`<heed-my-cases lang="en" .backend=${ownCases(service, mine)} track-url="/track"></heed-my-cases>`);
    const card = await until(element, (root) => root.querySelector<HTMLAnchorElement>('.own-card'));
    expect(card.textContent).to.include('My lid is cracked');
    expect(card.getAttribute('href')).to.equal(`/track#reference=${own.reference}&code=${own.trackingCode}`);
    expect(element.shadowRoot!.querySelectorAll('.own-card')).to.have.length(1);

    // What was filed on the same page is there once the page says so.
    await fileAs(service, mine, { ...VALUES, subject: 'A second one' });
    await element.refresh();
    await until(element, (root) => root.querySelectorAll('.own-card').length === 2);

    // Another customer signs in on the same page: nothing of the one before stays.
    element.backend = ownCases(service, other);
    await until(element, (root) => root.textContent?.includes('Somebody else’s'));
    expect(element.shadowRoot!.textContent).to.not.include('My lid is cracked');
  });

  it('say of a merged one where it goes on; both lead there', async () => {
    const service = await shop();
    const mine = await signed('customer-7');
    const [first, second] = [await fileAs(service, mine, VALUES), await fileAs(service, mine, { ...VALUES, subject: 'The same again' })];
    const agent = await service.as('agent');
    await agent.merge(first.reference, { into: second.reference, version: 1 });
    const element = place(html`<heed-my-cases lang="en" .backend=${ownCases(service, mine)}></heed-my-cases>`);
    await until(element, (root) => root.querySelectorAll('.own-card').length === 2);
    const [goes, ended] = element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('.own-card');
    expect([goes!.textContent, ended!.textContent].map((words) => words!.includes(`Goes on as ${second.reference}`))).to.deep.equal([false, true]);
    expect(ended!.getAttribute('href')).to.include(first.reference);
  });

  it('say which of them waits for the customer, those first', async () => {
    const service = await shop();
    const mine = await signed('customer-7');
    const first = await fileAs(service, mine, { ...VALUES, subject: 'Needs an answer' });
    await fileAs(service, mine, { ...VALUES, subject: 'Just came in', orderNumber: 'SW-2' });
    await service.step('agent', first.reference, 'accept', { text: 'Sorry.' });
    await service.step('agent', first.reference, 'analyse', { cause: 'Kiln', responsibility: 'Workshop' });
    await service.step('manager', first.reference, 'confirm');
    await service.step('agent', first.reference, 'assign', { departments: ['workshop'] });
    await service.step('handler', first.reference, 'propose', { text: 'A new one', by: inDays(40) });
    await service.step('manager', first.reference, 'approve');
    const element = place(html`<heed-my-cases lang="en" .backend=${ownCases(service, mine)}></heed-my-cases>`);
    await until(element, (root) => root.querySelector('.own-card'));
    expect([...element.shadowRoot!.querySelectorAll('.own-card')].map((card) => card.classList.contains('waits'))).to.deep.equal([true, false]);
    expect(element.shadowRoot!.querySelector('.own-card.waits')!.textContent).to.include('Needs an answer').and.include('Waiting for you');
  });

  it('are not shown to whoever is unknown, whose token is over, or meant for another service: they are asked to sign in', async () => {
    const service = await shop();
    for (const bad of [undefined, await signed('customer-7', { seconds: -600 }), await signed('customer-7', { audience: 'elsewhere' })]) {
      const element = place(html`<heed-my-cases lang="en" .backend=${ownCases(service, bad)}><a slot="sign-in" href="/sign-in">Sign in</a></heed-my-cases>`);
      const slot = await until(element, (root) => root.querySelector<HTMLSlotElement>('slot[name=sign-in]'));
      expect(slot.assignedElements()).to.have.length(1);
      expect(element.shadowRoot!.querySelector('.own-card')).to.equal(null);
    }
    // A token that the page has not got yet is no fault of the service.
    const early = place(html`<heed-my-cases lang="en" endpoint="/"></heed-my-cases>`);
    expect((await until(early, (root) => root.querySelector('.nobody'))).textContent).to.include('Sign in');
  });

  it('that there are none is said; so is a service that does not answer, which is asked again on request', async () => {
    const service = await shop();
    service.way = () => Promise.reject(new TypeError('Failed to fetch'));
    const element = place(html`<heed-my-cases lang="zh-Hans" .backend=${ownCases(service, await signed('customer-9'))}></heed-my-cases>`);
    const again = await until(element, (root) => root.querySelector<HTMLButtonElement>('[role=alert] + button'));
    service.way = (_, next) => next();
    again.click();
    expect((await until(element, (root) => root.querySelector('p.nobody'))).textContent).to.equal('您还没有提交过反馈。');
    expect(element.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
  });
});
