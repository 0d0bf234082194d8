import { expect } from '@open-wc/testing';
import { openDisk } from '../../src/drafts/disk.ts';
import type { Disk } from '../../src/drafts/types.ts';

/*
 * WebKit leaves a database locked for every other page when a page goes in the middle of a transaction that nobody has committed:
 * it opens, and then says nothing. (Seen by going from page to page of one window, which a test in a page cannot do.)
 */
describe('a page that is left', () => {
  let disk: Disk;
  let restore: () => void;
  let made: { readonly mode: string; committed: boolean; aborted: boolean }[];
  const name = `leaving-${crypto.randomUUID()}`;

  beforeEach(async () => {
    disk = await openDisk(indexedDB, name, () => undefined, () => undefined);
    await disk.write([['drafts', 'k', 1]]);
    made = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      const tx = transaction.apply(this, args);
      const seen = { mode: tx.mode, committed: false, aborted: false };
      made.push(seen);
      const { commit, abort } = tx;
      tx.commit = () => { seen.committed = true; commit.call(tx); };
      tx.abort = () => { seen.aborted = true; abort.call(tx); };
      return tx;
    };
    restore = () => { IDBDatabase.prototype.transaction = transaction; };
  });
  afterEach(() => {
    restore();
    disk.close();
    indexedDB.deleteDatabase(name);
  });

  it('has committed what it reads and writes as soon as it asked', async () => {
    const asked = [disk.get('drafts', 'k'), disk.list('drafts'), disk.write([['drafts', 'k', 2]], { strict: true })];
    expect(made.map(({ mode, committed }) => [mode, committed])).to.deep.equal([['readonly', true], ['readonly', true], ['readwrite', true]]);
    await Promise.all(asked);
  });

  it('has committed every step of reading a list', async () => {
    expect(await disk.list('drafts')).to.deep.equal([['k', 1]]);
    expect(made.map(({ committed }) => committed)).to.deep.equal([true, true]);
  });

  it('gives up what still waits for a check', async () => {
    const write = disk.write([['drafts', 'k', 2]], { check: ['outbox', 'k', (item) => !item] });
    expect(made).to.deep.equal([{ mode: 'readwrite', committed: false, aborted: false }]);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(made).to.deep.equal([{ mode: 'readwrite', committed: false, aborted: true }]);
    expect(await write.then(() => 'written', () => 'given up')).to.equal('given up');
    expect(await disk.get('drafts', 'k')).to.equal(1);
  });

  it('does not touch what has passed its check', async () => {
    expect(await disk.write([['drafts', 'k', 2]], { check: ['outbox', 'k', (item) => !item] })).to.equal(true);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(made).to.deep.equal([{ mode: 'readwrite', committed: true, aborted: false }]);
    expect(await disk.get('drafts', 'k')).to.equal(2);
  });
});
