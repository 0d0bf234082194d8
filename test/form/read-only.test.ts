import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { FormDefinition, Values } from '../../src/domain/form.ts';
import { INTAKE_FORMS } from '../../src/domain/forms/case-intake.ts';
import { readOnly } from '../../src/form/read-only.ts';
import { TERMS, en, place } from '../widgets/support.ts';

const { complaint } = INTAKE_FORMS;
const shown = (definition: FormDefinition, values: Values, options: Parameters<typeof readOnly>[4] = {}, locale: keyof typeof TERMS = 'en') => {
  const frame = place(html`<div>${readOnly(definition, values, TERMS[locale].form, TERMS[locale].sending.ui, options)}</div>`);
  return { frame, entries: Object.fromEntries([...frame.querySelectorAll('.entry')].map((entry) => [entry.querySelector('dt')!.textContent, entry.querySelector('dd')!.textContent!.trim()])) };
};

describe('the read-only view', () => {
  const values: Values = {
    subject: 'Crack', description: 'One\nTwo', wantedOutcome: 'other', wantedOutcomeOther: 'A visit', occurredAt: '2026-02-17', consent: true, preferredContact: 'email',
    files: [{ name: 'a.png', type: 'image/png', size: 2_000_000 }, { name: 'b.pdf', type: 'application/pdf', size: 1000 }],
  };
  it('says every answer that was given in words, in the form\'s order', () => {
    const { entries } = shown(complaint, values);
    expect(entries).to.deep.equal({
      'In a few words': 'Crack', 'What happened?': 'One\nTwo', 'Photos or documents': 'a.png\nb.pdf', 'When did it happen?': 'February 17, 2026',
      'What would put it right?': 'Something else', 'Please say what': 'A visit', 'How may we reach you?': 'E-mail', 'You may use these details to handle my request.': 'Yes',
    });
  });

  it('speaks the visitor\'s language', () => {
    const { entries } = shown(complaint, values, {}, 'zh-Hant');
    expect(entries).to.include({ [TERMS['zh-Hant'].form.label.wantedOutcome]: TERMS['zh-Hant'].form.option.other });
    expect(Object.values(entries)).to.include('2026年2月17日');
  });

  it('tells what was not answered where all is asked for, and leaves out what does not apply', () => {
    const { entries } = shown(complaint, { subject: 'Crack' }, { all: true });
    expect(entries).to.include({ 'Phone': en.sending.ui.notGiven, 'You may use these details to handle my request.': 'No' });
    expect(entries).to.not.have.property('Please say what');
  });

  it('offers to change each section, named by what it changes', () => {
    const asked: string[] = [];
    const { frame } = shown(complaint, values, { change: (name) => asked.push(name), all: true });
    const buttons = [...frame.querySelectorAll('button')];
    expect(buttons.map((button) => button.getAttribute('aria-label'))).to.deep.equal(['Change: What happened', 'Change: What you want', 'Change: How we reach you']);
    buttons.forEach((button) => button.click());
    expect(asked).to.deep.equal(['kind', 'wantedOutcome', 'name']);
  });

  it('shows rows, ratings and several answers', () => {
    const definition: FormDefinition = { id: 'x', version: 1, steps: [{ name: 's', fields: [
      { name: 'rows', type: 'group', label: 'Rows', fields: [{ name: 'model', type: 'text', label: 'Model' }] },
      { name: 'none', type: 'group', label: 'None', fields: [{ name: 'model', type: 'text', label: 'Model' }] },
      { name: 'stars', type: 'rating', label: 'Stars' }, { name: 'nps', type: 'scale', label: 'NPS' },
      { name: 'days', type: 'choices', label: 'Days', options: [{ value: 'mo', label: 'Monday' }, { value: 'tu', label: 'Tuesday' }] },
      { name: 'day', type: 'date', label: 'Day' },
    ] }] };
    const { frame, entries } = shown(definition, { rows: [{ model: 'Kettle' }, { model: 'Lamp' }], stars: 4, nps: 0, days: ['mo', 'tu'], day: 'soon' }, { all: true });
    expect([...frame.querySelectorAll('dl dl dd')].map((dd) => dd.textContent!.trim())).to.deep.equal(['Kettle', 'Lamp']);
    expect(entries).to.include({ Stars: '4', NPS: '0', Days: 'Monday, Tuesday', Day: 'soon', None: en.sending.ui.notGiven });
  });

  it('cannot be made into markup by what somebody wrote', () => {
    const { frame } = shown(complaint, { subject: '<img src=x onerror=alert(1)>' });
    expect(frame.querySelector('img')).to.equal(null);
    expect(frame.textContent).to.include('<img src=x');
  });
});
