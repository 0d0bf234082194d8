import { canonical } from './canonical.ts';
import type { Proof, SigningKey } from './records/case.ts';

/** The text that a service signs: everything it vouches for. The tracking code is no part of it, so that a receipt can be shown to others. */
export const receiptContent = ({ reference, receivedAt, answerDueAt, digest, key, files = [] }: Proof): string => canonical({
  heed: 'receipt', version: 1, reference, receivedAt, answerDueAt, digest, key, files: files.map(({ name, size, digest }) => ({ name, size, digest })),
});

const fromBase64Url = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

/** Whether the browser can check signatures at all. */
export type SignatureCheck = 'signed' | 'forged' | 'unsigned' | 'unknown-key' | 'uncheckable';

/**
 * What a receipt's signature is worth, by the keys that its service publishes. `uncheckable`: this browser cannot (it has no
 * Ed25519, or the page came over plain http).
 */
export async function checkSignature(proof: Proof, keys: readonly SigningKey[]): Promise<SignatureCheck> {
  const { signature } = proof;
  if (!signature) return 'unsigned';
  const found = keys.find(({ kid }) => kid === signature.kid);
  if (!found) return 'unknown-key';
  let key: Awaited<ReturnType<typeof crypto.subtle.importKey>>;
  try {
    key = await crypto.subtle.importKey('raw', fromBase64Url(found.x), 'Ed25519', false, ['verify']);
  } catch {
    return 'uncheckable';
  }
  try {
    const right = await crypto.subtle.verify('Ed25519', key, fromBase64Url(signature.value), new TextEncoder().encode(receiptContent(proof)));
    return right ? 'signed' : 'forged';
  } catch {
    return 'forged'; // Not even base64, or no text that can be signed.
  }
}
