import { expect } from '@open-wc/testing';
import enDevice from '../../src/i18n/en/device.ts';
import { $, button, complaintForm, control, en, newSite, pdf, pick, saved, text, type, until, world } from './support.ts';

// Before anything of heed asks for it.
Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true });

const { ui } = enDevice;

describe('where the browser keeps nothing', () => {
  it('it is said, with what to do, and the words go along as a file with which one goes on elsewhere', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    type(control(element, 'subject'), 'Typed on a train');
    pick(control(element, 'files'), pdf('ticket.pdf'));
    await until(element, (root) => root.querySelector('.files li button'));
    await until(element, () => text(element).includes(en.sending.ui.notKept) && text(element).includes(ui.whatToDo) && text(element).includes(ui.takeAlong));
    const { name, content } = await saved(() => button(element, ui.takeAlong).click());
    expect(name).to.match(/^heed-draft-[0-9a-f]{6}\.json$/);

    const elsewhere = await complaintForm({ world: it, site: newSite() });
    type(control(elsewhere, 'description'), 'Typed before the file');
    await until(elsewhere, (root) => root.querySelector('.kept ~ .actions .pick input'));
    pick($(elsewhere, '.kept ~ .actions .pick input'), new File([content], name));
    await until(elsewhere, () => control(elsewhere, 'subject').value === 'Typed on a train');
    await until(elsewhere, (root) => root.querySelector('.files li')?.textContent?.includes('ticket.pdf'));
    expect(control(elsewhere, 'description').value).to.equal('Typed before the file');
  });

  const bad: Record<string, [File, string]> = {
    'some other file': [new File(['hello'], 'a.json'), enDevice.fileFault['not-a-draft']],
    'a damaged one': [new File([JSON.stringify({ heed: 'draft', version: 1, draft: { key: 'k'.repeat(32), form: 'heed-complaint-form', values: {}, files: [] }, digest: 'd' })], 'b.json'), enDevice.fileFault.damaged],
    'one of a newer version': [new File([JSON.stringify({ heed: 'draft', version: 2, draft: {} })], 'c.json'), enDevice.fileFault.newer],
  };
  for (const [what, [chosen, words]] of Object.entries(bad)) {
    it(`${what} is not taken, and it is said why`, async () => {
      const element = await complaintForm({ world: await world() });
      type(control(element, 'subject'), 'Stays');
      await until(element, (root) => root.querySelector('.kept ~ .actions .pick input'));
      pick($(element, '.kept ~ .actions .pick input'), chosen);
      await until(element, (root) => root.querySelector('.row [role=alert]')?.textContent === words);
      expect(control(element, 'subject').value).to.equal('Stays');
    });
  }
});
