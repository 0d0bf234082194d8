import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { cleanUp, createApp, type Log, secretOf } from './app.ts';
import { scrypt } from './auth/scrypt.ts';
import { unlistedYear } from './calendars/expand.ts';
import { smtpMailer } from './mail/smtp.ts';
import { startWork } from './mail/worker.ts';
import { folderFiles } from './files/folder.ts';
import { Problem } from './problem.ts';
import { outside } from './security.ts';
import { type Environment, readSettings, type Settings, SettingsError } from './settings.ts';
import { type StaticFolder, staticFiles } from './static.ts';
import { openSqliteStore } from './store/dialects/node-sqlite.ts';
import { openPostgresStore } from './store/dialects/postgres.ts';
import { type Store, StoreUnavailable } from './store/store.ts';

export type { StaticFolder } from './static.ts';
export { SettingsError } from './settings.ts';

/** What is not given is read from the environment (see `readSettings`), and has defaults there. */
export interface ServerOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  /** Default: every address of the machine. */
  readonly host?: string;
  /** Folder of the database and the files; made if missing. */
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  /** Any of the settings, e.g. `limits`. */
  readonly settings?: Partial<Settings>;
  /** Folders served beside the API, the first that has the file; the API's own addresses come before them. */
  readonly statics?: readonly StaticFolder[];
  /** Default: JSON lines on standard output, without personal data; `HEED_LOG=silent` stops them. */
  readonly log?: Log;
  /** Shows what would have been mailed at `/v1/mailbox`, to this machine only: for demonstrations. Not while mails are sent. */
  readonly mailbox?: boolean;
  /** Default: the process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface RunningServer {
  /** e.g. `http://localhost:8787`. */
  readonly url: string;
  readonly store: Store;
  /** Stops accepting, finishes what is in flight (at most 9 seconds), closes the store. Calling it again waits for the same. */
  close(): Promise<void>;
}

const API = /^\/(v1(\/|$)|healthz$|openapi\.json$|\.well-known\/heed\.json$)/;
const HOUR = 3600_000;
/** How long requests in flight may take after `close()`. */
const GRACE = 9_000;

/**
 * Starts the server: `const { url, close } = await startServer({ port: 8787, statics: [{ path: '/', dir: 'demo' }] })`.
 * Rejects with {@link SettingsError} and one clear line when the port is taken, the data folder cannot be written, a variable of the
 * environment is wrong, or the database does not answer.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const env = options.env ?? process.env;
  const settings: Environment = withOptions(readSettings(env, configText(env.HEED_CONFIG)), options);
  const log = options.log ?? pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, level: env.HEED_LOG || 'info' });
  const dataDir = writable(settings.dataDir);
  const store = settings.databaseUrl ? openPostgresStore(settings.databaseUrl) : openSqliteStore(dataDir);
  const files = folderFiles(join(dataDir, 'files'));
  try {
    await migrate(store);
    let stopping = false;
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const app = createApp({ store, files, settings, passwords: scrypt(), clock: Date.now, random, log, mailing: !!settings.smtp || !!options.mailbox, mailbox: !!options.mailbox && !settings.smtp, stopping: () => stopping });
    const fromFolders = staticFiles(options.statics ?? [], settings);
    const listener = getRequestListener(async (request, { incoming }) => {
      const found = API.test(new URL(request.url).pathname) ? undefined : await fromFolders(request);
      return found ?? app.fetch(request, { address: incoming.socket.remoteAddress });
    }, {
      overrideGlobalObjects: false,
      errorHandler: (error) => {
        if ((error as Error).name === 'RequestError') return outside(new Problem('bad-request', 'The request has no address that can be understood.'));
        log.error({ error: (error as Error).name, code: (error as { code?: unknown }).code }, 'fault');
        return outside(new Problem('unavailable', 'The server has a fault.', { status: 500 }));
      },
    });
    // How long a body may take is said where it is read; this ends what nobody reads.
    const server = createServer({ headersTimeout: 10_000, requestTimeout: 600_000, keepAliveTimeout: 5_000, maxHeaderSize: 16 * 1024 }, (...exchange) => void listener(...exchange));
    await listen(server, settings.port, options.host);
    const told = new Set<string>();
    const look = () => {
      for (const [site, { answers: { calendar } }] of Object.entries(settings.sites)) {
        const year = calendar && unlistedYear(calendar, Date.now());
        if (!year || told.has(`${site} ${year}`)) continue;
        told.add(`${site} ${year}`);
        log.error({ site, year }, 'the calendar has no public holidays for this year: list them under answers.calendar.holidays in HEED_CONFIG, or deadlines count these days as working days');
      }
    };
    const sweep = () => void cleanUp({ store, files, clock: Date.now }).catch((error: Error) => log.error({ error: error.name }, 'clean-up failed'));
    const hourly = () => { look(); sweep(); };
    hourly();
    const timer = setInterval(hourly, HOUR);
    timer.unref();
    if (!settings.smtp) log.info({}, 'no mails are sent: HEED_SMTP_URL is not set');
    const endWork = startWork({ store, settings, clock: Date.now, random, log }, secretOf(settings, store, random), settings.smtp && smtpMailer(settings.smtp.url, settings.smtp.from));
    const { port } = server.address() as AddressInfo;
    let closed: Promise<void> | undefined;
    return {
      url: `http://${options.host ?? 'localhost'}:${port}`,
      store,
      close: () => (closed ??= (async () => {
        stopping = true;
        clearInterval(timer);
        await finish(server);
        await endWork();
        await store.close();
      })()),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The store that the environment names, migrated: for programs that need no server. */
export async function openStore(env: ServerOptions['env'] = process.env): Promise<Store> {
  const { databaseUrl, dataDir } = readSettings(env, configText(env.HEED_CONFIG));
  const store = databaseUrl ? openPostgresStore(databaseUrl) : openSqliteStore(writable(dataDir));
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function withOptions(settings: Environment, { port, dataDir, databaseUrl, settings: more }: ServerOptions): Environment {
  return {
    ...settings, ...more, ...(port !== undefined && { port }), ...(dataDir !== undefined && { dataDir }), ...(databaseUrl !== undefined && { databaseUrl }),
  };
}

function configText(file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new SettingsError(`HEED_CONFIG: ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}). Correct the path, or unset the variable.`, { cause });
  }
}

function writable(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (cause) {
    throw new SettingsError(`HEED_DATA: the folder ${folder} cannot be written (${(cause as NodeJS.ErrnoException).code}). Name another one, or give this user the right to write.`, { cause });
  }
}

async function migrate(store: Store): Promise<void> {
  try {
    await store.migrate();
  } catch (error) {
    const cause = error instanceof StoreUnavailable ? (error.cause as Error) : error as Error;
    throw new SettingsError(`The database cannot be used: ${cause.message || String(cause)}. Check DATABASE_URL, or HEED_DATA.`, { cause: error });
  }
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? `Port ${port} is taken. Set PORT to another one, or stop what uses it.`
        : error.code === 'EACCES' ? `Port ${port} needs more rights. Set PORT to one from 1024 up.` : `The server cannot listen on port ${port}: ${error.message}`;
      fail(new SettingsError(why, { cause: error }));
    });
    server.listen(port, host, done);
  });
}

/** Resolves when every connection has ended; after the grace time they are ended. */
function finish(server: Server): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(timer);
      done();
    });
    server.closeIdleConnections();
  });
}
