import { expect } from '@open-wc/testing';
import { loadDeviceTerms } from '../../src/i18n/device.ts';
import { proofList } from '../../src/parts/proof.ts';

describe('what a receipt vouches for', () => {
  it('says by when an answer is due where one is: a survey has none, and its receipt the time of receipt instead', async () => {
    const terms = await loadDeviceTerms('en');
    const proof = { reference: 'HD-AAAAA-AAAAA', receivedAt: '2026-11-28T16:20:00.000Z', answerDueAt: '2026-11-29T16:20:00.000Z', digest: 'a'.repeat(64), key: 'k'.repeat(16) };
    const names = (one: typeof proof) => [...proofList(one, terms, 'en').querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(names(proof)).to.include(terms.ui.answerDue);
    expect(names({ ...proof, answerDueAt: proof.receivedAt })).to.have.length(names(proof).length - 1).and.not.include(terms.ui.answerDue);
  });
});
