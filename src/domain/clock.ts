import type { CaseKind } from './forms/case-intake.ts';
import type { Values } from './form.ts';
import type { Breach, PublicCase } from './records/case.ts';
import { apply, begin } from './workflow.ts';
import type { CaseEvent, CaseState, ClockName, Role, Workflow } from './workflow.ts';
import { addWorkingDays, addWorkingTime, ALWAYS, isWorkday, wallTime, workingTime } from './working-time.ts';
import type { WorkCalendar } from './working-time.ts';

export { isWorkday };
export type { WorkCalendar };

/**
 * How soon something is due. Hours run in the site's working time once its calendar has hours, and around the clock before that, or
 * with `roundTheClock`. Working days end at the same time of day, or when the site next works. Both begin when the site
 * works.
 */
export type ResponseTime = { readonly hours: number; readonly roundTheClock?: boolean } | { readonly workingDays: number };

/** Who is called when a case is late, and how long after it became so. */
export interface Escalation { readonly to: Role; readonly after: ResponseTime }

export interface AnswerSettings {
  /** Until somebody answers or acknowledges. */
  readonly response?: { readonly [K in CaseKind]?: ResponseTime };
  /** For the work on the case, without the time it waits for the customer. Without it only promises bind. */
  readonly handling?: { readonly [K in CaseKind | 'emergency']?: ResponseTime };
  /** In order. */
  readonly escalation?: readonly Escalation[];
  readonly calendar?: WorkCalendar;
}

/** Response times unless a site sets others (C-04). */
export const RESPONSE_TIMES: Readonly<Record<CaseKind, ResponseTime>> = {
  complaint: { hours: 1 }, inquiry: { hours: 1 }, suggestion: { workingDays: 2 },
};

/** The chain unless a site sets another: the one in charge at once (the case says that it is late), then manager and admin. */
export const ESCALATION: readonly Escalation[] = [{ to: 'manager', after: { hours: 1 } }, { to: 'admin', after: { workingDays: 1 } }];

/** Monday to Friday, in UTC. */
export const WORK_CALENDAR: WorkCalendar = { workdays: [1, 2, 3, 4, 5] };

const HOUR = 36e5;
const iso = (time: number): string => new Date(time).toISOString();
const hasHours = ({ hours, hoursOf }: WorkCalendar): boolean => !!(hours || hoursOf);

/** When something that begins at `from` (milliseconds) is due. */
export function dueAfter(within: ResponseTime, from: number, calendar: WorkCalendar = WORK_CALENDAR): number {
  if (!('hours' in within)) return addWorkingDays(calendar, from, within.workingDays);
  return addWorkingTime(runsIn(within, calendar), from, within.hours * HOUR);
}

/** The calendar in which such a time runs. */
const runsIn = (within: ResponseTime, calendar: WorkCalendar): WorkCalendar =>
  'hours' in within && (within.roundTheClock || !hasHours(calendar)) ? ALWAYS : calendar;

/**
 * By when an answer or an acknowledgement is due (C-04), ISO 8601 in UTC. An emergency is due at once (C-10): `impact` is `safety`,
 * or staff has marked it.
 * @throws RangeError for a time that is none, a time zone that is unknown, or a calendar without working days.
 */
export function answerDueAt(kind: CaseKind, receivedAt: string, { response, calendar }: AnswerSettings = {},
  { impact, emergency }: { readonly impact?: unknown; readonly emergency?: unknown } = {}): string {
  const time = Date.parse(receivedAt);
  return iso(impact === 'safety' || emergency ? time : dueAfter(response?.[kind] ?? RESPONSE_TIMES[kind], time, calendar));
}

/** What a case can be late with: an answer, the work, or a time that the customer was given. */
export type DeadlineName = ClockName | 'promised';

/** One of a case's deadlines. Times are milliseconds since 1970. */
export interface Deadline {
  readonly state: 'running' | 'paused' | 'stopped';
  /** When it was last started, paused or stopped, and the step that did it: the reason of a pause. */
  readonly since: number;
  readonly by: string;
  /** Absent while it is paused. */
  readonly dueAt?: number;
  /** Working time left; negative is how long it has been late, or was when it stopped. */
  readonly remaining: number;
  readonly late: boolean;
}

export type Deadlines = { readonly [D in DeadlineName]?: Deadline };

/** Steps whose `by` binds while the case is in the state. What `promise` says binds at once, until it was kept: while `promised` is a fact. */
const PROMISES: { readonly [step: string]: string } = { propose: 'executing', adopt: 'adopted' };

/** Whether a day was given (`YYYY-MM-DD`), and no time of it. */
export const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** The instant that a date or a local date and time mean to a site; of a date its end. `NaN` for anything else. */
export function timeOfSite(value: unknown, { timeZone }: WorkCalendar = WORK_CALENDAR): number {
  const s = typeof value === 'string' ? value : '';
  if (isDay(s)) return wallTime(Date.parse(s) + 24 * HOUR, timeZone);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(s)) return wallTime(Date.parse(`${s}Z`), timeZone);
  return /T.*(Z|[+-]\d\d:?\d\d)$/.test(s) ? Date.parse(s) : NaN;
}

/**
 * Every deadline of a case, as it stands at `now` (milliseconds).
 * @param events what happened to it, its arrival first, with their payloads
 * @param facts what was known from the start, e.g. `emergency`
 */
export function deadlines(workflow: Workflow, events: readonly CaseEvent[], settings: AnswerSettings, now: number, facts: Values = {}): Deadlines {
  const [first, ...rest] = events;
  if (!first) return {};
  const calendar = settings.calendar ?? WORK_CALENDAR;
  const kind = workflow.kind as CaseKind;
  const within = { answer: settings.response?.[kind] ?? RESPONSE_TIMES[kind], handling: (facts.emergency && settings.handling?.emergency) || settings.handling?.[kind] };
  const meters: { -readonly [D in DeadlineName]?: Meter } = {};
  const follow = (name: ClockName, { clocks }: CaseState, by: string) => {
    const [clock, limit] = [clocks[name], within[name]];
    if (clock && limit) {
      // What is an emergency from the start is due when it comes.
      const due = facts.emergency && name === 'answer' ? clock.since : dueAfter(limit, clock.since, calendar);
      (meters[name] ??= new Meter(runsIn(limit, calendar), clock.since, due)).turn(clock.state, clock.since, by);
    }
  };
  let current = begin(workflow, first.at, facts);
  const look = (by: string) => { follow('answer', current, by); follow('handling', current, by); };
  look(first.type);
  const promised: { [state: string]: number } = {};
  for (const event of rest) {
    const at = Date.parse(event.at);
    const before = current;
    current = apply(workflow, current, event);
    look(event.type);
    // The customer is waited for no longer; it may rest for another reason.
    if (before.facts.waiting && !current.facts.waiting) meters.handling?.restsFor(event.type);
    const state = PROMISES[event.type];
    if (state) promised[state] = timeOfSite(event.payload?.by, calendar);
    const entered = before.state !== current.state;
    const due = event.type === 'promise' ? timeOfSite(event.payload?.by, calendar) : state === current.state || entered ? (promised[current.state] ?? NaN) : NaN;
    if ((entered || before.facts.promised) && !current.facts.promised) meters.promised?.turn('stopped', at, event.type);
    if (due === due) (meters.promised = new Meter(calendar, at, due)).turn('running', at, event.type);
    if (current.facts.emergency && !before.facts.emergency) {
      meters.answer?.hurry(at);
      // From now on the time for emergencies.
      const limit = settings.handling?.emergency;
      if (limit) {
        within.handling = limit;
        follow('handling', current, event.type);
        meters.handling?.hurry(dueAfter(limit, at, calendar));
      }
    }
  }
  return Object.fromEntries(Object.entries(meters).map(([name, meter]) => [name, meter.read(now)]));
}

/** Counts working time down towards a due time that moves while it is paused. */
class Meter {
  #state: Deadline['state'] | undefined;
  #since = 0;
  #by = '';
  #left: number;
  #due: number;
  readonly #calendar: WorkCalendar;

  constructor(calendar: WorkCalendar, from: number, due: number) {
    this.#calendar = calendar;
    this.#due = due;
    this.#left = workingTime(calendar, from, due);
  }

  turn(state: Deadline['state'], at: number, by: string): void {
    if (state === this.#state) return;
    const [before, counted] = [this.#state, this.#calendar];
    if (before === 'running') this.#left = workingTime(counted, at, this.#due);
    else if (before && state === 'running') this.#due = addWorkingTime(counted, at, this.#left);
    [this.#state, this.#since, this.#by] = [state, at, by];
  }

  /** A pause goes on for another reason. */
  restsFor(by: string): void {
    if (this.#state === 'paused') this.#by = by;
  }

  /** Due now, if it was not already. */
  hurry(at: number): void {
    if (this.#state === 'running') this.#due = Math.min(this.#due, at);
  }

  read(now: number): Deadline {
    const running = this.#state === 'running';
    const remaining = running ? workingTime(this.#calendar, now, this.#due) : this.#left;
    return {
      state: this.#state ?? 'stopped', since: this.#since, by: this.#by, remaining, ...(this.#state !== 'paused' && { dueAt: this.#due }),
      late: running ? now > this.#due : this.#state === 'paused' ? remaining < 0 : this.#since > this.#due,
    };
  }
}

/** A step of the chain: the case is said to be late, or somebody is called. */
export interface Alarm { readonly at: number; readonly to?: Role }

/** How long an emergency, which is due at once, may lie before its customer is told that it is late. */
const EMERGENCY_GRACE = 15 * 6e4;

/** From when on a customer is told that a case is late with what is due then. Milliseconds. */
export const lateFrom = (dueAt: number, emergency = false): number => (emergency ? dueAt + EMERGENCY_GRACE : dueAt);

/** What a customer's case is late with: as the backend says, or else by its times; such a backend, too, may have emergencies, which are due when they come (C-10). */
export const lateWith = ({ overdue, answeredAt, answerDueAt }: Pick<PublicCase, 'overdue' | 'answeredAt' | 'answerDueAt'>, now: number): Breach | undefined =>
  overdue ?? (!answeredAt && now > lateFrom(Date.parse(answerDueAt), true) ? 'answer' : undefined);

/**
 * What follows a missed deadline, in order: first without `to`, the case is late; then who is called. For an emergency the chain begins
 * at once, and runs around the clock.
 */
export function alarms(dueAt: number, { escalation = ESCALATION, calendar }: AnswerSettings = {}, emergency = false): readonly Alarm[] {
  const calls = escalation.map(({ to, after }, i): Alarm => ({ to, at: emergency ? dueAt + i * EMERGENCY_GRACE : dueAfter(after, dueAt, calendar) }));
  return [{ at: lateFrom(dueAt, emergency) }, ...calls].sort((a, b) => a.at - b.at);
}

/** The first deadline that a case can still miss, or has missed. */
export function nextDue(all: Deadlines): { readonly name: DeadlineName; readonly dueAt: number } | undefined {
  return Object.entries(all).flatMap(([name, { state, dueAt }]) => (state === 'running' && dueAt !== undefined ? [{ name: name as DeadlineName, dueAt }] : []))
    .sort((a, b) => a.dueAt - b.dueAt)[0];
}
