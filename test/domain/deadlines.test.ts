import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alarms, type AnswerSettings, type CaseEvent, deadlines, nextDue, WORKFLOWS } from 'heed/domain';
import { withRegion } from '../../server/calendars/expand.ts';

const calendar = withRegion({ workdays: [1, 2, 3, 4, 5], hours: [['09:00', '12:00'], ['13:30', '18:00']], timeZone: 'Asia/Shanghai' }, 'CN');
const settings: AnswerSettings = { calendar, handling: { complaint: { workingDays: 3 } } };
const at = (time: string) => Date.parse(`${time}+08:00`);
const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time + 8 * 36e5).toISOString().slice(0, 16));
const HOUR = 36e5;

type Happening = readonly [type: string, time: string, by?: string];
const happened = (...list: readonly Happening[]): CaseEvent[] =>
  list.map(([type, time, by]) => ({ type, at: new Date(at(time)).toISOString(), ...(by && { payload: { by } }) }));
const received = ['received', '2026-03-02T09:30'] as const;
const accepted = ['accept', '2026-03-02T10:00'] as const;
const untilApproved = [received, accepted, ['analyse', '2026-03-02T10:10'], ['confirm', '2026-03-02T10:20'], ['assign', '2026-03-02T10:30'],
  ['propose', '2026-03-02T11:00', '2026-03-20'], ['approve', '2026-03-03T10:00']] as const;
const complaint = (now: string, ...list: readonly Happening[]) => deadlines(WORKFLOWS.complaint, happened(...list), settings, at(now));

test('an answer is awaited until somebody acknowledges', () => {
  const waiting = complaint('2026-03-02T09:45', received);
  assert.deepEqual({ ...waiting.answer }, { state: 'running', since: at('2026-03-02T09:30'), by: 'received', dueAt: at('2026-03-02T10:30'), remaining: 0.75 * HOUR, late: false });
  assert.equal(complaint('2026-03-02T10:31', received).answer?.late, true);
  const done = complaint('2026-03-05T10:31', received, accepted).answer;
  assert.deepEqual([done?.state, done?.late, done?.remaining, done?.by], ['stopped', false, 0.5 * HOUR, 'accept']);
  assert.equal(complaint('2026-03-05T10:31', received, ['accept', '2026-03-02T14:00']).answer?.late, true);
});

test('the work on a case waits while the customer is asked, also over a weekend', () => {
  assert.equal(iso(complaint('2026-03-02T11:00', received, accepted).handling?.dueAt), '2026-03-05T10:00');
  const paused = complaint('2026-03-08T11:00', ...untilApproved).handling;
  assert.deepEqual([paused?.state, paused?.dueAt, paused?.remaining, paused?.by, paused?.late], ['paused', undefined, 15 * HOUR, 'approve', false]);
  const resumed = complaint('2026-03-09T11:00', ...untilApproved, ['agree', '2026-03-09T10:00']).handling;
  assert.deepEqual([resumed?.state, iso(resumed?.dueAt), resumed?.remaining], ['running', '2026-03-11T10:00', 14 * HOUR]);
});

test('resumed on a Saturday, the work goes on when people do', () => {
  assert.equal(iso(complaint('2026-03-09T11:00', ...untilApproved, ['agree', '2026-03-07T10:00']).handling?.dueAt), '2026-03-10T18:00');
});

test('a pause that goes on for another reason has that reason', () => {
  const executing = [...untilApproved, ['agree', '2026-03-09T10:00'], ['await-customer', '2026-03-09T11:00']] as const;
  assert.equal(complaint('2026-03-09T12:00', ...executing).handling?.by, 'await-customer');
  const done = complaint('2026-03-10T12:00', ...executing, ['report-done', '2026-03-10T10:00']).handling;
  assert.deepEqual([done?.state, done?.by], ['paused', 'report-done']);
});

test('what is late stays late: a pause does not heal it', () => {
  const late = [received, accepted, ['analyse', '2026-03-05T10:00'], ['assign', '2026-03-05T11:00'], ['propose', '2026-03-05T12:00'], ['approve', '2026-03-05T14:30']] as const;
  const paused = complaint('2026-03-06T10:00', ...late).handling;
  assert.deepEqual([paused?.state, paused?.remaining, paused?.late], ['paused', -3 * HOUR, true]);
  const again = complaint('2026-03-09T11:00', ...late, ['decline', '2026-03-09T10:00']).handling;
  assert.deepEqual([again?.remaining, again?.late], [-4 * HOUR, true]);
});

test('a proposal’s date binds once the customer has agreed, until it is done', () => {
  assert.equal(complaint('2026-03-08T11:00', ...untilApproved).promised, undefined);
  const agreed = complaint('2026-03-09T11:00', ...untilApproved, ['agree', '2026-03-09T10:00']);
  assert.equal(iso(agreed.promised?.dueAt), '2026-03-21T00:00');
  assert.deepEqual(nextDue(agreed), { name: 'handling', dueAt: at('2026-03-11T10:00') });
  assert.equal(complaint('2026-04-01T11:00', ...untilApproved, ['agree', '2026-03-09T10:00']).promised?.late, true);
  const done = complaint('2026-04-01T11:00', ...untilApproved, ['agree', '2026-03-09T10:00'], ['report-done', '2026-03-10T10:00']).promised;
  assert.deepEqual([done?.state, done?.late], ['stopped', false]);
});

test('a promised answer is due when it was promised, and a new promise replaces the old one', () => {
  const inquiry = (now: string, ...list: readonly Happening[]) => deadlines(WORKFLOWS.inquiry, happened(...list), settings, at(now));
  const promise = ['promise', '2026-03-02T10:00', '2026-03-04T15:00'] as const;
  const once = inquiry('2026-03-03T10:00', received, promise);
  assert.equal(once.answer?.state, 'stopped');
  assert.equal(iso(once.promised?.dueAt), '2026-03-04T15:00');
  assert.equal(inquiry('2026-03-04T15:01', received, promise).promised?.late, true);
  assert.equal(iso(inquiry('2026-03-05T10:00', received, promise, ['promise', '2026-03-04T10:00', '2026-03-06T09:00']).promised?.dueAt), '2026-03-06T09:00');
  assert.equal(inquiry('2026-03-05T10:00', received, promise, ['answer', '2026-03-04T10:00']).promised?.state, 'stopped');
  assert.equal(nextDue(inquiry('2026-03-05T10:00', received, promise, ['answer', '2026-03-04T10:00'])), undefined);
});

test('what becomes an emergency is due at once', () => {
  const marked = complaint('2026-03-02T09:41', received, ['mark-emergency', '2026-03-02T09:40']).answer;
  assert.deepEqual([iso(marked?.dueAt), marked?.late], ['2026-03-02T09:40', true]);
  const born = deadlines(WORKFLOWS.complaint, happened(received), { ...settings, handling: { ...settings.handling, emergency: { hours: 4, roundTheClock: true } } }, at('2026-03-02T09:30'), { emergency: true });
  assert.deepEqual([iso(born.answer?.dueAt), born.answer?.late], ['2026-03-02T09:30', false]);
  const accepted = deadlines(WORKFLOWS.complaint, happened(received, ['accept', '2026-03-02T20:00']), { ...settings, handling: { emergency: { hours: 4, roundTheClock: true } } }, at('2026-03-02T21:00'), { emergency: true });
  assert.deepEqual([iso(accepted.handling?.dueAt), accepted.handling?.remaining], ['2026-03-03T00:00', 3 * HOUR]);
});

test('an emergency keeps its due time when it is answered, in time or late', () => {
  const of = (...list: readonly Happening[]) => deadlines(WORKFLOWS.complaint, happened(received, ...list), settings, at('2026-03-05T12:00'), { emergency: true }).answer!;
  const table: readonly (readonly [list: readonly Happening[], late: boolean, minutes: number])[] = [
    [[['accept', '2026-03-02T09:30']], false, 0],
    [[['accept', '2026-03-02T09:50']], true, -20],
    [[['accept', '2026-03-02T11:30']], true, -120],
    [[['reject', '2026-03-02T11:30']], true, -120],
    [[['withdraw', '2026-03-02T11:30']], true, -120],
    // Marked as well, later: due when it came.
    [[['mark-emergency', '2026-03-02T10:00'], ['accept', '2026-03-02T11:30']], true, -120],
  ];
  for (const [list, late, minutes] of table) {
    const answer = of(...list);
    assert.deepEqual([answer.state, iso(answer.dueAt), answer.late, answer.remaining / 6e4 + 0], ['stopped', '2026-03-02T09:30', late, minutes], JSON.stringify(list));
  }
  const marked = complaint('2026-03-05T12:00', received, ['mark-emergency', '2026-03-02T09:40'], ['accept', '2026-03-02T10:00']).answer!;
  assert.deepEqual([iso(marked.dueAt), marked.late, marked.remaining], ['2026-03-02T09:40', true, -HOUR / 3]);
  const afterwards = complaint('2026-03-05T12:00', received, ['accept', '2026-03-02T10:00'], ['mark-emergency', '2026-03-02T11:00']).answer!;
  assert.deepEqual([iso(afterwards.dueAt), afterwards.late], ['2026-03-02T10:30', false], 'what was answered before it became one was in time');
});

test('without a time for handling only answers and promises are due', () => {
  assert.deepEqual(Object.keys(deadlines(WORKFLOWS.complaint, happened(received, accepted), { calendar }, at('2026-03-02T10:00'))), ['answer']);
});

test('the chain after a missed deadline: the case is late, then the manager, then the admin', () => {
  const due = at('2026-03-06T17:30');
  assert.deepEqual(alarms(due, settings).map(({ at: time, to }) => [iso(time), to]), [
    ['2026-03-06T17:30', undefined], ['2026-03-09T09:30', 'manager'], ['2026-03-09T17:30', 'admin'],
  ]);
  assert.deepEqual(alarms(due, settings, true).map(({ at: time, to }) => [iso(time), to]), [
    ['2026-03-06T17:30', 'manager'], ['2026-03-06T17:45', undefined], ['2026-03-06T17:45', 'admin'],
  ]);
  assert.deepEqual(alarms(due, { escalation: [] }).length, 1);
});
