import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { KyselyStore } from '../kysely-store.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import type { Trouble } from '../transact.ts';

/**
 * Our questions are short: compiling one, or calling helpers for it, takes longer than answering it. Words of a search that are in very many
 * cases need more memory than PostgreSQL's default, or it looks at whole pages again. A database that does not know a setting works without.
 */
const SETTINGS = `set jit = off; set max_parallel_workers_per_gather = 0; set work_mem = '32MB'`;

/** Milliseconds that an unused connection stays: a new one has to find its way to everything again. */
const IDLE = 300_000;

/** The store in PostgreSQL, or in a database that speaks its protocol. `url` is a connection string. */
export function openPostgresStore(url: string): Store {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 2_000, idleTimeoutMillis: IDLE, statement_timeout: 15_000, application_name: 'heed' });
  // A connection that breaks, idle or in use, is replaced by the pool, and its query rejects; without listeners the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.query(SETTINGS).catch(() => undefined);
  });
  return new KyselyStore({ db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), trouble });
}

/** Reads SQLSTATEs, socket errors, and the words of `pg` where it has no code. */
export function trouble(error: unknown): Trouble | undefined {
  const { code = '', message = '', severity = '' } = error as { code?: string; message?: string; severity?: string };
  if (code === '40001' || code === '40P01') return 'retry';
  if (code === '53100') return 'full';
  if (severity === 'FATAL' || severity === 'PANIC' || /^(08...|40003|57P0[1-5]|53[023]00|E[A-Z_]+)$/.test(code) || /^(Connection terminated|timeout exceeded|Client has encountered|Cannot use a pool)/.test(message)) return 'lost';
  return undefined;
}
