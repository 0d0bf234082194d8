import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CasePage, DeskCase, DeskNews, PublicCase, Receipt } from 'heed/domain';
import { DeskConflict, RestDesk } from 'heed/desk';
import type { HeedError } from 'heed/desk';
import { openPostgresStore } from '../../../server/store/dialects/postgres.ts';
import { newKey, postgres, type TestApp } from '../helpers.ts';
import { everybody, PASSWORD, type ProblemBody, world } from './world.ts';

/** A browser of somebody's own, with its cookies. */
function browser(fetch: TestApp['fetch']): RestDesk {
  let cookie = '';
  const through: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input as string);
    const answer = await fetch(url.pathname + url.search, { ...init, headers: { ...init?.headers as Record<string, string>, ...(cookie && { Cookie: cookie }) } });
    cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
  return new RestDesk({ endpoint: 'http://heed.test', fetch: through });
}

/** Resolves with the first news that is meant. */
const heard = (desk: RestDesk, signal: AbortSignal, meant: (news: DeskNews) => boolean) =>
  new Promise<DeskNews>((resolve, reject) => desk.watch((news) => { if (meant(news)) resolve(news); }, { signal, onLost: reject }));

test('the adapter signs in, lists, opens, acts and hears, against the real server', async () => {
  const under = await world();
  under.time.now = Date.now();
  const receipt = await under.file();
  const { reference } = receipt;
  const [ann, mei] = [browser(under.fetch), browser(under.fetch)];
  assert.equal(await ann.session(), undefined);
  await assert.rejects(ann.signIn({ name: 'ann', password: 'wrong words here' }), (error: HeedError) => error.code === 'forbidden' && error.reason === 'credentials');
  const session = await ann.signIn({ name: 'ann', password: PASSWORD });
  assert.equal((await ann.session())?.csrf, session.csrf);
  await mei.signIn({ name: 'mei', password: PASSWORD });
  assert.equal((await ann.queues()).find(({ name }) => name === 'unassigned')?.count, 1);
  const [line] = (await ann.list({ q: 'lid', sort: 'newest', limit: 5 })).items;
  assert.equal(line?.reference, reference);
  const stop = new AbortController();
  const opened = new Promise<void>((resolve) => mei.watch((news) => { if (news.type === 'open') resolve(); }, { signal: stop.signal }));
  await opened;
  const [news, looking] = [heard(mei, stop.signal, (one) => one.type === 'case'), heard(mei, stop.signal, (one) => one.type === 'presence' && one.users.length > 0)];
  await ann.look(reference);
  assert.deepEqual(await looking, { type: 'presence', reference, users: [{ id: 'u-ann', displayName: 'Ann' }] });
  assert.deepEqual((await mei.open(reference)).viewers, [{ id: 'u-ann', displayName: 'Ann' }]);
  under.time.now += 20;
  const accepted = await ann.act(reference, { type: 'accept', payload: { text: 'Sorry.' }, version: 1 }, { idempotencyKey: newKey() });
  assert.deepEqual(accepted.steps.filter(({ aside }) => !aside).map(({ name }) => name), ['analyse']);
  assert.deepEqual(await news, { type: 'case', reference, version: 2, state: 'accepted', by: 'staff', actor: { id: 'u-ann', displayName: 'Ann' } });
  stop.abort();
  await assert.rejects(ann.act(reference, { type: 'analyse', payload: { cause: 'C', responsibility: 'R' }, version: 1 }, { idempotencyKey: newKey() }),
    (error: unknown) => error instanceof DeskConflict && error.newer.version === 2);
  const { id } = await ann.upload(new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), { name: 'note.pdf' });
  const noted = await ann.act(reference, { type: 'note', payload: { text: 'See the paper.' }, files: [id], version: 2 }, { idempotencyKey: newKey() });
  assert.equal(noted.events.at(-1)?.files[0]?.name, 'note.pdf');
  assert.ok((await (await ann.download(reference, id)).text()).startsWith('%PDF'));
  assert.equal((await under.call(`/v1/cases/${reference}/files/${id}`, { headers: { 'Heed-Tracking-Code': receipt.trackingCode } })).status, 404, 'files of notes stay inside');
  assert.ok(!JSON.stringify(await under.see(receipt)).includes('paper'));
  assert.equal((await ann.assign(reference, { user: 'u-mei', version: noted.version })).assignee?.displayName, 'Mei');
  await ann.signOut();
  assert.equal(await ann.session(), undefined);
});

test('C-02: what came by phone is recorded with channel, time and who recorded it', async () => {
  const under = await world();
  const { ann } = await everybody(under);
  const filing = { kind: 'complaint', form: { id: 'complaint', version: 1 }, channel: 'phone', locale: 'en', values: { subject: 'Lid', description: 'D', name: 'N', phone: '139', consent: true } };
  const file = (more: object, key = newKey()) => ann.send<Receipt & ProblemBody>('POST', '/v1/desk/cases', { ...filing, ...more }, { 'Idempotency-Key': key });
  assert.deepEqual((await file({ receivedAt: '2027-01-01T00:00:00Z' })).body.issues, [{ path: 'receivedAt', code: 'in-future' }]);
  assert.equal((await file({})).body.issues?.[0]?.path, 'phone');
  const values = { ...filing.values, phone: '13900000001' };
  const key = newKey();
  const { status, body } = await file({ values, receivedAt: '2026-03-04T13:00:00+08:00' }, key);
  assert.equal(status, 201);
  assert.equal((await file({ values, receivedAt: '2026-03-04T13:00:00+08:00' }, key)).body.reference, body.reference);
  const found = await ann.open(body.reference);
  assert.deepEqual([found.channel, found.receivedAt, found.answerDueAt], ['phone', '2026-03-04T05:00:00.000Z', '2026-03-04T06:00:00.000Z']);
  assert.deepEqual([found.events[0]?.actor?.id, found.events[0]?.onBehalf], ['u-ann', true]);
  assert.equal((await under.see(body)).events[0]?.onBehalf, true);
  const now = new Date(under.time.now).toISOString();
  assert.deepEqual((await under.store.desk.changes('default', now, 5)).map(({ reference }) => reference), [body.reference], 'it is news, however long ago it came in');
  assert.equal((await ann.get<CasePage>('/v1/desk/cases?sort=updated')).body.items[0]?.updatedAt, now);
  assert.equal((await under.see(body)).reference, body.reference, 'the customer follows it with the code they were told');
});

const engines: [string, () => Promise<Parameters<typeof world>[0]>][] = [['SQLite', async () => ({})]];
const newDatabase = await postgres();
if (newDatabase) engines.push(['PostgreSQL', async () => ({ store: openPostgresStore(await newDatabase()) })]);
for (const [engine, options] of engines) {
  test(`two cases of one customer go on as one: both references lead there, both chains say so (${engine})`, async () => {
    const under = await world(await options());
    const { ann } = await everybody(under);
    const first = await under.file('complaint', { subject: 'Lid', email: 'Lin@example.com', impact: 'safety' });
    await under.say(first, 'message', 'One more thing.');
    const second = await under.file('complaint', { subject: 'Lid again', email: 'lin@example.com' });
    const stranger = await under.file('complaint', { subject: 'Cup', email: 'tom@example.com' });
    assert.deepEqual((await ann.open(first.reference)).related.map(({ reference }) => reference), [second.reference]);
    const merge = (into: string, version = 2) => ann.send<DeskCase & ProblemBody>('POST', `/v1/desk/cases/${first.reference}/merge`, { into, version });
    assert.equal((await merge(stranger.reference)).body.reason, 'other-customer');
    assert.equal((await merge(first.reference)).status, 422);
    assert.equal((await merge(second.reference, 1)).body.reason, 'version');
    const { status, body } = await merge(second.reference);
    assert.equal(status, 200);
    assert.deepEqual([body.reference, body.merged, body.emergency], [second.reference, [first.reference], true]);
    const seen: PublicCase[] = [await under.see(first), await under.see(second)];
    assert.deepEqual(seen.map(({ reference, merged }) => [reference, merged]), [[second.reference, [first.reference]], [second.reference, [first.reference]]]);
    assert.ok(seen[1]?.events.some(({ type, text }) => type === 'merged' && text?.startsWith('Lid\n\n')));
    await under.say(first, 'message', 'Still me.');
    assert.equal((await ann.open(second.reference)).events.at(-1)?.text, 'Still me.');
    const old = await ann.open(first.reference);
    assert.deepEqual([old.state, old.ended, old.mergedInto], ['merged', true, second.reference]);
    assert.equal((await ann.get<CasePage>('/v1/desk/cases?queue=unassigned')).body.items.length, 2);
    assert.deepEqual(await under.store.verifyChain('default'), { checked: 3 });
  });

  test(`what was merged into a merged case is all there: its words, its files, and its reference (${engine})`, async () => {
    const under = await world(await options());
    const { ann } = await everybody(under);
    const { body: paper } = await under.upload<{ id: string }>('%PDF-1.4\n%%EOF\n', 'bill.pdf', 'application/pdf');
    const first = await under.file('complaint', { subject: 'Lid', description: 'It is cracked.' });
    await under.say(first, 'message', 'Here is the bill.', [paper.id]);
    const [second, third] = [await under.file('complaint', { subject: 'Spout' }), await under.file('complaint', { subject: 'Handle' })];
    const merge = async (from: Receipt, into: Receipt) => (await ann.send<DeskCase>('POST', `/v1/desk/cases/${from.reference}/merge`, { into: into.reference, version: (await ann.open(from.reference)).version })).body;
    await merge(first, second);
    const all = await merge(second, third);
    assert.deepEqual([all.merged?.toSorted(), all.events.at(-1)?.files.map(({ id }) => id)], [[first.reference, second.reference].sort(), [paper.id]]);
    assert.match(all.events.at(-1)!.text!, /^Spout\n\n[^]*Lid\n\nIt is cracked\.$/);
    assert.equal((await ann.get(`/v1/desk/cases/${third.reference}/files/${paper.id}`)).status, 200);
    for (const { reference, trackingCode } of [first, second, third]) {
      const headers = { 'Heed-Tracking-Code': trackingCode };
      const seen = (await under.call<PublicCase>(`/v1/cases/${reference}`, { headers })).body;
      assert.deepEqual([seen.reference, seen.merged?.length, seen.events.at(-1)?.files?.length], [third.reference, 2, 1]);
      assert.equal((await under.call(`/v1/cases/${reference}/files/${paper.id}`, { headers })).status, 200);
    }
  });

  test(`waiting for the customer rests the clock, and their message ends it (${engine})`, async () => {
    const under = await world(await options());
    const { ann } = await everybody(under);
    const receipt = await under.file();
    await ann.act(receipt.reference, 'accept', { text: 'Sorry.' });
    const waits = await ann.act(receipt.reference, 'await-customer', { text: 'Please send a photo.' });
    assert.deepEqual((await under.see(receipt)).waiting?.reason, 'Please send a photo.');
    assert.ok(waits.steps.some(({ name }) => name === 'resume'));
    const written = await under.say(receipt, 'message', 'Here it is.');
    assert.deepEqual(written.events.slice(-2).map(({ type, by }) => [type, by]), [['message', 'customer'], ['resume', 'system']]);
    assert.equal(written.waiting, undefined);
    const over = await ann.send<ProblemBody>('POST', `/v1/desk/cases/${receipt.reference}/events`, { type: 'promise', payload: { by: '2026-03-04T05:00', text: 'An hour ago.' }, version: (await under.store.caseByReference('default', receipt.reference))!.headSeq });
    assert.deepEqual([over.status, over.body.issues], [422, [{ path: 'by', code: 'in-past' }]], 'a promise in the past is none');
    const holed = async (type: string, text: string) => {
      const { status, body } = await ann.send<ProblemBody>('POST', `/v1/desk/cases/${receipt.reference}/events`, { type, payload: { text }, version: (await under.store.caseByReference('default', receipt.reference))!.headSeq });
      return [status, body.issues];
    };
    assert.deepEqual(await holed('message', 'You hear from us by {dueAt}, {name}.'), [422, [{ path: 'text', code: 'open-placeholder', params: { names: '{dueAt} {name}' } }]], 'nobody has completed the script');
    assert.deepEqual([(await holed('message', 'Braces {of another kind} are words.'))[0], (await holed('note', 'The script says {dueAt}.'))[0]], [201, 201]);
    assert.equal((await under.say(receipt, 'message', 'What is {name}?')).events.at(-1)?.text, 'What is {name}?');
    const promised = await ann.act(receipt.reference, 'promise', { by: '2026-03-05T09:00', text: 'Tomorrow.' });
    assert.equal(promised.promisedAt, '2026-03-05T09:00:00.000Z');
    const { state, dueAt, breached } = promised.clocks.promised!;
    assert.deepEqual([state, dueAt, breached], ['running', '2026-03-05T09:00:00.000Z', false]);
    under.time.now = Date.parse('2026-03-05T09:00:01Z');
    assert.equal((await under.see(receipt)).overdue, 'promise');
    assert.equal((await (await under.as('ann')).get<CasePage>('/v1/desk/cases?queue=overdue')).body.items[0]?.overdue, 'promise');
    const late = await (await under.as('ann')).open(receipt.reference);
    assert.deepEqual([late.overdue, late.clocks.promised?.breached], ['promise', true]);
    assert.deepEqual(await under.store.verifyChain('default'), { checked: 1 });
  });
}

test('read marks: the staff knows how far the customer has read, the customer how far the staff has', async () => {
  const under = await world();
  const { ann } = await everybody(under);
  const receipt = await under.file();
  assert.equal((await under.see(receipt)).readByStaff, undefined);
  await ann.open(receipt.reference);
  assert.equal((await under.see(receipt)).readByStaff, 1);
  await ann.act(receipt.reference, 'accept', { text: 'Sorry.' });
  assert.equal((await ann.open(receipt.reference)).readByCustomer?.seq, 1);
  await under.see(receipt);
  assert.equal((await ann.open(receipt.reference)).readByCustomer?.seq, 2);
});

test('what somebody else than the customer says for them is recorded as such', async () => {
  const under = await world();
  const { ann, hua, mei, toAssigned } = await everybody(under);
  const receipt = await under.file();
  await toAssigned(receipt.reference);
  await hua.act(receipt.reference, 'propose', { text: 'New pot', by: '2026-03-20' });
  await mei.act(receipt.reference, 'approve');
  const agreed = await ann.act(receipt.reference, 'agree', { text: 'Agreed on the phone.' });
  assert.deepEqual([agreed.state, agreed.events.at(-1)?.onBehalf, agreed.events.at(-1)?.actor?.displayName], ['executing', true, 'Ann']);
  assert.equal((await mei.open(receipt.reference)).steps.some(({ forCustomer }) => forCustomer), false);
  assert.deepEqual((await under.see(receipt)).events.filter(({ onBehalf }) => onBehalf).map(({ type, by }) => [type, by]), [['agree', 'staff']], 'and the customer is told');
});
