import { expect } from '@open-wc/testing';
import { DeskService } from '../../stories/support/desk.ts';
import { $, $$, until } from './support.ts';
import type { QueueName } from '../../src/domain/records/desk.ts';
import { VALUES, at, opened } from './desks.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

for (const direction of ['ltr', 'rtl'] as const) describe(`the queues on a phone, ${direction}`, () => {
  it('stand in a row, with the chosen one in view, also after a case; a row that is scrolled by hand stays', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 5);
    service.now();
    const { element } = await at(service, 'manager');
    Object.assign(element.parentElement!, { dir: direction }).style.width = '375px';
    const row = $(element, '.queues');
    const inView = () => {
      const [a, b] = [$(element, '.queue[aria-current]'), row].map((one) => one.getBoundingClientRect());
      return a!.left >= b!.left - 1 && a!.right <= b!.right + 1;
    };
    const choose = async (name: QueueName) => {
      $(element, `.queue.${name}`).click();
      await until(element, (root) => root.querySelector(`.queue.${name}[aria-current]`));
      await element.updateComplete;
    };
    expect(row.scrollWidth).to.be.greaterThan(row.clientWidth);
    const [top] = [scrollY];
    for (const name of ['all', 'mine', 'unassigned', 'all'] as const) {
      await choose(name);
      expect(inView(), name).to.equal(true);
    }
    expect(scrollY).to.equal(top);

    // Case and back: the row was not drawn meanwhile.
    const before = row.scrollLeft;
    await opened(element, reference);
    expect(row.checkVisibility()).to.equal(false);
    location.hash = '';
    await until(element, () => row.checkVisibility());
    await element.updateComplete;
    expect([inView(), row.scrollLeft === before || Math.abs(row.scrollLeft - before) < 2]).to.deep.equal([true, true]);

    row.scrollLeft = 0;
    const there = row.scrollLeft;
    element.requestUpdate();
    await element.updateComplete;
    expect(row.scrollLeft).to.equal(there);
    expect($$(element, '.queue[aria-current]')).to.have.length(1);
  });
});
