import { expect } from '@open-wc/testing';
import { DEFAULT_SITE } from '../../server/settings.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { at, fill, send, VALUES } from './desks.ts';
import { $, $$, errorOf, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

describe('a case that is recorded', () => {
  it('is asked for as the site has its forms: other words, added fields, none of what it hides', async () => {
    const service = await DeskService.open('en', {
      ...DEFAULT_SITE, kinds: ['complaint', 'suggestion'],
      forms: { complaint: { hide: ['impact'], labels: { orderNumber: 'Ticket' }, add: [{ name: 'shelf', type: 'text', label: 'Shelf', required: true }, { name: 'mood', type: 'rating', label: 'Mood' }] } },
    });
    const { element } = await at(service, 'agent');
    $(element, '.record').click();
    const recording = await until(element, (root) => root.querySelector('[name=shelf]')?.closest<HTMLFormElement>('.recording form'));
    expect($$<HTMLInputElement>(element, '.recording .kinds label').map(({ textContent }) => textContent!.trim()).slice(0, 2)).to.deep.equal(['Complaint', 'Suggestion']);
    expect($(element, '.recording [data-field=impact]').hidden).to.equal(true);
    expect($(element, '.recording [data-field=orderNumber] label').textContent).to.equal('Ticket');
    const { consent: _, ...values } = VALUES;
    fill(recording, { ...values, channel: 'phone' });
    recording.querySelector<HTMLInputElement>('[name=consent]')!.click();
    send(recording);
    await until(element, () => errorOf(element, 'shelf'));
    fill(recording, { shelf: 'B7' });
    recording.querySelector<HTMLInputElement>('[name=mood][value="2"]')!.click();
    send(recording);
    const code = await until(element, (root) => root.querySelector('.recording .codes output')?.textContent);
    const stored = (await service.store.caseByReference('default', code))!;
    expect(stored.extra).to.deep.equal([{ name: 'shelf', label: 'Shelf', value: 'B7' }, { name: 'mood', label: 'Mood', value: '2' }]);
    expect(stored.values.subject).to.equal(values.subject);
  });
});
