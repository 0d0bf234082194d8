import { expect } from '@open-wc/testing';
import { $, $$, TERMS, button, complaints, control, en, enter, focused, heard, offline, pdf, pick, text, tracker, type, until, world } from './support.ts';
import type { World } from './support.ts';
import { apply, begin } from '../../src/domain/workflow.ts';
import { complaintWorkflow } from '../../src/domain/workflows/complaint.ts';
import { stateOf } from '../../server/present.ts';

const words = en.cases;
interface Access { readonly reference: string; readonly trackingCode: string }
let keys = 0;
const newKey = () => `key-of-the-test-${++keys}`;

const filed = async (it: World, values: Record<string, unknown> = {}): Promise<Access> => {
  const upload = await it.backend.uploads.upload(pdf('receipt.pdf'), { name: 'receipt.pdf' });
  return it.backend.cases.submit({
    kind: 'complaint', form: { id: 'complaint', version: 1 }, files: [upload.id], locale: 'en',
    values: { subject: 'Lid is cracked', description: 'One\nTwo', name: 'Lin Wei', email: 'lin@example.com', consent: true, ...values },
  }, { idempotencyKey: newKey() });
};
/** What the staff does, through the store: the desk is not there yet. */
async function act(it: World, { reference }: Access, ...steps: (string | [type: string, text: string])[]): Promise<void> {
  for (const step of steps) {
    const [what, said] = typeof step === 'string' ? [step] : step;
    const stored = (await it.store.caseByReference('default', reference))!;
    const at = new Date().toISOString();
    await it.store.appendEvent({
      site: 'default', caseId: stored.id, key: newKey(), digest: newKey(), uploads: [],
      decide: (current, events) => {
        const { state } = apply(complaintWorkflow, events.length ? stateOf(current, events) : begin(complaintWorkflow, at), { type: what, at });
        return { event: { type: what, at, by: 'staff', state, visibility: what === 'confirm' ? 'internal' : 'public', ...(said && { text: said }), files: [], data: {} }, answeredAt: at };
      },
    });
  }
}
const lookUp = (element: Element, reference: string, code: string) => {
  type(control(element, 'reference'), reference);
  type(control(element, 'code'), code);
  $<HTMLButtonElement>(element, '[type=submit]').click();
};
const opened = (element: Element) => until(element, (root) => root.querySelector('.standing'));
/** A tracker with a case of its own, opened; `steps` of the staff have happened to it. */
async function open(...steps: (string | [string, string])[]) {
  const it = await world();
  const access = await filed(it);
  await act(it, access, ...steps);
  const element = await tracker({ world: it });
  lookUp(element, access.reference, access.trackingCode);
  await opened(element);
  return { it, access, element };
}
const events = (element: Element) => $$(element, '.event strong').map(({ textContent }) => textContent);
const stateShown = (element: Element, state: keyof typeof words.state) => until(element, (root) => root.querySelector('.state')?.textContent === words.state[state]);

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('looking up a case', () => {
  it('shows where it stands, what comes next and by when, and what was written', async () => {
    const it = await world();
    const access = await filed(it, { wantedOutcome: 'refund' });
    const element = await tracker({ world: it });
    const told = heard(element, 'heed-case-opened');
    lookUp(element, access.reference, access.trackingCode);
    await opened(element);
    expect((await told).reference).to.equal(access.reference);
    await element.updateComplete;
    expect(focused(element)).to.equal($(element, 'h2'));
    expect($(element, 'h2').textContent).to.equal('Lid is cracked');
    expect($(element, '.state').textContent).to.equal(words.state.received);
    expect(text(element)).to.include(words.ui.answerDue).and.include(words.ui.nextTitle).and.include(words.about.received);
    $<HTMLDetailsElement>(element, 'details').open = true;
    expect(text(element)).to.include('One\nTwo').and.include(en.form.option.refund).and.include('receipt.pdf');
  });

  it('forgives how a reference is typed: small letters, letters for digits, no dashes, other widths', async () => {
    const it = await world();
    const { reference, trackingCode } = await filed(it);
    const forms = [reference.toLowerCase(), reference.slice(3).replaceAll('-', ''), ` ${reference.replaceAll('0', 'o').replaceAll('1', 'l')} `, [...reference].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join('')];
    for (const typed of forms) {
      const element = await tracker({ world: it });
      lookUp(element, typed, trackingCode.toLowerCase().replaceAll('-', ' '));
      await opened(element);
      expect($(element, 'output').textContent, typed).to.equal(reference);
    }
  });

  it('says which of the two has a slip in it, and asks nobody', async () => {
    const it = await world();
    const element = await tracker({ world: it });
    lookUp(element, 'HD-1234', 'abc');
    await until(element, (root) => root.querySelector('#reference-e'));
    expect([$(element, '#reference-e').textContent, $(element, '#code-e').textContent]).to.deep.equal([words.ui.badReference, words.ui.badCode]);
    expect(control(element, 'reference').getAttribute('aria-describedby')).to.equal('reference-e');
    expect(focused(element)).to.equal(control(element, 'reference'));
    expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal(['HD-1234', 'abc']);
    expect(it.asked).to.deep.equal([]);
  });

  it('answers a wrong code and a wrong reference alike, and keeps what was typed', async () => {
    const it = await world();
    const [access, other] = [await filed(it), await filed(it)];
    const stranger = await filed(await world());
    for (const [reference, code] of [[access.reference, other.trackingCode], [stranger.reference, access.trackingCode]] as const) {
      const element = await tracker({ world: it });
      lookUp(element, reference, code);
      expect((await until(element, (root) => root.querySelector('[role=alert]'))).textContent).to.equal(words.ui.notFound);
      expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal([reference, code]);
    }
  });

  it('says that there is no connection, keeps what was typed, and works when asked again', async () => {
    const it = await world();
    const access = await filed(it);
    const element = await tracker({ world: it });
    it.way = offline;
    lookUp(element, access.reference, access.trackingCode);
    expect((await until(element, (root) => root.querySelector('[role=alert]'))).textContent).to.equal(en.sending.failure.network);
    it.way = (_, next) => next();
    $<HTMLButtonElement>(element, '[type=submit]').click();
    await opened(element);
  });

  it('opens what the address carries behind #, and another one when that changes', async () => {
    const it = await world();
    const [first, second] = [await filed(it), await filed(it, { subject: 'Another' })];
    location.hash = `reference=${first.reference}&code=${first.trackingCode}`;
    const element = await tracker({ world: it });
    await opened(element);
    expect($(element, 'output').textContent).to.equal(first.reference);
    button(element, words.action.message!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'Meant for the first');
    location.hash = `reference=${second.reference}&code=${second.trackingCode}`;
    await until(element, (root) => root.querySelector('output')?.textContent === second.reference);
    expect(element.shadowRoot!.querySelector('textarea'), 'words for one case never go to another').to.equal(null);
  });

  it('takes the reference alone from the address, or from its attribute', async () => {
    const it = await world();
    const { reference } = await filed(it);
    location.hash = `reference=${reference.toLowerCase()}`;
    const element = await tracker({ world: it });
    await until(element, () => control(element, 'reference').value === reference);
    history.replaceState(null, '', location.pathname + location.search);
    const other = await tracker({ world: it, attributes: { reference } });
    expect(control(other, 'reference').value).to.equal(reference);
  });

  it('can be begun anew with another case', async () => {
    const { element } = await open();
    button(element, words.ui.other).click();
    await until(element, (root) => root.querySelector('.lookup'));
    expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal(['', '']);
  });

  it('says what a page without a backend must do, once, and keeps the fallback', async () => {
    const said = await complaints(async () => {
      const element = await tracker();
      await until(element, (root) => root.querySelector('[part=error]'));
      element.requestUpdate();
      await element.updateComplete;
    });
    expect(said).to.deep.equal(['<heed-case-tracker> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.']);
  });
});

describe('an open case', () => {
  it('tells what has happened, the newest first, and nothing internal', async () => {
    const { element } = await open(['accept', 'We are sorry.'], 'analyse', 'confirm', 'assign');
    expect(events(element)).to.deep.equal(['assign', 'analyse', 'accept', 'received'].map((name) => words.event[name]));
    expect($$(element, '.words').map(({ textContent }) => textContent)).to.deep.equal(['We are sorry.']);
    for (const time of $$<HTMLTimeElement>(element, 'time')) expect(Date.parse(time.dateTime)).to.be.greaterThan(0);
  });

  it('takes a message with a file', async () => {
    const { it, access, element } = await open();
    button(element, words.action.message!).click();
    const field = await until(element, (root) => root.querySelector<HTMLTextAreaElement>('textarea'));
    await element.updateComplete;
    type(field, 'One more thing');
    pick($(element, '#files'), pdf('more.pdf'));
    await until(element, (root) => root.querySelector('.files li button'));
    const updated = heard(element, 'heed-case-updated');
    $<HTMLButtonElement>(element, '.compose [type=submit]').click();
    expect({ ...(await updated) }).to.include({ reference: access.reference, action: 'message' });
    await until(element, () => events(element).length === 2);
    expect($(element, '.event').textContent).to.include('One more thing').and.include('more.pdf').and.include(words.by.customer);
    await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === words.ui.messageSent));
    expect((await it.backend.cases.track(access)).events.at(-1)?.text).to.equal('One more thing');
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
    pick($(element, '#files'), pdf('more.pdf'));
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
      pick(await until(element, (root) => root.querySelector<HTMLElement>('#files')), pdf('more.pdf'));
      type($(element, 'textarea'), 'See');
      await until(element, (root) => root.querySelector('.files li button'));
      enter($(element, 'textarea'));
      $<HTMLButtonElement>(element, '.compose [type=submit]').click();
      (await until(element, (root) => root.querySelector<HTMLButtonElement>('.attached button'))).click();
      await done;
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved).to.deep.equal(['more.pdf']);
  });
});
