import { expect } from '@open-wc/testing';
import { DEFAULT_SITE } from '../../server/settings.ts';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { $, $$, until } from './support.ts';
import { VALUES, at, form, opened, t } from './desks.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** What the desk makes of a cost of 1280.5: over its field, in the history, in what the case has come to, and on paper. */
async function costs(currency?: string): Promise<readonly string[]> {
  const service = await DeskService.open('en', { ...DEFAULT_SITE, ...(currency && { currency }) });
  const { reference } = await service.file('complaint', VALUES, 900);
  await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
  await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Workshop' });
  await service.step('manager', reference, 'assign', { departments: ['workshop'] });
  service.now();
  const handler = (await at(service, 'handler')).element;
  await opened(handler, reference);
  const asked = (await form(handler, 'propose')).querySelector('[data-field=cost] label')!.textContent!;
  handler.remove();
  await service.step('handler', reference, 'propose', { text: 'A new lid.', by: inDays(10), cost: 1280.5 });
  service.now();
  const { element } = await at(service, 'manager');
  await opened(element, reference);
  const entry = [...element.shadowRoot!.querySelectorAll('.entry-of dt')].find(({ textContent }) => textContent === t.label.cost)!.nextElementSibling!.textContent!;
  const glance = $(element, '.glance').innerText;
  [...$$<HTMLButtonElement>(element, '.case-head button')].find(({ textContent }) => textContent!.includes(t.ui.print))!.click();
  const paper = (await until(element, (root) => root.querySelector<HTMLElement>('.paper'))).textContent!;
  element.remove();
  const found = (text: string) => new RegExp(`${t.label.cost} (\\S+)`).exec(text)?.[1] ?? text;
  return [asked, entry, found(glance), found(paper)];
}

describe('what a solution costs', () => {
  it('stands in the money of the site, and in none where the site has none', async () => {
    expect(await costs('EUR')).to.deep.equal(['Cost (EUR)', '€1,280.50', '€1,280.50', '€1,280.50']);
    expect(await costs()).to.deep.equal(['Cost', '1280.5', '1280.5', '1280.5']);
  });
});
