import { Hono } from 'hono';
import type { CustomerDoor } from '../auth/customer.ts';
import { type BodyLimit, readBytes } from '../body.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { hex, sha256 } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import { attachment, inspect, safeName } from '../uploads/inspect.ts';
import type { StoredUpload } from '../store/store.ts';
import { openCase, uploadsWithMerged } from './access.ts';

/** What a multipart request may need beside the file itself. */
const ENVELOPE = 64 * 1024;
/** Bytes per second of the slowest line whose uploads are waited for. */
const SLOWEST = 64 * 1024;

/** Taking files, and giving them to the holder of their case's code. */
export function uploadRoutes(parts: Parts, limits: RateLimits, door: CustomerDoor): Hono<Env> {
  const { store, files } = parts;
  const app = new Hono<Env>();

  app.post('/v1/uploads', async (c) => {
    await limits.byAddress(c, 'uploads');
    return c.json(await takeUpload(c, parts), 201);
  });

  app.get('/v1/cases/:reference/files/:id', async (c) => {
    const stored = await openCase(c, parts, limits, door);
    const id = c.req.param('id');
    // Files of notes stay inside.
    const shown = async (caseId: string) => (await store.events(stored.site, caseId)).some(({ visibility, files: ids }) => visibility === 'public' && ids.includes(id));
    const { uploads } = await uploadsWithMerged(store, stored);
    const upload = uploads.find((one) => one.id === id);
    if (!upload || !(await shown(upload.caseId ?? stored.id))) throw noFile();
    return sendFile(c, files, upload);
  });

  return app;
}

const noFile = () => new Problem('not-found', 'The case has no such file.');

/** Takes the file that the request brings, and keeps it until a case or event claims it. */
export async function takeUpload(c: Ctx, { store, files, settings, clock, random }: Parts): Promise<Omit<StoredUpload, 'site' | 'storageKey' | 'createdAt' | 'caseId'>> {
  const file = await fileOf(c, { bytes: settings.uploadBytes + ENVELOPE, seconds: settings.arrivalSeconds + settings.uploadBytes / SLOWEST });
  const sent = new Uint8Array(await file.arrayBuffer());
  if (sent.length > settings.uploadBytes) throw new Problem('too-large', `The file is larger than ${settings.uploadBytes} bytes.`);
  const inspected = inspect(sent);
  if (!inspected) throw new Problem('unsupported-type', 'Files may be JPEG, PNG, WebP or PDF; their content decides, not their name.');
  const { type, bytes, endings } = inspected;
  const storageKey = hex(random(16));
  const upload = { id: hex(random(16)), name: safeName(file.name, endings), type, size: bytes.length, digest: await sha256(bytes) };
  // First the bytes: a record without a file would be a promise not kept, a file without a record is only swept up.
  await files.put(storageKey, bytes);
  await store.addUpload({ ...upload, site: c.get('site').id, storageKey, createdAt: new Date(clock()).toISOString() });
  return upload;
}

/** The file as an attachment that no browser runs. */
export async function sendFile(c: Ctx, files: Parts['files'], { storageKey, type, name }: StoredUpload): Promise<Response> {
  const bytes = await files.get(storageKey);
  if (!bytes) throw noFile();
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': type, 'Content-Disposition': attachment(name), 'Content-Security-Policy': "sandbox; default-src 'none'", 'Cache-Control': 'private, no-store',
  });
}

async function fileOf(c: Ctx, limit: BodyLimit): Promise<File> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type)) throw new Problem('bad-request', 'Send the file as multipart/form-data, field "file".', { status: 415 });
  const bytes = await readBytes(c, limit);
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw new Problem('bad-request', 'The request is not multipart/form-data.');
  }
  const parts = [...form.entries()];
  const [name, file] = parts[0] ?? [];
  if (parts.length !== 1 || name !== 'file' || !(file instanceof File)) throw new Problem('bad-request', 'Send exactly one file, in the field "file".');
  return file;
}

const UNCLAIMED_MS = 48 * 3600_000;

/** Removes files that no case claimed for two days, and counters that are over. Run it at start and hourly. */
export async function cleanUp({ store, files, clock }: Pick<Parts, 'store' | 'files' | 'clock'>): Promise<void> {
  await store.dropExpiredCounters(new Date(clock()).toISOString());
  await store.surveys.forgetAddresses(new Date(clock()).toISOString());
  await store.staff.dropExpiredSessions(new Date(clock()).toISOString());
  for (;;) {
    const dropped = await store.dropUnclaimedUploads(new Date(clock() - UNCLAIMED_MS).toISOString(), 100);
    for (const { storageKey } of dropped) await files.remove(storageKey);
    if (dropped.length < 100) return;
  }
}
