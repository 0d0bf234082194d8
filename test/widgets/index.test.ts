import { expect } from '@open-wc/testing';

describe('importing heed', () => {
  it('defines nothing and changes nothing on the page', async () => {
    const before = document.documentElement.outerHTML;
    const globals = Object.keys(window);
    const heed = await import('../../src/index.ts');
    expect(document.documentElement.outerHTML).to.equal(before);
    expect(Object.keys(window).filter((name) => !globals.includes(name) && !/^(lit|reactive|__zod)/.test(name))).to.deep.equal([]);
    for (const tag of ['heed-complaint-form', 'heed-case-tracker', 'heed-provider']) expect(customElements.get(tag), tag).to.equal(undefined);
    expect(Object.keys(heed)).to.include.members(['HeedComplaintForm', 'HeedCaseTracker', 'HeedProvider', 'HeedCaseSubmittedEvent', 'HeedError', 'RestBackend', 'heedContext']);
  });

  it('and then defining gives the tags', async () => {
    await import('../../src/define/all.ts');
    for (const tag of ['heed-complaint-form', 'heed-case-tracker', 'heed-provider', 'heed-outbox', 'heed-my-cases', 'heed-satisfaction-survey']) expect(customElements.get(tag), tag).to.not.equal(undefined);
  });
});
