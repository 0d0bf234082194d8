import { expect } from '@open-wc/testing';
import { formatDate } from '../../src/i18n/format.ts';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { VALUES, at, fill, form, opened, solved, stateIs, t } from './desks.ts';
import { $, $$, focused, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

describe('what is written at the desk', () => {
  it('goes where its label says: each form has ids of its own', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES);
    await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    const step = await form(element, 'promise');
    for (const [selector, name] of [['.notes form', t.text.note], ['.reply form', t.text.message], ['.todo .writing form', t.text.promise]] as const) {
      const writing = await until(element, (root) => root.querySelector<HTMLFormElement>(selector));
      const text = writing.querySelector('textarea')!;
      const label = [...writing.querySelectorAll('label')].find((one) => one.textContent === name)!;
      label.click();
      expect(focused(element), name).to.equal(text);
      expect([...text.labels!].map((one) => one.textContent), name).to.deep.equal([name]);
    }
    // Errors as well.
    step.requestSubmit();
    await until(element, (root) => root.querySelector('.todo .writing .error'));
    const ids = $$(element, '[id]').map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).to.deep.equal([]);
    for (const name of ['for', 'aria-describedby', 'aria-labelledby']) {
      for (const of of $$(element, `.writing [${name}]`)) for (const id of of.getAttribute(name)!.split(' ')) expect(ids, `${name} of ${of.id}`).to.include(id);
    }
    fill(step, { text: 'Sorry' });
    expect(step.querySelector('.count')!.textContent).to.equal('5 / 5000');
  });

  it('does not go to the customer with a hole in it that a script has left', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 5);
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    const writing = await form(element, 'accept');
    const text = writing.querySelector('textarea')!;
    $(element, '.todo .under button').click();
    // Without a time for the work the apology says none.
    (await until(element, (root) => root.querySelector<HTMLElement>('[data-script="ack-complaint.en"]'))).click();
    await until(element, () => text.value);
    expect(text.value).to.include('I am now finding out how this could happen. Nothing will be done').and.not.match(/[{}[\]]/);

    await service.store.scripts.save('default', 'ours', 0, { purpose: 'acknowledgement', locale: 'en', title: 'Ours', text: 'You hear from {agent} by {dueAt}.' }, 'He Ping', new Date().toISOString());
    fill(writing, { text: '' });
    $(element, '.todo .under button').click();
    (await until(element, (root) => root.querySelector<HTMLElement>('[data-script=ours]'))).click();
    await until(element, () => text.value);
    const hole = () => text.value.slice(text.selectionStart, text.selectionEnd);
    expect(text.value).to.equal('You hear from Wu Min by {dueAt}.');
    expect([focused(element), hole()]).to.deep.equal([text, '{dueAt}']);
    const banner = text.parentElement!.querySelector<HTMLElement>('.banner')!;
    expect([banner.checkVisibility(), banner.textContent]).to.deep.equal([true, `${t.ui.fillIn} {dueAt}`]);

    text.setSelectionRange(0, 0);
    writing.requestSubmit();
    const error = await until(element, () => text.parentElement!.querySelector('.error'));
    expect(error.textContent).to.equal(`${t.ui.fillFirst} {dueAt}`);
    expect([focused(element), hole(), text.getAttribute('aria-invalid'), text.getAttribute('aria-describedby')!.split(' ').includes(error.id)]).to.deep.equal([text, '{dueAt}', 'true', true]);

    fill(writing, { text: 'You hear from Wu Min by Friday.' });
    expect([text.parentElement!.querySelector('.error'), banner.checkVisibility()]).to.deep.equal([null, false]);
    writing.requestSubmit();
    await stateIs(element, 'accepted');

    // A note is nobody's outside; a message is.
    const note = await until(element, (root) => root.querySelector<HTMLFormElement>('.notes form'));
    fill(note, { text: 'The text says {dueAt}.' });
    note.requestSubmit();
    await until(element, (root) => root.querySelector('.notes li'));
    const reply = await until(element, (root) => root.querySelector<HTMLFormElement>('.reply form'));
    fill(reply, { text: 'Dear {name}' });
    reply.requestSubmit();
    await until(element, () => reply.querySelector('.error'));
    expect(element.shadowRoot!.querySelector('.ask')).to.equal(null);
  });

  it('is marked by who will see it: at once, once it is approved, or nobody outside', async () => {
    const service = await DeskService.open();
    const receipt = await service.file('complaint', VALUES, 900);
    const { reference } = receipt;
    await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
    await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Workshop' });
    await service.step('manager', reference, 'assign', { departments: ['workshop'] });
    service.now();
    const handler = (await at(service, 'handler')).element;
    await opened(handler, reference);
    const proposal = await form(handler, 'propose');
    const markOf = (of: Element) => of.closest('.writing')!.querySelector(':scope > .mark')!.textContent;
    expect(markOf(proposal)).to.equal(`${t.ui.visibleLater}: ${t.text.propose} · ${t.label.by}`);
    expect(proposal.closest('.writing')!.classList.contains('outside')).to.equal(true);
    handler.remove();

    await service.step('handler', reference, 'propose', { text: 'A new lid, free of charge.', by: inDays(10), cost: 180 });
    service.now();
    const { element } = await at(service, 'manager');
    await opened(element, reference);
    const marks = (type: keyof typeof t.event) => [...entryOf(element, type).querySelectorAll('.inner')].map((box) => [box.querySelector('.mark')?.textContent, [...box.querySelectorAll('dt')].map((name) => name.textContent)]);
    expect(marks('propose')).to.deep.equal([[t.ui.visibleLater, [t.text.propose, t.label.by]], [t.ui.internal, [t.label.cost]]]);

    // What is approved stands in the form, and the remark is nobody's outside.
    const approval = await form(element, 'approve');
    expect(markOf(approval)).to.equal(t.ui.internal);
    const about = $(element, '.todo .about');
    expect(about.innerText).to.include('A new lid, free of charge.').and.include('180').and.include('Chen Gang').and.include(formatDate(inDays(10), 'en'));
    approval.requestSubmit();
    await stateIs(element, 'approved');
    expect(marks('propose')).to.deep.equal([[t.ui.visible, [t.text.propose, t.label.by]], [t.ui.internal, [t.label.cost]]]);
    element.remove();

    const agent = (await at(service, 'agent')).element;
    await opened(agent, reference);
    const agreement = await form(agent, 'agree');
    expect(markOf(agreement)).to.equal(t.ui.recordsFor);
    expect($(agent, '.todo .about').textContent).to.include('A new lid, free of charge.');
  });

  it('says of a promised date that the customer sees it, and of a proposal sent back that they never do', async () => {
    const service = await DeskService.open();
    const { reference } = await service.file('complaint', VALUES, 900);
    await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
    await service.step('agent', reference, 'promise', { by: `${inDays(9)}T10:00` });
    await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Workshop' });
    await service.step('manager', reference, 'assign', { departments: ['workshop'] });
    await service.step('handler', reference, 'propose', { text: 'A new lid.', by: inDays(10) });
    await service.step('manager', reference, 'return', { text: 'Too little.' });
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    expect(entryOf(element, 'promise').querySelector('.inner .mark')!.textContent).to.equal(t.ui.visible);
    expect(entryOf(element, 'propose').querySelector('.inner .mark')!.textContent).to.equal(t.ui.internal);
  });

  it('has the step that leads on as its main button', async () => {
    const service = await DeskService.open();
    const receipt = await service.file('inquiry', VALUES, 900);
    const { reference } = receipt;
    await service.step('agent', reference, 'answer', { text: 'Yes, it is.' });
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    const primary = () => $$(element, '.todo .primary[data-step]').map(({ dataset }) => dataset.step);
    expect(primary()).to.deep.equal(['satisfied']);
  });

  it('ends with the archive once the customer is satisfied; a promise that was kept keeps its date', async () => {
    const service = await DeskService.open();
    const reference = await solved(service, VALUES, 3000);
    service.now();
    const { element } = await at(service, 'agent');
    await opened(element, reference);
    expect($$(element, '.todo .primary[data-step]').map(({ dataset }) => dataset.step)).to.deep.equal(['close']);
    expect($$(element, '.todo [data-step]')[0]!.dataset.step).to.equal('close');
    // That the customer may still change their mind is none of what usually comes next.
    expect($(element, '.todo [data-step=not-satisfied]').matches('.aside.for-customer')).to.equal(true);
    const card = $$(element, '.clock').find((one) => one.querySelector('dt')!.textContent === t.clock.promise)!;
    expect(card.querySelector('strong')!.textContent).to.equal(t.clock.done);
    expect(card.querySelector('.hint')!.textContent).to.match(/\d/);
  });
});

/** The newest entry of this step in the conversation. */
const entryOf = (element: Element, type: keyof typeof t.event): HTMLElement =>
  $$(element, '.talk .entry-of').findLast((entry) => entry.querySelector('.head-of strong')!.textContent === t.event[type])!;
