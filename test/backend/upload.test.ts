import { expect } from '@open-wc/testing';
import { HeedError, RestBackend, type HeedErrorCode } from '../../src/backend/index.ts';

const stored = { id: 'u1', name: 'a.png', type: 'image/png', size: 1, digest: 'd' };

/** A request that does what the test says once it is sent. */
class Request {
  static last: Request;
  static act: (request: Request) => void = () => undefined;
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  readonly sent: Record<string, unknown> = {};
  onload?: () => void;
  onerror?: (event: unknown) => void;
  onabort?: (event: unknown) => void;
  onprogress?: (event: { loaded: number }) => void;
  status = 201;
  responseURL = '';
  responseText = JSON.stringify(stored);
  type = 'application/json';
  aborted = false;
  constructor() { Request.last = this; }
  open(method: string, url: string) {
    Object.assign(this.sent, { method, url });
    this.responseURL = new URL(url, document.baseURI).href;
  }
  setRequestHeader(name: string, value: string) { this.sent[name] = value; }
  getAllResponseHeaders() { return `content-type: ${this.type}\r\nretry-after: 7\r\n`; }
  send(body: FormData) {
    this.sent.file = body.get('file');
    queueMicrotask(() => Request.act(this));
  }
  abort() {
    this.aborted = true;
    this.onabort?.({});
  }
}

const upload = (act: (request: Request) => void, more: { signal?: AbortSignal; onProgress?: (share: number) => void; wait?: (ms: number, signal: AbortSignal) => Promise<void> } = {}) => {
  Request.act = act;
  return new RestBackend({ endpoint: '/api', site: 'shop', XMLHttpRequest: Request as unknown as typeof XMLHttpRequest, wait: more.wait })
    .uploads.upload(new Blob(['x'], { type: 'image/png' }), { name: 'a.png', ...more });
};
async function failure(code: HeedErrorCode, promise: Promise<unknown>): Promise<HeedError> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof HeedError)) throw new Error(`no HeedError: ${String(error)}`);
  expect(error.code).to.equal(code);
  return error;
}

describe('an upload', () => {
  it('tells how much has been sent, and ends with what was stored', async () => {
    const shares: number[] = [];
    expect(await upload((request) => {
      request.upload.onprogress?.({ loaded: 1, total: 4 });
      request.upload.onprogress?.({ loaded: 4, total: 4 });
      request.onload?.();
    }, { onProgress: (share) => shares.push(share) })).to.deep.equal(stored);
    expect(shares).to.deep.equal([0.25, 1, 1]);
    const { sent } = Request.last;
    expect([sent.method, sent.url, sent['Heed-Site']]).to.deep.equal(['POST', '/api/v1/uploads', 'shop']);
    expect((sent.file as File).name).to.equal('a.png');
  });

  it('is nobody\'s if the answer came from elsewhere', async () => {
    await failure('bad-response', upload((request) => {
      request.responseURL = 'https://wifi.example/login';
      request.onload?.();
    }));
  });

  it('does not take a page for an answer, nor one that is too long', async () => {
    await failure('bad-response', upload((request) => {
      request.type = 'text/html';
      request.onload?.();
    }));
    await failure('network', upload((request) => request.onprogress?.({ loaded: 2 ** 20 + 1 })));
    expect(Request.last.aborted).to.equal(true);
  });

  it('that is refused says why, and when to come back', async () => {
    await failure('too-large', upload((request) => {
      Object.assign(request, { status: 413, type: 'text/html' });
      request.onload?.();
    }));
    expect((await failure('rate-limited', upload((request) => {
      Object.assign(request, { status: 429, responseText: '{}' });
      request.onload?.();
    }))).retryAfter).to.equal(7);
  });

  it('that is cut is a network error', async () => {
    await failure('network', upload((request) => request.onerror?.({})));
  });

  it('stops at once when it is told to', async () => {
    const stop = new AbortController();
    await failure('aborted', upload(() => stop.abort(), { signal: stop.signal }));
    expect(Request.last.aborted).to.equal(true);
  });

  it('ends when nothing moves for two minutes, however long it takes in all', async () => {
    const limits: { ms: number; signal: AbortSignal; over: () => void }[] = [];
    const wait = (ms: number, signal: AbortSignal) => new Promise<void>((over) => { limits.push({ ms, signal, over }); });
    await failure('timeout', upload((request) => {
      request.upload.onprogress?.({ loaded: 1, total: 4 });
      limits.at(-1)?.over();
    }, { wait }));
    const idle = limits.filter(({ ms }) => ms === 120_000);
    expect(idle.length, 'each byte begins it anew').to.be.above(1);
    expect(idle.at(-2)?.signal.aborted).to.equal(true);
    expect(Request.last.aborted).to.equal(true);
  });
});
