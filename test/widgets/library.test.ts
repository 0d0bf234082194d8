import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/case-library.ts';
import enLibrary from '../../src/i18n/en/library.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { VALUES, focusOn, solved } from './desks.ts';
import { $, place, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** A complaint that was closed. */
async function closed(service: DeskService, subject: string): Promise<string> {
  const reference = await solved(service, { ...VALUES, subject }, 6000);
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
