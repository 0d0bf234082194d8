import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWorkingDays, addWorkingTime, type HourSpan, isWorking, nextWorkingMoment, type WorkCalendar, workingTime } from 'heed/domain';

const clockTime = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const hours = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 }).map((list): HourSpan[] => {
  const sorted = [...list].sort((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i): HourSpan => [clockTime(sorted[2 * i]!), clockTime(sorted[2 * i + 1]!)]);
});
const date = fc.integer({ min: 0, max: 400 }).map((day) => new Date(Date.UTC(2026, 0, 1) + day * 864e5).toISOString().slice(0, 10));
const calendar: fc.Arbitrary<WorkCalendar> = fc.record({
  workdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }), hours, hoursOf: fc.dictionary(fc.constantFrom('1', '5', '6'), hours),
  holidays: fc.uniqueArray(date, { maxLength: 20 }), extraWorkdays: fc.uniqueArray(date, { maxLength: 5 }),
  timeZone: fc.constantFrom('UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo'),
});
const time = fc.integer({ min: Date.UTC(2026, 0, 1) / 6e4, max: Date.UTC(2027, 0, 1) / 6e4 }).map((minute) => minute * 6e4);
/** The nights in which clocks are put back in Berlin, New York and on Lord Howe. */
const aroundClocks = fc.tuple(fc.constantFrom('2026-10-25T00:00Z', '2026-11-01T05:00Z', '2026-04-04T14:00Z', '2026-10-29T20:00Z'), fc.integer({ min: 0, max: 180 })).map(([from, minutes]) => Date.parse(from) + minutes * 6e4);
const length = fc.integer({ min: 0, max: 6000 }).map((minutes) => minutes * 6e4);
const holds = <T>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 120 });

test('exactly the time that was added is worked, and the last of it at work', () => {
  holds(fc.property(calendar, time, length, (c, t, l) => {
    const due = addWorkingTime(c, t, l);
    assert.equal(workingTime(c, t, due), l);
    if (l) assert.ok(isWorking(c, due - 1));
  }));
});

test('taking away undoes adding, to the first working moment', () => {
  holds(fc.property(calendar, time, length, (c, t, l) => {
    if (l) assert.equal(nextWorkingMoment(c, addWorkingTime(c, addWorkingTime(c, t, l), -l)), nextWorkingMoment(c, t));
    assert.equal(workingTime(c, addWorkingTime(c, t, -l), t), l);
  }));
});

test('who comes later is due no earlier, and more time is due no earlier', () => {
  holds(fc.property(calendar, time, time, length, length, fc.integer({ min: 0, max: 20 }), (c, t, u, l, m, days) => {
    const [early, late] = [Math.min(t, u), Math.max(t, u)];
    assert.ok(addWorkingTime(c, early, l) <= addWorkingTime(c, late, l));
    assert.ok(addWorkingTime(c, early, Math.min(l, m)) <= addWorkingTime(c, early, Math.max(l, m)));
    assert.ok(addWorkingDays(c, early, days) <= addWorkingDays(c, late, days));
  }));
  // Close together, where the order is soonest lost: over the end of work, and as clocks are put back.
  holds(fc.property(calendar, fc.oneof(time, aroundClocks), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 5 }), (c, t, later, days) => {
    assert.ok(addWorkingDays(c, t, days) <= addWorkingDays(c, t + later * 6e4, days));
  }));
});

test('stretches add up, in either direction', () => {
  holds(fc.property(calendar, time, time, time, length, length, (c, t, u, v, l, m) => {
    assert.equal(workingTime(c, t, u) + workingTime(c, u, v), workingTime(c, t, v));
    assert.equal(addWorkingTime(c, addWorkingTime(c, t, l), m), addWorkingTime(c, t, l + m));
  }));
});
