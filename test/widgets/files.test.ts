import { expect } from '@open-wc/testing';
import enDevice from '../../src/i18n/en/device.ts';
import { $, $$, TERMS, complaintForm, control, en, enter, errorOf, fill, file, focused, heard, paste, pdf, pick, picture, quickPictures, receipt, slowPictures, submit, task, type, until, world } from './support.ts';
import type { World } from './support.ts';
import { descriptionOf } from '../form/support.ts';

const rows = (element: Element) => $$(element, '.files > li:not([aria-busy])');
const names = (element: Element) => rows(element).map((row) => row.querySelector('bdi')!.textContent);
const picked = (element: Element, ...which: string[]) => until(element, () => JSON.stringify(names(element)) === JSON.stringify(which));
const wrong = (element: Element) => until(element, () => errorOf(element, 'files'));
const posted = ({ asked }: World) => asked.filter(({ method }) => method === 'POST').map(({ path }) => path);
const transfer = (...files: File[]) => {
  const data = new DataTransfer();
  for (const one of files) data.items.add(one);
  return data;
};

describe('a picture that is still being made ready', () => {
  afterEach(quickPictures);

  it('is sent with the form, whenever that is sent', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    const { begun, release } = slowPictures();
    fill(element);
    pick(control(element, 'files'), await picture('crack.png'));
    submit(element);
    await begun;
    submit(element);
    await until(element, (root) => root.querySelector('[role=status]')?.textContent === en.sending.ui.preparing);
    expect(posted(it).length).to.equal(0);
    release();
    const { reference } = await receipt(element);
    const stored = await it.store.caseByReference('default', reference);
    expect((await it.store.uploadsOf('default', stored!.id)).map(({ name }) => name)).to.deep.equal(['crack.png']);
    expect(posted(it).filter((path) => path.endsWith('/cases')).length).to.equal(1);
  });

  it('holds nothing up once it has been refused: that is to be read first', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    fill(element);
    pick(control(element, 'files'), new File(['x'], 'notes.txt', { type: 'text/plain' }));
    submit(element);
    await wrong(element);
    await task();
    expect(posted(it).length).to.equal(0);
    submit(element);
    await receipt(element);
  });

  it('does not come back once everything has been erased', async () => {
    const element = await complaintForm({ attributes: { 'shared-device': '' } });
    const { begun, release } = slowPictures();
    type(control(element, 'subject'), 'A secret');
    pick(control(element, 'files'), await picture('face.png'), await picture('card.png'));
    await begun;
    await until(element, (root) => root.querySelector('.files [aria-busy]'));
    await until(element, (root) => [...root.querySelectorAll('.hint')].some((hint) => hint.textContent === enDevice.ui.sharedHint));
    window.dispatchEvent(new Event('pagehide'));
    await until(element, () => !control(element, 'subject').value);
    expect([$$(element, '.files li').length, element.values.files]).to.deep.equal([0, undefined]);
    release();
    pick(control(element, 'files'), await picture('other.png'));
    await until(element, () => names(element).includes('other.png'));
    for (let turn = 0; turn < 20; turn++) await task();
    expect(names(element)).to.deep.equal(['other.png']);
  });
});

describe('files of a case', () => {
  it('are shown with name, size, and a picture of the picture', async () => {
    const element = await complaintForm();
    pick(control(element, 'files'), await picture('crack.png'), pdf('receipt.pdf'));
    await picked(element, 'crack.png', 'receipt.pdf');
    const [first, second] = rows(element);
    const preview = first!.querySelector('img')!;
    if (!preview.complete) await heard(preview, 'load');
    expect([preview.naturalWidth, preview.naturalHeight, preview.alt]).to.deep.equal([64, 48, '']);
    expect(second!.querySelector('.thumb')!.textContent).to.equal('PDF');
    for (const row of rows(element)) expect(row.textContent).to.match(/1 kB/);
    expect((element.values.files as unknown[]).length).to.equal(2);
  });

  it('come from the camera, from a drop and from the clipboard just as well', async () => {
    const element = await complaintForm();
    const camera = $<HTMLInputElement>(element, 'input[capture]');
    expect([camera.getAttribute('capture'), camera.accept]).to.deep.equal(['environment', 'image/*']);
    pick(camera, await picture('photo.png'));
    await picked(element, 'photo.png');
    $(element, '.drop').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer(pdf('dropped.pdf')) }));
    await picked(element, 'photo.png', 'dropped.pdf');
    control(element, 'description').dispatchEvent(paste(transfer(await picture('image.png'))));
    await picked(element, 'photo.png', 'dropped.pdf', 'image.png');
  });

  it('can be chosen before the lazy part has loaded', async () => {
    const element = await complaintForm();
    const one = pdf('first.pdf');
    expect(element.shadowRoot!.querySelector('[role=status]'), 'nothing has loaded yet').to.equal(null);
    pick(control(element, 'files'), one);
    expect(control(element, 'files').files?.length, 'the picker is empty, so that the same file can be chosen again').to.equal(0);
    await picked(element, 'first.pdf');
  });

  it('are sent, and stored as they are', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    pick(control(element, 'files'), await picture('crack.png'), pdf('receipt.pdf'));
    await picked(element, 'crack.png', 'receipt.pdf');
    const { reference } = await file(element);
    const stored = await it.store.caseByReference('default', reference);
    expect((await it.store.uploadsOf('default', stored!.id)).map(({ name, type: mime }) => [name, mime])).to.deep.equal([['crack.png', 'image/png'], ['receipt.pdf', 'application/pdf']]);
  });

  it('each tell when they are being sent, and how far', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    pick(control(element, 'files'), pdf('a.pdf'), pdf('b.pdf'));
    await picked(element, 'a.pdf', 'b.pdf');
    const gates: (() => void)[] = [];
    const said: string[] = [];
    it.way = async (request, next) => {
      if (request.url.endsWith('/uploads')) await new Promise<void>((open) => { gates.push(open); });
      return next();
    };
    fill(element);
    submit(element);
    for (const n of [1, 2]) {
      await until(element, (root) => root.querySelector('.panel [role=status]')?.textContent === en.sending.sendingFile(n, 2));
      expect($(element, 'ol.files [aria-current=step] bdi').textContent).to.equal(n === 1 ? 'a.pdf' : 'b.pdf');
      expect($$(element, 'ol.files .done bdi').map(({ textContent }) => textContent)).to.deep.equal(n === 1 ? [] : ['a.pdf']);
      said.push($(element, '.panel [role=status]').textContent!);
      while (gates.length < n) await task();
      gates[n - 1]!();
    }
    await receipt(element);
    expect(said).to.deep.equal([en.sending.sendingFile(1, 2), en.sending.sendingFile(2, 2)]);
  });

  it('that do not get through say so, each by itself; another try goes on with that one', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    pick(control(element, 'files'), pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf'));
    await picked(element, 'a.pdf', 'b.pdf', 'c.pdf');
    let uploads = 0;
    // The first arrives, then the line is cut.
    it.way = (request, next) => (request.url.endsWith('/uploads') && ++uploads > 1 ? Promise.reject(new TypeError('cut')) : next());
    fill(element);
    submit(element);
    const retry = await until(element, (root) => root.querySelector<HTMLElement>('ol.files button'));
    const { ui } = en.sending;
    expect($$(element, 'ol.files li').map((row) => row.querySelector('.hint')!.textContent!.includes(ui.fileSent))).to.deep.equal([true, false, false]);
    expect([$$(element, 'ol.files .error').map(({ textContent }) => textContent), retry.getAttribute('aria-label')]).to.deep.equal([[ui.fileWaits], `${ui.retry}: b.pdf`]);
    it.way = (_, next) => next();
    retry.click();
    const { reference } = await receipt(element);
    const stored = await it.store.caseByReference('default', reference);
    expect((await it.store.uploadsOf('default', stored!.id)).map(({ name }) => name)).to.deep.equal(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(posted(it).filter((path) => path.endsWith('/uploads')).length, 'the first went once').to.equal(3);
  });

  it('can be removed; the focus goes on to the next one, and at last to the picker', async () => {
    const element = await complaintForm();
    pick(control(element, 'files'), pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf'));
    await picked(element, 'a.pdf', 'b.pdf', 'c.pdf');
    const remove = (row: number) => {
      const button = rows(element)[row]!.querySelector('button')!;
      expect(button.getAttribute('aria-label')).to.equal(`Remove: ${names(element)[row]}`);
      enter(button);
      button.click();
    };
    remove(1);
    await picked(element, 'a.pdf', 'c.pdf');
    expect(focused(element)).to.equal(rows(element)[1]!.querySelector('button'));
    await until(element, (root) => root.querySelector('[role=status]')?.textContent === en.sending.removed('b.pdf'));
    remove(1);
    await picked(element, 'a.pdf');
    expect(focused(element)).to.equal(rows(element)[0]!.querySelector('button'));
    remove(0);
    await picked(element);
    expect(focused(element)).to.equal(control(element, 'files'));
    expect(element.values.files).to.deep.equal([]);
  });

  it('that are removed are not sent', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    pick(control(element, 'files'), pdf('a.pdf'), pdf('b.pdf'));
    await picked(element, 'a.pdf', 'b.pdf');
    rows(element)[0]!.querySelector('button')!.click();
    const { reference } = await file(element);
    const stored = await it.store.caseByReference('default', reference);
    expect((await it.store.uploadsOf('default', stored!.id)).map(({ name }) => name)).to.deep.equal(['b.pdf']);
  });

  it('stay when the language or the kind changes, each once', async () => {
    const element = await complaintForm({ attributes: { kinds: 'complaint inquiry' } });
    pick(control(element, 'files'), pdf('a.pdf'));
    await picked(element, 'a.pdf');
    element.parentElement!.lang = 'zh-CN';
    await until(element, (root) => root.querySelector('.files button')?.textContent === TERMS['zh-Hans'].sending.ui.remove);
    expect(names(element)).to.deep.equal(['a.pdf']);
    element.kind = 'inquiry';
    await until(element, (root) => !root.querySelector('[data-field=impact]') && root.querySelector('.files li'));
    expect(names(element)).to.deep.equal(['a.pdf']);
  });
});

describe('files that cannot be taken', () => {
  it('are named with the reason, at their field and aloud; the good ones are kept', async () => {
    const element = await complaintForm();
    pick(control(element, 'files'), new File(['MZ'], 'tool.exe', { type: 'application/x-msdownload' }), pdf('good.pdf'), new File(['not a picture'], 'broken.jpg', { type: 'image/jpeg' }), new File([], 'empty.pdf', { type: 'application/pdf' }));
    const words = await wrong(element);
    const { issue } = en.sending;
    expect(words).to.equal([issue['file-type']('', { name: 'tool.exe' }), issue['unreadable-image']('', { name: 'broken.jpg' }), issue['empty-file']('', { name: 'empty.pdf' })].join(' '));
    expect(names(element)).to.deep.equal(['good.pdf']);
    expect(descriptionOf(control(element, 'files'))).to.include(words);
    await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === words));
  });

  it('are a picture in disguise of another type, or text', async () => {
    const element = await complaintForm();
    pick(control(element, 'files'), new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'x.svg', { type: 'image/svg+xml' }));
    expect(await wrong(element)).to.equal(en.sending.issue['file-type']('', { name: 'x.svg' }));
  });

  it('are too large, and the words say for what', async () => {
    const element = await complaintForm();
    const large = new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'large.pdf', { type: 'application/pdf' });
    pick(control(element, 'files'), large);
    expect(await wrong(element)).to.equal('“large.pdf” is larger than 20 MB.');
    expect(names(element)).to.deep.equal([]);
  });

  it('are too many: the first ten stay', async () => {
    const element = await complaintForm();
    pick(control(element, 'files'), ...Array.from({ length: 12 }, (_, i) => pdf(`${i}.pdf`)));
    expect(await wrong(element)).to.equal(en.sending.issue['too-many-files']('', { max: 10 }));
    expect(names(element).length).to.equal(10);
  });

  it('are told until the visitor chooses or removes files, whatever is typed elsewhere', async () => {
    const element = await complaintForm();
    pick(control(element, 'files'), new File(['x'], 'notes.txt', { type: 'text/plain' }));
    const words = await wrong(element);
    type(control(element, 'subject'), 'Lid');
    expect(errorOf(element, 'files')).to.equal(words);
    pick(control(element, 'files'), pdf());
    await picked(element, 'receipt.pdf');
    expect(errorOf(element, 'files')).to.equal(undefined);
  });

  it('do not hinder sending', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    pick(control(element, 'files'), new File(['x'], 'notes.txt', { type: 'text/plain' }));
    await wrong(element);
    const { reference } = await file(element);
    expect((await it.store.caseByReference('default', reference))?.subject).to.equal('Lid is cracked');
  });
});
