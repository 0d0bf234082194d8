import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import type { CasePage, DeskCase, QueueCount, Receipt } from 'heed/domain';
import { openPostgresStore } from '../../../server/store/dialects/postgres.ts';
import { newKey, postgres } from '../helpers.ts';
import { everybody, type ProblemBody, world } from './world.ts';

const engines: [string, () => Promise<Parameters<typeof world>[0]>][] = [['SQLite', async () => ({})]];
const newDatabase = await postgres();
if (newDatabase) engines.push(['PostgreSQL', async () => ({ store: openPostgresStore(await newDatabase()) })]);

for (const [engine, options] of engines) {
  test(`a complaint goes through two rounds, a return and a declined proposal to the archive (${engine})`, async () => {
    const under = await world(await options());
    const { ann, hua, mei, toAssigned, toFeedback } = await everybody(under);
    const receipt = await under.file();
    const { reference } = receipt;
    const assigned = await toAssigned(reference);
    assert.deepEqual(assigned.departments, ['kiln']);
    await hua.act(reference, 'propose', { text: 'Glue it', by: '2026-03-09' });
    assert.equal((await under.see(receipt)).proposal, undefined, 'not before it is approved');
    await mei.act(reference, 'return', { text: 'Glue is no repair.' });
    await hua.act(reference, 'propose', { text: 'Repair it', by: '2026-03-10' });
    const approved = await mei.act(reference, 'approve');
    assert.equal(approved.facts.approved, true);
    const seen = await under.see(receipt);
    assert.deepEqual(seen.proposal, { text: 'Repair it', by: '2026-03-10', agreed: false });
    assert.equal(seen.events.at(-1)?.text, 'Repair it');
    assert.ok(!JSON.stringify(seen).includes('Glue'), 'what was returned stays inside');
    assert.ok(!JSON.stringify(seen).includes('Mei'), 'nobody is named');
    await under.say(receipt, 'decline', 'I want a new one.');
    await toFeedback(receipt);
    assert.equal((await under.see(receipt)).proposal?.agreed, true);
    await under.say(receipt, 'not-satisfied', 'It is the wrong colour.');
    await ann.act(reference, 'reanalyse', { cause: 'Wrong shelf', responsibility: 'Packing' });
    await mei.act(reference, 'assign', { departments: ['kiln', 'packing'] });
    await toFeedback(receipt);
    const confirmed = await under.say(receipt, 'satisfied', 'Thank you.');
    assert.deepEqual([confirmed.state, confirmed.next, confirmed.actions.includes('not-satisfied')], ['confirmed', ['close'], true], 'that they may change their mind is not what comes next');
    assert.deepEqual([1, 2].map((number) => confirmed.events.filter(({ round }) => round === number).map(({ type }) => type).at(0)), ['received', 'not-satisfied']);
    const closed = await ann.act(reference, 'close', { summary: 'S', lesson: 'L', measure: 'M' });
    assert.equal(closed.state, 'closed');
    assert.equal(closed.reopened, 1);
    assert.deepEqual(closed.rounds.map(({ number, reason }) => [number, reason]), [[1, undefined], [2, 'It is the wrong colour.']]);
    assert.deepEqual((await under.see(receipt)).rounds, closed.rounds);
    assert.ok(closed.events.filter(({ by }) => by === 'staff').every(({ actor }) => actor?.displayName && actor.role), 'P-02: each act names who did it');
    const last = (section: string) => closed.events.findLast(({ fills }) => fills === section)?.type;
    assert.deepEqual(['cause', 'departments', 'confirmation', 'proposal', 'approval', 'agreement', 'result', 'feedback', 'summary', 'nothing'].map(last),
      ['reanalyse', 'assign', 'confirm', 'propose', 'approve', 'agree', 'report-done', 'satisfied', 'close', undefined]);
    assert.deepEqual(closed.events.find(({ type }) => type === 'propose')?.payload, { text: 'Glue it', by: '2026-03-09' });
    assert.deepEqual(await under.store.verifyChain('default'), { checked: 1 });
  });

  test(`queues count and list what is theirs, emergencies first, page by page (${engine})`, async () => {
    const under = await world(await options());
    const { ann, hua, mei, toAssigned } = await everybody(under);
    const filed: Receipt[] = [];
    for (let i = 0; i < 7; i++) {
      under.time.now += 60_000;
      filed.push(await under.file('complaint', { subject: `Case ${i}`, ...(i === 5 && { impact: 'safety' }), orderNumber: `A-${i % 3}`, phone: `+86 138 0000 000${i}` }));
    }
    await toAssigned(filed[0]!.reference);
    await hua.act(filed[0]!.reference, 'propose', { text: 'P', by: '2026-04-01' });
    await toAssigned(filed[1]!.reference, ['packing']);
    const mine = await ann.send('PUT', `/v1/desk/cases/${filed[2]!.reference}/assignee`, { user: 'u-ann', version: 1 });
    assert.equal(mine.status, 200);
    const counts = async (desk: typeof ann) => Object.fromEntries((await desk.get<{ queues: QueueCount[] }>('/v1/desk/queues')).body.queues.map(({ name, count }) => [name, count]));
    assert.deepEqual(await counts(ann), { 'mine': 1, 'department': 0, 'to-approve': 1, 'overdue': 1, 'unassigned': 6, 'all': 7 });
    assert.deepEqual(await counts(hua), { 'mine': 0, 'department': 1, 'to-approve': 1, 'overdue': 0, 'unassigned': 1, 'all': 1 });
    const all: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 10; page++) {
      const { body } = await mei.get<CasePage>(`/v1/desk/cases?limit=2${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      all.push(...body.items.map(({ subject }) => subject));
      after = body.next;
      if (!after) break;
    }
    assert.equal(all[0], 'Case 5', 'the emergency stands first');
    assert.deepEqual([...all].sort(), Array.from({ length: 7 }, (_, i) => `Case ${i}`));
    const found = async (query: string) => (await mei.get<CasePage>(`/v1/desk/cases?${query}`)).body.items.map(({ subject }) => subject);
    assert.deepEqual(await found('sort=newest'), ['Case 5', 'Case 6', 'Case 4', 'Case 3', 'Case 2', 'Case 1', 'Case 0']);
    assert.deepEqual(await found('sort=oldest&limit=3'), ['Case 5', 'Case 0', 'Case 1']);
    assert.deepEqual(await found('q=case+13800000003'), ['Case 3']);
    assert.deepEqual(await found('q=a-1+ann&sort=oldest'), ['Case 1', 'Case 4']);
    assert.deepEqual(await found(`q=${filed[4]!.reference}`), ['Case 4']);
    assert.deepEqual(await found('q=100%25'), []);
    assert.deepEqual(await found('department=packing'), ['Case 1']);
    assert.deepEqual(await found('emergency=true'), ['Case 5']);
    assert.deepEqual(await found('state=proposed'), ['Case 0']);
    assert.deepEqual(await found('assignee=u-ann'), ['Case 2']);
    assert.deepEqual(await found('from=2026-03-04T05:12:00Z&sort=oldest'), ['Case 5', 'Case 6']);
    assert.deepEqual(await found('queue=to-approve'), ['Case 0']);
    under.time.now += 3 * 3600_000;
    assert.equal((await counts(await under.as('ann'))).overdue, 5);
    assert.equal((await (await under.as('hua')).get<ProblemBody>(`/v1/desk/cases/${filed[1]!.reference}`)).status, 404);
  });

  test(`two who decide at once: one is taken, the other is shown the newer case (${engine})`, async () => {
    const under = await world(await options());
    const { ann } = await everybody(under);
    const { reference } = await under.file();
    const both = await Promise.all(['A', 'B'].map((text) => ann.send<DeskCase & ProblemBody>('POST', `/v1/desk/cases/${reference}/events`, { type: 'accept', payload: { text }, version: 1 })));
    const [taken, refused] = both.sort((a, b) => a.status - b.status);
    assert.deepEqual([taken?.status, refused?.status], [201, 409]);
    assert.deepEqual([refused?.body.code, refused?.body.reason], ['conflict', 'version']);
    assert.equal(refused?.body.case?.version, 2);
    assert.equal(refused?.body.case?.events.at(-1)?.payload.text, taken?.body.events.at(-1)?.payload.text);
    const note = await ann.send<DeskCase>('POST', `/v1/desk/cases/${reference}/events`, { type: 'note', payload: { text: 'Called.' }, version: 1 });
    assert.equal(note.status, 201, 'a note overwrites nothing');
  });

  test(`the same key is one act, however often it is sent (${engine})`, async () => {
    const under = await world(await options());
    const { ann } = await everybody(under);
    const { reference } = await under.file();
    const headers = { 'Idempotency-Key': newKey() };
    const act = () => ann.send<DeskCase>('POST', `/v1/desk/cases/${reference}/events`, { type: 'accept', payload: { text: 'Sorry.' }, version: 1 }, headers);
    const answers = await Promise.all([act(), act(), act()]);
    assert.deepEqual(answers.map(({ status }) => status), [201, 201, 201]);
    assert.equal((await ann.open(reference)).events.length, 2);
    const other = await ann.send<ProblemBody>('POST', `/v1/desk/cases/${reference}/events`, { type: 'accept', payload: { text: 'Other.' }, version: 2 }, headers);
    assert.equal(other.body.code, 'conflict');
  });
}

if (newDatabase) {
  test('PostgreSQL: nothing is decided on a case of one moment and events of another', async () => {
    const url = await newDatabase();
    const under = await world({ store: openPostgresStore(url) });
    const { ann } = await everybody(under);
    const { reference } = await under.file();
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    after(() => other.end());
    // The keys are looked at after the case and before its events: whoever wants to act now waits there, and somebody else writes.
    await other.query('begin');
    await other.query('lock table heed_keys in access exclusive mode');
    const acting = ann.send<ProblemBody>('POST', `/v1/desk/cases/${reference}/events`, { type: 'accept', payload: { text: 'Sorry.' }, version: 1 });
    const waits = `select 1 from pg_locks where relation = 'heed_keys'::regclass and not granted`;
    while (!(await other.query(waits)).rowCount) await new Promise((done) => setImmediate(done));
    await other.query(`insert into heed_events select site, case_id, 2, 'accept', at, 'staff', 'accepted', visibility, text, files_json, data_json, prev_hash, hash from heed_events where seq = 1`);
    await other.query(`update heed_cases set state = 'accepted', head_seq = 2`);
    await other.query('commit');
    const { status, body } = await acting;
    assert.deepEqual([status, body.code, body.reason], [409, 'conflict', 'version']);
    await under.store.close();
  });
}
