import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaint, customize, extraValue, fieldsOf, filed } from 'heed/domain';

const form = customize(complaint, { add: [
  { name: 'rooms', type: 'choices', label: 'Rooms', options: [{ value: 'hall' }] }, { name: 'devices', type: 'group', label: 'Devices', fields: [{ name: 'model', type: 'text' }] },
  { name: 'agree', type: 'consent', label: 'Agreed' }, { name: 'ticket', type: 'text', label: 'Ticket', hidden: true },
] });
const names = ({ definition }: ReturnType<typeof filed>) => fieldsOf(definition).filter(({ extra }) => extra).map(({ name }) => name);

test('answers of added fields, which travel as text, are read as what they are', () => {
  assert.deepEqual(extraValue('choices', 'hall,attic'), ['hall', 'attic']);
  assert.deepEqual(extraValue('group', '[{"model":"K"}]'), [{ model: 'K' }]);
  assert.deepEqual([extraValue('group', '[{'), extraValue('group', '{"a":1}')], ['[{', '{"a":1}']);
  assert.deepEqual([extraValue('consent', 'true'), extraValue('consent', 'false'), extraValue('text', 'a,b')], [true, false, 'a,b']);
});

test('each answer stands among the values, under its field', () => {
  const extra = [{ name: 'rooms', label: 'Rooms', value: 'hall' }, { name: 'devices', label: 'Devices', value: '[{"model":"K"}]' }, { name: 'agree', label: 'Agreed', value: 'true' }];
  const read = filed(form, { values: { subject: 'Lid' }, extra });
  assert.deepEqual(read.values, { subject: 'Lid', rooms: ['hall'], devices: [{ model: 'K' }], agree: true });
  assert.equal(read.definition, form);
});

test('one that the definition does not know is called what the customer saw, or else by its name', () => {
  const { definition, values } = filed(complaint, { values: {}, extra: [{ name: 'shelf', label: 'Shelf number', value: 'B7' }, { name: 'bay', label: '', value: '3' }] });
  const added = fieldsOf(definition).filter(({ extra }) => extra);
  assert.deepEqual(added.map(({ name, label }) => [label, values[name]]), [[{ en: 'Shelf number' }, 'B7'], [{ en: 'bay' }, '3']]);
});

test('one that is called like a shipped field, or comes twice, takes nothing away', () => {
  const { values } = filed(complaint, { values: { subject: 'Lid' }, extra: [{ name: 'subject', label: 'Subject', value: 'Other' }, { name: 'subject', label: 'Subject', value: 'Third' }] });
  assert.deepEqual(Object.values(values), ['Lid', 'Other', 'Third']);
});

test('rows that are none are shown as they were sent', () => {
  const read = filed(form, { values: {}, extra: [{ name: 'devices', label: 'Devices', value: 'a kettle' }] });
  assert.equal(Object.values(read.values)[0], 'a kettle');
  assert.equal(names(read).length, 5);
});

test('what was sent along in a field that is not drawn is for the staff', () => {
  const data = { values: {}, extra: [{ name: 'ticket', label: 'Ticket', value: 'X-1' }] };
  assert.deepEqual(filed(form, data).values, {});
  assert.deepEqual(filed(form, data, { all: true }).values, { ticket: 'X-1' });
});
