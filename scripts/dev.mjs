/** `npm run dev`: as `npm start`, and builds the widgets anew and starts the server anew whenever a source changes. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './suites.mjs';

let server;
let ended = false;
const start = () => { server = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { cwd: root, stdio: 'inherit' }); };
const stop = () => new Promise((done) => {
  if (server.exitCode !== null || server.signalCode !== null) { done(); return; }
  server.once('exit', done);
  server.kill('SIGTERM');
});

let changes = new Set();
let working = false;
async function work() {
  if (working) return;
  working = true;
  while (changes.size > 0 && !ended) {
    const parts = changes;
    changes = new Set();
    try {
      if (parts.has('src')) await build(['lazy']);
      await stop();
      start();
    } catch (error) {
      console.error(error.message);
    }
  }
  working = false;
}

start();
for (const part of ['src', 'server']) {
  watch(join(root, part), { recursive: true }, (_, name) => {
    if (!name?.endsWith('.ts') || name.startsWith('dist')) return;
    changes.add(part);
    setTimeout(work, 100); // editors write a file in several steps
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => { ended = true; void stop().then(() => process.exit(0)); });
}
