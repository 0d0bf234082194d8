import { expect } from '@open-wc/testing';
import { DeskService } from '../../stories/support/desk.ts';
import { lowScore } from '../../stories/support/desk-calls.ts';
import { at, t } from './desks.ts';
import { $, $$, focused, type, until } from './support.ts';
import type { HeedDesk } from '../../src/widgets/desk/desk.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

const counted = (element: HeedDesk, count: number) => until(element, (root) => root.querySelector('.queue.calls .count-of')?.textContent === `${count}`);
const list = async (element: HeedDesk): Promise<HTMLElement> => {
  $(element, '.queue.calls').click();
  return until(element, (root) => root.querySelector<HTMLElement>('section.calls'));
};

describe('calls after low scores', () => {
  it('are on the desk as soon as the score has come, with due time, score, words and number, for those who call', async () => {
    const service = await DeskService.open();
    const { element } = await at(service, 'agent');
    const handler = await at(service, 'handler');
    await counted(element, 0);
    await lowScore(service, { overall: 2, why: 'Nobody answered\nfor a week', callBack: 'yes', phone: '+86 138-0000-0000' });
    await counted(element, 1);
    expect($$(handler.element, '.queue.calls')).to.have.length(0);
    const calls = await list(element);
    await until(element, () => focused(element)?.matches('.calls h2'));
    expect($(element, '.queue.calls').getAttribute('aria-current')).to.equal('true');
    const [call] = calls.querySelectorAll('li');
    expect(call!.querySelector('h3')!.textContent).to.include(t.calls.by);
    expect(call!.textContent).to.include(`2 ${t.calls.of} 5`).and.include('Nobody answered\nfor a week').and.include('Yes, please call me');
    expect(call!.querySelector<HTMLAnchorElement>('a[href^="tel:"]')!.getAttribute('href')).to.equal('tel:+8613800000000');
  });

  it('an overdue one is marked so, in words, on the list and the queue, and leads to its case', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('inquiry', { subject: 'Lid', description: 'So', name: 'Lin Wei', email: 'lin@example.com', consent: true }, 180);
    service.shift = -180 * 60_000;
    await lowScore(service, { overall: 1 }, reference);
    service.shift = 0;
    const { element } = await at(service, 'manager');
    await counted(element, 1);
    expect($(element, '.queue.calls').classList.contains('overdue')).to.equal(true);
    const calls = await list(element);
    expect(calls.querySelector('li h3')!.textContent).to.include(t.calls.overdue);
    calls.querySelector<HTMLAnchorElement>(`a[href="#case=${reference}"]`)!.click();
    await until(element, (root) => root.querySelector('.case .ids .ref')?.textContent === reference);
    expect($$(element, 'section.calls')).to.have.length(0);
  });

  it('whoever has called says what was agreed; the call is off every desk, and the note is kept', async () => {
    const service = await DeskService.open();
    await lowScore(service, { overall: 1 });
    await lowScore(service, { overall: 2 });
    const [one, other] = [await at(service, 'agent'), await at(service, 'manager')];
    await counted(one.element, 2);
    const calls = await list(one.element);
    await until(one.element, () => calls.querySelectorAll('li').length === 2);
    type(calls.querySelector<HTMLTextAreaElement>('li textarea')!, 'Apologised; a new lid is on its way.');
    calls.querySelector<HTMLButtonElement>('li [type=submit]')!.click();
    await counted(one.element, 1);
    await until(one.element, (root) => root.querySelector('.calls .done')?.textContent === t.calls.said);
    await until(one.element, () => focused(one.element)?.matches('.calls h2'));
    await counted(other.element, 1);
    const rest = await service.store.surveys.openFollowUps('default', 10);
    expect(rest).to.have.length(1);
  });

  it('a call that could not be recorded stays, with what was written', async () => {
    const service = await DeskService.open();
    await lowScore(service, { overall: 1 });
    const { element } = await at(service, 'agent');
    await counted(element, 1);
    const calls = await list(element);
    await until(element, () => calls.querySelector('li'));
    const note = calls.querySelector<HTMLTextAreaElement>('li textarea')!;
    type(note, 'Nobody at home.');
    service.way = (path, next) => (path.endsWith('/done') ? Promise.reject(new TypeError('cut')) : next());
    calls.querySelector<HTMLButtonElement>('li [type=submit]')!.click();
    await until(element, (root) => root.querySelector('.calls [role=alert]'));
    expect(note.value).to.equal('Nobody at home.');
    expect(note.isConnected).to.equal(true);
    service.way = (_, next) => next();
    calls.querySelector<HTMLButtonElement>('li [type=submit]')!.click();
    await until(element, () => calls.querySelector('.empty'));
    expect(calls.textContent).to.include(t.calls.none);
  });
});
