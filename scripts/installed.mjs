/** Packs `heed` and `heed-server` as they are built, installs both into an empty folder, and uses the program there as its readers are told to. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './browsers.mjs';
import { root } from './suites.mjs';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
const manifest = (...path) => JSON.parse(readFileSync(join(root, ...path, 'package.json'), 'utf8'));

/** Without what npm says to the scripts that it runs: nobody has run any there. */
const plain = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|HEED_|DATABASE_URL$|NODE_OPTIONS$)/i.test(name)));

/** Rejects with what is wrong. */
export async function installed() {
  assert.equal(manifest('server').dependencies.heed, manifest().version, 'server/package.json asks for another version of heed than this one');
  const folder = mkdtempSync(join(tmpdir(), 'heed-installed-'));
  const env = { ...plain, HEED_DATA: join(folder, 'data'), HEED_LOG: 'info' };
  const run = (command, args, more) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env, ...more });
  const program = (...args) => run('npx', ['heed-server', ...args]);
  try {
    const pack = (...which) => JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, ...which], { cwd: root }))[0].filename;
    const tarballs = [pack(), pack('--workspace=server')];
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', '--prefer-offline', ...QUIET, ...tarballs.map((file) => `./${file}`)]);

    run(process.execPath, ['--input-type=module', '--eval', "const [domain, server] = [await import('heed/domain'), await import('heed-server')]; if (!domain.WORKFLOWS || !server.startServer) throw new Error('They are empty.');"]);
    assert.match(program('--help'), /^heed-server +starts the server\n/);
    assert.match(program('user', 'add', 'wu.min', '--role', 'agent'), /^Added wu\.min \(agent\)\.\nOne-time password/);
    assert.match(program('user', 'list'), /^wu\.min .*one-time password/);
    await started(folder, env);
    assert.match(program('verify-audit'), /^0 cases of 0 sites checked: every event is as it was recorded\./);
  } catch (error) {
    throw new Error(`${error.message}\n${error.stderr ?? ''}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It says where it answers, answers there, and ends when it is asked to. */
async function started(folder, env) {
  const port = await freePort();
  const server = spawn(process.execPath, [join(folder, 'node_modules/heed-server/dist/bin.js')], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...env, PORT: String(port) } });
  const gone = once(server, 'exit');
  try {
    const [line] = await Promise.race([once(createInterface(server.stderr), 'line'), gone]);
    assert.equal(line, `heed-server: http://localhost:${port}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok' }]);
    server.kill('SIGTERM');
    assert.deepEqual(await gone, [0, null]);
  } finally {
    server.kill('SIGKILL');
  }
}
