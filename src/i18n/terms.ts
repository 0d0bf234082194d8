/**
 * Every word a person reads is a required term: a locale that lacks one does not compile.
 * Terms come in parts, each a module per locale, so that a page loads only what it shows: `form` (a form until it is sent),
 * `submission` (checks, answers, receipts), `sending` (the same, and what few need of it), `cases` (a case and its life).
 */
import type { Locale, Text } from '../domain/form.ts';

type Words<K extends string> = Readonly<Record<K, string>>;
/** Words that depend on numbers or names. */
type Say<A extends unknown[]> = (...args: A) => string;

/** Words with which any form is drawn. */
export interface FormTerms {
  readonly locale: Locale;
  readonly label: Readonly<Record<string, string>>;
  readonly hint: Readonly<Record<string, string>>;
  readonly option: Readonly<Record<string, string>>;
  readonly step: Readonly<Record<string, string>>;
  readonly ui: Words<'choose' | 'review' | 'send' | 'back' | 'next' | 'required' | 'noBackend' | 'loadFailed'>
    & Partial<Words<'addFiles' | 'takePhoto' | 'privacy' | 'addRow' | 'removeRow'>>;
  readonly stepOf: Say<[step: number, of: number]>;
  /** Ratings and scales; without them they have their numbers only. */
  readonly scale?: ScaleTerms;
}

/** What the values of a rating or scale are called. */
export interface ScaleTerms {
  /** The five of a satisfaction, the lowest first. */
  readonly csat: readonly [string, string, string, string, string];
  /** The five of one service item. */
  readonly item: readonly [string, string, string, string, string];
  /** Ends of recommendation and effort. */
  readonly nps: readonly [string, string];
  readonly ces: readonly [string, string];
  /** Names one value to those who do not see the row. */
  readonly value: Say<[value: number, to: number, word: string | undefined]>;
}

/** Words of the forms with which cases are filed. */
export interface IntakeTerms extends FormTerms {
  readonly ui: FormTerms['ui'] & Words<'addFiles' | 'takePhoto' | 'privacy' | 'addRow' | 'removeRow'>;
  readonly label: Words<
    'kind' | 'subject' | 'description' | 'files' | 'occurredAt' | 'category' | 'impact' | 'wantedOutcome' | 'wantedOutcomeOther'
    | 'orderNumber' | 'product' | 'name' | 'phone' | 'email' | 'preferredContact' | 'bestTime' | 'consent' | 'question' | 'idea'>;
  readonly hint: Words<'orderNumberHint' | 'filesHint' | 'descriptionHint' | 'phoneHint' | 'bestTimeHint' | 'impactHint' | 'emailHint' | 'productHint'>;
  readonly option: Words<
    'complaint' | 'inquiry' | 'suggestion' | 'product' | 'service' | 'operation' | 'only-me' | 'several' | 'many' | 'safety'
    | 'refund' | 'exchange' | 'repair' | 'redo' | 'compensation' | 'apology' | 'explanation' | 'other' | 'phone' | 'email' | 'either'>;
  readonly step: Words<'matter' | 'outcome' | 'contact' | 'question' | 'idea'>;
}

/** Codes of `validate` in the domain that a visitor of a shipped form can meet. */
export type CommonIssue =
  | 'required' | 'contact-required' | 'too-long' | 'not-an-email' | 'not-a-phone' | 'not-a-date' | 'in-future' | 'consent-required' | 'not-added' | 'not-text';
/** Those beside, and what the file list, the outbox (`lost`, `refused`) and the server (`file-missing`) find. */
export type IssueCode = CommonIssue
  | 'too-short' | 'too-small' | 'too-large' | 'not-a-number' | 'not-an-option' | 'forbidden-characters' | 'too-many-files' | 'file-too-large'
  | 'file-type' | 'in-past' | 'unknown-field' | 'unreadable-image' | 'empty-file' | 'lost' | 'refused' | 'file-missing';

export type IssueParams = Readonly<Record<string, string | number>>;
type IssueWords<K extends string> = Readonly<Record<K, Say<[label: string, params: IssueParams]>>>;

/** Why the backend did not take it, by the code of the error: what passes with time, and can be told without a connection … */
export type PassingFailure = 'network' | 'timeout' | 'aborted' | 'bad-response' | 'unavailable' | 'rate-limited';
/** … and what an answer has told. */
export type FailureCode = PassingFailure
  | 'invalid' | 'bad-request' | 'conflict' | 'not-found' | 'forbidden' | 'not-allowed' | 'too-large' | 'unsupported-type' | 'unsupported' | 'storage-full';

/** What everybody needs between the first key and the receipt, and whoever loses the connection on the way. */
export interface SubmissionTerms {
  readonly issue: IssueWords<CommonIssue> & Partial<IssueWords<IssueCode>>;
  readonly failure: Words<PassingFailure> & Partial<Words<FailureCode>>;
  readonly ui: Words<
    'summaryTitle' | 'reviewTitle' | 'reviewHint' | 'change' | 'notGiven' | 'yes' | 'no' | 'edit' | 'sendNow' | 'sending' | 'sendingText' | 'waitingTitle'
    | 'waitingText' | 'refusedTitle' | 'retry' | 'kept' | 'notKept' | 'receivedTitle' | 'reference' | 'trackingCode' | 'trackingCodeHint'
    | 'copy' | 'copied' | 'saveReceipt' | 'forget' | 'print' | 'nextTitle' | 'follow' | 'another' | 'youWrote' | 'connection'>;
  readonly receivedAs: Say<[reference: string]>;
  readonly retryAt: Say<[time: string]>;
  /** Without a time: an emergency is answered at once (C-10). */
  readonly answerBy: Say<[when: string | false]>;
  readonly nextStep: Readonly<Record<'complaint' | 'inquiry' | 'suggestion', readonly [string, string]>>;
}

/** The same, and what few need: files, kept drafts, refusals, unusual fields. Loaded with the code for those. */
export interface SendingTerms extends SubmissionTerms {
  readonly issue: IssueWords<IssueCode>;
  readonly failure: Words<FailureCode>;
  readonly ui: SubmissionTerms['ui'] & Words<'continueDraft' | 'discardDraft' | 'draftTitle' | 'remove' | 'preparing' | 'close' | 'stop' | 'fileSent' | 'fileWaits'>;
  readonly draftSaved: Say<[when: string, until: string]>;
  /** Where Safari's rule applies: storage that scripts have written lives for seven days of use without a visit. */
  readonly sevenDays: string;
  readonly sendingFile: Say<[file: number, of: number]>;
  readonly removed: Say<[name: string]>;
}

/** What lies on this device, and what can be done about it: the outbox, receipts to keep, drafts to take along. */
export interface DeviceTerms {
  readonly kind: Words<'complaint' | 'inquiry' | 'suggestion' | 'survey'>;
  readonly ui: Words<
    'title' | 'empty' | 'emptyHint' | 'waiting' | 'sent' | 'refused' | 'memory' | 'elsewhere' | 'mayHaveArrived' | 'takeBack'
    | 'takenBack' | 'changeHint' | 'takeAlong' | 'bring' | 'brought' | 'begun' | 'begunHint' | 'saveReceipt' | 'follow' | 'forget' | 'forgotten' | 'notForgotten' | 'undo' | 'forgetAsk' | 'forgetUnsent' | 'cancel'
    | 'full' | 'whatToDo' | 'proof' | 'digest' | 'signature' | 'unsigned' | 'key' | 'answerDue' | 'seenHint' | 'close'
    | 'checkTitle' | 'checkHint' | 'checkDrop' | 'checking' | 'otherTitle' | 'otherHint' | 'otherSent' | 'otherForgotten' | 'earlierTitle' | 'earlierHint' | 'here' | 'there' | 'showBoth' | 'keepMine' | 'takeOther' | 'nothing'
    | 'sharedHint' | 'wipeTitle' | 'stillHere' | 'wipeNow' | 'wiped'>;
  /** What checking a saved receipt has shown. */
  readonly verdict: Words<'genuine' | 'unconfirmed' | 'altered' | 'foreign' | 'unsigned' | 'uncheckable' | 'unreadable'>;
  readonly verdictHint: Words<'genuine' | 'unconfirmed' | 'altered' | 'foreign' | 'unsigned' | 'uncheckable' | 'unreadable'>;
  /** Why a file with a draft cannot be used. */
  readonly fileFault: Words<'not-a-draft' | 'damaged' | 'newer' | 'too-large' | 'other-form'>;
  readonly receivedAs: Say<[reference: string]>;
  readonly refusedBecause: Say<[reason: string]>;
  readonly queued: Say<[when: string, files: number]>;
  readonly nextTry: Say<[when: string, tries: number]>;
  readonly withheld: Say<[labels: string]>;
  readonly otherChanged: Say<[when: string]>;
  readonly wipeIn: Say<[seconds: number]>;
}

/** States of the case workflows, as a customer is told them. */
export type StateKey =
  | 'received' | 'accepted' | 'rejected' | 'analysed' | 'assigned' | 'proposed' | 'approved' | 'executing' | 'awaiting-feedback' | 'reopened'
  | 'closed' | 'withdrawn' | 'answered' | 'promised' | 'confirmed' | 'sorted' | 'forwarded' | 'under-evaluation' | 'adopted' | 'declined'
  | 'merged';

export interface CasesTerms {
  readonly state: Readonly<Record<StateKey, string>>;
  /** What a state means for the customer, in a sentence. */
  readonly about: Readonly<Record<StateKey, string>>;
  /** Events, by name of the transition. An event without a term is shown by the state it led to. */
  readonly event: Readonly<Record<string, string>>;
  /** What will happen, or can, by name of the transition; what belongs together has the same words. */
  readonly next: Readonly<Record<string, string>>;
  /** What the customer may do, by name of the transition. */
  readonly action: Readonly<Record<string, string>>;
  readonly by: Words<'customer' | 'staff' | 'system'>;
  readonly ui: Words<'checkReceipt' | 
    'lookUpTitle' | 'lookUpHint' | 'reference' | 'trackingCode' | 'lookUp' | 'looking' | 'badReference' | 'badCode' | 'notFound' | 'other' | 'timeline'
    | 'nextTitle' | 'answerDue' | 'answerLate' | 'answerSoon' | 'atOnce' | 'answered' | 'sendMessage' | 'sendingMessage' | 'withdrawAsk'
    | 'cancel' | 'refresh' | 'updated' | 'open' | 'yourCase' | 'ended' | 'loading' | 'confirm'
    | 'attach' | 'noTracking' | 'noAppending' | 'proposal' | 'proposed' | 'agreed' | 'proposalBy' | 'forYou' | 'promised' | 'waiting' | 'workDue' | 'read'>;
  /** What the words of an answer are, by name of the transition. */
  readonly ask: Words<'message' | 'agree' | 'decline' | 'satisfied' | 'not-satisfied' | 'withdraw'>;
  /** What is said once they have done it. */
  readonly done: CasesTerms['ask'];
  /** What was missed, said as it is. */
  readonly late: Words<'answer' | 'promise' | 'handling'>;
  readonly round: Say<[number: number]>;
}

/** The survey, until the first tap. */
export interface SurveyTerms extends FormTerms {
  readonly scale: ScaleTerms;
  readonly survey: Words<'rest' | 'loading'>;
}

/** What is said after the first tap, and where there is no survey to show. */
export interface SurveyEndTerms {
  readonly ui: Words<'thanks' | 'thanksText' | 'reference' | 'change' | 'again' | 'close' | 'tapped' | 'answered' | 'retry' | 'sorry' | 'changeSend' | 'stop' | 'next' | 'save' | 'remove' | 'wrote'>;
  /** In a kiosk: so many answers were refused for good. */
  readonly kept: (n: number) => string;
  readonly version: (n: number) => string;
  readonly followUp: Say<[when: string]>;
  /** On a device that many people use: the form is empty again in so many seconds; `ended`: after the thanks. */
  readonly clears: (seconds: number, ended: boolean) => string;
  /** Pages of what cannot be answered; by the reason that the backend gave. */
  readonly bad: Readonly<Record<SurveyTrouble, readonly [title: string, text: string]>>;
  /** Pages of those who came to say that they want to be asked no more, and have said so. */
  readonly stop: readonly [title: string, text: string];
  readonly stopped: readonly [title: string, text: string];
}
export type SurveyTrouble = 'survey-unknown' | 'invitation-unknown' | 'invitation-expired' | 'survey-evaluated' | 'case-gone' | 'offline' | 'unavailable';

/** A text of a definition in words: a shipped term, an admin's words in the best locale, or the string as it is. */
export function wordsOf(text: Text, terms: Readonly<Record<string, string>>, locale: Locale): string {
  return typeof text === 'string' ? (terms[text] ?? text) : (text[locale] ?? text.en ?? Object.values(text)[0] ?? '');
}
