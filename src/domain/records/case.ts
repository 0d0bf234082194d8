import type { CaseKind } from '../forms/case-intake.ts';
import type { ExtraAnswer } from '../filed.ts';
import type { FileValue, Text, Values } from '../form.ts';

/** A key with which a service signs receipts, as it publishes it. */
export interface SigningKey {
  /** Names it: the first 16 hex digits of the SHA-256 of the key. */
  readonly kid: string;
  /** The Ed25519 public key, base64url. */
  readonly x: string;
  /** ISO 8601, UTC: when it came into use. */
  readonly since?: string;
}

/** What a backend vouches for when it has taken a submission. It holds no secret: it can be shown to others. */
export interface Proof {
  /** `HD-XXXXX-XXXXX`, Crockford base 32, the last character checks the others. */
  readonly reference: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** ISO 8601, UTC: an answer or an acknowledgement is due by then (C-04). */
  readonly answerDueAt: string;
  /** Lower-case hex SHA-256 of `canonical({kind, form, values, extra, files: [digest …]})`. */
  readonly digest: string;
  /** The idempotency key it answers. */
  readonly key: string;
  /** Its files, in the submission's order, with the SHA-256 of each as it is stored. */
  readonly files?: readonly { readonly name: string; readonly size: number; readonly digest: string }[];
  /** Ed25519 over `receiptContent`, base64url, and the key it was made with; none where the backend does not sign. */
  readonly signature?: { readonly kid: string; readonly value: string };
}

/** Any backend's answer to a submission: the proof that it has arrived (C-03). */
export interface AnyReceipt extends Proof {
  /** The secret that opens the case together with its reference; none where nobody can look at it. */
  readonly trackingCode?: string;
  readonly state: string;
}

/** The answer of a backend that shows cases to whoever has their code. */
export interface Receipt extends AnyReceipt {
  readonly trackingCode: string;
}

/** Who did something, as far as the customer is told. */
export type Party = 'customer' | 'staff' | 'system';

/** What was missed: the first answer, the time of an answer that was promised, or the end of the work. */
export type Breach = 'answer' | 'promise' | 'handling';

/** From arrival, or from the customer's "not satisfied", to the next. */
export interface Round {
  /** Counted from 1. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly from: string;
  /** Absent of the one that goes on. */
  readonly to?: string;
  /** Why the customer was not satisfied with the round before. */
  readonly reason?: string;
}

/** An event of a case that its customer may see. */
export interface PublicEvent {
  readonly seq: number;
  /** Name of a workflow transition (`accept`, `propose` …), or `received`, `message`. */
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: Party;
  /** The staff has recorded it for the customer (C-02). */
  readonly onBehalf?: boolean;
  /** State after the event. */
  readonly state: string;
  /** Number of its round; absent: of the first. */
  readonly round?: number;
  readonly text?: string;
  readonly files?: readonly (FileValue & { readonly id: string })[];
}

/** A case as the holder of its tracking code sees it. */
export interface PublicCase {
  readonly reference: string;
  readonly kind: CaseKind;
  readonly state: string;
  readonly subject: string;
  readonly receivedAt: string;
  readonly answerDueAt: string;
  /** Set once somebody answered or acknowledged. */
  readonly answeredAt?: string;
  /** What usually comes next: transition names the workflow allows to anybody, in order. */
  readonly next: readonly string[];
  /** What the customer may do now: transition names, and `message` while the case can be written to. */
  readonly actions: readonly string[];
  readonly form: { readonly id: string; readonly version: number };
  /** What the customer wrote. */
  readonly values: Values;
  /** What they wrote into fields that the site or the page has added, with the label they saw. */
  readonly extra?: readonly ExtraAnswer[];
  /** What they chose as its category, in words, where the site has defined it (C-01). */
  readonly category?: Text;
  readonly files: readonly (FileValue & { readonly id: string })[];
  readonly events: readonly PublicEvent[];
  /** Rounds of work on it, the first first. */
  readonly rounds?: readonly Round[];
  /** What is proposed, once it was approved: for the customer to agree to, and whether they have. */
  readonly proposal?: { readonly text: string; readonly by?: string; readonly agreed?: boolean };
  /** An answer was promised by then. ISO 8601, UTC, like the other times. */
  readonly promisedAt?: string;
  /** What was promised where it was a day (`YYYY-MM-DD`); `promisedAt` is its end. */
  readonly promisedDay?: string;
  /** The work is due by then; absent while it rests. */
  readonly dueAt?: string;
  readonly overdue?: Breach;
  /** The staff waits for the customer. */
  readonly waiting?: { readonly since: string; readonly reason?: string };
  /** Number of the last event that somebody of the staff has read. */
  readonly readByStaff?: number;
  /** It was merged: the case that goes on in its stead. A backend that opens that one right away never says so. */
  readonly mergedInto?: string;
  /** References that lead here as well: of cases that were merged into this one. */
  readonly merged?: readonly string[];
}

/** One of their own cases, as a customer finds it in a list. `trackingCode` opens it. */
export interface OwnCase {
  readonly reference: string;
  readonly trackingCode: string;
  readonly kind: CaseKind;
  readonly state: string;
  readonly ended: boolean;
  readonly subject: string;
  readonly orderNumber?: string;
  readonly receivedAt: string;
  readonly updatedAt: string;
  /** Something waits for them: steps that are theirs. */
  readonly actions: readonly string[];
  /** Reference of the case that goes on in its stead; both lead there. */
  readonly mergedInto?: string;
}

/** What a customer may append to their case. */
export interface CustomerEvent {
  /** `message`, or a transition that the workflow gives to customers (`withdraw`, `agree` …). */
  readonly type: string;
  readonly text?: string;
  /** Ids of finished uploads. */
  readonly files?: readonly string[];
}
