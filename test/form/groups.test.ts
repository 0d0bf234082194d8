import { expect } from '@open-wc/testing';
import type { FormDefinition } from '../../src/domain/form.ts';
import { validate } from '../../src/domain/schema.ts';
import { Checks } from '../../src/form/checks.ts';
import { en } from '../widgets/support.ts';
import { drawn, nameOf } from './support.ts';

const visit: FormDefinition = {
  id: 'visit', version: 1, steps: [{ name: 'visit', title: 'Visit', fields: [
    { name: 'devices', type: 'group', label: 'Devices', min: 1, max: 3, fields: [
      { name: 'model', type: 'text', label: 'Model', required: true, max: 20 },
      { name: 'fault', type: 'longtext', label: 'Fault', max: 10 },
      { name: 'warranty', type: 'choice', label: 'Warranty', options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }] },
    ] },
    { name: 'stars', type: 'rating', label: 'How was it?', required: true },
    { name: 'recommend', type: 'scale', label: 'Would you recommend us?' },
    { name: 'why', type: 'text', label: 'Why not?', when: { field: 'stars', is: [1, 2] } },
  ] }],
};
const input = (field: HTMLElement, value: string) => {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const rows = (el: Element) => [...el.querySelectorAll<HTMLElement>('.group-row')];
/** As it is sent: JSON has no `undefined`. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const add = (el: Element) => el.querySelector<HTMLButtonElement>('[data-act=add-row]')!.click();
const remove = (el: Element, row: number) => rows(el)[row]!.querySelector<HTMLButtonElement>('[data-act^=remove-row]')!.click();

describe('a group of rows', () => {
  it('shows and requires in each row what hangs on that row, and keeps no answer that is not shown', async () => {
    const conditional: FormDefinition = { id: 'visit', version: 1, steps: [{ name: 'visit', fields: [{ name: 'devices', type: 'group', label: 'Devices', min: 2, fields: [
      { name: 'state', type: 'choice', label: 'State', options: [{ value: 'good', label: 'Good' }, { value: 'bad', label: 'Bad' }] },
      { name: 'fault', type: 'text', label: 'Fault', required: true, when: { field: 'state', is: ['bad'] } },
      { name: 'since', type: 'text', label: 'Since', required: { field: 'state', is: ['bad'] } },
    ] }] }] };
    const { form, el } = await drawn(conditional);
    const shown = () => [0, 1].map((row) => !form.box(`devices.${row}.fault`)!.hidden);
    expect(shown()).to.deep.equal([false, false]);
    const state = (row: number, value: string) => el.querySelector<HTMLInputElement>(`[name="devices.${row}.state"][value=${value}]`)!.click();
    state(1, 'bad');
    expect(shown()).to.deep.equal([false, true]);
    expect([0, 1].map((row) => (form.control(`devices.${row}.since`) as HTMLInputElement).required)).to.deep.equal([false, true]);
    input(form.control('devices.1.fault')!, 'Leaks');
    add(el);
    expect(shown()).to.deep.equal([false, true]);
    expect(plain(form.values.devices)).to.deep.equal([{}, { state: 'bad', fault: 'Leaks' }, {}]);
    state(1, 'good');
    expect(shown()).to.deep.equal([false, false]);
    expect(plain(form.values.devices)).to.deep.equal([{}, { state: 'good' }, {}]);
    expect(validate(conditional, form.values).issues ?? []).to.deep.equal([]);
  });

  it('a condition on a number holds for what is typed as for what is kept', async () => {
    const counted: FormDefinition = { id: 'order', version: 1, steps: [{ name: 'order', fields: [
      { name: 'quantity', type: 'number', label: 'How many?' }, { name: 'why', type: 'text', label: 'Why so many?', when: { field: 'quantity', is: [12] } },
    ] }] };
    const { form } = await drawn(counted);
    input(form.control('quantity')!, '12');
    expect(form.box('why')!.hidden).to.equal(false);
    expect(validate(counted, { quantity: '12', why: 'A party' }).values).to.deep.equal({ quantity: 12, why: 'A party' });
  });

  it('begins with as many rows as it needs, each with a name of its own', async () => {
    const { el } = await drawn(visit);
    expect(rows(el).map(nameOf)).to.deep.equal(['Devices 1']);
    add(el);
    expect(rows(el).map(nameOf)).to.deep.equal(['Devices 1', 'Devices 2']);
  });

  it('grows up to its limit; the new row takes the focus', async () => {
    const { form, el } = await drawn(visit);
    add(el);
    expect(document.activeElement).to.equal(form.control('devices.1.model'));
    add(el);
    add(el);
    expect(rows(el).length).to.equal(3);
  });

  it('keeps every row\'s answers when one is added or removed', async () => {
    const { form, el, told } = await drawn(visit);
    input(form.control('devices.0.model')!, 'Kettle');
    el.querySelector<HTMLInputElement>('[name="devices.0.warranty"][value=yes]')!.click();
    add(el);
    input(form.control('devices.1.model')!, 'Scale');
    add(el);
    input(form.control('devices.2.model')!, 'Lamp');
    expect(plain(form.values.devices)).to.deep.equal([{ model: 'Kettle', warranty: 'yes' }, { model: 'Scale' }, { model: 'Lamp' }]);
    remove(el, 1);
    expect(plain(form.values.devices)).to.deep.equal([{ model: 'Kettle', warranty: 'yes' }, { model: 'Lamp' }]);
    expect((form.control('devices.1.model') as HTMLInputElement).value).to.equal('Lamp');
    expect(el.querySelector<HTMLInputElement>('[name="devices.0.warranty"][value=yes]')!.checked).to.equal(true);
    expect(document.activeElement).to.equal(form.control('devices.0.model'));
    expect(told.changed).to.include.members(['devices.0.model', 'devices.1.model', 'devices']);
  });

  it('never falls below its least number of rows', async () => {
    const { form, el } = await drawn(visit);
    input(form.control('devices.0.model')!, 'Kettle');
    remove(el, 0);
    expect(rows(el).length).to.equal(1);
    expect((form.control('devices.0.model') as HTMLInputElement).value).to.equal('Kettle');
  });

  it('is drawn again from values that were kept', async () => {
    const devices = [{ model: 'Kettle', warranty: 'no' }, { model: 'Lamp', fault: 'dark' }];
    const { form, el } = await drawn(visit, { values: { devices } });
    expect(rows(el).length).to.equal(2);
    expect((form.control('devices.1.fault') as HTMLInputElement).value).to.equal('dark');
    expect(el.querySelector<HTMLInputElement>('[name="devices.0.warranty"][value=no]')!.checked).to.equal(true);
    expect(form.values.devices).to.deep.equal(devices);
  });

  it('counts characters in its long texts, also in rows drawn later and from values', async () => {
    const { form, el } = await drawn(visit, { values: { devices: [{ fault: '裂了' }] } });
    const count = (row: number) => form.box(`devices.${row}.fault`)!.querySelector('.count')!.textContent;
    expect(count(0)).to.equal('2 / 10');
    input(form.control('devices.0.fault')!, '👨‍👩‍👧‍👦!');
    expect(count(0)).to.equal('2 / 10');
    add(el);
    expect(count(0)).to.equal('2 / 10');
    input(form.control('devices.1.fault')!, 'dark');
    expect(count(1)).to.equal('4 / 10');
  });

  it('shows an error at the field of the row that has it, named by that field', async () => {
    const { form } = await drawn(visit, { values: { devices: [{ model: 'x'.repeat(21) }, { fault: 'dark' }], stars: '5' } });
    const checks = new Checks(form, en.sending);
    expect(checks.all()).to.equal(undefined);
    expect(form.box('devices.0.model')!.querySelector('.error')!.textContent).to.include('Model');
    expect(form.box('devices.1.model')!.querySelector('.error')!.textContent).to.equal('Please fill in: Model');
    expect(form.control('devices.1.model')!.getAttribute('aria-describedby')).to.include('devices.1.model-e');
    input(form.control('devices.1.model')!, 'Lamp');
    checks.changed('devices.1.model');
    expect(form.box('devices.1.model')!.querySelector('.error')).to.equal(null);
    expect(form.box('devices.0.model')!.querySelector('.error')).to.not.equal(null);
  });
});

describe('a rating and a scale', () => {
  it('offer one to five and nought to ten, as named answers of a named group', async () => {
    const { form, el } = await drawn(visit);
    const answers = (name: string) => [...el.querySelectorAll<HTMLInputElement>(`[name=${name}]`)].map(({ value }) => +value);
    expect(answers('stars')).to.deep.equal([1, 2, 3, 4, 5]);
    expect(answers('recommend')).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(form.box('stars')!.getAttribute('role')).to.equal('radiogroup');
    expect(form.box('stars')!.getAttribute('aria-required')).to.equal('true');
    expect(nameOf(form.box('recommend')!)).to.equal('Would you recommend us?');
  });

  it('nought is an answer, and both are numbers', async () => {
    const { form, el } = await drawn(visit);
    el.querySelector<HTMLInputElement>('[name=recommend][value="0"]')!.click();
    el.querySelector<HTMLInputElement>('[name=stars][value="2"]')!.click();
    input(form.control('devices.0.model')!, 'Kettle');
    expect(validate(visit, form.sync())).to.deep.include({ issues: [] });
    expect(validate(visit, form.sync()).values).to.deep.include({ recommend: 0, stars: 2 });
  });

  it('a question that hangs on a rating follows it', async () => {
    const { form, el } = await drawn(visit);
    el.querySelector<HTMLInputElement>('[name=stars][value="5"]')!.click();
    expect(form.box('why')!.hidden).to.equal(true);
    el.querySelector<HTMLInputElement>('[name=stars][value="2"]')!.click();
    expect(form.box('why')!.hidden).to.equal(false);
  });

  it('are drawn again from values that were kept', async () => {
    const { el } = await drawn(visit, { values: { stars: 4, recommend: 0 } });
    expect(el.querySelector<HTMLInputElement>('[name=stars]:checked')!.value).to.equal('4');
    expect(el.querySelector<HTMLInputElement>('[name=recommend]:checked')!.value).to.equal('0');
  });
});
