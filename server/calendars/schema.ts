import { CASE_KINDS, type AnswerSettings } from 'heed/domain';
import * as z from 'zod/mini';
import { REGIONS, type Region, withRegion } from './expand.ts';

/*
 * What a site's configuration may say about time, under `answers`.
 */

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/), z.refine((text) => !Number.isNaN(Date.parse(text))));
const time = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
const spans = z.array(z.tuple([time, time])).check(z.minLength(1), z.maxLength(12), z.refine((list) => list.flat().every((at, i, all) => i === 0 || at > all[i - 1]! || (i % 2 === 0 && at === all[i - 1]))));
const within = z.union([
  z.strictObject({ hours: z.number().check(z.positive(), z.maximum(10_000)), roundTheClock: z.optional(z.boolean()) }),
  z.strictObject({ workingDays: z.int().check(z.positive(), z.maximum(1000)) }),
]);
const timeZone = z.string().check(z.refine((name) => name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)));

export const answers = z.strictObject({
  response: z.optional(z.partialRecord(z.enum(CASE_KINDS), within)),
  handling: z.optional(z.partialRecord(z.enum([...CASE_KINDS, 'emergency']), within)),
  escalation: z.optional(z.array(z.strictObject({ to: z.enum(['agent', 'handler', 'manager', 'admin']), after: within })).check(z.maxLength(10))),
  calendar: z.optional(z.strictObject({
    workdays: z.array(z.int().check(z.minimum(0), z.maximum(6))).check(z.minLength(1)),
    hours: z.optional(spans), hoursOf: z.optional(z.partialRecord(z.enum(['0', '1', '2', '3', '4', '5', '6']), spans)),
    holidays: z.optional(z.array(day)), extraWorkdays: z.optional(z.array(day)), timeZone: z.optional(timeZone),
    region: z.optional(z.enum(Object.keys(REGIONS) as [Region, ...Region[]])),
  })),
});

/** The settings as the domain takes them: a region has become its days. */
export function withCalendar({ calendar, ...rest }: z.infer<typeof answers>): AnswerSettings {
  if (!calendar) return rest;
  const { region, ...own } = calendar;
  return { ...rest, calendar: region ? withRegion(own, region) : own };
}
