import type { Role } from 'heed/domain';
import { createLocalJWKSet, createRemoteJWKSet, importSPKI, type JWTPayload, type JWTVerifyGetKey, jwtVerify, type JSONWebKeySet } from 'jose';

/** Whose tokens (JWT) are believed, and how they are checked. Issuer, audience, expiry and algorithm are all required. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  /** e.g. `RS256`, `ES256`, `EdDSA`; `HS256` with a shared `secret`. */
  readonly algorithms: readonly string[];
  /** One of these: where the keys are, the keys themselves, one public key (PEM), or a shared secret. */
  readonly jwksUrl?: string;
  readonly jwks?: JSONWebKeySet;
  readonly publicKey?: string;
  readonly secret?: string;
  /** Longest life of a token in seconds, however late it says that it expires; default one day. */
  readonly maxAgeSeconds?: number;
}

/** Which claims of the portal's tokens say what. */
export interface StaffClaims {
  /** Defaults: `preferred_username`, `name`, `roles`, `departments`, `email`, `locale`. */
  readonly name?: string;
  readonly displayName?: string;
  readonly roles?: string;
  readonly departments?: string;
  readonly email?: string;
  readonly locale?: string;
  /** What the portal calls our roles: `{"service-agents": "agent"}`. What is not listed is no role here. */
  readonly roleNames?: { readonly [portal: string]: Role };
}

export interface StaffTokenSettings extends TokenSettings { readonly claims?: StaffClaims }

/** What a good token says. */
export interface Identity { readonly subject: string; readonly claims: JWTPayload; readonly expiresAt: number }

/** Seconds that clocks may be apart. */
const TOLERANCE = 30;
const DAY = 86_400;
const MAX_TOKEN = 8192;
/** Names of the algorithms that share one secret, and those that do not: a public key must never be taken for a secret. */
const SYMMETRIC = /^HS(256|384|512)$/;
const ASYMMETRIC = /^(RS|PS|ES)(256|384|512)$|^(EdDSA|Ed25519)$/;

/** What is wrong with such settings, in words; nothing if they can be used. */
export function tokenSettingsFault({ algorithms, jwksUrl, jwks, publicKey, secret }: TokenSettings): string | undefined {
  const sources = [jwksUrl, jwks, publicKey, secret].filter((source) => source !== undefined);
  if (sources.length !== 1) return 'give exactly one of "jwksUrl", "jwks", "publicKey" and "secret"';
  const known = secret !== undefined ? SYMMETRIC : ASYMMETRIC;
  if (!algorithms.length || !algorithms.every((name) => known.test(name))) return `"algorithms" must be one or more of ${secret !== undefined ? 'HS256, HS384, HS512' : 'RS256, PS256, ES256, EdDSA and their longer ones'}`;
  if (secret !== undefined && secret.length < 32) return '"secret" must have at least 32 characters';
  return undefined;
}

/** Checks tokens. Keys are fetched once and again when a token names one that is not known. */
export class TokenCheck {
  readonly #settings: TokenSettings;
  readonly #clock: () => number;
  #key?: Promise<{ readonly get: JWTVerifyGetKey }>;

  constructor(settings: TokenSettings, clock: () => number) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Who the token says it is for; `undefined` for every token that is not right in every way. */
  async check(token: string): Promise<Identity | undefined> {
    const { issuer, audience, algorithms, maxAgeSeconds = DAY } = this.#settings;
    if (token.length > MAX_TOKEN) return undefined;
    try {
      const { get } = await (this.#key ??= this.#open());
      const { payload } = await jwtVerify(token, get, {
        issuer, audience, algorithms: [...algorithms], requiredClaims: ['exp', 'sub', 'iss', 'aud'], clockTolerance: TOLERANCE, currentDate: new Date(this.#clock()),
      });
      const { sub, exp, iat } = payload;
      if (typeof sub !== 'string' || !sub || sub.length > 255 || typeof exp !== 'number') return undefined;
      const now = this.#clock() / 1000;
      if (exp > now + maxAgeSeconds + TOLERANCE || (iat !== undefined && iat > now + TOLERANCE)) return undefined;
      return { subject: sub, claims: payload, expiresAt: exp * 1000 };
    } catch (error) {
      // Keys that could not be read are asked for again with the next token.
      if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J'))) this.#key = undefined;
      return undefined;
    }
  }

  async #open(): Promise<{ readonly get: JWTVerifyGetKey }> {
    const { jwksUrl, jwks, publicKey, secret, algorithms } = this.#settings;
    if (jwksUrl) return { get: createRemoteJWKSet(new URL(jwksUrl)) };
    if (jwks) return { get: createLocalJWKSet(jwks) };
    const one = publicKey !== undefined ? await importSPKI(publicKey, algorithms[0]!) : new TextEncoder().encode(secret);
    return { get: () => one };
  }
}

/** The token of a request; `undefined` without one. */
export const bearer = (header: string | undefined): string | undefined => /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(header ?? '')?.[1];
