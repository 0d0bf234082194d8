import { type Proof, receiptContent, type SigningKey } from 'heed/domain';
import type { Parts } from './context.ts';
import { hex, sha256 } from './crypto.ts';

/** What makes a PKCS #8 key of the 32 bytes of an Ed25519 one (RFC 8410). */
const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
/** Settings of the store under which public keys are kept, each by its id, for ever. */
const PUBLISHED = 'signing-public:';

const base64Url = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const fromBase64Url = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
interface Pair { readonly kid: string; readonly key: Key }

/** Signs receipts, and tells the keys they can be checked with. */
export interface Signing {
  /** The same proof gets the same signature each time (RFC 8032). None where the runtime has no Ed25519. */
  sign(proof: Proof): Promise<Proof['signature']>;
  /** Every key that ever signed, the newest first. */
  keys(): Promise<readonly SigningKey[]>;
}

/** `HEED_SIGNING_KEY`, or a key made once for the database; a public key stays published when another one takes over. */
export function signing({ store, settings, random, clock }: Pick<Parts, 'store' | 'settings' | 'random' | 'clock'>): Signing {
  let made: Promise<Pair | undefined> | undefined;
  const pair = (): Promise<Pair | undefined> => (made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  }));

  async function make(): Promise<Pair | undefined> {
    const seed = settings.signingKey ?? await store.setting('', 'signing-key', () => hex(random(32)));
    const bytes = Uint8Array.from([...PKCS8, ...seed.match(/../g)!.map((pair) => parseInt(pair, 16))]);
    let key: Key;
    try {
      key = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']);
    } catch {
      return undefined; // Not every runtime of the app signs; receipts then have no signature, and none is published.
    }
    const { x = '' } = await crypto.subtle.exportKey('jwk', key);
    const kid = (await sha256(fromBase64Url(x))).slice(0, 16);
    const published: SigningKey = { kid, x, since: new Date(clock()).toISOString() };
    await store.setting('', PUBLISHED + kid, () => JSON.stringify(published));
    return { kid, key };
  }

  return {
    async sign(proof) {
      const { kid, key } = await pair() ?? {};
      if (!key || !kid) return undefined;
      const value = await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(receiptContent(proof)));
      return { kid, value: base64Url(new Uint8Array(value)) };
    },
    async keys() {
      await pair();
      const kept = await store.settings('', PUBLISHED);
      return kept.map((value) => JSON.parse(value) as SigningKey).sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''));
    },
  };
}
