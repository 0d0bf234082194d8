import { expect } from '@open-wc/testing';
import { fieldsOf } from '../../src/domain/form.ts';
import { INTAKE_FORMS } from '../../src/domain/forms/case-intake.ts';
import { KINDS, LOCALES, TERMS } from '../widgets/support.ts';
import { descriptionOf, drawn, nameOf } from './support.ts';

/** Attributes that help keyboards and autofill, by field. */
const HELP: Record<string, Record<string, string>> = {
  name: { autocomplete: 'name', type: 'text' },
  phone: { autocomplete: 'tel', inputmode: 'tel', type: 'tel' },
  email: { autocomplete: 'email', inputmode: 'email', type: 'email', autocapitalize: 'off', spellcheck: 'false' },
  orderNumber: { autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', type: 'text' },
  occurredAt: { type: 'date' },
};

for (const kind of KINDS) {
  const definition = INTAKE_FORMS[kind];
  describe(`the ${kind} form`, () => {
    for (const locale of LOCALES) {
      it(`${locale}: each field has its own words as its name, and its hint and the room there is as its description`, async () => {
        const { form } = await drawn(definition, { locale });
        const { label, hint } = TERMS[locale].form;
        for (const field of fieldsOf(definition)) {
          const box = form.box(field.name)!;
          const control = box.matches('fieldset') ? box : form.control(field.name)!;
          expect(nameOf(box.matches('[role]') ? box : control), field.name).to.equal(label[(field.label ?? field.name) as keyof typeof label]);
          const room = /text/.test(field.type) && field.max ? [`0 / ${field.max}`] : [];
          expect(descriptionOf(control), field.name).to.deep.equal([...field.hint ? [hint[field.hint as keyof typeof hint]] : [], ...room]);
        }
      });
    }

    it('each control carries its field\'s name, and no two things the same id', async () => {
      const { form, el } = await drawn(definition);
      for (const { name } of fieldsOf(definition)) expect(form.control(name)?.getAttribute('name'), name).to.equal(name);
      const ids = [...el.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
    });

    it('keyboards and autofill are told what each field is', async () => {
      const { form } = await drawn(definition);
      for (const { name } of fieldsOf(definition)) {
        for (const [attribute, value] of Object.entries(HELP[name] ?? {})) expect(form.control(name)!.getAttribute(attribute), `${name} ${attribute}`).to.equal(value);
      }
    });

    it('what must be filled is marked for eyes and for assistive technology, and nothing else is', async () => {
      const { form } = await drawn(definition);
      const must = ['subject', 'description', 'name', 'consent', 'wantedOutcomeOther'];
      for (const { name } of fieldsOf(definition)) {
        expect(form.control(name)!.hasAttribute('required'), name).to.equal(must.includes(name));
        expect(!!form.box(name)!.querySelector('.required'), name).to.equal(must.includes(name));
      }
      expect(form.element.noValidate).to.equal(true);
    });

    it('each section is named by its heading, and each question with several answers is a group with a name', async () => {
      const { el } = await drawn(definition);
      for (const section of el.querySelectorAll('section')) {
        expect(nameOf(section)).to.equal(section.querySelector('h3')!.textContent);
        expect(nameOf(section)).to.not.equal('');
      }
      for (const group of el.querySelectorAll('fieldset')) {
        expect(group.getAttribute('role')).to.equal('radiogroup');
        expect(nameOf(group)).to.not.equal('');
        for (const answer of group.querySelectorAll('input')) expect(nameOf(answer)).to.not.equal('');
      }
    });
  });
}

describe('fields that hang on other answers', () => {
  const { complaint } = INTAKE_FORMS;
  it('"please say what" is asked only after "something else", and forgotten with it', async () => {
    const { form } = await drawn(complaint);
    const outcome = form.control('wantedOutcome') as HTMLSelectElement;
    expect(form.box('wantedOutcomeOther')!.hidden).to.equal(true);
    const choose = (value: string) => {
      outcome.value = value;
      outcome.dispatchEvent(new Event('input', { bubbles: true }));
      outcome.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('other');
    expect(form.box('wantedOutcomeOther')!.hidden).to.equal(false);
    choose('refund');
    expect(form.box('wantedOutcomeOther')!.hidden).to.equal(true);
  });

  it('the preferred way of contact becomes required, and is so no more when another is preferred', async () => {
    const { form, el } = await drawn(complaint);
    const required = (name: string) => [form.control(name)!.hasAttribute('required'), !!form.box(name)!.querySelector('.required')];
    const prefer = (value: string) => el.querySelector<HTMLInputElement>(`[name=preferredContact][value=${value}]`)!.click();
    expect([...required('phone'), ...required('email')]).to.deep.equal([false, false, false, false]);
    prefer('phone');
    expect([...required('phone'), ...required('email')]).to.deep.equal([true, true, false, false]);
    prefer('email');
    expect([...required('phone'), ...required('email')]).to.deep.equal([false, false, true, true]);
    prefer('either');
    expect([...required('phone'), ...required('email')]).to.deep.equal([false, false, false, false]);
  });

  it('hold for values that were filled in, too', async () => {
    const { form } = await drawn(complaint, { values: { wantedOutcome: 'other', wantedOutcomeOther: 'A visit', preferredContact: 'phone' } });
    expect(form.box('wantedOutcomeOther')!.hidden).to.equal(false);
    expect((form.control('wantedOutcomeOther') as HTMLInputElement).value).to.equal('A visit');
    expect(form.control('phone')!.hasAttribute('required')).to.equal(true);
  });
});
