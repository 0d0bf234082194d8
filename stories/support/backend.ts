/**
 * The server the stories talk to: heed-server's own app, in the page, on SQLite in memory, behind a service worker.
 * What a story shows is therefore what production answers; bad days are faults put around the app and nothing else.
 */
import startSqlite from '@sqlite.org/sqlite-wasm';
import { HttpResponse, http } from 'msw';
import { setupWorker } from 'msw/browser';
import { createApp } from '../../server/app.ts';
import type { Parts } from '../../server/app.ts';
import { memoryFiles } from '../../server/files/memory.ts';
import { Problem, problemResponse } from '../../server/problem.ts';
import { DEFAULTS, DEFAULT_SITE } from '../../server/settings.ts';
import type { Settings } from '../../server/settings.ts';
import { openWasmStore } from '../../server/store/dialects/sqlite-wasm.ts';
import type { Store } from '../../server/store/store.ts';
import { forgetAll } from '../../src/drafts/forget.ts';
import { openDrafts } from '../../src/drafts/index.ts';
import { SHOP } from './identity.ts';

/**
 * How the service answers: `fast`; `slow`, after a second and a half; `failing`, 503; `offline`, not at all; `refusing`, its form asks for
 * more than the page's (422); `forbidden`, not to this page (403); `handler`, as to a handler; `limited`, too many requests (429); `never`: the answer does not come.
 */
export type Behaviour = 'fast' | 'slow' | 'failing' | 'offline' | 'refusing' | 'forbidden' | 'handler' | 'limited' | 'never';

/** Requests that a fault meets, as `POST /v1/cases`; without it, all. */
export interface Fault { readonly behaviour: Behaviour; readonly on?: RegExp }

const SLOW_MS = 1500;
const RETRY_AFTER = 600;
/** A page of stories is one customer who does a week's work in a minute. */
const MANY = { max: 1e6, seconds: 600 };

const settings: Settings = { ...DEFAULTS, sites: { default: SHOP }, limits: { filing: MANY, uploads: MANY, tracking: MANY, wrongCodes: MANY, signIn: MANY, signInName: MANY, signInNameAnywhere: MANY, staff: MANY } };
/** The same service after its shop has changed the form. */
const stricter: Settings = {
  ...settings,
  sites: { default: { ...DEFAULT_SITE, forms: { complaint: { require: ['orderNumber', 'occurredAt'] }, inquiry: { require: ['product'] }, suggestion: { require: ['product'] } } } },
};
const crowded: Settings = { ...settings, limits: { ...settings.limits, filing: { max: 0, seconds: 600 }, uploads: { max: 0, seconds: 600 } } };

/** Whoever looks at the elements of the staff is one of them. */
const staff: Parts['staff'] = () => Promise.resolve({ id: 'u1', displayName: 'Wu Min', roles: ['manager', 'agent'] });
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const log: Parts['log'] = { info: () => { /* Requests are in the browser's own list. */ }, error: (record, message) => console.error(message, record) };

let opened: Promise<Pick<Parts, 'store' | 'files'>> | undefined;
const storage = () => (opened ??= (async () => {
  const store = openWasmStore(await startSqlite());
  await store.migrate();
  return { store, files: memoryFiles() };
})());

/** One story's service: an address of its own, its faults, and its clock. All share one database. */
export class Service {
  /** What a story writes into `endpoint`. */
  readonly endpoint: string;
  readonly store: Store;
  fault: Fault = { behaviour: 'fast' };
  /** Milliseconds by which the service's clock is off: what is done then was done long ago. */
  shift = 0;
  /** Nobody looks at the story any more: what waits for an answer is cut off. */
  close!: () => void;
  readonly #over = new Promise<void>((end) => { this.close = end; });
  readonly #apps: Readonly<Record<'usual' | 'refusing' | 'limited' | 'handler', ReturnType<typeof createApp>>>;

  constructor(endpoint: string, kept: Pick<Parts, 'store' | 'files'>) {
    this.endpoint = endpoint;
    this.store = kept.store;
    const app = (of: Settings, who = staff) => createApp({ ...kept, settings: of, clock: () => Date.now() + this.shift, random, log, staff: who });
    this.#apps = { usual: app(settings), refusing: app(stricter), limited: app(crowded), handler: app(settings, () => Promise.resolve({ id: 'u2', displayName: 'Chen Yu', roles: ['handler'] })) };
  }

  /** As the app itself answers, without faults. `path` begins with `/v1`. */
  async ask(path: string, init?: RequestInit): Promise<Response> {
    return this.#apps.usual.fetch(await arrived(new Request(new URL(path, location.origin), init), path));
  }

  /** As a widget finds it. */
  async answer(request: Request, path: string): Promise<Response> {
    const { behaviour, on } = this.fault;
    const asked = await arrived(request, path);
    if (on && !on.test(`${request.method} ${path}`)) return this.#apps.usual.fetch(asked);
    switch (behaviour) {
      case 'slow':
        await new Promise((later) => setTimeout(later, SLOW_MS));
        return this.#apps.usual.fetch(asked);
      case 'failing': return problemResponse(new Problem('unavailable', 'The database does not answer.', { retryAfter: RETRY_AFTER }));
      case 'forbidden': return this.#apps.usual.fetch(foreign(asked, path));
      case 'offline': return HttpResponse.error();
      case 'never':
        await this.#over;
        return HttpResponse.error();
      case 'refusing': case 'limited': case 'handler': return this.#apps[behaviour].fetch(asked);
      default: return this.#apps.usual.fetch(asked);
    }
  }
}

/** The request at the app's own address. Its body as bytes: Firefox does not show it as a stream. */
const arrived = async (request: Request, path: string): Promise<Request> => new Request(new URL(path, location.origin), {
  method: request.method, headers: request.headers, body: request.method === 'GET' ? undefined : await request.arrayBuffer(),
});

/** The same, without its body, at a service of another origin that does not list the page's. A browser lets nobody write that header into a request. */
const foreign = ({ method, headers }: Request, path: string): Request => Object.defineProperty(
  new Request(new URL(path, 'https://service.example'), { method }), 'headers', { value: new Headers([...headers, ['Origin', location.origin]]) },
);

const services = new Map<string, Service>();
let begun: Promise<void> | undefined;

/** Starts the worker once, and forgets what earlier stories left on this device. `url`: of msw's worker script. */
export function startBackend(url = '/mockServiceWorker.js'): Promise<void> {
  return (begun ??= (async () => {
    const worker = setupWorker(http.all(/\/(v1|\.well-known)\/./, ({ request }) => {
      const [, id, path] = /\/at\/([^/]+)(\/(?:v1|\.well-known)\/.*)$/.exec(request.url) ?? [];
      return (id && path ? services.get(id)?.answer(request, path) : undefined);
    }));
    // One page after the other: msw reloads a page that finds another's worker half installed.
    await navigator.locks.request('stories-worker', async () => void await worker.start({ serviceWorker: { url }, quiet: true, onUnhandledFrame: 'bypass' }));
    await forgetAll(await openDrafts());
  })());
}

/** A service for one showing of a story; nothing an earlier one left behind is found at its address. */
export async function openService(name: string): Promise<Service> {
  await startBackend();
  const id = `${name}.${Array.from(random(4), (byte) => byte.toString(36)).join('')}`;
  const service = new Service(`/at/${id}`, await storage());
  services.set(id, service);
  return service;
}
