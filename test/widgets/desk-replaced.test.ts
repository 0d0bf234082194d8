import { expect } from '@open-wc/testing';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { at, fill, form, opened, send, t, VALUES } from './desks.ts';
import { until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** A complaint whose solution waits for approval. */
async function proposed(service: DeskService): Promise<string> {
  const { reference } = await service.file('complaint', VALUES, 5);
  await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
  await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Workshop' });
  await service.step('manager', reference, 'assign', { departments: ['workshop'] });
  await service.step('handler', reference, 'propose', { text: 'A new lid.', by: inDays(10) });
  return reference;
}

describe('a step at the desk that somebody else has taken meanwhile', () => {
  it('is no longer offered with its form, and what was written for it can be read until it is discarded', async () => {
    const service = await DeskService.open();
    const reference = await proposed(service);
    service.now();
    const { element } = await at(service, 'manager');
    await opened(element, reference);
    fill(await form(element, 'return'), { text: 'Too dear.' });
    await service.step('manager', reference, 'approve');
    const gone = await until(element, (root) => root.querySelector('.todo .conflict'));
    expect(gone.textContent).to.include(t.ui.goneStep).and.include(t.event.approve).and.include('Too dear.');
    expect(element.shadowRoot!.querySelector('.todo form')).to.equal(null);
    expect(gone.querySelector('.primary')).to.equal(null);
    gone.querySelector<HTMLButtonElement>('.actions button')!.click();
    await until(element, (root) => !root.querySelector('.todo .conflict'));
  });

  it('says so, too, where nothing had been written', async () => {
    const service = await DeskService.open();
    const reference = await proposed(service);
    service.now();
    const { element } = await at(service, 'manager');
    await opened(element, reference);
    await form(element, 'approve');
    await service.step('manager', reference, 'return', { text: 'Too dear.' });
    const gone = await until(element, (root) => root.querySelector('.todo .conflict'));
    expect(gone.textContent).to.include(t.ui.goneStep).and.include(t.event.return).and.include('Too dear.').and.not.include(t.ui.mine);
    const button = gone.querySelector<HTMLButtonElement>('.actions button')!;
    expect(button.textContent).to.equal(t.ui.cancel);
    button.click();
    await until(element, (root) => !root.querySelector('.todo .conflict'));
  });

  it('is asked about once more where what it decides on is another one now', async () => {
    const service = await DeskService.open();
    const reference = await proposed(service);
    service.now();
    const { element, backend } = await at(service, 'manager');
    await opened(element, reference);
    const approve = await form(element, 'approve');
    await service.step('manager', reference, 'return', { text: 'Too dear.' });
    await service.step('handler', reference, 'propose', { text: 'Glue for the lid.', by: inDays(5) });
    await until(element, (root) => root.querySelector('.todo .about')?.textContent?.includes('Glue for the lid.'));
    send(approve);
    const both = await until(element, (root) => root.querySelector('.todo .conflict'));
    expect(both.textContent).to.include(t.event.propose).and.include('Glue for the lid.');
    expect((await backend.open(reference)).state).to.equal('proposed');
    both.querySelector<HTMLButtonElement>('.primary')!.click();
    await until(element, (root) => root.querySelector('.case-head .badge.state')?.textContent?.trim() === t.state.approved);
  });
});
