import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { SILENT, $, TERMS, complaintForm, control, en, enter, file, focused, fill, place, radio, submit, tracker, type, until, world } from './support.ts';
import { nameOf } from '../form/support.ts';

const inWords = (element: Element, words: string) => until(element, (root) => root.querySelector('form [type=submit]')?.textContent?.trim() === words);

describe('the language of a widget', () => {
  for (const [lang, locale] of [['zh', 'zh-Hans'], ['zh-CN', 'zh-Hans'], ['zh-HK', 'zh-Hant'], ['zh-TW', 'zh-Hant'], ['en-GB', 'en'], ['fr', 'en']] as const) {
    it(`is ${locale} where the page says ${lang}`, async () => {
      const element = await complaintForm({ lang });
      expect($(element, '[type=submit]').textContent).to.equal(TERMS[locale].form.ui.review);
    });
  }

  it('is said to whatever reads it aloud, also where the page is in one that is not shipped', async () => {
    const element = await complaintForm({ lang: 'fr' });
    const spoken = () => $(element, '[type=submit]').closest<HTMLElement>('[lang]')?.lang;
    expect(spoken()).to.equal('en');
    element.parentElement!.lang = 'zh-HK';
    await inWords(element, TERMS['zh-Hant'].form.ui.review);
    await element.updateComplete;
    expect(spoken()).to.equal('zh-Hant');
  });

  it('is its own lang before that of anything around it', async () => {
    const element = await complaintForm({ lang: 'en', attributes: { lang: 'zh-TW' } });
    expect($(element, '[type=submit]').textContent).to.equal(TERMS['zh-Hant'].form.ui.review);
    element.lang = 'zh-CN';
    await inWords(element, TERMS['zh-Hans'].form.ui.review);
    element.removeAttribute('lang');
    await inWords(element, en.form.ui.review);
  });

  it('is found and followed through shadow roots', async () => {
    const outer = place(html`<div lang="zh-TW"></div>`);
    outer.attachShadow({ mode: 'open' }).innerHTML = '<section><div></div></section>';
    const inner = outer.shadowRoot!.querySelector('div')!;
    inner.attachShadow({ mode: 'open' });
    const element = Object.assign(document.createElement('heed-complaint-form'), { backend: SILENT });
    inner.shadowRoot!.append(element);
    await inWords(element, TERMS['zh-Hant'].form.ui.review);
    outer.lang = 'zh-CN';
    await inWords(element, TERMS['zh-Hans'].form.ui.review);
    outer.shadowRoot!.querySelector('section')!.lang = 'en';
    await inWords(element, en.form.ui.review);
  });

  it('is each widget\'s own: two on a page do not disturb each other', async () => {
    const [chinese, english] = [await complaintForm({ lang: 'zh-CN' }), await complaintForm({ lang: 'en' })];
    chinese.parentElement!.lang = 'zh-TW';
    await inWords(chinese, TERMS['zh-Hant'].form.ui.review);
    expect($(english, '[type=submit]').textContent).to.equal(en.form.ui.review);
  });

  it('changes without a word or the focus being lost', async () => {
    const element = await complaintForm();
    fill(element, { wantedOutcome: 'other', wantedOutcomeOther: 'A visit' });
    radio(element, 'impact', 'several').click();
    enter(control(element, 'description'));
    element.parentElement!.lang = 'zh-TW';
    await inWords(element, TERMS['zh-Hant'].form.ui.review);
    await element.updateComplete;
    expect(focused(element)).to.equal(control(element, 'description'));
    expect(['subject', 'description', 'email', 'wantedOutcome', 'wantedOutcomeOther'].map((name) => control(element, name).value))
      .to.deep.equal(['Lid is cracked', 'It came with a crack.', 'lin@example.com', 'other', 'A visit']);
    expect(control(element, 'consent').checked && radio(element, 'impact', 'several').checked).to.equal(true);
    expect($(element, '[data-field=wantedOutcomeOther]').hidden).to.equal(false);
    expect($(element, '.longtext .count').textContent).to.equal('21 / 5000');
    type(control(element, 'description'), '新的');
    expect(element.values.description).to.equal('新的');
  });

  it('changes with the focus on a button or a choice', async () => {
    const element = await complaintForm();
    const words = [TERMS['zh-Hant'], TERMS['zh-Hans'], en];
    for (const [i, selector] of ['[type=submit]', '[name=impact][value=many]', 'input[type=file]'].entries()) {
      const target = $(element, selector);
      if (selector.includes('impact')) target.click();
      enter(target);
      element.parentElement!.lang = words[i]!.form.locale;
      await inWords(element, words[i]!.form.ui.review);
      await element.updateComplete;
      expect(focused(element), selector).to.equal($(element, selector));
    }
  });

  it('changes on every page of the way: check, receipt, also after something was copied', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    fill(element);
    submit(element);
    await until(element, (root) => root.querySelector('.panel'));
    element.parentElement!.lang = 'zh-TW';
    await until(element, (root) => root.querySelector('.panel h2')?.textContent === TERMS['zh-Hant'].sending.ui.reviewTitle);
    expect($(element, '.entry dt').textContent).to.equal(TERMS['zh-Hant'].form.label.subject);
    element.parentElement!.lang = 'en';
    await until(element, (root) => root.querySelector('.panel h2')?.textContent === en.sending.ui.reviewTitle);
    $(element, '.panel .primary').click();
    await until(element, (root) => root.querySelector('.receipt'));
    $(element, '.code button').textContent = en.sending.ui.copied; // as the button does
    element.parentElement!.lang = 'zh-CN';
    const words = TERMS['zh-Hans'].sending.ui;
    await until(element, (root) => root.querySelector('.panel h2')?.textContent === words.receivedTitle);
    expect($(element, '.code button').textContent).to.equal(words.copy);
  });

  it('of the tracker is followed, with what is typed into it', async () => {
    const it = await world();
    const element = await tracker({ world: it });
    type(control(element, 'reference'), 'HD-');
    element.parentElement!.lang = 'zh';
    const words = TERMS['zh-Hans'].cases;
    await until(element, (root) => root.querySelector('h2')?.textContent === words.ui.lookUpTitle);
    expect(control(element, 'reference').value).to.equal('HD-');
    expect(nameOf(control(element, 'code'))).to.equal(words.ui.trackingCode);
  });

  it('is told to the server with the case', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, lang: 'zh-TW', attributes: { 'no-review': '' } });
    const { reference } = await file(element);
    expect((await it.store.caseByReference('default', reference))?.locale).to.equal('zh-Hant');
  });
});
