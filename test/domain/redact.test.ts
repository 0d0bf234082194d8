import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { redact } from 'heed/domain';

const people = ['李小明', 'Ann Barker', '孙 丽'];
/** What is written, and what is left of it. */
const CASES: readonly (readonly [text: string, rest: string])[] = [
  ['李小明打电话来，小明很生气', '〔姓名〕打电话来，〔姓名〕很生气'],
  ['王先生和欧阳女士都在场', '〔姓名〕和〔姓名〕都在场'],
  ['手机 13800138000，或 138-0013-8000、+86 138 0013 8000', '手机 〔电话〕，或 〔电话〕、〔电话〕'],
  ['座机 010-88886666 转接，０２１－６６６６８８８８', '座机 〔电话〕 转接，〔电话〕'],
  ['邮箱 xiao.ming@example.com.cn。', '邮箱 〔邮箱〕。'],
  ['我的邮箱是ann@example.com请回复', '我的邮箱是〔邮箱〕请回复'],
  ['张三@例子.中国', '〔邮箱〕'],
  ['车牌京A·12345、粤BD12345、沪C12345', '车牌〔车牌〕、〔车牌〕、〔车牌〕'],
  ['身份证11010519491231002X', '身份证〔证件号〕'],
  ['卡号 6222 0212 3456 7894，订单 2024000012345', '卡号 〔卡号〕，订单 2024000012345'],
  ['住在建国路88号3栋2单元501室', '〔地址〕'],
  ['3号楼2单元501室漏水', '〔地址〕漏水'],
  ['见 HD-7K3MQ-9XTRC', '见 〔编号〕'],
  ['139.1234.5678 或 1391 234 5678', '〔电话〕 或 〔电话〕'],
  ['临时牌照临A12345、京A12345', '临时牌照〔车牌〕、〔车牌〕'],
  ['加微信 lily_88 或微信号：lilyflower，QQ：12345678，qq号是87654321', '加微信 〔账号〕 或微信号：〔账号〕，QQ：〔账号〕，qq号是〔账号〕'],
  ['孙 丽和孙丽都来过，Ann打过电话', '〔姓名〕和〔姓名〕都来过，〔姓名〕打过电话'],
  ['李 小明，小明', '〔姓名〕，〔姓名〕'],
];
const ENGLISH: readonly (readonly [text: string, rest: string])[] = [
  ['Ann Barker wrote; ann called back. Mrs. Miller too.', '[name] wrote; [name] called back. [name] too.'],
  ['Call +44 20 7946 0958 or (020) 7946 0958.', 'Call [phone] or [phone].'],
  ['She lives at 12 Baker Street, Flat 4.', 'She lives at [address].'],
  ['Annoyed, she returned the annex of the manual.', 'Annoyed, she returned the annex of the manual.'],
  ['Card 4111 1111 1111 1111', 'Card [card number]'],
  ['Ring 07700 900123, (555) 123-4567, 555-123-4567, 555.123.4567 or 1-800-555-0199.', 'Ring [phone], [phone], [phone], [phone] or [phone].'],
  ['0171/1234567, 030 1234567, +1.555.123.4567, 06 12 34 56 78', '[phone], [phone], [phone], [phone]'],
  ['Parked as AB12 CDE and AB12CDE.', 'Parked as [number plate] and [number plate].'],
  ['WeChat: lily_88, wechat id is lily-2026, WeChat ID: lilyflower, QQ 12345678', 'WeChat: [account], wechat id is [account], WeChat ID: [account], QQ [account]'],
];
/** Who the case is about, and what they gave; what is written, and what is left of it. */
const KNOWN: readonly (readonly [known: Parameters<typeof redact>[1], text: string, rest: string])[] = [
  [{ names: ['Li Wei'] }, 'Li Wei wrote. Wei Li; LI did not, we like lists, LiFePO4, li.', '[name] wrote. [name] [name]; LI did not, we like lists, LiFePO4, li.'],
  [{ names: ['ng bo'] }, 'Mr Ng and Bo: 客户Ng说', 'Mr [name] and [name]: 客户[name]说'],
  [{ names: ['An He'] }, 'An order came. He said: ask An, or He', 'An order came. He said: ask [name], or [name]'],
  [{ names: ['欧阳娜娜'] }, '娜娜和欧阳 娜娜', '[name]和[name]'],
  ...['13800138000', '+86 138-0013-8000', '0086 13800138000', '138 0013 8000'].map((phone) => [{ phones: [phone] }, '1380 0138 000, 13 80 01 38 000, (138) 0013.8000, +86 (138)00138000, 86-138/0013/8000', '[phone], [phone], [phone], [phone], [phone]'] as const),
  ...['07700 900123', '+44 7700 900123', '+44 (0)7700 900123'].map((phone) => [{ phones: [phone] }, '0 7700 900 123, +44 (0) 77 00 90 01 23, 0044-7700-900-123, 07700-900-123', '[phone], [phone], [phone], [phone]'] as const),
  [{ phones: ['010-88886666'] }, '8888 6666, (010)8888-6666, 010 8888 6666', '[phone], [phone], [phone]'],
  [{ phones: ['9123 4567'] }, 'Call 91 23 45 67 or 9123-4567', 'Call [phone] or [phone]'],
  [{ emails: ['Ann.B@example.co.uk'] }, 'ann.b@example.co.uk, ann.b @ example.co.uk, ann.b (at) example dot co dot uk', '[e-mail], [e-mail], [e-mail]'],
  [{ orders: ['SW-2026-0012'] }, 'Order sw20260012, SW 2026 0012, #SW-2026-0012; SW-2026-00123 is another', 'Order [order number], [order number], #[order number]; SW-2026-00123 is another'],
  [{ orders: ['2024000012345'] }, '2024-0000-12345 and 2024000012345', '[order number] and [order number]'],
  [{ orders: ['20261124'], phones: ['20261125'] }, '2026-11-24, 2026.11.25, order 20261124', '2026-11-24, 2026.11.25, order [order number]'],
  [{ orders: ['12990'] }, '129.90, 12,990, 12990.00, 12990', '129.90, 12,990, 12990.00, [order number]'],
  [{ orders: ['12', 'A', ''], phones: ['12', '-', ''], emails: ['@', 'x'] }, '12 pieces A, 12:30, x', '12 pieces A, 12:30, x'],
];

for (const [text, rest] of CASES) test(`taken out: ${text}`, () => assert.equal(redact(text, { names: people, locale: 'zh-Hans' }).text, rest));
for (const [text, rest] of ENGLISH) test(`taken out: ${text}`, () => assert.equal(redact(text, { names: people }).text, rest));
for (const [known, text, rest] of KNOWN) test(`of ${JSON.stringify(known)} taken out: ${text}`, () => assert.equal(redact(text, known).text, rest));

test('what says nothing about a person stays: amounts, dates, times, models, order numbers', () => {
  for (const text of ['3月2日14:30，退款 1299.00 元，型号 KX-2000，订单号 20260302001', '2026-03-02 at 10:15, EUR 1,299.00, order A-2026-0001, 5 pieces', '客服经理先生们', '这条路不好走，第3号问题',
    '2026-11-24 12:30，100-200 元，2026.11.24 09.30，10:00-12:30', 'Between 100-200 EUR, 24.11.2026 at 12:30, 01.12.26 10.30, 2026/11/24, 1,299.00-1,500.00, 5-10 days, 00:30 12.30 14.50',
    'Model TV55 PRO, KX-200-300, size 200x300x4000, ISO 9001-2015, V1.2.3, 192.168.10.20', '我用微信支付了 199.00 元，微信付款100000元，微信 login 不了，QQ音乐', 'WeChat: please answer. WeChat payment of 20 EUR; the wechat number is wrong', '孙子很美丽，太小 明天再来']) {
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
  fc.assert(fc.property(fc.array(name), fc.string(), (names, text) => void redact(`${text} ${names.join(' ')}`, { names, phones: names, emails: names, orders: names })));
});
