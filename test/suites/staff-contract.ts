import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillDesk } from '../../server/store/desk-rows.ts';
import type { Account, StoredSession } from '../../server/store/staff.ts';
import type { NewEvent, Store } from '../../server/store/store.ts';
import type { Engine } from '../../server/store/transact.ts';
import { aCase, type StoreUnderTest } from './store-contract.ts';

const AT = '2026-01-02T03:04:05.000Z';
const LATER = '2026-01-02T04:00:00.000Z';
const account = (more: Partial<Account> = {}): Account =>
  ({ site: 'default', id: 'u1', name: 'ann', displayName: 'Ann', roles: ['agent'], departments: ['kiln'], passwordHash: 'h', mustChange: true, disabled: false, createdAt: AT, ...more });
const session = (more: Partial<StoredSession> = {}): StoredSession => ({ site: 'default', tokenHash: 't1', userId: 'u1', csrf: 'c', createdAt: AT, seenAt: AT, expiresAt: LATER, ...more });
const assigned = (id: string): NewEvent => ({ type: 'assigned-to', at: LATER, by: 'staff', state: 'received', visibility: 'internal', files: [], data: { assignee: { id, displayName: id } } });

/** What every store must do for the staff; `name` says on which engine. */
export function staffContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  const on = (fact: string, check: (store: Store, under: StoreUnderTest) => Promise<void>) => test(`${name}: ${fact}`, async () => {
    const under = await makeStore();
    try {
      await check(under.store, under);
    } finally {
      await under.store.close();
    }
  });
  const filed = async (store: Store, key: string) => {
    const result = await store.fileCase(await aCase(key));
    assert.ok('case' in result);
    return result.case;
  };

  on('a name belongs to one user of a site, whatever its case and width', async ({ staff }) => {
    assert.equal(await staff.addUser(account({ name: 'Ａnn ' })), true);
    assert.equal(await staff.addUser(account({ id: 'u2' })), false);
    assert.equal(await staff.addUser(account({ site: 'other' })), true);
    assert.deepEqual(await staff.userByName('default', 'ANN'), account());
    assert.equal(await staff.changeUser('default', 'u1', { roles: ['manager'], mustChange: false, disabled: true }, LATER), true);
    assert.equal(await staff.changeUser('default', 'none', {}, LATER), false);
    assert.deepEqual(await staff.user('default', 'u1'), account({ roles: ['manager'], mustChange: false, disabled: true }));
    assert.equal((await staff.user('other', 'u1'))?.disabled, false);
    await staff.changeUser('default', 'u1', { email: 'ann@shop.example', locale: 'zh-Hant' }, LATER);
    assert.deepEqual([(await staff.user('default', 'u1'))?.email, (await staff.user('default', 'u1'))?.locale, (await staff.user('other', 'u1'))?.email], ['ann@shop.example', 'zh-Hant', undefined]);
    await staff.changeUser('default', 'u1', { email: '' }, LATER);
    assert.equal((await staff.user('default', 'u1'))?.email, undefined);
    await staff.addUser(account({ id: 'u3', name: 'bo', email: 'bo@shop.example', locale: 'en' }));
    assert.deepEqual(await staff.userByName('default', 'bo'), account({ id: 'u3', name: 'bo', email: 'bo@shop.example', locale: 'en' }));
  });

  on('departments keep their order and may be renamed', async ({ staff }) => {
    for (const id of ['b', 'a', 'c']) await staff.putDepartment('default', { id, name: id });
    await staff.putDepartment('default', { id: 'a', name: { en: 'A' } });
    assert.equal(await staff.dropDepartment('default', 'c'), true);
    assert.equal(await staff.dropDepartment('default', 'c'), false);
    assert.deepEqual(await staff.departments('default'), [{ id: 'b', name: 'b' }, { id: 'a', name: { en: 'A' } }]);
  });

  on('sessions are found by the hash of their token, touched, ended and forgotten', async ({ staff }) => {
    await staff.addUser(account());
    for (const tokenHash of ['t1', 't2', 't3']) await staff.addSession(session({ tokenHash }));
    assert.deepEqual((await staff.session('default', 't1'))?.session, session());
    assert.equal(await staff.session('other', 't1'), undefined);
    await staff.touchSession('default', 't1', LATER, '2026-01-03T00:00:00.000Z');
    await staff.dropExpiredSessions('2026-01-02T12:00:00.000Z');
    assert.deepEqual([await staff.session('default', 't2'), (await staff.session('default', 't1'))?.session.seenAt], [undefined, LATER]);
    await staff.endSession('default', 't1');
    await staff.addSession(session({ tokenHash: 't4' }));
    await staff.endSessionsOf('default', 'u1');
    assert.deepEqual([await staff.session('default', 't1'), await staff.session('default', 't4')], [undefined, undefined]);
  });

  on('who looks at a case is known until they look elsewhere or have said nothing for long', async ({ staff }) => {
    const ann = { id: 'u1', displayName: 'Ann' };
    assert.equal(await staff.look('default', ann, 'case-1', AT), undefined);
    assert.deepEqual(await staff.viewers('default', 'case-1', '2026-01-02T03:04:00.000Z'), [ann]);
    assert.deepEqual(await staff.viewers('default', 'case-1', AT), []);
    assert.equal(await staff.look('default', ann, 'case-2', LATER), 'case-1');
    assert.deepEqual(await staff.looks('default', AT), [{ caseId: 'case-2', user: ann }]);
    await staff.look('default', ann, undefined, LATER);
    assert.deepEqual(await staff.looks('default', AT), []);
  });

  on('the row of the desk is written with each event, and found through its queue', async (store) => {
    const stored = await filed(store, 'key-1');
    await filed(store, 'key-2');
    const scope = { userId: 'u1', departments: [], all: true };
    const mine = async () => (await store.desk.list({ site: 'default', scope, now: LATER, queue: 'mine', limit: 10 })).rows.map(({ case_id }) => case_id);
    assert.deepEqual(await mine(), []);
    await store.appendEvent<never>({ site: 'default', caseId: stored.id, key: 'event-key', digest: 'd', uploads: [], decide: () => ({ event: assigned('u1') }) });
    assert.deepEqual(await mine(), [stored.id]);
    const row = await store.desk.row('default', stored.id);
    assert.deepEqual([row?.version, row?.updated_at, row?.assignee], [2, LATER, 'u1']);
    assert.equal(await store.desk.count({ site: 'default', scope, now: LATER, queue: 'all' }, 1), 1, 'no further than the cap');
    assert.deepEqual((await store.desk.changes('default', LATER, 10)).map(({ case_id }) => case_id), [stored.id]);
    assert.deepEqual((await store.desk.list({ site: 'other', scope, now: LATER, limit: 10 })).rows, []);
  });

  on('how far somebody has read never goes back', async ({ desk }) => {
    await desk.markRead('default', 'case-1', 'customer', { seq: 3, at: LATER });
    await desk.markRead('default', 'case-1', 'customer', { seq: 2, at: AT });
    assert.deepEqual(await desk.reads('default', 'case-1'), { customer: { seq: 3, at: LATER } });
  });
}

/** Cases that came before the desk get their rows, however often that is done. */
export function fillContract(name: string, make: () => Promise<{ readonly store: Store; readonly engine: Engine }>): void {
  test(`${name}: cases from before the desk are filled in, once and again`, async () => {
    const { store, engine } = await make();
    const result = await store.fileCase(await aCase('key-1'));
    assert.ok('case' in result);
    const before = await store.desk.row('default', result.case.id);
    for (const table of ['heed_desk', 'heed_desk_departments'] as const) await engine.db.deleteFrom(table).execute();
    assert.equal(await store.desk.row('default', result.case.id), undefined);
    await fillDesk(engine.db);
    await fillDesk(engine.db);
    assert.deepEqual(await store.desk.row('default', result.case.id), before);
    await store.close();
  });
}
