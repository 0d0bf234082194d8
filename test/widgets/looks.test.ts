import { expect } from '@open-wc/testing';
import { $, $$, LOCALES, button, complaintForm, control, en, enter, file, fill, pdf, pick, reviewed, submit, tracker, type, until, world } from './support.ts';
import type { HeedComplaintForm } from '../../src/widgets/complaint-form/complaint-form.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsantragsformular'.repeat(3);

/** What sticks out of the element sideways. */
const sticksOut = (element: Element): string[] => {
  const { left, right } = element.getBoundingClientRect();
  return $$(element, '*').filter((e) => {
    const { position, clipPath } = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    return box.width > 1 && !(position === 'absolute' && clipPath !== 'none') && e.localName !== 'option' && (box.left < left - 1 || box.right > right + 1);
  }).map((e) => `${e.localName}.${e.className} ${Math.round(e.getBoundingClientRect().left - left)}..${Math.round(e.getBoundingClientRect().right - left)}: ${e.textContent!.slice(0, 20)}`);
};
/** Things to press that are smaller than 24 by 24 pixels; of an input in a label, the label is pressed. */
const small = (element: Element): string[] => $$(element, 'a, button, input, select, textarea, summary').map((e) => e.closest('label') ?? e).filter((e) => {
  const { width, height } = e.getBoundingClientRect();
  return width > 0 && (width < 24 || height < 24);
}).map((e) => `${e.localName}.${e.className} ${e.getBoundingClientRect().width}×${e.getBoundingClientRect().height}`);
const fine = (element: Element, where: string) => {
  expect(sticksOut(element), `${where}: sticks out`).to.deep.equal([]);
  expect(small(element), `${where}: too small to press`).to.deep.equal([]);
};
const narrow = async (lang: string, attributes: Record<string, string> = {}, dir = 'ltr'): Promise<HeedComplaintForm> => {
  const element = await complaintForm({ world: await world(), lang, attributes: { 'kinds': 'complaint inquiry suggestion', 'privacy-url': '/privacy', 'track-url': '/track', ...attributes } });
  Object.assign(element.parentElement!.style, { width: '280px' });
  element.parentElement!.dir = dir;
  return element;
};

describe('in 280 pixels, everything fits and can be pressed', () => {
  for (const lang of LOCALES) {
    for (const dir of lang === 'en' ? ['ltr', 'rtl'] : ['ltr']) {
      it(`${lang}, ${dir}: the form, its errors, its files, the check, the receipt`, async () => {
        const element = await narrow(lang, {}, dir);
        fine(element, 'form');
        submit(element);
        await until(element, (root) => root.querySelector('.summary'));
        fine(element, 'errors');
        pick(control(element, 'files'), pdf(`${LONG}.pdf`), new File(['x'], `${LONG}.txt`));
        await until(element, (root) => root.querySelector('.files li button') && root.querySelector('[data-field=files] .error'));
        fine(element, 'files');
        fill(element, { subject: LONG.slice(0, 120), description: LONG, wantedOutcome: 'other', wantedOutcomeOther: LONG });
        fine(element, 'filled');
        submit(element);
        await until(element, (root) => root.querySelector('.panel .entry'));
        fine(element, 'check');
        $(element, '.panel .primary').click();
        await until(element, (root) => root.querySelector('.receipt'));
        $<HTMLDetailsElement>(element, 'details').open = true;
        fine(element, 'receipt');
      });
    }

    it(`${lang}: the form one section at a time`, async () => {
      const element = await narrow(lang, { paged: '' });
      await until(element, (root) => root.querySelector('.paging'));
      fine(element, 'first page');
    });

    it(`${lang}: the tracker`, async () => {
      const it = await world();
      const { reference, trackingCode } = await file(await complaintForm({ world: it, attributes: { 'no-review': '' } }), { subject: LONG.slice(0, 120), description: LONG });
      const element = await tracker({ world: it, lang });
      Object.assign(element.parentElement!.style, { width: '280px' });
      fine(element, 'look-up');
      type(control(element, 'reference'), reference);
      type(control(element, 'code'), trackingCode);
      $(element, '[type=submit]').click();
      await until(element, (root) => root.querySelector('.standing'));
      $<HTMLDetailsElement>(element, 'details').open = true;
      fine(element, 'case');
      $(element, '.actions button').click();
      await until(element, (root) => root.querySelector('textarea'));
      fine(element, 'message');
    });
  }
});

describe('a form one section at a time', () => {
  const pages = (element: Element) => $$(element, 'form section').filter((section) => section.getClientRects().length).map((section) => section.querySelector('h3')!.textContent);
  const paged = async () => {
    const element = await complaintForm({ world: await world(), attributes: { paged: '' } });
    await until(element, (root) => root.querySelector('.paging'));
    return element;
  };
  const ahead = (element: Element) => button(element, en.form.ui.next).click();

  it('says where it stands, and goes on when the section is right', async () => {
    const element = await paged();
    expect(pages(element)).to.deep.equal([en.form.step.matter]);
    expect($(element, '.paging').textContent).to.include(en.form.stepOf(1, 3));
    enter(control(element, 'subject'));
    ahead(element);
    const box = await until(element, (root) => root.querySelector('.summary'));
    expect(box.querySelectorAll('a').length, 'only this section is looked at').to.equal(2);
    type(control(element, 'subject'), 'Lid');
    type(control(element, 'description'), 'Broken');
    ahead(element);
    await until(element, () => pages(element)[0] === en.form.step.outcome);
    expect($(element, '.paging').textContent).to.include(en.form.stepOf(2, 3));
    expect(element.shadowRoot!.querySelector('.summary a')).to.equal(null);
  });

  it('goes back with everything kept, and reaches the check at the end', async () => {
    const element = await paged();
    type(control(element, 'subject'), 'Lid');
    type(control(element, 'description'), 'Broken');
    ahead(element);
    await until(element, () => pages(element)[0] === en.form.step.outcome);
    button(element, en.form.ui.back).click();
    expect(pages(element)).to.deep.equal([en.form.step.matter]);
    expect(control(element, 'subject').value).to.equal('Lid');
    ahead(element);
    await until(element, () => pages(element)[0] === en.form.step.outcome);
    ahead(element);
    await until(element, () => pages(element)[0] === en.form.step.contact);
    fill(element);
    button(element, en.form.ui.review).click();
    const panel = await reviewed(element);
    panel.querySelector<HTMLButtonElement>(`[aria-label$="${en.form.step.outcome}"]`)!.click();
    await until(element, (root) => !root.querySelector('.panel'));
    expect(pages(element)).to.deep.equal([en.form.step.outcome]);
  });

  it('stays at its section when the language changes', async () => {
    const element = await paged();
    type(control(element, 'subject'), 'Lid');
    type(control(element, 'description'), 'Broken');
    ahead(element);
    await until(element, () => pages(element)[0] === en.form.step.outcome);
    element.parentElement!.lang = 'zh-CN';
    await until(element, () => pages(element)[0] === '您的诉求');
  });
});
