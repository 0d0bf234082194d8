/** One call to a REST backend: its address and headers, quick retries, its answer read with care. */
import { canonical } from '../domain/canonical.ts';
import { addressOf, PRIVATELY } from './address.ts';
import { cancel, json } from './http.ts';
import type { HeedError } from './port.ts';
import type { RestOptions } from './options.ts';
import { wait, within } from './wait.ts';

const WORTH_A_QUICK_RETRY = [0, 408, 425, 502, 503, 504];

/** Takes an answer's body, or throws. */
export type Parse<T> = (body: unknown) => T;

export interface Call {
  readonly method?: 'POST';
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

export async function request(options: RestOptions, path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  const { site, fetch = globalThis.fetch } = options;
  return fetch(addressOf(options, path), {
    ...init, signal,
    headers: {
      Accept: 'application/json', ...init.headers as Record<string, string>, ...(site && { 'Heed-Site': site }),
      ...(typeof init.body === 'string' && { 'Content-Type': 'application/json' }),
    },
    cache: 'no-store', ...PRIVATELY,
  });
}

/** The error a refusing answer stands for. */
export const refused = async ({ now = Date.now }: RestOptions, response: Response): Promise<HeedError> =>
  (await import('./refusal.ts')).refusal(response, now());

/** What `parse` makes of an answer; throws what a refusing one stands for. */
export async function answer<T>(options: RestOptions, response: Response, parse: Parse<T>): Promise<T> {
  if (!response.ok) throw await refused(options, response);
  return json(response, parse);
}

export function call<T>(options: RestOptions, path: string, parse: Parse<T>, { signal, body, ...init }: Call): Promise<T> {
  const { timeout = 20_000, random = Math.random, wait: pausing = wait } = options;
  // Not `JSON.stringify`: pages put `toJSON` on prototypes.
  const whole: RequestInit = { ...init, body: body ? canonical(body) : undefined };
  return within(timeout, signal, pausing, async (stop) => {
    for (let retry = 0; ; retry++) {
      const last = retry > 1;
      const response = await request(options, path, whole, stop).catch((error: unknown) => {
        if (last || stop.aborted) throw error;
        return undefined;
      });
      if (response && (last || !WORTH_A_QUICK_RETRY.includes(response.status) || response.headers.has('Retry-After'))) {
        return answer(options, response, parse);
      }
      cancel(response);
      await pausing((1 + random()) * 200 * 2 ** retry, stop);
    }
  });
}
