import type { Issue } from 'heed/domain';

/** Codes that the server answers with (a part of the backend port's `HeedErrorCode`), and their usual status. */
export const STATUS = {
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'not-allowed': 409,
  'too-large': 413,
  'unsupported-type': 415,
  invalid: 422,
  'rate-limited': 429,
  unavailable: 503,
  'storage-full': 507,
} as const;
export type ProblemCode = keyof typeof STATUS;

export interface ProblemDetail {
  /** Instead of the code: a person may read it. */
  readonly title?: string;
  /** Instead of the code's usual status. */
  readonly status?: number;
  /** Which values break which rule of their form. */
  readonly issues?: readonly Issue[];
  /** Seconds after which to try again; also sent as the header `Retry-After`. */
  readonly retryAfter?: number;
  /** Machine-readable reason of `not-allowed` and `forbidden`. */
  readonly reason?: string;
  /** More members of the answer. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route throws to answer with problem details (RFC 9457). `message` is for the developer who reads the answer; `inWords` puts it into those of the reader. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: ProblemDetail;
  constructor(code: ProblemCode, message: string, detail: ProblemDetail = {}) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/** The answer to a {@link Problem}. The request's id is in a header only: the same problem has the same bytes. */
export function problemResponse({ code, message, detail: { title = code, status = STATUS[code], issues, retryAfter, reason, extra, headers } }: Problem): Response {
  return new Response(JSON.stringify({ type: `urn:heed:problem:${code}`, title, status, detail: message, code, issues, reason, retryAfter, ...extra }), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }) },
  });
}
