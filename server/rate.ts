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

  /** Counts one more of `bucket`. Throws `rate-limited` above the limit. */
  async hit(c: Ctx, name: keyof Settings['limits'], bucket: string): Promise<void> {
    await this.#count(c, name, bucket);
  }

  /**
   * Counts a try in every bucket before it is made, so that tries at one time are no more than one after the other. Throws `rate-limited`, and
   * counts nothing, where one of them is full. What it gives takes the try back: it was a right one.
   */
  async take(c: Ctx, buckets: readonly (readonly [name: keyof Settings['limits'], bucket: string])[]): Promise<() => Promise<void>> {
    const counted: (() => Promise<unknown>)[] = [];
    const giveBack = async () => void (await Promise.all(counted.map((back) => back())));
    for (const [name, bucket] of buckets) {
      try {
        await this.#count(c, name, bucket, counted);
      } catch (error) {
        await giveBack();
        throw error;
      }
    }
    return giveBack;
  }

  /** `counted`: gets what takes this one back. */
  async #count(c: Ctx, name: keyof Settings['limits'], bucket: string, counted?: (() => Promise<unknown>)[]): Promise<void> {
    const { store, settings, clock } = this.#parts;
    const limit: Limit = settings.limits[name];
    const now = clock();
    const span = limit.seconds * 1000;
    const window = Math.floor(now / span);
    const end = (window + 1) * span;
    const key = hex(await hmac(await this.#secret(), bucket)).slice(0, 32);
    const add = (by: number) => store.count(c.get('site').id, key, window, new Date(end).toISOString(), by);
    const hits = await add(1);
    counted?.push(() => add(-1));
    if (hits > limit.max) throw new Problem('rate-limited', 'Too many requests. Try again later.', { retryAfter: Math.max(1, Math.ceil((end - now) / 1000)) });
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
