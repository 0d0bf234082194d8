/** The calls of `RestBackend` besides filing a case, loaded with the first of them. */
import type { FormDefinition } from '../domain/form.ts';
import type { PublicCase, SigningKey } from '../domain/records/case.ts';
import { definitionHead, publicCase, signingKeys, upload } from './answers.ts';
import { addressOf } from './address.ts';
import { answer, call, refused, request } from './calls.ts';
import { MAX_ANSWER, read } from './http.ts';
import type { CaseAccess, CasesBackend, FormsBackend, ReceiptsBackend, Upload, UploadsBackend } from './port.ts';
import { HeedError } from './port.ts';
import type { RestOptions } from './options.ts';
import { wait, within } from './wait.ts';

export class RestCalls implements Omit<Required<CasesBackend>, 'submit'>, Required<UploadsBackend>, FormsBackend, ReceiptsBackend {
  readonly #options: RestOptions;

  constructor(options: RestOptions) {
    this.#options = options;
  }

  track: Required<CasesBackend>['track'] = (access, options) =>
    call(this.#options, pathOf(access), (body): PublicCase => publicCase.parse(body), { headers: keyOf(access), signal: options?.signal });

  append: Required<CasesBackend>['append'] = (access, event, { idempotencyKey, signal }) =>
    call(this.#options, `${pathOf(access)}/events`, (body): PublicCase => publicCase.parse(body), {
      method: 'POST', body: event, headers: { ...keyOf(access), 'Idempotency-Key': idempotencyKey }, signal,
    });

  form: FormsBackend['form'] = (id, options) => call(this.#options, `/forms/${encodeURIComponent(id)}`, (body) => {
    definitionHead.parse(body);
    return body as FormDefinition;
  }, { signal: options?.signal });

  keys: ReceiptsBackend['keys'] = (options) =>
    call(this.#options, '/.well-known/heed.json', (body): readonly SigningKey[] => signingKeys.parse(body).keys, { signal: options?.signal });

  upload: UploadsBackend['upload'] = (file, { name, onProgress, signal }) => this.#patiently(signal, async (stop, heard) => {
    const body = new FormData();
    body.append('file', file, name);
    const { fetch, XMLHttpRequest = fetch ? undefined : globalThis.XMLHttpRequest } = this.#options;
    const response = XMLHttpRequest
      ? await this.#uploadByXhr(new XMLHttpRequest(), body, stop, (share) => { heard(); onProgress?.(share); })
      : await request(this.#options, '/uploads', { method: 'POST', body }, stop);
    const stored = await answer(this.#options, response, (body): Upload => upload.parse(body));
    onProgress?.(1);
    return stored;
  });

  download: Required<UploadsBackend>['download'] = (access, fileId, options) => this.#patiently(options?.signal, async (stop, heard) => {
    const response = await request(this.#options, `${pathOf(access)}/files/${encodeURIComponent(fileId)}`, { headers: keyOf(access) }, stop);
    if (!response.ok) throw await refused(this.#options, response);
    return new Blob(await read(response, Infinity, heard), { type: response.headers.get('Content-Type') ?? '' });
  });

  #patiently<T>(signal: AbortSignal | undefined, work: (stop: AbortSignal, heard: () => void) => Promise<T>): Promise<T> {
    return within(this.#options.idle ?? 120_000, signal, this.#options.wait ?? wait, work);
  }

  /** `fetch` cannot tell how much has been sent. */
  #uploadByXhr(xhr: XMLHttpRequest, body: FormData, stop: AbortSignal, heard: (share: number) => void): Promise<Response> {
    return new Promise((resolve, reject) => {
      const url = addressOf(this.#options, '/uploads');
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
}

const pathOf = ({ reference }: CaseAccess) => `/cases/${encodeURIComponent(reference)}`;
const keyOf = ({ trackingCode }: CaseAccess) => ({ 'Heed-Tracking-Code': trackingCode });
