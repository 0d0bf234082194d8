import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CATEGORY_LIMITS, CATEGORY_ROOTS, categoriesBelow, type Category, categoryName, categoryOptions, categoryPath, checkCategories, complaint, fieldsOf, isRoot, sited, suggestionWorkflow, validate, withCategories } from '../../src/domain/index.ts';

const named = (code: string, parent: string, more: Partial<Category> = {}): Category => ({ code, parent, name: { 'en': code.toUpperCase(), 'zh-Hans': `${code}简`, 'zh-Hant': `${code}繁` }, ...more });
const LIST = [named('packaging', 'product'), named('lid', 'product'), named('dented', 'packaging'), named('wet', 'packaging', { retired: true }), named('old', 'service', { retired: true }), named('older', 'old')];
const VALUES = { subject: 'S', description: 'D', name: 'N', email: 'a@example.com', consent: true };
const optionsIn = (form: typeof complaint) => fieldsOf(form).find(({ name }) => name === 'category')!.options!.map(({ value }) => value);

test('what is offered stands below what is above it; what is retired, and all below it, is not offered', () => {
  assert.deepEqual(categoryOptions(LIST).map(({ value }) => value), ['product', 'packaging', 'dented', 'lid', 'service', 'operation']);
  assert.deepEqual(categoryOptions(LIST, { retired: true }).map(({ value }) => value), ['product', 'packaging', 'dented', 'wet', 'lid', 'service', 'old', 'older', 'operation']);
  assert.deepEqual(categoryOptions(LIST)[2], { value: 'dented', label: { 'en': 'Product › PACKAGING › DENTED', 'zh-Hans': '产品 › packaging简 › dented简', 'zh-Hant': '產品 › packaging繁 › dented繁' } });
  assert.equal(categoryName(LIST, 'gone', 'en'), 'gone');
  assert.equal(categoryName([], 'service', 'zh-Hant'), '服務');
  assert.deepEqual(categoriesBelow(LIST, 'product'), ['product', 'packaging', 'lid', 'dented', 'wet']);
});

test('a form offers the categories of its site, takes those that were offered before, and stays the same object', () => {
  assert.equal(withCategories(complaint, []), complaint);
  const form = withCategories(complaint, LIST);
  assert.deepEqual(optionsIn(form), ['product', 'packaging', 'dented', 'lid', 'service', 'operation']);
  assert.equal(withCategories(complaint, LIST), form);
  assert.notEqual(withCategories(complaint, [...LIST]), form);
  const code = (category: string, retired: boolean) => validate(withCategories(complaint, LIST, { retired }), { ...VALUES, category }).issues[0]?.code;
  assert.deepEqual([code('dented', false), code('wet', false), code('wet', true), code('nothing', true), code('service', false)], [undefined, 'not-an-option', undefined, 'not-an-option', undefined]);
  assert.deepEqual(optionsIn(complaint), CATEGORY_ROOTS);
});

test('staff sorts under the categories of the site', () => {
  const form = sited(suggestionWorkflow, { departments: [], categories: LIST }).transitions.find(({ name }) => name === 'sort')!.payload!;
  assert.deepEqual(optionsIn(form), ['product', 'packaging', 'dented', 'lid', 'service', 'operation']);
  assert.deepEqual(optionsIn(sited(suggestionWorkflow, { departments: [] }).transitions.find(({ name }) => name === 'categorize')!.payload!), CATEGORY_ROOTS);
});

test('each fault of a list has its code and its place', () => {
  const codes = (list: readonly Category[], before?: readonly Category[]) => checkCategories(list, before).map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(codes(LIST, LIST), []);
  for (const [list, fault] of [
    [[named('Lid', 'product')], 'Lid.code bad-code'], [[named('service', 'product')], 'service.code bad-code'], [[named('a', 'product'), named('a', 'service')], 'a.code code-twice'], [[named('a', 'b')], 'a.parent unknown-parent'],
    [[named('a', 'b'), named('b', 'a')], 'a.parent unknown-parent'], [[named('a', 'a')], 'a.parent unknown-parent'], [[named('a', 'product'), named('b', 'a'), named('c', 'b'), named('d', 'c')], 'd.parent too-deep'],
    [[named('a', 'product', { name: { 'en': ' ', 'zh-Hans': 'a', 'zh-Hant': 'a' } })], 'a.name.en words-missing'], [[named('a', 'product', { name: { 'en': 'x'.repeat(61), 'zh-Hans': 'a', 'zh-Hant': 'a' } })], 'a.name.en too-long'],
  ] as const) assert.ok(codes(list).includes(fault), `${fault}: ${codes(list).join()}`);
  assert.deepEqual(codes(LIST.slice(0, 4), LIST), ['old.code category-missing', 'older.code category-missing']);
  assert.deepEqual(codes(Array.from({ length: CATEGORY_LIMITS.count + 1 }, (_, i) => named(`c-${i}`, 'product'))), [' too-many']);
});

test('of any list that passes, each code is offered at most once, below one of the three, and a case with any code ever known can be read', () => {
  const code = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const list = fc.uniqueArray(fc.record({ code, parent: fc.oneof(code, fc.constantFrom(...CATEGORY_ROOTS)), retired: fc.boolean() }), { selector: (one) => one.code });
  fc.assert(fc.property(list, (raw) => {
    const categories = raw.map(({ code, parent, retired }) => named(code, parent, { retired }));
    // Never without end, whatever it is.
    const all = categoryOptions(categories, { retired: true }).map(({ value }) => value);
    for (const { code } of categories) assert.ok(categoryName(categories, code, 'en').includes(code.toUpperCase()));
    if (checkCategories(categories).length) return;
    assert.deepEqual(new Set(all), new Set([...CATEGORY_ROOTS, ...categories.map(({ code }) => code)]));
    assert.equal(all.length, new Set(all).size);
    for (const { code } of categories) assert.ok(isRoot(categoryPath(categories, code)[0]!));
    const offered = categoryOptions(categories).map(({ value }) => value);
    assert.deepEqual(offered.filter((one) => !isRoot(one)), all.filter((one) => !isRoot(one) && !categoryPath(categories, one).some((above) => categories.some(({ code, retired }) => code === above && retired))));
  }));
});
