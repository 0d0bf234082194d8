import { canonical } from '../domain/canonical.ts';
import { submissionDigest } from '../domain/digest.ts';
import { optional } from '../domain/kinds.ts';
import type { AnyReceipt } from '../domain/records/case.ts';
import { PRIVATELY } from './address.ts';
import { filled, instant, z } from './answer.ts';
import { json } from './http.ts';
import type { CasesBackend, CreateOptions, HeedBackend, Submission } from './port.ts';
import { HeedError } from './port.ts';
import type { RestOptions } from './options.ts';
import { refusal } from './refusal.ts';
import { wait, within } from './wait.ts';

const HOUR = 3_600_000;

export interface WebhookOptions extends Pick<RestOptions, 'timeout' | 'fetch' | 'wait' | 'now'> {
  /** Where cases are posted to. For pages of another origin it has to allow the headers `Content-Type` and `Idempotency-Key` (CORS). */
  readonly url: string;
  /** Hours within which you answer your customers: the receipt promises it, unless the webhook's answer has an `answerDueAt` of its own. */
  readonly answerHours: number;
  /** Finds the reference in an answer that has none under `reference`. */
  readonly referenceOf?: (answer: unknown) => unknown;
}

const answered = z.object({
  reference: filled, receivedAt: optional(instant), answerDueAt: optional(instant), state: optional(filled), trackingCode: optional(filled), key: optional(filled), digest: optional(filled),
});

/**
 * Posts what is filed to a URL, and can do nothing else: no files, no tracking. The body is the submission as JSON with its `key`, which is
 * the header `Idempotency-Key`, too: who is sent the same key again has it already, and answers the same.
 *
 * A case counts as received only if the answer is JSON with a `reference`, the service's own name for it. Anything else, also with status 200, rejects
 * with `bad-response`, and the outbox tries again. What else the answer says goes into the receipt (`receivedAt`, `answerDueAt`,
 * `state`, `trackingCode`, `digest`); otherwise the receipt has the time of the answer, `answerHours`, and the digest of what was sent.
 */
export class WebhookBackend implements HeedBackend {
  readonly #options: WebhookOptions;

  constructor(options: WebhookOptions) {
    if (!Number.isFinite(options.answerHours)) throw new TypeError('WebhookBackend needs answerHours: within how many hours you answer.');
    this.#options = options;
  }

  readonly cases: Pick<CasesBackend, 'submit'> = { submit: (submission, options) => this.#submit(submission, options) };

  /** Once: a webhook may not know what has come before, and the outbox tries again by itself. */
  #submit(submission: Submission, { idempotencyKey: key, signal }: CreateOptions): Promise<AnyReceipt> {
    const { url, answerHours, referenceOf, timeout = 20_000, fetch = globalThis.fetch, wait: pausing = wait, now = Date.now } = this.#options;
    return within(timeout, signal, pausing, async (stop) => {
      if (submission.files.length) throw new HeedError('unsupported', 'A webhook takes no files.');
      const response = await fetch(url, {
        // Not `JSON.stringify`: pages put `toJSON` on prototypes.
        method: 'POST', body: canonical({ key, ...submission }), signal: stop,
        headers: { 'Accept': 'application/json', 'Content-Type': 'application/json', 'Idempotency-Key': key },
        cache: 'no-store', ...PRIVATELY,
      });
      if (!response.ok) throw await refusal(response, now());
      const answer = await json(response, (body) => {
        const given = Object.fromEntries(Object.entries(Object(body) as object).filter(([, value]) => value !== null));
        const found = answered.parse(referenceOf ? { ...given, reference: name(referenceOf(body)) } : given);
        if (found.key !== undefined && found.key !== key) throw new Error('It is the receipt of another submission.');
        return found;
      });
      const { reference, state = 'received', receivedAt = new Date(now()).toISOString(), trackingCode } = answer;
      return {
        reference, state, receivedAt, trackingCode, key, answerDueAt: answer.answerDueAt ?? new Date(Date.parse(receivedAt) + answerHours * HOUR).toISOString(),
        digest: answer.digest ?? await submissionDigest(submission, []),
      };
    });
  }
}

/** A reference may be a number there. */
const name = (reference: unknown) => (typeof reference === 'number' ? `${reference}` : reference);
