/** Draws for return visits what was closed this week, from a database that a server may be using: `node visits-draw.ts FOLDER`. */
import { DEFAULT_SITE, DEFAULTS } from '../../server/settings.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { drawVisits } from '../../server/visits.ts';

const WEEK = 7 * 864e5;
const store = openSqliteStore(process.argv[2]!);
await drawVisits({
  store, settings: { ...DEFAULTS, sites: { default: { ...DEFAULT_SITE, visits: { share: 1, dueDays: 7 } } } }, clock: () => Date.now() + WEEK, random: (length) => crypto.getRandomValues(new Uint8Array(length)),
});
await store.close();
