import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkingTime, answerDueAt, dueAfter, isWorking, nextWorkingMoment, type ResponseTime, timeOfSite, type WorkCalendar, workingTime } from 'heed/domain';
import { withRegion } from '../../server/calendars/expand.ts';

const weekdays = [1, 2, 3, 4, 5];
const daily = [0, 1, 2, 3, 4, 5, 6];
const china = withRegion({ workdays: weekdays, hours: [['09:00', '12:00'], ['13:30', '18:00']], timeZone: 'Asia/Shanghai' }, 'CN');
const office = (timeZone: string): WorkCalendar => ({ workdays: weekdays, hours: [['09:00', '17:00']], timeZone });
const night: WorkCalendar = { workdays: daily, hours: [['01:00', '05:00']], timeZone: 'Europe/Berlin' };
const gap: WorkCalendar = { workdays: daily, hours: [['02:15', '03:30']], timeZone: 'Europe/Berlin' };
const shortFriday: WorkCalendar = { ...office('Asia/Shanghai'), hoursOf: { 5: [['09:00', '12:00']] } };
const cairo: WorkCalendar = { workdays: daily, hours: [['00:00', '24:00']], timeZone: 'Africa/Cairo' };
const hour: ResponseTime = { hours: 1 };
const days = (workingDays: number): ResponseTime => ({ workingDays });

/** What is said, in which calendar, how much time, from when, until when. */
const GOLDEN: readonly (readonly [says: string, calendar: WorkCalendar, within: ResponseTime, from: string, due: string])[] = [
  ['over night', china, hour, '2026-03-02T17:30+08:00', '2026-03-03T09:30+08:00'],
  ['within the morning', china, hour, '2026-03-02T09:00+08:00', '2026-03-02T10:00+08:00'],
  ['over lunch', china, hour, '2026-03-02T11:30+08:00', '2026-03-02T14:00+08:00'],
  ['received at lunch', china, hour, '2026-03-02T12:15+08:00', '2026-03-02T14:30+08:00'],
  ['received as lunch begins', china, hour, '2026-03-02T12:00+08:00', '2026-03-02T14:30+08:00'],
  ['up to lunch', china, hour, '2026-03-02T11:00+08:00', '2026-03-02T12:00+08:00'],
  ['received before work', china, hour, '2026-03-02T08:00+08:00', '2026-03-02T10:00+08:00'],
  ['received after work', china, hour, '2026-03-02T20:00+08:00', '2026-03-03T10:00+08:00'],
  ['received as work ends', china, hour, '2026-03-02T18:00+08:00', '2026-03-03T10:00+08:00'],
  ['up to the end of work', china, hour, '2026-03-02T17:00+08:00', '2026-03-02T18:00+08:00'],
  ['over the weekend', china, hour, '2026-03-06T17:30+08:00', '2026-03-09T09:30+08:00'],
  ['received on Saturday', china, hour, '2026-03-07T10:00+08:00', '2026-03-09T10:00+08:00'],
  ['received late on Sunday', china, hour, '2026-03-08T23:59+08:00', '2026-03-09T10:00+08:00'],
  ['a whole day', china, { hours: 7.5 }, '2026-03-02T09:00+08:00', '2026-03-02T18:00+08:00'],
  ['a little more than a day', china, { hours: 8 }, '2026-03-02T09:00+08:00', '2026-03-03T09:30+08:00'],
  ['two days and two hours', china, { hours: 16 }, '2026-03-02T10:00+08:00', '2026-03-04T11:00+08:00'],
  ['a week and more', china, { hours: 40 }, '2026-03-06T09:00+08:00', '2026-03-13T11:30+08:00'],
  ['a quarter of an hour over lunch', china, { hours: 0.25 }, '2026-03-02T11:50+08:00', '2026-03-02T13:35+08:00'],
  ['into a make-up Saturday before Spring Festival', china, hour, '2026-02-13T17:30+08:00', '2026-02-14T09:30+08:00'],
  ['over the nine days of Spring Festival', china, hour, '2026-02-14T17:30+08:00', '2026-02-24T09:30+08:00'],
  ['received at Spring Festival', china, hour, '2026-02-17T10:00+08:00', '2026-02-24T10:00+08:00'],
  ['within a make-up Saturday', china, hour, '2026-02-28T10:00+08:00', '2026-02-28T11:00+08:00'],
  ['from a make-up Saturday over a Sunday', china, hour, '2026-02-28T17:30+08:00', '2026-03-02T09:30+08:00'],
  ['over National Day', china, hour, '2026-09-30T17:30+08:00', '2026-10-08T09:30+08:00'],
  ['into the make-up day of National Day', china, hour, '2026-10-09T17:30+08:00', '2026-10-10T09:30+08:00'],
  ['over New Year to a make-up Sunday', china, hour, '2025-12-31T17:30+08:00', '2026-01-04T09:30+08:00'],
  ['over Tomb-sweeping Day', china, hour, '2026-04-03T17:30+08:00', '2026-04-07T09:30+08:00'],
  ['two working days', china, days(2), '2026-03-02T10:00+08:00', '2026-03-04T10:00+08:00'],
  ['two working days over Spring Festival', china, days(2), '2026-02-13T10:00+08:00', '2026-02-24T10:00+08:00'],
  ['a working day from the evening', china, days(1), '2026-03-06T20:00+08:00', '2026-03-10T09:00+08:00'],
  ['a working day from lunch', china, days(1), '2026-03-02T12:30+08:00', '2026-03-03T13:30+08:00'],
  ['a working day from the last minute of Friday', china, days(1), '2026-03-06T17:59+08:00', '2026-03-09T17:59+08:00'],
  ['a working day from the end of Friday', china, days(1), '2026-03-06T18:00+08:00', '2026-03-10T09:00+08:00'],
  ['a working day from Saturday', china, days(1), '2026-03-07T10:00+08:00', '2026-03-10T09:00+08:00'],
  ['a working day from Sunday night', china, days(1), '2026-03-08T23:59+08:00', '2026-03-10T09:00+08:00'],
  ['a working day from the first minute of Monday', china, days(1), '2026-03-09T09:00+08:00', '2026-03-10T09:00+08:00'],
  ['two working days from Spring Festival', china, days(2), '2026-02-17T10:00+08:00', '2026-02-26T09:00+08:00'],
  ['two working days from Saturday without hours', { workdays: weekdays }, days(2), '2026-03-07T10:00Z', '2026-03-11T00:00Z'],
  ['a working day from early in the morning', china, days(1), '2026-03-02T07:00+08:00', '2026-03-03T09:00+08:00'],
  ['around the clock', china, { hours: 1, roundTheClock: true }, '2026-03-07T23:30+08:00', '2026-03-08T00:30+08:00'],
  ['hours of a calendar without hours', { workdays: weekdays }, hour, '2026-03-07T23:30Z', '2026-03-08T00:30Z'],
  ['over a weekend on which clocks go forward', office('Europe/Berlin'), hour, '2026-03-27T16:30+01:00', '2026-03-30T09:30+02:00'],
  ['a working day over such a weekend', office('Europe/Berlin'), days(1), '2026-03-27T10:00+01:00', '2026-03-30T10:00+02:00'],
  ['through the night in which clocks go forward', { workdays: daily, hours: [['00:00', '24:00']], timeZone: 'Europe/Berlin' }, { hours: 6 }, '2026-03-28T22:00+01:00', '2026-03-29T05:00+02:00'],
  ['a night shift that is an hour shorter', night, { hours: 3 }, '2026-03-29T01:00+01:00', '2026-03-29T05:00+02:00'],
  ['a working day from the hour that comes twice', night, days(1), '2026-10-25T02:10+01:00', '2026-10-26T03:00+01:00'],
  ['what that night lacks is worked in the next', night, { hours: 4 }, '2026-03-29T00:00+01:00', '2026-03-30T02:00+02:00'],
  ['a night shift that is an hour longer', night, { hours: 5 }, '2026-10-25T01:00+02:00', '2026-10-25T05:00+01:00'],
  ['a working day over a weekend on which clocks go back', office('Europe/Berlin'), days(1), '2026-10-23T10:00+02:00', '2026-10-26T10:00+01:00'],
  ['hours that begin where the clock has none', gap, { hours: 0.5 }, '2026-03-29T00:00+01:00', '2026-03-29T03:30+02:00'],
  ['a day that begins where the clock has none', cairo, days(1), '2026-04-23T00:30+02:00', '2026-04-24T01:00+03:00'],
  ['in New York, as clocks go forward', office('America/New_York'), hour, '2026-03-06T16:30-05:00', '2026-03-09T09:30-04:00'],
  ['in Kathmandu', office('Asia/Kathmandu'), hour, '2026-03-06T16:30+05:45', '2026-03-09T09:30+05:45'],
  ['on a short Friday', shortFriday, hour, '2026-03-06T11:30+08:00', '2026-03-09T09:30+08:00'],
  ['a working day to a short Friday', shortFriday, days(1), '2026-03-05T15:00+08:00', '2026-03-09T09:00+08:00'],
  ['into a leap day', office('Asia/Shanghai'), hour, '2028-02-28T16:30+08:00', '2028-02-29T09:30+08:00'],
  ['a make-up day on a day without hours of its own', { ...shortFriday, extraWorkdays: ['2026-03-07'] }, hour, '2026-03-06T11:30+08:00', '2026-03-07T09:30+08:00'],
];

for (const [says, calendar, within, from, due] of GOLDEN) {
  test(`due time: ${says}`, () => {
    assert.equal(new Date(dueAfter(within, Date.parse(from), calendar)).toISOString(), new Date(due).toISOString());
  });
}

test('an emergency is due the moment it arrives, also at night', () => {
  for (const fact of [{ impact: 'safety' }, { emergency: true }]) {
    assert.equal(answerDueAt('complaint', '2026-03-07T23:30:00+08:00', { calendar: china }, fact), '2026-03-07T15:30:00.000Z');
  }
});

test('what a site lists itself comes before the region’s calendar', () => {
  const own = withRegion({ workdays: weekdays, hours: [['09:00', '18:00']], timeZone: 'Asia/Shanghai', extraWorkdays: ['2026-02-16'], holidays: ['2026-02-14'] }, 'CN');
  assert.equal(isWorking(own, Date.parse('2026-02-16T10:00+08:00')), true);
  assert.equal(isWorking(own, Date.parse('2026-02-14T10:00+08:00')), false);
});

test('working time is the time worked, and the next working moment is at work', () => {
  const at = (time: string) => Date.parse(`${time}+08:00`);
  assert.equal(workingTime(china, at('2026-03-02T11:00'), at('2026-03-02T14:30')), 2 * 36e5);
  assert.equal(workingTime(china, at('2026-03-06T17:00'), at('2026-03-09T10:00')), 2 * 36e5);
  assert.equal(workingTime(china, at('2026-03-09T10:00'), at('2026-03-06T17:00')), -2 * 36e5);
  assert.equal(nextWorkingMoment(china, at('2026-03-02T12:00')), at('2026-03-02T13:30'));
  assert.equal(addWorkingTime(china, at('2026-03-03T09:30'), -36e5), at('2026-03-02T17:30'));
});

test('a date that staff writes means the end of that day at the site, a time the site’s clock', () => {
  assert.equal(new Date(timeOfSite('2026-03-02', china)).toISOString(), '2026-03-02T16:00:00.000Z');
  assert.equal(new Date(timeOfSite('2026-03-02T10:15', china)).toISOString(), '2026-03-02T02:15:00.000Z');
  assert.equal(new Date(timeOfSite('2026-03-02T10:15:00.000Z', china)).toISOString(), '2026-03-02T10:15:00.000Z');
  for (const wrong of ['soon', '', undefined, 3]) assert.ok(Number.isNaN(timeOfSite(wrong, china)));
});
