/** What the staff sees and does: the records of the desk. */
import type { Category } from '../categories.ts';
import type { DeadlineName } from '../clock.ts';
import type { ExtraAnswer } from '../filed.ts';
import type { FileValue, FormDefinition, Text, Values } from '../form.ts';
import type { CaseKind } from '../forms/case-intake.ts';
import type { Operation } from '../policy.ts';
import type { Refusal, Role, Section } from '../workflow.ts';
import type { Breach, Party, Round } from './case.ts';

/** How a case came in (C-01). */
export const CHANNELS = ['web', 'phone', 'on-site', 'email', 'live-chat', 'social', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

export const QUEUES = ['mine', 'department', 'to-approve', 'overdue', 'unassigned', 'all'] as const;
export type QueueName = (typeof QUEUES)[number];

/** `due`: emergencies first (C-10), then what is due next; the others have emergencies first as well. */
export const SORTS = ['due', 'newest', 'oldest', 'updated'] as const;
export type CaseSort = (typeof SORTS)[number];

export interface Department { readonly id: string; readonly name: Text }

/** Somebody of the staff, as colleagues see them. */
export interface Person { readonly id: string; readonly displayName: string }

export interface StaffUser extends Person {
  /** What they sign in with. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Ids of departments. */
  readonly departments: readonly string[];
}

/** Somebody is signed in. */
export interface Session {
  readonly user: StaffUser;
  /** Goes back with each request that changes something, as the header `Heed-CSRF`. Absent where a token signs in each request. */
  readonly csrf?: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
  /** The password was given by somebody else: nothing else is allowed until it has been changed. */
  readonly mustChangePassword: boolean;
  /** What this user may do with some case or other. */
  readonly operations: readonly Operation[];
  readonly departments: readonly Department[];
  /** What cases concern below product, service and operation (C-01), retired ones too. Absent of older servers. */
  readonly categories?: readonly Category[];
  /** In which money costs are, ISO 4217; absent: plain numbers. */
  readonly currency?: string;
  /** Whom a case can be given to. */
  readonly staff: readonly StaffUser[];
}

/** Counted up to a thousand; `more` says that there are others. */
export interface QueueCount { readonly name: QueueName; readonly count: number; readonly more?: boolean }

export interface CaseQuery {
  readonly queue?: QueueName;
  /** Words that all must be found: in reference, name, phone, e-mail, order, subject or what was written. */
  readonly q?: string;
  readonly kind?: CaseKind;
  readonly state?: string;
  /** Code of a category: also cases of those below it. */
  readonly category?: string;
  readonly department?: string;
  /** A user's id. */
  readonly assignee?: string;
  readonly channel?: Channel;
  readonly emergency?: boolean;
  /** Received from this instant on, and before that one. ISO 8601. */
  readonly from?: string;
  readonly to?: string;
  readonly sort?: CaseSort;
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 100; default 30. */
  readonly limit?: number;
}

/** A line of a list. */
export interface CaseSummary {
  readonly reference: string;
  readonly kind: CaseKind;
  readonly state: string;
  /** The case has ended. */
  readonly ended: boolean;
  readonly subject: string;
  /** The customer's name. */
  readonly customer: string;
  readonly category?: string;
  readonly channel: Channel;
  readonly orderNumber?: string;
  /** ISO 8601, UTC, like all times here. */
  readonly receivedAt: string;
  readonly answerDueAt: string;
  readonly answeredAt?: string;
  /** The customer was told that they would have an answer by then (C-04). */
  readonly promisedAt?: string;
  /** The work is due by then; absent while it rests, or has not begun. */
  readonly dueAt?: string;
  /** What was missed, if anything. */
  readonly overdue: Breach | null;
  readonly emergency: boolean;
  readonly assignee?: Person;
  readonly departments: readonly string[];
  /** How often the customer was not satisfied: rounds less one. */
  readonly reopened: number;
  readonly updatedAt: string;
  /** Of the last event; goes back with each change. */
  readonly version: number;
}

export interface CasePage {
  readonly items: readonly CaseSummary[];
  /** `after` of the next page; absent on the last. */
  readonly next?: string;
}

export type CaseFile = FileValue & { readonly id: string };

/** An event as the staff sees it. */
export interface DeskEvent {
  readonly seq: number;
  /** A transition of the workflow, or `received`, `assigned-to`, `merged`, `merged-into`. */
  readonly type: string;
  readonly at: string;
  readonly by: Party;
  readonly actor?: Person & { readonly role: Role };
  /** An agent recorded it for the customer. */
  readonly onBehalf?: boolean;
  /** State after the event. */
  readonly state: string;
  /** Never shown to the customer. */
  readonly internal: boolean;
  readonly round: number;
  /** The section of the handling form that it fills. */
  readonly fills?: Section;
  /** What the customer reads of it. */
  readonly text?: string;
  /** Everything that was recorded with it. */
  readonly payload: Values;
  readonly files: readonly CaseFile[];
}

export interface DeskClock {
  readonly state: 'running' | 'paused' | 'stopped';
  readonly dueAt?: string;
  /** What was promised where it was a day (`YYYY-MM-DD`); `dueAt` is its end. */
  readonly day?: string;
  /** Milliseconds of the site's time that are left; less than none once it is overdue. */
  readonly remaining?: number;
  readonly breached: boolean;
  /** Why it rests: what staff wrote when they began to wait for the customer. */
  readonly reason?: string;
}

/** A step that this user may take now. `form` asks for what is recorded with it. */
export interface DeskStep {
  readonly name: string;
  readonly form: FormDefinition | null;
  /** Not what usually comes next. */
  readonly aside: boolean;
  readonly internal: boolean;
  /** It is the customer's: an agent records what they said. */
  readonly forCustomer: boolean;
  /** The section of the handling form that whoever takes it decides on. */
  readonly about?: Section;
}

export interface RefusedStep { readonly name: string; readonly reason: Refusal }

/** A case with everything the staff may see of it. */
export interface DeskCase extends CaseSummary {
  readonly form: { readonly id: string; readonly version: number };
  /** What the customer wrote; the contact is among it (`name`, `phone`, `email`, `preferredContact`, `bestTime`). */
  readonly values: Values;
  readonly extra: readonly ExtraAnswer[];
  readonly locale: string;
  readonly files: readonly CaseFile[];
  readonly events: readonly DeskEvent[];
  /** What the steps have established: `managerConfirmed`, `approved`, `agreed`, `satisfied`, `waiting`, `reopened` … */
  readonly facts: Values;
  readonly clocks: { readonly [D in DeadlineName]?: DeskClock };
  readonly rounds: readonly Round[];
  readonly steps: readonly DeskStep[];
  /** Steps of others, or of another time, that this user sees beside their own. */
  readonly refused: readonly RefusedStep[];
  /** Whether this user may give the case to somebody, or merge it. */
  readonly operations: readonly Operation[];
  /** References that lead here as well. */
  readonly merged?: readonly string[];
  /** The case that goes on in its stead. */
  readonly mergedInto?: string;
  /** Other open cases on the same order or of the same phone or e-mail: perhaps the same matter. */
  readonly related: readonly { readonly reference: string; readonly kind: CaseKind; readonly state: string; readonly subject: string; readonly receivedAt: string }[];
  /** Who else is looking at it now. */
  readonly viewers: readonly Person[];
  /** How far the customer has read: number of the last event, and when. */
  readonly readByCustomer?: { readonly seq: number; readonly at: string };
}

/** A step as it is sent. */
export interface DeskAct {
  readonly type: string;
  readonly payload?: Values;
  /** Ids of finished uploads. */
  readonly files?: readonly string[];
  /** The version that was looked at. */
  readonly version: number;
}

/** A case that staff records for a customer (C-02). */
export interface DeskFiling {
  readonly kind: CaseKind;
  readonly form: { readonly id: string; readonly version: number };
  readonly values: Values;
  readonly files?: readonly string[];
  /** Fields that the site has added, each with its label. */
  readonly extra?: readonly ExtraAnswer[];
  readonly channel: Channel;
  /** When it came in, if that was not now. ISO 8601. */
  readonly receivedAt?: string;
  readonly locale: string;
}

/** What the desk hears without asking. */
export type DeskNews =
  | { readonly type: 'case'; readonly reference: string; readonly version: number; readonly state: string; readonly by: Party; readonly actor?: Person }
  | { readonly type: 'presence'; readonly reference: string; readonly users: readonly Person[] }
  /** Somebody is to be called, or has been (S-03). */
  | { readonly type: 'calls' }
  /** The stream has begun, anew after a break: what was missed has to be asked for. */
  | { readonly type: 'open' };
