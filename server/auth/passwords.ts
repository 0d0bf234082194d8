import { hex, sameHash } from '../crypto.ts';

/** Makes and checks hashes of passwords. A hash says by itself how it was made, so that costs may be raised later. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(password: string, hash: string): Promise<boolean>;
}

export const unhex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
/** What is typed on another keyboard is the same password. */
export const prepared = (password: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(password.normalize('NFKC'));

/** PBKDF2 with WebCrypto, for runtimes that have nothing better. The Node entry uses scrypt. */
export function pbkdf2({ iterations = 600_000, random = (length: number) => crypto.getRandomValues(new Uint8Array(length)) }: { iterations?: number; random?: (length: number) => Uint8Array } = {}): Passwords {
  const derive = async (password: string, salt: Uint8Array<ArrayBuffer>, rounds: number) => {
    const key = await crypto.subtle.importKey('raw', prepared(password), 'PBKDF2', false, ['deriveBits']);
    return hex(new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256)));
  };
  return {
    hash: async (password) => {
      const salt = random(16) as Uint8Array<ArrayBuffer>;
      return `pbkdf2$${iterations}$${hex(salt)}$${await derive(password, salt, iterations)}`;
    },
    verify: async (password, hash) => {
      const [scheme, rounds = '', salt = '', key = ''] = hash.split('$');
      return scheme === 'pbkdf2' && sameHash(key, await derive(password, unhex(salt), Number(rounds)));
    },
  };
}

/** Fewest characters, as NIST SP 800-63B asks of a password that is the only factor. */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 200;
const COMMON = /^(.)\1+$|^(password|passw0rd|qwerty|letmein|welcome|admin|heed|iloveyou|abc|1234567890|0123456789|123456789)[\d!@#$%.]*$/i;

/** Why the password cannot be taken: the code of an issue. */
export function weakness(password: string, name: string): { readonly code: string; readonly params?: { readonly min: number } | { readonly max: number } } | undefined {
  const length = [...password].length;
  if (length < MIN_PASSWORD) return { code: 'too-short', params: { min: MIN_PASSWORD } };
  if (length > MAX_PASSWORD) return { code: 'too-long', params: { max: MAX_PASSWORD } };
  if (COMMON.test(password)) return { code: 'too-common' };
  if (password.toLowerCase().includes(name.toLowerCase())) return { code: 'contains-name' };
  return undefined;
}

/** Easy to read out: no characters that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one use: 80 bits. */
export function oneTimePassword(random: (length: number) => Uint8Array): string {
  const letters: string[] = [];
  while (letters.length < 16) for (const byte of random(32)) if (byte < 248 && letters.length < 16) letters.push(LETTERS[byte % LETTERS.length]!);
  return letters.join('').replace(/.{4}(?=.)/g, '$&-');
}
