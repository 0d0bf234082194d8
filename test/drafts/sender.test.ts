import { expect } from '@open-wc/testing';
import { HeedError, type HeedBackend, type Submission } from '../../src/backend/index.ts';
import { submissionDigest } from '../../src/domain/digest.ts';
import { newDraft } from '../../src/drafts/draft.ts';
import { openDrafts, putFile, type Draft, type DraftStore, type OutboxState } from '../../src/drafts/index.ts';
import { arrived, itemOf } from '../../src/drafts/item.ts';
import { Sender } from '../../src/drafts/sender.ts';

const name = 'heed-test-sender';
const submission: Submission = { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { subject: 'a' }, files: [], locale: 'en' };
const digest = await submissionDigest(submission, []);
const receiptFor = (key: string) => ({
  reference: 'HD-AAAAA-AAAAA', trackingCode: 'code', state: 'received', receivedAt: '2026-01-01T00:00:00Z', answerDueAt: '2026-01-02T00:00:00Z', digest, key,
});

describe('the first try', () => {
  let store: DraftStore;
  let draft: Draft;
  const senders: Sender[] = [];
  const answers: ((key: string) => unknown)[] = [];
  const keys: string[] = [];
  const backend: HeedBackend = {
    cases: {
      submit: async (_, { idempotencyKey }) => {
        keys.push(idempotencyKey);
        return (answers.shift() ?? receiptFor)(idempotencyKey) as never;
      },
      track: () => Promise.reject(new HeedError('unsupported', 'no')),
      append: () => Promise.reject(new HeedError('unsupported', 'no')),
    },
  };
  const fails = (error: HeedError) => answers.push(() => { throw error; });
  const make = () => {
    const sender = new Sender({ store, backend: () => backend, target: new EventTarget(), channel: null });
    senders.push(sender);
    return sender;
  };
  const settled = (sender: Sender, state: OutboxState['state']) => new Promise<OutboxState>((resolve) => {
    sender.watch((_, now) => {
      if (now.state === state) resolve(now);
    });
  });

  beforeEach(async () => {
    store = await openDrafts({ name });
    draft = newDraft({ site: 'shop', form: 'complaint', version: 1, values: { subject: 'a' } });
    await store.put(draft);
  });
  afterEach(async () => {
    for (const sender of senders.splice(0)) sender.stop();
    answers.length = keys.length = 0;
    store.close();
    await new Promise<void>((resolve) => { indexedDB.deleteDatabase(name).onsuccess = () => resolve(); });
  });

  it('ends with the receipt, and nothing but it stays', async () => {
    const state = await make().send(draft, submission);
    expect(state).to.deep.equal({ state: 'received', receipt: receiptFor(draft.key) });
    for (const shelf of ['drafts', 'outbox'] as const) expect(await store.list(shelf)).to.deep.equal([]);
    expect((await store.receipts())[0]?.reference).to.equal('HD-AAAAA-AAAAA');
  });

  it('does not take for its own what another tab says of other words that arrived under its key meanwhile', async () => {
    const sender = new Sender({ store, backend: () => backend, target: new EventTarget() });
    senders.push(sender);
    sender.start();
    const heard: string[] = [];
    sender.watch((key, { state }) => { if (key === draft.key) heard.push(state); });
    let answer!: () => void;
    let asked!: () => void;
    const sending = new Promise<void>((resolve) => { asked = resolve; });
    answers.push(() => new Promise((_, reject) => {
      asked();
      answer = () => reject(new HeedError('conflict', 'Other words.'));
    }));
    const sent = sender.send(draft, submission);
    await sending;
    // Something else on the page brings the outbox, which hears other tabs.
    await sender.flush();
    const told = settled(sender, 'kept');
    const channel = new BroadcastChannel(name);
    channel.postMessage([draft.key, { state: 'received', receipt: { ...receiptFor(draft.key), digest: 'of other words' } }]);
    channel.postMessage(['another', { state: 'kept', durable: true }]);
    await told;
    channel.close();
    answer();
    expect((await sent).state).to.equal('refused');
    expect(heard).not.to.include('received');
  });

  it('sends what it was given: a file that comes while another tab holds the lock is no part of it', async () => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => void navigator.locks.request(`${name}:${draft.key}`, () => {
      resolve();
      return new Promise<void>((free) => { release = free; });
    }));
    await held;
    const sending = make().send(draft, submission);
    await putFile(store, draft, { id: 'late', name: 'late.pdf', type: 'application/pdf', size: 4, blob: new Blob(['%PDF']) });
    release();
    expect(await sending).to.deep.equal({ state: 'received', receipt: receiptFor(draft.key) });
  });

  it('that fails leaves it to the outbox, which sends it with the same key', async () => {
    fails(new HeedError('network', 'cut'));
    const sender = make();
    sender.start();
    const received = settled(sender, 'received');
    expect(await sender.send(draft, submission)).to.deep.include({ state: 'waiting', durable: true });
    await sender.flush();
    await received;
    expect(keys).to.deep.equal([draft.key, draft.key]);
  });

  it('that is refused makes it a draft again', async () => {
    fails(new HeedError('invalid', 'no', { issues: [{ path: 'subject', code: 'required' }] }));
    expect(await make().send(draft, submission)).to.deep.include({ state: 'refused' });
    expect((await store.find({ site: 'shop', form: 'complaint' }))?.reason?.code).to.equal('invalid');
    expect(await store.list('outbox')).to.deep.equal([]);
  });

  it('does not believe a receipt for somebody else', async () => {
    answers.push(() => receiptFor('somebody else'));
    expect(await make().send(draft, submission)).to.deep.include({ state: 'waiting' });
    expect(await store.receipts()).to.deep.equal([]);
    expect((await store.list('outbox')).length).to.equal(1);
  });

  it('does not believe a receipt for other words', async () => {
    answers.push((key) => ({ ...receiptFor(key), digest: digest.replace(/^./, (c) => (c === '0' ? '1' : '0')) }));
    expect(await make().send(draft, submission)).to.deep.include({ state: 'waiting' });
    expect(await store.receipts()).to.deep.equal([]);
    expect((await store.list('outbox')).length).to.equal(1);
  });

  it('is not made while another tab sends the same', async () => {
    const [one, two] = [make(), make()];
    const [first, second] = await Promise.all([one.send(draft, submission), two.send(draft, submission)]);
    expect(first).to.deep.equal(second);
    expect(new Set(keys).size).to.equal(1);
  });

  it('is told to whoever has just come, if somebody else makes it before they listen', async () => {
    const item = itemOf(draft, submission, 0);
    await store.write([['drafts', draft.key], ['outbox', draft.key, item]]);
    const next = make();
    const received = settled(next, 'received');
    const list = store.list.bind(store);
    Object.assign(store, { list: async (...asked: Parameters<typeof list>) => {
      Object.assign(store, { list });
      const found = await list(...asked);
      await store.write(arrived(item, receiptFor(draft.key)));
      return found;
    } });
    next.start();
    expect(await received).to.deep.equal({ state: 'received', receipt: receiptFor(draft.key) });
    expect(keys).to.deep.equal([]);
  });

  it('is followed at the next visit if the page was left meanwhile', async () => {
    const never = new Promise<never>(() => { /* The page is gone before the answer. */ });
    let asked: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => { asked = resolve; });
    answers.push(() => {
      asked();
      return never;
    });
    const leaving = await openDrafts({ name });
    const gone = new Sender({ store: leaving, backend: () => backend, locks: { request: (_: string, work: () => unknown) => work() } as unknown as LockManager });
    void gone.send(draft, submission);
    await begun;
    leaving.close();
    const next = make();
    const received = settled(next, 'received');
    next.start();
    await received;
    expect(keys).to.deep.equal([draft.key, draft.key]);
  });

  it('ends where scripts of the page have taken away what it needs, and the draft stays', async () => {
    const { structuredClone: own } = globalThis;
    Object.assign(globalThis, { structuredClone: undefined });
    try {
      const state = await make().send(draft, submission) as OutboxState & { state: 'refused' };
      expect([state.state, state.error.code, state.draft.key, keys.length]).to.deep.equal(['refused', 'unsupported', draft.key, 0]);
    } finally {
      Object.assign(globalThis, { structuredClone: own });
    }
    expect((await store.list('drafts')).length).to.equal(1);
  });
});
