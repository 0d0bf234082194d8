/** Words of the desk's calls after low scores; fetched with them. */
import type { CallOutcome } from '../domain/survey.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface CallTerms extends Words<
  | 'title' | 'hint' | 'none' | 'noneHint' | 'by' | 'overdue' | 'case' | 'answer' | 'take' | 'takeOver' | 'free' | 'release' | 'mine' | 'came' | 'note' | 'noteIfAny' | 'missing' | 'record' | 'said' | 'gone' | CallOutcome> {
  readonly of: (score: string, most: number) => string;
  readonly calling: (name: string) => string;
  readonly hasTaken: (name: string) => string;
  readonly again: (when: string) => string;
  readonly tries: (n: number) => string;
}
