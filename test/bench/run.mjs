/**
 * Compares heed's complaint form with a plain HTML form and with FormKit, with the same fields, in one run, interleaved, in
 * headless Chromium. Figures are medians over the rounds.
 *
 *   npm run bench                       prints the table, and fails beyond a limit
 *   npm run bench -- --no-assert        only prints it
 *   npm run bench -- --rounds=15 --seed=7
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../../scripts/browsers.mjs';
import { judge, verdict } from './limits.mjs';
import { mount, scriptUntilUsable, workPerKey } from './measures.mjs';
import { keyToComplete } from './writes.mjs';
import { servePages, versions } from './pages.mjs';

const { values: options } = parseArgs({ allowNegative: true, options: { assert: { type: 'boolean', default: true }, rounds: { type: 'string', default: '9' }, seed: { type: 'string', default: '1' } } });
const rounds = Number(options.rounds);

/** A small seeded generator (mulberry32): the same seed gives the same order and the same words. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = seeded(Number(options.seed));
const shuffled = (list) => list.map((item) => [random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
const text = Array.from({ length: 120 }, () => (random() < 0.16 ? ' ' : String.fromCharCode(97 + Math.floor(random() * 26)))).join('');

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Runs each job once in every round, in an order that changes; the first round only warms up. */
async function interleave(title, jobs) {
  const samples = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, job] of shuffled(Object.entries(jobs))) {
      const sample = await job();
      if (round > 0) samples[name].push(sample);
    }
    if (process.stdout.isTTY) process.stdout.write(`\r${title}: round ${round} of ${rounds} `);
  }
  if (process.stdout.isTTY) process.stdout.write('\n');
  return samples;
}

const server = await servePages();
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...chromiumArgs, '--js-flags=--expose-gc'] });
let script;
let mounted;
let keys;
let writes;
try {
  console.log(`Command: npm run bench -- --rounds=${rounds} --seed=${options.seed}`);
  console.log(`Chromium ${browser.version()} · Node ${process.versions.node} · ${Object.entries(versions()).map((pair) => pair.join(' ')).join(' · ')}\n`);
  const { origin } = server;
  script = await interleave('script', Object.fromEntries(['heed', 'plain', 'formkit'].map((name) => [name, () => scriptUntilUsable(browser, origin, name)])));
  mounted = await interleave('mount', Object.fromEntries(['heed', 'parse', 'clone'].map((way) => [way, () => mount(browser, origin, way)])));
  writes = await interleave('writes', Object.fromEntries(['heed', 'plain-kept'].map((name) => [name, () => keyToComplete(browser, origin, name, text.slice(0, 60), random)])));
  keys = await interleave('keys', Object.fromEntries(['heed', 'plain'].map((name) => [name, () => workPerKey(browser, origin, name, text)])));
} finally {
  await browser.close();
  await server.close();
}

const ms = (value) => `${value.toFixed(2)} ms`;
const time = (way) => median(mounted[way].map((sample) => sample.time));
const heapKB = (way) => median(mounted[way].map((sample) => sample.heapEach)) / 1024;
const of = (samples, name) => median(samples[name]);
const quantile = (name, share) => {
  const sorted = writes[name].flat().sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

const figures = [
  { what: 'script until usable, heed / FormKit', value: of(script, 'heed') / of(script, 'formkit'), goal: 0.06, limit: 0.12, from: `${ms(of(script, 'heed'))} / ${ms(of(script, 'formkit'))}` },
  { what: '100 forms mounted, heed / plain HTML parsed', value: time('heed') / time('parse'), limit: 1.5, from: `${ms(time('heed'))} / ${ms(time('parse'))}` },
  { what: '100 forms mounted, heed / plain HTML cloned from a template (no limit)', value: time('heed') / time('clone'), from: `${ms(time('heed'))} / ${ms(time('clone'))}` },
  { what: 'JavaScript heap of a form in KB', value: heapKB('heed'), goal: 12, limit: 16, from: `plain: ${heapKB('parse').toFixed(1)} KB` },
  { what: 'work per key, heed with its draft / plain HTML without one', value: of(keys, 'heed') / of(keys, 'plain'), limit: 1.3, from: `${ms(of(keys, 'heed'))} / ${ms(of(keys, 'plain'))}` },
  ...[[0.5, 10], [0.95, 30]].map(([share, limit]) => ({
    what: `from a key to the disk, p${share * 100} in ms (a form written by hand that keeps every key: beside it)`, value: quantile('heed', share), goal: limit,
    from: `${ms(quantile('heed', share))} / ${ms(quantile('plain-kept', share))}`,
  })),
];
const cell = (value) => (value === undefined ? '' : String(value));
console.log('| figure | median | goal | limit | from | |\n| --- | ---: | ---: | ---: | --- | --- |');
for (const figure of figures) {
  console.log(`| ${figure.what} | ${figure.value.toFixed(3)} | ${cell(figure.goal)} | ${cell(figure.limit)} | ${figure.from} | ${verdict(figure)} |`);
}
process.exitCode = judge(figures.filter((figure) => verdict(figure) === 'BEYOND ITS LIMIT').map(({ what, value, limit }) => `${what}: ${value.toFixed(3)}, at most ${limit}`), options);
