import type { Ctx, Parts } from './context.ts';
import { hex, hmac } from './crypto.ts';
import { Problem } from './problem.ts';
import type { Limit, Settings } from './settings.ts';

/**
 * Counts in the store, so that several processes share the counters. Who is counted stands there only as a keyed hash.
 */
export class RateLimits {
  readonly #parts: Pick<Parts, 'store' | 'settings' | 'clock'>;
  readonly #secret: () => Promise<string>;

  constructor(parts: Pick<Parts, 'store' | 'settings' | 'clock'>, secret: () => Promise<string>) {
    this.#parts = parts;
    this.#secret = secret;
  }

  /** Counts a request from an address. Throws `rate-limited` above the limit. */
  async byAddress(c: Ctx, name: keyof Settings['limits']): Promise<void> {
    await this.hit(c, name, `${name}:${addressOf(c, this.#parts.settings.trustedHops)}`);
  }

  /** Throws `rate-limited` where `bucket` is full already, without counting this one. */
  async look(c: Ctx, name: keyof Settings['limits'], bucket: string): Promise<void> {
    await this.hit(c, name, bucket, 0);
  }

  /** Counts one more of `bucket`. Throws `rate-limited` above the limit. */
  async hit(c: Ctx, name: keyof Settings['limits'], bucket: string, by = 1): Promise<void> {
    const { store, settings, clock } = this.#parts;
    const limit: Limit = settings.limits[name];
    const now = clock();
    const span = limit.seconds * 1000;
    const window = Math.floor(now / span);
    const end = (window + 1) * span;
    const hits = await store.count(c.get('site').id, hex(await hmac(await this.#secret(), bucket)).slice(0, 32), window, new Date(end).toISOString(), by);
    if (hits > limit.max || (!by && hits >= limit.max)) throw new Problem('rate-limited', 'Too many requests. Try again later.', { retryAfter: Math.max(1, Math.ceil((end - now) / 1000)) });
  }
}

/**
 * Who is asking. Of X-Forwarded-For only the entry is believed that the outermost trusted proxy wrote: whatever stands before it
 * came from the client. An IPv6 network of 64 bits is one customer.
 */
export function addressOf(c: Ctx, trustedHops: number): string {
  const chain = (c.req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  const address = (trustedHops > 0 && chain.at(-trustedHops)) || c.env?.address || 'unknown';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain.includes(':') ? network64(plain) : plain;
}

function network64(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array<string>(missing).fill('0'), ...back].slice(0, 4).map((part) => parseInt(part, 16).toString(16)).join(':');
}
