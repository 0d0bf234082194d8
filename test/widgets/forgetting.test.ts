import { expect } from '@open-wc/testing';
import { openDrafts } from '../../src/drafts/store.ts';
import enDevice from '../../src/i18n/en/device.ts';
import { button, complaintForm, control, en, file, newSite, offline, submit, fill, type, until, world } from './support.ts';

// A database of its own: other test files run beside this one, and here everything is forgotten.
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function(this: IDBFactory, name, version) { return open.call(this, `forgetting-${name}`, version); };

const { ui } = enDevice;
const kept = (element: Element) => until(element, (root) => root.querySelector('.kept')?.textContent === en.sending.ui.kept);
const draftsOf = async (site: string) => (await (await openDrafts()).list('drafts')).map(([, draft]) => draft as { site: string; values: Record<string, unknown> }).filter((draft) => draft.site === `custom#${site}`);

describe('forgetting everything', () => {
  it('empties the form and the device in one tap, and can be taken back', async () => {
    const site = newSite();
    const it = await world();
    const element = await complaintForm({ world: it, site });
    type(control(element, 'subject'), 'Forget me');
    await kept(element);
    button(element, en.sending.ui.forget).click();
    await until(element, (root) => root.querySelector('.forgot'));
    expect(control(element, 'subject').value).to.equal('');
    expect(await draftsOf(site)).to.deep.equal([]);
    button(element, ui.undo).click();
    await until(element, () => control(element, 'subject').value === 'Forget me');
    await until(element, (root) => !root.querySelector('.forgot'));
    expect((await draftsOf(site)).map(({ values }) => values.subject)).to.deep.equal(['Forget me']);
  });

  it('taken back after more was typed, brings back what was there, and loses nothing of what was typed since', async () => {
    const element = await complaintForm({ world: await world() });
    type(control(element, 'description'), 'The lid is cracked.');
    await kept(element);
    button(element, en.sending.ui.forget).click();
    await until(element, (root) => root.querySelector('.forgot'));
    type(control(element, 'description'), 'The spout drips.');
    await kept(element);
    button(element, ui.undo).click();
    await until(element, () => control(element, 'description').value.includes('The lid is cracked.'));
    expect(control(element, 'description').value).to.include('The spout drips.');
  });

  it('is asked about first where something has not been sent yet', async () => {
    const it = await world();
    it.way = offline;
    const waiting = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    fill(waiting);
    submit(waiting);
    await until(waiting, (root) => [...root.querySelectorAll('.panel h2')].some((h2) => h2.textContent === en.sending.ui.waitingTitle));
    const element = await complaintForm({ world: it });
    type(control(element, 'subject'), 'Another');
    await kept(element);
    button(element, en.sending.ui.forget).click();
    await until(element, (root) => root.querySelector('.forgot.ask'));
    expect((await (await openDrafts()).list('outbox')).length).to.equal(1);
    button(element, ui.cancel).click();
    await until(element, (root) => !root.querySelector('.forgot'));
    expect(control(element, 'subject').value).to.equal('Another');
  });

  it('is told to other pages: what stands there stays, is called kept no more, and is kept again with the next key', async () => {
    const it = await world();
    const [site, other] = [newSite(), newSite()];
    await (await openDrafts()).write([['outbox', '']]);
    const here = await complaintForm({ world: it, site });
    type(control(here, 'subject'), 'Here');
    await kept(here);
    const there = await complaintForm({ world: it, site: other });
    type(control(there, 'subject'), 'There');
    await kept(there);
    button(here, en.sending.ui.forget).click();
    const note = await until(there, (root) => root.querySelector('.banner.other'));
    expect(note.textContent).to.include(ui.forgotten).and.include(ui.otherForgotten);
    expect(there.shadowRoot!.querySelector('.kept')).to.equal(null);
    expect(await draftsOf(other)).to.deep.equal([]);
    expect(control(there, 'subject').value).to.equal('There');
    type(control(there, 'subject'), 'There again');
    await kept(there);
    expect((await draftsOf(other)).map(({ values }) => values.subject)).to.deep.equal(['There again']);
    button(there, ui.close).click();
    await until(there, (root) => !root.querySelector('.banner'));
    expect(here.shadowRoot!.querySelector('.banner'), 'who forgot is not told').to.equal(null);
  });

  it('takes back the question about a draft, here and on other pages: there is none any more', async () => {
    const it = await world();
    const site = newSite();
    const first = await complaintForm({ world: it, site });
    type(control(first, 'subject'), 'To be found');
    await kept(first);
    const asked = [await complaintForm({ world: it, site }), await complaintForm({ world: it, site })];
    for (const element of asked) {
      control(element, 'name').focus();
      await until(element, (root) => root.querySelector('.banner'));
    }
    await (await openDrafts()).write([['outbox', '']]);
    type(control(asked[0]!, 'subject'), 'Typed beside it');
    await kept(asked[0]!);
    button(asked[0]!, en.sending.ui.forget).click();
    for (const element of asked) await until(element, (root) => !root.querySelector('.banner'));
    expect(await draftsOf(site)).to.deep.equal([]);
  });

  it('takes the receipts of this device with it', async () => {
    const it = await world();
    await file(await complaintForm({ world: it, attributes: { 'no-review': '' } }));
    const store = await openDrafts();
    expect((await store.receipts()).length).to.be.greaterThan(0);
    await store.write([['outbox', '']]);
    const element = await complaintForm({ world: it });
    type(control(element, 'subject'), 'Last');
    await kept(element);
    button(element, en.sending.ui.forget).click();
    await until(element, (root) => root.querySelector('.forgot:not(.ask)'));
    expect(await store.receipts()).to.deep.equal([]);
  });
});
