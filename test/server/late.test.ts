import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soundAlarms } from '../../server/late.ts';
import { timeOf } from '../../server/mail/render.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { postgres, SITE, UNLIMITED } from './helpers.ts';
import { everybody, world, type World } from './desk/world.ts';

const HOUR = 36e5;
const settings = { ...UNLIMITED, sites: { default: { ...SITE, answers: { handling: { complaint: { hours: 10 } } } } } };
const sweeping = (under: World) => () => soundAlarms({ store: under.store, settings, clock: () => under.time.now });
const eventsOf = async (under: World, reference: string) => {
  const stored = (await under.store.caseByReference('default', reference))!;
  return (await under.store.events('default', stored.id)).slice(1).map(({ type, visibility, data }) => [type, visibility, data.payload?.clock, data.payload?.to].filter(Boolean).join(' '));
};

test('an answer that is late is said to be, once, to customer and staff; then the manager is called, then the admin', async () => {
  const under = await world({ settings });
  const sweep = sweeping(under);
  const receipt = await under.file();
  assert.equal(await sweep(), 0);
  under.time.now += HOUR + 1000;
  assert.deepEqual([await sweep(), await sweep()], [1, 0]);
  const seen = await under.see(receipt);
  assert.deepEqual(seen.events.map(({ type, by }) => `${type} ${by}`), ['received customer', 'late system']);
  under.time.now += HOUR;
  assert.deepEqual([await sweep(), await sweep()], [1, 0]);
  under.time.now += 72 * HOUR;
  assert.deepEqual([await sweep(), await sweep()], [1, 0]);
  assert.deepEqual(await eventsOf(under, receipt.reference), ['late public answer', 'escalate internal answer manager', 'escalate internal answer admin']);
  assert.equal((await under.see(receipt)).events.length, 2);
  assert.deepEqual(await under.store.verifyChain('default'), { checked: 1 });
});

test('an emergency that is answered late stays late, and its customer is told the due time of the receipt', async () => {
  const under = await world({ settings });
  const receipt = await under.file('complaint', { impact: 'safety' });
  assert.equal(receipt.answerDueAt, receipt.receivedAt);
  under.time.now += 2 * HOUR;
  const ann = await under.as('ann');
  const open = (await ann.open(receipt.reference)).clocks.answer!;
  assert.deepEqual([open.state, open.dueAt, open.breached], ['running', receipt.receivedAt, true]);
  const { clocks: { answer }, answerDueAt } = await ann.act(receipt.reference, 'accept', { text: 'We are sorry.' });
  assert.deepEqual([answer, answerDueAt], [{ state: 'stopped', dueAt: receipt.receivedAt, remaining: -2 * HOUR, breached: true }, receipt.receivedAt]);
  assert.equal((await under.see(receipt)).answerDueAt, receipt.answerDueAt);
});

test('what was answered in time is never late, and what ended is not either', async () => {
  const under = await world({ settings });
  const sweep = sweeping(under);
  const [answered, withdrawn] = [await under.file('inquiry'), await under.file()];
  await (await under.as('ann')).act(answered.reference, 'answer', { text: 'Yes.' });
  await under.say(withdrawn, 'withdraw');
  under.time.now += 1000 * HOUR;
  assert.equal(await sweep(), 0);
});

test('the work that is late begins a chain of its own, and a pause stops it', async () => {
  const under = await world({ settings });
  const sweep = sweeping(under);
  const receipt = await under.file();
  const { toAssigned } = await everybody(under);
  await toAssigned(receipt.reference);
  under.time.now += 10 * HOUR + 1000;
  assert.equal(await sweep(), 1);
  const [hua, mei] = [await under.as('hua'), await under.as('mei')];
  await hua.act(receipt.reference, 'propose', { text: 'A new pot', by: '2026-03-20' });
  await mei.act(receipt.reference, 'approve');
  under.time.now += 100 * HOUR;
  assert.equal(await sweep(), 0);
  assert.deepEqual((await eventsOf(under, receipt.reference)).filter((line) => /^(late|escalate)/.test(line)), ['late public handling']);
});

test('a day that was promised is that day to customer and staff, and in what is said once it has passed', async () => {
  const site = { ...SITE, answers: { ...SITE.answers, calendar: { workdays: [1, 2, 3, 4, 5], timeZone: 'Asia/Shanghai' } } };
  const here = { ...UNLIMITED, sites: { default: site } };
  const under = await world({ settings: here });
  const receipt = await under.file();
  const { hua, mei, toAssigned } = await everybody(under);
  await toAssigned(receipt.reference);
  await hua.act(receipt.reference, 'propose', { text: 'A new pot', by: '2026-03-20' });
  await mei.act(receipt.reference, 'approve');
  const { promisedAt, promisedDay } = await under.say(receipt, 'agree');
  assert.deepEqual([promisedAt, promisedDay], ['2026-03-20T16:00:00.000Z', '2026-03-20']);
  assert.equal((await hua.open(receipt.reference)).clocks.promised?.day, '2026-03-20');
  under.time.now = Date.parse('2026-03-20T16:00:01Z');
  assert.equal(await soundAlarms({ store: under.store, settings: here, clock: () => under.time.now }), 1);
  const { payload } = (await (await under.as('hua')).open(receipt.reference)).events.at(-1)!;
  assert.deepEqual(payload, { clock: 'promise', dueAt: '2026-03-20' });
  assert.deepEqual([timeOf(payload.dueAt as string, 'en', site), timeOf(promisedAt!, 'en', site)], ['March 20, 2026', 'March 21, 2026 at 12:00 AM']);
});

test('each deadline that passes is said once in a round: also beside another one, not again after a pause, and anew in the next round', async () => {
  const under = await world({ settings });
  const sweep = sweeping(under);
  const receipt = await under.file();
  const { reference } = receipt;
  const { ann, toAssigned } = await everybody(under);
  const said = async (name = 'late') => (await eventsOf(under, reference)).filter((line) => line.startsWith(name)).map((line) => line.split(' ').at(name === 'late' ? -1 : 2));
  await toAssigned(reference);
  await ann.act(reference, 'promise', { by: new Date(under.time.now + 12 * HOUR).toISOString().slice(0, 16) });
  under.time.now += 10 * HOUR + 1000;
  assert.deepEqual([await sweep(), await said()], [1, ['handling']]);
  const { hua, toFeedback } = await everybody(under);
  const waits = await hua.act(reference, 'await-customer', { text: 'Which glaze was it?' });
  assert.equal(waits.clocks.handling?.reason, 'Which glaze was it?');
  await under.say(receipt, 'message', 'The green one.');
  assert.deepEqual([await sweep(), await said()], [0, ['handling']], 'the pause made no new deadline of it');
  under.time.now += 2 * HOUR - 2000;
  await sweep();
  assert.deepEqual([await said(), await said('escalate')], [['handling', 'promise'], ['handling']], 'the promise is late beside the work, of which the manager has heard');
  await toFeedback(receipt);
  await under.say(receipt, 'not-satisfied', 'It leaks.');
  await sweep();
  assert.deepEqual(await said(), ['handling', 'promise', 'handling'], 'the second round is late by itself');
  await (await under.as('ann')).act(reference, 'reanalyse', { cause: 'C', responsibility: 'R' });
  assert.equal(await sweep(), 0);
});

test('an emergency calls the manager at once, and says that it is late after a quarter of an hour', async () => {
  const under = await world({ settings });
  const sweep = sweeping(under);
  const receipt = await under.file('complaint', { impact: 'safety' });
  under.time.now += 1000;
  assert.equal((await under.see(receipt)).overdue, undefined, 'due at once is not late at once');
  assert.equal(await sweep(), 1);
  under.time.now += 15 * 60_000;
  assert.equal((await under.see(receipt)).overdue, 'answer');
  await sweep();
  await sweep();
  assert.deepEqual((await eventsOf(under, receipt.reference)).sort(), ['escalate internal answer admin', 'escalate internal answer manager', 'late public answer']);
});

test('what is marked as an emergency calls the manager at once: once it is accepted, and when it is late already', async () => {
  const under = await world({ settings });
  const sweep = sweeping(under);
  const [accepted, late] = [await under.file(), await under.file()];
  const ann = await under.as('ann');
  await ann.act(accepted.reference, 'accept', { text: 'We are sorry.' });
  await ann.act(accepted.reference, 'mark-emergency', { text: 'It smokes.' });
  assert.equal(await sweep(), 1);
  under.time.now += HOUR + 1000;
  await sweep();
  assert.deepEqual((await eventsOf(under, late.reference)), ['late public answer']);
  await ann.act(late.reference, 'mark-emergency', { text: 'It smokes.' });
  await sweep();
  const calls = async (reference: string) => (await eventsOf(under, reference)).filter((line) => line.startsWith('escalate')).map((line) => line.split(' ').at(-1));
  assert.deepEqual([await calls(accepted.reference), await calls(late.reference)], [['manager', 'admin'], ['manager']]);
});

test('a chain that has become longer rings when it is time, and asks for nothing meanwhile', async () => {
  const under = await world({ settings });
  const receipt = await under.file();
  under.time.now += HOUR + 1000;
  await sweeping(under)();
  const slower = { ...settings, sites: { default: { ...settings.sites.default, answers: { ...settings.sites.default.answers, escalation: [{ to: 'manager', after: { hours: 5 } }] as const } } } };
  const sweep = () => soundAlarms({ store: under.store, settings: slower, clock: () => under.time.now });
  under.time.now += HOUR;
  assert.equal(await sweep(), 0);
  assert.deepEqual(await under.store.alarms.ringing(new Date(under.time.now).toISOString(), 10), []);
  under.time.now += 4 * HOUR;
  assert.equal(await sweep(), 1);
  assert.deepEqual(await eventsOf(under, receipt.reference), ['late public answer', 'escalate internal answer manager']);
});

const newDatabase = await postgres();
for (const engine of ['SQLite', ...(newDatabase ? ['PostgreSQL'] : [])]) {
  test(`${engine}: many processes that look at once say it once`, async () => {
    const under = await world({ settings, ...(engine === 'PostgreSQL' && { store: openPostgresStore(await newDatabase!()) }) });
    const receipts = [];
    for (let i = 0; i < 6; i++) receipts.push(await under.file());
    under.time.now += HOUR + 1000;
    const counts = await Promise.all(Array.from({ length: 5 }, sweeping(under)));
    assert.equal(counts.reduce((a, b) => a + b), 6);
    for (const { reference } of receipts) assert.deepEqual(await eventsOf(under, reference), ['late public answer']);
    assert.deepEqual(await under.store.verifyChain('default'), { checked: 6 });
  });
}
