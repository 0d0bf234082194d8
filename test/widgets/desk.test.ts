import { expect } from '@open-wc/testing';
import { REFUSALS } from '../../src/domain/refusals.ts';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { PASSWORD, VALUES, at, desk, fill, form, opened, row, send, stateIs, t, unaware } from './desks.ts';
import { $, $$, focused, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

describe('the door of the desk', () => {
  it('lets in who knows the password, and says the same to an unknown name and to a wrong password', async () => {
    const service = await DeskService.open();
    const element = await desk(service, service.browser());
    const door = await until(element, (root) => root.querySelector<HTMLFormElement>('form.gate'));
    for (const [name, password] of [['agent', 'not this one at all'], ['nobody', PASSWORD]] as const) {
      fill(door, { name, password });
      send(door);
      await until(element, (root) => root.querySelector('.gate[aria-busy=true]'));
      expect((await until(element, (root) => root.querySelector('.gate[aria-busy=false] [role=alert]'))).textContent).to.equal(t.signIn.wrong);
    }
    fill(door, { name: 'agent', password: PASSWORD });
    send(door);
    await until(element, (root) => root.querySelector('.queue.calls'));
    expect($(element, '.me').textContent).to.include('Wu Min').and.include(t.role.agent);
    expect($$(element, '.queue').map((queue) => queue.querySelector('span')!.textContent)).to.deep.equal([t.queue.mine, t.queue.department, t.queue.overdue, t.queue.unassigned, t.queue.all, t.calls.title, t.ui.visits]);
    // The fourth key leads to the fourth queue.
    element.dispatchEvent(new KeyboardEvent('keydown', { key: '4', bubbles: true, composed: true }));
    await until(element, (root) => root.querySelector('.queue[aria-current]')?.textContent!.includes(t.queue.unassigned));
  });

  it('has what waits for an approval among the queues of managers only', async () => {
    const service = await DeskService.open();
    for (const role of ['manager', 'handler'] as const) {
      const { element } = await at(service, role);
      expect($$(element, '.queue.to-approve'), role).to.have.length(role === 'manager' ? 1 : 0);
    }
  });

  it('on a phone the queues stand beside one another, and are scrolled to', async () => {
    const service = await DeskService.open();
    const element = await desk(service, await service.as('manager'));
    element.style.cssText = 'display: block; inline-size: 360px';
    await until(element, (root) => root.querySelector('.queue.calls'));
    const places = $$(element, '.queues > li').map((place) => [place.getBoundingClientRect().left, place.firstElementChild!.scrollWidth] as const);
    for (const [i, [left, width]] of places.slice(0, -1).entries()) expect(places[i + 1]![0], `queue ${i}`).to.be.at.least(left + width - 2);
  });

  it('tells an administrator that cases are not theirs, instead of an error', async () => {
    const service = await DeskService.open();
    const element = await desk(service, await service.as('admin'));
    const page = await until(element, (root) => root.querySelector('.office'));
    expect(page.textContent).to.include(t.ui.noLists).and.include('He Ping').and.include(t.role.admin);
    page.querySelector<HTMLButtonElement>('header button')!.click();
    await until(element, (root) => root.querySelector('[name=current]'));
    expect($$(element, '[role=alert], .list').length).to.equal(0);
  });

  it('shows what one has written to nobody else who signs in after them', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES);
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    fill(await until(element, (root) => root.querySelector<HTMLFormElement>('.notes form')), { text: 'Between us.' });
    await service.store.staff.endSessionsOf('default', 'u-agent');
    send($(element, '.notes form'));
    const door = await until(element, (root) => root.querySelector<HTMLFormElement>('form.gate'));
    fill(door, { name: 'manager', password: PASSWORD });
    send(door);
    const again = await until(element, (root) => root.querySelector<HTMLFormElement>('.notes form'));
    expect(again.querySelector('textarea')!.value).to.equal('');
  });

  it('asks for a password of one’s own where the first was given for once, and takes no weak one', async () => {
    const service = await DeskService.open();
    await service.store.staff.changeUser('default', 'u-agent', { mustChange: true }, new Date().toISOString());
    const element = await desk(service, await service.as('agent'));
    const door = await until(element, (root) => root.querySelector<HTMLFormElement>('form.gate [name=current]'));
    const gate = door.closest('form')!;
    const trouble = (words: string) => until(element, (root) => root.querySelector('[role=alert]')?.textContent === words);
    fill(gate, { current: PASSWORD, next: 'short', again: 'short' });
    send(gate);
    await trouble(t.signIn.short);
    fill(gate, { next: 'four cups after dusk', again: 'four cups after dawn' });
    send(gate);
    await trouble(t.signIn.differs);
    fill(gate, { again: 'four cups after dusk' });
    send(gate);
    await until(element, (root) => root.querySelector('.queues'));
  });

  it('keeps what was written when the session ends, and goes on after signing in again', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES);
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    const note = await until(element, (root) => root.querySelector<HTMLFormElement>('.notes form'));
    fill(note, { text: 'Call before noon.' });
    await service.store.staff.endSessionsOf('default', 'u-agent');
    send(note);
    const door = await until(element, (root) => root.querySelector<HTMLFormElement>('form.gate'));
    expect(door.textContent).to.include(t.signIn.ended);
    fill(door, { name: 'agent', password: PASSWORD });
    send(door);
    const again = await until(element, (root) => root.querySelector<HTMLFormElement>('.notes form'));
    expect(again.querySelector('textarea')!.value).to.equal('Call before noon.');
    send(again);
    expect((await until(element, (root) => root.querySelector('.notes li'))).textContent).to.include('Call before noon.');
  });
});

describe('scripts at the desk', () => {
  it('words for when somebody may get hurt come first in an emergency, and not at all otherwise, however often they were used', async () => {
    const service = await DeskService.open();
    for (let i = 0; i < 3; i++) await service.store.scripts.used('default', 'ack-complaint-safety.en');
    const calm = await service.file('complaint', VALUES, 50);
    const burning = await service.file('complaint', { ...VALUES, subject: 'Burnt hand', impact: 'safety', name: 'Max Li' }, 5);
    service.now();
    const { element } = await at(service, 'agent');
    const first = async (reference: string) => {
      await opened(element, reference);
      await form(element, 'accept');
      $(element, '.todo .under button').click();
      const scripts = await until(element, (root) => (root.querySelector('.script') ? [...root.querySelectorAll<HTMLElement>('.script')] : undefined));
      return scripts.map(({ dataset }) => dataset.script).filter((id) => /safety|ack-complaint\.en/.test(id!));
    };
    expect(await first(calm.reference)).to.deep.equal(['ack-complaint.en']);
    expect(await first(burning.reference)).to.deep.equal(['ack-complaint-safety.en', 'ack-complaint.en']);
  });
});

describe('the list of the desk', () => {
  it('has emergencies first, finds by several words, and says so where nothing is found', async () => {
    const service = await DeskService.open();
    const calm = await service.file('complaint', VALUES, 50);
    const burning = await service.file('complaint', { ...VALUES, subject: 'Burnt hand', impact: 'safety', name: 'Max Li' }, 5);
    service.now();
    const { element } = await at(service, 'agent');
    expect($$(element, '.item').map(({ dataset }) => dataset.reference)).to.deep.equal([burning.reference, calm.reference]);
    expect(row(element.shadowRoot!, burning.reference)!.textContent).to.include(t.ui.emergency);
    const search = $(element, '.tools') as HTMLFormElement;
    fill(search, { q: 'lid lin' });
    search.requestSubmit();
    await until(element, (root) => root.querySelectorAll('.item').length === 1 && row(root, calm.reference));
    fill(search, { q: 'lid max' });
    search.requestSubmit();
    await until(element, (root) => root.querySelector('.list .empty strong')?.textContent === t.ui.noMatch);
    // What is not in this queue is looked for in all of them with one tap.
    $(element, 'button.queue.overdue').click();
    await until(element, (root) => root.querySelector('.list .empty'));
    fill(search, { q: calm.reference });
    search.requestSubmit();
    (await until(element, (root) => root.querySelector<HTMLElement>('.list .empty button'))).click();
    await until(element, (root) => row(root, calm.reference) && root.querySelector('button.queue.all[aria-current]'));
  });

  it('says at the field what is wrong with a reference to merge into, until it is changed', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 50);
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    [...$$(element, '.case-head button')].find(({ textContent }) => textContent?.trim() === t.ui.merge)!.click();
    const merging = await until(element, (root) => root.querySelector<HTMLFormElement>('form.merge'));
    const into = merging.querySelector<HTMLInputElement>('#into')!;
    fill(merging, { into: 'HD-AAAAA' });
    merging.requestSubmit();
    expect(into.validationMessage).to.equal(t.ui.badReference);
    fill(merging, { into: 'HD-AAAAA-AAAA1' });
    expect(into.validity.valid).to.equal(true);
  });

  it('is walked with j and k, and never while somebody types', async () => {
    const service = await DeskService.open();
    await service.file('complaint', VALUES, 50);
    await service.file('complaint', { ...VALUES, subject: 'Second' }, 5);
    service.now();
    const { element } = await at(service, 'agent');
    const press = (key: string, on: Element = document.body) => on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    const [first, second] = $$(element, '.item');
    press('j');
    expect(focused(element)).to.equal(first);
    press('j', first);
    expect(focused(element)).to.equal(second);
    press('k', second);
    expect(focused(element)).to.equal(first);
    press('/', first);
    const search = $(element, '[name=q]');
    expect(focused(element)).to.equal(search);
    press('j', search);
    expect(focused(element)).to.equal(search);
    press('?');
    const keys = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog.keys[open]'));
    expect(keys.textContent).to.include(t.keys.reply);
  });

  it('shows what came while the news were away, once they are back', async () => {
    const service = await DeskService.open();
    const first = await service.file('complaint', VALUES);
    const backend = await service.as('agent');
    let hear: Parameters<typeof backend.watch>[0] | undefined;
    backend.watch = (heard) => { hear = heard; };
    const element = await desk(service, backend);
    await until(element, (root) => row(root, first.reference));
    const missed = await service.file('complaint', { ...VALUES, subject: 'Came meanwhile' });
    hear!({ type: 'open' });
    await until(element, (root) => row(root, missed.reference));
  });

  it('reads the next page', async () => {
    const service = await DeskService.open();
    for (let n = 0; n < 31; n++) await service.file('complaint', { ...VALUES, subject: `Case ${n}` }, 100 - n);
    service.now();
    const { element } = await at(service, 'agent');
    expect($$(element, '.item')).to.have.length(30);
    $(element, '.more').click();
    await until(element, (root) => root.querySelectorAll('.item').length === 31 && !root.querySelector('.more'));
  });
});

describe('a case on the desk', () => {
  it('shows what the customer wrote, what may be done, and why the rest may not', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', { ...VALUES, wantedOutcome: 'refund' }, 5);
    service.now();
    const { element } = await at(service, 'agent');
    const page = await opened(element, reference);
    expect(page.innerText).to.include('One\nTwo').and.include('SW-1').and.include('lin@example.com');
    expect($$(element, '[data-step]').map(({ dataset }) => dataset.step)).to.include.members(['accept', 'reject']).and.not.include('propose');
    // C-05: the acknowledgement comes before any message.
    expect($(element, '.refused').textContent).to.include(t.step.message).and.include(REFUSALS.en.reasons['not-acknowledged']);
    expect($$(element, '.reply')).to.have.length(0);
  });

  it('goes through the steps by their forms; who lacks the right reads why', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 5);
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    const accept = await form(element, 'accept');
    send(accept);
    await until(element, () => accept.querySelector('.error'));
    fill(accept, { text: 'Dear Ms Lin, we are sorry.' });
    send(accept);
    await stateIs(element, 'accepted');
    expect($(element, '.to-customer').textContent).to.include('we are sorry').and.include(t.ui.visible);
    const analyse = await form(element, 'analyse');
    fill(analyse, { cause: 'Thin glaze', responsibility: 'Workshop' });
    send(analyse);
    await stateIs(element, 'analysed');
    expect($(element, '.glance').textContent).to.include('Thin glaze');
    expect($(element, '.refused').textContent).to.include(t.step.assign).and.include(REFUSALS.en.reasons['needs-manager-confirmation']);
  });

  it('counts down to what was promised, and says that a promise was not kept, in the list and on the case', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 180);
    await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
    await service.step('agent', reference, 'promise', { by: new Date(Date.now() - 60 * 60_000).toISOString().slice(0, 16) });
    service.now();
    const { element } = await at(service, 'agent');
    expect(row(element.shadowRoot!, reference)!.querySelector('.due.over')?.getAttribute('title')).to.equal(t.clock.promise);
    await opened(element, reference);
    expect([...$(element, '.clocks').querySelectorAll('.over')].map((card) => card.querySelector('dt')!.textContent)).to.deep.equal([t.clock.promise]);
  });

  it('asks whom a message goes to before it goes; a note goes to nobody outside', async () => {
    const service = await DeskService.open();
    const receipt = await service.file('complaint', VALUES, 5);
    await service.step('agent', receipt.reference, 'accept', { text: 'We are sorry.' });
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, receipt.reference);
    const message = await until(element, (root) => root.querySelector<HTMLFormElement>('.reply form'));
    fill(message, { text: 'Which colour is it?' });
    send(message);
    const ask = await until(element, (root) => root.querySelector('.reply .ask'));
    expect(ask.textContent).to.include('Lin Wei').and.include('lin@example.com').and.include('Which colour is it?');
    const seen = async () => (await service.customer.cases.track(receipt)).events.map(({ text }) => text);
    expect(await seen()).to.not.include('Which colour is it?');
    ask.querySelector<HTMLButtonElement>('.primary')!.click();
    await until(element, (root) => [...root.querySelectorAll('.to-customer .words')].some(({ textContent }) => textContent === 'Which colour is it?'));
    const note = await until(element, (root) => root.querySelector<HTMLFormElement>('.notes form'));
    fill(note, { text: 'She is a regular.' });
    send(note);
    await until(element, (root) => root.querySelector('.notes li')?.textContent?.includes('She is a regular.'));
    expect(await seen()).to.include('Which colour is it?').and.not.include('She is a regular.');
  });

  it('shows side by side what two have done at once, and overwrites nothing', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 5);
    await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
    const { element, backend } = await unaware(service, reference);
    const message = await until(element, (root) => root.querySelector<HTMLFormElement>('.reply form'));
    fill(message, { text: 'We look into it.' });
    await service.step('manager', reference, 'mark-emergency', { text: 'The press has called.' });
    send(message);
    (await until(element, (root) => root.querySelector<HTMLButtonElement>('.ask .primary'))).click();
    const both = await until(element, (root) => root.querySelector('.conflict'));
    expect(both.textContent).to.include(t.event['mark-emergency']).and.include('Zhao Hui').and.include('We look into it.');
    both.querySelector<HTMLButtonElement>('.primary')!.click();
    (await until(element, (root) => root.querySelector<HTMLButtonElement>('.ask .primary'))).click();
    await until(element, (root) => [...root.querySelectorAll('.to-customer .words')].some(({ textContent }) => textContent === 'We look into it.'));
    expect((await backend.open(reference)).events.map(({ type }) => type)).to.deep.equal(['received', 'accept', 'mark-emergency', 'message']);
  });

  it('keeps drafts while the tab is open, and changes of others come without a reload', async () => {
    const service = await DeskService.open();
    const [one, two] = [await service.file('complaint', VALUES, 5), await service.file('complaint', { ...VALUES, subject: 'Second' }, 5)];
    await service.step('agent', one.reference, 'accept', { text: 'We are sorry.' });
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, one.reference);
    fill(await until(element, (root) => root.querySelector<HTMLFormElement>('.reply form')), { text: 'Half a sentence' });
    await opened(element, two.reference);
    await service.say(two, 'message', 'It got worse.');
    await until(element, (root) => root.querySelector('.entry-of.fresh')?.textContent?.includes('It got worse.'));
    await opened(element, one.reference);
    expect((await until(element, (root) => root.querySelector<HTMLTextAreaElement>('.reply textarea'))).value).to.equal('Half a sentence');
  });

  it('tells a missing case from nothing else than one that is not theirs', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 5);
    service.now();
    const { element } = await at(service, 'handler');
    for (const asked of [reference, 'HD-00000-00000', 'HD-AAAAA-AAAAA', 'garbage / 1']) {
      location.hash = `#case=${asked}`;
      expect((await until(element, (root) => root.querySelector('.pane [role=alert] strong'))).textContent).to.equal(t.ui.notFound);
      location.hash = '#';
      await until(element, (root) => root.querySelector('.pane .empty strong')?.textContent === t.ui.choose);
    }
  });

  it('fills the handling form from the case, with a code that leads back to it', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 500);
    await service.step('agent', reference, 'accept', { text: 'Sorry.' });
    await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Kiln' });
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    [...$$<HTMLButtonElement>(element, '.case-head button')].find(({ textContent }) => textContent!.includes(t.ui.print))!.click();
    const page = await until(element, (root) => root.querySelector('.paper'));
    expect(page.textContent).to.include(t.paper.title).and.include(reference).and.include('Thin glaze').and.include('Kiln').and.include('Lin Wei');
    expect(page.querySelector('.qr path')!.getAttribute('d')!.length).to.be.greaterThan(500);
  });

  it('keeps the rounds apart on the handling form, which fits its page with all that there can be on it', async () => {
    const service = await DeskService.open('zh-Hans');
    const long = (what: string) => `${what} ${'说明 words '.repeat(300)}`;
    const receipt = await service.file('complaint', { ...VALUES, description: long('Description'), impact: 'safety' }, 5000);
    const { reference } = receipt;
    const round = async (name: string, begin: string, to: 'agree' | 'stop') => {
      await service.step('agent', reference, begin, { cause: long(`Cause ${name}`), responsibility: long('Kiln') });
      if (to === 'stop') return;
      await service.step('manager', reference, 'confirm', { text: long('Confirmed') });
      await service.step('agent', reference, 'assign', { departments: ['workshop', 'packing'], text: long('Do') });
      await service.step('handler', reference, 'propose', { text: long(`Proposal ${name}`), cost: 12, by: inDays(40) });
      await service.step('manager', reference, 'approve', { text: long('Approved') });
      await service.say(receipt, 'agree', long('Yes'));
      await service.step('handler', reference, 'report-done', { text: long(`Result ${name}`) });
      await service.say(receipt, 'not-satisfied', long(`Bad ${name}`));
    };
    await service.step('agent', reference, 'accept', { text: 'Sorry.' });
    await round('one', 'analyse', 'agree');
    await round('two', 'reanalyse', 'agree');
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    const print = async () => {
      [...$$<HTMLButtonElement>(element, '.case-head button')].find(({ textContent }) => textContent!.includes(t.ui.print))!.click();
      return until(element, (root) => root.querySelector<HTMLElement>('.paper'));
    };
    const page = await print();
    const cell = (label: string) => [...page.querySelectorAll('.cell')].find((found) => found.querySelector('dt')!.textContent === label)!.textContent;
    expect(cell(t.paper.earlier)).to.include('Cause one').and.include('Result one').and.include('Bad one').and.include('Proposal two').and.include('Bad two');
    for (const label of [t.paper.cause, t.paper.proposal, t.paper.approval, t.paper.result, t.paper.feedback]) expect(cell(label).replace(label, '').trim(), label).to.equal(t.paper.none);
    const grid = page.querySelector('.grid')!;
    expect([page.scrollHeight - page.clientHeight, grid.scrollHeight - grid.clientHeight].map((over) => over > 1)).to.deep.equal([false, false]);
  });
});

describe('a case for somebody on the phone', () => {
  it('is recorded with its channel, and the code to follow it is there to be told', async () => {
    const service = await DeskService.open();
    const { element, backend } = await at(service, 'agent');
    $(element, '.record').click();
    const record = await until(element, (root) => root.querySelector<HTMLFormElement>('.recording form'));
    record.querySelector<HTMLSelectElement>('[name=channel]')!.value = 'phone';
    fill(record, { subject: 'Rude on the phone', description: 'The hotline hung up.', name: 'Tom Wang', phone: '138 0013 8000' });
    record.querySelector<HTMLInputElement>('[name=consent]')!.click();
    send(record);
    const codes = await until(element, (root) => root.querySelector('.recording .codes'));
    const reference = codes.querySelector('output')!.textContent;
    expect(await backend.open(reference)).to.include({ channel: 'phone', customer: 'Tom Wang' });
  });
});
