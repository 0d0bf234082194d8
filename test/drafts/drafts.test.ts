import { expect, waitUntil } from '@open-wc/testing';
import { newDraft, newKey } from '../../src/drafts/draft.ts';
import { openDrafts, putFile, removeFile, type Draft, type DraftsEnv, type DraftStore, type KeptFile } from '../../src/drafts/index.ts';
import { Debts } from '../../src/drafts/debts.ts';
import { forgetAll } from '../../src/drafts/forget.ts';
import { openDisk } from '../../src/drafts/disk.ts';
import { mayHaveDrafts } from '../../src/drafts/probe.ts';
import { newest } from '../../src/drafts/reading.ts';
import type { Disk, Op } from '../../src/drafts/types.ts';

const DAY = 86_400_000;
const WHERE = { site: 'shop', form: 'complaint' };
/** Other test files run beside this one. */
const name = 'heed-test-drafts';
const opened: DraftStore[] = [];
const open = async (env: DraftsEnv = {}) => {
  const store = await openDrafts({ name, ...env });
  opened.push(store);
  return store;
};
const draft = (values: Draft['values'] = { subject: 'a' }) => newDraft({ ...WHERE, version: 1, values });
const file = (content: string): KeptFile => {
  const blob = new Blob([content], { type: 'text/plain' });
  return { id: newKey(), name: 'a.txt', type: blob.type, size: blob.size, blob };
};
const remove = () => new Promise<void>((resolve, reject) => {
  const request = indexedDB.deleteDatabase(name);
  request.onsuccess = () => resolve();
  request.onerror = () => reject(request.error);
});

/** The page's IndexedDB, with its own way to open. */
const factory = (open: IDBFactory['open']): IDBFactory => ({ open }) as IDBFactory;

describe('drafts', () => {
  afterEach(async () => {
    for (const store of opened.splice(0)) store.close();
    await remove();
  });

  it('are found again after the page was closed', async () => {
    const first = await open();
    const typed = draft({ subject: '漏水 🥲', description: 'line\nline', consent: true });
    expect(await first.put(typed)).to.equal(true);
    expect(first.durable).to.equal(true);
    first.close();
    const found = await (await open()).find(WHERE);
    expect(found?.key).to.equal(typed.key);
    expect(found?.values).to.deep.equal(typed.values);
    expect(found?.savedAt).to.equal(typed.savedAt);
  });

  it('are not waited for where the storage opens and then says nothing', async () => {
    const silent = () => new Promise<never>(() => { /* It never answers. */ });
    const store = await open({ patience: 50, openDisk: () => Promise.resolve({ get: silent, list: silent, write: silent, close: () => { /* Nothing is open. */ } }) });
    expect(await store.find(WHERE)).to.equal(undefined);
  });

  it('are read again by a page that was frozen while it read', async () => {
    const store = await open();
    const typed = draft({ subject: 'older' });
    await store.put(typed);
    const before = await store.list('drafts');
    await store.put(Object.assign(typed, { values: { subject: 'newer' } }));
    const subject = async (now: number) => (await newest(store, before, WHERE, () => now, 1000))?.values.subject;
    expect([await subject(1500), await subject(151_000)]).to.deep.equal(['older', 'newer']);
  });

  it('are not called kept when what was to take their place was refused', async () => {
    let refuses = false;
    const store = await open({
      openDisk: async (lost) => {
        const disk = await openDisk(indexedDB, name, lost, () => { /* Not damaged. */ });
        return { ...disk, write: (ops, options) => (refuses ? Promise.reject(new DOMException('No.', 'AbortError')) : disk.write(ops, options)) };
      },
    });
    const typed = draft();
    expect(await store.put(typed)).to.equal(true);
    refuses = true;
    const kept = store.put(Object.assign(typed, { values: { subject: 'newer' } }));
    const { durable } = await store.write([['drafts', typed.key], ['outbox', typed.key, {}]], { strict: true });
    expect([durable, await kept]).to.deep.equal([false, false]);
  });

  it('stay as they were written last, though an earlier write was answered so late that it was tried again', async () => {
    const real = await openDisk(indexedDB, name, () => { /* Not lost. */ }, () => { /* Not damaged. */ });
    let answer!: () => void;
    let calls = 0;
    const written: unknown[] = [];
    const late = new Promise<void>((resolve) => { answer = resolve; });
    const store = await open({ patience: 20, openDisk: () => Promise.resolve({
      ...real,
      // The first one is done, and says so late.
      write: async (ops, options) => {
        const first = !calls++;
        written.push(ops);
        const passed = await real.write(ops, options);
        if (first) await late;
        return passed;
      },
    }) });
    const typed = draft();
    const kept = store.put(typed);
    const one = file('x');
    expect(await putFile(store, typed, one)).to.equal(true);
    // By now the storage is taken for silent, and the first write for failed.
    expect(await kept).to.equal(false);
    answer();
    await waitUntil(() => store.durable);
    expect((await (await open()).find(WHERE))?.files.map(({ id }) => id)).to.deep.equal([one.id]);
    expect(written.length).to.equal(2);
  });

  it('move from one shelf to another in one piece, as they are by the time that the storage takes it', async () => {
    let refuses = true;
    const written: (readonly Op[])[] = [];
    const disk: Disk = {
      get: async (shelf) => (shelf === 'outbox' ? {} : undefined), list: async () => [], close: () => { /* Nothing is open. */ },
      write: async (ops) => {
        if (refuses) throw new Error('no');
        written.push(ops);
        return true;
      },
    };
    const debts = new Debts(() => disk, () => { /* It is tried again. */ }, () => 1000, () => true);
    const back = { ...draft({ subject: 'taken back' }), key: 'a' };
    await debts.write([['outbox', 'a'], ['drafts', 'a', back]], { check: ['outbox', 'a', (item) => !!item], strict: true });
    const changed = { ...back, values: { subject: 'changed' } };
    await debts.write([['drafts', 'a', changed]], {});
    refuses = false;
    debts.pay();
    await waitUntil(() => debts.paid);
    expect(written[0]).to.deep.equal([['outbox', 'a', undefined], ['drafts', 'a', changed]]);
  });

  it('outlive a removal that the storage had refused before they were written on, and so do their files', async () => {
    const disk = await openDisk(indexedDB, name, () => { /* Not lost. */ }, () => { /* Not damaged. */ });
    for (const [savedAt, left] of [[2000, ['drafts', 'files', 'receipts']], [500, ['receipts']]] as const) {
      let there = false;
      const debts = new Debts(() => (there ? disk : undefined), () => { /* It is tried again. */ }, () => 1000, () => true);
      const ops: Op[] = [['drafts', 'a'], ['files', 'a/'], ['receipts', 'a', { reference: 'HD-1' }]];
      await debts.write(ops, {});
      await disk.write([['drafts', 'a', { ...draft(), key: 'a', savedAt }], ['files', 'a/f', new ArrayBuffer(1)]]);
      there = true;
      debts.pay();
      await waitUntil(() => debts.paid);
      const shelves = ['drafts', 'files', 'receipts'] as const;
      const all = await Promise.all(shelves.map((shelf) => disk.list(shelf)));
      expect(shelves.filter((_, i) => all[i]!.length)).to.deep.equal(left);
    }
    disk.close();
  });

  it('and what was sent of them outlive what the storage took late from a page that knew less', async () => {
    const disk = await openDisk(indexedDB, name, () => { /* Not lost. */ }, () => { /* Not damaged. */ });
    const late = async (...ops: Op[]) => {
      let there = false;
      const debts = new Debts(() => (there ? disk : undefined), () => { /* It is tried again. */ }, () => 1000, () => true);
      await debts.write(ops, {});
      there = true;
      debts.pay();
      await waitUntil(() => debts.paid);
    };
    const at = (savedAt: number) => ({ ...draft({ subject: `of ${savedAt}` }), key: 'a', savedAt });
    const waits = (savedAt: number) => ({ key: 'a', draft: at(savedAt) });
    const all = async () => Object.fromEntries(await Promise.all((['drafts', 'outbox', 'files', 'receipts'] as const).map(async (shelf) => [shelf, (await disk.list(shelf)).map(([, value]) => (value as { savedAt?: number; draft?: Draft }).savedAt ?? (value as { draft?: Draft }).draft?.savedAt)])));
    // Refused here, and a draft again; there it was written on.
    await disk.write([['drafts', 'a', at(2000)], ['outbox', 'a', waits(500)]]);
    await late(['outbox', 'a'], ['drafts', 'a', at(500)]);
    expect(await all()).to.deep.equal({ drafts: [2000], outbox: [], files: [], receipts: [] });
    // Arrived here; there other words were sent under the key, with a file.
    await disk.write([['drafts', 'a'], ['outbox', 'a', waits(2000)], ['files', 'a/f', new ArrayBuffer(1)]]);
    await late(['outbox', 'a'], ['drafts', 'a'], ['files', 'a/'], ['receipts', 'a', { reference: 'HD-1' }]);
    expect(await all()).to.deep.equal({ drafts: [], outbox: [2000], files: [undefined], receipts: [undefined] });
    // What is older goes.
    await disk.write([['receipts', 'a'], ['drafts', 'a', at(500)], ['outbox', 'a', waits(500)]]);
    await late(['outbox', 'a'], ['drafts', 'a'], ['files', 'a/'], ['receipts', 'a', { reference: 'HD-1' }]);
    expect(await all()).to.deep.equal({ drafts: [], outbox: [], files: [], receipts: [undefined] });
    disk.close();
  });

  it('go to the outbox in one piece, though the storage takes that late and the clock was set back meanwhile', async () => {
    const disk = await openDisk(indexedDB, name, () => { /* Not lost. */ }, () => { /* Not damaged. */ });
    const [earlier, sent] = [2000, 2001].map((savedAt) => ({ ...draft({ subject: `of ${savedAt}` }), key: 'a', savedAt }));
    await disk.write([['drafts', 'a', earlier]]);
    let there = false;
    const debts = new Debts(() => (there ? disk : undefined), () => { /* It is tried again. */ }, () => 1000, () => true);
    await debts.write([['drafts', 'a'], ['outbox', 'a', { key: 'a', draft: sent }]], { strict: true });
    there = true;
    debts.pay();
    await waitUntil(() => debts.paid);
    expect([await disk.list('drafts'), (await disk.list('outbox')).length]).to.deep.equal([[], 1]);
    disk.close();
  });

  it('that must not lie on the device do not go there with what was to be removed from it', async () => {
    let refuses = true;
    const written: (readonly Op[])[] = [];
    const disk: Disk = {
      get: async () => ({}), list: async () => [], close: () => { /* Nothing is open. */ },
      write: async (ops) => {
        if (refuses) throw new Error('no');
        written.push(ops);
        return true;
      },
    };
    const debts = new Debts(() => disk, () => { /* It is tried again. */ }, () => 1000, () => true);
    await debts.write([['outbox', 'a'], ['receipts', 'a', { reference: 'HD-1' }]], { check: ['outbox', 'a', (item) => !!item], strict: true });
    await debts.write([['outbox', 'a', { key: 'a', memoryOnly: true }]], { memory: true });
    refuses = false;
    debts.pay();
    await waitUntil(() => debts.paid);
    expect(written).to.deep.equal([[['outbox', 'a'], ['receipts', 'a', { reference: 'HD-1' }]]]);
  });

  it('are found for their site and form only, the newest of several', async () => {
    let time = 1000;
    const store = await open({ now: () => time++ });
    await store.put(newDraft({ ...WHERE, site: 'other', version: 1 }));
    await store.put(newDraft({ ...WHERE, form: 'inquiry', version: 1 }));
    await store.put(draft({ subject: 'older' }));
    await store.put(draft({ subject: 'newer' }));
    expect((await store.find(WHERE))?.values.subject).to.equal('newer');
    expect(await store.find({ site: 'nowhere', form: 'complaint' })).to.equal(undefined);
  });

  it('expire after thirty days without a change, and leave nothing', async () => {
    let time = Date.now();
    const store = await open({ now: () => time });
    const typed = draft();
    await putFile(store, typed, file('x'));
    expect(typed.expiresAt).to.equal(time + 30 * DAY);
    time += 30 * DAY;
    expect((await store.find(WHERE))?.key).to.equal(typed.key);
    time += 1;
    expect(await store.find(WHERE)).to.equal(undefined);
    expect(await store.list('files')).to.deep.equal([]);
  });

  it('are written with every key, one write at a time, the newest state last', async () => {
    const store = await open();
    const typed = draft({ description: '' });
    const writes: Promise<boolean>[] = [];
    const { transaction } = IDBDatabase.prototype;
    let begun = 0;
    IDBDatabase.prototype.transaction = function (shelves, mode, options) {
      if (mode === 'readwrite') begun++;
      return transaction.call(this, shelves, mode, options);
    };
    try {
      for (const letter of 'nothing typed is lost') {
        typed.values = { description: typed.values.description as string + letter };
        writes.push(store.put(typed));
      }
      expect(await Promise.all(writes)).not.to.include(false);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    expect(begun).to.be.within(1, 2);
    expect((await store.find(WHERE))?.values.description).to.equal('nothing typed is lost');
  });

  it('are on their way before the handler of pagehide returns', async () => {
    const target = new EventTarget();
    const store = await open({ target });
    const other = await open({ target: new EventTarget() });
    void store.put(draft({ subject: 'first' }));
    void store.put(draft({ subject: 'last words' }));
    target.dispatchEvent(new Event('pagehide'));
    // Transactions run in the order they were begun: this one begins after the handler.
    expect((await other.list('drafts')).length).to.equal(2);
  });

  it('keep their files beside them, and a key typed does not write those again', async () => {
    const store = await open();
    const typed = draft();
    const [one, two] = [file('one'), file('two')];
    expect(await putFile(store, typed, one)).to.equal(true);
    await putFile(store, typed, two);
    await removeFile(store, typed, one.id);
    await store.put(typed);
    const found = await store.find(WHERE);
    expect(found?.files.map(({ id }) => id)).to.deep.equal([two.id]);
    expect(await found?.files[0]?.blob?.text()).to.equal('two');
    const [[, record]] = await store.list('drafts') as [[string, Draft]];
    expect(record.files[0]).not.to.have.property('blob');
  });

  it('are forgotten with their files when discarded, even if a write was still waiting', async () => {
    const store = await open();
    const typed = draft();
    await putFile(store, typed, file('x'));
    void store.put(typed);
    await store.discard(typed.key);
    store.flush();
    expect(await store.find(WHERE)).to.equal(undefined);
    expect(await store.list('files')).to.deep.equal([]);
  });

  it('of every site go when everything is forgotten', async () => {
    const store = await open();
    await putFile(store, draft(), file('x'));
    await store.put(newDraft({ ...WHERE, site: 'other', version: 1 }));
    await store.write([['receipts', 'k', {}], ['outbox', 'k', {}]]);
    expect(await forgetAll(store)).to.equal(true);
    for (const shelf of ['drafts', 'files', 'outbox', 'receipts'] as const) expect(await store.list(shelf)).to.deep.equal([]);
  });

  let holder: IDBDatabase;
  before(() => new Promise<void>((resolve, reject) => {
    // An open connection that does not give way: every newer version waits for ever.
    const request = indexedDB.open('held', 1);
    request.onsuccess = () => {
      holder = request.result;
      resolve();
    };
    request.onerror = () => reject(request.error);
  }));
  after(() => {
    holder.close();
    indexedDB.deleteDatabase('held');
  });

  const noStorage: Record<string, () => DraftsEnv> = {
    'there is no IndexedDB': () => ({ indexedDB: null }),
    'it is forbidden': () => ({ indexedDB: factory(() => { throw new DOMException('no', 'SecurityError'); }) }),
    'it does not answer': () => ({ patience: 30, indexedDB: factory(() => indexedDB.open('held', 2)) }),
    'the computer is shared': () => ({ memoryOnly: true }),
  };
  for (const [why, env] of Object.entries(noStorage)) {
    it(`live in memory where ${why}, and say so`, async () => {
      const store = await open(env());
      const typed = draft();
      expect(await store.put(typed)).to.equal(false);
      expect(await putFile(store, typed, file('x'))).to.equal(false);
      expect(store.durable).to.equal(false);
      expect(store.problem).to.be.oneOf(['unavailable', 'hanging', 'off']);
      const found = await store.find(WHERE);
      expect(found?.values).to.deep.equal(typed.values);
      expect(await found?.files[0]?.blob?.text()).to.equal('x');
      await store.discard(typed.key);
      expect(await store.find(WHERE)).to.equal(undefined);
    });
  }

  it('move to the device when a storage that was silent answers at last', async () => {
    let release: () => void = () => undefined;
    const late = new Promise<void>((resolve) => { release = resolve; });
    const { openDisk } = await import('../../src/drafts/disk.ts');
    const opening = late.then(() => openDisk(indexedDB, name, () => undefined, () => undefined));
    const store = await open({ patience: 1, openDisk: () => opening });
    expect(store.problem).to.equal('hanging');
    await store.put(draft({ subject: 'early' }));
    release();
    await opening;
    const other = await open();
    await waitUntil(() => store.durable);
    expect((await other.find(WHERE))?.values.subject).to.equal('early');
    expect(store.problem).to.equal(undefined);
  });

  it('keep the text where a file does not fit, and the file in memory', async () => {
    const { openDisk } = await import('../../src/drafts/disk.ts');
    const disk = await openDisk(indexedDB, name, () => undefined, () => undefined);
    const store = await open({
      openDisk: async () => ({
        ...disk,
        write: async (ops, options) => {
          if (ops.some(([, , value]) => value instanceof ArrayBuffer)) throw new DOMException('full', 'QuotaExceededError');
          return disk.write(ops, options);
        },
      }),
    });
    const typed = draft({ subject: 'the text' });
    expect(await putFile(store, typed, file('too big'))).to.equal(false);
    expect(store.problem).to.equal('quota');
    expect(await store.put(typed)).to.equal(true);
    expect(await (await store.find(WHERE))?.files[0]?.blob?.text()).to.equal('too big');
    store.close();
    const after = await (await open()).find(WHERE);
    expect(after?.values.subject).to.equal('the text');
    expect(after?.files[0]?.blob).to.equal(undefined);
  });

  it('stay forgotten although a write that was begun before has failed', async () => {
    const { openDisk } = await import('../../src/drafts/disk.ts');
    const disk = await openDisk(indexedDB, name, () => undefined, () => undefined);
    let failures = 1;
    const store = await open({
      openDisk: async () => ({
        ...disk,
        write: (ops, options) => failures-- > 0 ? Promise.reject(new Error('The disk failed.')) : disk.write(ops, options),
      }),
    });
    const typed = draft();
    const kept = store.put(typed);
    store.flush();
    const forgotten = store.discard(typed.key);
    expect(await kept).to.equal(false);
    expect(await forgotten).to.equal(true);
    expect(await store.find(WHERE)).to.equal(undefined);
    expect(store.durable).to.equal(true);
  });

  it('go on when the database is taken away by a newer version, which keeps them', async () => {
    const store = await open();
    const typed = draft({ subject: 'before' });
    await store.put(typed);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 99);
      request.onupgradeneeded = () => request.result.createObjectStore('later');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
    typed.values = { subject: 'after' };
    await waitUntil(() => store.put(typed));
    expect((await (await open()).find(WHERE))?.values.subject).to.equal('after');
  });

  it('are looked for only where there may be some', async () => {
    if (!('databases' in indexedDB)) return expect(await mayHaveDrafts(name)).to.equal(true);
    expect(await mayHaveDrafts(name)).to.equal(false);
    await open();
    expect(await mayHaveDrafts(name)).to.equal(true);
  });

  it('show a receipt with its code until it was seen', async () => {
    const store = await open();
    const receipt = { reference: 'HD-1', trackingCode: 't', state: 'received', receivedAt: '2026-01-01T00:00:00Z', answerDueAt: '', digest: '', key: 'k' };
    await store.write([['receipts', 'k', { key: 'k', site: 'shop', kind: 'complaint', reference: 'HD-1', receivedAt: receipt.receivedAt, receipt }]]);
    expect((await store.receipts())[0]?.receipt?.trackingCode).to.equal('t');
    await store.seen('k');
    expect(JSON.stringify(await store.receipts())).to.contain('HD-1').and.not.to.contain('"t"');
  });

  for (const [where, env] of [['on the device', {}], ['in memory', { memoryOnly: true }]] as const) {
    it(`forgetting has the last word over a receipt that is just being seen, ${where}`, async () => {
      const store = await open(env);
      await store.write([['receipts', 'k', { key: 'k', receipt: { reference: 'HD-1', trackingCode: 't' } }]]);
      await Promise.all([store.seen('k'), forgetAll(store)]);
      expect(await store.list('receipts')).to.deep.equal([]);
    });
  }

  it('have keys that nobody guesses', () => {
    const keys = Array.from({ length: 1000 }, () => newKey());
    expect(new Set(keys).size).to.equal(1000);
    for (const key of keys) expect(key).to.match(/^[0-9a-f]{32}$/);
  });
});
