import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredEntry } from '../../server/store/office.ts';
import type { Store } from '../../server/store/store.ts';

const AT = '2026-03-04T05:06:07.000Z';
const anEntry = (id: string, more: Partial<StoredEntry> = {}): StoredEntry => ({
  id, caseId: `case-${id}`, kind: 'complaint', title: '厨房水管漏水', problem: 'The pipe under the sink leaks', cause: '密封圈老化', departments: ['engineering'], phase: 'use',
  lesson: 'Check seals yearly', measure: '每年巡检', photos: [], createdAt: AT, createdBy: 'Ann', ...more,
});

/** What scripts, library and audit must do on every engine; `name` says on which. */
export function officeContract(name: string, makeStore: () => Promise<Store>): void {
  const on = (fact: string, check: (store: Store) => Promise<void>) => test(`${name}: ${fact}`, async () => {
    const store = await makeStore();
    try {
      await check(store);
    } finally {
      await store.close();
    }
  });
  const script = { purpose: 'progress', locale: 'en', title: 'Where we are', text: 'Dear {name}' } as const;

  on('of two who change a script at once one is told, and every version is kept', async ({ scripts }) => {
    assert.notEqual(await scripts.save('default', 'a', 0, script, 'Ann', AT), 'conflict');
    const both = await Promise.all(['one', 'two'].map((title) => scripts.save('default', 'a', 1, { ...script, title, kind: 'inquiry', channel: 'phone' }, 'Ann', AT)));
    assert.equal(both.filter((saved) => saved === 'conflict').length, 1);
    const winner = both.find((saved) => saved !== 'conflict');
    assert.deepEqual(await scripts.all('default'), [winner]);
    assert.deepEqual((await scripts.versions('default', 'a')).map(({ version }) => version), [1, 2]);
    assert.equal(await scripts.save('default', 'a', 1, script, 'Ann', AT), 'conflict');
    assert.equal(await scripts.save('default', 'new', 3, script, 'Ann', AT), 'conflict');
    assert.deepEqual(await scripts.versions('default', 'new'), []);
    assert.deepEqual(await scripts.all('other'), []);
  });

  on('uses of a script are counted, all of them', async ({ scripts }) => {
    const counts = await Promise.all(Array.from({ length: 8 }, () => scripts.used('default', 'a')));
    assert.deepEqual(counts.sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual([...await scripts.uses('default')], [['a', 8]]);
  });

  on('entries are found by all words of a question, in Chinese and in Latin, and by what they are about', async ({ library }) => {
    await library.save('default', anEntry('e1'));
    await library.save('default', anEntry('e2', { title: 'Broken lid', problem: '盖子坏了', cause: 'Transport', phase: 'delivery', departments: ['post'], kind: 'inquiry' }));
    const find = async (query: object) => (await library.search('default', { limit: 10, ...query })).map(({ id }) => id);
    assert.deepEqual(await find({}), ['e2', 'e1']);
    for (const [query, ids] of [
      [{ q: '漏水' }, ['e1']], [{ q: '水管 PIPE' }, ['e1']], [{ q: '盖子 lid' }, ['e2']], [{ q: '漏水 lid' }, []], [{ q: '巡检' }, ['e2', 'e1']], [{ q: '水' }, ['e1']], [{ cause: '密封' }, ['e1']],
      [{ cause: '漏水' }, []], [{ department: 'post' }, ['e2']], [{ phase: 'use' }, ['e1']], [{ kind: 'inquiry' }, ['e2']], [{ kind: 'inquiry', phase: 'use' }, []], [{ q: 'l' }, []],
      [{ after: 'e2' }, ['e1']], [{ limit: 1 }, ['e2']], [{ q: '%' }, ['e2', 'e1']],
    ] as const) assert.deepEqual(await find(query), ids, JSON.stringify(query));
    assert.deepEqual(await library.search('other', { limit: 10 }), []);
  });

  on('the same case again replaces its entry, and what it was found by', async ({ library }) => {
    await library.save('default', anEntry('e1'));
    assert.equal(await library.save('default', anEntry('e9', { caseId: 'case-e1', title: 'Anew', createdAt: '2027-01-01T00:00:00.000Z' })), 'e1');
    assert.equal((await library.entry('default', 'e1'))?.title, 'Anew');
    assert.equal((await library.entry('default', 'e1'))?.createdAt, AT);
    assert.deepEqual(await library.search('default', { q: '厨房', limit: 10 }), []);
    assert.equal((await library.search('default', { q: 'anew', limit: 10 })).length, 1);
  });
}
