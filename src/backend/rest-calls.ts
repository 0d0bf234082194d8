/** The calls of `RestBackend`, loaded with the first of them. */
import type { FormDefinition } from '../domain/form.ts';
import type { PublicCase, Receipt } from '../domain/records/case.ts';
import { definitionHead, publicCase, receipt, upload } from './answers.ts';
import { MAX_ANSWER, cancel, json, read, refusal } from './http.ts';
import type { CallOptions, CaseAccess, CasesBackend, FormsBackend, Upload, UploadsBackend } from './port.ts';
import { HeedError } from './port.ts';
import type { RestOptions } from './rest.ts';
import { wait, within } from './wait.ts';

const WORTH_A_QUICK_RETRY = [0, 408, 425, 502, 503, 504];

/** Takes an answer's body, or throws. */
type Parse<T> = (body: unknown) => T;

interface Call {
  readonly method?: 'POST';
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

export class RestCalls implements CasesBackend, UploadsBackend, FormsBackend {
  readonly #options: RestOptions;
  readonly #base: string;

  constructor(options: RestOptions) {
    this.#options = options;
    this.#base = `${options.endpoint.replace(/\/+$/, '')}/v1`;
  }

  submit: CasesBackend['submit'] = (submission, { idempotencyKey, signal }) => this.#call('/cases', (body): Receipt => {
    const answer = receipt.parse(body);
    if (answer.key !== idempotencyKey) throw new Error('It is the receipt of another submission.');
    return answer;
  }, { method: 'POST', body: submission, headers: { 'Idempotency-Key': idempotencyKey }, signal });

  track: CasesBackend['track'] = (access, options) =>
    this.#call(pathOf(access), (body): PublicCase => publicCase.parse(body), { headers: keyOf(access), signal: options?.signal });

  append: CasesBackend['append'] = (access, event, { idempotencyKey, signal }) =>
    this.#call(`${pathOf(access)}/events`, (body): PublicCase => publicCase.parse(body), {
      method: 'POST', body: event, headers: { ...keyOf(access), 'Idempotency-Key': idempotencyKey }, signal,
    });

  form: FormsBackend['form'] = (id, options) => this.#call(`/forms/${encodeURIComponent(id)}`, (body) => {
    definitionHead.parse(body);
    return body as FormDefinition;
  }, { signal: options?.signal });

  upload: UploadsBackend['upload'] = (file, { name, onProgress, signal }) => this.#patiently(signal, async (stop, heard) => {
    const body = new FormData();
    body.append('file', file, name);
    const { fetch, XMLHttpRequest = fetch ? undefined : globalThis.XMLHttpRequest } = this.#options;
    const response = XMLHttpRequest
      ? await this.#uploadByXhr(new XMLHttpRequest(), body, stop, (share) => { heard(); onProgress?.(share); })
      : await this.#fetch('/uploads', { method: 'POST', body }, stop);
    const answer = await this.#read(response, (json): Upload => upload.parse(json));
    onProgress?.(1);
    return answer;
  });

  download: UploadsBackend['download'] = (access, fileId, options) => this.#patiently(options?.signal, async (stop, heard) => {
    const response = await this.#fetch(`${pathOf(access)}/files/${encodeURIComponent(fileId)}`, { headers: keyOf(access) }, stop);
    if (!response.ok) throw await this.#refusal(response);
    return new Blob(await read(response, Infinity, heard), { type: response.headers.get('Content-Type') ?? '' });
  });

  #patiently<T>(signal: AbortSignal | undefined, work: (stop: AbortSignal, heard: () => void) => Promise<T>): Promise<T> {
    return within(this.#options.idle ?? 120_000, signal, this.#options.wait ?? wait, work);
  }

  #call<T>(path: string, parse: Parse<T>, { signal, body, ...init }: Call): Promise<T> {
    const { timeout = 20_000, random = Math.random, wait: pausing = wait } = this.#options;
    const request: RequestInit = { ...init, body: body ? JSON.stringify(body) : undefined };
    return within(timeout, signal, pausing, async (stop) => {
      for (let retry = 0; ; retry++) {
        const last = retry > 1;
        const response = await this.#fetch(path, request, stop).catch((error: unknown) => {
          if (last || stop.aborted) throw error;
          return undefined;
        });
        if (response && (last || !WORTH_A_QUICK_RETRY.includes(response.status) || response.headers.has('Retry-After'))) {
          return this.#read(response, parse);
        }
        cancel(response);
        await pausing((1 + random()) * 200 * 2 ** retry, stop);
      }
    });
  }

  async #fetch(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
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
      const { site } = this.#options;
      let share = 0;
      xhr.open('POST', url);
      xhr.setRequestHeader('Accept', 'application/json');
      if (site) xhr.setRequestHeader('Heed-Site', site);
      xhr.upload.onprogress = ({ loaded, total }) => heard(share = total ? loaded / total : 0);
      xhr.onprogress = ({ loaded }) => {
        heard(share);
        if (loaded > MAX_ANSWER) xhr.abort();
      };
      xhr.onabort = xhr.onerror = reject;
      xhr.onload = () => {
        const { status, responseURL, responseText } = xhr;
        // XMLHttpRequest follows redirects by itself; an answer from elsewhere is nobody's.
        if (responseURL !== new URL(url, document.baseURI).href) return reject(new HeedError('bad-response', 'The upload was redirected.'));
        const headers = new Headers();
        for (const line of xhr.getAllResponseHeaders().trim().split('\r\n')) {
          const [name = '', ...value] = line.split(': ');
          if (name) headers.append(name, value.join(': '));
        }
        resolve(new Response(responseText, { status: status === 204 ? 200 : status, headers }));
      };
      stop.addEventListener('abort', () => xhr.abort());
      xhr.send(body);
    });
  }

  async #read<T>(response: Response, parse: Parse<T>): Promise<T> {
    if (!response.ok) throw await this.#refusal(response);
    return json(response, parse);
  }

  #refusal(response: Response): Promise<HeedError> {
    return refusal(response, (this.#options.now ?? Date.now)());
  }
}

const pathOf = ({ reference }: CaseAccess) => `/cases/${encodeURIComponent(reference)}`;
const keyOf = ({ trackingCode }: CaseAccess) => ({ 'Heed-Tracking-Code': trackingCode });
