/** The program: starts the server with what the environment says, and ends it on SIGTERM or SIGINT; with words after it, looks after the staff. */
import { administer, UsageError, USAGE } from './admin.ts';
import { scrypt } from './auth/scrypt.ts';
import { openStore, SettingsError, startServer } from './main.ts';

const args = process.argv.slice(2);

async function admin(): Promise<void> {
  if (['--help', '-h', 'help'].includes(args[0]!)) return console.log(USAGE);
  const store = await openStore();
  try {
    console.log(await administer(args, { store, passwords: scrypt() }));
  } finally {
    await store.close();
  }
}

async function serve(): Promise<void> {
  const { url, close } = await startServer();
  console.error(`heed-server: ${url}`);
  process.send?.({ url });
  const stop = () => void close().then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

try {
  // It ends with a status of its own, and never makes a database that is not there.
  await (args[0] === 'verify-audit' ? import('./verify-audit.ts') : args.length ? admin() : serve());
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof UsageError)) throw error;
  console.error(`heed-server: ${error.message}`);
  process.exitCode = 1;
}
