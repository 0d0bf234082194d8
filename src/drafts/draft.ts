import type { Draft } from './types.ts';

/** Stands before keys and names of what was refused on a device that many people use: no form finds it, and no list shows it to whoever comes next. */
export const KEPT = 'kept ';

/** 128 random bits in hex. `crypto.randomUUID` is missing on plain http. `random` (0 up to 1) is for simulations. */
export function newKey(random?: () => number): string {
  const bytes = new Uint8Array(16);
  if (random) bytes.forEach((_, i) => { bytes[i] = random() * 256; });
  else crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
}

/** A draft that nothing has been written into; its idempotency key is born with it. */
export const newDraft = (
  { random, ...about }: Pick<Draft, 'site' | 'form' | 'version'> & Partial<Pick<Draft, 'kind' | 'values' | 'days'>> & { readonly random?: () => number },
): Draft => ({ key: newKey(random), values: {}, files: [], savedAt: 0, expiresAt: 0, ...about });
