import type { CaseKind } from './forms/case-intake.ts';

/** Days on which a site works. */
export interface WorkCalendar {
  /** Days of the week, 0 is Sunday. */
  readonly workdays: readonly number[];
  /** Days off beside those, `YYYY-MM-DD`. */
  readonly holidays?: readonly string[];
  /** Days of work that the week would not have (make-up days), `YYYY-MM-DD`. */
  readonly extraWorkdays?: readonly string[];
  /** IANA name of the site's time zone. */
  readonly timeZone?: string;
}

/** How soon an answer is due: within hours of the clock, or by the same time of day some working days on. */
export type ResponseTime = { readonly hours: number } | { readonly workingDays: number };

export interface AnswerSettings {
  readonly response?: { readonly [K in CaseKind]?: ResponseTime };
  readonly calendar?: WorkCalendar;
}

/** Response times unless a site sets others (C-04). */
export const RESPONSE_TIMES: Readonly<Record<CaseKind, ResponseTime>> = {
  complaint: { hours: 1 }, inquiry: { hours: 1 }, suggestion: { workingDays: 2 },
};

/** Monday to Friday, in UTC. */
export const WORK_CALENDAR: WorkCalendar = { workdays: [1, 2, 3, 4, 5] };

const HOUR = 36e5;

/** Whether the site works on the day that contains this instant (milliseconds since 1970). */
export function isWorkday({ workdays, holidays, extraWorkdays, timeZone = 'UTC' }: WorkCalendar, time: number): boolean {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(time);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return !!extraWorkdays?.includes(day) || (workdays.includes(new Date(day).getUTCDay()) && !holidays?.includes(day));
}

/**
 * By when an answer or an acknowledgement is due (C-04), ISO 8601 in UTC. Where the clocks change between, working days may be an
 * hour off. An emergency is due at once (C-10): `impact` is `safety`, or staff has marked it.
 * @throws RangeError for a time that is none, a time zone that is unknown, or a calendar without working days.
 */
export function answerDueAt(kind: CaseKind, receivedAt: string, { response, calendar = WORK_CALENDAR }: AnswerSettings = {},
  { impact, emergency }: { readonly impact?: unknown; readonly emergency?: unknown } = {}): string {
  let time = Date.parse(receivedAt);
  const within = response?.[kind] ?? RESPONSE_TIMES[kind];
  if (impact === 'safety' || emergency) time += 0;
  else if ('hours' in within) time += within.hours * HOUR;
  else for (let left = within.workingDays, days = 0; left > 0; ) {
    if (++days > 3660) throw new RangeError('The work calendar has no working day in ten years. Give it at least one day of the week.');
    time += 24 * HOUR;
    if (isWorkday(calendar, time)) left--;
  }
  return new Date(time).toISOString();
}
