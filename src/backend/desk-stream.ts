/** Server-sent events over `fetch`, which can carry a token and a site where `EventSource` cannot. */

/** Hears each event of the stream until it ends. Comments (heartbeats) only say that somebody is there. */
export async function readEvents(body: ReadableStream<Uint8Array>, hear: (type: string, data: string) => void, heard: () => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    rest += decoder.decode(value, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    if (rest.length > MAX_EVENT) throw new TypeError('An event without an end.');
    for (const block of blocks) {
      const lines = block.split('\n');
      const field = (name: string) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, '')).join('\n');
      const data = field('data');
      if (data) hear(field('event') || 'message', data);
    }
  }
}

/** Characters. */
const MAX_EVENT = 1 << 16;
