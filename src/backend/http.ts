/** Reading answers one cannot trust: they may be endless, or somebody else's page. */
import { HeedError } from './port.ts';

/** Bytes. An answer is small; whatever is longer is not ours. */
export const MAX_ANSWER = 1 << 20;

/** Stops an answer that is not wanted. */
export function cancel(response: Response | undefined): void {
  response?.body?.cancel().catch(() => { /* It has ended by itself. */ });
}

/** A body of at most `limit` bytes; `heard` is told of every part. */
export async function read(response: Response, limit: number, heard?: () => void): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard?.();
    size += value.length;
    if (size > limit) {
      reader.cancel().catch(() => { /* It has ended by itself. */ });
      throw new HeedError('bad-response', 'Too long.');
    }
    parts.push(value);
  }
  return parts;
}

/** What `parse` makes of a JSON answer; `bad-response` if it is none, or throws. */
export async function json<T>(response: Response, parse: (body: unknown) => T, limit = MAX_ANSWER): Promise<T> {
  let text = '';
  if (/^application\/([\w.-]+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '')) {
    text = await new Blob(await read(response, limit)).text();
  } else cancel(response);
  try {
    return parse(JSON.parse(text));
  } catch (cause) {
    throw new HeedError('bad-response', 'Unexpected answer.', { cause });
  }
}
