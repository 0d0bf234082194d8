/** A customer's own cases: what a list of them, and the look for duplicates before filing, ask of heed-server. */
import { CASE_KINDS } from '../domain/forms/case-intake.ts';
import { list, must, optional, value } from '../domain/kinds.ts';
import type { OwnCase } from '../domain/records/case.ts';
import { filled, instant, text, z } from './answer.ts';
import { call } from './calls.ts';
import type { CallOptions, CaseAccess, OwnCasesBackend } from './port.ts';
import type { RestOptions } from './options.ts';
import { bearer } from './token.ts';

const flag = value<boolean>(must((value) => typeof value === 'boolean'));
const cases = z.object({
  cases: list(z.object({
    reference: filled, trackingCode: filled, kind: value<OwnCase['kind']>(must((value: OwnCase['kind']) => CASE_KINDS.includes(value))), state: filled, ended: flag, subject: text,
    orderNumber: optional(text), receivedAt: instant, updatedAt: instant, actions: list(text), mergedInto: optional(filled),
  })),
});
const read = (body: unknown): readonly OwnCase[] => cases.parse(body).cases;

export class RestOwnCases implements OwnCasesBackend {
  readonly #options: RestOptions;

  constructor(options: RestOptions) {
    this.#options = options;
  }

  /** All of theirs, the newest first. Rejects with `forbidden` for the reason `identity` where the host site does not vouch for them. */
  async mine(options: CallOptions = {}): Promise<readonly OwnCase[]> {
    return call(this.#options, '/my-cases', read, { headers: await this.#headers(), signal: options.signal });
  }

  /** Their open cases on an order: of whom the host site vouches for, and those whose codes the device holds. */
  async open(orderNumber: string, held: readonly CaseAccess[] = [], options: CallOptions = {}): Promise<readonly OwnCase[]> {
    const pairs = held.map(({ reference, trackingCode }) => `${reference}:${trackingCode}`).join(', ');
    return call(this.#options, `/cases/open?orderNumber=${encodeURIComponent(orderNumber)}`, read, { headers: { ...await this.#headers(), ...(pairs && { 'Heed-Cases': pairs }) }, signal: options.signal });
  }

  async #headers(): Promise<Record<string, string>> {
    return bearer(await this.#options.token?.());
  }
}
