import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { answerDueAt, isWorkday } from 'heed/domain';
import { unlistedYear } from '../../server/calendars/expand.ts';
import { readSettings, SettingsError } from '../../server/settings.ts';

const answers = {
  response: { complaint: { hours: 1 }, inquiry: { hours: 2, roundTheClock: true } },
  handling: { complaint: { workingDays: 5 }, emergency: { hours: 8, roundTheClock: true } },
  escalation: [{ to: 'manager', after: { hours: 2 } }],
  calendar: { workdays: [1, 2, 3, 4, 5], hours: [['09:00', '12:00'], ['13:30', '18:00']], hoursOf: { 5: [['09:00', '12:00']] }, timeZone: 'Asia/Shanghai', region: 'CN' },
};
const read = (more: object) => readSettings({ HEED_CONFIG: 'heed.json' }, JSON.stringify({ sites: { shop: { answers: more } } })).sites.shop!.answers;

test('a site sets hours, a region, times for handling and whom to call', () => {
  const settings = read(answers);
  assert.equal(answerDueAt('complaint', '2026-02-13T11:30:00+08:00', settings), '2026-02-14T01:30:00.000Z');
  assert.equal(answerDueAt('inquiry', '2026-02-13T23:30:00+08:00', settings), '2026-02-13T17:30:00.000Z');
  assert.equal(isWorkday(settings.calendar!, Date.parse('2026-02-17T04:00:00Z')), false);
  assert.deepEqual(settings.escalation, answers.escalation);
  assert.ok(!('region' in settings.calendar!));
});

test('hours that overlap, run backwards or are no times, and regions nobody knows, are refused by name', () => {
  const calendar = (more: object) => ({ ...answers, calendar: { ...answers.calendar, ...more } });
  for (const [wrong, names] of [
    [calendar({ hours: [['09:00', '12:00'], ['11:00', '18:00']] }), /answers\.calendar\.hours/], [calendar({ hours: [['12:00', '09:00']] }), /answers\.calendar\.hours/],
    [calendar({ hours: [['9:00', '12:00']] }), /answers\.calendar\.hours/], [calendar({ hours: [['09:00', '24:30']] }), /answers\.calendar\.hours/],
    [calendar({ hoursOf: { 7: [['09:00', '12:00']] } }), /answers\.calendar\.hoursOf/], [calendar({ region: 'XX' }), /answers\.calendar\.region/],
    [calendar({ timeZone: 'Mars/Olympus' }), /answers\.calendar\.timeZone/], [calendar({ holidays: ['2026-02-31x'] }), /answers\.calendar\.holidays/],
    [{ ...answers, handling: { complaint: { days: 2 } } }, /answers\.handling\.complaint/], [{ ...answers, escalation: [{ to: 'customer', after: { hours: 1 } }] }, /answers\.escalation/],
  ] as const) {
    assert.throws(() => read(wrong), (error) => error instanceof SettingsError && names.test(error.message), JSON.stringify(wrong));
  }
  assert.doesNotThrow(() => read(calendar({ hours: [['00:00', '08:00'], ['08:00', '24:00']] })));
});

test('a calendar that has public holidays, but none of the year that begins soon, is known to lack them', () => {
  const { calendar } = read(answers);
  const last = Math.max(...calendar!.holidays!.map((day) => Number(day.slice(0, 4))));
  const next = last + 1;
  assert.equal(unlistedYear(calendar!, Date.parse(`${last}-11-15`)), undefined);
  assert.equal(unlistedYear(calendar!, Date.parse(`${last}-12-15`)), next);
  assert.equal(unlistedYear({ ...calendar!, holidays: [...calendar!.holidays!, `${next}-01-01`] }, Date.parse(`${last}-12-15`)), undefined);
  assert.equal(unlistedYear({ workdays: [1, 2, 3, 4, 5] }, Date.parse(`${last}-12-15`)), undefined);
});

test('the table of China’s holidays is what chinese-days knows', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/calendars.mjs', '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
