/** A figure is data: what is counted, over what. A store turns it into queries, a dashboard into a picture. */

/** Cases that count: of these kinds, with these events, and so on. All parts must hold. */
export interface CaseFilter {
  readonly kinds?: readonly string[];
  /** The event that puts the case into the period. */
  readonly event: readonly string[];
  /** Only where the case has been at this event as well … */
  readonly also?: readonly string[];
  /** … and the event came before this deadline of the case. */
  readonly within?: 'answerDueAt' | 'handlingDueAt';
}

/** A rate over a period. It is shown with both its numbers, and as "no data" where the denominator is 0. */
export interface Figure {
  /** Rule of the handbook. */
  readonly id: string;
  readonly name: string;
  readonly numerator: CaseFilter;
  readonly denominator: CaseFilter;
}

const complaints = ['complaint'];

/** Acceptance timeliness, handling timeliness, resolution rate. */
export const FIGURES: readonly Figure[] = [
  { id: 'F-01', name: 'acceptance-timeliness', numerator: { kinds: complaints, event: ['accept'], within: 'answerDueAt' },
    denominator: { kinds: complaints, event: ['received'] } },
  { id: 'F-02', name: 'handling-timeliness', numerator: { kinds: complaints, event: ['report-done'], within: 'handlingDueAt' },
    denominator: { kinds: complaints, event: ['report-done'] } },
  { id: 'F-03', name: 'resolution-rate', numerator: { event: ['close', 'satisfied'], also: ['satisfied'] }, denominator: { event: ['close', 'close-anyway', 'satisfied'] } },
];
