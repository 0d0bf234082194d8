import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeReference, submissionContent } from 'heed/domain';
import { hex, sha256, uuidv7 } from '../../server/crypto.ts';
import type { FileCase, NewEvent, Store, StoredUpload } from '../../server/store/store.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const AT = '2026-01-02T03:04:05.000Z';

/** Gives a new, empty, migrated store, and another one on the same data where the engine can. */
export interface StoreUnderTest { readonly store: Store; readonly second?: () => Promise<Store> }

/** A case that the store may file. */
export async function aCase(key: string, more: { readonly description?: string; readonly site?: string; readonly uploads?: readonly StoredUpload[]; readonly at?: number } = {}): Promise<FileCase> {
  const { description = 'The lid\r\n\t坏了 🙂', site = 'default', uploads = [], at = Date.now() } = more;
  const form = { id: 'complaint', version: 1 };
  const values = { subject: 'Lid', description };
  const digest = await sha256(submissionContent({ kind: 'complaint', form, values, extra: [], fileDigests: uploads.map((u) => u.digest) }));
  const files = uploads.map(({ id }) => id);
  return {
    key, uploads: files, makeReference: () => makeReference(random),
    case: { site, id: uuidv7(at, random), kind: 'complaint', form, state: 'received', subject: 'Lid', values, extra: [], locale: 'en', source: {}, trackingHash: 'a'.repeat(64), digest, receivedAt: AT, answerDueAt: AT },
    event: { type: 'received', at: AT, by: 'customer', state: 'received', visibility: 'public', files, data: { digest } },
  };
}

const message = (text: string): NewEvent => ({ type: 'message', at: AT, by: 'customer', state: 'received', visibility: 'public', text, files: [], data: {} });
const anUpload = (more: Partial<StoredUpload> = {}): StoredUpload =>
  ({ site: 'default', id: hex(random(16)), name: 'a.png', type: 'image/png', size: 5, digest: 'd'.repeat(64), storageKey: hex(random(16)), createdAt: AT, ...more });

/** What every store must do; `name` says on which engine. */
export function storeContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  const on = (fact: string, check: (under: StoreUnderTest) => Promise<void>) => test(`${name}: ${fact}`, async () => {
    const under = await makeStore();
    try {
      await check(under);
    } finally {
      await under.store.close();
    }
  });
  const file = async (store: Store, input: FileCase) => {
    const filed = await store.fileCase(input);
    assert.ok('case' in filed, `outcome ${filed.outcome}`);
    return filed.case;
  };

  on('a filed case is read back unchanged, with its first event', async ({ store }) => {
    const input = await aCase('key-1');
    const stored = await file(store, input);
    const { headSeq, headHash, reference, ...rest } = (await store.caseByReference('default', stored.reference))!;
    assert.deepEqual(rest, input.case);
    assert.equal(headSeq, 1);
    const events = await store.events('default', stored.id);
    assert.equal(events.length, 1);
    assert.deepEqual({ ...events[0], seq: undefined, prev: undefined, hash: undefined }, { ...input.event, seq: undefined, prev: undefined, hash: undefined });
    assert.equal(events[0]!.hash, headHash);
    assert.equal((await store.caseByKey('default', 'key-1'))?.reference, reference);
  });

  on('the same key gives the first case again, with other content a conflict', async ({ store }) => {
    const first = await file(store, await aCase('key-1'));
    const again = await store.fileCase(await aCase('key-1'));
    assert.equal(again.outcome, 'replayed');
    assert.equal('case' in again && again.case.id, first.id);
    assert.equal((await store.fileCase(await aCase('key-1', { description: 'Another' }))).outcome, 'conflict');
    assert.equal((await store.fileCase(await aCase('key-1', { site: 'other' }))).outcome, 'created');
  });

  on('64 parallel filings with one key make one case', async ({ store, second }) => {
    const stores = [store, ...(second ? [await second()] : [])];
    const filed = await Promise.all(Array.from({ length: 64 }, async (_, i) => stores[i % stores.length]!.fileCase(await aCase('one-key'))));
    assert.equal(filed.filter(({ outcome }) => outcome === 'created').length, 1);
    assert.equal(new Set(filed.map((f) => 'case' in f && f.case.id)).size, 1);
    await stores[1]?.close();
  });

  on('cases filed at once all stand in the register, those that were not filed do not', async ({ store, second }) => {
    const stores = [store, ...(second ? [await second()] : [])];
    const filed = await Promise.all(Array.from({ length: 16 }, async (_, i) =>
      stores[i % stores.length]!.fileCase(await aCase(`key-${i % 14}`, { site: i % 4 ? 'default' : 'other', uploads: i % 8 === 7 ? [anUpload()] : [] }))));
    for (const site of ['default', 'other']) {
      const { checked, head } = await store.audit.verify(site, (fault) => assert.fail(JSON.stringify(fault)), { now: Date.now() + 60_000 });
      assert.deepEqual([checked, head?.count], Array(2).fill(filed.filter((one) => one.outcome === 'created' && one.case.site === site).length));
    }
    await stores[1]?.close();
  });

  on('a reference that is taken is not given twice', async ({ store }) => {
    const first = await file(store, await aCase('key-1'));
    const references = [first.reference, first.reference, 'HD-00000-00000'];
    const second = await file(store, { ...(await aCase('key-2')), makeReference: () => references.shift()! });
    assert.equal(second.reference, 'HD-00000-00000');
  });

  on('one site never sees the cases, keys or files of another', async ({ store }) => {
    const upload = anUpload();
    await store.addUpload(upload);
    const stored = await file(store, await aCase('key-1'));
    assert.equal(await store.caseByReference('other', stored.reference), undefined);
    assert.equal(await store.caseByKey('other', 'key-1'), undefined);
    assert.deepEqual(await store.uploads('other', [upload.id]), []);
    assert.deepEqual(await store.events('other', stored.id), []);
  });

  on('an upload belongs to one case; a case that cannot have its files is not filed at all', async ({ store }) => {
    const upload = anUpload();
    await store.addUpload(upload);
    const first = await file(store, await aCase('key-1', { uploads: [upload] }));
    assert.deepEqual(await store.uploadsOf('default', first.id), [{ ...upload, caseId: first.id }]);
    assert.equal((await store.fileCase(await aCase('key-2', { uploads: [upload] }))).outcome, 'uploads-taken');
    assert.equal((await store.fileCase(await aCase('key-3', { uploads: [anUpload()] }))).outcome, 'uploads-taken');
    assert.equal(await store.caseByKey('default', 'key-2'), undefined);
  });

  on('events are appended in order, once per key, and decided on the newest state', async ({ store, second }) => {
    const { id } = await file(store, await aCase('key-1'));
    const stores = [store, ...(second ? [await second()] : [])];
    const seen: number[] = [];
    const append = (i: number) => stores[i % stores.length]!.appendEvent<never>({
      site: 'default', caseId: id, key: `event-key-${i % 10}`, digest: `d${i % 10}`, uploads: [],
      decide: (_, events) => { seen.push(events.length); return { event: message(`m${i % 10}`) }; },
    });
    const results = await Promise.all(Array.from({ length: 20 }, (_, i) => append(i)));
    assert.equal(results.filter(({ outcome }) => outcome === 'created').length, 10);
    assert.equal(results.filter(({ outcome }) => outcome === 'replayed').length, 10);
    const events = await store.events('default', id);
    assert.deepEqual(events.map(({ seq }) => seq), Array.from({ length: 11 }, (_, i) => i + 1));
    assert.equal(new Set(events.slice(1).map(({ text }) => text)).size, 10);
    assert.equal(Math.max(...seen), 10);
    assert.deepEqual(await store.verifyChain('default'), { checked: 1 });
    await stores[1]?.close();
  });

  on('a refused event leaves nothing behind', async ({ store }) => {
    const { id } = await file(store, await aCase('key-1'));
    const base = { site: 'default', caseId: id, key: 'event-key', digest: 'd', uploads: [] };
    assert.deepEqual(await store.appendEvent({ ...base, decide: () => ({ refused: 'no' }) }), { outcome: 'refused', refusal: 'no' });
    assert.equal((await store.appendEvent({ ...base, uploads: ['f'.repeat(32)], decide: () => ({ event: message('x') }) })).outcome, 'uploads-taken');
    assert.equal((await store.appendEvent({ ...base, decide: () => ({ event: message('x') }) })).outcome, 'created');
    assert.equal((await store.appendEvent({ ...base, digest: 'other', decide: () => ({ event: message('y') }) })).outcome, 'conflict');
    assert.equal((await store.appendEvent({ ...base, caseId: 'none', decide: () => ({ event: message('y') }) })).outcome, 'not-found');
    assert.equal((await store.events('default', id)).length, 2);
  });

  on('a setting keeps the value of whoever asked first', async ({ store, second }) => {
    const stores = [store, ...(second ? [await second()] : [])];
    const values = await Promise.all(Array.from({ length: 8 }, (_, i) => stores[i % stores.length]!.setting('', 'secret', () => `value ${i}`)));
    assert.equal(new Set(values).size, 1);
    await stores[1]?.close();
  });

  on('counters count everybody, per window, and are forgotten when over', async ({ store }) => {
    const counts = await Promise.all(Array.from({ length: 10 }, () => store.count('default', 'a', 1_760_000_000, AT, 1)));
    assert.deepEqual(counts.sort((a, b) => a - b), Array.from({ length: 10 }, (_, i) => i + 1));
    assert.equal(await store.count('default', 'a', 2, AT, 1), 1);
    await store.dropExpiredCounters('2030-01-01T00:00:00.000Z');
    assert.equal(await store.count('default', 'a', 2, AT, 1), 1);
  });

  on('only unclaimed uploads older than the limit are dropped', async ({ store }) => {
    const [claimed, old, fresh] = [anUpload(), anUpload(), anUpload({ createdAt: '2026-05-01T00:00:00.000Z' })];
    for (const upload of [claimed, old, fresh]) await store.addUpload(upload);
    await file(store, await aCase('key-1', { uploads: [claimed] }));
    assert.deepEqual((await store.dropUnclaimedUploads('2026-04-01T00:00:00.000Z', 10)).map(({ id }) => id), [old.id]);
    assert.deepEqual((await store.uploads('default', [claimed.id, old.id, fresh.id])).map(({ id }) => id).sort(), [claimed.id, fresh.id].sort());
  });

  on('migrating again changes nothing', async ({ store, second }) => {
    await file(store, await aCase('key-1'));
    await Promise.all([store.migrate(), store.migrate()]);
    const other = await second?.();
    await other?.migrate();
    assert.ok(await (other ?? store).caseByKey('default', 'key-1'));
    await store.ping();
    await other?.close();
  });
}
