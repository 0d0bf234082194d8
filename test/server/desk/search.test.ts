import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CasePage } from 'heed/domain';
import { openPostgresStore } from '../../../server/store/dialects/postgres.ts';
import { postgres } from '../helpers.ts';
import { world } from './world.ts';

const newDatabase = await postgres();
for (const engine of ['SQLite', ...(newDatabase ? ['PostgreSQL'] : [])]) {
  test(`${engine}: cases are found by all words of a question, wherever they stand and however they are written`, async () => {
    const under = await world({ ...(engine === 'PostgreSQL' && { store: openPostgresStore(await newDatabase!()) }) });
    const one = await under.file('complaint', { subject: '厨房水管漏水', description: 'The kettle’s LID is broken, 退款', name: '李小明', phone: '+86 138-0013-8000', email: 'xiao.ming@example.com', orderNumber: 'A-2026/0001' });
    const two = await under.file('inquiry', { subject: 'Café opening hours', description: '什么时候开门', name: 'Ann Barker', phone: '010 8888 6666', email: 'ann@example.com' });
    const ann = await under.as('ann');
    const find = async (q: string, more = '') => {
      const { status, body } = await ann.get<CasePage>(`/v1/desk/cases?q=${encodeURIComponent(q)}${more}`);
      assert.equal(status, 200, q);
      return body.items.map(({ reference }) => reference);
    };
    for (const q of [one.reference, one.reference.toLowerCase().replaceAll('-', ''), '漏水', '水', '水管 kettle', '李小明', '小明 退款', 'BROKEN lid', 'brok', '13800138000', '138 0013 8000', '+86 13800138000', '8000', 'xiao.ming@example.com', 'A-2026/0001', '20260001', 'a20260001']) assert.deepEqual(await find(q), [one.reference], q);
    for (const q of ['cafe', 'CAFÉ opening', 'barker', '01088886666', '88886666', '什么']) assert.deepEqual(await find(q), [two.reference], q);
    for (const q of ['漏水 cafe', '房漏', 'nobody', "o'neill \\ % _ :* & | ! ( ) \" '", 'xiao.ming@example.org']) assert.deepEqual(await find(q), [], q);
    assert.equal((await find('')).length, 2);
    assert.equal((await find('example')).length, 2);
    assert.deepEqual(await find('example', '&kind=inquiry'), [two.reference]);
    const first = (await ann.get<CasePage>('/v1/desk/cases?q=example&limit=1')).body;
    const second = (await ann.get<CasePage>(`/v1/desk/cases?q=example&limit=1&after=${first.next}`)).body;
    assert.deepEqual([...first.items, ...second.items].map(({ reference }) => reference).sort(), [one.reference, two.reference].sort());
    assert.equal(second.next, undefined);
    const hua = await under.as('hua');
    assert.deepEqual((await hua.get<CasePage>('/v1/desk/cases?q=example')).body.items, []);
  });
}
