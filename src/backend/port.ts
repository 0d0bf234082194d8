import type { CaseKind } from '../domain/forms/case-intake.ts';
import type { FormDefinition, Values } from '../domain/form.ts';
import type { Issue } from '../domain/issue.ts';
import type { PublicCase, Receipt } from '../domain/records/case.ts';
import type { CustomerEvent } from '../domain/records/case.ts';

/** Everything that can go wrong between a widget and its backend. Terms turn a code into words. */
export type HeedErrorCode =
  /** No answer: no connection, name not found, refused, cut. */
  | 'network'
  /** No answer within the time allowed. */
  | 'timeout'
  /** Stopped by whoever asked. */
  | 'aborted'
  /** An answer that is not the backend's: HTML, wrong shape, a foreign receipt. */
  | 'bad-response'
  /** The backend has a fault of its own (5xx). */
  | 'unavailable'
  /** Too many requests. */
  | 'rate-limited'
  /** The values do not satisfy the form; `issues` says where. */
  | 'invalid'
  /** The request is malformed or of a form version that is not known. */
  | 'bad-request'
  /** The same idempotency key came before with other content. */
  | 'conflict'
  /** No such case, or not with this tracking code. */
  | 'not-found'
  /** This page or person may not do this. */
  | 'forbidden'
  /** The workflow does not allow the step now; `reason` says why. */
  | 'not-allowed'
  /** The file or request is too large. */
  | 'too-large'
  /** The file's content is of a type that is not taken. */
  | 'unsupported-type'
  /** The backend's storage is full. */
  | 'storage-full'
  /** The adapter has no such ability. */
  | 'unsupported';

export type { Issue };

/** What a customer files. */
export interface Submission {
  readonly kind: CaseKind;
  readonly form: { readonly id: string; readonly version: number };
  readonly values: Values;
  /** Ids of finished uploads. */
  readonly files: readonly string[];
  /** Fields that the embedding page added, with the label the customer saw. */
  readonly extra?: readonly { readonly name: string; readonly label: string; readonly value: string }[];
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
  submit(submission: Submission, options: CreateOptions): Promise<Receipt>;
  /** Rejects with `not-found` for a wrong reference and a wrong code alike. */
  track(access: CaseAccess, options?: CallOptions): Promise<PublicCase>;
  /** Appends a customer's event (a message, a withdrawal, agreement …). */
  append(access: CaseAccess, event: CustomerEvent, options: CreateOptions): Promise<PublicCase>;
}

export interface UploadsBackend {
  /** `onProgress` hears the share sent, 0 to 1. */
  upload(file: Blob, options: CallOptions & { readonly name: string; readonly onProgress?: (share: number) => void }): Promise<Upload>;
  /** One file of a case, for the holder of its code. */
  download(access: CaseAccess, fileId: string, options?: CallOptions): Promise<Blob>;
}

export interface FormsBackend {
  form(id: string, options?: CallOptions): Promise<FormDefinition>;
}

/** What a widget may ask of a backend. A missing part is a missing ability. */
export interface HeedBackend {
  readonly cases?: CasesBackend;
  readonly uploads?: UploadsBackend;
  readonly forms?: FormsBackend;
  /** Loads what the first call needs ahead of it: call it when somebody begins to type. */
  prepare?(): void;
}

/** The one error every backend rejects with. */
export class HeedError extends Error {
  override readonly name = 'HeedError';
  readonly code: HeedErrorCode;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Seconds after which to try again, where the backend said so. */
  readonly retryAfter?: number;
  readonly issues?: readonly Issue[];
  /** Machine-readable reason of a `not-allowed` or `forbidden`. */
  readonly reason?: string;
  constructor(code: HeedErrorCode, message: string, detail: {
    retryable?: boolean; retryAfter?: number; issues?: readonly Issue[]; reason?: string; cause?: unknown;
  } = {}) {
    super(message, { cause: detail.cause });
    this.code = code;
    this.retryable = detail.retryable ?? ['network', 'timeout', 'bad-response', 'unavailable', 'rate-limited', 'storage-full'].includes(code);
    this.retryAfter = detail.retryAfter;
    this.issues = detail.issues;
    this.reason = detail.reason;
  }
}
