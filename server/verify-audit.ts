/**
 * `heed-server verify-audit`, or `npm run verify-audit -w server`: reads every case of the database that the environment names, and says whether any case is gone, or any event was edited, removed
 * or put in another order. With `--head default=12:9f86…`, a head that it printed before, also whether all that was there then still is. Ends with 0 if all is as it was recorded, with 1 if not, with 2 if it could not look.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, SettingsError } from './settings.ts';
import { openSqliteStore } from './store/dialects/node-sqlite.ts';
import { openPostgresStore } from './store/dialects/postgres.ts';
import type { AuditFault } from './store/office.ts';
import { printHead, readHead } from './store/register.ts';
import { type Store, StoreUnavailable } from './store/store.ts';

/** Faults that are listed one by one. */
const LISTED = 50;
const WORDS: { readonly [F in AuditFault['fault']]: (fault: AuditFault) => string } = {
  'missing': ({ seq }) => `event ${seq}: an event is missing`,
  'altered': ({ seq }) => `event ${seq}: an event was altered, or stands in another place`,
  'content-altered': ({ seq }) => `event ${seq}: what the customer wrote, or a file of it, was altered`,
  'file-altered': ({ seq }) => `event ${seq}: the name or the bytes of a file were altered`,
  'record-altered': ({ field }) => `its row says something else in ${field} than its events`,
  'case-missing': () => 'the case is gone',
  'unregistered': () => 'the case is not in the register of cases',
  'register-altered': () => 'its entry in the register of cases is missing, or was altered',
  'head-differs': ({ seq }) => `the first ${seq} cases are not those that were noted`,
};

function open(): Store {
  const { databaseUrl, dataDir } = readSettings(process.env);
  if (databaseUrl) return openPostgresStore(databaseUrl);
  // npm runs this in server/; who called it may have meant another folder.
  const folder = resolve(process.env.INIT_CWD ?? '', dataDir);
  if (!existsSync(join(folder, 'heed.db'))) throw new SettingsError(`HEED_DATA: there is no database in ${folder}. Name its folder, or set DATABASE_URL.`);
  return openSqliteStore(folder);
}

/** Heads by site, as `--head` gives them: `12:9f86…` is of the site `default`. */
function notedHeads(): Map<string, ReturnType<typeof readHead>> {
  const { values: { head = [] } } = parseArgs({ options: { head: { type: 'string', multiple: true } }, allowPositionals: true });
  return new Map(head.map((given) => {
    const [, site = 'default', text = ''] = /^(?:(.*)=)?(.*)$/.exec(given)!;
    const noted = readHead(text);
    if (!noted) throw new SettingsError(`--head: "${given}" is no head. One is printed at the end of this command, as default=12:9f86d081…`);
    return [site, noted] as const;
  }));
}

async function verify(store: Store, noted: ReturnType<typeof notedHeads>): Promise<number> {
  let faults = 0;
  let cases = 0;
  const sites = [...new Set([...await store.audit.sites(), ...noted.keys()])].sort();
  const heads: string[] = [];
  for (const site of sites) {
    const { checked, head } = await store.audit.verify(site, (fault) => {
      const { reference, caseId } = fault;
      if (++faults <= LISTED) console.log([site, reference || (caseId && `case ${caseId}`), WORDS[fault.fault](fault)].filter(Boolean).join('  '));
      return true;
    }, { now: Date.now(), noted: noted.get(site) });
    cases += checked;
    if (head) heads.push(`${site}=${printHead(head)}`);
  }
  if (faults > LISTED) console.log(`… and ${faults - LISTED} more`);
  console.log(`${cases} cases of ${sites.length} sites checked: ${faults ? `${faults} with a fault` : 'every event is as it was recorded'}.`);
  if (heads.length && !faults) console.log(`Note outside of the database, for the next time: ${heads.map((head) => `--head ${head}`).join(' ')}`);
  return faults ? 1 : 0;
}

try {
  const noted = notedHeads();
  const store = open();
  try {
    process.exitCode = await verify(store, noted);
  } finally {
    await store.close();
  }
} catch (error) {
  const known = error instanceof SettingsError || error instanceof StoreUnavailable;
  const cause = error instanceof StoreUnavailable ? `: ${(error.cause as Error).message || String(error.cause)}` : '';
  const older = /heed_register/.test(String(error)) ? 'The database has no register of cases. Start this version of heed-server on it once.' : String(error);
  console.error(`heed-server: ${known ? error.message + cause : older}`);
  process.exitCode = 2;
}
