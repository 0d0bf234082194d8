/** Runs steps one after the other, shows what each said, and remembers whether one failed. */
import { spawnSync } from 'node:child_process';
import { root } from './suites.mjs';

export { root };

let failed = false;

/** Runs a program of node_modules with this Node. `note` stands above its output. */
export function step(note, script, ...args) {
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  report(note, status === 0, begin);
}

/** Reports a check done in this process. */
export function report(note, passed, begin) {
  if (!passed) failed = true;
  console.log(`${passed ? '✔' : '✘'} ${note} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
}

process.once('exit', () => { if (failed) process.exitCode = 1; });
