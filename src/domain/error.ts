import type { Issue } from './issue.ts';

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

/** The one error every backend rejects with. */
export class HeedError extends Error {
  declare readonly name: 'HeedError';
  declare readonly code: HeedErrorCode;
  /** Whether the same request may succeed later. */
  declare readonly retryable: boolean;
  /** Seconds after which to try again, where the backend said so. */
  declare readonly retryAfter?: number;
  declare readonly issues?: readonly Issue[];
  /** Machine-readable reason of a `not-allowed` or `forbidden`. */
  declare readonly reason?: string;
  constructor(code: HeedErrorCode, message: string, detail: {
    retryable?: boolean; retryAfter?: number; issues?: readonly Issue[]; reason?: string; cause?: unknown;
  } = {}) {
    super(message, detail);
    const retryable = ['network', 'timeout', 'bad-response', 'unavailable', 'rate-limited', 'storage-full'].includes(code);
    Object.assign(this, { name: 'HeedError', code, retryable }, detail);
  }
}
