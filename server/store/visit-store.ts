import type { VisitFigures, VisitOutcome } from 'heed/domain';
import type { DeskTable } from './rows.ts';
import type { DrawRow } from './visit-tables.ts';

export interface StoredVisit { readonly id: string; readonly caseId: string; readonly dueAt: string; readonly doneAt?: string }
export type Draw = Omit<DrawRow, 'closed' | 'drawn'>;

/** Return visits (C-11): what was drawn, and what became of it. */
export interface Visits {
  /** Whether the week that begins then has been drawn. */
  drawn(site: string, from: string): Promise<boolean>;
  /** Ids of the cases that came to their end between these instants, the second not included, and are still at it; none that was drawn before. */
  closedIn(site: string, from: string, to: string): Promise<string[]>;
  /** Records the draw and its visits, all or nothing. False if that week has been drawn already. */
  record(draw: Draw, closed: number, visits: readonly { readonly id: string; readonly caseId: string; readonly dueAt: string }[]): Promise<boolean>;
  /** The newest first: what was drawn, when, of how many, and the seed with which it can be done again. */
  draws(site: string, limit: number): Promise<readonly DrawRow[]>;
  /** Visits that nobody has made, the most urgent first, with the rows of their cases. */
  open(site: string, limit: number): Promise<readonly { readonly visit: StoredVisit; readonly row: DeskTable }[]>;
  visit(site: string, id: string): Promise<StoredVisit | undefined>;
  /** Somebody has made it; nothing if somebody was faster. */
  finish(site: string, id: string, outcome: Omit<VisitOutcome, 'note'>, by: string, at: string): Promise<void>;
  /** Over all draws of weeks from `since` on. */
  figures(site: string, since: string): Promise<VisitFigures>;
}
