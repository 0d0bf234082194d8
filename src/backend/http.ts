/** Reading answers one cannot trust: they may be endless, somebody else's page, or a refusal. */
import type { HeedErrorCode, Issue } from './port.ts';
import { HeedError } from './port.ts';

/** Bytes. An answer is small; whatever is longer is not ours. */
export const MAX_ANSWER = 1 << 20;
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

/** Stops an answer that is not wanted. */
export function cancel(response: Response | undefined): void {
  response?.body?.cancel().catch(() => { /* It has ended by itself. */ });
}

/** A body of at most `limit` bytes; `heard` is told of every part. */
export async function read(response: Response, limit: number, heard?: () => void): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard?.();
    size += value.length;
    if (size > limit) {
      reader.cancel().catch(() => { /* It has ended by itself. */ });
      throw new HeedError('bad-response', `The answer is longer than ${limit} bytes.`);
    }
    parts.push(value);
  }
  return parts;
}

/** What `parse` makes of a JSON answer; `bad-response` if it is none, or throws. */
export async function json<T>(response: Response, parse: (body: unknown) => T): Promise<T> {
  let text = '';
  if (/^application\/([\w.-]+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '')) {
    text = await new Blob(await read(response, MAX_ANSWER)).text();
  } else cancel(response);
  try {
    return parse(JSON.parse(text));
  } catch (cause) {
    throw new HeedError('bad-response', 'The answer is not one of the backend.', { cause });
  }
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
  const { code: named, issues, reason } = problem ?? {};
  const code = CODES.includes(named) ? named as HeedErrorCode
    : (problem || FROM_PROXY.includes(status)) && BY_STATUS[status] || (status > 499 || status === 425 ? 'unavailable' : 'bad-response');
  const retryAfter = pause(problem ?? {}, headers, now);
  return new HeedError(code, `The backend answered ${status} (${code}).`, {
    cause, retryAfter,
    // A twin of this request is being handled: its result will be ours.
    retryable: code === 'conflict' && retryAfter !== undefined || undefined,
    issues: Array.isArray(issues) ? issues.filter((issue: Issue | null) => typeof issue?.path === 'string' && typeof issue.code === 'string') : undefined,
    reason: typeof reason === 'string' ? reason : undefined,
  });
}
