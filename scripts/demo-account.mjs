/**
 * The shop's customer accounts, as far as the demonstration needs them: one customer, who is always signed in. A shop's server signs
 * such a token when its page asks for one, for a few minutes; this one is signed once, when the shop starts, for as long as a day.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ISSUER = 'https://stillwater.example';
const AUDIENCE = 'heed';
/** How long the work on a case may take, while the shop does not wait for its customer. */
const ANSWERS = { handling: { complaint: { workingDays: 5 }, inquiry: { workingDays: 3 }, suggestion: { workingDays: 20 }, emergency: { hours: 24, roundTheClock: true } } };
const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A folder that is served as `/account`, and the configuration of the shop's server, by which it believes the shop. Gone when the process ends. */
export function openAccount() {
  const kept = mkdtempSync(join(tmpdir(), 'heed-shop-'));
  process.once('exit', () => rmSync(kept, { recursive: true, force: true }));
  const folder = join(kept, 'account');
  mkdirSync(folder);
  const secret = randomBytes(48).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ iss: ISSUER, aud: AUDIENCE, sub: 'customer-1', iat: now, exp: now + 86_400 })}`;
  const token = `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  writeFileSync(join(folder, 'token.json'), JSON.stringify({ token }), { mode: 0o600 });
  // Beside what is served, not in it.
  const config = join(kept, 'heed.json');
  const identity = { customers: { issuer: ISSUER, audience: AUDIENCE, algorithms: ['HS256'], secret } };
  writeFileSync(config, JSON.stringify({ sites: { default: { identity, answers: ANSWERS } } }), { mode: 0o600 });
  return { folder, config };
}
