import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerDueAt, FIGURES, isWorkday, WORK_CALENDAR } from 'heed/domain';

const friday = '2026-01-02T10:00:00.000Z';

test('complaints and inquiries are due in an hour, also at night and on Sunday', () => {
  for (const kind of ['complaint', 'inquiry'] as const) {
    assert.equal(answerDueAt(kind, friday), '2026-01-02T11:00:00.000Z');
    assert.equal(answerDueAt(kind, '2026-01-04T23:30:00Z'), '2026-01-05T00:30:00.000Z');
  }
});

test('suggestions are due after two working days', () => {
  assert.equal(answerDueAt('suggestion', '2026-01-05T10:00:00Z'), '2026-01-07T10:00:00.000Z');
  assert.equal(answerDueAt('suggestion', friday), '2026-01-06T10:00:00.000Z');
  assert.equal(answerDueAt('suggestion', '2026-01-03T10:00:00Z'), '2026-01-07T00:00:00.000Z', 'what comes on Saturday has come as Monday begins');
});

test('holidays, make-up days and the time zone of the site count', () => {
  const calendar = { ...WORK_CALENDAR, holidays: ['2026-01-05'], extraWorkdays: ['2026-01-04'], timeZone: 'Asia/Shanghai' };
  assert.equal(answerDueAt('suggestion', friday, { calendar }), '2026-01-06T10:00:00.000Z');
  assert.equal(isWorkday(calendar, Date.parse('2026-01-03T15:59:00Z')), false);
  assert.equal(isWorkday(calendar, Date.parse('2026-01-03T16:00:00Z')), true);
  assert.equal(isWorkday(calendar, Date.parse('2026-01-04T16:00:00Z')), false);
});

test('a site sets its own response times', () => {
  assert.equal(answerDueAt('complaint', friday, { response: { complaint: { hours: 0.5 } } }), '2026-01-02T10:30:00.000Z');
});

test('emergencies are due at once', () => {
  assert.equal(answerDueAt('suggestion', friday, {}, { emergency: true }), friday);
  assert.equal(answerDueAt('complaint', friday, {}, { impact: 'safety' }), friday);
  assert.equal(answerDueAt('complaint', friday, {}, { impact: 'many' }), '2026-01-02T11:00:00.000Z');
});

test('a calendar without working days is an error that says so', () => {
  assert.throws(() => answerDueAt('suggestion', friday, { calendar: { workdays: [] } }), /no working day/);
});

test('figures carry the ids of the handbook', () => {
  assert.deepEqual(FIGURES.map((f) => f.id), ['F-01', 'F-02', 'F-03']);
  assert.deepEqual(JSON.parse(JSON.stringify(FIGURES)), FIGURES);
});
