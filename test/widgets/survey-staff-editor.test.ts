import { expect } from '@open-wc/testing';
import en from '../../src/i18n/en/survey-staff.ts';
import type { SurveyTemplate } from '../../src/domain/forms/surveys.ts';
import type { HeedSurveyEditor } from '../../src/widgets/survey-editor/survey-editor.ts';
import { $, $$, button, focused, heard, until, world } from './support.ts';
import type { World } from './support.ts';
import { editor } from './surveys.ts';

const write = (field: HTMLInputElement, words: string) => {
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const press = async (element: HeedSurveyEditor, selector: string) => {
  const pressed = $<HTMLButtonElement>(element, selector);
  pressed.focus();
  pressed.click();
  await element.updateComplete;
  await element.updateComplete;
};
const kept = async (it: World) => (await it.backend.options.fetch!('/v1/surveys/after-complaint')).json() as Promise<SurveyTemplate>;

describe('survey editor, its order', () => {
  const order = (element: Element) => $$(element, '.part').map((part) => [...part.querySelectorAll<HTMLElement>('.q')].map(({ dataset }) => dataset.name));

  it('"Move up" pressed again and again takes the same question to the top, across parts, and the focus goes along', async () => {
    const element = await editor(await world());
    const [score, items] = order(element) as [string[], string[]];
    const name = items[1]!;
    for (let i = 0; i < score.length + items.length && !$<HTMLButtonElement>(element, `[data-name=${name}] [data-act=up]`).disabled; i++) {
      const up = i ? focused(element)! : $(element, `[data-name=${name}] [data-act=up]`);
      expect(up.closest<HTMLElement>('.q')!.dataset.name).to.equal(name);
      up.focus();
      up.click();
      await element.updateComplete;
      await element.updateComplete;
    }
    expect(order(element)).to.deep.equal([[name, ...score], items.filter((one) => one !== name)]);
    expect([focused(element)!.dataset.act, focused(element)!.closest<HTMLElement>('.q')!.dataset.name]).to.deep.equal(['down', name]);
  });

  it('parts are begun, named, joined; an introduction is taken away; answers change places; and all of it is saved', async () => {
    const it = await world();
    const element = await editor(it);
    await press(element, '[data-name=solved] [data-act=part]');
    expect(order(element).length).to.equal(3);
    expect(focused(element)!.matches('[data-part="1"] .three input')).to.equal(true);
    button(element, en.e.save).click();
    const saved = heard(element, 'heed-survey-saved');
    await saved;
    expect((await kept(it)).steps.map(({ title }) => typeof title)).to.deep.equal(['object', 'undefined', 'object']);
    const [title] = $$<HTMLInputElement>(element, '[data-part="1"] > .three input');
    write(title!, 'Was it solved?');
    button(element, en.e.save).click();
    expect(await until(element, (root) => root.querySelector('.summary')?.textContent)).to.include(en.e.part(2)).and.to.include(en.wrong['words-missing']);
    for (const field of $$<HTMLInputElement>(element, '[data-part="1"] > .three input')) write(field, `Solved, ${field.lang}`);
    for (const field of $$<HTMLInputElement>(element, `[aria-label="${en.e.intro}"] input`)) write(field, '');
    const [one, two] = $$(element, '[data-name=solved] [data-option]').map(({ dataset }) => dataset.option);
    await press(element, `[data-name=solved] [data-option=${one}] [data-act=down]`);
    expect($$(element, '[data-name=solved] [data-option]').slice(0, 2).map(({ dataset }) => dataset.option)).to.deep.equal([two, one]);
    expect(focused(element)!.closest<HTMLElement>('[data-option]')!.dataset.option).to.equal(one);
    await press(element, '[data-part="2"] [data-act=join]');
    const again = heard(element, 'heed-survey-saved');
    button(element, en.e.save).click();
    await again;
    const { steps, intro } = await kept(it);
    expect([intro, steps.length, (steps[1]!.title as Record<string, string>)['zh-Hant']]).to.deep.equal([undefined, 2, 'Solved, zh-Hant']);
    expect(steps[1]!.fields.find(({ name }) => name === 'solved')!.options!.slice(0, 2).map(({ value }) => value)).to.deep.equal([two, one]);
  });

  it('has a service item from 0 to 10, which the preview draws', async () => {
    const element = await editor(await world());
    const add = $<HTMLSelectElement>(element, '#add');
    add.value = 'item10';
    add.dispatchEvent(new Event('change', { bubbles: true }));
    const question = await until(element, (root) => root.querySelector('.q[data-name=item101x1]'));
    expect(question.textContent).to.include(en.types.item10);
    const preview = $<HTMLElement>(element, 'heed-satisfaction-survey');
    await until(preview, (root) => root.querySelectorAll('[name=item101x1]').length === 11);
  });
});

describe('survey editor, what is not saved', () => {
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('whoever leaves the page over it is asked first, and nobody else; a survey that is saved keeps its place in the list', async () => {
    const it = await world();
    const element = await editor(it);
    const surveys = () => [...$<HTMLSelectElement>(element, '#survey').options].map(({ value }) => value);
    const before = surveys();
    expect(asks()).to.equal(false);
    write($<HTMLInputElement>(element, '.three input[lang="en"]'), 'Tell us');
    await element.updateComplete;
    expect(asks()).to.equal(true);
    // Also while another survey is looked at.
    const select = $<HTMLSelectElement>(element, '#survey');
    const go = async (id: string) => {
      select.value = id;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await until(element, () => element.draft?.id === id);
    };
    await go('after-service');
    await element.updateComplete;
    expect(asks()).to.equal(true);
    await go('after-complaint');
    const saved = heard(element, 'heed-survey-saved');
    button(element, en.e.save).click();
    await saved;
    await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === en.e.saved));
    expect([asks(), surveys()]).to.deep.equal([false, before]);
    write($<HTMLInputElement>(element, '.three input[lang="en"]'), 'Tell us more');
    await element.updateComplete;
    element.remove();
    expect(asks()).to.equal(false);
  });
});
