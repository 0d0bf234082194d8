import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { redact } from 'heed/domain';

const people = ['李小明', 'Ann Barker'];
/** What is written, and what is left of it. */
const CASES: readonly (readonly [text: string, rest: string])[] = [
  ['李小明打电话来，小明很生气', '〔姓名〕打电话来，〔姓名〕很生气'],
  ['王先生和欧阳女士都在场', '〔姓名〕和〔姓名〕都在场'],
  ['手机 13800138000，或 138-0013-8000、+86 138 0013 8000', '手机 〔电话〕，或 〔电话〕、〔电话〕'],
  ['座机 010-88886666 转接，０２１－６６６６８８８８', '座机 〔电话〕 转接，〔电话〕'],
  ['邮箱 xiao.ming@example.com.cn。', '邮箱 〔邮箱〕。'],
  ['车牌京A·12345、粤BD12345、沪C12345', '车牌〔车牌〕、〔车牌〕、〔车牌〕'],
  ['身份证11010519491231002X', '身份证〔证件号〕'],
  ['卡号 6222 0212 3456 7894，订单 2024000012345', '卡号 〔卡号〕，订单 2024000012345'],
  ['住在建国路88号3栋2单元501室', '〔地址〕'],
  ['3号楼2单元501室漏水', '〔地址〕漏水'],
  ['见 HD-7K3MQ-9XTRC', '见 〔编号〕'],
];
const ENGLISH: readonly (readonly [text: string, rest: string])[] = [
  ['Ann Barker wrote; ann called back. Mrs. Miller too.', '[name] wrote; [name] called back. [name] too.'],
  ['Call +44 20 7946 0958 or (020) 7946 0958.', 'Call [phone] or [phone].'],
  ['She lives at 12 Baker Street, Flat 4.', 'She lives at [address].'],
  ['Annoyed, she returned the annex of the manual.', 'Annoyed, she returned the annex of the manual.'],
  ['Card 4111 1111 1111 1111', 'Card [card number]'],
];

for (const [text, rest] of CASES) test(`taken out: ${text}`, () => assert.equal(redact(text, { names: people, locale: 'zh-Hans' }).text, rest));
for (const [text, rest] of ENGLISH) test(`taken out: ${text}`, () => assert.equal(redact(text, { names: people }).text, rest));

test('what says nothing about a person stays: amounts, dates, times, models, order numbers', () => {
  for (const text of ['3月2日14:30，退款 1299.00 元，型号 KX-2000，订单号 20260302001', '2026-03-02 at 10:15, EUR 1,299.00, order A-2026-0001, 5 pieces', '客服经理先生们', '这条路不好走，第3号问题']) {
    const { text: rest, found } = redact(text, { names: people, locale: 'zh-Hans' });
    assert.equal(rest, text, JSON.stringify(found));
  }
});

test('it says what was taken out, how often', () => {
  assert.deepEqual(redact('Ann Barker, ann@example.com, Ann', { names: people }).found, { email: 1, name: 2 });
});

test('a name with a hyphen is taken out, and no name whatever makes it throw', () => {
  assert.equal(redact('Anne-Marie Smith-Jones wrote, anne-marie called.', { names: ['Anne-Marie Smith-Jones'] }).text, '[name] wrote, [name] called.');
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'-.*+?^${}()|[]\\/,~&#!=<>: aB\u674e\u00b7\ud800') }));
  fc.assert(fc.property(fc.array(name), fc.string(), (names, text) => void redact(`${text} ${names.join(' ')}`, { names })));
});
