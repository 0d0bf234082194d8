import { expect } from '@open-wc/testing';
import { soundAlarms } from '../../server/late.ts';
import { DEFAULT_SITE, DEFAULTS } from '../../server/settings.ts';
import { formatDate, formatTime } from '../../src/i18n/format.ts';
import zhHans from '../../src/i18n/zh-Hans/desk.ts';
import zhHant from '../../src/i18n/zh-Hant/desk.ts';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { VALUES, at, fill, form, opened, send, t, unaware } from './desks.ts';
import { $, $$, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

const DAY = 864e5;
/** Where days begin at another instant than here. */
const SITE = { ...DEFAULT_SITE, answers: { calendar: { workdays: [1, 2, 3, 4, 5], timeZone: 'Pacific/Auckland' } } };
const sound = ({ store, shift }: DeskService) => soundAlarms({ store, settings: { ...DEFAULTS, sites: { default: SITE } }, clock: () => Date.now() + shift });
/** The last event of a type in the history, by its heading. */
const entry = (page: HTMLElement, heading: string) => [...page.querySelectorAll<HTMLElement>('.talk .entry-of')].findLast((found) => found.querySelector('strong')!.textContent === heading)!;

describe('what the history says of a case', () => {
  it('calls what the customer is told too what it is: that a case is late; whom that calls stays inside', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 180);
    service.now();
    await sound(service);
    const { element } = await at(service, 'agent');
    const page = await opened(element, reference);
    expect(entry(page, t.event.late).textContent).to.include(t.ui.visible).and.include(t.label.dueAt).and.not.include(t.ui.internal);
    expect(entry(page, t.event.escalate).textContent).to.include(t.ui.internal).and.not.include(t.ui.visible);
  });

  it('shows the day that was promised, in whichever zone its end is counted', async () => {
    const service = await DeskService.open('en', SITE);
    const receipt = await service.file('complaint', VALUES, 900);
    const { reference } = receipt;
    const by = inDays(10);
    await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
    await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Workshop' });
    await service.step('manager', reference, 'assign', { departments: ['workshop'] });
    await service.step('handler', reference, 'propose', { text: 'A new lid.', by });
    await service.step('manager', reference, 'approve');
    await service.say(receipt, 'agree');
    service.now();
    const seen = await service.customer.cases.track(receipt);
    expect(seen.promisedDay).to.equal(by);
    const { element } = await at(service, 'agent');
    const page = await opened(element, reference);
    const promised = [...page.querySelectorAll('.clock')].find((card) => card.querySelector('dt')!.textContent === t.clock.promise)!;
    expect(promised.querySelector('.hint')!.textContent).to.equal(formatDate(by, 'en'));
    element.remove();
    clear();
    // Once it has passed, it is late with that day.
    service.shift = 12 * DAY;
    await sound(service);
    const late = await opened((await at(service, 'agent')).element, reference);
    expect(entry(late, t.event.late).textContent).to.include(formatDate(by, 'en')).and.include(t.clock.promise);
  });

  it('shows a promised time in words, and calls it one of an answer in each language', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 60);
    const by = `${inDays(3)}T12:00`;
    await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
    await service.step('agent', reference, 'promise', { by, text: 'We ask the workshop.' });
    service.now();
    const { element } = await at(service, 'agent');
    const page = await opened(element, reference);
    const said = entry(page, t.event.promise);
    expect([said.querySelector('dt')!.textContent, said.querySelector('dd')!.textContent]).to.deep.equal([t.label.answerBy, formatTime(by, 'en')]);
    expect((await form(element, 'promise')).querySelector('[data-field=by] label')!.textContent).to.include(t.label.answerBy);
    for (const { label } of [t, zhHans, zhHant]) expect(label.answerBy).to.not.equal(label.by);
  });
});

describe('what two have written at once', () => {
  it('is headed by the name of the step, and its words by what they are in it', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 5);
    const { element } = await unaware(service, reference);
    const accept = await form(element, 'accept');
    fill(accept, { text: 'We are sorry.' });
    await service.step('manager', reference, 'mark-emergency', { text: 'The press has called.' });
    send(accept);
    const mine = (await until(element, (root) => root.querySelector('.conflict'))).querySelector('.both')!.lastElementChild!;
    expect([mine.querySelector('h3')!.textContent, mine.querySelector('dt')!.textContent]).to.deep.equal([t.step.accept, t.text.accept]);
    expect($$(element, '.todo form')).to.have.length(1);
    expect($(element, '.conflict').textContent).to.not.include(t.label.text);
  });
});
