import { HeedError } from 'heed/backend';
import { submissionDigest } from 'heed/domain';

const CODES = { 404: 'not-found', 409: 'conflict', 422: 'invalid', 429: 'rate-limited' };

/** Files tickets at a help desk, shows them, and adds messages. It takes no files, and checks nothing. */
export class HelpDeskBackend {
  #url;
  #fetch;

  constructor(url, fetch = globalThis.fetch) {
    this.#url = url;
    this.#fetch = fetch;
  }

  cases = {
    submit: async (submission, { idempotencyKey: key, signal }) => {
      const { number, pin, state, created, due } = await this.#ask('/tickets', { key, signal, body: submission });
      // This desk stores the words as they are.
      return { reference: number, trackingCode: pin, state, receivedAt: created, answerDueAt: due, key, digest: await submissionDigest(submission, []) };
    },

    track: async ({ reference, trackingCode }, { signal } = {}) => caseOf(await this.#ask(`/tickets/${encodeURIComponent(reference)}`, { pin: trackingCode, signal })),

    append: async ({ reference, trackingCode }, { type, text }, { idempotencyKey: key, signal }) => {
      if (type !== 'message') throw new HeedError('not-allowed', 'The desk takes messages only.');
      return caseOf(await this.#ask(`/tickets/${encodeURIComponent(reference)}/comments`, { pin: trackingCode, key, signal, body: { text } }));
    },
  };

  async #ask(path, { key, pin, body, signal }) {
    let response;
    let answer;
    try {
      response = await this.#fetch(this.#url + path, {
        method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), signal,
        headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }), ...(pin && { Pin: pin }) },
      });
      answer = await response.json();
    } catch (cause) {
      if (signal?.aborted) throw new HeedError('aborted', 'Stopped.', { cause });
      // An answer that is no JSON is somebody else's: a sign-in page, an error page of a proxy.
      throw response ? new HeedError('bad-response', 'This is not the desk.', { cause }) : new HeedError('network', 'The desk could not be reached.', { cause });
    }
    if (response.ok) return answer;
    throw new HeedError(CODES[response.status] ?? (response.status >= 500 ? 'unavailable' : 'bad-request'), `The desk answered ${response.status}.`, {
      retryAfter: Number(response.headers.get('Retry-After')) || undefined,
    });
  }
}

/** A ticket as heed's tracker shows it. */
const caseOf = ({ number, state, created, due, ticket: { kind, form, values, extra }, comments }) => ({
  reference: number, kind, state, subject: values.subject, receivedAt: created, answerDueAt: due, form, values, extra, files: [],
  next: state === 'closed' ? [] : ['answer'], actions: state === 'closed' ? [] : ['message'],
  events: [{ type: 'received', at: created, by: 'customer' }, ...comments.map(({ text, at, by }) => ({ type: 'message', text, at, by }))].map((event, seq) => ({ ...event, seq: seq + 1, state })),
});
