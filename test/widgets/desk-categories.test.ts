import { expect } from '@open-wc/testing';
import words from '../../src/i18n/en/categories.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { CATEGORIES, defineCategories } from '../../stories/support/desk-categories.ts';
import type { HeedDesk } from '../../src/widgets/desk/desk.ts';
import { at, desk, fill, focusOn, form, opened, send, t, VALUES } from './desks.ts';
import { $, $$, type, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** The administrator's desk with the categories on it. */
async function editor(service: DeskService): Promise<HeedDesk> {
  const element = await desk(service, await service.as('admin'));
  (await until(element, (root) => root.querySelector<HTMLButtonElement>('[data-open=categories]'))).click();
  await until(element, (root) => root.querySelector('.categories [data-code=product]'));
  return element;
}
const button = (element: HeedDesk, code: string, act: string) => element.shadowRoot!.querySelector<HTMLButtonElement>(`[data-code="${code}"] > .row [data-act=${act}]`);
const codes = (element: HeedDesk, parent: string) => $$(element, `[data-code="${parent}"] > ul > li`).map(({ dataset }) => dataset.code);
const said = (element: HeedDesk, text: string) => until(element, (root) => root.querySelector('.categories .done')?.textContent === text);
async function write(element: HeedDesk, names: Readonly<Record<string, string>>) {
  const writing = await until(element, (root) => root.querySelector<HTMLFormElement>('.categories .writing'));
  for (const [locale, name] of Object.entries(names)) type(writing.querySelector<HTMLInputElement>(`[name="${locale}"]`)!, name);
  writing.querySelector<HTMLButtonElement>('[type=submit]')!.click();
  return writing;
}

describe('categories', () => {
  it('an administrator begins with the three that are always there, and adds below them in three languages', async () => {
    const service = await DeskService.open();
    const element = await editor(service);
    await focusOn(element, () => $(element, '.categories h2'));
    expect($$(element, '.categories h3').map((node) => node.textContent)).to.deep.equal(['Product', 'Service', 'Operation']);
    button(element, 'product', 'add')!.click();
    await focusOn(element, () => element.shadowRoot!.querySelector('[name=en]'));
    await write(element, { 'en': 'Box & string', 'zh-Hans': '包装' });
    await until(element, (root) => root.querySelector('.categories [role=alert]')?.textContent === words.wrong['words-missing']);
    expect(await service.store.categories.version('default')).to.equal(0);
    await write(element, { 'zh-Hant': '包裝' });
    await said(element, words.saved);
    expect(codes(element, 'product')).to.deep.equal(['box-string']);
    await focusOn(element, () => button(element, 'box-string', 'rename'));
    const { updatedBy, categories } = (await service.store.categories.taxonomy('default'))!;
    expect([updatedBy, categories]).to.deep.equal(['He Ping', [{ code: 'box-string', parent: 'product', name: { 'en': 'Box & string', 'zh-Hans': '包装', 'zh-Hant': '包裝' } }]]);
  });

  it('renames, moves, retires and offers again; Escape leaves things as they were', async () => {
    const service = await DeskService.open();
    await defineCategories(service);
    const element = await editor(service);
    button(element, 'tone', 'up')!.click();
    await until(element, () => codes(element, 'service').join() === 'tone,fax');
    button(element, 'glaze', 'retire')!.click();
    await focusOn(element, () => button(element, 'glaze', 'revive'));
    expect((await service.store.categories.taxonomy('default'))!.categories.find(({ code }) => code === 'glaze')!.retired).to.equal(true);
    button(element, 'fax', 'revive')!.click();
    await until(element, () => button(element, 'fax', 'retire'));
    button(element, 'lid', 'rename')!.click();
    const writing = await until(element, (root) => root.querySelector<HTMLFormElement>('.categories .writing'));
    writing.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await focusOn(element, () => button(element, 'lid', 'rename'));
    expect($$(element, '.categories .writing')).to.have.length(0);
    button(element, 'lid', 'rename')!.click();
    await write(element, { en: 'Lid' });
    await until(element, (root) => root.querySelector('[data-code=lid] strong')?.textContent === 'Lid');
    expect(await service.store.categories.version('default')).to.equal(5);
    // As deep as it goes.
    button(element, 'lid', 'add')!.click();
    await write(element, { 'en': 'Knob', 'zh-Hans': '壶钮', 'zh-Hant': '壺鈕' });
    await until(element, () => button(element, 'knob', 'rename'));
    expect(button(element, 'knob', 'add')).to.equal(null);
  });

  it('of two administrators the later one is told, sees the newest, and keeps what they were writing', async () => {
    const service = await DeskService.open();
    await defineCategories(service);
    const element = await editor(service);
    button(element, 'service', 'add')!.click();
    await until(element, (root) => root.querySelector('.categories .writing'));
    await service.store.categories.save('default', 1, CATEGORIES.map((one) => (one.code === 'lid' ? { ...one, name: { ...one.name, en: 'Lids' } } : one)), 'Somebody', '2026-02-01T00:00:00.000Z');
    const writing = await write(element, { 'en': 'Slow', 'zh-Hans': '慢', 'zh-Hant': '慢' });
    await said(element, words.newer);
    expect([$(element, '[data-code=lid] strong').textContent, writing.querySelector<HTMLInputElement>('[name=en]')!.value]).to.deep.equal(['Lids', 'Slow']);
    await write(element, {});
    await said(element, words.saved);
    expect(codes(element, 'service')).to.deep.equal(['fax', 'tone', 'slow']);
  });

  it('without an answer it says so, and tries again; a save that failed keeps what was written', async () => {
    const service = await DeskService.open();
    const backend = await service.as('admin');
    service.way = (path, next) => (path.endsWith('/categories') ? Promise.reject(new TypeError('cut')) : next());
    const element = await desk(service, backend);
    (await until(element, (root) => root.querySelector<HTMLButtonElement>('[data-open=categories]'))).click();
    const retry = await until(element, (root) => root.querySelector<HTMLButtonElement>('.categories [role=alert] + div button'));
    service.way = (_, next) => next();
    retry.click();
    await until(element, () => button(element, 'product', 'add'));
    service.way = (path, next) => (path.endsWith('/categories') ? Promise.reject(new TypeError('cut')) : next());
    button(element, 'product', 'add')!.click();
    const writing = await write(element, { 'en': 'Lid', 'zh-Hans': '盖', 'zh-Hant': '蓋' });
    await until(element, (root) => root.querySelector('.categories [role=alert]'));
    expect(writing.querySelector<HTMLInputElement>('[name=en]')!.value).to.equal('Lid');
    service.way = (_, next) => next();
    await write(element, {});
    await said(element, words.saved);
  });

  it('goes back to where it was opened; agents and managers have no such button', async () => {
    const service = await DeskService.open();
    const element = await editor(service);
    $(element, '.categories .under button').click();
    await focusOn(element, () => element.shadowRoot!.querySelector('[data-open=categories]'));
    const manager = await at(service, 'manager');
    expect($$(manager.element, '[data-open=categories]')).to.have.length(0);
  });

  it('an agent finds cases by a category and all below it, retired ones too, and sorts one anew', async () => {
    const service = await DeskService.open();
    await defineCategories(service);
    const { reference } = await service.file('complaint', { ...VALUES, category: 'lid' });
    await service.file('complaint', { ...VALUES, category: 'fax' });
    const { element } = await at(service, 'agent');
    $(element, '[aria-controls=filters]').click();
    const filter = await until(element, (root) => root.querySelector<HTMLSelectElement>('#f-category'));
    expect([...filter.options].map(({ text }) => text)).to.deep.equal(['Any', 'Product', 'Product › Arrived damaged', 'Product › Arrived damaged › Lid or spout', 'Product › Arrived damaged › Box only', 'Product › Glaze flakes off', 'Service', 'Service › Fax not answered', 'Service › Tone on the phone', 'Operation']);
    const listed = (code: string, wanted: number) => {
      filter.value = code;
      filter.dispatchEvent(new Event('change'));
      return until(element, (root) => root.querySelectorAll('.item').length === wanted);
    };
    await listed('fax', 1);
    await listed('product', 1);
    await opened(element, reference);
    expect($(element, '.written').textContent).to.include('Product › Arrived damaged › Lid or spout');
    const step = await form(element, 'categorize');
    expect([...step.querySelectorAll('option')].map(({ value }) => value)).to.deep.equal(['', 'product', 'damaged', 'lid', 'box', 'glaze', 'service', 'tone', 'operation']);
    fill(step, { category: 'tone' });
    send(step);
    await until(element, (root) => [...root.querySelectorAll('.entry-of')].find((node) => node.textContent?.includes(t.event.categorize) && node.textContent.includes('Service › Tone on the phone')));
  });

  it('a case is recorded under a category of the site', async () => {
    const service = await DeskService.open();
    await defineCategories(service);
    const { element } = await at(service, 'agent');
    $(element, '.record').click();
    const recording = await until(element, (root) => root.querySelector<HTMLFormElement>('.recording form'));
    const { consent: _, ...values } = VALUES;
    fill(recording, { ...values, channel: 'phone', category: 'glaze' });
    recording.querySelector<HTMLInputElement>('[name=consent]')!.click();
    send(recording);
    const code = await until(element, (root) => root.querySelector('.recording .codes output')?.textContent);
    const stored = await service.store.caseByReference('default', code);
    expect(stored!.values.category).to.equal('glaze');
  });
});
