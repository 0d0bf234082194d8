/**
 * `heed-server verify-audit`, or `npm run verify-audit -w server`: reads every case of the database that the environment names, and says whether any event was edited, removed
 * or put in another order. Ends with 0 if all is as it was recorded, with 1 if not, with 2 if it could not look.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings, SettingsError } from './settings.ts';
import { openSqliteStore } from './store/dialects/node-sqlite.ts';
import { openPostgresStore } from './store/dialects/postgres.ts';
import { type Store, StoreUnavailable } from './store/store.ts';

/** Faults that are listed one by one. */
const LISTED = 50;
const WORDS = {
  missing: 'an event is missing', altered: 'an event was altered, or stands in another place', 'content-altered': 'what the customer wrote, or a file of it, was altered',
  'case-missing': 'the case is gone, but not what belongs to it',
};

function open(): Store {
  const { databaseUrl, dataDir } = readSettings(process.env);
  if (databaseUrl) return openPostgresStore(databaseUrl);
  // npm runs this in server/; who called it may have meant another folder.
  const folder = resolve(process.env.INIT_CWD ?? '', dataDir);
  if (!existsSync(join(folder, 'heed.db'))) throw new SettingsError(`HEED_DATA: there is no database in ${folder}. Name its folder, or set DATABASE_URL.`);
  return openSqliteStore(folder);
}

async function verify(store: Store): Promise<number> {
  let faults = 0;
  let cases = 0;
  const sites = await store.audit.sites();
  for (const site of sites) {
    cases += await store.audit.verify(site, ({ reference, caseId, seq, fault }) => {
      if (++faults <= LISTED) console.log(`${site}  ${reference || `case ${caseId}`}  event ${seq}: ${WORDS[fault]}`);
      return true;
    });
  }
  if (faults > LISTED) console.log(`… and ${faults - LISTED} more`);
  console.log(`${cases} cases of ${sites.length} sites checked: ${faults ? `${faults} with a fault` : 'every event is as it was recorded'}.`);
  return faults ? 1 : 0;
}

try {
  const store = open();
  try {
    process.exitCode = await verify(store);
  } finally {
    await store.close();
  }
} catch (error) {
  const known = error instanceof SettingsError || error instanceof StoreUnavailable;
  const cause = error instanceof StoreUnavailable ? `: ${(error.cause as Error).message || String(error.cause)}` : '';
  console.error(`heed-server: ${known ? error.message + cause : String(error)}`);
  process.exitCode = 2;
}
