/** The server as a state machine: what its answers depend on, and nothing else. `equivalence.test.ts` holds it against the real one. */

import { submissionContent } from '../../../src/domain/canonical.ts';

export interface Upload { readonly id: string; readonly name: string; readonly content: string; claimedBy?: string }
export interface Row { readonly key: string; readonly digest: string; readonly reference: string; readonly values: { readonly [name: string]: unknown }; readonly files: readonly Upload[] }
export interface Answer { readonly status: number; readonly body: object; readonly retryAfter?: string }

type Content = Parameters<typeof submissionContent>[0];
interface Sent extends Pick<Content, 'kind' | 'form' | 'values'> { readonly files: readonly string[] }

const digestOf = (content: string) => `digest of ${content}`;
const problem = (status: number, code: string, more: object = {}): Answer => ({ status, body: { code, ...more } });

export class ModelServer {
  readonly rows: Row[] = [];
  readonly uploads = new Map<string, Upload>();
  /** Stories of which something was refused. */
  readonly refused = new Set<unknown>();
  /** Bugs that may be planted. */
  readonly #flaws: { readonly ignoresKey?: boolean; readonly ignoresDigest?: boolean };
  #count = 0;

  constructor(flaws: { readonly ignoresKey?: boolean; readonly ignoresDigest?: boolean } = {}) {
    this.#flaws = flaws;
  }

  upload(name: string, content: string): Answer {
    const id = `upload-${this.#count++}`;
    this.uploads.set(id, { id, name, content });
    return { status: 201, body: { id, name, type: 'application/pdf', size: content.length, digest: digestOf(content) } };
  }

  /** Uploads that nobody claimed are swept up. */
  sweep(): void {
    for (const [id, { claimedBy }] of this.uploads) if (claimedBy === undefined) this.uploads.delete(id);
  }

  file(key: string, sent: Sent): Answer {
    const answer = this.#file(key, sent);
    if (answer.status >= 400) this.refused.add(sent.values.story);
    return answer;
  }

  #file(key: string, { kind, form, values, files }: Sent): Answer {
    const uploads = files.flatMap((id) => this.uploads.get(id) ?? []);
    const digest = submissionContent({ kind, form, values, fileDigests: uploads.map(({ content }) => digestOf(content)) });
    const row = this.#flaws.ignoresKey ? undefined : this.rows.find((one) => one.key === key);
    const missing = uploads.length < files.length;
    if (row && !missing) return row.digest === digest || this.#flaws.ignoresDigest ? receipt(row) : problem(409, 'conflict');
    if (missing || uploads.some(({ claimedBy }) => claimedBy !== undefined)) return problem(422, 'invalid', { issues: [{ path: 'files', code: 'file-missing' }] });
    if (values.subject === undefined) return problem(422, 'invalid', { issues: [{ path: 'subject', code: 'required' }] });
    for (const upload of uploads) upload.claimedBy = key;
    const filed: Row = { key, digest, reference: `HD-${this.rows.length}`, values, files: uploads };
    this.rows.push(filed);
    return receipt(filed);
  }
}

const receipt = ({ reference, key, digest, files }: Row): Answer => ({
  status: 201, body: {
    reference, trackingCode: 'code', state: 'received', receivedAt: '2026-01-01T00:00:00Z', answerDueAt: '2026-01-02T00:00:00Z', digest, key,
    files: files.map(({ name, content }) => ({ name, size: content.length, digest: digestOf(content) })),
  },
});
