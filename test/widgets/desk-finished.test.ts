import { expect } from '@open-wc/testing';
import { DEFAULT_SITE } from '../../server/settings.ts';
import enFinished from '../../src/i18n/en/finished.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { at, fill, send, t } from './desks.ts';
import { $$, focused, until } from './support.ts';
import type { HeedDesk } from '../../src/widgets/desk/desk.ts';

const SITE = { ...DEFAULT_SITE, surveyUrl: 'https://shop.example/survey' };
const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** The form in which a finished service is told of, from the desk by keys alone. */
async function telling(element: HeedDesk): Promise<HTMLFormElement> {
  element.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, composed: true }));
  const kind = await until(element, (root) => [...root.querySelectorAll<HTMLLabelElement>('.recording .kinds label')].find((label) => label.textContent === t.ui.finished));
  kind.querySelector('input')!.click();
  return until(element, (root) => root.querySelector<HTMLFormElement>('.recording form:has([name=service])'));
}

const told = async (element: HeedDesk, values: Readonly<Record<string, string>>): Promise<HTMLElement> => {
  const form = await telling(element);
  fill(form, values);
  send(form);
  return until(element, (root) => root.querySelector<HTMLElement>('.asked'));
};

describe('a service that is finished', () => {
  it('is told of at the desk by those who may ask; its customer is invited by mail, and the link can be handed over', async () => {
    const service = await DeskService.open('en', SITE);
    const { element } = await at(service, 'agent');
    const form = await telling(element);
    expect([...form.querySelectorAll<HTMLOptionElement>('[name=department] option')].map(({ value }) => value)).to.include('workshop');
    expect([...form.querySelectorAll<HTMLOptionElement>('[name=agent] option')].map(({ textContent }) => textContent)).to.include('Chen Gang');
    expect(form.querySelector<HTMLInputElement>('[name=finishedAt]')!.value).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect(form.querySelector<HTMLSelectElement>('[name=language]')!.value).to.equal('en');
    fill(form, { service: 'Repair of a tap', name: 'Lin Wei', email: 'lin@example.com', workOrder: 'WO-7', department: 'workshop', agent: 'u-handler', language: 'zh-Hans' });
    send(form);
    const asked = await until(element, (root) => root.querySelector<HTMLElement>('.asked'));
    expect(asked.querySelector('h3')!.textContent).to.equal(enFinished.invited);
    await until(element, () => focused(element)?.matches('.asked h3'));
    expect(asked.textContent).to.include(enFinished.mailed('lin@example.com'));
    const link = asked.querySelector('output')!.textContent;
    expect(link).to.match(/^https:\/\/shop\.example\/survey#invitation=[0-9a-f]{56}$/);
    expect(asked.querySelector('svg.qr')!.getAttribute('aria-label')).to.equal(enFinished.scan);
    const { invitation } = (await service.store.surveys.invitation('default', link.split('=')[1]!.slice(0, 32)))!;
    expect(invitation).to.include({ template: 'after-service', service: 'Repair of a tap', subject: 'WO-7', department: 'workshop', agent: 'u-handler', locale: 'zh-Hans', name: 'Lin Wei', invitedBy: 'u-agent' });
  });

  it('whoever was asked lately is not asked, and the desk says when; what was entered can be mended', async () => {
    const service = await DeskService.open('en', SITE);
    const { element } = await at(service, 'manager');
    const first = await told(element, { service: 'A tap', phone: '+86 138 0000 0000' });
    expect(first.textContent).to.include(enFinished.noAddress);
    first.querySelector<HTMLButtonElement>('.actions button')!.click();
    await until(element, (root) => root.querySelector('.recording form') && !root.querySelector('.asked'));
    const again = await told(element, { service: 'Another tap', phone: '+86 13800000000' });
    expect(again.dataset.outcome).to.equal('asked-recently');
    expect(again.textContent).to.match(/This customer was asked on .*20\d\d/);
    expect(again.querySelector('output')).to.equal(null);
    again.querySelector<HTMLButtonElement>('.actions .primary')!.click();
    const form = await until(element, (root) => root.querySelector<HTMLFormElement>('.recording form'));
    expect(form.querySelector<HTMLInputElement>('[name=service]')!.value).to.equal('Another tap');
    fill(form, { phone: '+86 139 0000 0000' });
    send(form);
    await until(element, (root) => root.querySelector('[data-outcome=invited]'));
  });

  it('a number that belongs to another customer, and one that was asked about before, are told of in words', async () => {
    const service = await DeskService.open('en', SITE);
    const { element, backend } = await at(service, 'agent');
    const ask = (email: string, idempotencyKey: string) => backend.invitations!.serviceFinished({ service: 'A tap', workOrder: 'WO-1', email, language: 'en', finishedAt: new Date().toISOString() }, { idempotencyKey });
    await ask('lin@example.com', 'a-key-of-a-request-1');
    expect((await ask('lin@example.com', 'a-key-of-a-request-2')).outcome).to.equal('known');
    const other = await told(element, { service: 'A tap', workOrder: 'WO-1', email: 'wu@example.com' });
    expect(other.textContent).to.include(enFinished.another);
    expect(other.querySelector('output')).to.equal(null);
  });

  it('nothing is sent without an address or a number; a failure keeps what was written', async () => {
    const service = await DeskService.open('en', SITE);
    const { element } = await at(service, 'agent');
    const form = await telling(element);
    fill(form, { service: 'A tap' });
    send(form);
    await until(element, () => form.querySelector('[data-field=email] .error'));
    service.way = (path, next) => (path.endsWith('/survey-invitations') ? Promise.reject(new TypeError('cut')) : next());
    fill(form, { email: 'lin@example.com' });
    send(form);
    await until(element, (root) => root.querySelector('.recording > [role=alert]'));
    expect(form.querySelector<HTMLInputElement>('[name=service]')!.value).to.equal('A tap');
    service.way = (_, next) => next();
    send(form);
    await until(element, (root) => root.querySelector('[data-outcome=invited]'));
  });

  it('a site that asks nobody after services says so; a handler is not offered it', async () => {
    const service = await DeskService.open('en', { ...SITE, surveys: { ...SITE.surveys, afterService: null } });
    const { element } = await at(service, 'agent');
    expect((await told(element, { service: 'A tap', phone: '13800000000' })).textContent).to.include(enFinished.notAsked);
    const handler = await at(service, 'handler');
    expect($$(handler.element, '.record')).to.have.length(0);
  });
});
