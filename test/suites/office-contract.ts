import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryContent } from '../../server/store/office.ts';
import type { Store } from '../../server/store/store.ts';

const AT = '2026-03-04T05:06:07.000Z';
const anEntry = (id: string, more: Partial<EntryContent> = {}): EntryContent => ({
  id, caseId: `case-${id}`, kind: 'complaint', title: '厨房水管漏水', problem: 'The pipe under the sink leaks', cause: '密封圈老化', departments: ['engineering'], phase: 'use',
  lesson: 'Check seals yearly', measure: '每年巡检', photos: [], ...more,
});

/** What scripts, library, audit and surveys must do on every engine; `name` says on which. */
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

  on('a disabled script is kept as one, a deleted one as gone; the versions of both stay', async ({ scripts }) => {
    await scripts.save('default', 'a', 0, script, 'Ann', AT);
    await scripts.used('default', 'a');
    const disabled = await scripts.save('default', 'a', 1, { ...script, disabled: true }, 'Bo', AT);
    assert.deepEqual(await scripts.all('default'), [disabled]);
    assert.deepEqual(disabled, { id: 'a', ...script, disabled: true, version: 2, updatedAt: AT, updatedBy: 'Bo' });
    assert.deepEqual(await scripts.save('default', 'a', 2, script, 'Ann', AT), { id: 'a', ...script, version: 3, updatedAt: AT, updatedBy: 'Ann' });
    // One as it was shipped has no row before.
    for (const [id, base, first] of [['a', 3, false], ['shipped', 1, true]] as const) {
      const both = await Promise.all([scripts.save('default', id, base, { ...script, deleted: true }, 'Mei', AT, first), scripts.save('default', id, base, { ...script, title: 'New' }, 'Ann', AT, first)]);
      assert.equal(both.filter((saved) => saved === 'conflict').length, 1, id);
      if (both[0] === 'conflict') await scripts.save('default', id, base + 1, { ...script, deleted: true }, 'Mei', AT);
    }
    assert.deepEqual((await scripts.all('default')).map(({ id, deleted, updatedBy }) => [id, deleted, updatedBy]), [['a', true, 'Mei'], ['shipped', true, 'Mei']]);
    assert.deepEqual((await scripts.versions('default', 'a')).slice(0, 3).map(({ version, disabled: off }) => [version, off]), [[1, undefined], [2, true], [3, undefined]]);
    assert.deepEqual([await scripts.save('default', 'a', 0, script, 'Ann', AT), [...await scripts.uses('default')]], ['conflict', [['a', 1]]]);
  });

  on('of two who change the categories at once one is told, and every version is kept', async ({ categories }) => {
    const lid = { code: 'lid', parent: 'product', name: { 'en': 'Lid', 'zh-Hans': '壶盖', 'zh-Hant': '壺蓋' } };
    assert.deepEqual([await categories.version('default'), await categories.taxonomy('default')], [0, undefined]);
    assert.deepEqual(await categories.save('default', 0, [lid], 'Ann', AT), { version: 1, categories: [lid], updatedAt: AT, updatedBy: 'Ann' });
    const both = await Promise.all(['Bo', 'Mei'].map((by) => categories.save('default', 1, [lid, { ...lid, code: by.toLowerCase(), retired: true }], by, AT)));
    assert.equal(both.filter((saved) => saved === 'conflict').length, 1);
    assert.deepEqual(await categories.taxonomy('default'), both.find((saved) => saved !== 'conflict'));
    assert.equal(await categories.version('default'), 2);
    assert.deepEqual((await categories.taxonomy('default', 1))?.categories, [lid]);
    assert.equal(await categories.save('default', 1, [], 'Ann', AT), 'conflict');
    assert.equal(await categories.version('other'), 0);
  });

  on('of two draws of one week the first is kept, whole; visits are found by when they are due, and made once', async (store) => {
    const { visits } = store;
    const draw = (seed: string) => ({ site: 'default', from_at: '2026-03-02T00:00:00.000Z', to_at: '2026-03-09T00:00:00.000Z', share: 0.2, seed, at: AT, drawn_by: 'system' });
    const many = (seed: string) => Array.from({ length: 250 }, (_, i) => ({ id: `${seed}-${i}`, caseId: `case-${i}`, dueAt: AT }));
    const both = await Promise.all(['a', 'b'].map((seed) => visits.record(draw(seed), 1250, many(seed))));
    assert.deepEqual([...both].sort(), [false, true]);
    assert.equal(await visits.record(draw(both[0] ? 'a' : 'b'), 1250, many('c')), true, 'its own maker meets it again');
    const seed = both[0] ? 'a' : 'b';
    assert.deepEqual((await visits.draws('default', 5)).map((row) => [row.seed, row.closed, row.drawn, row.share]), [[seed, 1250, 250, 0.2]]);
    assert.deepEqual([await visits.drawn('default', draw('').from_at), await visits.drawn('other', draw('').from_at), await visits.drawn('default', AT)], [true, false, false]);
    await visits.finish('default', `${seed}-1`, { reached: true, satisfied: true }, 'u-1', AT);
    await visits.finish('default', `${seed}-1`, { reached: false }, 'u-2', AT);
    await visits.finish('default', `${seed}-2`, { reached: true, satisfied: false }, 'u-1', AT);
    await visits.finish('default', `${seed}-3`, { reached: false }, 'u-1', AT);
    assert.deepEqual(await visits.figures('default', '2026-01-01'), { closed: 1250, drawn: 250, made: 3, reached: 2, satisfied: 1 });
    assert.deepEqual(await visits.figures('default', '2026-04-01'), { closed: 0, drawn: 0, made: 0, reached: 0, satisfied: 0 });
    assert.deepEqual([(await visits.visit('default', `${seed}-1`))?.doneAt, await visits.visit('default', 'nothing'), await visits.open('other', 5)], [AT, undefined, []]);
    assert.deepEqual(await visits.closedIn('default', '2026-01-01', '2027-01-01'), []);
  });

  on('uses of a script are counted, all of them', async ({ scripts }) => {
    const counts = await Promise.all(Array.from({ length: 8 }, () => scripts.used('default', 'a')));
    assert.deepEqual(counts.sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual([...await scripts.uses('default')], [['a', 8]]);
  });

  on('entries are found by all words of a question, in Chinese and in Latin, and by what they are about', async ({ library }) => {
    await library.save('default', anEntry('e1'), 0, 'Ann', AT);
    await library.save('default', anEntry('e2', { title: 'Broken lid', problem: '盖子坏了', cause: 'Transport', phase: 'delivery', departments: ['post'], kind: 'inquiry' }), 0, 'Ann', AT);
    const find = async (query: object) => (await library.search('default', { limit: 10, ...query })).map(({ id }) => id);
    assert.deepEqual(await find({}), ['e2', 'e1']);
    for (const [query, ids] of [
      [{ q: '漏水' }, ['e1']], [{ q: '水管 PIPE' }, ['e1']], [{ q: '盖子 lid' }, ['e2']], [{ q: '漏水 lid' }, []], [{ q: '巡检' }, ['e2', 'e1']], [{ q: '水' }, ['e1']], [{ cause: '密封' }, ['e1']],
      [{ cause: '漏水' }, []], [{ department: 'post' }, ['e2']], [{ phase: 'use' }, ['e1']], [{ kind: 'inquiry' }, ['e2']], [{ kind: 'inquiry', phase: 'use' }, []], [{ q: 'l' }, []],
      [{ after: 'e2' }, ['e1']], [{ limit: 1 }, ['e2']], [{ q: '%' }, ['e2', 'e1']],
    ] as const) assert.deepEqual(await find(query), ids, JSON.stringify(query));
    assert.deepEqual(await library.search('other', { limit: 10 }), []);
  });

  on('P-02: who changes an entry is noted beside who made it, with what it said before; what was made from an older one is refused', async ({ library }) => {
    const [later, again] = [anEntry('e9', { caseId: 'case-e1', title: 'Anew' }), '2027-01-01T00:00:00.000Z'];
    const made = await library.save('default', anEntry('e1'), 0, 'Ann', AT);
    assert.deepEqual(made, { ...anEntry('e1'), createdAt: AT, createdBy: 'Ann', version: 1 });
    assert.equal(await library.save('default', later, 0, 'Bo', again), 'conflict');
    assert.equal(await library.save('default', later, 2, 'Bo', again), 'conflict');
    assert.deepEqual([await library.entryOf('default', 'case-e1'), await library.entryOf('other', 'case-e1')], [made, undefined]);
    const both = await Promise.all(['Bo', 'Cy'].map((by) => library.save('default', later, 1, by, again)));
    const changed = both.find((saved) => saved !== 'conflict')!;
    assert.equal(both.filter((saved) => saved === 'conflict').length, 1);
    assert.deepEqual(changed, { ...later, id: 'e1', createdAt: AT, createdBy: 'Ann', version: 2, updatedAt: again, updatedBy: both[0] === 'conflict' ? 'Cy' : 'Bo' });
    assert.deepEqual(await library.entry('default', 'e1'), changed);
    assert.deepEqual(await library.versions('default', 'e1'), [made, changed]);
    assert.deepEqual(await library.search('default', { q: '厨房', limit: 10 }), []);
    assert.equal((await library.search('default', { q: 'anew', limit: 10 })).length, 1);
  });

  const SURVEY = { site: 'default', template: 'after-complaint' } as const;
  const answer = (store: Store, n: number, said: string, more: object = {}) => store.surveys.answer({
    key: `key-${n}`, scores: [], comments: said ? [{ field: 'comment', words: said }] : [], makeReference: () => `HD-${n}`,
    answer: { ...SURVEY, id: `a-${n}`, version: 1, channel: 'inline', round: 1, partial: false, values: { overall: 1, ...(said && { comment: said }) }, locale: 'en', source: {}, digest: `${n}`, codeHash: '', receivedAt: AT, ...more },
  });

  on('comments are found among all answers, page by page, whatever their case, and as they were last', async (store) => {
    for (const [n, said] of ['Slow, 太慢了', '', 'SLOW\0 \ud800again', '100% \\ good_', '１００分 Ärger', 'slow'].entries()) await answer(store, n, said);
    const find = async (comment: string | undefined, more: object = {}) => (await store.surveys.answers('default', { ...SURVEY, channel: 'inline', comment }, { limit: 10, ...more })).items.map(({ id }) => id);
    for (const [comment, ids] of [
      ['slow', ['a-5', 'a-2', 'a-0']], ['太慢', ['a-0']], ['', ['a-5', 'a-4', 'a-3', 'a-2', 'a-0']], ['%', ['a-3']], ['\\', ['a-3']], ['d_', ['a-3']], ['100', ['a-4', 'a-3']], ['ärger', ['a-4']], ['x', []],
    ] as const) assert.deepEqual(await find(comment), ids, comment);
    assert.equal((await find(undefined)).length, 6);
    const first = await store.surveys.answers('default', { ...SURVEY, channel: 'inline', comment: 'slow' }, { limit: 2 });
    assert.deepEqual([first.items.map(({ id }) => id), first.next, await find('slow', { after: first.next })], [['a-5', 'a-2'], 'a-2', ['a-0']]);
    await store.surveys.answer({
      key: 'changed', changes: 'a-5', scores: [], comments: [{ field: 'comment', words: 'Fast' }], makeReference: () => '',
      answer: { ...SURVEY, id: 'a-9', version: 2, channel: 'inline', round: 1, partial: false, values: { overall: 5, comment: 'Fast' }, locale: 'en', source: {}, digest: 'changed', codeHash: '', receivedAt: AT },
    });
    assert.deepEqual([await find('slow'), await find('FAST')], [['a-2', 'a-0'], ['a-5']]);
    assert.deepEqual((await store.surveys.revisions('default', 'a-5')).map(({ version }) => version), [1, 2]);
  });

  on('a call that is late is told about once for each step, by whoever is first, and not once somebody has called', async (store) => {
    const at = (hours: number) => new Date(Date.parse(AT) + hours * 36e5).toISOString();
    for (const [n, id] of ['mei', 'otto'].entries()) {
      await store.staff.addUser({ site: 'default', id, name: id, displayName: id, roles: [n ? 'admin' : 'manager'], departments: [], mustChange: false, disabled: false, email: `${id}@example.com`, passwordHash: '', createdAt: AT, updatedAt: AT } as never);
    }
    const low = (key: string, changes?: string, followUp?: object) => store.surveys.answer({
      key, changes, scores: [], makeReference: () => 'HD-1', ...(followUp && { followUp: { id: 'f', dueAt: at(1), ...followUp } }),
      answer: { ...SURVEY, id: 'low', version: 1, channel: 'inline', round: 1, partial: false, values: { overall: 1 }, locale: 'en', source: {}, digest: key, codeHash: '', receivedAt: AT },
    });
    await low('one', undefined, {});
    assert.deepEqual(await store.surveys.lateFollowUps(at(0.9), 10), []);
    const late = { site: 'default', id: 'f', dueAt: at(1), step: 0 } as const;
    assert.deepEqual(await store.surveys.lateFollowUps(at(2), 10), [late]);
    const told = await Promise.all([1, 2].map(() => store.surveys.escalateFollowUp(late, 'manager', at(2), at(24))));
    assert.deepEqual(told.sort(), [false, true]);
    const all = async (isNew: boolean) => (await store.mails.newest('default', 10)).filter(({ id }) => id.endsWith(' new') === isNew).map(({ about, id, seq }) => [about, id.split(' ')[1], seq]).sort();
    const mails = () => all(false);
    // Nobody is an agent: the manager was told when it was asked for.
    assert.deepEqual(await all(true), [['call', 'mei', 0]]);
    assert.deepEqual(await mails(), [['call', 'mei', 0]]);
    assert.deepEqual(await store.surveys.lateFollowUps(at(23), 10), []);
    assert.deepEqual((await store.surveys.lateFollowUps(at(24), 10)).map(({ step }) => step), [1]);
    // Raised, and low again: due anew, and told from the beginning.
    await low('two', 'low');
    assert.deepEqual(await store.surveys.lateFollowUps(at(24), 10), []);
    await low('three', 'low', { dueAt: at(30) });
    const again = { ...late, dueAt: at(30) };
    assert.deepEqual(await store.surveys.lateFollowUps(at(31), 10), [again]);
    assert.equal(await store.surveys.escalateFollowUp(again, 'manager', at(31), undefined), true);
    assert.deepEqual([await mails(), await store.surveys.lateFollowUps(at(999), 10)], [[['call', 'mei', 0], ['call', 'mei', 0]], []]);
    await store.surveys.recordCall('default', 'f', { id: 'mei', name: 'Mei', over: false }, at(32), { outcome: 'reached', note: 'Yes', againAt: at(33) });
    assert.equal(await store.surveys.escalateFollowUp({ ...again, step: 1 }, 'admin', at(33), undefined), false);
  });

  on('low scores of a place whose authors cannot be reached are one task, however many come at once; the next after it was closed another one', async (store) => {
    const at = (hours: number) => new Date(Date.parse(AT) + hours * 36e5).toISOString();
    for (const [id, role] of [['ann', 'agent'], ['hua', 'handler']] as const) {
      await store.staff.addUser({ site: 'default', id, name: id, displayName: id, roles: [role], departments: ['kiln'], mustChange: false, disabled: false, email: `${id}@example.com`, passwordHash: '', createdAt: AT, updatedAt: AT } as never);
    }
    const { surveys } = store;
    let n = 0;
    const low = (place: object = { department: 'kiln' }, changes?: string, hours = 0) => {
      const own = n++;
      return surveys.answer({
        key: `look-${own}`, changes, scores: [], makeReference: () => `HD-L${own}`, followUp: { id: `t-${own}`, dueAt: at(hours + 1), place: { template: 'after-complaint', channel: 'inline', ...place } },
        answer: { ...SURVEY, id: `l-${own}`, version: 1, channel: 'inline', round: 1, partial: false, values: { overall: 1 }, locale: 'en', source: {}, digest: `${own}`, codeHash: '', receivedAt: at(hours) },
      });
    };
    await Promise.all(Array.from({ length: 6 }, () => low()));
    await low({ page: `https://shop.example/"page":\0\ud800${'页'.repeat(280)}`.toWellFormed().replaceAll('\0', '') });
    await low({ department: 'kiln' }, 'l-0', 0.5);
    const open = async () => (await surveys.followUps('default', 10)).map(({ looked }) => looked!.n).sort();
    assert.deepEqual(await open(), [1, 6]);
    const mailed = async () => (await store.mails.newest('default', 50)).filter(({ about }) => about === 'call').map(({ id }) => id.split(' ')[1]).sort();
    assert.deepEqual(await mailed(), ['ann', 'ann']);
    const { followUp: { id, dueAt }, looked } = (await surveys.followUps('default', 10)).find(({ followUp }) => followUp.place?.department)!;
    assert.deepEqual([looked?.firstAt, looked?.newest.length, (await surveys.answers('default', { ...SURVEY, channel: 'inline', followUp: id }, { limit: 50 })).items.length], [at(0), 5, 6]);
    assert.equal((await surveys.followUp('default', id))?.looked?.n, 6);
    // Late: handlers of its department are among those who can be told.
    assert.equal(await surveys.escalateFollowUp({ site: 'default', id, dueAt, step: 0 }, 'handler', at(2), undefined), true);
    assert.deepEqual(await mailed(), ['ann', 'ann', 'hua']);
    const ann = { id: 'ann', name: 'Ann', over: false };
    const close = (seen: number) => surveys.recordCall('default', id, ann, at(3), { outcome: 'put-right', note: 'New glaze', againAt: at(4), n: seen });
    assert.equal((await close(5))?.outcome, 'grown');
    // Of one that comes just while it is closed, either is true: it was seen, or there is another task.
    const [closed] = await Promise.all([close(6), low(undefined, undefined, 3)]);
    assert.deepEqual(await open(), closed?.outcome === 'ok' ? [1, 1] : [1, 7]);
    if (closed?.outcome !== 'ok') assert.equal((await close(7))?.outcome, 'ok');
    // What was looked into is not looked into again, but low scores that come after it are.
    const before = await open();
    await low(undefined, 'l-0', 3);
    assert.deepEqual(await open(), before);
    await low(undefined, undefined, 3);
    assert.equal((await open()).reduce((sum, one) => sum + one, 0), before.reduce((sum, one) => sum + one, 0) + 1);
  });

  on('only what has reached a customer, or is about to, counts as asking them', async (store) => {
    const now = (minutes: number) => new Date(Date.parse(AT) + minutes * 6e4).toISOString();
    const invite = async (n: number, way: 'mail' | 'given' | 'page' | 'none', customerHash: string) => (await store.surveys.invite(
      { ...SURVEY, id: `i-${n}`, occasion: 'after-case', round: 1, subject: `s-${n}`, customerHash, locale: 'en', createdAt: now(n), expiresAt: now(1e6) }, { way, quietSince: now(-1e4) })).outcome;
    const end = async (n: number, state: 'sent' | 'failed' | 'none' | 'waiting') => {
      await store.mails.take(now(n), now(n + 1), now(-1e4), 10);
      await store.mails.end({ site: 'default', id: `i-${n}`, seq: 0 }, state, now(n + 1));
    };
    assert.deepEqual([await invite(1, 'none', 'ann'), await invite(2, 'page', 'ann'), await invite(3, 'mail', 'ann')], ['created', 'created', 'created']);
    assert.equal(await invite(4, 'mail', 'ann'), 'asked-recently');
    await end(3, 'failed');
    assert.equal(await invite(5, 'mail', 'ann'), 'created');
    await end(5, 'waiting');
    assert.equal(await invite(6, 'mail', 'ann'), 'asked-recently');
    await end(6, 'sent');
    assert.equal(await invite(7, 'mail', 'ann'), 'asked-recently');
    assert.deepEqual([await invite(8, 'given', 'bob'), await invite(9, 'none', 'bob')], ['created', 'asked-recently']);
  });

  on('whoever is asked, or stops it, by one name is known by all of them, and by those of earlier times', async (store) => {
    const at = (days: number) => new Date(Date.parse(AT) + days * 864e5).toISOString();
    type Names = { customerHash?: string; mailHash?: string; phoneHash?: string; formerHashes?: string[] };
    const ask = async (n: number, days: number, names: Names) => (await store.surveys.invite(
      { ...SURVEY, id: `n-${n}`, occasion: 'after-service', round: 1, ...names, locale: 'en', createdAt: at(days), expiresAt: at(99) }, { way: 'given', quietSince: at(days - 30) })).outcome;
    assert.equal(await ask(1, 0, { customerHash: 'c-1', mailHash: 'm-1', phoneHash: 'p-1' }), 'created');
    for (const names of [{ customerHash: 'c-1' }, { mailHash: 'm-1' }, { phoneHash: 'p-1' }, { customerHash: 'm-1' }, { mailHash: 'm-2', formerHashes: ['p-1'] }]) assert.equal(await ask(2, 1, names), 'asked-recently', JSON.stringify(names));
    assert.equal(await ask(3, 1, { mailHash: 'm-2' }), 'created');
    await store.surveys.stopAsking((await store.surveys.invitation('default', 'n-1'))!.invitation, at(2));
    for (const names of [{ customerHash: 'c-1' }, { mailHash: 'm-1' }, { phoneHash: 'p-1' }, { mailHash: 'm-3', formerHashes: ['m-1'] }]) assert.equal(await ask(4, 60, names), 'asked-to-stop', JSON.stringify(names));
    assert.equal(await ask(5, 60, { mailHash: 'm-2' }), 'created');
  });
}
