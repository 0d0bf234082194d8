/** Words of what the desk does after low scores: calls, messages, looking into it. Fetched with them. */
import type { CallOutcome } from '../domain/survey.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface CallTerms extends Words<
  | 'title' | 'hint' | 'none' | 'noneHint' | 'by' | 'overdue' | 'case' | 'number' | 'answer' | 'answers' | 'take' | 'takeOver' | 'free' | 'release' | 'mine' | 'came' | 'note' | 'noteIfAny' | 'missing' | 'record' | 'said' | 'gone' | CallOutcome> {
  /** Said of what is no call, and has other words for the same things. */
  readonly ways: Readonly<Record<'message' | 'look', Pick<CallTerms, 'by' | 'take' | 'mine' | 'note' | 'missing' | 'said' | 'calling' | 'hasTaken'> & Words<'head'>>>;
  /** The number stands in the records of the service; the case has ended, or is deleted; several pages; no department; a link to all answers. */
  readonly records: (number: string) => string;
  readonly ended: string;
  readonly several: string;
  readonly nowhere: string;
  readonly all: string;
  /** More low scores have come than were on the screen. */
  readonly more: string;
  readonly scores: (n: number) => string;
  readonly between: (first: string, last: string) => string;
  readonly newest: (n: number) => string;
  readonly of: (score: string, most: number) => string;
  readonly calling: (name: string) => string;
  readonly hasTaken: (name: string) => string;
  readonly again: (when: string) => string;
  readonly tries: (n: number) => string;
}
