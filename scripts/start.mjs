/**
 * `npm start`: builds the widgets if a source is newer than the last build, then serves the example shop and the API.
 *
 *   PORT=8787 HEED_DATA=.heed npm start
 *
 * What else may stand in the environment is said in docs/server.md.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);

/** The built file that pages ask for first; older than a source means stale. */
const BUILT = at('dist/cdn/lazy/heed.js');
const SOURCES = ['src/**/*.ts', 'scripts/build.mjs', 'scripts/build/*', 'package.json'];

function stale() {
  if (!existsSync(BUILT)) return 'not built yet';
  const built = statSync(BUILT).mtimeMs;
  return SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).some((file) => statSync(at(file)).mtimeMs > built) && 'sources changed';
}

async function buildWhatIsMissing() {
  const why = stale();
  if (!why) return;
  console.log(`heed: building the widgets (${why}) …`);
  const { build } = await import('./build.mjs');
  await build(['lazy']);
}

/** Node runs the server's TypeScript as it is; `heed/domain` means the sources. */
function serve() {
  const child = spawn(process.execPath, ['--conditions=heed-source', '--disable-warning=ExperimentalWarning', at('scripts/serve.mjs')], {
    cwd: process.cwd(), stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: process.env,
  });
  // A terminal's Ctrl-C reaches the child by itself as well; being asked twice to end is the same as once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  // Asked to end, npm ends the shell between itself and us, which says nothing to anybody.
  const { ppid } = process;
  if (process.env.npm_lifecycle_event) setInterval(() => { if (process.ppid !== ppid) child.kill('SIGTERM'); }, 300).unref();
  child.on('message', (message) => process.send?.(message));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
}

try {
  await buildWhatIsMissing();
  serve();
} catch (error) {
  console.error(`heed: the build failed: ${error.message}`);
  process.exitCode = 1;
}
