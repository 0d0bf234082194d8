import { expect } from '@open-wc/testing';
import en from '../../src/i18n/en/survey-staff.ts';
import { HeedError } from '../../src/domain/error.ts';
import type { SurveyTemplate } from '../../src/domain/forms/surveys.ts';
import type { HeedSurveyEditor } from '../../src/widgets/survey-editor/survey-editor.ts';
import { $, $$, button, focused, heard, until, world } from './support.ts';
import { editor } from './surveys.ts';

const title = (element: HeedSurveyEditor) => $<HTMLInputElement>(element, '.three input[lang="en"]');
const rename = async (element: HeedSurveyEditor, words: string) => {
  title(element).value = words;
  title(element).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await element.updateComplete;
};
const save = async (element: HeedSurveyEditor) => {
  const saved = heard(element, 'heed-survey-saved');
  button(element, en.e.save).click();
  await saved;
};
const opened = async (element: HeedSurveyEditor) => {
  const open = $<HTMLButtonElement>(element, '[data-act=versions]');
  open.focus();
  open.click();
  return until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]:has(heed-satisfaction-survey)'));
};
const versions = (dialog: Element) => [...dialog.querySelectorAll('.version')];

describe('survey editor, versions', () => {
  it('are listed with when and by whom, looked at without touching what is written, and taken up again as the next one', async () => {
    const it = await world();
    const element = await editor(it);
    const before = title(element).value;
    await rename(element, 'Tell us more');
    await save(element);
    await rename(element, 'Not saved');
    const dialog = await opened(element);
    const [two, one] = versions(dialog) as [HTMLButtonElement, HTMLButtonElement];
    expect([versions(dialog).length, two.getAttribute('aria-current'), two.textContent!.includes(en.e.inUse)]).to.deep.equal([2, 'true', true]);
    expect(two.textContent).to.match(/20\d\d/).and.include('u1');
    expect(one.textContent).to.include(en.e.shipped);
    const preview = () => dialog.querySelector('heed-satisfaction-survey')!;
    await until(preview(), (root) => root.textContent!.includes('Tell us more'));
    one.click();
    await until(preview(), (root) => root.textContent!.includes(before));
    expect([one.getAttribute('aria-current'), title(element).value]).to.deep.equal(['true', 'Not saved']);
    button(element, en.e.takeUp).click();
    await until(element, (root) => !root.querySelector('dialog[open]') && title(element).value === before);
    await until(element, () => focused(element)?.matches('h2'));
    expect([...$$(element, '[role=status]')].map(({ textContent }) => textContent)).to.include(en.e.takenUp);
    // It can be undone, and nothing was stored by it.
    button(element, en.e.undo).click();
    await element.updateComplete;
    expect(title(element).value).to.equal('Not saved');
    button(element, en.e.redo).click();
    await element.updateComplete;
    await save(element);
    const stored = async (version: number) => (await it.backend.options.fetch!(`/v1/desk/surveys/after-complaint/versions/${version}`)).json() as Promise<SurveyTemplate>;
    expect((await Promise.all([1, 2, 3].map(stored))).map(({ title: words }) => (words as { en: string }).en)).to.deep.equal([before, 'Tell us more', before]);
  });

  it('are closed with Escape, which gives the focus back; a survey that is only begun has none', async () => {
    const element = await editor(await world());
    const dialog = await opened(element);
    expect(dialog.contains(focused(element))).to.equal(true);
    dialog.requestClose?.();
    if (dialog.open) dialog.close();
    await until(element, (root) => !root.querySelector('.versions'));
    expect(focused(element)?.dataset.act).to.equal('versions');
    button(element, en.e.begin).click();
    await element.updateComplete;
    $<HTMLInputElement>(element, '#id').value = 'of-our-own';
    $<HTMLButtonElement>(element, 'form.filters [type=submit]').click();
    await until(element, () => element.draft?.id === 'of-our-own');
    await element.updateComplete;
    expect($$(element, '[data-act=versions]')).to.have.length(0);
  });

  it('that cannot be loaded are asked for again; without a way to them nothing offers them', async () => {
    const element = await editor(await world());
    const { versions: ask } = element.backend!;
    element.backend!.versions = () => Promise.reject(new HeedError('network', 'away'));
    $<HTMLButtonElement>(element, '[data-act=versions]').click();
    expect(await until(element, (root) => root.querySelector('dialog [role=alert]')?.textContent)).to.equal(en.e.versionsFailed);
    element.backend!.versions = ask!;
    [...$$<HTMLButtonElement>(element, 'dialog button')].find(({ textContent }) => textContent === en.r.retry)!.click();
    await until(element, (root) => root.querySelector('dialog .version'));
    $<HTMLDialogElement>(element, 'dialog').close();
    element.backend!.version = undefined!;
    element.requestUpdate();
    await element.updateComplete;
    expect($$(element, '[data-act=versions]')).to.have.length(0);
  });
});
