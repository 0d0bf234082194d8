import { randomBytes, scrypt as derive, timingSafeEqual } from 'node:crypto';
import { type Passwords, pbkdf2, prepared } from './passwords.ts';

/** 64 MiB and about a tenth of a second for each guess. */
const COST = { N: 2 ** 16, r: 8, p: 1 };
const LENGTH = 32;

const key = (password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> => new Promise((done, fail) =>
  derive(prepared(password), salt, LENGTH, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, made) => (error ? fail(error) : done(made))));

/** scrypt of Node; also checks the hashes of other runtimes. */
export function scrypt(cost: typeof COST = COST): Passwords {
  return {
    hash: async (password) => {
      const salt = randomBytes(16);
      return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString('hex')}$${(await key(password, salt, cost)).toString('hex')}`;
    },
    verify: async (password, hash) => {
      const [scheme, n, r, p, salt = '', expected = ''] = hash.split('$');
      if (scheme !== 'scrypt') return pbkdf2().verify(password, hash);
      const made = await key(password, Buffer.from(salt, 'hex'), { N: Number(n), r: Number(r), p: Number(p) });
      const right = Buffer.from(expected, 'hex');
      return made.length === right.length && timingSafeEqual(made, right);
    },
  };
}
