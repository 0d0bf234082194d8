import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/satisfaction-survey.ts';
import { openDrafts } from '../../src/drafts/store.ts';
import enDevice from '../../src/i18n/en/device.ts';
import { complaintForm, control, en, heard, newSite, place, radio, text, type, until, world } from './support.ts';

// A database of its own, and one that does not open: somebody else is busy upgrading it.
const NAME = 'late-heed';
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function(this: IDBFactory, name, version) { return open.call(this, `late-${name}`, version); };

/** Holds the upgrade until it is let go of. */
function busy(): () => void {
  let held = true;
  const request = open.call(indexedDB, NAME, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore('something');
    const again = () => { if (held) store.get('nothing').onsuccess = again; };
    again();
  };
  request.onsuccess = () => request.result.close();
  return () => { held = false; };
}

it('a storage that opens late takes what was written meanwhile, and form and survey say so though nobody types again', async () => {
  const release = busy();
  const it = await world();
  const element = await complaintForm({ world: it });
  type(control(element, 'subject'), 'Typed early');
  await until(element, () => text(element).includes(en.sending.ui.notKept) && text(element).includes(enDevice.ui.whatToDo));
  const survey = place(html`<heed-satisfaction-survey lang="en" template="after-complaint" site=${newSite()} .backend=${it.backend}></heed-satisfaction-survey>`);
  const noteOf = (root: ParentNode) => root.querySelector('.kept')?.textContent;
  (await until(survey, () => survey.shadowRoot!.querySelector('form') && radio(survey, 'overall', '4'))).click();
  await until(survey, (root) => noteOf(root) === en.sending.ui.notKept);
  const changed = heard(element, 'heed-storage-changed');
  release();
  await until(element, (root) => noteOf(root) === en.sending.ui.kept);
  await until(survey, (root) => noteOf(root) === en.sending.ui.kept);
  expect((await changed).durable).to.equal(true);
  expect(text(element)).to.not.include(enDevice.ui.whatToDo);
  const drafts = await (await openDrafts()).list('drafts');
  expect(drafts.map(([, draft]) => (draft as { values: { subject?: string; overall?: number } }).values).map(({ subject, overall }) => subject ?? overall).sort()).to.deep.equal([4, 'Typed early']);
});
