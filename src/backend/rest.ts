import type { FormDefinition } from '../domain/form.ts';
import type { PublicCase, Receipt } from '../domain/records/case.ts';
import type {
  CallOptions, CaseAccess, CasesBackend, FormsBackend, HeedBackend, HeedErrorCode, Issue, Upload, UploadsBackend,
} from './port.ts';
import { HeedError } from './port.ts';
import { wait } from './wait.ts';

export interface RestOptions {
  /** Where heed-server answers, without `/v1`; `''` or `'/'` is the page's own origin. */
  readonly endpoint: string;
  /** The site's id, where the server knows several. */
  readonly site?: string;
  /** Milliseconds for a whole call, its retries included; default 20 000. */
  readonly timeout?: number;
  /** Milliseconds without a byte after which an upload or download is given up; default 120 000. */
  readonly idle?: number;
  /** Defaults to the page's own at the time of the call. If given without `XMLHttpRequest`, uploads go through it too. */
  readonly fetch?: typeof globalThis.fetch;
  readonly XMLHttpRequest?: typeof globalThis.XMLHttpRequest;
  /** Resolves after so many milliseconds; never, once aborted. */
  readonly wait?: typeof wait;
  /** 0 up to 1. */
  readonly random?: () => number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** An answer is small; whatever is longer is not ours. */
const MAX_ANSWER = 1 << 20;
const MAX_PAUSE = 3600;

const BY_STATUS: { readonly [status: number]: HeedErrorCode } = {
  400: 'bad-request', 401: 'forbidden', 403: 'forbidden', 404: 'not-found', 408: 'timeout', 409: 'conflict', 410: 'not-found',
  413: 'too-large', 415: 'unsupported-type', 422: 'invalid', 429: 'rate-limited', 507: 'storage-full',
};
const CODES: readonly unknown[] = [...Object.values(BY_STATUS), 'not-allowed', 'unavailable'];
/** A proxy may speak for the backend with these, in HTML too; other pages in HTML are not an answer. */
const FROM_PROXY = [401, 403, 408, 413, 415, 429, 507];
const WORTH_A_QUICK_RETRY = [0, 408, 425, 502, 503, 504];

type Json = { readonly [key: string]: unknown };
type Answers = typeof import('./answers.ts');
/** Takes an answer's body, or throws. */
type Parse<T> = (body: unknown, answers: Answers) => T;

interface Call {
  readonly method?: 'POST';
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

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

/** Stops an answer that is not wanted; yields no text. */
const cancel = (response: Response): string => (void response.body?.cancel(), '');

async function read(response: Response, limit: number, heard?: () => void): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard?.();
    size += value.length;
    if (size > limit) {
      void reader.cancel();
      throw new HeedError('bad-response', `The answer is longer than ${limit} bytes.`);
    }
    parts.push(value);
  }
  return parts;
}

/** Speaks to heed-server, or to anything else that answers its OpenAPI contract. Every rejection is a `HeedError`. */
export class RestBackend implements HeedBackend {
  readonly #options: RestOptions;
  readonly #base: string;

  constructor(options: RestOptions) {
    this.#options = options;
    this.#base = `${options.endpoint.replace(/\/+$/, '')}/v1`;
  }

  readonly cases: CasesBackend = {
    submit: (submission, { idempotencyKey, signal }) => this.#call('/cases', (body, { receipt }): Receipt => {
      const answer = receipt.parse(body);
      if (answer.key !== idempotencyKey) throw new Error('It is the receipt of another submission.');
      return answer;
    }, { method: 'POST', body: submission, headers: { 'Idempotency-Key': idempotencyKey }, signal }),

    track: (access, options) => this.#call(...this.#case(access, '', options)),

    append: (access, event, { idempotencyKey, signal }) => {
      const [path, parse, { headers }] = this.#case(access, '/events');
      return this.#call(path, parse, { method: 'POST', body: event, headers: { ...headers, 'Idempotency-Key': idempotencyKey }, signal });
    },
  };

  readonly uploads: UploadsBackend = {
    upload: (file, { name, onProgress, signal }) => this.#within(this.#idle, signal, async (stop, heard) => {
      const answers = await this.#answers();
      const body = new FormData();
      body.append('file', file, name);
      const { fetch, XMLHttpRequest = fetch ? undefined : globalThis.XMLHttpRequest } = this.#options;
      const response = XMLHttpRequest
        ? await this.#uploadByXhr(new XMLHttpRequest(), body, stop, (share) => { heard(); onProgress?.(share); })
        : await this.#fetch('/uploads', { method: 'POST', body }, stop);
      const upload = await this.#read(response, (json): Upload => answers.upload.parse(json), answers);
      onProgress?.(1);
      return upload;
    }),

    download: (access, fileId, options) => this.#within(this.#idle, options?.signal, async (stop, heard) => {
      const [path, , { headers }] = this.#case(access, `/files/${encodeURIComponent(fileId)}`);
      const response = await this.#fetch(path, { headers }, stop);
      if (!response.ok) throw await this.#refusal(response);
      return new Blob(await read(response, Infinity, heard), { type: response.headers.get('Content-Type') ?? '' });
    }),
  };

  readonly forms: FormsBackend = {
    form: (id, options) => this.#call(`/forms/${encodeURIComponent(id)}`, (body, { formDefinition }) =>
      formDefinition.parse(body) as unknown as FormDefinition, { signal: options?.signal }),
  };

  get #idle() { return this.#options.idle ?? 120_000; }

  #case({ reference, trackingCode }: CaseAccess, rest: string, options?: CallOptions) {
    const parse: Parse<PublicCase> = (body, { publicCase }) => publicCase.parse(body);
    return [
      `/cases/${encodeURIComponent(reference)}${rest}`, parse, { headers: { 'Heed-Tracking-Code': trackingCode }, signal: options?.signal },
    ] as const;
  }

  async #answers(): Promise<Answers> {
    return import('./answers.ts').catch((cause: unknown) => {
      throw new HeedError('network', 'A part of heed could not be loaded.', { cause });
    });
  }

  /** Runs `work` until it ends, `signal` says stop, or `ms` pass without `heard()`; ends then even if the work does not listen. */
  async #within<T>(ms: number, signal: AbortSignal | undefined, work: (stop: AbortSignal, heard: () => void) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const stopped = new Promise<never>((_, reject) => stop.signal.addEventListener('abort', () => reject(stop.signal.reason)));
    const give = (code: HeedErrorCode, message: string) => stop.abort(new HeedError(code, message, { cause: signal?.reason }));
    const abort = () => give('aborted', 'Stopped by whoever asked.');
    let clock = new AbortController();
    const heard = () => {
      clock.abort();
      clock = new AbortController();
      void (this.#options.wait ?? wait)(ms, clock.signal).then(() => give('timeout', `No answer within ${ms} ms.`));
    };
    signal?.addEventListener('abort', abort);
    try {
      heard();
      if (signal?.aborted) abort();
      return await Promise.race([stopped, stop.signal.aborted ? stopped : work(stop.signal, heard)]);
    } catch (cause) {
      throw cause instanceof HeedError ? cause : new HeedError('network', 'No connection to the backend.', { cause });
    } finally {
      clock.abort();
      signal?.removeEventListener('abort', abort);
    }
  }

  /** A call with JSON both ways. What may be repeated (reading, or a POST with its key) is tried up to three times. */
  #call<T>(path: string, parse: Parse<T>, { signal, body, ...init }: Call): Promise<T> {
    const { timeout = 20_000, random = Math.random, wait: pausing = wait } = this.#options;
    return this.#within(timeout, signal, async (stop) => {
      const answers = await this.#answers();
      const request: RequestInit = { ...init, body: body ? JSON.stringify(body) : undefined };
      for (let retry = 0; ; retry++) {
        const response = await this.#fetch(path, request, stop).catch((error: unknown) => {
          if (retry > 1 || stop.aborted) throw error;
        });
        if (response?.ok || retry > 1 || !WORTH_A_QUICK_RETRY.includes(response?.status ?? 0) || response?.headers.has('Retry-After')) {
          return this.#read(response!, parse, answers);
        }
        if (response) cancel(response);
        await pausing((1 + random()) * 200 * 2 ** retry, stop);
      }
    });
  }

  #fetch(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const { site, fetch = globalThis.fetch } = this.#options;
    return fetch(this.#base + path, {
      ...init, signal,
      headers: {
        Accept: 'application/json', ...init.headers as Record<string, string>, ...(site && { 'Heed-Site': site }),
        ...(typeof init.body === 'string' && { 'Content-Type': 'application/json' }),
      },
      cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer',
    });
  }

  /** `fetch` cannot tell how much has been sent. */
  #uploadByXhr(xhr: XMLHttpRequest, body: FormData, stop: AbortSignal, heard: (share: number) => void): Promise<Response> {
    return new Promise((resolve, reject) => {
      const url = `${this.#base}/uploads`;
      xhr.open('POST', url);
      xhr.setRequestHeader('Accept', 'application/json');
      if (this.#options.site) xhr.setRequestHeader('Heed-Site', this.#options.site);
      let share = 0;
      xhr.upload.onprogress = ({ loaded, total }) => heard(share = total ? loaded / total : 0);
      xhr.onprogress = ({ loaded }) => {
        heard(share);
        if (loaded > MAX_ANSWER) xhr.abort();
      };
      xhr.onabort = xhr.onerror = reject;
      xhr.onload = () => {
        // XMLHttpRequest follows redirects by itself; an answer from elsewhere is nobody's.
        if (xhr.responseURL && xhr.responseURL !== new URL(url, document.baseURI).href) return reject(new HeedError('bad-response', 'The upload was redirected.'));
        const headers = new Headers();
        for (const line of xhr.getAllResponseHeaders().trim().split('\r\n')) {
          const [name = '', ...value] = line.split(': ');
          if (name) headers.append(name, value.join(': '));
        }
        resolve(new Response(xhr.responseText, { status: xhr.status === 204 ? 200 : xhr.status, headers }));
      };
      stop.addEventListener('abort', () => xhr.abort());
      xhr.send(body);
    });
  }

  async #read<T>(response: Response, parse: Parse<T>, answers: Answers): Promise<T> {
    if (!response.ok) throw await this.#refusal(response);
    return this.#json(response, (body) => parse(body, answers));
  }

  async #json<T>(response: Response, parse: (body: unknown) => T): Promise<T> {
    const isJson = /^application\/([\w.-]+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '');
    // Of a page the status is enough: no byte of it is read.
    const text = isJson ? await new Blob(await read(response, MAX_ANSWER)).text() : cancel(response);
    try {
      return parse(JSON.parse(text));
    } catch (cause) {
      throw new HeedError('bad-response', 'The answer is not one of the backend.', { cause });
    }
  }

  async #refusal(response: Response): Promise<HeedError> {
    const { status, headers } = response;
    let problem: Json | undefined;
    let cause: unknown;
    try {
      problem = await this.#json(response, (body) => Object(body) as Json);
    } catch (error) {
      cause = error;
    }
    const code = CODES.includes(problem?.code) ? problem?.code as HeedErrorCode
      : (problem || FROM_PROXY.includes(status)) && BY_STATUS[status] || (status > 499 || status === 425 ? 'unavailable' : 'bad-response');
    const retryAfter = pause(problem ?? {}, headers, (this.#options.now ?? Date.now)());
    return new HeedError(code, `The backend answered ${status} (${code}).`, {
      cause, retryAfter,
      // A twin of this request is being handled: its result will be ours.
      retryable: code === 'conflict' && retryAfter !== undefined || undefined,
      issues: Array.isArray(problem?.issues) ? problem.issues.filter((issue: Issue) => typeof issue?.path === 'string' && typeof issue.code === 'string') : undefined,
      reason: typeof problem?.reason === 'string' ? problem.reason : undefined,
    });
  }
}
