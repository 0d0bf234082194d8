import type { wait } from './wait.ts';

/** Where the backend is, and, for tests, the world it runs in. */
export interface RestOptions {
  /** Where heed-server answers, without `/v1`; `''` or `'/'` is the page's own origin. */
  readonly endpoint: string;
  /** The site's id, where the server knows several. */
  readonly site?: string;
  /** Gives the token with which the host site says who the customer is; `key`: of the submission that is about to be filed. */
  readonly token?: (key?: string) => string | undefined | Promise<string | undefined>;
  /** Milliseconds for a whole call, its quick retries included; default 20 000. */
  readonly timeout?: number;
  /** Milliseconds without a byte after which an upload or download is given up; default 120 000. */
  readonly idle?: number;
  /** Defaults to the page's own at the time of the call. If given without `XMLHttpRequest`, uploads go through it too. */
  readonly fetch?: typeof globalThis.fetch;
  readonly XMLHttpRequest?: typeof globalThis.XMLHttpRequest;
  /** Resolves after so many milliseconds; never, once aborted. */
  readonly wait?: typeof wait;
  /** 0 up to 1. */
  readonly random?: () => number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}
