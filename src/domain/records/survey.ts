import type { Field, Text, Values } from '../form.ts';
import type { FollowUpWay, RetiredOption, RetiredQuestion } from '../survey.ts';
import type { SurveyTemplate } from '../forms/surveys.ts';
import type { Count, Share, Withheld } from '../figures/survey.ts';
import type { Receipt } from './case.ts';

/** Where an answer came from: an invitation, or a page that anybody can open (kept apart in all figures). */
export type SurveyChannel = 'invited' | 'inline';

/** What a customer sends. */
export interface SurveySubmission {
  readonly kind: 'survey';
  readonly form: { readonly id: string; readonly version: number };
  readonly values: Values;
  readonly locale: string;
  readonly source?: { readonly page?: string; readonly widget?: string };
  /** The token of the invitation. */
  readonly invitation?: string;
  /** An answer without invitation that is changed: its reference and code. */
  readonly answer?: { readonly reference: string; readonly trackingCode: string };
  /** The idempotency key of an earlier answer of this author: it is changed; should it arrive later than this one, it changes nothing. */
  readonly after?: string;
  /** Only the first tap of a bar of faces: what is required may still be missing. */
  readonly partial?: boolean;
}

/** The proof that an answer has arrived. `reference` and `trackingCode` name it, for changing it. */
export interface SurveyReceipt extends Receipt {
  /** ISO 8601, UTC: somebody calls by then. */
  readonly followUpAt?: string;
}

/** What an invitation opens. */
export interface OpenInvitation {
  readonly template: SurveyTemplate;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
  /** What was answered already; it can be changed until somebody has evaluated it. */
  readonly answered?: { readonly at: string; readonly values: Values; readonly partial?: boolean };
}

/** One answer, as staff reads it. */
export interface SurveyAnswer {
  readonly id: string;
  readonly reference: string;
  readonly template: string;
  readonly version: number;
  readonly channel: SurveyChannel;
  /** Reference of the case, if it is about one. */
  readonly case?: string;
  /** What was done for them, if it is about a service. */
  readonly service?: string;
  readonly round: number;
  readonly department?: string;
  readonly agent?: string;
  readonly receivedAt: string;
  readonly changedAt?: string;
  readonly evaluatedAt?: string;
  readonly partial: boolean;
  readonly locale: string;
  readonly values: Values;
}

/** Low scores of one place whose authors cannot be reached: one task stands for all of them (S-03). */
export interface LookInto {
  /** How many low scores, and when the first and the last of them came. */
  readonly n: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly survey: Text;
  /** Where they came from, as far as it is known: a department by name, or the page. */
  readonly department?: Text;
  readonly page?: string;
  /** The newest of them, with what was asked; `answer` of the task is the first of these. */
  readonly newest: readonly { readonly answer: SurveyAnswer; readonly questions: readonly Field[] }[];
}

/** A low score that somebody has to follow up (S-03). */
export interface FollowUp {
  readonly id: string;
  /** A call unless told. */
  readonly way?: FollowUpWay;
  /** Set where it stands for all low scores of a place. */
  readonly look?: LookInto;
  readonly answer: SurveyAnswer;
  /** What was asked and answered, as it stood in the version that was answered. */
  readonly questions: readonly Field[];
  readonly dueAt: string;
  readonly overdue: boolean;
  /** How they are reached, as far as it is known besides the answer; forgotten once the call is done. */
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
  /** Who is going to call, since when. */
  readonly taken?: { readonly by: string; readonly name: string; readonly at: string };
  /** Calls that have reached nobody, the first first. */
  readonly tries: readonly { readonly at: string; readonly name: string; readonly note?: string }[];
  readonly doneAt?: string;
  readonly doneBy?: string;
  readonly note?: string;
}

/** Which answers are looked at. All parts must hold. */
export interface SurveyFilter {
  readonly template: string;
  readonly channel: SurveyChannel;
  /** First and last day, `YYYY-MM-DD` (UTC), both included. */
  readonly from?: string;
  readonly to?: string;
  readonly department?: string;
  readonly agent?: string;
  readonly round?: number;
  /** Only answers that say this. */
  readonly field?: string;
  readonly value?: string;
  /** Only answers with a comment that contains this, whatever its case; `''`: with any comment. */
  readonly comment?: string;
  /** Only those that this task stands for. */
  readonly followUp?: string;
  /** Only those that belong to no department, or to no person. */
  readonly unassigned?: 'department' | 'agent';
}

/** The counts of one question: over all, by month, by department and by person. */
export interface FieldCounts {
  readonly field: string;
  /** Set if the newest version asks it no more. */
  readonly retired?: RetiredQuestion;
  /** Answers that were given and cannot be chosen any more. */
  readonly retiredOptions?: readonly RetiredOption[];
  /** Answers that have answered it: of several answers at once one. */
  readonly n: number;
  /** Asked about one person, of whom nothing is told: all is empty, and says nothing. */
  readonly withheld?: Withheld;
  readonly counts: readonly Count<string>[];
  /** Each with how many have answered. */
  readonly months: readonly { readonly month: string; readonly n: number; readonly counts: readonly Count<string>[] }[];
  readonly departments: readonly { readonly name: string; readonly n: number; readonly counts: readonly Count<string>[] }[];
  /** `withheld` instead of figures where nothing is told of a person. */
  readonly agents: readonly (
    | { readonly name: string; readonly n: number; readonly counts: readonly Count<string>[]; readonly withheld?: undefined }
    | { readonly name: string; readonly n?: undefined; readonly counts?: undefined; readonly withheld: Withheld })[];
  /** Of answers that belong to no department, and to no person: with them the groups add up. Absent where there are none. */
  readonly unassigned?: {
    readonly department?: { readonly n: number; readonly counts: readonly Count<string>[] };
    readonly agent?: { readonly n: number; readonly counts: readonly Count<string>[] } | { readonly withheld: Withheld };
  };
}

/** A version of a survey that was saved, or came with heed. */
export interface SurveyVersion {
  readonly version: number;
  /** ISO 8601, UTC; absent of what came with heed. */
  readonly at?: string;
  /** Who saved it, by name. */
  readonly by?: string;
}

export interface SurveyResults {
  readonly template: SurveyTemplate;
  readonly filter: SurveyFilter;
  /** Answers. */
  readonly n: number;
  /** Answered of those who were invited in the period; absent for answers without invitation. */
  readonly response?: Share;
  readonly fields: readonly FieldCounts[];
  /** What there is to choose from in the filters. */
  readonly departments: readonly string[];
  readonly agents: readonly string[];
  /** Rounds of cases that were answered about, the first first. */
  readonly rounds: readonly number[];
  /** What departments and persons are called, by id; an id that is no longer known has no name. */
  readonly names: Readonly<Record<string, Text>>;
}

/** One answer with all its versions, the first one first. */
export interface SurveyHistory {
  readonly answer: SurveyAnswer;
  readonly revisions: readonly {
    readonly revision: number; readonly at: string; readonly partial: boolean; readonly values: Values;
    /** Version of the survey that it answered. */
    readonly version: number;
  }[];
  /** The survey in the versions that were answered. */
  readonly templates: readonly SurveyTemplate[];
}
