/** Which test file runs where: what is in test/domain and test/server, or imports from `node:`, runs in Node; the rest in browsers. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const all = () => globSync('test/**/*.test.ts', { cwd: root, exclude: (path) => /^test[\\/](e2e|bench)([\\/]|$)/.test(path) })
  .map((path) => path.replaceAll('\\', '/')).sort();
const isForNode = (path) => /^test\/(domain|server)\//.test(path) || /from 'node:/.test(readFileSync(join(root, path), 'utf8'));

/** Test files for Node; with a folder's name, only those in test/<folder>. */
export const nodeTests = (folder = '') => all().filter((path) => path.startsWith(`test/${folder}`) && isForNode(path));

/** Test files for browsers. */
export const browserTests = () => all().filter((path) => !isForNode(path));

/** Specs for Playwright. */
export const endToEndTests = () => globSync('test/e2e/**/*.{test,spec}.ts', { cwd: root });
