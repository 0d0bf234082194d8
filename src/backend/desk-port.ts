/** What the desk and the other elements of the staff may ask of a backend. */
import type { CasePage, CaseQuery, DeskAct, DeskCase, DeskFiling, DeskNews, QueueCount, Session } from '../domain/records/desk.ts';
import type { FormDefinition, Locale } from '../domain/form.ts';
import type { Receipt } from '../domain/records/case.ts';
import type { CallOutcome } from '../domain/survey.ts';
import type { FollowUp } from '../domain/records/survey.ts';
import type { AuditReport, CategoryBackend, LibraryBackend, ScriptBackend, VisitBackend } from './office-port.ts';
import { HeedError } from './port.ts';
import type { CallOptions, CreateOptions, Upload } from './port.ts';

export type * from '../domain/records/desk.ts';
export type { FollowUp };
export type * from './office-port.ts';

/**
 * Somebody else was faster: nothing was overwritten. `newer` is the case as it is now, to be shown beside what was to be written.
 * Its code is `conflict`, its reason `version`.
 */
export class DeskConflict extends HeedError {
  readonly newer: DeskCase;
  constructor(newer: DeskCase, options: { readonly cause?: unknown } = {}) {
    super('conflict', 'The case has changed since it was looked at.', { reason: 'version', cause: options.cause });
    this.newer = newer;
  }
}

export interface CallsBackend {
  /** The most urgent first. */
  list(options?: CallOptions): Promise<readonly FollowUp[]>;
  /** Whoever is signed in is going to call; `from`: whose it was until now, where they may take it over. Rejects with `conflict` if somebody else has it. */
  take(id: string, from?: string, options?: CallOptions): Promise<void>;
  release(id: string, options?: CallOptions): Promise<void>;
  /**
   * What came of it, and what was said and agreed. `n`: how many low scores were seen, of a task that stands for several; rejects with `conflict`
   * and the reason `more-scores` if it stands for others by now.
   */
  done(id: string, came: { readonly outcome: CallOutcome; readonly note: string; readonly n?: number }, options?: CallOptions): Promise<void>;
}

/** What staff says about a service that is finished (S-02). */
export interface FinishedService {
  /** What was done, in words. */
  readonly service: string;
  /** Nobody is asked twice about one. */
  readonly workOrder?: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  /** Ids, as in the session. */
  readonly department?: string;
  readonly agent?: string;
  readonly name?: string;
  /** One of the two at least: by it is known who was asked. */
  readonly email?: string;
  readonly phone?: string;
  /** In which the customer is asked. */
  readonly language: Locale;
}

/** What came of it. Times in ISO 8601, UTC. */
export type AskedAfterService =
  /** `known`: by this work order they were invited before, at `at`. `link` is for this customer only; absent where no page has the survey. */
  | { readonly outcome: 'invited' | 'known'; readonly at: string; readonly until: string; readonly answered: boolean; readonly mailed: boolean; readonly link?: string }
  /** `asked-recently`: they were asked at `at`. `another-customer`: somebody else was asked about this work order. `not-asked`: nobody is, by a setting. */
  | { readonly outcome: 'asked-recently' | 'asked-to-stop' | 'another-customer' | 'not-asked'; readonly at?: string };

export interface InvitationsBackend {
  /** A service is finished: its customer is asked how it was, unless a rule forbids it. */
  serviceFinished(service: FinishedService, options: CreateOptions): Promise<AskedAfterService>;
}

/**
 * `forbidden` has one of these reasons: `session` (nobody is signed in, or no longer), `credentials` (unknown name or wrong
 * password), `password` (it must be changed first), `csrf`, `role`, `origin`. A case one may not see is `not-found`.
 */
export interface DeskBackend {
  /** Who is signed in; `undefined` if nobody is. */
  session(options?: CallOptions): Promise<Session | undefined>;
  signIn(who: { readonly name: string; readonly password: string }, options?: CallOptions): Promise<Session>;
  signOut(options?: CallOptions): Promise<void>;
  /** Other sessions of the same user end. `invalid` with an issue of `next` if it is too short or too common. */
  changePassword(change: { readonly current: string; readonly next: string }, options?: CallOptions): Promise<Session>;

  queues(options?: CallOptions): Promise<readonly QueueCount[]>;
  list(query: CaseQuery, options?: CallOptions): Promise<CasePage>;
  open(reference: string, options?: CallOptions): Promise<DeskCase>;
  /** Takes a step. Rejects with {@link DeskConflict}, `not-allowed` (a `Refusal` as its reason) or `invalid`. */
  act(reference: string, act: DeskAct, options: CreateOptions): Promise<DeskCase>;
  /** Gives the case to a user, or to nobody. */
  assign(reference: string, to: { readonly user: string | null; readonly version: number }, options?: CallOptions): Promise<DeskCase>;
  /** Lets the case go on as another; both references keep working. Answers with the one that goes on. */
  merge(reference: string, into: { readonly into: string; readonly version: number }, options?: CallOptions): Promise<DeskCase>;
  file(filing: DeskFiling, options: CreateOptions): Promise<Receipt>;

  /** A form as the site has it: with its labels, and the fields it has added. Absent: cases are shown with the labels that are shipped. */
  form?(id: string, options?: CallOptions): Promise<FormDefinition>;

  upload(file: Blob, options: CallOptions & { readonly name: string }): Promise<Upload>;
  download(reference: string, fileId: string, options?: CallOptions): Promise<Blob>;

  /** Texts for customers (T-01). Absent where the backend has none. */
  readonly scripts?: ScriptBackend;
  /** What cases concern, for administrators to define (C-01). Absent where the backend has nothing but product, service and operation. */
  readonly categories?: CategoryBackend;
  /** What was learnt from closed cases (C-13). */
  readonly library?: LibraryBackend;
  /** Checks that no event of any case was changed, for admins. It takes as long as there are cases. */
  verifyAudit?(options?: CallOptions): Promise<AuditReport>;

  /** Low scores that somebody has to call about (S-03). Absent where the backend has no surveys. */
  readonly calls?: CallsBackend;
  /** Asking customers after a service. Absent where the backend has no surveys. */
  readonly invitations?: InvitationsBackend;

  /** Customers of closed cases that were drawn for a return visit (C-11). Absent where nothing is drawn. */
  readonly visits?: VisitBackend;

  /** Which case is looked at now; `null`: none. To be said again every half minute. */
  look(reference: string | null, options?: CallOptions): Promise<void>;
  /** Tells what happens until `signal` says stop; connects anew by itself, and says `open` each time. `onLost`: news may be missed. */
  watch(hear: (news: DeskNews) => void, options: { readonly signal: AbortSignal; readonly onLost?: (error: HeedError) => void }): void;
}

