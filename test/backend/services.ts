/** Services behind adapters, as small as they may be; each is a `fetch` that never leaves the page. */
import type { Submission } from '../../src/backend/index.ts';

const NOW = Date.parse('2026-03-04T05:06:07.000Z');
const at = (hours = 0) => new Date(NOW + hours * 3_600_000).toISOString();
const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

interface Asked { readonly path: string; readonly key: string; readonly pin: string; readonly body: Record<string, unknown>; readonly text: string }
const service = (handle: (asked: Asked) => Response): typeof globalThis.fetch => (url, init = {}) => {
  if (init.signal?.aborted) return Promise.reject(init.signal.reason as Error);
  const headers = new Headers(init.headers);
  const text = (init.body ?? '') as string;
  return Promise.resolve(handle({
    path: new URL(`${url as string}`).pathname, key: headers.get('Idempotency-Key') ?? '', pin: headers.get('Pin') ?? '', text, body: text ? JSON.parse(text) as Record<string, unknown> : {},
  }));
};

/** What a webhook leads to: it notes what it is sent, and knows a key again. */
export function hook(): { readonly fetch: typeof globalThis.fetch; readonly taken: readonly Asked[] } {
  const taken: Asked[] = [];
  return {
    taken,
    fetch: service((asked) => {
      const before = taken.findIndex(({ key }) => key === asked.key);
      if (before >= 0 && taken[before]!.text !== asked.text) return answer({}, 409);
      const number = before >= 0 ? before + 1 : taken.push(asked);
      return answer({ reference: `T-${number}`, receivedAt: at() });
    }),
  };
}

/** The help desk that the example adapter in the docs speaks to. */
export function helpDesk(): typeof globalThis.fetch {
  interface Ticket { readonly key: string; readonly text: string; readonly pin: string; readonly ticket: Submission; readonly comments: { readonly key: string; readonly text: unknown; readonly at: string; readonly by: string }[] }
  const tickets: Ticket[] = [];
  const show = ({ pin, ticket, comments }: Ticket, number: number) => answer({ number: `${number}`, pin, state: 'received', created: at(), due: at(24), ticket, comments });
  return service(({ path, key, pin, body, text }) => {
    const [, , number = '', comments] = path.split('/');
    if (!number) {
      const before = tickets.findIndex((ticket) => ticket.key === key);
      if (before >= 0 && tickets[before]!.text !== text) return answer({}, 409);
      const made = before >= 0 ? before + 1 : tickets.push({ key, text, pin: crypto.randomUUID(), ticket: body as unknown as Submission, comments: [] });
      return show(tickets[made - 1]!, made);
    }
    const found = tickets[Number(number) - 1];
    if (found?.pin !== pin) return answer({}, 404);
    if (comments && !found.comments.some((comment) => comment.key === key)) found.comments.push({ key, text: body.text, at: at(1), by: 'customer' });
    return show(found, Number(number));
  });
}
