import { expect } from '@open-wc/testing';
import { HeedError, type HeedBackend, type Submission } from '../../src/backend/index.ts';
import { openDisk } from '../../src/drafts/disk.ts';
import { newDraft, newKey } from '../../src/drafts/draft.ts';
import { forget } from '../../src/drafts/forget.ts';
import { itemOf } from '../../src/drafts/item.ts';
import { openDrafts, Outbox, putFile, type Draft, type DraftStore, type KeptFile, type OutboxOptions, type OutboxState } from '../../src/drafts/index.ts';

const submission: Submission = { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { subject: 'a' }, files: [], locale: 'en' };
const receiptFor = (key: string) => ({
  reference: 'HD-AAAAA-AAAAA', trackingCode: 'code', state: 'received', receivedAt: '2026-01-01T00:00:00Z', answerDueAt: '2026-01-02T00:00:00Z', digest: 'd', key,
});
const file = (content: string): KeptFile => {
  const blob = new Blob([content], { type: 'text/plain' });
  return { id: newKey(), name: `${content}.txt`, type: blob.type, size: blob.size, blob };
};

/** A backend whose next answers are written down; then it takes everything. */
function scripted(...answers: (HeedError | ((key: string) => unknown))[]) {
  const log: string[] = [];
  const keys: string[] = [];
  const sent: Submission[] = [];
  const next = (fallback: unknown, key = '') => {
    const answer = answers.shift();
    if (answer instanceof HeedError) throw answer;
    return (answer ? answer(key) : fallback) as never;
  };
  const backend: HeedBackend = {
    uploads: {
      upload: async (blob, { name, onProgress }) => {
        log.push(`upload ${name}`);
        onProgress?.(0.5);
        return next({ id: `id of ${await blob.text()} ${log.length}`, name, type: blob.type, size: blob.size, digest: 'd' });
      },
      download: () => Promise.reject(new HeedError('unsupported', 'no')),
    },
    cases: {
      submit: async (body, { idempotencyKey }) => {
        log.push('submit');
        sent.push(body);
        keys.push(idempotencyKey);
        return next(receiptFor(idempotencyKey), idempotencyKey);
      },
      track: () => Promise.reject(new HeedError('unsupported', 'no')),
      append: () => Promise.reject(new HeedError('unsupported', 'no')),
    },
  };
  return { backend, log, keys, sent };
}

describe('the outbox', () => {
  /** Other test files run beside this one. */
  const name = 'heed-test-outbox';
  let store: DraftStore;
  let target: EventTarget;
  const outboxes: Outbox[] = [];
  const make = (backend: HeedBackend | undefined, options: Partial<OutboxOptions> = {}) => {
    const outbox = new Outbox({ store, backend: () => backend, target, random: () => 0.5, sha256: async () => 'd', ...options });
    outboxes.push(outbox);
    return outbox;
  };
  const draft = async (...files: KeptFile[]): Promise<Draft> => {
    const made = newDraft({ site: 'shop', form: 'complaint', version: 1, values: { subject: 'a' } });
    for (const one of files) await putFile(store, made, one);
    await store.put(made);
    return made;
  };
  const find = () => store.find({ site: 'shop', form: 'complaint' });
  const settled = (outbox: Outbox, state: OutboxState['state']) => new Promise<OutboxState>((resolve) => {
    const stop = outbox.watch((_, now) => {
      if (now.state !== state) return;
      stop();
      resolve(now);
    });
  });
  const wait = () => new Promise<void>(() => { /* The alarm does not ring. */ });

  beforeEach(async () => {
    store = await openDrafts({ name });
    target = new EventTarget();
  });
  afterEach(async () => {
    for (const outbox of outboxes.splice(0)) outbox.stop();
    store.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  });

  it('sends files one after the other, then the rest, and tells each step', async () => {
    const { backend, log, sent } = scripted();
    const states: OutboxState[] = [];
    const mine = await draft(file('one'), file('three'));
    const state = await make(backend).send(mine, submission, { onState: (now) => states.push(now) });
    expect(log).to.deep.equal(['upload one.txt', 'upload three.txt', 'submit']);
    expect(sent[0]?.files).to.deep.equal(['id of one 1', 'id of three 2']);
    expect(states).to.deep.equal([
      { state: 'kept', durable: true },
      { state: 'sending', file: 1, files: 2, share: 0 }, { state: 'sending', file: 1, files: 2, share: 1.5 / 8 },
      { state: 'sending', file: 2, files: 2, share: 3 / 8 }, { state: 'sending', file: 2, files: 2, share: 5.5 / 8 },
      { state: 'sending', file: 0, files: 2, share: 1 },
      { state: 'received', receipt: receiptFor(mine.key) },
    ]);
    expect(state).to.equal(states.at(-1));
    expect(await find()).to.equal(undefined);
    for (const shelf of ['files', 'outbox'] as const) expect(await store.list(shelf)).to.deep.equal([]);
    expect((await store.receipts())[0]).to.include({ reference: 'HD-AAAAA-AAAAA', kind: 'complaint', site: 'shop' });
  });

  it('keeps what could not be sent, and sends it with the same key when the connection is back', async () => {
    const { backend, keys, log } = scripted((): unknown => ({ id: 'u', name: 'a', type: '', size: 1, digest: '' }), new HeedError('network', 'cut'));
    const outbox = make(backend, { wait });
    outbox.start();
    const mine = await draft(file('one'));
    const state = await outbox.send(mine, submission);
    expect(state).to.deep.include({ state: 'waiting', durable: true });
    expect(await find()).to.equal(undefined);
    expect((await outbox.items()).map(({ key, attempts, tried }) => ({ key, attempts, tried }))).to.deep.equal([{ key: mine.key, attempts: 1, tried: true }]);
    const received = settled(outbox, 'received');
    target.dispatchEvent(new Event('online'));
    await received;
    expect(keys).to.deep.equal([mine.key, mine.key]);
    expect(log, 'the file is not uploaded again').to.deep.equal(['upload one.txt', 'submit', 'submit']);
  });

  it('sends at the next visit what an earlier one left', async () => {
    const first = make(undefined);
    const mine = await draft(file('one'));
    expect((await first.send(mine, submission)).state).to.equal('refused');
    await store.write([['drafts', mine.key], ['outbox', mine.key, {
      key: mine.key, submission, queuedAt: 1, attempts: 3, retryAt: 0, draft: { ...mine, files: mine.files.map(({ blob: _, ...rest }) => rest) },
    }]]);
    const { backend, log } = scripted();
    const next = make(backend);
    const received = settled(next, 'received');
    next.start();
    await received;
    expect(log).to.deep.equal(['upload one.txt', 'submit']);
  });

  it('does not try before the time the backend asked for, not even when the connection comes back', async () => {
    const { backend, log } = scripted(new HeedError('rate-limited', 'slow', { retryAfter: 60 }));
    let time = Date.now();
    const outbox = make(backend, { wait, now: () => time });
    outbox.start();
    const state = await outbox.send(await draft(), submission);
    expect(state).to.deep.include({ state: 'waiting', retryAt: time + 60_000 });
    await outbox.flush();
    expect(log).to.deep.equal(['submit']);
    time += 60_000;
    await outbox.flush();
    expect(log).to.deep.equal(['submit', 'submit']);
  });

  it('tries again when asked to once the time is over that the backend asked for, though its own pause is longer', async () => {
    const { backend, log } = scripted(...Array.from({ length: 6 }, () => new HeedError('unavailable', 'no')), new HeedError('rate-limited', 'slow', { retryAfter: 1 }));
    let time = Date.now();
    const outbox = make(backend, { wait, now: () => time });
    outbox.start();
    await outbox.send(await draft(), submission);
    for (let i = 0; i < 6; i++) await outbox.flush();
    const tries = log.length;
    expect((await outbox.items())[0]!.retryAt).to.be.above(time + 10_000);
    await outbox.flush();
    expect(log.length).to.equal(tries);
    time += 1500;
    await outbox.flush();
    expect(log.length).to.equal(tries + 1);
  });

  it('makes a draft again of what was refused for good, with its files and the reason', async () => {
    const issues = [{ path: 'subject', code: 'required' }];
    const { backend, keys } = scripted((): unknown => ({ id: 'u', name: 'a', type: '', size: 1, digest: '' }), new HeedError('invalid', 'no', { issues }));
    const mine = await draft(file('one'));
    const state = await make(backend).send(mine, submission);
    if (state.state !== 'refused') throw new Error(state.state);
    expect(state.error).to.deep.include({ code: 'invalid', issues });
    expect(await state.draft.files[0]?.blob?.text()).to.equal('one');
    const found = await find();
    expect(found?.key).to.equal(mine.key);
    expect(found?.reason).to.deep.include({ code: 'invalid', issues });
    expect(await found?.files[0]?.blob?.text()).to.equal('one');
    expect(await store.list('outbox')).to.deep.equal([]);
    expect(keys.length).to.equal(1);
  });

  it('gives a draft a new key after a conflict, so that there is a way on', async () => {
    const { backend, keys } = scripted((): unknown => ({ id: 'u', name: 'a', type: '', size: 1, digest: '' }), new HeedError('conflict', 'other content'));
    const outbox = make(backend);
    const mine = await draft(file('one'));
    const state = await outbox.send(mine, submission);
    if (state.state !== 'refused') throw new Error(state.state);
    expect(state.draft.key).not.to.equal(mine.key);
    expect(await (await find())?.files[0]?.blob?.text()).to.equal('one');
    expect((await store.list('files')).map(([key]) => key)).to.deep.equal([`${state.draft.key}/${mine.files[0]?.id}`]);
    expect((await outbox.send(state.draft, submission)).state).to.equal('received');
    expect(keys).to.deep.equal([mine.key, state.draft.key]);
  });

  it('takes a receipt for somebody else as no answer', async () => {
    const { backend } = scripted(() => receiptFor('somebody else'));
    const outbox = make(backend);
    expect(await outbox.send(await draft(), submission)).to.deep.include({ state: 'waiting' });
    expect((await outbox.items())[0]?.error?.code).to.equal('bad-response');
    expect(await store.receipts()).to.deep.equal([]);
  });

  it('takes a receipt for other words or other files under its key as no answer', async () => {
    const { backend } = scripted((): unknown => ({ id: 'u', name: 'a', type: '', size: 1, digest: 'e'.repeat(64) }), (key) => receiptFor(key));
    const hashed: string[] = [];
    const outbox = make(backend, { sha256: async (text) => `${hashed.push(text)}` });
    expect(await outbox.send(await draft(file('one')), submission)).to.deep.include({ state: 'waiting' });
    expect((await outbox.items())[0]?.error?.code).to.equal('bad-response');
    expect(hashed[0]).to.equal(`{"extra":[],"files":["${'e'.repeat(64)}"],"form":{"id":"complaint","version":1},"kind":"complaint","values":{"subject":"a"}}`);
    expect(await store.receipts()).to.deep.equal([]);
  });

  it('uploads once more what the backend has cleaned away', async () => {
    const missing = new HeedError('invalid', 'gone', { issues: [{ path: 'files', code: 'file-missing' }] });
    const { backend, log } = scripted((): unknown => ({ id: 'old', name: 'a', type: '', size: 1, digest: '' }), missing);
    expect((await make(backend).send(await draft(file('one')), submission)).state).to.equal('received');
    expect(log).to.deep.equal(['upload one.txt', 'submit', 'upload one.txt', 'submit']);
  });

  it('knows the receipt that another try has got meanwhile, although the uploads are gone', async () => {
    const missing = new HeedError('invalid', 'gone', { issues: [{ path: 'files', code: 'file-missing' }] });
    const mine = await draft(file('one'));
    const { key } = mine;
    const { backend } = scripted((): unknown => ({ id: 'old', name: 'a', type: '', size: 1, digest: '' }), missing, async () => {
      await store.write([['outbox', key], ['files', `${key}/`], ['receipts', key, { key, site: 'shop', kind: 'complaint', reference: 'HD-AAAAA-AAAAA', receipt: receiptFor(key) }]]);
      throw new HeedError('unavailable', 'busy');
    });
    expect(await make(backend, { wait }).send(mine, submission)).to.deep.equal({ state: 'received', receipt: receiptFor(key) });
    expect(await store.list('outbox')).to.deep.equal([]);
    expect(await find()).to.equal(undefined);
  });

  it('says which file is refused', async () => {
    const { backend, log } = scripted(new HeedError('unsupported-type', 'no'));
    const state = await make(backend).send(await draft(file('one')), submission);
    if (state.state !== 'refused') throw new Error(state.state);
    expect(state.error).to.deep.include({ code: 'unsupported-type', issues: [{ path: 'files', code: 'refused', params: { name: 'one.txt' } }] });
    expect(log).to.deep.equal(['upload one.txt']);
  });

  it('gives the draft back when it is stopped before the submission has gone out', async () => {
    const stop = new AbortController();
    const { backend, log } = scripted(() => {
      stop.abort();
      throw new HeedError('aborted', 'stopped');
    });
    const state = await make(backend).send(await draft(file('one')), submission, { signal: stop.signal });
    expect(state).to.deep.include({ state: 'refused' });
    expect(log).to.deep.equal(['upload one.txt']);
    expect((await find())?.reason?.code).to.equal('aborted');
  });

  it('does not give back what may have arrived', async () => {
    const { backend } = scripted(new HeedError('timeout', 'late'));
    const outbox = make(backend);
    const mine = await draft();
    await outbox.send(mine, submission);
    expect(await outbox.takeBack(mine.key)).to.equal(undefined);
    const other = await draft(file('one'));
    const offline = make({ ...backend, uploads: { ...backend.uploads!, upload: () => Promise.reject(new HeedError('network', 'cut')) } });
    await offline.send(other, submission);
    expect((await offline.takeBack(other.key))?.key).to.equal(other.key);
    expect((await find())?.key).to.equal(other.key);
  });

  it('does not give back what another tab has sent while this one was frozen, where there are no locks', async () => {
    const { backend } = scripted();
    const cut = make({ ...backend, uploads: { ...backend.uploads!, upload: () => Promise.reject(new HeedError('network', 'cut')) } }, { locks: null, wait });
    const mine = await draft(file('one'));
    await cut.send(mine, submission);
    const { get } = store;
    Object.assign(store, { get: async (...what: Parameters<typeof get>) => {
      const found = await get(...what);
      // Frozen here; its lease has ended.
      await store.write([['outbox', mine.key, { ...(found as object), tried: true }]]);
      return found;
    } });
    expect(await cut.takeBack(mine.key)).to.equal(undefined);
    expect((await cut.items()).map(({ key }) => key)).to.deep.equal([mine.key]);
    expect(await find()).to.equal(undefined);
  });

  it('says that no answer came, and not that nothing was sent, of what may have arrived before the storage was emptied', async () => {
    const outbox = make(scripted(new HeedError('network', 'cut')).backend, { wait });
    const mine = await draft();
    await outbox.send(mine, submission);
    await store.write([['outbox', mine.key]]);
    const told = settled(outbox, 'refused') as Promise<OutboxState & { state: 'refused' }>;
    outbox.follow(await draft());
    const { error, draft: again } = await told;
    expect([error.code, again.key]).to.deep.equal(['timeout', mine.key]);
  });

  it('says so, too, where only an older state of it is there again', async () => {
    const outbox = make(scripted(new HeedError('network', 'cut')).backend, { wait });
    const mine = await draft();
    await outbox.send(mine, submission);
    await store.write([['outbox', mine.key], ['drafts', mine.key, mine]]);
    const told = settled(outbox, 'refused') as Promise<OutboxState & { state: 'refused' }>;
    outbox.follow(await draft());
    expect((await told).error.code).to.equal('timeout');
  });

  for (const [why, error] of [['fails', 'unavailable'], ['meets a conflict', 'conflict']] as const) {
    it(`does not bring back what was forgotten while a try of it was under way that ${why}`, async () => {
      let refuse!: () => void;
      let asked!: () => void;
      const sending = new Promise<void>((resolve) => { asked = resolve; });
      const { backend, log } = scripted(new HeedError('unavailable', 'no'), () => new Promise((_, reject) => {
        asked();
        refuse = () => reject(new HeedError(error, 'no', error === 'conflict' ? {} : undefined));
      }));
      const outbox = make(backend, { wait });
      const mine = await draft();
      await outbox.send(mine, submission);
      const told = settled(outbox, 'refused');
      const flushed = outbox.flush();
      await sending;
      const forgotten = await forget(await openDrafts({ name }));
      refuse();
      await told;
      await flushed;
      expect([await store.list('outbox'), await store.list('drafts')]).to.deep.equal([[], []]);
      await outbox.flush();
      expect(log.length).to.equal(2);
      // Taking that back brings it back all the same.
      await forgotten.undo();
      expect((await outbox.items()).map(({ key }) => key)).to.deep.equal([mine.key]);
    });
  }

  it('goes on with what is sent after everything was forgotten', async () => {
    await forget(await openDrafts({ name }));
    const { backend } = scripted(new HeedError('unavailable', 'no'));
    const mine = await draft();
    await new Promise((later) => { setTimeout(later, 2); });
    const outbox = make(backend, { wait });
    await outbox.send(mine, submission);
    expect((await outbox.items()).map(({ key }) => key)).to.deep.equal([mine.key]);
  });

  it('does not take the receipt for other words for that of words that must not lie on the device', async () => {
    const secret = make(scripted(new HeedError('network', 'cut')).backend, { wait });
    secret.start();
    const mine = await draft();
    await secret.send(mine, submission, { memoryOnly: true });
    const heard: string[] = [];
    secret.watch((_, { state }) => heard.push(state));
    const there = make(scripted((key) => ({ ...receiptFor(key), digest: 'of b' })).backend, { sha256: async () => 'of b' });
    there.start();
    await there.send({ ...mine, values: { subject: 'b' } }, { ...submission, values: { subject: 'b' } });
    // What comes later has come by the same way.
    const later = await draft();
    const told = settled(secret, 'received');
    await make(scripted().backend).send(later, submission);
    await told;
    expect(heard.filter((state) => state === 'received').length).to.equal(1);
  });

  it('sends once, however often it is asked', async () => {
    const { backend, log } = scripted();
    const outbox = make(backend);
    const mine = await draft();
    const answers = await Promise.all(Array.from({ length: 50 }, () => outbox.send(mine, submission)));
    expect(new Set(answers).size).to.equal(1);
    expect(log).to.deep.equal(['submit']);
  });

  for (const locks of [navigator.locks, null]) {
    it(`in several tabs ${locks ? 'with' : 'without'} locks sends each item once`, async () => {
      const { backend, keys } = scripted(...Array.from({ length: 10 }, () => new HeedError('network', 'cut')));
      const first = make(backend, { locks });
      for (let i = 0; i < 10; i++) await first.send(await draft(), submission);
      const tabs = Array.from({ length: 4 }, () => make(backend, { locks, wait }));
      await Promise.all(tabs.map((tab) => tab.flush()));
      expect(new Set(keys).size).to.equal(10);
      expect(keys.length).to.equal(20);
    });
  }

  it('sends each item once from several elements of a page where there are no locks and the storage refuses to note a lease', async () => {
    store.close();
    store = await openDrafts({ name, openDisk: async (lost) => {
      const disk = await openDisk(indexedDB, name, lost, () => undefined);
      return { ...disk, write: async (ops, options) => (ops[0]?.[0] === 'leases' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : disk.write(ops, options)) };
    } });
    const { backend, keys } = scripted(new HeedError('network', 'cut'));
    const first = make(backend, { locks: null });
    const mine = await draft();
    await first.send(mine, submission);
    await Promise.all(Array.from({ length: 4 }, () => make(backend, { locks: null, wait }).flush()));
    expect(keys).to.deep.equal([mine.key, mine.key]);
  });

  it('tells other tabs what became of an item', async () => {
    const { backend } = scripted();
    const [here, there] = [make(backend), make(backend)];
    there.start();
    here.start();
    const heard = settled(there, 'received');
    const mine = await draft();
    await here.send(mine, submission);
    expect(await heard).to.deep.equal({ state: 'received', receipt: receiptFor(mine.key) });
  });

  it('tells them, too, when it was stopped while it sent', async () => {
    const mine = await draft();
    const there = make(scripted().backend);
    there.start();
    const heard = settled(there, 'received');
    const here: Outbox = make({ cases: { submit: () => { here.stop(); return Promise.resolve(receiptFor(mine.key)); } } } as unknown as HeedBackend);
    here.start();
    await here.send(mine, submission);
    expect(await heard).to.deep.equal({ state: 'received', receipt: receiptFor(mine.key) });
  });

  it('calls nothing received that waits under its key in other words by now', async () => {
    const mine = await draft();
    const changed: Draft = { ...mine, values: { subject: 'b' } };
    const there = make(scripted().backend);
    const heard: [string, string][] = [];
    there.watch((key, { state }) => heard.push([key, state]));
    there.start();
    const here = make({ cases: { submit: async () => {
      await store.write([['outbox', mine.key, { ...itemOf(changed, { ...submission, values: changed.values }, Date.now()), retryAt: Date.now() + 60_000 }]]);
      return receiptFor(mine.key);
    } } } as unknown as HeedBackend);
    here.start();
    await here.send(mine, submission);
    const [item] = await there.items();
    expect([item?.key, item?.draft.values]).to.deep.equal([mine.key, changed.values]);
    expect(await store.receipts()).to.deep.equal([]);
    // What comes later has come by the same way.
    const later = await draft();
    const told = settled(there, 'received');
    const third = make(scripted().backend);
    third.start();
    await third.send(later, submission);
    await told;
    expect(heard).to.deep.include([later.key, 'received']).and.not.to.deep.include([mine.key, 'received']);
  });

  it('leaves items alone for which this page has no backend', async () => {
    const { backend } = scripted(new HeedError('network', 'cut'));
    const mine = await draft();
    await make(backend).send(mine, submission);
    const stranger = make(undefined);
    await stranger.flush();
    expect((await stranger.items()).map(({ attempts }) => attempts)).to.deep.equal([1]);
  });

  it('keeps on the device nothing of what must not lie there', async () => {
    const { backend } = scripted(new HeedError('network', 'cut'));
    const outbox = make(backend);
    const mine = await draft();
    const secret = { ...submission, values: { ...submission.values, health: 'a secret' } };
    expect(await outbox.send(mine, secret, { memoryOnly: true })).to.deep.include({ state: 'waiting', durable: false });
    const onDisk = await openDrafts({ name });
    expect(await onDisk.list('outbox')).to.deep.equal([]);
    expect((await onDisk.list('drafts')).length, 'the draft stays until it has arrived').to.equal(1);
    onDisk.close();
    const received = settled(outbox, 'received');
    await outbox.flush();
    await received;
    expect(await find()).to.equal(undefined);
  });

  it('works in memory where nothing can be kept, and says so', async () => {
    store.close();
    store = await openDrafts({ name, indexedDB: null });
    const { backend, log } = scripted(new HeedError('network', 'cut'));
    const states: OutboxState[] = [];
    const outbox = make(backend);
    const mine = await draft(file('one'));
    await outbox.send(mine, submission, { onState: (state) => states.push(state) });
    expect(states[0]).to.deep.equal({ state: 'kept', durable: false });
    await outbox.flush();
    expect(log).to.deep.equal(['upload one.txt', 'upload one.txt', 'submit']);
    expect(await outbox.items()).to.deep.equal([]);
  });

  it('does not call received what waited while other words arrived under its key, and gives it back under another one', async () => {
    const { backend } = scripted(new HeedError('unavailable', 'no'));
    const outbox = make(backend, { wait });
    const mine = await draft();
    const state = await outbox.send(mine, submission);
    expect(state.state).to.equal('waiting');
    await store.write([['outbox', mine.key], ['receipts', mine.key, { key: mine.key, site: 'shop', receipt: { ...receiptFor(mine.key), digest: 'of other words' } }]]);
    const back = settled(outbox, 'refused') as Promise<OutboxState & { state: 'refused' }>;
    await outbox.flush();
    const { error, draft: again } = await back;
    expect(error.code).to.equal('conflict');
    expect(again.key).not.to.equal(mine.key);
    expect((await find())!.key).to.equal(again.key);
  });

  it('does not give back what is on its way, though the storage has been emptied meanwhile', async () => {
    let arrived!: () => void;
    const sending = new Promise<void>((resolve) => { arrived = resolve; });
    let answer!: () => void;
    const { backend } = scripted(new HeedError('unavailable', 'no'), (key) => new Promise((resolve) => {
      arrived();
      answer = () => resolve(receiptFor(key));
    }));
    const outbox = make(backend, { wait });
    const mine = await draft();
    await outbox.send(mine, submission);
    const heard: string[] = [];
    outbox.watch((key, { state }) => { if (key === mine.key && state !== 'sending') heard.push(state); });
    const flushed = outbox.flush();
    await sending;
    await store.write([['outbox', mine.key], ['drafts', mine.key]]);
    // Something else that is sent looks what waits.
    const other = await draft();
    outbox.follow(other);
    const told = settled(outbox, 'received');
    await outbox.items();
    answer();
    await told;
    await flushed;
    expect(heard).to.deep.equal(['received']);
  });

  it('lets go of what another page has moved to another key meanwhile', async () => {
    let refuse!: (error: HeedError) => void;
    let asked!: () => void;
    const sending = new Promise<void>((resolve) => { asked = resolve; });
    const { backend } = scripted(() => new Promise((_, reject) => {
      asked();
      refuse = reject;
    }));
    const outbox = make(backend, { wait });
    const mine = await draft();
    const told = outbox.send(mine, submission);
    await sending;
    const moved = { ...mine, key: newKey(), was: mine.key };
    await store.write([['outbox', mine.key], ['outbox', moved.key, itemOf(moved, submission, Date.now())]]);
    refuse(new HeedError('network', 'no'));
    const state = await told as OutboxState & { state: 'refused' };
    expect([state.state, state.draft.key]).to.deep.equal(['refused', moved.key]);
    expect((await outbox.items()).map(({ key }) => key)).to.deep.equal([moved.key]);
  });

  it('sends what this page has written last, though the storage has an earlier state of it', async () => {
    const { backend, sent } = scripted(new HeedError('unavailable', 'no'));
    const outbox = make(backend, { wait });
    const mine = await draft();
    const earlier = { ...itemOf({ ...mine, values: { subject: 'earlier' }, savedAt: mine.savedAt - 1 }, { ...submission, values: { subject: 'earlier' } }, Date.now()), retryAt: 0 };
    await outbox.send(mine, submission);
    await store.write([['outbox', mine.key, earlier]]);
    const told = settled(outbox, 'received');
    await outbox.flush();
    await told;
    expect(sent.map(({ values }) => values.subject)).to.deep.equal(['a', 'a']);
  });

  it('does not believe another tab that it has arrived, if other words have', async () => {
    const here = make(scripted(new HeedError('unavailable', 'no')).backend, { wait });
    const mine = await draft();
    here.start();
    await here.send(mine, submission);
    const heard: string[] = [];
    here.watch((_, { state }) => heard.push(state));
    const back = settled(here, 'refused') as Promise<OutboxState & { state: 'refused' }>;
    const receipt = { ...receiptFor(mine.key), digest: 'of other words' };
    await store.write([['outbox', mine.key], ['receipts', mine.key, { key: mine.key, site: 'shop', receipt }]]);
    const channel = new BroadcastChannel(name);
    channel.postMessage([mine.key, { state: 'received', receipt }]);
    const { error, draft: again } = await back;
    channel.close();
    expect([error.code, again.key === mine.key, heard]).to.deep.equal(['conflict', false, ['refused']]);
  });
});
