import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { complaint, fieldsOf, INTAKE_FORMS, tidy, toSchema, validate } from 'heed/domain';
import type { Field, FormDefinition } from 'heed/domain';

const now = () => Date.parse('2026-03-10T12:00:00Z');
const options = [{ value: 'a' }, { value: 'b' }];
const everything: FormDefinition = { id: 'all', version: 1, steps: [{ name: 's', fields: [
  { name: 'text', type: 'text', min: 1, max: 20 }, { name: 'longtext', type: 'longtext', required: true }, { name: 'email', type: 'email' }, { name: 'phone', type: 'phone' },
  { name: 'order', type: 'order' }, { name: 'date', type: 'date', past: true }, { name: 'datetime', type: 'datetime' }, { name: 'number', type: 'number', min: -5 },
  { name: 'money', type: 'money' }, { name: 'choice', type: 'choice', options }, { name: 'choices', type: 'choices', options, max: 1 }, { name: 'rating', type: 'rating' },
  { name: 'scale', type: 'scale', when: { field: 'rating', is: [1, 2] } }, { name: 'files', type: 'files', max: 2, accept: ['image/png'] }, { name: 'consent', type: 'consent' },
  { name: 'group', type: 'group', fields: [{ name: 'text', type: 'text' }, { name: 'number', type: 'number', required: { field: 'text', filled: true } }] },
] }] };

const string = fc.string({ unit: 'binary' });
const nearly = fc.oneof(string, fc.constantFrom('a', 'b', '１', '1,234', '2026-01-01', '2026-01-01T10:00', 'a@b.cn', '13800138000', ' x　', '\0', '\ud800', 'on', '', 1, 2, true, null, NaN));
const valueOf = ({ type, fields }: Field): fc.Arbitrary<unknown> => fc.oneof(
  { weight: 4, arbitrary: type === 'group' ? fc.array(recordOf(fields ?? [])) : type === 'files' ? fc.array(fc.record({ name: string, type: fc.constantFrom('image/png', 'x'), size: fc.integer() }))
    : type === 'choices' ? fc.array(fc.constantFrom('a', 'b', 'c')) : nearly },
  { weight: 1, arbitrary: fc.anything() },
);
const recordOf = (fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(fields.map((f) => [f.name, valueOf(f)])), { requiredKeys: [] });

test('whatever comes in, checking it never throws, and refuses with codes and paths', () => {
  const input = fc.oneof(fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true, withSparseArray: true }), recordOf(fieldsOf(everything)), recordOf(fieldsOf(complaint)));
  fc.assert(fc.property(input, fc.constantFrom(everything, ...Object.values(INTAKE_FORMS)), (values, definition) => {
    const { values: kept, issues } = validate(definition, values, { now });
    assert.equal(!kept, issues.length > 0);
    for (const { code, path } of issues) {
      assert.match(code, /^[a-z]+(-[a-z]+)+$|^required$/);
      assert.equal(typeof path, 'string');
    }
  }), { numRuns: 1500 });
});

test('zod comes to the same values and the same codes at the same places', () => {
  const input = fc.oneof(fc.anything(), recordOf(fieldsOf(everything)), recordOf(fieldsOf(complaint)));
  let [right, wrong] = [0, 0];
  fc.assert(fc.property(input, fc.constantFrom(everything, ...Object.values(INTAKE_FORMS)), (given, definition) => {
    const found = z.safeParse(toSchema(definition, { now }), given);
    const { values, issues } = validate(definition, given, { now });
    assert.equal(found.success, !!values);
    if (found.success) {
      right++;
      assert.deepEqual({ ...found.data as object }, values);
      return;
    }
    wrong++;
    const places = found.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map((path) => `${path.join('.').slice(0, 200)} ${issue.message}`));
    assert.deepEqual(places.sort(), issues.map(({ path, code }) => `${path} ${code}`).sort());
  }), { numRuns: 1500, examples: [[{ longtext: 'x' }, everything], [{ subject: 'S', description: 'D', name: 'N', phone: '13800138000', consent: true }, complaint]] });
  assert.ok(right > 0 && wrong > 0);
});

test('depth and breadth do no harm', () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 1e4; i++) deep = i % 2 ? [deep] : { text: deep };
  for (const field of fieldsOf(everything)) assert.ok(validate(everything, { [field.name]: deep }).issues.length);
  for (const c of ['a', ' ', '-', '.', '@', '1', ',', '(', '\u0301'])
    for (const type of ['email', 'phone', 'number', 'date'] as const) assert.ok(validate(everything, { longtext: 'x', [type]: `1@${c.repeat(1e5)}!` }).issues.length);
});

test('cleaned values are clean: checking them again changes nothing', () => {
  let kept = 0;
  fc.assert(fc.property(recordOf(fieldsOf(everything)), (raw) => {
    const tried = validate(everything, raw, { now });
    // What is wrong is left out, so that most runs have something to compare.
    const wrong = new Set(tried.issues.map((i) => i.path.split('.')[0]));
    const { values } = tried.values ? tried : validate(everything, { ...Object.fromEntries(Object.entries(raw).filter(([name]) => !wrong.has(name))), longtext: 'x' }, { now });
    if (!values) return;
    kept++;
    assert.deepEqual(validate(everything, values, { now }), { values, issues: [] });
    assert.deepEqual(JSON.parse(JSON.stringify(values)), values);
  }), { numRuns: 1500 });
  assert.ok(kept > 1000, `${kept} of 1500 had values`);
});

test('free text is kept as it was written, but for NFC and outer blanks', () => {
  fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom('\r\n', '\n', '\t', '　', '１', 'e\u0301', '\u200d', '  ')) }), (s) => {
    const { values } = validate(everything, { longtext: `x${s}` });
    assert.equal(values?.longtext, tidy(`x${s}`));
    assert.equal(values.longtext, `x${s}`.normalize().trimEnd());
  }), { numRuns: 500 });
});
