/**
 * The browser tests in one bundle for all: a page that loads two hundred modules one by one, and each of them anew for each test file,
 * spends most of its time on that. What the tests load while they run comes in chunks of its own, as it does for a visitor.
 */
import { build } from 'vite';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './suites.mjs';

const BASE = '/heed-tests/';

/** A copy of a module under another address is what a bundle does not make. */
const bundles = (path) => !/import\(`/.test(readFileSync(join(root, path), 'utf8'));

/** Plugin for @web/dev-server; `files` are paths below the root of the project. */
export async function bundledTests(files) {
  const began = performance.now();
  const entries = files.filter(bundles);
  if (entries.length === 0) return { name: 'bundled-tests' };
  const { output } = await build({
    root, base: BASE, configFile: false, logLevel: 'error', mode: 'development',
    resolve: { conditions: ['heed-source', 'development', 'browser', 'module'] },
    // Half of every page, and no test but the stories' (which load it themselves) asks it anything.
    plugins: [{ name: 'no-axe-in-chai', enforce: 'pre', load: (id) => (/[\\/]chai-a11y-axe[\\/]/.test(id) ? 'export const chaiA11yAxe = () => {};' : undefined) }],
    // Which looks at a story are needed: see test/stories/check.ts.
    define: { HEED_LOOKS: JSON.stringify(process.env.HEED_LOOKS ?? '') },
    build: {
      write: false, target: 'es2022', minify: false, sourcemap: true, modulePreload: false, assetsInlineLimit: 0, copyPublicDir: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((path) => [path.replace(/\.ts$/, ''), join(root, path)])),
        preserveEntrySignatures: false,
        // What the runner serves itself.
        external: /^\/__web-/,
      },
    },
  });
  const served = new Map();
  for (const { fileName, type, code, source } of output) served.set(BASE + fileName, type === 'chunk' ? code : source);
  for (const { facadeModuleId, isEntry, fileName } of output) {
    if (isEntry) served.set(facadeModuleId.slice(root.length - 1), `import ${JSON.stringify(BASE + fileName)};`);
  }
  console.log(`bundled: ${entries.length} test files in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return {
    name: 'bundled-tests',
    serve: ({ path }) => {
      const body = served.get(path);
      return body === undefined ? undefined : { body: typeof body === 'string' ? body : Buffer.from(body), type: /\.(m?js|ts)$/.test(path) ? 'js' : undefined };
    },
  };
}
