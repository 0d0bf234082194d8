import { expect } from '@open-wc/testing';
import words from '../../src/i18n/en/visits.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { drawn } from '../../stories/support/desk-visits.ts';
import { WORDS } from '../../stories/support/words.ts';
import type { HeedDesk } from '../../src/widgets/desk/desk.ts';
import { at, opened, t } from './desks.ts';
import { $, $$, type, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

const counted = (element: HeedDesk, count: number) => until(element, (root) => root.querySelector('[data-open=visits] .count-of')?.textContent === `${count}`);
async function list(element: HeedDesk): Promise<HTMLElement> {
  $(element, '[data-open=visits]').click();
  await until(element, (root) => root.querySelector('.visits .figures'));
  return $(element, '.visits');
}
const figures = (element: HeedDesk) => $$(element, '.visits .figures dd').map(({ textContent }) => textContent);

describe('return visits', () => {
  it('an agent sees whom to visit, and records it; it stands in the case, and in the figures with their n', async () => {
    const service = await DeskService.open();
    expect(await drawn(service, WORDS.en, 2)).to.equal(2);
    const { element } = await at(service, 'agent');
    await counted(element, 2);
    const visits = await list(element);
    expect(figures(element)).to.deep.equal(['2', '2 of 2', '0 of 2', words.noData, words.noData]);
    const [visit] = visits.querySelectorAll<HTMLElement>('li');
    const reference = visit!.querySelector('bdi[dir=ltr]')!.textContent;
    expect(visit!.querySelectorAll('[name=satisfied]')).to.have.length(0);
    visit!.querySelector<HTMLInputElement>('[name=reached][value=yes]')!.click();
    (await until(element, () => visit!.querySelector<HTMLInputElement>('[name=satisfied][value=yes]'))).click();
    type(visit!.querySelector<HTMLTextAreaElement>('textarea')!, 'It has not dripped since.');
    visit!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await until(element, (root) => root.querySelector('.visits .done')?.textContent === words.said);
    await counted(element, 1);
    expect(figures(element)).to.deep.equal(['2', '2 of 2', '1 of 2', '1 of 1', '1 of 1']);
    await opened(element, reference);
    const entry = await until(element, (root) => [...root.querySelectorAll<HTMLElement>('.entry-of.inside')].find((node) => node.textContent?.includes(t.event['return-visit'])));
    expect(entry.textContent).to.include('It has not dripped since.').and.include(t.label.reached).and.include('Yes');
  });

  it('a visit that could not be recorded stays, with what was written; one that somebody else recorded goes', async () => {
    const service = await DeskService.open();
    await drawn(service, WORDS.en, 1);
    const { element } = await at(service, 'agent');
    await counted(element, 1);
    const visit = (await list(element)).querySelector<HTMLElement>('li')!;
    visit.querySelector<HTMLInputElement>('[name=reached][value=no]')!.click();
    const note = visit.querySelector<HTMLTextAreaElement>('textarea')!;
    type(note, 'Nobody at home');
    service.way = (path, next) => (path.endsWith('/done') ? Promise.reject(new TypeError('cut')) : next());
    visit.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await until(element, (root) => root.querySelector('.visits [role=alert]'));
    expect([note.value, note.isConnected]).to.deep.equal(['Nobody at home', true]);
    service.way = (_, next) => next();
    const other = await service.as('manager');
    await other.visits.done(visit.dataset.visit!, { reached: true, satisfied: false, note: '' });
    visit.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await until(element, (root) => root.querySelector('.visits .done')?.textContent === words.taken);
    await until(element, (root) => root.querySelector('.visits .empty'));
  });

  it('handlers visit nobody', async () => {
    const service = await DeskService.open();
    const { element } = await at(service, 'handler');
    expect($$(element, '[data-open=visits]')).to.have.length(0);
  });
});
