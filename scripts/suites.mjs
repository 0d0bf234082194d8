/** Which test file runs where: what is in test/domain and test/server, or imports from `node:`, runs in Node; the rest in browsers. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const all = () => globSync('test/**/*.test.ts', { cwd: root, exclude: (path) => /^test[\\/](e2e|bench|engines)([\\/]|$)/.test(path) })
  .map((path) => path.replaceAll('\\', '/')).sort();
const isForNode = (path) => /^test\/(domain|server)\//.test(path) || /from 'node:/.test(readFileSync(join(root, path), 'utf8'));

/** Test files for Node; with a folder's name, only those in test/<folder>. */
export const nodeTests = (folder = '') => all().filter((path) => path.startsWith(`test/${folder}`) && isForNode(path));

/** Test files for browsers. */
export const browserTests = () => all().filter((path) => !isForNode(path));

/**
 * What CI shows to Firefox and WebKit, which take their time: what customers use. Stories, and what only the staff uses, are shown to all
 * three by `npm run test:browsers`.
 */
export const engineTests = () => [
  ...globSync('test/engines/*.test.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/')),
  ...browserTests().filter((path) => path.startsWith('test/widgets/') && !/\/(desk|survey-staff)[^/]*$/.test(path)),
];

/** Specs for Playwright. */
export const endToEndTests = () => globSync('test/e2e/**/*.{test,spec}.ts', { cwd: root });
