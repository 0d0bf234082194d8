import { type Channel, encodeTrackingCode, makeReference, type Person, type Proof, type Receipt, type Role } from 'heed/domain';
import type { SiteCategories } from './categories.ts';
import type { Ctx, Parts, Site } from './context.ts';
import { hmac, sha256, uuidv7 } from './crypto.ts';
import { standing } from './desk/due.ts';
import { conflict, fileMissing, inOrder } from './events.ts';
import { dueAt, firstState, type Submission, takeIn } from './intake.ts';
import { Problem } from './problem.ts';
import type { Signing } from './signing.ts';
import type { NewEvent, StoredCase, StoredUpload } from './store/store.ts';

/** How a case came in, if not from its customer by the web. */
export interface Arrival {
  readonly channel?: Channel;
  /** ISO 8601; default now. */
  readonly receivedAt?: string;
  /** Who of the staff recorded it (C-02). */
  readonly actor?: Person & { readonly role: Role };
  /** The customer's identity at the host site. */
  readonly subject?: string;
}

/** Takes cases in, whoever files them, and answers with their receipts. */
export class Filing {
  readonly #parts: Parts;
  readonly #secret: () => Promise<string>;
  readonly #signer: Signing;
  readonly #categories: SiteCategories;

  constructor(parts: Parts, secret: () => Promise<string>, signer: Signing, categories: SiteCategories) {
    this.#parts = parts;
    this.#categories = categories;
    this.#secret = secret;
    this.#signer = signer;
  }

  /** Made of the case's id, so that a repeated request gets the same code though only its hash is kept. */
  async trackingCode(id: string): Promise<string> {
    return encodeTrackingCode((await hmac(await this.#secret(), `tracking:${id}`)).slice(0, 10));
  }

  /** Files what was sent, once per key. Throws what is wrong with it. */
  async file(c: Ctx, site: Site, key: string, sent: Submission, { channel, receivedAt, actor, subject }: Arrival = {}): Promise<Response> {
    const { store, clock, random } = this.#parts;
    const uploads = inOrder(await store.uploads(site.id, sent.files), sent.files);
    const { values, extra, digest, issues } = await takeIn(await this.#categories.now(site), sent, uploads, clock);
    if (issues.length) {
      // What was taken once is taken still, even if the form, the clock or the files have moved on.
      const before = await store.caseByKey(site.id, key);
      if (before?.digest === digest && uploads.length === sent.files.length) return this.#replay(c, before, key);
      // Whether it is the same is known once its files are here again: another page of its author may have brought it with files of its own.
      if (before && uploads.length < sent.files.length) throw fileMissing();
      throw before ? conflict() : new Problem('invalid', 'The values do not satisfy the form.', { issues });
    }
    const at = new Date(clock()).toISOString();
    const received = receivedAt ?? at;
    const id = uuidv7(clock(), random);
    const state = firstState(sent.kind);
    const made = {
      site: site.id, id, kind: sent.kind, form: sent.form, state, subject: String(values.subject ?? ''), values, extra,
      locale: sent.locale, source: source(sent.source), trackingHash: await sha256(await this.trackingCode(id)), digest,
      receivedAt: received, answerDueAt: dueAt(site, sent.kind, received, values),
    };
    const event: NewEvent = {
      type: 'received', at: received, by: actor ? 'staff' : 'customer', state, visibility: 'public', files: sent.files,
      data: { digest, ...(uploads.length && { attached: uploads.map(({ name, digest: bytes }) => ({ name, digest: bytes })) }), ...(channel && { channel }), ...(actor && { actor, onBehalf: true, ...(receivedAt && { recordedAt: at }) }) },
    };
    const filed = await store.fileCase({
      key, case: made, event, uploads: sent.files, due: standing(site, made, [event], clock()).due, ...(subject && { subject }), makeReference: () => makeReference(random),
    });
    if (filed.outcome === 'conflict') throw conflict();
    if (!('case' in filed)) throw fileMissing();
    return filed.outcome === 'replayed' ? this.#replay(c, filed.case, key) : this.#receipt(c, original(filed.case), key, uploads);
  }

  async #receipt(c: Ctx, stored: StoredCase, key: string, uploads: readonly StoredUpload[]): Promise<Response> {
    const { id, reference, state, receivedAt, answerDueAt, digest } = stored;
    const proof: Proof = { reference, receivedAt, answerDueAt, digest, key, files: uploads.map(({ name, size, digest }) => ({ name, size, digest })) };
    return c.json({ ...proof, trackingCode: await this.trackingCode(id), state, signature: await this.#signer.sign(proof) } satisfies Receipt, 201);
  }

  /** The files it came with, whatever the repeated request calls them. */
  async #replay(c: Ctx, stored: StoredCase, key: string): Promise<Response> {
    const { store } = this.#parts;
    c.header('Idempotency-Replayed', 'true');
    const [first] = await store.events(stored.site, stored.id);
    return this.#receipt(c, original(stored), key, inOrder(await store.uploadsOf(stored.site, stored.id), first?.files ?? []));
  }
}

/** A repeated answer is the first one, also when the case has moved on. */
const original = (stored: StoredCase): StoredCase => ({ ...stored, state: firstState(stored.kind) });

/** Where it was written, without what an address may carry of a person. */
function source({ page, widget }: { readonly page?: string; readonly widget?: string } = {}): StoredCase['source'] {
  const bare = page?.toWellFormed().replace(/[?#].*$/s, '').replaceAll('\0', '');
  return { ...(bare && { page: bare }), ...(widget && { widget: widget.toWellFormed().replaceAll('\0', '') }) };
}
