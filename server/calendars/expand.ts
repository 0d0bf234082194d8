import type { WorkCalendar } from 'heed/domain';
import { CHINA, type YearTable } from './china.ts';

/** Calendars that a site may name instead of listing its public holidays. */
export const REGIONS = { CN: CHINA } as const satisfies { readonly [region: string]: YearTable };
export type Region = keyof typeof REGIONS;

const DAY = 864e5;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

function* daysOf(year: string, list: string): Generator<string> {
  for (const part of list.split(' ').filter(Boolean)) {
    const [from, to] = part.split('-').map((day) => Date.parse(`${year}-${day.slice(0, 2)}-${day.slice(2)}`));
    for (let time = from!; time <= (to ?? from)!; time += DAY) yield iso(time);
  }
}

/** The year that begins within a month and of which a calendar has no public holiday, though it has some of others: somebody has to list them. */
export function unlistedYear({ holidays = [], extraWorkdays = [] }: WorkCalendar, now: number): number | undefined {
  const year = new Date(now + 31 * DAY).getUTCFullYear();
  return holidays.length && ![...holidays, ...extraWorkdays].some((day) => day.startsWith(`${year}-`)) ? year : undefined;
}

/** The calendar with the public holidays of a region; what the site lists itself comes first. */
export function withRegion(calendar: WorkCalendar, region: Region): WorkCalendar {
  const years = Object.entries(REGIONS[region] as YearTable);
  const own = new Set([...(calendar.holidays ?? []), ...(calendar.extraWorkdays ?? [])]);
  const days = (which: 'off' | 'on') => years.flatMap(([year, lists]) => [...daysOf(year, lists[which])]).filter((day) => !own.has(day));
  return { ...calendar, holidays: [...(calendar.holidays ?? []), ...days('off')], extraWorkdays: [...(calendar.extraWorkdays ?? []), ...days('on')] };
}
