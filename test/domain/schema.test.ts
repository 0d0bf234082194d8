import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { complaint, customize, fieldsOf, type FormOverrides, INTAKE_FORMS, toSchema, validate } from 'heed/domain';
import type { Field, FormDefinition, ValuesOf } from 'heed/domain';

const now = () => Date.parse('2026-03-10T12:00:00Z');
const form = (...fields: Field[]): FormDefinition => ({ id: 'f', version: 1, steps: [{ name: 's', fields }] });
/** What becomes of one value: the cleaned one, or the codes. */
const of = (field: Partial<Field> & Pick<Field, 'type'>, value: unknown): unknown => {
  const { values, issues } = validate(form({ name: 'x', ...field }), { x: value }, { now });
  return values ? values.x : issues.map((i) => `${i.path}:${i.code}`).join(' ');
};
const filed = { subject: '屏幕碎了', description: '第一行\r\n  第二行', name: '王', phone: '138 0013 8000', consent: true };

test('a complaint that has what it needs passes, and free text stays as written', () => {
  const { values, issues } = validate(complaint, filed, { now });
  assert.deepEqual(issues, []);
  assert.deepEqual(values, filed);
});

test('every missing answer is named, in the order of the form', () => {
  assert.deepEqual(validate(complaint, {}).issues.map((i) => `${i.path}:${i.code}`),
    ['subject:required', 'description:required', 'name:required', 'phone:contact-required', 'consent:consent-required']);
});

test('missing and wrong answers are reported together', () => {
  assert.deepEqual(validate(complaint, { ...filed, name: '', phone: 'x', email: 'y', subject: 5 }).issues.map((i) => `${i.path}:${i.code}`),
    ['subject:not-text', 'name:required', 'phone:not-a-phone', 'email:not-an-email']);
});

test('one way to be reached is enough, and the preferred one must be given', () => {
  const { phone, ...silent } = filed;
  assert.equal(validate(complaint, { ...silent, email: 'a@b.cn' }).issues.length, 0);
  assert.deepEqual(validate(complaint, { ...silent, email: 'a@b.cn', preferredContact: 'phone' }).issues, [{ path: 'phone', code: 'required' }]);
  assert.deepEqual(validate(complaint, { ...silent, preferredContact: 'phone' }).issues, [{ path: 'phone', code: 'required' }]);
  assert.deepEqual(validate(complaint, { ...silent, preferredContact: 'email', phone }).issues, [{ path: 'email', code: 'required' }]);
});

test('an answer to a question that is not shown is dropped, also where that hides the next question', () => {
  assert.deepEqual(validate(complaint, { ...filed, wantedOutcome: 'refund', wantedOutcomeOther: 'x' }).values, { ...filed, wantedOutcome: 'refund' });
  assert.deepEqual(validate(complaint, { ...filed, wantedOutcome: 'other' }).issues, [{ path: 'wantedOutcomeOther', code: 'required' }]);
  const chain = form({ name: 'c', type: 'text', required: true, when: { field: 'b', filled: true } }, { name: 'b', type: 'text', when: { field: 'a', is: ['1'] } }, { name: 'a', type: 'text' });
  assert.deepEqual(validate(chain, { a: '2', b: 'x', c: 'y' }).values, { a: '2' });
});

test('a hidden field keeps its prefilled value', () => {
  assert.equal(validate(customize(complaint, { hide: ['orderNumber'] }), { ...filed, orderNumber: 'A1' }).values?.orderNumber, 'A1');
});

test('what is hidden is not required, and a rule speaks of what can be seen', () => {
  const { name: _, phone, ...silent } = filed;
  assert.deepEqual(validate(customize(complaint, { hide: ['name'], require: ['name'] }), { ...silent, phone }).issues, []);
  assert.deepEqual(validate(customize(complaint, { hide: ['phone'] }), { ...silent, name: 'Li' }).issues, [{ path: 'email', code: 'contact-required' }]);
  assert.deepEqual(validate(customize(complaint, { hide: ['phone', 'email'] }), { ...silent, name: 'Li' }).issues, []);
  assert.deepEqual(validate(customize(complaint, { hide: ['phone'] }), { ...silent, name: 'Li', phone }).issues, [], 'a prefilled value is one');
});

test('a site has fewer answers, or others', () => {
  const values = (options: NonNullable<FormOverrides['options']>[string]) => fieldsOf(customize(complaint, { options: { category: options } })).find(({ name }) => name === 'category')!.options;
  assert.deepEqual(values(['service', 'product', 'none']), [{ value: 'product' }, { value: 'service' }]);
  assert.deepEqual(values([{ value: 'pots', label: 'Pots' }, 'product']), [{ value: 'pots', label: 'Pots' }, { value: 'product' }]);
});

test('keys that are no field are refused by name, whatever they are called', () => {
  const values = JSON.parse('{"__proto__":{"subject":"x"},"constructor":1,"toString":2,"extra":3}') as object;
  assert.deepEqual(validate(complaint, values).issues.filter((i) => i.code === 'unknown-field').map((i) => i.path).sort(), ['__proto__', 'constructor', 'extra', 'toString']);
});

test('an answer is never inherited', () => {
  assert.ok(validate(complaint, Object.create(filed)).issues.some((i) => i.path === 'subject' && i.code === 'required'));
});

test('length is counted in characters a reader sees, with a guard against endless marks', () => {
  const text = { type: 'text', max: 3 } as const;
  assert.equal(of(text, '👨‍👩‍👧‍👦é中'), '👨‍👩‍👧‍👦é中'.normalize());
  assert.deepEqual(validate(form({ name: 'x', ...text }), { x: '中文字数' }).issues, [{ path: 'x', code: 'too-long', params: { max: 3, count: 4 } }]);
  assert.equal(of(text, `a${'\u0335'.repeat(1e5)}`), 'x:too-long');
  const family = '👨‍👩‍👧‍👦';
  assert.equal(of({ type: 'text', max: 120 }, family.repeat(120)), family.repeat(120));
  assert.deepEqual(validate(form({ name: 'x', type: 'text', max: 120 }), { x: family.repeat(121) }).issues, [{ path: 'x', code: 'too-long', params: { max: 120, count: 121 } }]);
  assert.deepEqual(validate(form({ name: 'x', type: 'text', min: 2 }), { x: '👍🏽' }).issues, [{ path: 'x', code: 'too-short', params: { min: 2, count: 1 } }]);
});

test('text that no database takes is refused', () => {
  for (const s of ['a\0', '\ud800', 'x\udfff']) assert.equal(of({ type: 'longtext' }, s), 'x:forbidden-characters');
});

test('phone numbers are kept readable, in ASCII', () => {
  const good: [string, string][] = [
    ['１３８　００１３　８０００', '138 0013 8000'], ['+86（010）1234—5678', '+86(010)1234-5678'], ['12345', '12345'], ['(852) 2345 6789', '(852) 2345 6789'],
    ['010-12345678 转 801', '010-12345678 转 801'], ['+1 212-555-0100 ext. 22', '+1 212-555-0100 ext. 22'], ['21-555-0100x5', '21-555-0100x5'], ['138  0013   8000', '138 0013 8000'],
  ];
  for (const [typed, kept] of good) assert.equal(of({ type: 'phone' }, typed), kept);
  for (const typed of ['1234', '123456789012345678901', 'call me', '+-+-', '12345+6', 5]) assert.match(String(of({ type: 'phone' }, typed)), /^x:not-(a-phone|text)$/);
});

test('e-mail addresses, international ones too', () => {
  for (const s of ['a@b.cn', 'first.last+tag@sub.example.com', '张三@例子.中国', "o'neil@x-y.org"]) assert.equal(of({ type: 'email' }, s), s);
  for (const s of ['a', 'a@b', '@b.cn', 'a@.cn', 'a@b..cn', 'a b@c.cn', 'a@b.cn,c@d.cn', 'a@@b.cn', 'a@b.cn.', '<a@b.cn>']) assert.equal(of({ type: 'email' }, s), 'x:not-an-email', s);
});

test('numbers and money are read as people write them', () => {
  for (const [s, n] of [['1,234.5', 1234.5], ['１，２３４．５', 1234.5], ['-3', -3], ['−3', -3], ['+.5', 0.5], ['0', 0], ['-0', 0], [-0, 0], [7, 7]] as const) assert.ok(Object.is(of({ type: 'number' }, s), n), String(s));
  for (const s of ['¥1,200', '1200元', '￥1200.00']) assert.equal(of({ type: 'money' }, s), 1200);
  for (const s of ['1,23', '1e5', '0x10', 'Infinity', NaN, Infinity, true, {}, '1.2.3', '.', '¥']) assert.equal(of({ type: 'number' }, s), 'x:not-a-number', String(s));
  assert.equal(of({ type: 'number', min: 2 }, 1), 'x:too-small');
  assert.equal(of({ type: 'money', max: 2 }, '3'), 'x:too-large');
});

test('ratings and scales are whole numbers within their bounds', () => {
  assert.equal(of({ type: 'rating' }, '5'), 5);
  assert.equal(of({ type: 'rating' }, 6), 'x:too-large');
  assert.equal(of({ type: 'rating' }, 0), 'x:too-small');
  assert.equal(of({ type: 'rating' }, 2.5), 'x:not-an-option');
  assert.equal(of({ type: 'scale' }, 0), 0);
  assert.equal(of({ type: 'scale', min: 1, max: 7 }, 8), 'x:too-large');
});

test('dates are days of the calendar', () => {
  assert.equal(of({ type: 'date' }, '２０２４－０２－２９'), '2024-02-29');
  for (const s of ['2023-02-29', '2024-04-31', '2024-13-01', '24-01-01', '2024-1-1', '2024/01/01', '2024-01-01T00:00']) assert.equal(of({ type: 'date' }, s), 'x:not-a-date', s);
  assert.equal(of({ type: 'datetime' }, '2024-02-29T23:59'), '2024-02-29T23:59');
  for (const s of ['2024-02-30T10:00', '2024-02-29T24:00', '2024-02-29T10:60', '2024-02-29', '2024-02-29T10:00Z']) assert.equal(of({ type: 'datetime' }, s), 'x:not-a-date', s);
});

test('what has happened is not in the future, anywhere on earth', () => {
  assert.equal(of({ type: 'date', past: true }, '2026-03-11'), '2026-03-11');
  assert.equal(of({ type: 'date', past: true }, '2026-03-12'), 'x:in-future');
  assert.equal(of({ type: 'datetime', past: true }, '2026-03-11T02:00'), '2026-03-11T02:00');
  assert.equal(of({ type: 'datetime', past: true }, '2026-03-11T02:01'), 'x:in-future');
});

test('choices are among the options, each once', () => {
  const options = [{ value: 'a' }, { value: 'b' }];
  assert.equal(of({ type: 'choice', options }, 'a'), 'a');
  for (const value of ['c', 1, ['a'], { a: 1 }]) assert.equal(of({ type: 'choice', options }, value), 'x:not-an-option');
  assert.deepEqual(of({ type: 'choices', options }, ['b', 'a', 'b']), ['b', 'a']);
  assert.equal(of({ type: 'choices', options }, ['a', 'c']), 'x.1:not-an-option');
  assert.equal(of({ type: 'choices', options, max: 1 }, ['a', 'b']), 'x:too-large');
  assert.equal(of({ type: 'choices', options, required: true }, []), 'x:required');
});

test('consent is a yes, and only a yes counts where it is needed', () => {
  for (const value of [true, 'on', 'true']) assert.equal(of({ type: 'consent', required: true }, value), true);
  for (const value of [false, undefined, '', null]) assert.equal(of({ type: 'consent', required: true }, value), 'x:consent-required');
  assert.equal(of({ type: 'consent' }, 'maybe'), 'x:not-an-option');
});

test('files are checked for number, size and type', () => {
  const field = { type: 'files', max: 1, maxBytes: 10, accept: ['image/png', 'audio/*'] } as const;
  const png = { name: 'a.png', type: 'image/png', size: 10 };
  assert.deepEqual(of(field, [{ ...png, id: '1', secret: 2 }]), [{ ...png, id: '1' }]);
  assert.deepEqual(of(field, [{ ...png, type: 'audio/mpeg' }]), [{ ...png, type: 'audio/mpeg' }]);
  const issues = (value: unknown) => validate(form({ name: 'x', ...field }), { x: value }).issues;
  assert.deepEqual(issues([png, png]), [{ path: 'x', code: 'too-many-files', params: { max: 1 } }]);
  assert.deepEqual(issues([{ ...png, size: 11 }]), [{ path: 'x', code: 'file-too-large', params: { max: 10, name: 'a.png' } }]);
  assert.deepEqual(issues([{ ...png, type: 'text/html' }]), [{ path: 'x', code: 'file-type', params: { name: 'a.png' } }]);
  for (const value of ['a.png', [1], [{}], [null], { length: 1 }]) assert.ok(issues(value).length);
});

test('rows of a group are forms of their own', () => {
  const rows: Field = { name: 'x', type: 'group', min: 1, max: 2, fields: [{ name: 'a', type: 'number', required: true }, { name: 'b', type: 'text', when: { field: 'a', is: [1] } }] };
  assert.deepEqual(of(rows, [{ a: '１', b: ' x ' }, { a: 2, b: 'gone' }]), [{ a: 1, b: 'x' }, { a: 2 }]);
  assert.equal(of(rows, [{ a: 1 }, { b: 'x', c: 1 }]), 'x.1.c:unknown-field x.1.a:required');
  assert.equal(of(rows, [{ a: 1 }, { a: 1 }, { a: 1 }]), 'x:too-large');
  assert.equal(of(rows, [5]), 'x.0:unknown-field');
  assert.equal(of({ ...rows, min: 2 }, [{ a: 1 }]), 'x:too-small');
});

test('the schema cleans what it parses, and is a Standard Schema', async () => {
  assert.deepEqual(z.parse(toSchema(complaint), { ...filed, subject: ` ${filed.subject} `, email: '' }), filed);
  assert.deepEqual(await toSchema(complaint)['~standard'].validate(filed), { value: filed });
  const { error } = z.safeParse(toSchema(INTAKE_FORMS.inquiry), { ...filed, subject: '' });
  assert.deepEqual(error?.issues.map((i) => [i.path, i.message]), [[['subject'], 'required']]);
});

test('any zod takes the schema for one of its own: inside others, asynchronous, as JSON Schema', async () => {
  const schema = toSchema(complaint);
  assert.ok(schema instanceof z.core.$ZodType);
  const { error } = z.safeParse(z.object({ all: z.array(schema) }), { all: [filed, { ...filed, name: '' }, { ...filed, more: 1 }] });
  assert.deepEqual(error?.issues.map((i) => [i.path.join('.'), i.message]), [['all.1.name', 'required'], ['all.2', 'unknown-field']]);
  assert.deepEqual(await z.parseAsync(z.optional(schema), filed), filed);
  const { type, properties } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  assert.equal(type, 'object');
  assert.deepEqual(Object.keys(properties!), INTAKE_FORMS.complaint.steps.flatMap((step) => step.fields.map((field) => field.name)));
  assert.equal((properties!.files as { type: string }).type, 'array');
});

test('each definition and each clock has rules of its own', () => {
  const field: Field = { name: 'x', type: 'date', past: true }, definition = form(field);
  const later = () => Date.parse('2030-01-01T00:00:00Z');
  for (let i = 0; i < 2; i++) {
    assert.equal(validate(definition, { x: '2029-01-01' }, { now }).issues[0]?.code, 'in-future');
    assert.equal(validate(definition, { x: '2029-01-01' }, { now: later }).issues.length, 0);
    assert.equal(validate(form({ ...field, past: false }), { x: '2029-01-01' }, { now }).issues.length, 0);
  }
});

test('the type of the values follows from a literal definition', () => {
  const definition = { id: 'q', version: 1, steps: [{ name: 's', fields: [
    { name: 'mood', type: 'choice', required: true, options: [{ value: 'good' }, { value: 'bad' }] },
    { name: 'why', type: 'text', required: true, when: { field: 'mood', is: ['bad'] } },
    { name: 'score', type: 'rating' },
    { name: 'rows', type: 'group', fields: [{ name: 'n', type: 'number', required: true }] },
  ] }] } as const satisfies FormDefinition;
  const good: ValuesOf<typeof definition> = { mood: 'good', rows: [{ n: 1 }] };
  type Fits<V> = V extends ValuesOf<typeof definition> ? true : false;
  // Checked by the compiler: a wrong option, a missing answer, a wrong type do not fit.
  const fits: [Fits<{ mood: 'bad'; why: 'x'; score: 1 }>, Fits<{ mood: 'ugly' }>, Fits<{ score: 1 }>, Fits<{ mood: 'bad'; score: '1' }>] = [true, false, false, false];
  assert.deepEqual(validate(definition, good).values, good);
  assert.equal(fits.length, 4);
});
