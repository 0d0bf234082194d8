/**
 * Finds a PostgreSQL for the tests: DATABASE_URL, else the server programs of this machine on a temporary folder, else (root on
 * Debian) those that apt-get installs. Without any, the tests of PostgreSQL are skipped with a line that says so; in CI that is
 * an error.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const PLACES = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql*/bin', '/usr/local/opt/postgresql*/bin', '/usr/local/pgsql/bin'];
const isRoot = process.getuid?.() === 0;

/**
 * @param {string[]} [settings] of a server that is started here, as `name=value`.
 * @returns {Promise<{url: string, stop: () => Promise<void>} | null>} `null`: there is none, and it has been said.
 */
export async function findPostgres(settings = []) {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
  const why = [];
  for (const bin of programs()) {
    try {
      return await start(bin, settings);
    } catch (error) {
      why.push(`${bin}: ${error.message}`);
    }
  }
  if (isRoot && existsSync('/usr/bin/apt-get') && !why.length) {
    try {
      console.error('heed: installing PostgreSQL for the tests (apt-get install postgresql) …');
      const options = { stdio: 'ignore', timeout: 240_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
      execFileSync('apt-get', ['update'], options);
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], options);
      for (const bin of programs()) return await start(bin, settings);
    } catch (error) {
      why.push(error.message);
    }
  }
  const missing = `no PostgreSQL: set DATABASE_URL, or install its server programs${why.length ? ` (${why.join('; ')})` : ''}.`;
  if (process.env.CI) throw new Error(`The tests of PostgreSQL cannot run: ${missing}`);
  console.error(`heed: the tests of PostgreSQL are skipped: ${missing}`);
  return null;
}

/** Folders with both programs, newest version first. */
function programs() {
  const found = PLACES.flatMap((place) => globSync(place)).sort((a, b) => b.localeCompare(a, undefined, { numeric: true }));
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...new Set([...found, ...onPath])].filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root. */
function account() {
  if (!isRoot) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('there is no user "postgres" or "nobody" to run it as');
}

async function start(bin, settings) {
  const who = account();
  const folder = mkdtempSync(join(tmpdir(), 'heed-postgres-'));
  try {
    if (isRoot) chownSync(folder, who.uid, who.gid);
    const options = { ...who, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
    execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'heed', '-A', 'trust', '-E', 'UTF8', '-N'], { ...options, stdio: 'pipe' });
    const port = await freePort();
    // Only for tests: a crash of the machine may lose them.
    const flags = ['-D', join(folder, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', ...settings.flatMap((setting) => ['-c', setting])];
    const server = spawn(join(bin, 'postgres'), flags, { ...options, stdio: 'ignore' });
    const gone = once(server, 'exit');
    const url = `postgres://heed@127.0.0.1:${port}/postgres`;
    const clean = () => rmSync(folder, { recursive: true, force: true });
    // Also when the tests are interrupted.
    const leave = () => {
      server.kill('SIGQUIT');
      clean();
    };
    process.once('exit', leave);
    await answers(url, server);
    return {
      url,
      stop: async () => {
        process.off('exit', leave);
        server.kill('SIGINT');
        await gone;
        clean();
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function answers(url, server) {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 100 || server.exitCode !== null) throw error;
      await pause(100);
    }
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
