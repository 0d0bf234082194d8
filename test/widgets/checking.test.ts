import { expect } from '@open-wc/testing';
import { $, $$, TERMS, complaintForm, control, en, enter, errorOf, fill, focused, heard, leave, radio, submit, type, until, world } from './support.ts';
import { descriptionOf } from '../form/support.ts';

/** A form whose lazy part has arrived. */
const ready = async (setting: Parameters<typeof complaintForm>[0] = {}) => {
  const element = await complaintForm(setting);
  enter(control(element, 'subject'));
  await until(element, (root) => root.querySelector('[role=status]'));
  return element;
};
const summary = (element: Element) => until(element, (root) => root.querySelector<HTMLElement>('.summary'));

describe('errors of a form', () => {
  it('do not show while a field is written into, but when it was left with wrong content', async () => {
    const element = await ready();
    const email = control(element, 'email');
    type(email, 'lin@');
    expect(errorOf(element, 'email')).to.equal(undefined);
    leave(email);
    expect(errorOf(element, 'email')).to.equal(en.sending.issue['not-an-email']('', {}));
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(email)).to.deep.equal([en.form.hint.emailHint, errorOf(element, 'email')]);
  });

  it('do not show at a field that was left empty', async () => {
    const element = await ready();
    for (const name of ['subject', 'description', 'name', 'phone', 'email']) {
      enter(control(element, name));
      leave(control(element, name));
      expect(errorOf(element, name), name).to.equal(undefined);
    }
  });

  it('follow each key once they show, and go when it is right', async () => {
    const element = await ready();
    const phone = control(element, 'phone');
    type(phone, '12');
    leave(phone);
    expect(errorOf(element, 'phone')).to.equal(en.sending.issue['not-a-phone']('', {}));
    type(phone, '123');
    expect(errorOf(element, 'phone')).to.not.equal(undefined);
    type(phone, '１３８ 0013 8000');
    expect(errorOf(element, 'phone')).to.equal(undefined);
    expect(phone.hasAttribute('aria-invalid')).to.equal(false);
    expect(descriptionOf(phone)).to.deep.equal([en.form.hint.phoneHint]);
  });

  it('go away where they hung on another answer', async () => {
    const element = await ready();
    submit(element);
    await summary(element);
    expect(errorOf(element, 'phone')).to.equal(en.sending.issue['contact-required']('', {}));
    type(control(element, 'email'), 'lin@example.com');
    expect(errorOf(element, 'phone')).to.equal(undefined);
    radio(element, 'preferredContact', 'phone').click();
    submit(element);
    await until(element, () => errorOf(element, 'phone') === en.sending.issue.required(en.form.label.phone, {}));
    radio(element, 'preferredContact', 'either').click();
    expect(errorOf(element, 'phone')).to.equal(undefined);
  });

  it('do not show while an input method composes', async () => {
    const element = await ready();
    const email = control(element, 'email');
    type(email, 'x');
    leave(email);
    const before = errorOf(element, 'email');
    enter(email);
    email.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    email.value = 'lin@example.com';
    email.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    expect(errorOf(element, 'email')).to.equal(before);
    email.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(errorOf(element, 'email')).to.equal(undefined);
  });
});

describe('a try to send what is not complete', () => {
  it('gives the focus to a summary in the form\'s order, in the words that stand beside the fields', async () => {
    const element = await ready();
    const failed = heard(element, 'heed-validation-failed');
    submit(element);
    const box = await summary(element);
    expect((await failed).fields).to.deep.equal(['subject', 'description', 'name', 'phone', 'consent']);
    await element.updateComplete;
    expect(focused(element)).to.equal(box);
    expect([...box.querySelectorAll('a')].map((link) => link.textContent)).to.deep.equal(['subject', 'description', 'name', 'phone', 'consent'].map((name) => errorOf(element, name)));
    expect(box.getAttribute('role')).to.equal('alert');
  });

  it('links each error to its field', async () => {
    const element = await ready();
    submit(element);
    const box = await summary(element);
    for (const [i, name] of ['subject', 'description', 'name', 'phone', 'consent'].entries()) {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true });
      box.querySelectorAll('a')[i]!.dispatchEvent(click);
      expect(click.defaultPrevented, 'the page\'s address stays').to.equal(true);
      expect(focused(element)).to.equal(control(element, name));
    }
  });

  it('sends nothing and shows nothing of what does not apply', async () => {
    const it = await world();
    const element = await ready({ world: it });
    submit(element);
    await summary(element);
    expect(errorOf(element, 'wantedOutcomeOther')).to.equal(undefined);
    expect(it.asked).to.deep.equal([]);
  });

  it('names "please say what" once "something else" was chosen, and not after it was taken back', async () => {
    const element = await ready();
    fill(element, { wantedOutcome: 'other' });
    submit(element);
    const box = await summary(element);
    expect(box.textContent).to.include(en.form.label.wantedOutcomeOther);
    fill(element, { wantedOutcome: 'refund' });
    submit(element);
    await until(element, (root) => root.querySelector('.panel'));
  });

  it('says what is too long by how much, and that a date is still to come', async () => {
    const element = await ready();
    fill(element, { description: '壶'.repeat(5001), occurredAt: '2999-01-01' });
    submit(element);
    await summary(element);
    expect(errorOf(element, 'description')).to.include('5000').and.include('5001');
    expect(errorOf(element, 'occurredAt')).to.equal(en.sending.issue['in-future'](en.form.label.occurredAt, {}));
  });

  it('works before the lazy part has loaded', async () => {
    const element = await complaintForm();
    submit(element);
    await summary(element);
    expect(errorOf(element, 'subject')).to.equal(en.sending.issue.required(en.form.label.subject, {}));
  });
});

describe('errors on the screen', () => {
  it('stay right when the kind changes: what the new form does not ask is not missed', async () => {
    const element = await ready({ attributes: { kinds: 'complaint inquiry suggestion' } });
    fill(element, { wantedOutcome: 'other', subject: '' });
    submit(element);
    await summary(element);
    expect(errorOf(element, 'wantedOutcomeOther')).to.not.equal(undefined);
    radio(element, 'kind', 'inquiry').click();
    await until(element, (root) => !root.querySelector('[data-field=wantedOutcomeOther]') && root.querySelector('[data-field=subject] .error'));
    expect(errorOf(element, 'subject')).to.equal(en.sending.issue.required(en.form.label.subject, {}));
    expect($$(element, '.summary a').map(({ textContent }) => textContent)).to.deep.equal([errorOf(element, 'subject')]);
    type(control(element, 'subject'), 'Lid');
    expect(errorOf(element, 'subject')).to.equal(undefined);
  });

  it('are said in the new language when it changes', async () => {
    const element = await ready();
    submit(element);
    await summary(element);
    element.parentElement!.lang = 'zh-TW';
    const words = TERMS['zh-Hant'];
    await until(element, () => errorOf(element, 'subject') === words.sending.issue.required(words.form.label.subject, {}));
    await until(element, (root) => root.querySelector('.summary h3')?.textContent === words.sending.ui.summaryTitle);
    expect($(element, '.summary a').textContent).to.equal(errorOf(element, 'subject'));
    type(control(element, 'subject'), '壺');
    expect(errorOf(element, 'subject')).to.equal(undefined);
  });
});
