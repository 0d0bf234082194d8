/**
 * `npm run test:faults`: injects every fault for real, and prints what came of it.
 *
 *   npm run test:faults                      simulation, planted bugs, browsers with 100 kill cycles
 *   npm run test:faults -- --sample          a sample of the browsers' part
 *   npm run test:faults -- --few             of that one or two of each kind, as CI runs them
 *   npm run test:faults -- --seeds 200000    only the simulation, with so many seeds
 *   npm run test:faults -- --seed 1234       one seed, told step by step
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './browsers.mjs';
import { root } from './suites.mjs';
import { rarer } from '../test/faults/simulation/kinds.ts';

const { values } = parseArgs({ options: { sample: { type: 'boolean' }, few: { type: 'boolean' }, seeds: { type: 'string' }, seed: { type: 'string' }, cycles: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'heed-faults-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const [TABLE, HEED_TOTALS] = [join(folder, 'table'), join(folder, 'totals')];

const run = (args, env = {}) => new Promise((done, fail) => {
  const child = spawn(process.execPath, ['--conditions=heed-source', '--disable-warning=ExperimentalWarning', ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  child.once('error', fail);
  child.once('exit', (code) => { process.off('exit', end); done(code ?? 1); });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

/** Worlds a process lives through at most: its memory grows with them. */
const MOST = 2000;

/** Seeds shared out to all processors, a few at a time, so that it can be said how far it is. */
async function simulate(seeds) {
  const share = Math.min(MOST, Math.ceil(seeds / availableParallelism()));
  const shares = Array.from({ length: Math.ceil(seeds / share) }, (_, i) => i);
  const codes = [];
  const began = performance.now();
  let lived = 0;
  const processor = async (waiting) => {
    for (const i of waiting) {
      const size = Math.min(share, seeds - i * share);
      codes.push(await run(['test/faults/simulation/main.ts', '--from', String(i * share), '--seeds', String(size), '--out', join(folder, `share-${i}`)]));
      lived += size;
      console.log(`${lived} of ${seeds} worlds in ${Math.round((performance.now() - began) / 1000)} s`);
    }
  };
  const waiting = shares.values();
  await Promise.all(Array.from({ length: availableParallelism() }, () => processor(waiting)));
  const all = shares.map((i) => join(folder, `share-${i}`)).filter(existsSync).map((path) => JSON.parse(readFileSync(path, 'utf8')));
  const struck = {};
  for (const share of all) for (const [fault, times] of Object.entries(share.struck)) struck[fault] = (struck[fault] ?? 0) + times;
  const sum = (what) => all.reduce((total, share) => total + share.told[what], 0);
  const kinds = {};
  for (const { kind } of all.flatMap(({ found }) => found)) kinds[kind] = (kinds[kind] ?? 0) + 1;
  console.log(`\n${seeds} worlds: ${sum('stories')} things written, ${sum('cases')} cases, ${sum('posts')} requests for them\n`);
  for (const [fault, times] of Object.entries(struck).sort()) console.log(`${String(times).padStart(10)}  ${fault}`);
  console.log(`\nwrong: ${Object.entries(kinds).map(([kind, times]) => `${kind} ${times}`).join(', ') || 'nothing'}`);
  const rare = seeds >= 2000 ? rarer(struck, 1000) : [];
  if (rare.length) console.log(`too rare (fewer than 1,000 times): ${rare.map((fault) => `${fault} (${struck[fault] ?? 0})`).join(', ')}`);
  return codes.some(Boolean) || rare.length ? 1 : 0;
}

function printTable() {
  if (!existsSync(TABLE)) return;
  const rows = new Map();
  for (const line of readFileSync(TABLE, 'utf8').trim().split('\n')) {
    const { fault, ...numbers } = JSON.parse(line);
    const row = rows.get(fault) ?? { cycles: 0, lost: 0, doubled: 0, falselyReceived: 0, failed: 0 };
    for (const name of Object.keys(row)) row[name] += numbers[name];
    rows.set(fault, row);
  }
  const line = (...cells) => console.log(`| ${cells.join(' | ')} |`);
  console.log('');
  line('fault', 'cycles', 'saved words lost', 'doubled', 'falsely received', 'tests failed');
  line('---', '--:', '--:', '--:', '--:', '--:');
  for (const [fault, { cycles, lost, doubled, falselyReceived, failed }] of rows) line(fault, cycles, lost, doubled, falselyReceived, failed);
}

async function inBrowsers() {
  const env = {
    HEED_TOTALS, FAULTS_TABLE: TABLE, CHROME_PATH: await ensureChromium(), NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --conditions=heed-source`.trim(),
    ...((values.sample || values.few) && { FAULTS_SAMPLE: '1' }), ...(values.cycles && { FAULTS_CYCLES: values.cycles }),
  };
  const code = await run([join(root, 'node_modules/@playwright/test/cli.js'), 'test', '-c', 'test/faults/playwright.config.ts', ...(values.few ? ['--grep', '@few'] : [])], env);
  printTable();
  const { passed, failed, skipped } = existsSync(HEED_TOTALS) ? JSON.parse(readFileSync(HEED_TOTALS, 'utf8').trim().split('\n').at(-1)) : { passed: 0, failed: 0, skipped: 0 };
  console.log(`\nheed-tests: faults passed=${passed} failed=${failed || (code || passed === 0 ? 1 : 0)} skipped=${skipped}`);
  return code;
}

if (values.seed) process.exitCode = await run(['test/faults/simulation/main.ts', '--seed', values.seed]);
else if (values.seeds) process.exitCode = await simulate(Number(values.seeds));
else if (values.sample || values.few) process.exitCode = await inBrowsers();
else process.exitCode = (await run(['--test', 'test/faults/simulation/simulation.test.ts'])) + (await inBrowsers()) ? 1 : 0;
