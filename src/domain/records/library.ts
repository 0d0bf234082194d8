/** The case library (C-13): what was learnt from closed cases, without the people. */
import type { CaseKind } from '../forms/case-intake.ts';
import type { CaseFile } from './desk.ts';

/** The phase of business that a case belongs to. */
export const PHASES = ['advice', 'order', 'delivery', 'use', 'repair', 'billing', 'other'] as const;
export type Phase = (typeof PHASES)[number];

/** What kinds of personal data are taken out. */
export const REDACTIONS = ['name', 'phone', 'email', 'plate', 'id-number', 'card', 'address', 'reference', 'order', 'account'] as const;
export type Redaction = (typeof REDACTIONS)[number];

export interface LibraryContent {
  readonly title: string;
  readonly problem: string;
  readonly cause: string;
  readonly departments: readonly string[];
  readonly phase: Phase;
  readonly lesson: string;
  readonly measure: string;
}
/** The texts of an entry: what is searched and redacted. */
export const LIBRARY_TEXTS = ['title', 'problem', 'cause', 'lesson', 'measure'] as const satisfies readonly (keyof LibraryContent)[];

/** An entry as it would be made of a case: to be read, corrected and saved. */
export interface LibraryDraft extends LibraryContent {
  readonly reference: string;
  readonly kind: CaseKind;
  /** Pictures of the case; whoever saves chooses those that show nobody. */
  readonly photos: readonly CaseFile[];
  /** What was taken out, so that it can be checked. */
  readonly redacted: readonly { readonly field: (typeof LIBRARY_TEXTS)[number]; readonly what: Redaction; readonly count: number }[];
  /** The entry that the case has already; the draft is then made of it. */
  readonly saved?: LibraryEntry;
}

/** An entry as it is saved; the server takes personal data out once more. */
export interface NewLibraryEntry extends LibraryContent {
  readonly reference: string;
  /** Ids of files of the case. */
  readonly photos: readonly string[];
  /** Version of the saved entry that this was made from; absent or 0 where there was none. */
  readonly version?: number;
}

export interface LibraryEntry extends LibraryContent {
  readonly id: string;
  readonly kind: CaseKind;
  readonly photos: readonly CaseFile[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Who saved it first. */
  readonly createdBy: string;
  /** Counts how often it was saved. */
  readonly version: number;
  /** Absent while nobody has changed it; ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** Who changed it last. */
  readonly updatedBy?: string;
}

export interface LibraryQuery {
  /** Words that all must be found. */
  readonly q?: string;
  readonly kind?: CaseKind;
  readonly cause?: string;
  readonly department?: string;
  readonly phase?: Phase;
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 100; default 30. */
  readonly limit?: number;
}

export interface LibraryPage {
  readonly items: readonly LibraryEntry[];
  /** `after` of the next page; absent on the last. */
  readonly next?: string;
}
