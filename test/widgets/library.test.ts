import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/case-library.ts';
import enLibrary from '../../src/i18n/en/library.ts';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { VALUES, focusOn } from './desks.ts';
import { $, place, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** A complaint that was closed. */
async function closed(service: DeskService, subject: string): Promise<string> {
  const receipt = await service.file('complaint', { ...VALUES, subject }, 6000);
  const { reference } = receipt;
  await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
  await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Workshop' });
  await service.step('manager', reference, 'assign', { departments: ['workshop'] });
  await service.step('handler', reference, 'propose', { text: 'A new lid.', by: inDays(10) });
  await service.step('manager', reference, 'approve');
  await service.say(receipt, 'agree');
  await service.step('handler', reference, 'report-done', { text: 'It is sent.' });
  await service.say(receipt, 'satisfied');
  await service.step('agent', reference, 'close', { summary: 'A new lid.', lesson: 'Glaze twice.', measure: 'Check each lid.' });
  return reference;
}

describe('the case library', () => {
  it('makes an entry of the case that its address names, also once the page is open, and only after somebody has read it', async () => {
    const service = await DeskService.open();
    const [first, second] = [await closed(service, 'The lid is cracked'), await closed(service, 'The spout drips')];
    service.now();
    location.hash = `#add=${first}`;
    const backend = await service.as('agent');
    const element = place<HTMLElement>(html`<div lang="en"><heed-case-library .backend=${backend}></heed-case-library></div>`).querySelector('heed-case-library')!;
    const titled = (title: string) => until(element, (root) => [...root.querySelectorAll<HTMLInputElement>('.draft [name=title]')].find(({ value }) => value === title)?.form);
    await titled('The lid is cracked');
    location.hash = `#add=${second}`;
    const form = await titled('The spout drips');
    await focusOn(element, () => element.shadowRoot!.querySelector('.draft h3'));

    form.requestSubmit();
    const error = await until(element, () => form.querySelector('.error'));
    expect(error.textContent).to.equal(enLibrary.ui.unchecked);
    form.querySelector<HTMLInputElement>('[name=checked]')!.click();
    form.requestSubmit();
    await until(element, (root) => root.querySelector('.entry-page'));
    expect($(element, '.entry-page').textContent).to.include('The spout drips');
  });
});
