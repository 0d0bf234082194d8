/** What stands between browser and server, and does to requests what lines, proxies and hotels do. */
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Handler = (request: IncomingMessage, response: ServerResponse, pass: () => Promise<Passed>) => void | Promise<void>;
export interface Passed { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: Buffer }

export interface Proxy {
  readonly url: string;
  readonly port: number;
  /** API requests that came, oldest first. */
  readonly seen: { readonly method: string; readonly path: string; readonly key?: string; readonly at: number }[];
  /** What happens to API requests from now on; none: they pass. */
  fault?: Handler;
  /** Pages, and scripts, of its own. */
  readonly pages: Map<string, string>;
  /** Resolves when the next API request has come whose method and path match. */
  next(what: RegExp): Promise<void>;
  /** Resets every connection that is open. */
  cut(): void;
  close(): Promise<void>;
}

/** `target`: where heed-server listens. */
export async function startProxy(target: string): Promise<Proxy> {
  const pages = new Map<string, string>();
  const seen: Proxy['seen'] = [];
  const waiting: { readonly what: RegExp; readonly done: () => void }[] = [];
  const server = createServer((request, response) => void (async () => {
    const { method = 'GET', url = '/', headers } = request;
    const page = pages.get(url.split('?')[0]!);
    if (page !== undefined) return void response.setHeader('Content-Type', `text/${url.includes('.js') ? 'javascript' : 'html'}; charset=utf-8`).end(page);
    const pass = async (): Promise<Passed> => {
      const body = await buffer(request);
      const forwarded = ask(`${target}${url}`, { method, headers });
      forwarded.end(body);
      const [answer] = await once(forwarded, 'response') as [IncomingMessage];
      return { status: answer.statusCode!, headers: answer.headers, body: await buffer(answer) };
    };
    const api = url.startsWith('/v1/') && method !== 'OPTIONS';
    if (api) {
      seen.push({ method, path: url, key: headers['idempotency-key'] as string | undefined, at: Date.now() });
      for (const one of waiting.splice(0)) {
        if (one.what.test(`${method} ${url}`)) one.done();
        else waiting.push(one);
      }
    }
    if (api && proxy.fault) return proxy.fault(request, response, pass);
    const { status, headers: given, body } = await pass();
    response.writeHead(status, given).end(body);
  })().catch(() => response.destroy()));
  server.keepAliveTimeout = 30_000;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: Proxy = {
    url: `http://127.0.0.1:${port}`, port, seen, pages,
    next: (what) => new Promise((done) => { waiting.push({ what, done }); }),
    cut: () => { for (const socket of sockets) socket.resetAndDestroy(); },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

const PAGE = '<!doctype html><title>Sign in</title><h1>Welcome to Hotel WiFi</h1>';
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Handler => (_, response) =>
  void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
const pause = (status: number, retryAfter?: string) =>
  json(status, { code: status === 429 ? 'rate-limited' : 'unavailable' }, retryAfter === undefined ? {} : { 'Retry-After': retryAfter });

/** Drips a body, a byte at a time; ends only when the other side does. */
function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 100);
  response.once('close', () => clearInterval(timer));
}

const RECEIPT = {
  reference: 'HD-AAAAA-AAAAA', trackingCode: 'AAAAA-AAAAA-AAAAA-AAAAA', state: 'received', receivedAt: '2026-01-01T00:00:00Z', answerDueAt: '2026-01-02T00:00:00Z', digest: '0'.repeat(64),
};

/** Each fault by its name. */
export const NETWORK_FAULTS: { readonly [name: string]: Handler } = {
  'reset when it arrives': (request) => void request.socket.resetAndDestroy(),
  'closed when it arrives': (request) => void request.socket.destroy(),
  'reset after the commit': async (request, _, pass) => {
    await pass();
    request.socket.resetAndDestroy();
  },
  'closed after the commit': async (request, _, pass) => {
    await pass();
    request.socket.end();
  },
  'cut in the head of the answer': async (request, _, pass) => {
    await pass();
    request.socket.write('HTTP/1.1 201 Created\r\nContent-Ty');
    request.socket.destroy();
  },
  'cut in the answer': async (_, response, pass) => {
    const { status, headers, body } = await pass();
    response.writeHead(status, headers).write(body.subarray(0, 20));
    response.destroy();
  },
  'slow loris before the answer': async (_, response, pass) => {
    await pass();
    response.writeHead(201, { 'Content-Type': 'application/json' });
    drip(response);
  },
  'silence after the head': async (_, response, pass) => {
    await pass();
    response.writeHead(201, { 'Content-Type': 'application/json' }).flushHeaders();
  },
  'HTML with 200': (_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE),
  'HTML with 200 after the commit': async (_, response, pass) => {
    await pass();
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
  },
  'HTML called JSON': json(200, PAGE),
  'redirect to a sign-in page': (_, response) => void response.writeHead(302, { Location: '/embed' }).end(),
  'redirect after the commit': async (_, response, pass) => {
    await pass();
    response.writeHead(303, { Location: '/embed' }).end();
  },
  '502 of a proxy': (_, response) => void response.writeHead(502, { 'Content-Type': 'text/html' }).end(PAGE),
  '504 after the commit': async (_, response, pass) => {
    await pass();
    response.writeHead(504, { 'Content-Type': 'text/html' }).end(PAGE);
  },
  '429': pause(429),
  '429, Retry-After seconds': pause(429, '1'),
  '429, Retry-After a date': (...all) => pause(429, new Date(Date.now() + 1500).toUTCString())(...all),
  '429, Retry-After nothing': pause(429, ''),
  '429, Retry-After negative': pause(429, '-5'),
  '429, Retry-After a word': pause(429, 'soon'),
  '503': pause(503),
  '503, Retry-After seconds': pause(503, '1'),
  '503, Retry-After a date': (...all) => pause(503, new Date(Date.now() + 1500).toUTCString())(...all),
  '503, Retry-After a date long past': pause(503, 'Wed, 21 Oct 2015 07:28:00 GMT'),
  'JSON: null': json(201, 'null'),
  'JSON: a list': json(201, '[]'),
  'JSON: cut': json(201, '{"reference":"HD-'),
  'JSON: nothing in it': json(201, '{}'),
  'JSON: 100,000 deep': json(201, '['.repeat(100_000)),
  '204': (_, response) => void response.writeHead(204).end(),
  'receipt of another key': json(201, { ...RECEIPT, key: 'somebody-elses-key' }),
  'receipt of our key for other words': (request, response, pass) => json(201, { ...RECEIPT, key: request.headers['idempotency-key'] })(request, response, pass),
  // As the server computes it: with the digest of these words, and signed; only the key is another one.
  'our receipt with another key': async (_, response, pass) => {
    const { status, headers: { 'content-length': __, ...headers }, body } = await pass();
    const answer = JSON.parse(body.toString()) as Record<string, unknown>;
    response.writeHead(status, headers).end(JSON.stringify({ ...answer, key: 'somebody-elses-key' }));
  },
  'reset while the body is sent': (request) => void request.once('data', () => request.socket.resetAndDestroy()),
  '100 MB of answer': (_, response) => {
    response.writeHead(201, { 'Content-Type': 'application/json' });
    const part = Buffer.alloc(1 << 20, 0x20);
    let sent = 0;
    const more = () => {
      while (sent < 100) {
        sent++;
        if (!response.write(part)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  },
};
