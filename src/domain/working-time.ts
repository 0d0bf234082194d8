/**
 * Working time: which stretches of the time line a site works, and how to count in them. Pure; instants are milliseconds since
 * 1970, days and hours are those of the site's clock, also where it is put forward or back.
 */

/** From one time of day to another of the same day, `HH:MM`; `24:00` is its end. Night work is two spans on two days. */
export type HourSpan = readonly [from: string, to: string];

/** When a site works. */
export interface WorkCalendar {
  /** Days of the week, 0 is Sunday. */
  readonly workdays: readonly number[];
  /** Hours of every working day, in order. Absent: the whole day. */
  readonly hours?: readonly HourSpan[];
  /** Hours of single days of the week instead, e.g. `{5: [['09:00', '12:00']]}`. */
  readonly hoursOf?: { readonly [weekday: number]: readonly HourSpan[] | undefined };
  /** Days off beside the week's, `YYYY-MM-DD`. */
  readonly holidays?: readonly string[];
  /** Days of work that the week would not have (make-up days), `YYYY-MM-DD`. */
  readonly extraWorkdays?: readonly string[];
  /** IANA name of the site's time zone; UTC if absent. */
  readonly timeZone?: string;
}

/** A stretch of time; its end does not belong to it. */
export type Stretch = readonly [from: number, to: number];

const DAY = 864e5;
/** Days without any work after which a calendar is taken for a mistake. */
const PATIENCE = 3660;

/** The calendar's answers, kept as long as the calendar object lives. */
interface Known { readonly off: ReadonlySet<string>; readonly on: ReadonlySet<string>; readonly days: Map<string, readonly Stretch[]>; readonly offset: (time: number) => number }
const known = new WeakMap<WorkCalendar, Known>();

function know(calendar: WorkCalendar): Known {
  let all = known.get(calendar);
  if (!all) known.set(calendar, (all = { off: new Set(calendar.holidays), on: new Set(calendar.extraWorkdays), days: new Map(), offset: offsets(calendar.timeZone ?? 'UTC') }));
  return all;
}

const zones = new Map<string, (time: number) => number>();

/** How far the zone's clock is ahead of UTC at an instant. */
function offsets(timeZone: string): (time: number) => number {
  if (timeZone === 'UTC') return () => 0;
  const made = zones.get(timeZone);
  if (made) return made;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const offset = (time: number) => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second) - Math.floor(time / 1000) * 1000;
  };
  zones.set(timeZone, offset);
  return offset;
}

/** The instant at which the site's clock shows this; of two the first, of none the end of the gap. */
function instant(wall: number, offset: Known['offset']): number {
  const [before, after] = [offset(wall - DAY), offset(wall + DAY)];
  for (const ahead of [before, after]) if (offset(wall - ahead) === ahead) return wall - ahead;
  let [low, high] = [wall - after, wall - before];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle) === offset(low)) low = middle;
    else high = middle;
  }
  return high;
}

/** The instant at which clocks of the zone show `wall`, an instant of UTC that looks the same. */
export const wallTime = (wall: number, timeZone = 'UTC'): number => instant(wall, offsets(timeZone));

/** The day, `YYYY-MM-DD`, that clocks of the zone show at an instant. */
export const dayIn = (time: number, timeZone = 'UTC'): string => dayOf(time + offsets(timeZone)(time));

const wallOf = (calendar: WorkCalendar, time: number): number => time + know(calendar).offset(time);
const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
const shift = (day: string, by: number): string => dayOf(Date.parse(day) + by * DAY);
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function worksOn(calendar: WorkCalendar, day: string): boolean {
  const { off, on } = know(calendar);
  return on.has(day) || (calendar.workdays.includes(new Date(day).getUTCDay()) && !off.has(day));
}

/** The hours of a day of work. A make-up day has those of every day, or of the week's first working day. */
function hoursOn({ workdays, hours, hoursOf = {} }: WorkCalendar, day: string): readonly HourSpan[] {
  const weekday = new Date(day).getUTCDay();
  const own = hoursOf[weekday] ?? (workdays.includes(weekday) ? undefined : hours ?? hoursOf[[...workdays].sort((a, b) => a - b)[0] ?? -1]);
  return own ?? hours ?? [['00:00', '24:00']];
}

/** The stretches of work on a day of the site (`YYYY-MM-DD`), in order. */
export function stretchesOn(calendar: WorkCalendar, day: string): readonly Stretch[] {
  const { days, offset } = know(calendar);
  let all = days.get(day);
  if (!all) {
    const start = Date.parse(day);
    all = !worksOn(calendar, day) ? [] : hoursOn(calendar, day)
      .map(([from, to]): Stretch => [instant(start + minutes(from) * 6e4, offset), instant(start + minutes(to) * 6e4, offset)])
      .filter(([from, to]) => to > from);
    if (days.size > 2000) days.clear();
    days.set(day, all);
  }
  return all;
}

/** Whether the site works on the day that contains this instant. */
export const isWorkday = (calendar: WorkCalendar, time: number): boolean => worksOn(calendar, dayOf(wallOf(calendar, time)));

/** Whether the site works at this instant. */
export const isWorking = (calendar: WorkCalendar, time: number): boolean =>
  stretchesOn(calendar, dayOf(wallOf(calendar, time))).some(([from, to]) => from <= time && time < to);

/** Stretches from an instant on, or back from it; the first is cut at it. */
function* stretches(calendar: WorkCalendar, time: number, step: 1 | -1): Generator<Stretch> {
  let day = dayOf(wallOf(calendar, time));
  for (let idle = 0; idle <= PATIENCE; day = shift(day, step)) {
    const all = stretchesOn(calendar, day);
    idle = all.length ? 0 : idle + 1;
    for (const [from, to] of step > 0 ? all : all.toReversed()) {
      if (step > 0 && to > time) yield [Math.max(from, time), to];
      if (step < 0 && from < time) yield [from, Math.min(to, time)];
    }
  }
  throw new RangeError('The work calendar has no working day in ten years. Give it at least one day of the week, with hours.');
}

/** The instant itself if the site works then, else when it begins to. */
export const nextWorkingMoment = (calendar: WorkCalendar, time: number): number => (stretches(calendar, time, 1).next().value as Stretch)[0];

/**
 * The first instant by which the site will have worked for `length` milliseconds since `time`; of a negative length the last one since
 * which it had. Nothing to add leaves the time as it is.
 */
export function addWorkingTime(calendar: WorkCalendar, time: number, length: number): number {
  let left = Math.abs(length);
  if (left) {
    const step = length > 0 ? 1 : -1;
    for (const [from, to] of stretches(calendar, time, step)) {
      if (to - from >= left) return step > 0 ? from + left : to - left;
      left -= to - from;
    }
  }
  return time;
}

/** Milliseconds that the site works between two instants; negative if the second comes first. */
export function workingTime(calendar: WorkCalendar, from: number, to: number): number {
  if (to < from) return 0 - workingTime(calendar, to, from);
  let sum = 0;
  const last = dayOf(wallOf(calendar, to));
  for (let day = dayOf(wallOf(calendar, from)); day <= last; day = shift(day, 1)) {
    for (const [a, b] of stretchesOn(calendar, day)) sum += Math.max(0, Math.min(b, to) - Math.max(a, from));
  }
  return sum;
}

/** What the site's clock shows, but that it waits where it is put back: later is never less, on one day. */
function steadyWall(calendar: WorkCalendar, time: number): number {
  const { offset } = know(calendar);
  const wall = wallOf(calendar, time);
  let [low, high] = [instant(wall, offset), time];
  if (low >= high) return wall;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle) === offset(low)) low = middle;
    else high = middle;
  }
  return Math.min(high + offset(low), Date.parse(dayOf(wall)) + DAY - 1);
}

/**
 * The same time of day so many working days on; where the site does not work then, when it begins to. What comes while it does not work has come when it
 * begins to: so who comes later is never due earlier.
 */
export function addWorkingDays(calendar: WorkCalendar, time: number, count: number): number {
  if (count <= 0) return time;
  const wall = steadyWall(calendar, nextWorkingMoment(calendar, time));
  let day = dayOf(wall);
  for (let left = count, idle = 0; left > 0; ) {
    day = shift(day, 1);
    if (stretchesOn(calendar, day).length) [left, idle] = [left - 1, 0];
    else if (++idle > PATIENCE) throw new RangeError('The work calendar has no working day in ten years. Give it at least one day of the week, with hours.');
  }
  return nextWorkingMoment(calendar, instant(Date.parse(day) + (wall - Date.parse(dayOf(wall))), know(calendar).offset));
}

/** The calendar of those who never sleep. */
export const ALWAYS: WorkCalendar = { workdays: [0, 1, 2, 3, 4, 5, 6] };
