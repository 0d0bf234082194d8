import type { Category, Role } from 'heed/domain';
import type { Context } from 'hono';
import type { Passwords } from './auth/passwords.ts';
import type { Files } from './files/files.ts';
import type { Settings, SiteSettings } from './settings.ts';
import type { Store } from './store/store.ts';

/** Takes records about what the server does. They hold no personal data: method, route, status, time, request id. */
export interface Log {
  info(record: object, message: string): void;
  error(record: object, message: string): void;
}

/** Everything the app gets from outside. */
export interface Parts {
  readonly store: Store;
  readonly files: Files;
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** That many unpredictable bytes. */
  readonly random: (length: number) => Uint8Array;
  readonly log: Log;
  /** Who of the staff is asking; default: who has a session, or the portal's token. */
  readonly staff?: StaffOf;
  /** Default: PBKDF2, which every runtime has. The Node entry uses scrypt. */
  readonly passwords?: Passwords;
  /** Whether mails go out: the desk says so of an invitation. */
  readonly mailing?: boolean;
  /** Shows mails to the machine itself, for demonstrations. */
  readonly mailbox?: boolean;
  /** Whether new requests should go elsewhere: `/healthz` then answers 503. */
  readonly stopping?: () => boolean;
}

export interface Site extends SiteSettings {
  readonly id: string;
  /** What its administrators have defined below the three categories that are always there (C-01), where a form needs them. */
  readonly categories?: readonly Category[];
}

/** Where a browser is the runtime, its requests and answers cannot carry cookies: it keeps them aside. */
export interface CookieJar {
  /** As the header `Cookie`. */
  get(): string;
  /** As the header `Set-Cookie`. */
  set(cookie: string): void;
}

/** `address` is the peer's, as the runtime tells it. */
export interface Env {
  Bindings: { readonly address?: string; readonly cookies?: CookieJar };
  Variables: { site: Site; requestId: string };
}

export type Ctx = Context<Env>;

/** Who of the staff is asking. */
export interface Asking { readonly id: string; readonly displayName: string; readonly roles: readonly Role[] }
/** Finds out; throws `forbidden` for everybody else. */
export type StaffOf = (c: Ctx) => Promise<Asking>;
