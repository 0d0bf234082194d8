import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonical, complaint, submissionContent, withoutFiles } from 'heed/domain';

const shuffled = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(shuffled)
    : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).reverse().map(([k, v]) => [k, shuffled(v)])) : value;

test('the order of keys makes no difference, the order of lists does', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(canonical(shuffled(value)), canonical(value))));
  assert.notEqual(canonical([1, 2]), canonical([2, 1]));
});

test('canonical text is JSON that means the same', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value)))));
});

test('keys are sorted by UTF-16 units, undefined is left out, nothing is indented', () => {
  assert.equal(canonical({ b: 1, a: [undefined, -0, '\u2028"'], é: null, B: undefined, 中: NaN }), '{"a":[null,0,"\u2028\\""],"b":1,"é":null,"中":null}');
  assert.equal(canonical(undefined), 'null');
});

test('toJSON methods that a page has put on prototypes have no say', () => {
  const proto = Array.prototype as { toJSON?: () => string };
  const before = canonical({ a: [1, { b: [2] }] });
  proto.toJSON = () => 'polluted';
  try {
    assert.equal(canonical({ a: [1, { b: [2] }] }), before);
  } finally {
    delete proto.toJSON;
  }
});

test('what a receipt vouches for changes with every part of the submission, and with nothing else', () => {
  const base = { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { subject: 'a', name: 'b' }, fileDigests: ['00', '11'] };
  const text = submissionContent(base);
  assert.equal(text, '{"extra":[],"files":["00","11"],"form":{"id":"complaint","version":1},"kind":"complaint","values":{"name":"b","subject":"a"}}');
  assert.equal(submissionContent({ ...base, values: { name: 'b', subject: 'a', phone: undefined }, extra: [] }), text);
  for (const other of [{ kind: 'inquiry' }, { form: { id: 'complaint', version: 2 } }, { values: { subject: 'a' } }, { fileDigests: ['11', '00'] }, { extra: [{ name: 'x', label: 'X', value: '1' }] }])
    assert.notEqual(submissionContent({ ...base, ...other }), text);
});

test('values of file fields are left to their digests', () => {
  assert.deepEqual(withoutFiles(complaint, { subject: 'a', files: [{ name: 'x', type: 'image/png', size: 1 }] }), { subject: 'a' });
});
