/** Type-checks every part against what it runs on: the browser, Node, or both. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root, step } from './run.mjs';

for (const part of ['src', 'server', 'test', 'stories']) {
  if (globSync(`${part}/**/*.ts`, { cwd: root, exclude: (path) => path.includes('node_modules') }).length === 0) continue;
  step(`types of ${part}`, join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', part === 'src' ? 'tsconfig.json' : part,
    // What did not change is not checked again.
    '--incremental', '--tsBuildInfoFile', join(root, `node_modules/.cache/types/${part}.tsbuildinfo`));
}
