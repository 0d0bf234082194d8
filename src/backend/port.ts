import type { CaseKind } from '../domain/forms/case-intake.ts';
import type { ExtraAnswer } from '../domain/filed.ts';
import type { FormDefinition, FormOverrides, Values } from '../domain/form.ts';
import type { Issue } from '../domain/issue.ts';
import type { SurveyTemplate } from '../domain/forms/surveys.ts';
import type { OpenInvitation, SurveyReceipt, SurveySubmission } from '../domain/records/survey.ts';
import type { OwnCase, PublicCase, AnyReceipt, SigningKey } from '../domain/records/case.ts';
import type { CustomerEvent } from '../domain/records/case.ts';

export { HeedError } from '../domain/error.ts';
export type { HeedErrorCode } from '../domain/error.ts';
export type { Issue };

/** What a customer files. */
export interface Submission {
  readonly kind: CaseKind;
  readonly form: { readonly id: string; readonly version: number };
  readonly values: Values;
  /** Ids of finished uploads. */
  readonly files: readonly string[];
  /** Fields that the embedding page added, with the label the customer saw. */
  readonly extra?: readonly ExtraAnswer[];
  readonly locale: string;
  /** Where it was written: the page's address without query and fragment, and the widget. */
  readonly source?: { readonly page?: string; readonly widget?: string };
}

export interface CallOptions { readonly signal?: AbortSignal }
export interface CreateOptions extends CallOptions { readonly idempotencyKey: string }

/** A stored upload. */
export interface Upload { readonly id: string; readonly name: string; readonly type: string; readonly size: number; readonly digest: string }

export interface CaseAccess { readonly reference: string; readonly trackingCode: string }

export interface CasesBackend {
  submit(submission: Submission, options: CreateOptions): Promise<AnyReceipt>;
  /**
   * Rejects with `not-found` for a wrong reference and a wrong code alike. Absent where nobody can look at a case, as behind a webhook:
   * receipts lead nowhere then, and the tracker says that it cannot show cases.
   */
  track?(access: CaseAccess, options?: CallOptions): Promise<PublicCase>;
  /** Appends a customer's event (a message, a withdrawal, agreement …). Absent where cases can only be looked at. */
  append?(access: CaseAccess, event: CustomerEvent, options: CreateOptions): Promise<PublicCase>;
}

/** Absent where the backend takes no files: none are asked for. */
export interface UploadsBackend {
  /** `onProgress` hears the share sent, 0 to 1. */
  upload(file: Blob, options: CallOptions & { readonly name: string; readonly onProgress?: (share: number) => void }): Promise<Upload>;
  /** One file of a case, for the holder of its code. Absent: the names of files are shown, and lead nowhere. */
  download?(access: CaseAccess, fileId: string, options?: CallOptions): Promise<Blob>;
}

export interface FormsBackend {
  form(id: string, options?: CallOptions): Promise<FormDefinition>;
}

/** What the site's own backend says of its forms. What is absent is as shipped. */
export interface SiteConfig {
  /** Kinds of case that are taken at all; default: all. */
  readonly kinds?: readonly CaseKind[];
  /** What is changed in the intake form of a kind. A page's own overrides come on top. */
  readonly forms?: { readonly [K in CaseKind]?: FormOverrides };
  /** Where the privacy notice is, unless the page names one. */
  readonly privacyUrl?: string;
}

export interface ReceiptsBackend {
  /** The keys with which receipts are signed, old ones too. Whoever signs publishes them. */
  keys(options?: CallOptions): Promise<readonly SigningKey[]>;
}

export interface SurveysBackend {
  /** The newest version of a survey. */
  survey(id: string, options?: CallOptions): Promise<SurveyTemplate>;
  /** What an invitation opens. Rejects with a `reason`: `invitation-unknown`, `invitation-expired`, `case-gone`, `survey-evaluated`. */
  open(token: string, options?: CallOptions): Promise<OpenInvitation>;
  /** Answers, or changes an answer. */
  answer(submission: SurveySubmission, options: CreateOptions): Promise<SurveyReceipt>;
  /** The token of the invitation to score this case, if it has ended. Rejects with `not-allowed` where there is nothing to score. */
  about?(access: CaseAccess, options?: CallOptions): Promise<string>;
  /** Whoever has this invitation does not want to be asked any more. */
  stop?(token: string, options?: CallOptions): Promise<void>;
}

/** What a customer who is known may ask about their own cases; `RestOwnCases` is the one for heed-server. */
export interface OwnCasesBackend {
  /** All of theirs, the newest first. Rejects with `forbidden` for the reason `identity` where nobody vouches for them. */
  mine(options?: CallOptions): Promise<readonly OwnCase[]>;
  /** Their open cases on an order; also those whose codes the device holds. */
  open(orderNumber: string, held?: readonly CaseAccess[], options?: CallOptions): Promise<readonly OwnCase[]>;
}

/** What a widget may ask of a backend. A missing part is a missing ability. */
export interface HeedBackend {
  readonly cases?: CasesBackend;
  readonly uploads?: UploadsBackend;
  readonly forms?: FormsBackend;
  readonly surveys?: SurveysBackend;
  readonly receipts?: ReceiptsBackend;
  readonly own?: OwnCasesBackend;
  /** What the site has changed in its forms; asked when a form comes onto a page. Never rejects. */
  config?(): Promise<SiteConfig>;
  /** Loads what the first call needs ahead of it: call it when somebody begins to type. */
  prepare?(): void;
}
