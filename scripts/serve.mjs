/** The server of `npm start`: the API, the built widgets under /heed, and the example shop under a strict policy. */
import { fileURLToPath } from 'node:url';
import { SettingsError, startServer } from '../server/main.ts';
import { openAccount } from './demo-account.mjs';
import { accountsText, seed } from './demo-data.mjs';

const folder = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' blob:",
  "require-trusted-types-for 'script'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');

// Who brings a configuration has customers of their own.
const account = process.env.HEED_CONFIG ? undefined : openAccount();

/** Files whose name changes with their content: `flow-BGrw8C.js`, and not `satisfaction-survey.js`. */
const CHUNK = /-(?=[\w-]{0,7}[A-Z\d])[\w-]{6,8}\.js$/;

const statics = [
  ...account ? [{ path: '/account', dir: account.folder, headers: { 'Cache-Control': 'no-store' } }] : [],
  // Public code: a page of any origin may load it. What it may ask of the API is another matter (HEED_ORIGINS).
  { path: '/heed', dir: folder('dist/cdn/lazy'), immutable: CHUNK, headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } },
  { path: '/', dir: folder('demo'), headers: { 'Content-Security-Policy': POLICY } },
];

const PAGES = [
  ['/', 'a shop'], ['/order', 'an order, with “Something wrong?”'], ['/track', 'following a case'], ['/my-cases', 'the cases of a customer who is signed in'], ['/survey', 'the satisfaction survey'], ['/survey-results', 'its results, for the staff'], ['/embed', 'the bare snippet'],
  ['/desk', 'the desk of the staff'], ['/library', 'the case library'], ['/mailbox', 'what would have been mailed'],
  ['/openapi.json', 'the API, under /v1'],
];

try {
  const page = (name) => `http://localhost:${process.env.PORT || 8787}/${name}`;
  const env = { ...process.env, HEED_LOG: process.env.HEED_LOG || 'warn', ...account && { HEED_CONFIG: account.config }, HEED_TRACK_URL: process.env.HEED_TRACK_URL || page('track'), HEED_SURVEY_URL: process.env.HEED_SURVEY_URL || page('survey'), HEED_DESK_URL: process.env.HEED_DESK_URL || page('desk') };
  const { url, store, close } = await startServer({ env, statics, mailbox: true });
  const accounts = process.env.HEED_DEMO_DATA === 'none' ? undefined : await seed({ url, store });
  const data = process.env.DATABASE_URL ? 'PostgreSQL' : process.env.HEED_DATA || '.heed';
  console.log(`\nheed is running; its data is in ${data}. Ctrl-C ends it.\n`);
  for (const [path, what] of PAGES) console.log(`  ${`${url}${path}`.padEnd(url.length + 16)}${what}`);
  console.log('');
  if (accounts) console.log(accountsText(accounts));
  process.send?.({ url });

  const stop = () => void close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, stop);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(`heed: ${error.message}${/^Port /.test(error.message) ? ' For example: PORT=8788 npm start' : ''}`);
  process.exitCode = 1;
}
if (process.exitCode) process.disconnect?.();
