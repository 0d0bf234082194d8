import { expect } from '@open-wc/testing';
import type { HeedBackend, SurveysBackend } from '../../src/backend/port.ts';
import type { PublicCase } from '../../src/domain/records/case.ts';
import { SurveyOffer } from '../../src/widgets/case-tracker/offer.ts';
import { act, events, filed, lookUp, newKey, open, opened, stateShown, words } from './cases.ts';
import { $, $$, button, en, enter, focused, heard, offline, pdf, pick, picture, quickPictures, slowPictures, TERMS, text, tracker, type, until, world } from './support.ts';

describe('an open case', () => {
  it('tells what has happened, the newest first, and nothing internal', async () => {
    const { element } = await open(['accept', 'We are sorry.'], 'analyse', 'confirm', 'assign');
    expect(events(element)).to.deep.equal(['assign', 'analyse', 'accept', 'received'].map((name) => words.event[name]));
    expect($$(element, '.words').map(({ textContent }) => textContent)).to.deep.equal(['We are sorry.']);
    for (const time of $$<HTMLTimeElement>(element, 'time')) expect(Date.parse(time.dateTime)).to.be.greaterThan(0);
  });

  it('says what comes next as what will happen', async () => {
    const { it: under, access, element } = await open('accept', 'analyse', 'assign', 'propose', 'approve');
    const shown = (next: string) => until(element, (root) => root.querySelector('.facts')?.textContent?.includes(next));
    await shown('You agree, or say what you would like instead');
    await act(under, access, 'agree', 'report-done');
    button(element, words.ui.refresh).click();
    await shown('You tell us whether you are satisfied');
    await act(under, access, 'satisfied');
    button(element, words.ui.refresh).click();
    await shown('We close it');
    expect($(element, '.facts').textContent).not.to.include('satisfied');
  });

  it('tells what was done, not that a message has arrived', async () => {
    const { element } = await open('accept', 'analyse', 'assign', 'propose', 'approve', 'agree', 'report-done');
    button(element, words.action.satisfied!).click();
    await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === words.done.satisfied));
  });

  it('fetches the files that came with the case, as those of messages', async () => {
    const { it: under, element } = await open();
    $<HTMLDetailsElement>(element, 'details').open = true;
    button(element, 'receipt.pdf').click();
    await until(element, () => under.asked.some(({ path }) => /\/files\/[0-9a-f]{32}$/.test(path)));
  });

  it('takes a message with a file', async () => {
    const { it, access, element } = await open();
    button(element, words.action.message!).click();
    const field = await until(element, (root) => root.querySelector<HTMLTextAreaElement>('textarea'));
    await element.updateComplete;
    type(field, 'One more thing');
    pick($(element, '#attached'), pdf('more.pdf'));
    await until(element, (root) => root.querySelector('.files li button'));
    const updated = heard(element, 'heed-case-updated');
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    expect({ ...(await updated) }).to.include({ reference: access.reference, action: 'message' });
    await until(element, () => events(element).length === 2);
    expect($(element, '.event').textContent).to.include('One more thing').and.include('more.pdf').and.include(words.by.customer);
    await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === words.done.message));
    expect((await it.backend.cases.track(access)).events.at(-1)?.text).to.equal('One more thing');
  });

  it('takes a message with a picture that is not ready yet: it waits for it', async () => {
    const { it, access, element } = await open();
    const { begun, release } = slowPictures();
    try {
      button(element, words.action.message!).click();
      type(await until(element, (root) => root.querySelector<HTMLTextAreaElement>('textarea')), 'See');
      pick($(element, '#attached'), await picture('crack.png'));
      await begun;
      $<HTMLButtonElement>(element, '.compose [type=submit]').click();
      await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === en.sending.ui.preparing));
      expect(it.asked.some(({ path }) => path.endsWith('/events'))).to.equal(false);
      const updated = heard(element, 'heed-case-updated');
      release();
      await updated;
      expect((await it.backend.cases.track(access)).events.at(-1)?.files?.map(({ name }) => name)).to.deep.equal(['crack.png']);
    } finally {
      quickPictures();
    }
  });

  it('does not send an empty message, and says so at the field', async () => {
    const { it, element } = await open();
    button(element, words.action.message!).click();
    await until(element, (root) => root.querySelector('textarea'));
    const before = it.asked.length;
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    await until(element, (root) => root.querySelector('.compose .error'));
    expect(focused(element)).to.equal($(element, 'textarea'));
    expect(it.asked.length).to.equal(before);
  });

  it('keeps a message that could not be sent, its files and its key; it arrives once', async () => {
    const { it, access, element } = await open();
    button(element, words.action.message!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'Hello?');
    pick($(element, '#attached'), pdf('more.pdf'));
    await until(element, (root) => root.querySelector('.files li button'));
    // It arrives, but its answer does not.
    it.way = async (request, next) => {
      const answer = await next();
      if (request.url.endsWith('/events')) throw new TypeError('Failed to fetch');
      return answer;
    };
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    expect((await until(element, (root) => root.querySelector('[role=alert]'))).textContent).to.equal(en.sending.failure.network);
    expect($<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Hello?');
    it.way = (_, next) => next();
    element.parentElement!.lang = 'zh-TW';
    await until(element, (root) => root.querySelector('.compose [type=submit]')?.textContent === TERMS['zh-Hant'].cases.ui.sendMessage);
    expect($<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Hello?');
    expect($(element, '.files li').textContent).to.include('more.pdf');
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    await until(element, (root) => !root.querySelector('textarea'));
    const { events: all } = await it.backend.cases.track(access);
    expect(all.map(({ type: what, text: said }) => [what, said])).to.deep.equal([['received', undefined], ['message', 'Hello?']]);
  });

  it('shows at each file how far it is; one that did not get through can be tried again, and sends the message', async () => {
    const { it, access, element } = await open();
    button(element, words.action.message!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'Two files');
    pick($(element, '#attached'), pdf('a.pdf'), pdf('b.pdf'));
    await until(element, (root) => root.querySelectorAll('.files li button').length === 2);
    const states = () => [...element.shadowRoot!.querySelectorAll('.files li')].map((row) => (row.classList.contains('done') ? 'done' : row.ariaCurrent ?? row.querySelector('.error')?.textContent ?? 'still'));
    let uploads = 0;
    const cut = await new Promise<() => void>((begun) => {
      it.way = (request, next) => (request.url.endsWith('/uploads') && ++uploads > 1 ? new Promise((_, fail) => begun(() => fail(new TypeError('cut')))) : next());
      $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    });
    expect(states()).to.deep.equal(['done', 'step']);
    cut();
    const { ui } = en.sending;
    const retry = await until(element, (root) => root.querySelector<HTMLElement>(`[aria-label="${ui.retry}: b.pdf"]`));
    expect(states()).to.deep.equal(['still', ui.fileWaits]);
    it.way = (_, next) => next();
    retry.click();
    await until(element, (root) => !root.querySelector('textarea'));
    expect((await it.backend.cases.track(access)).events.at(-1)?.files?.map(({ name }) => name)).to.deep.equal(['a.pdf', 'b.pdf']);
  });

  it('takes a picture along that is still being made ready when the language changes', async () => {
    const { it, access, element } = await open();
    button(element, words.action.message!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'With a picture');
    const { begun, release } = slowPictures();
    try {
      pick($(element, '#attached'), await picture('late.png'));
      await begun;
      element.parentElement!.lang = 'zh-CN';
      await until(element, (root) => root.querySelector('.files [aria-busy] .hint')?.textContent === TERMS['zh-Hans'].sending.ui.preparing);
      release();
      await until(element, (root) => root.querySelector('.files li button'));
      $<HTMLButtonElement>(element, '.compose [type=submit]').click();
      await until(element, (root) => !root.querySelector('textarea'));
      expect((await it.backend.cases.track(access)).events.at(-1)?.files?.map(({ name }) => name)).to.deep.equal(['late.png']);
    } finally { quickPictures(); }
  });

  it('keeps what is being written when the element is moved on the page', async () => {
    const { element } = await open();
    button(element, words.action.message!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'Hello');
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    expect($<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Hello');
  });

  it('is withdrawn only after the visitor said yes', async () => {
    const { it, access, element } = await open();
    const { confirm } = window;
    const asked: (string | undefined)[] = [];
    try {
      window.confirm = (question) => { asked.push(question); return asked.length > 1; };
      button(element, words.action.withdraw!).click();
      await element.updateComplete;
      expect((await it.backend.cases.track(access)).state).to.equal('received');
      button(element, words.action.withdraw!).click();
      await stateShown(element, 'withdrawn');
    } finally {
      window.confirm = confirm;
    }
    expect(asked).to.deep.equal([words.ui.withdrawAsk, words.ui.withdrawAsk]);
    expect(text(element)).to.include(words.ui.ended);
    expect($$(element, '.actions button').map(({ textContent }) => textContent)).to.deep.equal([]);
  });

  it('is not asked about once it was withdrawn, rejected or merged: there is nothing to score', async () => {
    const asked: string[] = [];
    const surveys: Pick<SurveysBackend, 'about'> = { about: ({ reference }) => Promise.resolve(asked.push(reference) ? 'token' : '') };
    const offer = new SurveyOffer(() => undefined);
    for (const state of ['withdrawn', 'rejected', 'merged', 'closed', 'confirmed', 'answered']) {
      await offer.look({ reference: state, state, next: [] } as unknown as PublicCase, { reference: state, trackingCode: '' }, { backend: { surveys } as unknown as HeedBackend });
    }
    expect(asked).to.deep.equal(['closed', 'confirmed', 'answered']);
  });

  it('lets the visitor agree to a solution, or decline it with a reason', async () => {
    const solved = ['accept', 'analyse', 'assign', 'propose', 'approve'];
    const agreeing = await open(...solved);
    button(agreeing.element, words.action.agree!).click();
    await stateShown(agreeing.element, 'executing');
    const { element, it, access } = await open(...solved);
    button(element, words.action.decline!).click();
    const field = await until(element, (root) => root.querySelector<HTMLTextAreaElement>('textarea'));
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    await until(element, (root) => root.querySelector('.compose .error'));
    type(field, 'A new one, please');
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    await stateShown(element, 'assigned');
    expect((await it.backend.cases.track(access)).events.at(-1)).to.include({ type: 'decline', text: 'A new one, please', by: 'customer' });
  });

  it('asks whether the visitor is satisfied', async () => {
    const { element } = await open('accept', 'analyse', 'assign', 'propose', 'approve', 'agree', 'report-done');
    button(element, words.action['not-satisfied']!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'Still cracked');
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    await stateShown(element, 'reopened');
  });

  it('says why when the step is not possible any more', async () => {
    const { it, access, element } = await open('accept', 'analyse', 'assign', 'propose', 'approve');
    await it.backend.cases.append(access, { type: 'withdraw' }, { idempotencyKey: newKey() });
    button(element, words.action.agree!).click();
    expect((await until(element, (root) => root.querySelector('[role=alert]'))).textContent).to.equal(en.sending.failure['not-allowed']);
  });

  it('shows what is new when asked, and says that it is up to date', async () => {
    const { it, access, element } = await open();
    await act(it, access, 'accept');
    button(element, words.ui.refresh).click();
    await stateShown(element, 'accepted');
    await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === words.ui.updated));
  });

  it('shows what is new when the visitor comes back to the page, and stays when that fails', async () => {
    const { it, access, element } = await open();
    await act(it, access, 'accept');
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    await stateShown(element, 'accepted');
    it.way = offline;
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    await until(element, (root) => root.querySelector('[role=alert]')?.textContent === en.sending.failure.network);
    expect($(element, '.state').textContent).to.equal(words.state.accepted);
  });

  it('says when an answer is late', async () => {
    const past = await world({ clock: () => Date.now() - 90 * 86_400_000 });
    const access = await filed(past);
    const element = await tracker({ world: past });
    lookUp(element, access.reference, access.trackingCode);
    await opened(element);
    expect($(element, '.late dt').textContent).to.equal(words.ui.answerLate);
    await act(past, access, 'accept');
    button(element, words.ui.refresh).click();
    await stateShown(element, 'accepted');
    expect(element.shadowRoot!.querySelector('.late')).to.equal(null);
    expect(text(element)).to.include(words.ui.answered);
  });

  it('hands out its files', async () => {
    const { element } = await open();
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    const done = new Promise<void>((resolve) => {
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { saved.push(this.download); resolve(); };
    });
    try {
      button(element, words.action.message!).click();
      pick(await until(element, (root) => root.querySelector<HTMLElement>('#attached')), pdf('more.pdf'));
      type($(element, 'textarea'), 'See');
      await until(element, (root) => root.querySelector('.files li button'));
      enter($(element, 'textarea'));
      $<HTMLButtonElement>(element, '.compose [type=submit]').click();
      (await until(element, (root) => root.querySelector<HTMLButtonElement>('.event .attached button'))).click();
      await done;
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved).to.deep.equal(['more.pdf']);
  });
});
