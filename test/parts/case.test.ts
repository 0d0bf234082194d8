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
    const agreed = { text: 'A new lid', agreed: true };
    expect(heading({ state: 'executing', next: ['report-done'], proposal: agreed })).to.equal(terms.ui.agreed);
    expect(heading({ state: 'closed', next: [], proposal: agreed })).to.equal(terms.ui.agreed);
    expect(heading({ proposal: { text: 'A new lid', agreed: false } })).to.equal(terms.ui.proposal);
    expect(heading({ state: 'closed', next: [] })).to.equal(terms.ui.proposed);
  });

  it('says the day that was promised, not the instant at which it ends', () => {
    const said = (more: Partial<PublicCase>) => drawn(standing(aCase({ state: 'executing', promisedAt: '2026-12-24T23:59:59.999Z', ...more }), terms, 'en', Date.parse(AT), undefined)).querySelector('.facts')!.textContent;
    expect(said({ promisedDay: '2026-12-24' })).to.include('December 24, 2026').and.not.include('December 24, 2026 at').and.not.include('December 25');
    expect(said({})).to.match(/December 2[45], 2026 at/);
  });

  it('says of what the staff has recorded that it was for the customer, whatever it is called', () => {
    const who = (more: Partial<PublicEvent>, ...types: readonly string[]) => [...drawn(timeline(aCase({ events: happened(...types).map((event) => ({ ...event, ...more })) }), terms, 'en')).querySelectorAll('.hint')].map(({ textContent }) => textContent.split(' · ')[0]);
    expect(who({ onBehalf: true }, 'received', 'agree', 'a-step-of-tomorrow')).to.deep.equal(Array(3).fill(terms.ui.forYou));
    expect(who({}, 'received', 'accept', 'agree', 'message', 'close')).to.deep.equal(Array(5).fill(terms.by.staff));
  });

  it('has a heading for each round, the last first, as soon as there are two', () => {
    const rounds = (...numbers: readonly (number | undefined)[]) => {
      const page = drawn(timeline(aCase({ events: numbers.map((round, i) => ({ ...happened('accept')[0]!, seq: i + 1, text: `${i + 1}`, ...(round !== undefined && { round }) })) }), terms, 'en'));
      return [[...page.querySelectorAll('h4')].map(({ textContent }) => textContent), [...page.querySelectorAll('ol')].map((list) => [...list.querySelectorAll('.words')].map(({ textContent }) => textContent).join(''))];
    };
    expect(rounds(undefined, undefined)).to.deep.equal([[], ['21']]);
    expect(rounds(1, 1)).to.deep.equal([[], ['21']]);
    expect(rounds(1, 1, 2, 2, 3)).to.deep.equal([[3, 2, 1].map(terms.round), ['5', '43', '21']]);
  });
});
