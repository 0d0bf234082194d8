import type { Chance, Time } from './chance.ts';
import type { Holder } from './device.ts';
import type { Answer, ModelServer } from './server.ts';
import type { SimForm } from './stand-ins.ts';

/** What may happen to a request instead of a good answer, and to which side of the server's commit. */
const INSTEAD = [
  'lost before it arrived', 'cut after the commit', 'cut in the answer', 'delivered twice', 'slow', 'never answered', 'HTML with 200', 'a page of a proxy', 'redirect',
  'wrong JSON', 'foreign receipt', 'endless answer', '429', '503', '500', '408', '409 for now', '507', 'uploads swept up',
] as const;
export type NetworkFault = typeof INSTEAD[number];
export const NETWORK_FAULTS = [...INSTEAD, 'offline', 'onLine lies', 'a part does not load'] as const;

/** What `Retry-After` may say: the header, the same in JSON, and what of it has to be obeyed, in seconds. */
const PAUSES: readonly { readonly header?: string; readonly date?: true; readonly json?: number; readonly seconds?: number }[] = [
  {}, { header: '7', seconds: 7 }, { header: '0' }, { header: '-5' }, { header: '1000000000', seconds: 3600 }, { header: 'soon' }, { header: '' }, { header: '1.5' },
  { date: true, seconds: 90 }, { json: 30, seconds: 30 }, { json: -1 }, { json: 1e300, seconds: 3600 }, { header: 'Wed, 21 Oct 2015 07:28:00 GMT' },
];

const PAGE = '<!doctype html><title>Sign in to Hotel WiFi</title>';
const FOREIGN = { reference: 'HD-FOREIGN', trackingCode: 'c', state: 'received', receivedAt: '2026-01-01T00:00:00Z', answerDueAt: '2026-01-02T00:00:00Z', digest: 'of something else' };
const WRONG = ['', 'null', '[]', '{"reference":', '{}', '{"reference":1,"key":null}', '\ufeff{}', '"ok"', '{"__proto__":{"key":"x"}}'];

type Body = { readonly text: string; readonly ends: 'well' | 'cut' | 'never' };

export class Network {
  /** How likely a request meets one of the faults. */
  trouble = 0;
  offline = false;
  /** What the browser says of it. */
  onLine = true;
  posts = 0;
  /** Pages from which something went out under a key. */
  readonly senders = new Map<string, Set<Holder>>();
  /** What the server asked for: no request for this key before then (real time). Of whoever has died over the answer nobody has heard of it. */
  readonly #pauses = new Map<string, { readonly since: number; readonly until: number }>();
  readonly #answered = new Map<string, { readonly at: number; readonly until: number }>();
  /** Requests that came earlier than was asked. */
  readonly pushy: string[] = [];
  say: (line: () => string) => void = () => undefined;
  readonly #time: Time;
  readonly #chance: Chance;
  readonly #server: ModelServer;

  constructor(time: Time, chance: Chance, server: ModelServer) {
    this.#time = time;
    this.#chance = chance;
    this.#server = server;
  }

  /** A page has said that it waits. */
  heard(key: string): void {
    const answered = this.#answered.get(key);
    if (answered && this.#time.now - answered.at < 1000) this.#pauses.set(key, { since: this.#time.now, until: answered.until });
    this.#answered.delete(key);
  }

  /** `fetch` of one page. */
  fetchOf(holder: Holder): typeof fetch {
    const ask = (url: string, init: RequestInit) => new Promise<unknown>((resolve, reject) => {
      const { signal } = init;
      const sent = this.#time.now;
      const about = () => `${url.split('/').at(-1)} ${(init.headers as Record<string, string>)['Idempotency-Key']?.slice(0, 4) ?? ''}`;
      this.say(() => `→ ${about()}`);
      if (url.endsWith('/cases')) {
        const key = (init.headers as Record<string, string>)['Idempotency-Key']!;
        this.senders.set(key, (this.senders.get(key) ?? new Set()).add(holder));
      }
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      const give = (ms: number, what: () => void) => this.#time.after(ms, () => holder.deliver(what));
      const fail = (ms: number) => give(ms, () => {
        this.say(() => `← ${about()} fails`);
        reject(new TypeError('Failed to fetch'));
      });
      if (this.offline) {
        this.#chance.strike('offline');
        fail(this.#chance.between(1, 10));
        return;
      }
      const fault = this.#chance.happens(this.trouble) ? this.#chance.pick(INSTEAD) : undefined;
      if (fault) this.#chance.strike(fault);
      if (fault === 'lost before it arrived') return fail(this.#chance.between(5, 500));
      this.#time.after(this.#chance.between(5, 400), () => {
        // A request of a killed process may have been on its way.
        if (!holder.alive() && this.#chance.happens(0.5)) return;
        this.#arrived(url, init, fault, holder, { give, fail, resolve, sent });
      });
    });
    return ask as unknown as typeof fetch;
  }

  #arrived(url: string, init: RequestInit, fault: NetworkFault | undefined, holder: Holder, back: {
    readonly give: (ms: number, what: () => void) => void; readonly fail: (ms: number) => void; readonly resolve: (response: unknown) => void; readonly sent: number;
  }): void {
    const { pick, happens, between } = this.#chance;
    const key = (init.headers as Record<string, string>)['Idempotency-Key'] ?? '';
    const travel = fault === 'slow' ? between(5000, 60_000) : between(5, 400);
    const answer = (status: number, type: string, body: Body, headers: Record<string, string> = {}, heard?: () => void) =>
      back.give(travel, () => {
        this.say(() => `← ${key.slice(0, 4)} ${status} ${body.text.slice(0, 60)} ${headers['retry-after'] ?? ''}`);
        back.resolve(this.#response(status, { 'content-type': type, ...headers }, body, holder, () => { if (!init.signal?.aborted) heard?.(); }));
      });
    const json = (status: number, body: object, headers?: Record<string, string>, heard?: () => void) =>
      answer(status, 'application/json', { text: JSON.stringify(body), ends: 'well' }, headers, heard);
    if (url.endsWith('/cases')) {
      this.posts++;
      const pause = this.#pauses.get(key);
      // What was on its way when the page heard of it cannot be held back.
      if (pause && back.sent >= pause.since && this.#time.now < pause.until) this.pushy.push(key);
    }
    if (fault === 'uploads swept up') this.#server.sweep();
    const spoken = fault !== undefined && !['cut after the commit', 'cut in the answer', 'delivered twice', 'slow', 'uploads swept up'].includes(fault);
    // Whatever stands between may have spoken before the server did, or after it committed.
    const stored = spoken && happens(0.5) ? undefined : this.#serve(url, init, key);
    if (fault === 'delivered twice') this.#time.after(happens(0.5) ? between(0, 300) : between(0, 90_000), () => this.#serve(url, init, key));
    switch (fault) {
      case 'cut after the commit': return back.fail(travel);
      case 'cut in the answer': return answer(stored!.status, 'application/json', { text: JSON.stringify(stored!.body).slice(0, 20), ends: 'cut' });
      case 'never answered': return happens(0.5) ? undefined : answer(201, 'application/json', { text: '{"refer', ends: 'never' });
      case 'HTML with 200': return answer(200, 'text/html', { text: PAGE, ends: 'well' });
      case 'a page of a proxy': return answer(pick([400, 404, 418, 500, 502, 504, 511]), 'text/html', { text: PAGE, ends: 'well' });
      case 'redirect': return init.redirect === 'error' ? back.fail(travel) : answer(200, 'text/html', { text: PAGE, ends: 'well' });
      case 'wrong JSON': return answer(pick([200, 201, 204]), 'application/json', { text: pick(WRONG), ends: 'well' });
      case 'foreign receipt': return json(201, { ...FOREIGN, key: happens(0.5) ? 'somebody-elses-key' : key });
      case 'endless answer': return answer(200, 'application/json', { text: ' '.repeat(300_000), ends: 'never' });
      case '429': case '503': return this.#pause(Number(fault), key, json);
      case '500': return json(500, { code: 'unavailable' });
      case '408': return json(408, { code: 'timeout' });
      case '409 for now': return this.#pause(409, key, json, 3);
      case '507': return json(507, { code: 'storage-full' });
      default: return json(stored!.status, stored!.body);
    }
  }

  #pause(status: number, key: string, json: (status: number, body: object, headers: Record<string, string>, heard: () => void) => void, fixed?: number): void {
    const asked = fixed === undefined ? this.#chance.pick(PAUSES) : { header: String(fixed), seconds: fixed };
    const at = asked.date && new Date(this.#time.now + 90_000).toUTCString();
    const { code } = { 409: { code: 'conflict' }, 429: { code: 'rate-limited' }, 503: { code: 'unavailable' } }[status]!;
    // Of JSON alone a 503 cannot be told from one that passes at once: it is tried twice more. Two seconds for what a date leaves out.
    const heard = () => {
      if (asked.seconds && !(asked.json !== undefined && status === 503)) this.#answered.set(key, { at: this.#time.now, until: this.#time.now + asked.seconds * 1000 - (at ? 2000 : 0) });
    };
    json(status, { code, ...(asked.json !== undefined && { retryAfter: asked.json }) }, {
      ...(at ? { 'retry-after': at, 'date': new Date(this.#time.now).toUTCString() } : asked.header !== undefined && { 'retry-after': asked.header }),
    }, heard);
  }

  #serve(url: string, init: RequestInit, key: string): Answer {
    if (url.endsWith('/uploads')) {
      const { file, name } = init.body as unknown as SimForm;
      return this.#server.upload(name, file!.content);
    }
    return this.#server.file(key, JSON.parse(init.body as string) as Parameters<ModelServer['file']>[1]);
  }

  /** As much of a `Response` as is read; an endless one never ends, a cut one breaks. */
  #response(status: number, headers: Record<string, string>, { text, ends }: Body, holder: Holder, heard: () => void) {
    const part = new TextEncoder().encode(text);
    let parts = 0;
    return {
      ok: status >= 200 && status < 300, status, headers: new Headers(headers),
      body: {
        cancel: async () => undefined,
        getReader: () => ({
          cancel: async () => undefined,
          read: () => new Promise((resolve, reject) => {
            if (parts++ === 0 || (ends === 'never' && part.length > 1000)) this.#time.after(1, () => holder.deliver(() => resolve({ done: false, value: part })));
            else if (ends === 'well') {
              heard();
              resolve({ done: true });
            }
            else if (ends === 'cut') reject(new TypeError('network error'));
          }),
        }),
      },
    };
  }
}
