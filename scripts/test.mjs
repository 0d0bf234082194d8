/**
 * Runs test suites and adds up what they counted.
 *
 *   node scripts/test.mjs                     domain, server, unit, e2e
 *   node scripts/test.mjs unit                one of them
 *   node scripts/test.mjs browsers            the browser tests in Chromium, Firefox and WebKit
 *   node scripts/test.mjs engines             those of what customers use, without stories, in Firefox and WebKit: for CI, which has little time
 *   node scripts/test.mjs unit -- test/form/*.test.ts      only these files
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium, ensureHeadlessShell } from './browsers.mjs';
import { browserTests, endToEndTests, engineTests, nodeTests, root } from './suites.mjs';

const bin = (path) => join(root, 'node_modules', path);
const node = (files) => (files.length === 0 ? undefined : [
  '--conditions=heed-source', '--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=2', '--test-timeout=600000',
  '--test-reporter=spec', '--test-reporter-destination=stdout',
  '--test-reporter=./scripts/totals-node.mjs', '--test-reporter-destination=stderr',
  ...files,
]);
const wtr = (files) => files.length > 0 && [bin('@web/test-runner/dist/bin.js')];

/** Arguments of Node for each suite; nothing where there are no files. */
const suites = {
  domain: (files) => node(files ?? nodeTests('domain/')),
  server: (files) => node(files ?? nodeTests().filter((path) => !path.startsWith('test/domain/'))),
  unit: (files) => wtr(files ?? browserTests()),
  e2e: (files) => (files ?? endToEndTests()).length > 0 && [bin('@playwright/test/cli.js'), 'test', ...(files ?? [])],
  browsers: (files) => wtr(files ?? browserTests()),
  engines: (files) => wtr(files ?? engineTests()),
};
const everything = ['domain', 'server', 'unit', 'e2e'];

function run(args, env) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    child.once('error', fail);
    child.once('exit', (code) => { process.off('exit', end); done(code ?? 1); });
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const { positionals } = parseArgs({ allowPositionals: true });
const names = positionals.filter((arg) => arg in suites);
const files = positionals.filter((arg) => !(arg in suites));
if (names.length === 0) names.push(...everything);
const browser = { unit: ensureChromium, browsers: ensureChromium, e2e: ensureHeadlessShell };

const folder = mkdtempSync(join(tmpdir(), 'heed-totals-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const lines = [];
let faults = 0;
for (const name of names) {
  const args = suites[name](files.length > 0 ? files : undefined);
  const totals = join(folder, name);
  console.log(`\n${name}: ${args ? '' : 'no test files'}`);
  // The journeys load what is built, all of it: also the files for a script tag.
  const built = name === 'e2e' && args ? await run([join(root, 'scripts/build.mjs'), '--if-stale']) : 0;
  const code = built !== 0 ? built : args ? await run(args, {
    HEED_TOTALS: totals,
    ...(browser[name] && { CHROME_PATH: await browser[name]() }),
    ...(name === 'browsers' && { BROWSERS: process.env.BROWSERS ?? 'chromium,firefox,webkit', HEED_LOOKS: 'all' }),
    ...(name === 'engines' && { BROWSERS: 'firefox,webkit', FILES: engineTests().join(',') }),
    ...(['unit', 'browsers', 'engines'].includes(name) && files.length > 0 && { FILES: files.join(',') }),
    ...(name === 'e2e' && { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --conditions=heed-source`.trim() }),
  }) : 1;
  const counts = existsSync(totals) ? JSON.parse(readFileSync(totals, 'utf8').trim().split('\n').at(-1)) : { passed: 0, failed: 0, skipped: 0 };
  const ran = counts.passed + counts.failed;
  if (counts.failed === 0 && (code !== 0 || ran === 0)) counts.failed = 1; // The run itself broke, or ran nothing.
  if (code !== 0 || counts.failed > 0) faults++;
  for (const failed of counts.names ?? []) lines.push(`failed in ${name}: ${failed}`);
  lines.push(`heed-tests: ${name} passed=${counts.passed} failed=${counts.failed} skipped=${counts.skipped}`);
}
console.log(`\n${lines.join('\n')}`);
process.exitCode = faults > 0 ? 1 : 0;
