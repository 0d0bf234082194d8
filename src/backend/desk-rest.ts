import type { CasePage, CaseQuery, DeskCase, QueueCount, Session } from '../domain/records/desk.ts';
import type { FormDefinition } from '../domain/form.ts';
import type { Receipt } from '../domain/records/case.ts';
import { filled, instant, text, z } from './answer.ts';
import { definitionHead, upload } from './answers.ts';
import { addressOf } from './address.ts';
import { read as answers } from './desk-answers.ts';
import type { Asking } from './desk-office.ts';
import { restAudit, restCalls, restCategories, restLibrary, restScripts, restVisits } from './desk-office.ts';
import type { DeskBackend } from './desk-port.ts';
import { DeskConflict } from './desk-port.ts';
import { readEvents } from './desk-stream.ts';
import { cancel, json, read } from './http.ts';
import { HeedError } from './port.ts';
import type { CallOptions } from './port.ts';
import { refusal } from './refusal.ts';
import type { RestOptions } from './options.ts';
import { wait, within } from './wait.ts';

export interface RestDeskOptions extends RestOptions {
  /** The portal's own identity: gives the token (JWT) that signs in each request, instead of name and password. */
  readonly token?: () => string | Promise<string>;
}

interface Ask extends CallOptions { readonly method?: 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown; readonly key?: string }

/** Silence of the stream after which it counts as cut. The server says something every 15 seconds. */
const SILENCE = 45_000;
/** Bytes of the largest answer: a case with a long history. */
const MAX_CASE = 8 << 20;
const receipt = z.object({ reference: filled, trackingCode: filled, state: filled, receivedAt: instant, answerDueAt: instant, digest: filled, key: filled });
const conflict = z.object({ code: text, case: z.object({}) });

/**
 * The desk's side of heed-server's contract. Every rejection is a `HeedError`. It keeps the session's CSRF word; the session itself
 * is a cookie that no script can read, so the server has to be the page's own origin or the same site.
 */
export class RestDesk implements DeskBackend {
  readonly #options: RestDeskOptions;
  #csrf?: string;
  readonly #asking: Asking = { ask: (path, parse, ask) => this.#ask(path, parse, ask), blob: (path, options) => this.#blob(path, options) };
  readonly scripts = restScripts(this.#asking);
  readonly categories = restCategories(this.#asking);
  readonly library = restLibrary(this.#asking);
  readonly calls = restCalls(this.#asking);
  readonly invitations: DeskBackend['invitations'] = { serviceFinished: async (...told) => (await import('./desk-invitations.ts')).askAfterService(this.#asking, ...told) };
  readonly visits = restVisits(this.#asking);
  readonly verifyAudit = restAudit(this.#asking);

  constructor(options: RestDeskOptions) {
    this.#options = options;
  }

  async session(options?: CallOptions): Promise<Session | undefined> {
    try {
      return this.#keep(await this.#ask('/desk/session', answers.session, options));
    } catch (error) {
      if (error instanceof HeedError && error.code === 'forbidden' && error.reason === 'session') return undefined;
      throw error;
    }
  }

  signIn: DeskBackend['signIn'] = async (body, options) => this.#keep(await this.#ask('/desk/session', answers.session, { method: 'POST', body, ...options }));

  signOut: DeskBackend['signOut'] = async (options) => {
    await this.#ask('/desk/session', nothing, { method: 'DELETE', ...options });
    this.#csrf = undefined;
  };

  changePassword: DeskBackend['changePassword'] = async (body, options) =>
    this.#keep(await this.#ask('/desk/session/password', answers.session, { method: 'POST', body, ...options }));

  queues = (options?: CallOptions): Promise<readonly QueueCount[]> => this.#ask('/desk/queues', answers.queues, options);

  list = (query: CaseQuery, options?: CallOptions): Promise<CasePage> => this.#ask(`/desk/cases${search(query)}`, answers.page, options);

  open = (reference: string, options?: CallOptions): Promise<DeskCase> => this.#ask(pathOf(reference), answers.case, options);

  act: DeskBackend['act'] = (reference, body, { idempotencyKey: key, signal }) => this.#ask(`${pathOf(reference)}/events`, answers.case, { method: 'POST', body, key, signal });

  assign: DeskBackend['assign'] = (reference, body, options) => this.#ask(`${pathOf(reference)}/assignee`, answers.case, { method: 'PUT', body, ...options });

  merge: DeskBackend['merge'] = (reference, body, options) => this.#ask(`${pathOf(reference)}/merge`, answers.case, { method: 'POST', body, ...options });

  file: DeskBackend['file'] = (body, { idempotencyKey: key, signal }) =>
    this.#ask('/desk/cases', (answer): Receipt => receipt.parse(answer), { method: 'POST', body, key, signal });

  form = (id: string, options?: CallOptions): Promise<FormDefinition> => this.#ask(`/forms/${encodeURIComponent(id)}`, (body) => {
    definitionHead.parse(body);
    return body as FormDefinition;
  }, options);

  upload: DeskBackend['upload'] = (file, { name, signal }) => {
    const body = new FormData();
    body.append('file', file, name);
    return this.#ask('/desk/uploads', (answer) => upload.parse(answer), { method: 'POST', body, signal }, this.#options.idle ?? 120_000);
  };

  download: DeskBackend['download'] = (reference, fileId, options) => this.#blob(`${pathOf(reference)}/files/${encodeURIComponent(fileId)}`, options);

  look: DeskBackend['look'] = (reference, options) => this.#ask('/desk/presence', nothing, { method: 'PUT', body: { reference }, ...options });

  watch: DeskBackend['watch'] = (hear, { signal, onLost }) => {
    const { wait: pausing = wait, random = Math.random } = this.#options;
    const listen = async () => {
      for (let failures = 0; !signal.aborted; failures++) {
        try {
          await this.#patiently(signal, async (stop, heard) => {
            const response = await this.#request('/desk/stream', { headers: { Accept: 'text/event-stream' } }, stop);
            if (!response.ok || !response.body) throw await this.#refused(response);
            hear({ type: 'open' });
            failures = 0;
            await readEvents(response.body, (type, data) => {
              const news = answers.news(type, JSON.parse(data));
              if (news) hear(news);
            }, heard);
          }, SILENCE);
        } catch (error) {
          if (signal.aborted) return;
          const lost = error as HeedError;
          onLost?.(lost);
          // Nobody is signed in any more: whoever signs in again watches again.
          if (lost.code === 'forbidden') return;
        }
        await pausing((1 + random()) * 500 * 2 ** Math.min(failures, 5), signal);
      }
    };
    void listen();
  };

  #blob(path: string, options?: CallOptions): Promise<Blob> {
    return this.#patiently(options?.signal, async (stop, heard) => {
      const response = await this.#request(path, {}, stop);
      if (!response.ok) throw await this.#refused(response);
      return new Blob(await read(response, Infinity, heard), { type: response.headers.get('Content-Type') ?? '' });
    }, this.#options.idle ?? 120_000);
  }

  #keep(session: Session): Session {
    this.#csrf = session.csrf;
    return session;
  }

  #ask<T>(path: string, parse: (body: unknown) => T, ask: Ask = {}, ms?: number): Promise<T> {
    const { method = 'GET', body, key, signal } = ask;
    return this.#patiently(signal, async (stop) => {
      for (let retry = 0; ; retry++) {
        // Only what cannot happen twice is tried again.
        const last = retry > 1 || !(method === 'GET' || method === 'PUT' || key);
        const response = await this.#request(path, {
          method, body: body instanceof FormData ? body : body === undefined ? undefined : JSON.stringify(body), headers: { ...(key && { 'Idempotency-Key': key }) },
        }, stop).catch((error: unknown) => {
          if (last || stop.aborted) throw error;
          return undefined;
        });
        if (response && (last || ![502, 503, 504].includes(response.status) || response.headers.has('Retry-After'))) {
          if (!response.ok) throw await this.#refused(response);
          return response.status === 204 ? parse(undefined) : await json(response, parse, MAX_CASE);
        }
        cancel(response);
        await (this.#options.wait ?? wait)((1 + (this.#options.random ?? Math.random)()) * 200 * 2 ** retry, stop);
      }
    }, ms);
  }

  async #request(path: string, { headers, ...init }: RequestInit, signal: AbortSignal): Promise<Response> {
    const { site, token, fetch = globalThis.fetch } = this.#options;
    return fetch(addressOf(this.#options, path), {
      ...init, signal,
      headers: {
        Accept: 'application/json', ...headers as Record<string, string>, ...(site && { 'Heed-Site': site }), ...(token && { Authorization: `Bearer ${await token()}` }),
        ...(this.#csrf && init.method && init.method !== 'GET' && { 'Heed-CSRF': this.#csrf }), ...(typeof init.body === 'string' && { 'Content-Type': 'application/json' }),
      },
      cache: 'no-store', credentials: token ? 'omit' : 'same-origin', redirect: 'error', referrerPolicy: 'no-referrer',
    });
  }

  /** A conflict carries the newer case. */
  async #refused(response: Response): Promise<HeedError> {
    const copy = response.status === 409 ? response.clone() : undefined;
    const error = await refusal(response, (this.#options.now ?? Date.now)());
    if (error.code !== 'conflict' || error.reason !== 'version' || !copy) {
      cancel(copy);
      return error;
    }
    // Of scripts nothing comes with it.
    const newer = await json(copy, (body) => (Object(body).case === undefined ? undefined : answers.case(conflict.parse(body) && (body as { case: unknown }).case)), MAX_CASE);
    return newer ? new DeskConflict(newer, { cause: error }) : error;
  }

  #patiently<T>(signal: AbortSignal | undefined, work: (stop: AbortSignal, heard: () => void) => Promise<T>, ms = this.#options.timeout ?? 20_000): Promise<T> {
    return within(ms, signal, this.#options.wait ?? wait, work);
  }
}

const nothing = () => undefined;
const pathOf = (reference: string) => `/desk/cases/${encodeURIComponent(reference)}`;

function search(query: CaseQuery): string {
  const params = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => [name, String(value)]));
  return params.size ? `?${params}` : '';
}
