import type { CallOutcome, Count, Occasion, Role, Share, SurveyChannel, SurveyComment, SurveyFilter, SurveyTemplate, Values } from 'heed/domain';

/** A site's id; it stands first in every key. */
type SiteId = string;

/** An asking: one answer each. The link to it is made of its id and the server's secret; neither says who is asked. */
export interface StoredInvitation {
  readonly site: SiteId;
  /** 128 random bits, hex. */
  readonly id: string;
  readonly template: string;
  readonly occasion: Occasion;
  readonly caseId?: string;
  /** What it is about, as staff knows it: the reference of a case, a service's number. One asking for each subject, template and round. */
  readonly subject?: string;
  readonly round: number;
  /** Whom it went to, as a keyed hash: nobody is asked too often. */
  readonly customerHash?: string;
  /** Their address and their number: whoever is asked by one of them was asked by all. */
  readonly mailHash?: string;
  readonly phoneHash?: string;
  /** The same as hashed in earlier times: not stored, but compared with what was. */
  readonly formerHashes?: readonly string[];
  readonly department?: string;
  readonly agent?: string;
  readonly locale: string;
  /** Where it is mailed to, unless it is about a case, which has an address; kept until all of it is answered or it has expired, and as long as somebody has to call them (S-03). */
  readonly email?: string;
  /** Where they are called after a low score; kept as long as the address. */
  readonly phone?: string;
  /** How the mail addresses them; kept as long as the address. */
  readonly name?: string;
  /** What was done for them, in words, and when it was finished (S-02). */
  readonly service?: string;
  readonly finishedAt?: string;
  /** Who of the staff has asked (P-02). */
  readonly invitedBy?: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly remindedAt?: string;
  readonly answeredAt?: string;
  readonly answerId?: string;
}

export interface StoredAnswer {
  readonly site: SiteId;
  readonly id: string;
  readonly reference: string;
  readonly invitationId?: string;
  readonly template: string;
  readonly version: number;
  readonly channel: SurveyChannel;
  readonly caseId?: string;
  readonly subject?: string;
  /** What was done for them, in words. */
  readonly service?: string;
  readonly round: number;
  readonly department?: string;
  readonly agent?: string;
  /** Only the first tap. */
  readonly partial: boolean;
  readonly values: Values;
  readonly locale: string;
  readonly source: { readonly page?: string; readonly widget?: string };
  readonly digest: string;
  /** SHA-256 of the code that lets its author change it. */
  readonly codeHash: string;
  readonly receivedAt: string;
  readonly changedAt?: string;
  readonly evaluatedAt?: string;
  readonly evaluatedBy?: string;
  /** 1, and one more with every change. */
  readonly revision: number;
}

/** Where low scores come from whose authors cannot be reached. Neither: from several places. */
export interface Place { readonly template: string; readonly channel: SurveyChannel; readonly department?: string; readonly page?: string }

export interface StoredFollowUp {
  readonly site: SiteId;
  readonly id: string;
  /** Of one that stands for a place: its own id. */
  readonly answerId: string;
  /** Set if it stands for all low scores of a place. */
  readonly place?: Place;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly doneAt?: string;
  readonly doneBy?: string;
  readonly note?: string;
  /** Who is going to call, since when. */
  readonly taken?: { readonly by: string; readonly name: string; readonly at: string };
  /** The score was changed to one that asks for no call, before anybody had called. */
  readonly droppedAt?: string;
}

/** A task with what it is about: an answer, or, of a place, those of its answers that came last, the newest of which is `answer`. */
export interface FoundFollowUp {
  readonly followUp: StoredFollowUp;
  readonly answer: StoredAnswer;
  readonly looked?: { readonly n: number; readonly firstAt: string; readonly lastAt: string; readonly newest: readonly StoredAnswer[] };
}

export interface Caller { readonly id: string; readonly name: string; /** Acts over whoever has taken the call. */ readonly over: boolean }
/** What was done about a call. */
export interface CallEntry { readonly at: string; readonly by: string; readonly name: string; readonly what: 'taken' | 'released' | CallOutcome; readonly note?: string }
/** `held`: somebody else has taken the task; `grown`: it stands for another number of low scores by now than whoever closes it has seen. */
export type CallChange = { readonly outcome: 'ok' | 'held' | 'grown'; readonly followUp: StoredFollowUp };

export interface LateFollowUp { readonly site: SiteId; readonly id: string; readonly dueAt: string; readonly step: number }

export interface Revision { readonly revision: number; readonly at: string; readonly values: Values; readonly partial: boolean; readonly digest: string; /** Of the template; of old ones it is not known. */ readonly version?: number }

export interface AnswerInput {
  readonly key: string;
  /** As it would be stored if it is the first; of a change only values, digest, version and the like are taken. */
  readonly answer: Omit<StoredAnswer, 'reference' | 'revision'>;
  /** The earlier answer that is changed, where there is no invitation. */
  readonly changes?: string;
  /** The key of an earlier request of the same author: what came with it is changed; what has not come yet will change nothing. */
  readonly after?: string;
  readonly scores: readonly { readonly field: string; readonly value: string }[];
  /** What was said in words, for searching. */
  readonly comments?: readonly SurveyComment[];
  /** Set if somebody has to follow it up by then; with a place, together with the others from there. */
  readonly followUp?: { readonly id: string; readonly dueAt: string; readonly place?: Place };
  /** Whether they want to be called again, given what they answered before: a task that is done is then opened anew. */
  callAgain?(before: Values): boolean;
  /** Of the site: months are counted by its clock; UTC without. */
  readonly timeZone?: string;
  readonly makeReference: () => string;
}

export type Answered =
  /** `kept`: the first tap came after the whole answer, which stays as it is. */
  | { readonly outcome: 'created' | 'changed' | 'replayed' | 'kept'; readonly answer: StoredAnswer; readonly followUp?: StoredFollowUp }
  | { readonly outcome: 'conflict' | 'evaluated' | 'not-found' };

export type Invited =
  | { readonly outcome: 'created' | 'exists'; readonly invitation: StoredInvitation }
  /** This customer was asked at `at`, later than `quietSince`. */
  | { readonly outcome: 'asked-recently'; readonly at: string }
  /** This customer does not want to be asked, or another one was asked about the same subject: whose link is not for them. */
  | { readonly outcome: 'asked-to-stop' | 'another-customer' };

/** How an invitation goes out: by mail, by somebody to whom its link was given, on the page that the customer came to, or not at all for want of an address. */
export type Way = 'mail' | 'given' | 'page' | 'none';

export interface Inviting {
  /**
   * Whoever was asked later than this is not asked again: with an invitation that went out, or is about to, and any that was answered. One whose
   * mail could not be sent has reached nobody.
   */
  readonly quietSince?: string;
  /** `given` unless told; of whoever has come by themselves (`page`) neither the quiet days nor that they do not want to be asked stand in the way. */
  readonly way?: Way;
}

export type Grouping = 'month' | 'department' | 'agent';

/** The counts of one answer of one question, under one of the groups. */
export interface GroupedCount extends Count<string> { readonly field: string; readonly group: string | null }

export interface PageOf<T> { readonly items: readonly T[]; readonly next?: string }

/** What the server remembers of surveys. Each method is one transaction. */
export interface Surveys {
  /** The newest version, or the one asked for. */
  template(site: SiteId, id: string, version?: number): Promise<SurveyTemplate | undefined>;
  templates(site: SiteId): Promise<SurveyTemplate[]>;
  /** All versions of one that the site has saved, the oldest first. */
  versions(site: SiteId, id: string): Promise<SurveyTemplate[]>;
  /** When each of them was saved, and by whom, the newest first. */
  savings(site: SiteId, id: string): Promise<readonly { readonly version: number; readonly at: string; readonly by: string }[]>;
  /** Stores `template` as the version after `base` (0: the first); conflict if another one is there. */
  putTemplate(site: SiteId, template: SurveyTemplate, by: string, at: string): Promise<'created' | 'conflict'>;
  invite(invitation: StoredInvitation, how?: Inviting): Promise<Invited>;
  /** With whether its case is gone. */
  invitation(site: SiteId, id: string): Promise<{ readonly invitation: StoredInvitation; readonly caseGone: boolean } | undefined>;
  /** Marks at most `limit` unanswered invitations from before `before` as reminded, each once; those that were mailed are mailed once more. */
  takeReminders(site: SiteId, before: string, now: string, limit: number): Promise<StoredInvitation[]>;
  /** The customer of this invitation is not asked any more. */
  stopAsking(invitation: StoredInvitation, at: string): Promise<void>;
  hasStopped(site: SiteId, customerHashes: readonly string[]): Promise<boolean>;
  /** Forgets the addresses of invitations that were answered or have expired. */
  forgetAddresses(now: string): Promise<void>;
  answer(input: AnswerInput): Promise<Answered>;
  answerByReference(site: SiteId, reference: string): Promise<StoredAnswer | undefined>;
  answerById(site: SiteId, id: string): Promise<StoredAnswer | undefined>;
  revisions(site: SiteId, answerId: string): Promise<Revision[]>;
  /** From now on it cannot be changed any more. */
  evaluate(site: SiteId, reference: string, by: string, at: string): Promise<StoredAnswer | undefined>;
  answers(site: SiteId, filter: SurveyFilter, page: { readonly after?: string; readonly limit: number }): Promise<PageOf<StoredAnswer>>;
  countAnswers(site: SiteId, filter: SurveyFilter): Promise<number>;
  counts(site: SiteId, filter: SurveyFilter, by: Grouping): Promise<GroupedCount[]>;
  /** How many answers have answered each question, in each group: of several answers at once one. */
  answered(site: SiteId, filter: SurveyFilter, by: Grouping): Promise<readonly { readonly field: string; readonly group: string | null; readonly n: number }[]>;
  /** Answers by each person. */
  answersByAgent(site: SiteId, filter: SurveyFilter): Promise<readonly { readonly agent: string; readonly n: number }[]>;
  /** The rounds that there are answers of, whatever else the filter says. */
  rounds(site: SiteId, filter: Pick<SurveyFilter, 'template' | 'channel'>): Promise<readonly number[]>;
  response(site: SiteId, filter: SurveyFilter): Promise<Share>;
  followUps(site: SiteId, limit: number): Promise<readonly FoundFollowUp[]>;
  /** The calls that are open, each as a word that changes with it: for noticing that something has. */
  openFollowUps(site: SiteId, limit: number): Promise<string[]>;
  /** Somebody calls: whoever has taken it already, unless whose it is was known and may be acted over. One that is done stays as it is. */
  takeFollowUp(site: SiteId, id: string, by: Caller, at: string, from?: string): Promise<CallChange | undefined>;
  releaseFollowUp(site: SiteId, id: string, by: Caller, at: string): Promise<CallChange | undefined>;
  /** What came of a call. Whoever was not reached is called again by `againAt`; with any other outcome it is done, and the way to reach them forgotten. */
  recordCall(site: SiteId, id: string, by: Caller, at: string, came: { readonly outcome: CallOutcome; readonly note: string; readonly againAt: string; /** How many low scores were seen, of one that stands for a place. */ readonly n?: number }): Promise<CallChange | undefined>;
  /** What was done about these calls, by their ids, the first first. */
  callLog(site: SiteId, ids: readonly string[]): Promise<ReadonlyMap<string, readonly CallEntry[]>>;
  /** Open calls that are late and about which somebody is to be told by `now`, of all sites, the longest waiting first; `step` is how many were told. */
  lateFollowUps(now: string, limit: number): Promise<readonly LateFollowUp[]>;
  /** Tells everybody with this role, by mail, and goes on to the next step, at `nextAt` or never. False if somebody was faster, or has called. */
  escalateFollowUp(late: LateFollowUp, to: Role | undefined, at: string, nextAt: string | undefined): Promise<boolean>;
  followUp(site: SiteId, id: string): Promise<FoundFollowUp | undefined>;
  /** References, in order, of cases that may have come to an end since then, and about whose end nobody was asked with this template. */
  casesToAsk(site: SiteId, template: string, since: string, limit: number, after?: string): Promise<string[]>;
}
