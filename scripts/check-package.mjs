/** Looks at the package as npm would publish it: do exports, types and files fit together? Needs a build. */
import { join } from 'node:path';
import { root, step } from './run.mjs';

process.env.npm_config_loglevel = 'error';
step('publint', join(root, 'node_modules/publint/src/cli.js'), '--strict', '.');
step('are the types right', join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'), '--pack', '.', '--profile', 'esm-only', '--format', 'ascii', '--summary');
