/**
 * Return visits to customers whose cases were closed (C-11): a share of the cases of a week is drawn, and each drawn one is a task. What a visit finds out in
 * full is a record of its own; here only whether the customer was reached, and is satisfied.
 */
import { sha256 } from './sha256.ts';

/** What a site may set. */
export interface VisitSettings {
  /** Part of the closed cases that is drawn, 0 to 1; 0: none. */
  readonly share: number;
  /** Days after the draw by which a visit is due. */
  readonly dueDays: number;
}
export const VISIT_SETTINGS: VisitSettings = { share: 0.2, dueDays: 7 };

/** Somebody has visited, or tried to. */
export interface VisitOutcome {
  readonly reached: boolean;
  /** Only of who was reached. */
  readonly satisfied?: boolean;
  readonly note: string;
}

/** A drawn case that somebody has to visit its customer about. */
export interface ReturnVisit {
  readonly id: string;
  /** The case. */
  readonly reference: string;
  readonly subject: string;
  readonly customer: string;
  readonly phone?: string;
  readonly email?: string;
  /** ISO 8601, UTC, like all times here. */
  readonly dueAt: string;
}

/** Sums over the draws of the last 13 weeks. */
export interface VisitFigures {
  /** Cases that were closed, and how many of them were drawn. */
  readonly closed: number;
  readonly drawn: number;
  /** Of the drawn: visits that were made, of these customers reached, of these satisfied. */
  readonly made: number;
  readonly reached: number;
  readonly satisfied: number;
}

/** How many of so many closed cases are drawn: rounded up, so that of a single one one is. */
export const drawSize = (closed: number, share: number): number => Math.max(0, Math.min(closed, Math.ceil(closed * share - 1e-9)));

/**
 * Draws so many of these. Each is as likely as any other, and with the same seed it is the same draw, in whatever order they come: whoever has the seed can
 * do it again and see that nobody chose. No case twice.
 */
export function drawCases(references: readonly string[], count: number, seed: string): string[] {
  const encoder = new TextEncoder();
  const lot = (reference: string) => Array.from(sha256(encoder.encode(`${seed} ${reference}`)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [...new Set(references)].map((reference) => [lot(reference), reference] as const).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, count).map(([, reference]) => reference);
}

const DAY = 864e5;
const WEEK = 7 * DAY;
/** A Monday. */
const MONDAY = Date.parse('2024-01-01T00:00:00Z');

/** The last whole week (Monday to Sunday, UTC) before this instant; milliseconds since 1970. */
export function lastWeek(now: number): { readonly from: number; readonly to: number } {
  const to = MONDAY + Math.floor((now - MONDAY) / WEEK) * WEEK;
  return { from: to - WEEK, to };
}
