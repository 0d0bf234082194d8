import { expect } from '@open-wc/testing';
import type { FormDefinition } from '../../src/domain/form.ts';
import { INTAKE_FORMS } from '../../src/domain/forms/case-intake.ts';
import { key, paste, pdf } from '../widgets/support.ts';
import { drawn } from './support.ts';

const { complaint } = INTAKE_FORMS;
const input = (field: HTMLElement, value: string, init: InputEventInit = {}) => {
  (field as HTMLTextAreaElement).value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, ...init }));
};
const composition = (field: HTMLElement, type: string, data = '') => field.dispatchEvent(new CompositionEvent(type, { bubbles: true, data }));

describe('the count of characters', () => {
  for (const [what, text, count] of [
    ['Latin letters', 'crack', 5], ['Chinese', '壶嘴裂了。', 5], ['an emoji', '😟', 1], ['a family of four', '👨‍👩‍👧‍👦', 1], ['a flag', '🇨🇳', 1],
    ['a thumb with a tone of skin', '👍🏽', 1], ['a letter with a combining accent', 'é', 1], ['a rare ideograph', '𠮷', 1], ['Hangul in parts', '한', 1], ['a line break', 'a\nb', 3],
  ] as const) {
    it(`of ${what} is as a reader counts`, async () => {
      const { form } = await drawn(complaint);
      input(form.control('description')!, text);
      expect(form.box('description')!.querySelector('.count')!.textContent).to.equal(`${count} / 5000`);
    });
  }

  it('follows every key, and shows when it is too much', async () => {
    const { form } = await drawn(complaint);
    const field = form.control('description')!;
    const count = form.box('description')!.querySelector('.count')!;
    input(field, '壶'.repeat(5000));
    expect([count.textContent, count.classList.contains('over')]).to.deep.equal(['5000 / 5000', false]);
    input(field, '壶'.repeat(5001));
    expect([count.textContent, count.classList.contains('over')]).to.deep.equal(['5001 / 5000', true]);
    input(field, '');
    expect([count.textContent, count.classList.contains('over')]).to.deep.equal(['0 / 5000', false]);
  });

  it('of a line shows once four fifths of its room are used, and goes on from there', async () => {
    const { form } = await drawn(complaint);
    const field = form.control('subject')!;
    const count = () => form.box('subject')!.querySelector<HTMLElement>('.count')!;
    input(field, '壶'.repeat(95));
    expect(count().hidden).to.equal(true);
    input(field, '壶'.repeat(96));
    expect([count().hidden, count().textContent]).to.deep.equal([false, '96 / 120']);
    input(field, '壶'.repeat(121));
    expect([count().textContent, count().classList.contains('over')]).to.deep.equal(['121 / 120', true]);
    input(field, '壶');
    expect(count().hidden).to.equal(true);
  });

  it('is part of what describes the control', async () => {
    const { form } = await drawn(complaint);
    const described = form.control('description')!.getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => form.element.querySelector(`[id="${id}"]`)!.className)).to.deep.equal(['hint', 'count']);
    expect(form.control('subject')!.getAttribute('aria-describedby')!.trim()).to.equal(form.box('subject')!.querySelector('.count')!.id);
  });

  it('stands right after values were filled in', async () => {
    const { form } = await drawn(complaint, { values: { description: '你好' } });
    expect(form.box('description')!.querySelector('.count')!.textContent).to.equal('2 / 5000');
  });
});

describe('an input method', () => {
  it('composes without anything being taken, until it ends (as Chromium tells it)', async () => {
    const { form, told } = await drawn(complaint);
    const field = form.control('description')!;
    composition(field, 'compositionstart');
    for (const half of ['h', 'hu', 'hu z']) {
      composition(field, 'compositionupdate', half);
      input(field, half, { isComposing: true });
    }
    expect(told.changed).to.deep.equal([]);
    expect(form.values.description).to.equal(undefined);
    expect(form.box('description')!.querySelector('.count')!.textContent).to.equal('0 / 5000');
    input(field, '壶嘴', { isComposing: true });
    composition(field, 'compositionend', '壶嘴');
    expect(told.changed).to.deep.equal(['description']);
    expect(form.values.description).to.equal('壶嘴');
    expect(form.box('description')!.querySelector('.count')!.textContent).to.equal('2 / 5000');
  });

  it('ends before its last input event (as Firefox tells it)', async () => {
    const { form, told } = await drawn(complaint);
    const field = form.control('description')!;
    composition(field, 'compositionstart');
    input(field, 'hu', { isComposing: true });
    (field as HTMLTextAreaElement).value = '壶';
    composition(field, 'compositionend', '壶');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(form.values.description).to.equal('壶');
    expect(told.changed).to.deep.equal(['description']);
  });

  it('that is broken off leaves what stood there before', async () => {
    const { form, told } = await drawn(complaint, { values: { subject: '壶' } });
    const field = form.control('subject')!;
    composition(field, 'compositionstart');
    input(field, '壶z', { isComposing: true });
    (field as HTMLInputElement).value = '壶';
    composition(field, 'compositionend', '');
    expect(told.changed).to.deep.equal([]);
    expect(form.values.subject).to.equal('壶');
  });

  it('has Enter for itself: nothing is sent, and the field keeps the focus', async () => {
    const { form, told } = await drawn(complaint);
    const field = form.control('subject')!;
    field.focus();
    composition(field, 'compositionstart');
    expect(key(field, 'Enter', { isComposing: true }).defaultPrevented).to.equal(true);
    // Safari ends the composition first, and says 229.
    composition(field, 'compositionend', '壶');
    key(field, 'Enter', { keyCode: 229 } as KeyboardEventInit);
    expect(document.activeElement).to.equal(field);
    expect(told.submitted).to.equal(0);
  });
});

describe('Enter', () => {
  it('in a line goes on to the next field and never sends', async () => {
    const { form, told } = await drawn(complaint);
    const field = form.control('subject')!;
    field.focus();
    expect(key(field, 'Enter').defaultPrevented).to.equal(true);
    expect(document.activeElement).to.equal(form.control('description'));
    expect(told.submitted).to.equal(0);
  });

  it('leaves out fields that are not shown', async () => {
    const { form } = await drawn(complaint);
    const name = form.control('name')!;
    name.focus();
    key(name, 'Enter');
    expect((document.activeElement as HTMLInputElement).name).to.equal('preferredContact');
  });

  it('on one of several answers goes on to the next question', async () => {
    const { form, el } = await drawn(complaint);
    const answer = el.querySelector<HTMLInputElement>('[name=preferredContact][value=phone]')!;
    answer.focus();
    key(answer, 'Enter');
    expect(document.activeElement).to.equal(form.control('phone'));
  });

  it('in the text area, in a list and on a button is the browser\'s own', async () => {
    const { form, el } = await drawn(complaint);
    for (const target of [form.control('description')!, form.control('wantedOutcome')!, el.querySelector<HTMLElement>('[type=submit]')!, form.control('files')!]) {
      expect(key(target, 'Enter').defaultPrevented, target.outerHTML.slice(0, 40)).to.equal(false);
    }
  });
});

describe('values', () => {
  it('are read from the controls again before they count: translators and password managers tell nobody', async () => {
    const { form } = await drawn(complaint);
    (form.control('email') as HTMLInputElement).value = 'lin@example.com';
    (form.control('consent') as HTMLInputElement).checked = true;
    expect(form.values.email).to.equal(undefined);
    expect(form.sync()).to.include({ email: 'lin@example.com', consent: true });
  });

  it('that come after the key are told once', async () => {
    const { form, told } = await drawn(complaint);
    const field = form.control('subject')!;
    input(field, 'a');
    field.dispatchEvent(new Event('change', { bubbles: true }));
    expect(told.changed).to.deep.equal(['subject']);
  });

  it('of several answers are a list in the form\'s order', async () => {
    const definition: FormDefinition = { id: 'x', version: 1, steps: [{ name: 's', fields: [{ name: 'days', type: 'choices', options: [{ value: 'mo' }, { value: 'tu' }, { value: 'we' }] }] }] };
    const { form, el } = await drawn(definition, { values: { days: ['we'] } });
    el.querySelector<HTMLInputElement>('[value=mo]')!.click();
    expect(form.values.days).to.deep.equal(['mo', 'we']);
    el.querySelector<HTMLInputElement>('[value=mo]')!.click();
    el.querySelector<HTMLInputElement>('[value=we]')!.click();
    expect(form.values.days).to.equal(undefined);
  });
});

describe('what is dropped or pasted', () => {
  const transfer = (...files: File[]) => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    return data;
  };
  it('onto the form is taken when it is files', async () => {
    const { form, el, told } = await drawn(complaint);
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: transfer(pdf()) });
    form.control('subject')!.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    expect(told.picked).to.deep.equal([]);
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer(pdf('a.pdf'), pdf('b.pdf')) });
    el.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    expect(told.picked.map(([name, files]) => [name, files.map((file) => file.name)])).to.deep.equal([['files', ['a.pdf', 'b.pdf']]]);
  });

  it('as text stays text, also when a picture of it comes along', async () => {
    const { form, told } = await drawn(complaint);
    for (const pictured of [false, true]) {
      const data = pictured ? transfer(pdf()) : new DataTransfer();
      data.setData('text/plain', 'words');
      const event = paste(data);
      form.control('description')!.dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(false);
    }
    expect(told.picked).to.deep.equal([]);
  });

  it('from a screenshot is taken, wherever the cursor stands', async () => {
    const { form, told } = await drawn(complaint);
    const event = paste(transfer(pdf('image.png')));
    form.control('description')!.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(true);
    expect(told.picked.length).to.equal(1);
  });
});
