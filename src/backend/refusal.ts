/** What a refusal says: loaded with the first one. */
import { json } from './http.ts';
import type { HeedErrorCode, Issue } from './port.ts';
import { HeedError } from './port.ts';

/** Seconds. */
const MAX_PAUSE = 3600;

const BY_STATUS: { readonly [status: number]: HeedErrorCode } = {
  400: 'bad-request', 401: 'forbidden', 403: 'forbidden', 404: 'not-found', 408: 'timeout', 409: 'conflict', 410: 'not-found',
  413: 'too-large', 415: 'unsupported-type', 422: 'invalid', 429: 'rate-limited', 507: 'storage-full',
};
const CODES: readonly unknown[] = [...Object.values(BY_STATUS), 'not-allowed', 'unavailable'];
/** A proxy may speak for the backend with these, in HTML too. Another page is no answer: a 404 in HTML is a wrong address. */
const FROM_PROXY = [401, 403, 408, 413, 415, 429, 507];

type Json = { readonly [key: string]: unknown };

/** Seconds to wait as the answer asks, 0 up to an hour; nothing if it asks for nothing that makes sense. */
function pause(problem: Json, headers: Headers, now: number): number | undefined {
  const asked = headers.get('Retry-After') ?? '';
  const seconds = typeof problem.retryAfter === 'number' ? problem.retryAfter
    : /^\d+$/.test(asked) ? Number(asked)
    // Their clock against their clock: ours may be years off.
    : /^\w{3,}, .* GMT$/.test(asked) ? (Date.parse(asked) - (Date.parse(headers.get('Date') ?? '') || now)) / 1000
    : NaN;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), MAX_PAUSE);
}

/** The error an answer other than 2xx stands for. */
export async function refusal(response: Response, now: number): Promise<HeedError> {
  const { status, headers } = response;
  let problem: Json | undefined;
  let cause: unknown;
  try {
    problem = await json(response, (body) => Object(body) as Json);
  } catch (error) {
    cause = error;
  }
  const { code: named, issues, reason, detail } = problem ?? {};
  const code = CODES.includes(named) ? named as HeedErrorCode
    : (problem || FROM_PROXY.includes(status)) && BY_STATUS[status] || (status > 499 || status === 425 ? 'unavailable' : 'bad-response');
  const retryAfter = pause(problem ?? {}, headers, now);
  // Nobody but the webmaster can help, and the backend says how.
  if (reason === 'origin') console.error(`heed: ${String(detail)}`);
  return new HeedError(code, `The backend answered ${status} (${code}).`, {
    cause, retryAfter,
    // A twin of this request is being handled: its result will be ours.
    ...(code === 'conflict' && retryAfter !== undefined && { retryable: true }),
    issues: Array.isArray(issues) ? issues.filter((issue: Issue | null) => typeof issue?.path === 'string' && typeof issue.code === 'string') : undefined,
    reason: typeof reason === 'string' ? reason : undefined,
  });
}
