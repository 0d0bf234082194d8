import { expect } from '@open-wc/testing';
import { DEFAULT_SITE } from '../../server/settings.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { lowScore } from '../../stories/support/desk-calls.ts';
import words from '../../src/i18n/en/calls.ts';
import { at } from './desks.ts';
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
const press = (call: Element, label: string) => [...call.querySelectorAll('button')].find(({ textContent }) => textContent === label)!.click();
/** Takes the first call of the list. */
const take = async (element: HeedDesk, calls: HTMLElement): Promise<HTMLElement> => {
  const { call } = (await until(element, () => calls.querySelector<HTMLElement>('li'))).dataset;
  press(calls.querySelector('li')!, words.take);
  return until(element, () => calls.querySelector('form')?.closest<HTMLElement>(`[data-call="${call}"]`));
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
    expect(call!.querySelector('h3')!.textContent).to.include(words.by);
    expect(call!.textContent).to.include(words.of('2', 5)).and.include('Nobody answered\nfor a week').and.include('Yes, please call me');
    expect(call!.querySelector<HTMLAnchorElement>('a[href^="tel:"]')!.getAttribute('href')).to.equal('tel:+8613800000000');
  });

  it('an overdue one is marked so, in words, on the list and the queue, and leads to its case', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('inquiry', { subject: 'Lid', description: 'So', name: 'Lin Wei', email: 'lin@example.com', consent: true }, 180);
    service.shift = -180 * 60_000;
    await lowScore(service, { overall: 1 }, { case: reference });
    service.shift = 0;
    const { element } = await at(service, 'manager');
    await counted(element, 1);
    expect($(element, '.queue.calls').classList.contains('overdue')).to.equal(true);
    const calls = await list(element);
    expect(calls.querySelector('li h3')!.textContent).to.include(words.overdue);
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
    const call = await take(one.element, calls);
    press(call, words.record);
    expect(await until(one.element, () => call.querySelector('.error')?.textContent)).to.equal(words.missing);
    expect(focused(one.element)?.matches('textarea[aria-invalid]')).to.equal(true);
    type(call.querySelector<HTMLTextAreaElement>('textarea')!, 'Apologised; a new lid is on its way.');
    press(call, words.record);
    await counted(one.element, 1);
    await until(one.element, (root) => root.querySelector('.calls .done')?.textContent === words.said);
    await until(one.element, () => focused(one.element)?.matches('.calls h2'));
    await counted(other.element, 1);
    const rest = await service.store.surveys.openFollowUps('default', 10);
    expect(rest).to.have.length(1);
  });

  it('whoever takes a call has it alone: the others see who calls, live, are told when they were too late, and a manager may take over', async () => {
    const service = await DeskService.open();
    await lowScore(service, { overall: 1 });
    const [agent, manager] = [await at(service, 'agent'), await at(service, 'manager')];
    for (const { element } of [agent, manager]) await counted(element, 1);
    const [mine, theirs] = [await list(agent.element), await list(manager.element)];
    await take(manager.element, theirs);
    expect(theirs.querySelector('h3')!.textContent).to.include(words.mine);
    const { taken } = (await agent.backend.calls.list())[0]!;
    await until(agent.element, () => mine.querySelector('h3')?.textContent!.includes(words.calling(taken!.name)));
    expect(mine.querySelectorAll('li button, li form')).to.have.length(0);
    press(theirs.querySelector('li')!, words.release);
    await until(agent.element, () => mine.querySelector('li button'));
    // Too late, before the news have come.
    const { call: id } = mine.querySelector('li')!.dataset as { call: string };
    let free = () => { /* Nobody waits yet. */ };
    const held = new Promise<void>((done) => { free = done; });
    service.way = (path, next) => (path.endsWith('/survey-follow-ups') ? held.then(next) : next());
    await manager.backend.calls.take(id);
    press(mine.querySelector('li')!, words.take);
    free();
    expect(await until(agent.element, () => mine.querySelector('.done')?.textContent)).to.equal(words.hasTaken(taken!.name));
    service.way = (_, next) => next();
    await manager.backend.calls.release(id);
    // Whoever is responsible may take over.
    await until(agent.element, () => mine.querySelector('li button'));
    await take(agent.element, mine);
    await until(manager.element, () => [...theirs.querySelectorAll('li button')].some(({ textContent }) => textContent === words.takeOver));
    press(theirs.querySelector('li')!, words.takeOver);
    await until(manager.element, () => theirs.querySelector('form'));
    await until(agent.element, () => !mine.querySelector('form'));
  });

  it('whoever was not reached stays on the list, due later, with who has tried', async () => {
    const service = await DeskService.open();
    await lowScore(service, { overall: 1 });
    const { element } = await at(service, 'agent');
    await counted(element, 1);
    const calls = await list(element);
    const call = await take(element, calls);
    call.querySelector<HTMLInputElement>('[value=not-reached]')!.click();
    await until(element, () => call.querySelector('.field label')!.textContent === words.noteIfAny);
    press(call, words.record);
    expect(await until(element, () => calls.querySelector('.tries')?.textContent)).to.include(words.tries(1));
    await until(element, () => [...calls.querySelectorAll('li button')].some(({ textContent }) => textContent === words.take));
    expect(calls.querySelector('.done')!.textContent).not.to.equal('');
    expect((await take(element, calls)).querySelector('[value=given-up]')).not.to.equal(null);
  });

  it('low scores of those who cannot be reached are one task that counts, is looked into by one, and is closed once all of it was read', async () => {
    const service = await DeskService.open();
    const page = 'https://shop.example/kiosk';
    await lowScore(service, { overall: 1, why: 'Cold soup' }, { page });
    await lowScore(service, { overall: 2 }, { page });
    const { element } = await at(service, 'agent');
    element.surveysUrl = '/results#other';
    await counted(element, 1);
    const calls = await list(element);
    const item = await until(element, () => calls.querySelector<HTMLElement>('[data-way=look]'));
    expect(item.textContent).to.include(words.ways.look.head).and.include(words.scores(2)).and.include(page).and.include(words.ways.look.by).and.include('Cold soup');
    expect(item.querySelectorAll('a[href^="tel:"], a[href^="mailto:"]')).to.have.length(0);
    const { id } = (await service.store.surveys.followUps('default', 1))[0]!.followUp;
    const link = item.querySelector<HTMLAnchorElement>('a[href^="/results#"]')!;
    expect(Object.fromEntries(new URLSearchParams(link.hash.slice(1)))).to.deep.equal({ results: 'after-complaint', channel: 'inline', followUp: id });
    press(item, words.ways.look.take);
    const form = await until(element, () => item.querySelector('form'));
    expect([...form.querySelectorAll<HTMLInputElement>('[name=outcome]')].map(({ value }) => value)).to.deep.equal(['put-right', 'nothing-found']);
    expect(item.querySelector('h3')!.textContent).to.include(words.ways.look.mine);
    press(item, words.record);
    expect(await until(element, () => item.querySelector('.error')?.textContent)).to.equal(words.ways.look.missing);
    // Another one comes just before it is recorded: it has to be read first.
    const note = form.querySelector('textarea')!;
    type(note, 'The oven is mended.');
    let before = 0;
    service.way = async (path, next) => {
      if (path.endsWith('/done') && !before++) await lowScore(service, { overall: 1 }, { page });
      return next();
    };
    press(item, words.record);
    expect(await until(element, () => calls.querySelector('.done')?.textContent)).to.equal(words.more);
    await until(element, () => item.textContent!.includes(words.scores(3)));
    expect(note.value).to.equal('The oven is mended.');
    press(item, words.record);
    await until(element, () => calls.querySelector('.empty'));
    expect(calls.querySelector('.done')!.textContent).to.equal(words.ways.look.said);
    await lowScore(service, { overall: 1 }, { page });
    await counted(element, 1);
  });

  it('low scores that come while it is written down are told of, and have to be read before the task is closed', async () => {
    const service = await DeskService.open();
    const page = 'https://shop.example/kiosk';
    for (const overall of [1, 2]) await lowScore(service, { overall }, { page });
    const { element } = await at(service, 'agent');
    await counted(element, 1);
    const calls = await list(element);
    const item = await until(element, () => calls.querySelector<HTMLElement>('[data-way=look]'));
    press(item, words.ways.look.take);
    const note = await until(element, () => item.querySelector('textarea'));
    type(note, 'The oven is mended.');
    expect(item.querySelector('.grown')).to.equal(null);
    await lowScore(service, { overall: 1, why: 'Cold again' }, { page });
    await until(element, () => item.textContent!.includes(words.scores(3)));
    expect(item.querySelector('.grown')!.textContent).to.equal(words.more);
    expect(item.querySelector('details')!.open).to.equal(true);
    press(item, words.record);
    expect(await until(element, () => calls.querySelector('.done')?.textContent)).to.equal(words.more);
    await until(element, () => focused(element)?.matches('[data-way=look] summary'));
    expect((await service.store.surveys.openFollowUps('default', 9)).length).to.equal(1);
    expect([item.querySelector('.grown'), note.value]).to.deep.equal([null, 'The oven is mended.']);
    press(item, words.record);
    await until(element, () => calls.querySelector('.empty'));
    // One taken anew begins anew.
    await lowScore(service, { overall: 1 }, { page });
    const next = await until(element, () => calls.querySelector<HTMLElement>('[data-way=look]'));
    press(next, words.ways.look.take);
    await until(element, () => next.querySelector('textarea'));
    press(next, words.release);
    await until(element, () => !next.querySelector('textarea'));
    await lowScore(service, { overall: 1 }, { page });
    await until(element, () => next.textContent!.includes(words.scores(2)));
    press(next, words.ways.look.take);
    await until(element, () => next.querySelector('textarea'));
    expect(next.querySelector('.grown')).to.equal(null);
  });

  it('a service number is called one, and a place without department is named so', async () => {
    const service = await DeskService.open('en', { ...DEFAULT_SITE, forms: { complaint: { hide: ['phone', 'email', 'preferredContact'] } } });
    const { reference } = await service.file('complaint', { subject: 'Lid', description: 'So', name: 'Lin Wei', consent: true });
    await lowScore(service, { overall: 1 }, { case: reference });
    await lowScore(service, { overall: 1 }, { subject: 'WO-5521' });
    await lowScore(service, { overall: 1 }, { customer: 'C-1' });
    const { element } = await at(service, 'agent');
    await counted(element, 3);
    const calls = await list(element);
    await until(element, () => calls.querySelectorAll('li').length === 3);
    const of = (way: string) => calls.querySelector(`[data-way=${way}]`)!.textContent!;
    expect(of('records')).to.include(`${words.number} WO-5521`).and.not.include(`${words.case} WO-5521`);
    expect(of('message')).to.include(`${words.case} ${reference}`);
    expect(of('look')).to.include(words.nowhere);
  });

  it('whoever left nothing with their case is answered on it, and of a service its number is named', async () => {
    const service = await DeskService.open('en', { ...DEFAULT_SITE, forms: { complaint: { hide: ['phone', 'email', 'preferredContact'] } } });
    const { reference } = await service.file('complaint', { subject: 'Lid', description: 'So', name: 'Lin Wei', consent: true });
    await lowScore(service, { overall: 1 }, { case: reference });
    await lowScore(service, { overall: 1 }, { subject: 'WO-28' });
    const { element } = await at(service, 'agent');
    await counted(element, 2);
    const calls = await list(element);
    await until(element, () => calls.querySelectorAll('li').length === 2);
    const [message, records] = ['message', 'records'].map((way) => calls.querySelector<HTMLElement>(`[data-way=${way}]`)!) as [HTMLElement, HTMLElement];
    expect(records.textContent).to.include(words.records('WO-28'));
    expect(message.querySelector('.reach')!.textContent).to.include(words.ways.message.head);
    expect(message.querySelector('.reach a')!.getAttribute('href')).to.equal(`#case=${reference}`);
    press(message, words.ways.message.take);
    await until(element, () => message.querySelector('form'));
    expect([...message.querySelectorAll<HTMLInputElement>('[name=outcome]')].map(({ value }) => value)).to.deep.equal(['written', 'given-up']);
    press(message, words.record);
    await counted(element, 1);
  });

  it('has an address of its own, to which mails lead', async () => {
    const service = await DeskService.open();
    await lowScore(service, { overall: 1 });
    history.replaceState(null, '', '#calls');
    const { element } = await at(service, 'agent');
    expect(await until(element, (root) => root.querySelector('section.calls li'))).not.to.equal(undefined);
  });

  it('a call that could not be recorded stays, with what was written', async () => {
    const service = await DeskService.open();
    await lowScore(service, { overall: 1 });
    const { element } = await at(service, 'agent');
    await counted(element, 1);
    const calls = await list(element);
    await take(element, calls);
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
    expect(calls.textContent).to.include(words.none);
  });
});
