import { canonical, encodeTrackingCode, type Issue, makeReference, next, type Proof, type Receipt, type Values } from 'heed/domain';
import { Hono } from 'hono';
import { readJson } from '../body.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { hmac, sha256, uuidv7 } from '../crypto.ts';
import { dueAt, firstState, takeIn } from '../intake.ts';
import { publicCase, stateOf } from '../present.ts';
import { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import type { Signing } from '../signing.ts';
import { customerEvent, IDEMPOTENCY_KEY, submission } from '../schemas.ts';
import type { StoredCase, StoredUpload } from '../store/store.ts';
import { openCase } from './access.ts';

/** Filing a case, looking at it, and what its customer may do to it. */
export function caseRoutes(parts: Parts, limits: RateLimits, secret: () => Promise<string>, signer: Signing): Hono<Env> {
  const { store, settings, clock, random } = parts;
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };

  /** Made of the case's id, so that a repeated request gets the same code though only its hash is kept. */
  const trackingCode = async (id: string) => encodeTrackingCode((await hmac(await secret(), `tracking:${id}`)).slice(0, 10));

  const receipt = async (c: Ctx, stored: StoredCase, key: string, uploads: readonly StoredUpload[]) => {
    const { id, reference, state, receivedAt, answerDueAt, digest } = stored;
    const proof: Proof = { reference, receivedAt, answerDueAt, digest, key, files: uploads.map(({ name, size, digest }) => ({ name, size, digest })) };
    return c.json({ ...proof, trackingCode: await trackingCode(id), state, signature: await signer.sign(proof) } satisfies Receipt, 201);
  };

  /** The files it came with, whatever the repeated request calls them. */
  const replay = async (c: Ctx, stored: StoredCase, key: string) => {
    c.header('Idempotency-Replayed', 'true');
    const [first] = await store.events(stored.site, stored.id);
    return receipt(c, original(stored), key, inOrder(await store.uploadsOf(stored.site, stored.id), first?.files ?? []));
  };

  app.post('/v1/cases', async (c) => {
    await limits.byAddress(c, 'filing');
    const key = keyOf(c);
    const site = c.get('site');
    const sent = await readJson(c, body, submission);
    const uploads = inOrder(await store.uploads(site.id, sent.files), sent.files);
    const { values, extra, digest, issues } = await takeIn(site, sent, uploads, clock);
    if (issues.length) {
      // What was taken once is taken still, even if the form, the clock or the files have moved on.
      const before = await store.caseByKey(site.id, key);
      if (before?.digest === digest) return replay(c, before, key);
      throw before ? conflict() : new Problem('invalid', 'The values do not satisfy the form.', { issues });
    }
    const at = new Date(clock()).toISOString();
    const id = uuidv7(clock(), random);
    const filed = await store.fileCase({
      key,
      case: {
        site: site.id, id, kind: sent.kind, form: sent.form, state: firstState(sent.kind), subject: String(values.subject ?? ''), values, extra,
        locale: sent.locale, source: source(sent.source), trackingHash: await sha256(await trackingCode(id)), digest,
        receivedAt: at, answerDueAt: dueAt(site, sent.kind, at, values),
      },
      event: { type: 'received', at, by: 'customer', state: firstState(sent.kind), visibility: 'public', files: sent.files, data: { digest } },
      uploads: sent.files,
      makeReference: () => makeReference(random),
    });
    if (filed.outcome === 'conflict') throw conflict();
    if (!('case' in filed)) throw fileMissing();
    return filed.outcome === 'replayed' ? replay(c, filed.case, key) : receipt(c, original(filed.case), key, uploads);
  });

  /** A repeated answer is the first one, also when the case has moved on. */
  const original = (stored: StoredCase): StoredCase => ({ ...stored, state: firstState(stored.kind) });

  app.get('/v1/cases/:reference', async (c) => c.json(await show(await openCase(c, parts, limits))));

  app.post('/v1/cases/:reference/events', async (c) => {
    await limits.byAddress(c, 'filing');
    const stored = await openCase(c, parts, limits);
    const key = keyOf(c);
    const { type, text, files = [] } = await readJson(c, body, customerEvent);
    if (new Set(files).size !== files.length) throw new Problem('bad-request', 'A file is named twice.');
    const uploads = inOrder(await store.uploads(stored.site, files), files);
    const attached = uploads.map(({ id, name, size, digest, type: mime }) => ({ id, name, type: mime, size, digest }));
    const payload: Values = { ...(text !== undefined && { text }), ...(files.length && { files: attached }) };
    const at = new Date(clock()).toISOString();
    const result = await store.appendEvent<Problem>({
      site: stored.site, caseId: stored.id, key, uploads: files,
      digest: await sha256(canonical({ type, text: text ?? '', files: uploads.map(({ digest }) => digest) })),
      decide: (current, events) => {
        if (uploads.length !== files.length) return { refused: fileMissing() };
        const outcome = next(stateOf(current, events), { type, at, payload }, { role: 'customer' }, { now: clock });
        if (!outcome.ok) return { refused: refusal(outcome.reason, outcome.issues) };
        const { text: said } = outcome.event.payload ?? {};
        return { event: { type, at, by: 'customer', state: outcome.case.state, visibility: 'public', ...(typeof said === 'string' && { text: said }), files, data: {} } };
      },
    });
    if (result.outcome === 'refused') throw result.refusal;
    if (result.outcome === 'conflict') throw conflict();
    if (result.outcome === 'uploads-taken') throw fileMissing();
    if (result.outcome === 'not-found') throw new Problem('not-found', 'There is no case with this reference and tracking code.');
    if (result.outcome === 'replayed') c.header('Idempotency-Replayed', 'true');
    return c.json(await show((await store.caseByReference(stored.site, stored.reference)) ?? stored), 201);
  });

  const show = async (stored: StoredCase) =>
    publicCase(stored, await store.events(stored.site, stored.id), await store.uploadsOf(stored.site, stored.id));

  return app;
}

function keyOf(c: Ctx): string {
  const key = c.req.header('Idempotency-Key') ?? '';
  if (!IDEMPOTENCY_KEY.test(key)) throw new Problem('bad-request', 'The header Idempotency-Key must be 16 to 128 visible ASCII characters.');
  return key;
}

const conflict = () => new Problem('conflict', 'The idempotency key came before with other content.');
const fileMissing = () => new Problem('invalid', 'A file belongs to another case, or is gone.', { issues: [{ path: 'files', code: 'file-missing' }] });

const refusal = (reason: string, issues?: readonly Issue[]) =>
  issues?.length ? new Problem('invalid', 'The event is not as the workflow asks.', { issues, reason })
    : new Problem('not-allowed', 'The workflow does not allow this now.', { reason });

/** The uploads in the order in which they were named. */
const inOrder = <T extends { readonly id: string }>(uploads: readonly T[], ids: readonly string[]): T[] =>
  ids.flatMap((id) => uploads.filter((upload) => upload.id === id));

/** Where it was written, without what an address may carry of a person. */
function source({ page, widget }: { readonly page?: string; readonly widget?: string } = {}): StoredCase['source'] {
  const bare = page?.toWellFormed().replace(/[?#].*$/s, '').replaceAll('\0', '');
  return { ...(bare && { page: bare }), ...(widget && { widget: widget.toWellFormed().replaceAll('\0', '') }) };
}
