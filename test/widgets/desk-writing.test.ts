import { expect } from '@open-wc/testing';
import { DeskService } from '../../stories/support/desk.ts';
import { VALUES, at, fill, form, opened, t } from './desks.ts';
import { $$, focused, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

describe('what is written at the desk', () => {
  it('goes where its label says: each form has ids of its own', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES);
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    const step = await form(element, 'accept');
    for (const [selector, name] of [['.notes form', t.text.note], ['.reply form', t.text.message], ['.todo .writing form', t.text.accept]] as const) {
      const writing = await until(element, (root) => root.querySelector<HTMLFormElement>(selector));
      const text = writing.querySelector('textarea')!;
      const label = [...writing.querySelectorAll('label')].find((one) => one.textContent === name)!;
      label.click();
      expect(focused(element), name).to.equal(text);
      expect([...text.labels!].map((one) => one.textContent), name).to.deep.equal([name]);
    }
    // Errors as well.
    step.requestSubmit();
    await until(element, (root) => root.querySelector('.todo .writing .error'));
    const ids = $$(element, '[id]').map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).to.deep.equal([]);
    for (const name of ['for', 'aria-describedby', 'aria-labelledby']) {
      for (const of of $$(element, `.writing [${name}]`)) for (const id of of.getAttribute(name)!.split(' ')) expect(ids, `${name} of ${of.id}`).to.include(id);
    }
    fill(step, { text: 'Sorry' });
    expect(step.querySelector('.count')!.textContent).to.equal('5 / 5000');
  });
});
