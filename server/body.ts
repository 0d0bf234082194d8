import type * as z from 'zod/mini';
import type { Ctx } from './context.ts';
import { Problem } from './problem.ts';

const CLOSE = { Connection: 'close' };
/** Bytes that are read for nothing: a client that still sends when the connection is closed never sees the answer. */
const SPARE = 64 * 1024 * 1024;

/** Bytes and seconds that a body may have. */
export interface BodyLimit { readonly bytes: number; readonly seconds: number }

/** Reads the request's body; a larger or slower one is refused while it is still arriving. */
export async function readBytes(c: Ctx, { bytes: limit, seconds }: BodyLimit): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Problem('too-large', `The request is larger than ${limit} bytes.`);
  if ((c.req.header('Content-Encoding') ?? 'identity') !== 'identity') throw new Problem('bad-request', 'The request is compressed; send it as it is.', { status: 415 });
  const said = Number(c.req.header('Content-Length') ?? 0);
  if (said > limit) {
    if (said <= limit + SPARE) await discard(c, said, seconds);
    throw tooLarge();
  }
  // In Firefox, where this app runs for stories, a request does not show its body as a stream.
  if (!c.req.raw.body && c.req.method !== 'GET') {
    const whole = new Uint8Array(await c.req.arrayBuffer());
    if (whole.byteLength > limit) throw tooLarge();
    return whole;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = c.req.raw.body?.getReader();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void reader?.cancel();
  }, seconds * 1000);
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      // Not 408: browsers send such a request again by themselves.
      if (late) throw new Problem('unavailable', 'The request took too long to arrive.', { headers: CLOSE });
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        await reader?.cancel();
        throw tooLarge();
      }
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

/** Reads what is sent and keeps nothing of it; what takes too long is left. */
async function discard(c: Ctx, bytes: number, seconds: number): Promise<void> {
  const reader = c.req.raw.body?.getReader();
  if (!reader) return;
  const timer = setTimeout(() => void reader.cancel(), seconds * 1000);
  try {
    for (let size = 0; size <= bytes;) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.byteLength;
    }
    await reader.cancel();
  } finally {
    clearTimeout(timer);
  }
}

/** Reads JSON that satisfies `schema`. Everything else is `bad-request`, too large is `too-large`, another type is 415. */
export async function readJson<T>(c: Ctx, limit: BodyLimit, schema: z.ZodMiniType<T>): Promise<T> {
  const type = (c.req.header('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem('bad-request', 'Send the request as application/json.', { status: 415 });
  const bytes = await readBytes(c, limit);
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    checkShape(text);
    value = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('bad-request', 'The request is not JSON in UTF-8.');
  }
  checkKeys(value);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, code, ...rest } = result.error.issues[0]!;
  const keys = 'keys' in rest ? `: ${(rest.keys as string[]).join(', ')}` : '';
  throw new Problem('bad-request', `"${path.map(String).join('.')}" is not as the API describes it (${code}${keys}).`.slice(0, 300));
}

const MAX_DEPTH = 32;
const MAX_KEYS = 1_000;

/** Bounds nesting and keys before anything that recurses sees the text. */
function checkShape(text: string) {
  let depth = 0;
  let keys = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) depth++;
    else if (c === 0x7d || c === 0x5d) depth--;
    else if (c === 0x3a) keys++;
    if (depth > MAX_DEPTH || keys > MAX_KEYS) throw new Problem('bad-request', `The request is nested deeper than ${MAX_DEPTH} or has more than ${MAX_KEYS} keys.`);
  }
}

/** Names that would reach an object's prototype are never data. */
function checkKeys(value: unknown) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new Problem('bad-request', `"${key}" is not a name.`);
    checkKeys(inner);
  }
}
