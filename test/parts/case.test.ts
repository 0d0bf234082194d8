import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { PublicCase, PublicEvent } from '../../src/domain/records/case.ts';
import terms from '../../src/i18n/en/cases.ts';
import { standing, timeline } from '../../src/parts/case.ts';

const AT = '2026-03-02T09:30:00.000Z';
const happened = (...types: readonly string[]): PublicEvent[] => types.map((type, i) => ({ seq: i + 1, type, at: AT, by: 'staff', state: 'approved' }));
const aCase = (more: Partial<PublicCase>): PublicCase => ({
  reference: 'HD-7K3MQ-9XTRC', kind: 'complaint', state: 'approved', subject: 'Lid', receivedAt: AT, answerDueAt: AT, next: ['agree', 'decline'], actions: [], form: { id: 'complaint', version: 1 },
  values: {}, files: [], events: happened('received', 'approve'), proposal: { text: 'A new lid' }, ...more,
});
const drawn = (template: Parameters<typeof render>[0]) => {
  const page = document.createElement('div');
  render(template, page);
  return page;
};
const heading = (more: Partial<PublicCase>) => drawn(standing(aCase(more), terms, 'en', Date.parse(AT), undefined)).querySelector('.proposal h3')!.textContent;

describe('a case, drawn', () => {
  it('calls a solution what it is: proposed, agreed to, or proposed once', () => {
    expect(heading({})).to.equal(terms.ui.proposal);
    expect(heading({ state: 'executing', next: ['report-done'], events: happened('received', 'approve', 'agree') })).to.equal(terms.ui.agreed);
    expect(heading({ state: 'closed', next: [], events: happened('received', 'approve', 'agree', 'close') })).to.equal(terms.ui.agreed);
    expect(heading({ state: 'approved', events: happened('received', 'approve', 'agree', 'not-satisfied', 'approve') })).to.equal(terms.ui.proposal);
    expect(heading({ state: 'closed', next: [], events: happened('received', 'approve', 'close-anyway') })).to.equal(terms.ui.proposed);
  });

  it('says of what the staff has recorded that it was for the customer', () => {
    const who = (...types: readonly string[]) => [...drawn(timeline(aCase({ events: happened(...types) }), terms, 'en')).querySelectorAll('.hint')].map(({ textContent }) => textContent.split(' · ')[0]).reverse();
    expect(who('received', 'agree', 'satisfied', 'withdraw')).to.deep.equal(Array(4).fill(terms.ui.forYou));
    expect(who('accept', 'message', 'close')).to.deep.equal(Array(3).fill(terms.by.staff));
  });
});
