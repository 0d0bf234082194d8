import { expect } from '@open-wc/testing';
import { $, $$, button, complaintForm, control, en, file, fill, heard, offline, pdf, pick, receipt, submit, text, type, until, world } from './support.ts';
import type { World } from './support.ts';

const posts = (it: World) => it.asked.filter(({ method, path }) => method === 'POST' && path === '/v1/cases');
const waiting = (element: Element) => until(element, (root) => [...root.querySelectorAll('.panel h2')].find((h) => h.textContent === en.sending.ui.waitingTitle)?.closest('.panel'));

describe('without a connection', () => {
  it('what was sent waits, says so and why, and is received exactly once when the connection returns', async () => {
    const it = await world();
    it.way = offline;
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    const failed = heard(element, 'heed-submit-failed');
    fill(element);
    submit(element);
    const panel = await waiting(element);
    expect({ ...(await failed) }).to.include({ waiting: true });
    expect(panel!.textContent).to.include(en.sending.ui.connection).and.include(en.sending.ui.waitingText);
    expect(text(element)).to.not.include(en.sending.ui.receivedTitle);
    it.way = (_, next) => next();
    dispatchEvent(new Event('online'));
    await receipt(element);
    expect(posts(it).length).to.equal(1);
  });

  it('an answer that was lost on the way is no second case', async () => {
    const it = await world();
    let cut = 0;
    it.way = async (request, next) => {
      const answer = await next();
      if (request.method === 'POST' && cut++ < 1) throw new TypeError('Failed to fetch');
      return answer;
    };
    const element = await complaintForm({ world: it });
    const { reference } = await file(element);
    expect(new Set(posts(it).map(({ key }) => key)).size).to.equal(1);
    expect((await it.store.caseByReference('default', reference))?.headSeq).to.equal(1);
  });

  it('it is tried again at once when the visitor asks', async () => {
    const it = await world();
    it.way = offline;
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    fill(element);
    submit(element);
    await waiting(element);
    it.way = (_, next) => next();
    button(element, en.sending.ui.retry).click();
    await receipt(element);
    expect(posts(it).length).to.equal(1);
  });

  it('a file that has not gone out yet can be taken back to be changed', async () => {
    const it = await world();
    it.way = offline;
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    fill(element);
    pick(control(element, 'files'), pdf());
    await until(element, (root) => root.querySelector('.files li button'));
    submit(element);
    await waiting(element);
    button(element, en.sending.ui.edit).click();
    await until(element, (root) => !root.querySelector('.panel'));
    expect($(element, '.files li').textContent).to.include('receipt.pdf');
    type(control(element, 'subject'), 'Changed');
    it.way = (_, next) => next();
    submit(element);
    const { reference } = await receipt(element);
    expect((await it.store.caseByReference('default', reference))?.subject).to.equal('Changed');
    expect(posts(it).map(({ body }) => body!.files.length)).to.deep.equal([1]);
  });

  it('what may have arrived already is not offered for change', async () => {
    const it = await world();
    it.way = offline;
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    fill(element);
    submit(element);
    await waiting(element);
    expect($$(element, '.panel button').map(({ textContent }) => textContent)).to.deep.equal([en.sending.ui.retry]);
  });

  it('sending can be stopped before the words go out; everything is still there', async () => {
    const it = await world();
    const uploading = new Promise<void>((begun) => {
      it.way = (request, next) => request.url.endsWith('/v1/uploads')
        ? new Promise((_, cut) => {
          request.signal.addEventListener('abort', () => cut(request.signal.reason as Error));
          begun();
        }) : next();
    });
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    fill(element);
    pick(control(element, 'files'), pdf());
    await until(element, (root) => root.querySelector('.files li button'));
    submit(element);
    await uploading;
    button(element, en.sending.ui.stop).click();
    await until(element, (root) => !root.querySelector('.panel') && root.querySelector('[role=status]')?.textContent === en.sending.failure.aborted);
    expect(control(element, 'subject').value).to.equal('Lid is cracked');
    expect(posts(it)).to.deep.equal([]);
    it.way = (_, next) => next();
    submit(element);
    await receipt(element);
    expect(posts(it).map(({ body }) => body!.files.length)).to.deep.equal([1]);
  });
});
