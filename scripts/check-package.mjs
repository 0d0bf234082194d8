/** Looks at the packages as npm would publish them: do exports, types and files fit together, and does the program run where nothing else is? Needs a build. */
import { join } from 'node:path';
import { report, root, step } from './run.mjs';
import { installed } from './installed.mjs';

process.env.npm_config_loglevel = 'error';
// What is built is what is looked at.
process.env.npm_config_ignore_scripts = 'true';
const [publint, attw] = ['publint/src/cli.js', '@arethetypeswrong/cli/dist/index.js'].map((path) => join(root, 'node_modules', path));
for (const [name, folder] of [['heed', '.'], ['heed-server', 'server']]) {
  step(`publint of ${name}`, publint, '--strict', folder);
  step(`are the types of ${name} right`, attw, '--pack', folder, '--profile', 'esm-only', '--format', 'ascii', '--summary');
}

const begin = performance.now();
const fault = await installed().then(() => undefined, (error) => error);
if (fault) console.error(fault.message);
report('both packages in an empty folder, and the program started', !fault, begin);
