/** Hashing with WebCrypto, which Node, browsers and every other runtime of the app have. */

const encoder = new TextEncoder();
const bytesOf = (data: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  (typeof data === 'string' ? encoder.encode(data) : data) as Uint8Array<ArrayBuffer>;

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** Lower-case hex SHA-256. */
export const sha256 = async (data: string | Uint8Array): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(data))));

/** HMAC-SHA-256 of `text` under `secret`. */
export async function hmac(secret: string, text: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytesOf(text)));
}

/** Compares two hashes of equal length in constant time. */
export function sameHash(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ (b.charCodeAt(i) || 0);
  return difference === 0;
}

/** A UUID version 7 for `now` (milliseconds): keys then grow with time, and rows that belong together lie together. */
export function uuidv7(now: number, random: (length: number) => Uint8Array): string {
  const time = Math.floor(now).toString(16).padStart(12, '0').slice(-12);
  const noise = random(10);
  noise[0] = (noise[0]! & 0x0f) | 0x70;
  noise[2] = (noise[2]! & 0x3f) | 0x80;
  return `${time}${hex(noise)}`.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
