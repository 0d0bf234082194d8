/**
 * The figures of surveys (F-04, F-05): pure functions from counts. A figure never comes without its n, and without answers there is
 * none ("no data"), never a zero.
 */
import type { Field, Score } from '../form.ts';
import { rangeOf } from '../survey.ts';

/** How many gave this answer. */
export interface Count<V = number> { readonly value: V; readonly count: number }
/** A share with both its numbers. */
export interface Share { readonly part: number; readonly n: number }
/** Recommendation with its parts: promoters 9–10, passives 7–8, detractors 0–6. */
export interface Nps { readonly promoters: number; readonly passives: number; readonly detractors: number; readonly n: number; readonly score?: number }

/** Everything that is said about one rating or scale. */
export interface ScaleFigures {
  readonly n: number;
  /** One entry for each value of the scale, also where nobody gave it. */
  readonly distribution: readonly Count[];
  readonly mean?: number;
  /** The two best values: satisfaction (F-04) where the scale is 1–5. */
  readonly top2: Share;
  readonly nps?: Nps;
}

/** Fewer answers than this say nothing about one person, and could tell who gave them. */
export const LEAST_PER_PERSON = 5;
export const enoughForPerson = (n: number): boolean => n >= LEAST_PER_PERSON;

/** Why nothing is told of somebody: they have `few` answers, or stand `beside` the only one who has. */
export type Withheld = 'few' | 'beside';

/**
 * Of which groups nothing is told: of those with fewer than five answers, and if that is one alone, which the total minus all others would
 * give away, of the smallest of these too. `rest`: answers that belong to none of them.
 */
export function withheldOf(groups: readonly (readonly [name: string, n: number])[], rest = 0): ReadonlyMap<string, Withheld> {
  const few = groups.filter(([, n]) => !enoughForPerson(n));
  const found = new Map<string, Withheld>(few.map(([name]) => [name, 'few']));
  const [beside] = groups.filter(([, n]) => enoughForPerson(n)).sort(([, a], [, b]) => a - b);
  if (!rest && few.filter(([, n]) => n > 0).length === 1 && beside) found.set(beside[0], 'beside');
  return found;
}

export const total = (counts: readonly Count<unknown>[]): number => counts.reduce((sum, { count }) => sum + count, 0);

export function mean(counts: readonly Count[]): number | undefined {
  const n = total(counts);
  return n ? counts.reduce((sum, { value, count }) => sum + value * count, 0) / n : undefined;
}

/** A share as a number from 0 to 1; nothing without a denominator. */
export const rate = ({ part, n }: Share): number | undefined => (n ? part / n : undefined);

const within = (counts: readonly Count[], from: number, to: number): number => total(counts.filter(({ value }) => value >= from && value <= to));

export function nps(counts: readonly Count[]): Nps {
  const promoters = within(counts, 9, 10), passives = within(counts, 7, 8), detractors = within(counts, 0, 6);
  const n = promoters + passives + detractors;
  return { promoters, passives, detractors, n, ...(n && { score: (100 * (promoters - detractors)) / n }) };
}

/** The figures of a rating or scale from the counts of its answers. */
export function scaleFigures(field: Pick<Field, 'type' | 'min' | 'max'> & { readonly score?: Score }, counts: readonly Count[]): ScaleFigures {
  const [from, to] = rangeOf(field);
  const distribution = Array.from({ length: to - from + 1 }, (_, i): Count => ({ value: from + i, count: total(counts.filter(({ value }) => value === from + i)) }));
  const n = total(distribution);
  return { n, distribution, mean: mean(distribution), top2: { part: within(distribution, to - 1, to), n }, ...(field.score === 'nps' && { nps: nps(distribution) }) };
}

/** Answered of those who were asked. */
export const responseRate = (answered: number, invited: number): Share => ({ part: answered, n: invited });

/** The months from the first to the last, `YYYY-MM`, without a gap: a month without answers is a point without a figure. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let [year = 0, month = 0] = first.split('-').map(Number); ;) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > last || months.length > 240) return months;
    months.push(name);
    if (++month > 12) [year, month] = [year + 1, 1];
  }
}
