import { expect } from '@open-wc/testing';
import words from '../../src/i18n/en/scripts.ts';
import { DeskService } from '../../stories/support/desk.ts';
import type { StaffRole } from '../../stories/support/desk.ts';
import type { HeedDesk } from '../../src/widgets/desk/desk.ts';
import { VALUES, at, desk, fill, focusOn, form, opened, t } from './desks.ts';
import { $, $$, focused, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** The desk with its scripts on it. */
async function editor(service: DeskService, role: StaffRole = 'admin'): Promise<HeedDesk> {
  const element = await desk(service, await service.as(role));
  (await until(element, (root) => root.querySelector<HTMLButtonElement>('[data-open=scripts]'))).click();
  await until(element, (root) => root.querySelector('.scripts-of li'));
  return element;
}
const writing = (element: HeedDesk) => until(element, (root) => root.querySelector<HTMLFormElement>('.scripts-of .writing'));
const change = async (element: HeedDesk, id: string) => {
  (await until(element, (root) => root.querySelector<HTMLButtonElement>(`[data-script="${id}"] [data-act=change]`))).click();
  return writing(element);
};
const said = (element: HeedDesk, text: string) => until(element, (root) => root.querySelector('.scripts-of .done')?.textContent === text);
const choose = (of: Element, name: string, value: string) => {
  const select = of.querySelector<HTMLSelectElement>(`[name="${name}"]`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('the editor of scripts', () => {
  it('is there for managers and administrators, and for nobody else', async () => {
    const service = await DeskService.open();
    for (const role of ['agent', 'handler', 'manager'] as const) {
      const { element } = await at(service, role);
      expect($$(element, '[data-open=scripts]'), role).to.have.length(role === 'manager' ? 1 : 0);
      element.remove();
    }
    const element = await desk(service, await service.as('admin'));
    element.surveysUrl = '/surveys';
    expect((await until(element, (root) => root.querySelector<HTMLAnchorElement>('.offices a'))).getAttribute('href')).to.equal('/surveys');
    expect($$(element, '[data-open] strong').map(({ textContent }) => textContent)).to.deep.equal([t.ui.categories, t.ui.scripts]);
  });

  it('says of each for what it is, how often it was used, and whose words it has', async () => {
    const service = await DeskService.open();
    for (let i = 0; i < 3; i++) await service.store.scripts.used('default', 'ack-complaint-phone.en');
    const element = await editor(service);
    const about = $(element, '[data-script="ack-complaint-phone.en"]').textContent!;
    for (const word of ['English', 'Complaint', 'Phone', words.used(3), words.shipped]) expect(about).to.include(word);
    expect($$(element, '.scripts-of h3').map(({ textContent }) => textContent)).to.deep.equal(Object.values(words.purposes));

    choose($(element, '.scripts-of'), 'only-locale', 'zh-Hant');
    choose($(element, '.scripts-of'), 'only-purpose', 'acknowledgement');
    choose($(element, '.scripts-of'), 'only-kind', 'inquiry');
    await until(element, (root) => root.querySelectorAll('.scripts-of [data-script]').length === 1);
    expect($(element, '.scripts-of [data-script]').dataset.script).to.equal('ack-inquiry.zh-Hant');
  });

  it('shows what the customer would read while one writes, takes only placeholders there are, and what is saved is offered', async () => {
    const service = await DeskService.open();
    const element = await editor(service, 'manager');
    const one = await change(element, 'ack-complaint.en');
    const text = one.querySelector('textarea')!;
    await focusOn(element, () => one.querySelector('[name=title]'));
    const preview = () => one.querySelector('.to-customer .words')!.textContent!;
    expect(preview()).to.include('I am now finding out how this could happen, and you will hear from me by 4 March 2026');
    fill(one, { text: 'Dear {customer}, ' });
    text.setSelectionRange(17, 17);
    one.querySelector<HTMLButtonElement>('[data-place=reference]')!.click();
    expect([text.value, focused(element)]).to.deep.equal(['Dear {customer}, {reference}', text]);
    await until(element, () => preview() === 'Dear {customer}, HD-7K3MQ-9XTRC');
    fill(one, { title: '  ' });
    one.requestSubmit();
    await until(element, () => one.querySelectorAll('.error').length === 2);
    expect([...one.querySelectorAll('.error')].map(({ textContent }) => textContent)).to.deep.equal([words.wrong.title, words.wrong.unknown('{customer}')]);
    expect(text.getAttribute('aria-describedby')!.split(' ')).to.include('script-text-e');
    await focusOn(element, () => one.querySelector('[name=title]'));
    expect(await service.store.scripts.all('default')).to.deep.equal([]);

    fill(one, { title: 'Ours', text: 'Dear {name}, we are sorry.' });
    one.requestSubmit();
    await said(element, words.saved);
    await focusOn(element, () => element.shadowRoot!.querySelector('[data-script="ack-complaint.en"] button'));
    expect($(element, '[data-script="ack-complaint.en"]').textContent).to.include('Ours').and.include('Zhao Hui');
    const [saved] = await service.store.scripts.all('default');
    expect([saved?.id, saved?.version, saved?.kind, saved?.purpose, saved?.locale]).to.deep.equal(['ack-complaint.en', 2, 'complaint', 'acknowledgement', 'en']);
    element.remove();

    const { reference } = await service.file('complaint', VALUES, 5);
    service.now();
    const agent = (await at(service, 'agent')).element;
    await opened(agent, reference);
    await form(agent, 'accept');
    $(agent, '.todo .under button').click();
    expect((await until(agent, (root) => root.querySelector('[data-script="ack-complaint.en"]'))).textContent).to.include('Ours').and.include('Dear Lin Wei, we are sorry.');
  });

  it('adds one for a kind, a channel and a language; Escape leaves things as they were', async () => {
    const service = await DeskService.open();
    const element = await editor(service);
    $(element, '[data-act=add]').click();
    (await writing(element)).querySelector('textarea')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await focusOn(element, () => element.shadowRoot!.querySelector('[data-act=add]'));
    $(element, '[data-act=add]').click();
    const one = await writing(element);
    fill(one, { title: '回访', text: '您好，{name}。' });
    for (const [name, value] of [['purpose', 'return-visit'], ['kind', 'suggestion'], ['channel', 'phone'], ['locale', 'zh-Hans']] as const) choose(one, name, value);
    await until(element, () => one.querySelector('.to-customer .words')?.textContent === '您好，林薇。');
    one.requestSubmit();
    await said(element, words.saved);
    const [{ id, updatedAt: _, ...saved }] = await service.store.scripts.all('default') as [Awaited<ReturnType<typeof service.store.scripts.all>>[number]];
    expect(saved).to.deep.equal({ purpose: 'return-visit', kind: 'suggestion', channel: 'phone', locale: 'zh-Hans', title: '回访', text: '您好，{name}。', version: 1, updatedBy: 'He Ping' });
    await focusOn(element, () => element.shadowRoot!.querySelector(`[data-script="${id}"] button`));
  });

  it('overwrites nobody: where two change one at once, both are shown', async () => {
    const service = await DeskService.open();
    const element = await editor(service);
    const one = await change(element, 'ack-inquiry.en');
    fill(one, { title: 'Mine' });
    await service.store.scripts.save('default', 'ack-inquiry.en', 1, { purpose: 'acknowledgement', kind: 'inquiry', locale: 'en', title: 'Theirs', text: 'Dear {name}.' }, 'Zhao Hui', new Date().toISOString(), true);
    one.requestSubmit();
    const theirs = await until(element, (root) => root.querySelector('.theirs'));
    expect(theirs.textContent).to.include(words.newer).and.include('Theirs').and.include('Zhao Hui');
    const still = await writing(element);
    expect(still.querySelector<HTMLInputElement>('[name=title]')!.value).to.equal('Mine');
    still.requestSubmit();
    await said(element, words.saved);
    expect((await service.store.scripts.versions('default', 'ack-inquiry.en')).map(({ version, title }) => [version, title])).to.deep.equal([[2, 'Theirs'], [3, 'Mine']]);
  });

  it('takes one out of what is offered and puts it back; its count stays', async () => {
    const service = await DeskService.open();
    await service.store.scripts.used('default', 'progress.en');
    const element = await editor(service);
    const one = () => $(element, '[data-script="progress.en"]');
    const turn = () => $(element, '[data-script="progress.en"] [data-act=turn]');
    const offered = async () => (await (await service.as('agent')).scripts!.list({ locale: 'en' })).some(({ id }) => id === 'progress.en');
    expect([turn().textContent, await offered()]).to.deep.equal([words.disable, true]);
    turn().click();
    await said(element, words.notOffered);
    await focusOn(element, turn);
    expect([turn().textContent, one().querySelector('.badge')?.textContent, one().textContent!.includes(words.used(1)), await offered()]).to.deep.equal([words.enable, words.disabled, true, false]);
    // Changed, it stays what it is.
    const form = await change(element, 'progress.en');
    fill(form, { title: 'Anew' });
    form.requestSubmit();
    await said(element, words.notOffered);
    expect([one().textContent!.includes('Anew'), await offered()]).to.deep.equal([true, false]);
    turn().click();
    await said(element, words.saved);
    expect([one().querySelector('.badge'), await offered()]).to.deep.equal([null, true]);
  });

  it('deletes nothing that it has not asked about, and nothing that somebody else has changed meanwhile', async () => {
    const service = await DeskService.open();
    const element = await editor(service, 'manager');
    const act = (id: string, name = 'remove') => $(element, `[data-script="${id}"] [data-act=${name}]`);
    const asked = () => until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
    act('progress.en').click();
    const dialog = await asked();
    expect(dialog.textContent).to.include(words.removeHint);
    expect(focused(element)).to.equal(dialog.querySelector('button:not([data-act])'));
    dialog.querySelector<HTMLButtonElement>('button:not([data-act])')!.click();
    await focusOn(element, () => act('progress.en'));
    expect(await service.store.scripts.all('default')).to.deep.equal([]);

    await service.store.scripts.save('default', 'progress.en', 1, { purpose: 'progress', locale: 'en', title: 'Theirs', text: 'Dear {name}.' }, 'He Ping', new Date().toISOString(), true);
    act('progress.en').click();
    (await asked()).querySelector<HTMLButtonElement>('[data-act=yes]')!.click();
    await until(element, (root) => root.querySelector('.scripts-of [role=status]')?.textContent === words.moved);
    expect($(element, '[data-script="progress.en"]').textContent).to.include('Theirs');
    act('progress.en').click();
    (await asked()).querySelector<HTMLButtonElement>('[data-act=yes]')!.click();
    await said(element, words.removed);
    await focusOn(element, () => element.shadowRoot!.querySelector('[data-act=add]'));
    expect($$(element, '[data-script="progress.en"]')).to.have.length(0);
  });

  it('makes a new one of what was written for a script that somebody else has deleted', async () => {
    const service = await DeskService.open();
    const element = await editor(service);
    const form = await change(element, 'progress.en');
    fill(form, { title: 'Mine' });
    await service.store.scripts.save('default', 'progress.en', 1, { purpose: 'progress', locale: 'en', title: 'x', text: 'x', deleted: true }, 'Zhao Hui', new Date().toISOString(), true);
    form.requestSubmit();
    await until(element, (root) => root.querySelector('.scripts-of [role=status]')?.textContent === words.gone);
    (await writing(element)).requestSubmit();
    await said(element, words.saved);
    const found = $$(element, '.scripts-of [data-script]').filter(({ textContent }) => textContent!.includes('Mine'));
    expect(found.map(({ dataset }) => dataset.script!.startsWith('own-'))).to.deep.equal([true]);
  });
});
