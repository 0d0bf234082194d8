import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/case-library.ts';
import enLibrary from '../../src/i18n/en/library.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { VALUES, focusOn, solved } from './desks.ts';
import { $, place, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** A complaint that was closed. */
async function closed(service: DeskService, subject: string): Promise<string> {
  const reference = await solved(service, { ...VALUES, subject }, 6000);
  await service.step('agent', reference, 'close', { summary: 'A new lid.', lesson: 'Glaze twice.', measure: 'Check each lid.' });
  return reference;
}

describe('the case library', () => {
  it('makes an entry of the case that its address names, also once the page is open, and only after somebody has read it', async () => {
    const service = await DeskService.open();
    const [first, second] = [await closed(service, 'The lid is cracked'), await closed(service, 'The spout drips')];
    service.now();
    location.hash = `#add=${first}`;
    const backend = await service.as('agent');
    const element = place<HTMLElement>(html`<div lang="en"><heed-case-library .backend=${backend}></heed-case-library></div>`).querySelector('heed-case-library')!;
    const titled = (title: string) => until(element, (root) => [...root.querySelectorAll<HTMLInputElement>('.draft [name=title]')].find(({ value }) => value === title)?.form);
    await titled('The lid is cracked');
    location.hash = `#add=${second}`;
    const form = await titled('The spout drips');
    await focusOn(element, () => element.shadowRoot!.querySelector('.draft h3'));

    form.requestSubmit();
    const error = await until(element, () => form.querySelector('.error'));
    expect(error.textContent).to.equal(enLibrary.ui.unchecked);
    form.querySelector<HTMLInputElement>('[name=checked]')!.click();
    form.requestSubmit();
    await until(element, (root) => root.querySelector('.entry-page'));
    expect($(element, '.entry-page').textContent).to.include('The spout drips');
  });

  it('opens the entry that a case has already, and shows what somebody else has saved meanwhile beside what was written, before anything is saved over', async () => {
    const service = await DeskService.open();
    const reference = await closed(service, 'The lid is cracked');
    service.now();
    const written = { reference, title: 'Lids crack', problem: 'b', cause: 'c', departments: ['workshop'], phase: 'use', lesson: 'Glaze twice.', measure: 'e', photos: [] } as const;
    const made = await (await service.as('agent')).library.add(written);
    const manager = await service.as('manager');
    location.hash = `#add=${reference}`;
    const element = place<HTMLElement>(html`<div lang="en"><heed-case-library .backend=${manager}></heed-case-library></div>`).querySelector('heed-case-library')!;
    const form = (await until(element, (root) => root.querySelector<HTMLInputElement>('.draft [name=title]')))!.form!;
    const field = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)!;
    expect([field('title').value, field('lesson').value, form.querySelector<HTMLInputElement>('[name=phase]:checked')?.value ?? field('phase').value]).to.deep.equal(['Lids crack', 'Glaze twice.', 'use']);
    expect($(element, '.draft h2').textContent).to.equal(enLibrary.ui.changeTitle);
    expect($(element, '.draft').textContent).to.include(made.createdBy);

    await (await service.as('agent')).library.add({ ...written, lesson: 'Glaze thrice.', version: 1 });
    field('measure').value = 'Look at each.';
    field('measure').dispatchEvent(new Event('input', { bubbles: true }));
    field('checked').click();
    form.requestSubmit();
    const theirs = await until(element, (root) => root.querySelector<HTMLElement>('.draft .theirs'));
    expect([...theirs.querySelectorAll('.said-of p')].map((p) => p.textContent)).to.deep.equal(['Glaze thrice.', 'e']);
    await focusOn(element, () => theirs);
    expect([field('measure').value, field('checked').checked]).to.deep.equal(['Look at each.', false]);
    expect((await manager.library.open(made.id)).version).to.equal(2);

    field('checked').click();
    form.requestSubmit();
    await until(element, (root) => root.querySelector('.entry-page .changed'));
    const { version, lesson, measure, createdBy, createdAt, updatedBy } = await manager.library.open(made.id);
    expect([version, lesson, measure, createdBy, createdAt]).to.deep.equal([3, 'Glaze twice.', 'Look at each.', made.createdBy, made.createdAt]);
    expect(updatedBy).to.not.equal(createdBy);
  });
});
