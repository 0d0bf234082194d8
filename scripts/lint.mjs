/** Every check of the sources that does not run them. `npm run lint -- --fix` lets ESLint repair what it can. */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { report, root, step } from './run.mjs';
import { smells } from './smells.mjs';

const module = (path) => join(root, 'node_modules', path);
const folders = (...names) => names.filter((name) => globSync(`${name}/**/*.ts`, { cwd: root, exclude: (path) => path.includes('node_modules') }).length > 0);

// A rule that reads types may miss what changed in another file; CI begins without the cache.
const cached = process.env.CI ? [] : ['--cache', '--cache-location', 'node_modules/.cache/eslint/'];
step('eslint', module('eslint/bin/eslint.js'), '.', '--max-warnings=0', ...cached, ...process.argv.slice(2));
step('layers', module('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', ...folders('src', 'server'));
// The build's CSS minifier checks CSS: the analyzer does not know today's. Nor does it know Lit's `nothing` in a typed attribute.
if (existsSync(join(root, 'src/widgets'))) {
  step('templates', module('lit-analyzer/cli.js'), '--strict', '--quiet', '--rules.no-missing-import', 'off', '--rules.no-invalid-css', 'off', '--rules.no-incompatible-type-binding', 'off', ...folders('src').map((name) => `${name}/**/*.ts`));
}
const begin = performance.now();
const found = smells();
for (const line of found) console.log(line);
report('smells', found.length === 0, begin);
