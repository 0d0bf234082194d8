/**
 * Weighs what a page pays, in KB (1 KB = 1024 bytes) after Brotli 11: every script and style sheet that a browser asks for.
 *
 *   npm run size               measures and compares with scripts/budgets.json and README.md; exit code 1 above a limit, or if the README says something else
 *   npm run size -- --write    also writes the table into README.md, between its two `sizes` markers
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium, freePort } from './browsers.mjs';
import { build, isStale } from './build.mjs';
import { brotli, serveStatic } from './static-server.mjs';
import { root } from './suites.mjs';

const KB = 1024;
const LOCALES = ['en', 'zh-Hans', 'zh-Hant'];
const FIRST_FIELD = 'heed-complaint-form [name=subject]';
const budgets = JSON.parse(readFileSync(join(root, 'scripts/budgets.json'), 'utf8'));

const pageIn = (locale) => `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>size</title>
<script type="module" src="/heed/complaint-form.js"></script>
<heed-complaint-form endpoint="/"></heed-complaint-form>`;

const surveyIn = (locale) => `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>size</title>
<script type="module" src="/heed/satisfaction-survey.js"></script>
<heed-satisfaction-survey endpoint="/" template="after-complaint"></heed-satisfaction-survey>`;

const deskIn = (locale) => `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>size</title>
<script type="module" src="/heed/desk.js"></script>
<heed-desk endpoint="/"></heed-desk>`;

/** heed-server on a free port with an empty store; resolves to its origin and how to end it. */
async function startServer() {
  const data = mkdtempSync(join(tmpdir(), 'heed-size-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(port), HEED_DATA: data, HEED_DEMO_DATA: 'none' } });
  const stop = async () => {
    if (child.exitCode === null) await new Promise((done) => { child.once('exit', done); child.kill('SIGTERM'); });
    rmSync(data, { recursive: true, force: true });
  };
  process.once('exit', () => child.kill('SIGKILL'));
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    if ((await fetch(`${origin}/healthz`).catch(() => undefined))?.ok) return { origin, stop };
    await new Promise((done) => { setTimeout(done, 100); });
  }
  await stop();
  throw new Error('heed-server did not answer on /healthz within 60 s.');
}

/** Fills the form in as a visitor would, sends it, and waits for the number. */
async function submit(page) {
  const field = (name) => page.locator(`heed-complaint-form [name=${name}]`).first();
  await field('subject').pressSequentially('The lid of my teapot is cracked');
  await field('description').pressSequentially('It arrived on Monday with a crack from the knob to the rim.');
  await field('name').fill('Li Wei');
  await field('email').fill('li.wei@shop.example');
  await field('consent').check();
  const outcome = page.evaluate(() => new Promise((done) => {
    const form = document.querySelector('heed-complaint-form');
    form.addEventListener('heed-case-submitted', () => done('submitted'), { once: true });
    for (const trouble of ['heed-submit-failed', 'heed-validation-failed']) {
      form.addEventListener(trouble, ({ code, fields }) => done(`${trouble} ${code ?? fields}`), { once: true });
    }
  }));
  const button = page.locator('heed-complaint-form [part~=submit]:visible').first();
  await button.click(); // to the page that shows the answers again
  await page.locator('heed-complaint-form [name=subject]').first().waitFor({ state: 'hidden' });
  await button.click();
  const came = await outcome;
  if (came !== 'submitted') throw new Error(`The form could not be sent: ${came}.`);
  await page.waitForLoadState('networkidle');
}

/** What this page alone has asked for: one that was closed before it may still ask for something. */
function askedBy(page, log) {
  const paths = new Set();
  page.on('request', (request) => paths.add(new URL(request.url()).pathname));
  return () => log.filter(({ path }) => paths.has(path));
}

/** The files that one visit asks for, before the first field takes the focus and up to the receipt. */
async function visit(browser, server, locale) {
  server.log.length = 0;
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const asked = askedBy(page, server.log);
  await page.goto(`${server.origin}/${locale}.html`);
  await page.locator(FIRST_FIELD).waitFor();
  await page.waitForLoadState('networkidle');
  const initial = asked();
  await page.locator(FIRST_FIELD).focus();
  await submit(page);
  const all = asked();
  await context.close();
  return { locale, initial, all };
}

/** The files that a page asks for until the element on it can be used: until something that matches `ready` is there. */
async function visitPage(browser, server, locale, name, ready) {
  server.log.length = 0;
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const asked = askedBy(page, server.log);
  await page.goto(`${server.origin}/${name}-${locale}.html`);
  await page.locator(ready).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const files = asked();
  await context.close();
  return { locale, files };
}

const sum = (files) => files.reduce((bytes, file) => bytes + file.bytes, 0);
const list = (files) => files.map(({ path, bytes }) => `${path.split('/').at(-1)} ${bytes}`).join(', ');

async function measure() {
  const log = [];
  const heed = await startServer();
  const server = await serveStatic({
    folders: { '/heed/': join(root, 'dist/cdn/lazy') },
    pages: Object.fromEntries(LOCALES.flatMap((locale) => [[`/${locale}.html`, pageIn(locale)], [`/survey-${locale}.html`, surveyIn(locale)], [`/desk-${locale}.html`, deskIn(locale)]])),
    backend: heed.origin,
    served: (path, bytes) => log.push({ path, bytes }),
  });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArgs });
  try {
    const visits = [];
    const surveys = [];
    const desks = [];
    for (const locale of LOCALES) visits.push(await visit(browser, { origin: server.origin, log }, locale));
    for (const locale of LOCALES) surveys.push(await visitPage(browser, { origin: server.origin, log }, locale, 'survey', 'heed-satisfaction-survey [type=radio]'));
    for (const locale of LOCALES) desks.push(await visitPage(browser, { origin: server.origin, log }, locale, 'desk', 'heed-desk [type=password]'));
    return { visits, surveys, desks };
  } finally {
    await browser.close();
    await server.close();
    await heed.stop();
  }
}

if (isStale()) await build();
const { visits, surveys, desks } = await measure();
for (const { locale, initial, all } of visits) {
  console.log(`${locale}: ${sum(initial)} bytes in ${initial.length} requests before the first field takes the focus (${list(initial)})`);
  console.log(`${locale}: ${sum(all)} bytes in ${all.length} requests up to the receipt (then also ${list(all.slice(initial.length))})`);
}

for (const { locale, files } of surveys) console.log(`${locale}: ${sum(files)} bytes in ${files.length} requests before a survey can be answered (${list(files)})`);
for (const { locale, files } of desks) console.log(`${locale}: ${sum(files)} bytes in ${files.length} requests before the desk can be used (${list(files)})`);

const oneFile = (name) => brotli(readFileSync(join(root, 'dist/cdn', `${name}.js`))).length;
const weights = {
  'initial': Math.max(...visits.map(({ initial }) => sum(initial))),
  'submission': Math.max(...visits.map(({ all }) => sum(all))),
  'survey': Math.max(...surveys.map(({ files }) => sum(files))),
  'complaint-form': oneFile('complaint-form'),
  'heed': oneFile('heed'),
  'desk': Math.max(...desks.map(({ files }) => sum(files))),
};
const cell = (value) => (value === undefined ? '' : String(value));
const table = [
  '| what | KB | goal | fails above |',
  '| --- | ---: | ---: | ---: |',
  ...Object.entries(budgets).map(([name, { says, goal, limit }]) => `| ${says} | ${(weights[name] / KB).toFixed(1)} | ${cell(goal)} | ${cell(limit)} |`),
  '',
  `1 KB = 1024 bytes, Brotli 11, Lit included; the heaviest of ${LOCALES.join(', ')}. Made by \`npm run size -- --write\`.`,
].join('\n');
console.log(`\n${table}`);

const readme = join(root, 'README.md');
const marked = /(<!-- sizes:start -->)([\s\S]*)(<!-- sizes:end -->)/;
const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
if (!marked.test(text)) throw new Error('README.md has no <!-- sizes:start --> and <!-- sizes:end -->.');
if (process.argv.includes('--write')) writeFileSync(readme, text.replace(marked, (_, start, __, end) => `${start}\n${table}\n${end}`));
else {
  // A few bytes more or less are the names of files.
  const stated = marked.exec(text)[2];
  const stale = Object.entries(budgets).filter(([name, { says }]) => {
    const row = stated.split('\n').find((line) => line.startsWith(`| ${says} |`));
    return !row || Math.abs(Number(row.split('|')[2]) - weights[name] / KB) > 0.15;
  });
  for (const [name] of stale) console.error(`README.md says something else of ${name}: npm run size -- --write`);
  if (stale.length) process.exitCode = 1;
}

const heavy = Object.entries(budgets).filter(([name, { limit }]) => limit !== undefined && weights[name] > limit * KB);
for (const [name, { limit }] of heavy) console.error(`Too heavy: ${name} is ${weights[name]} bytes, allowed are ${limit * KB}.`);
for (const [name, { goal }] of Object.entries(budgets)) {
  if (goal !== undefined && weights[name] > goal * KB) console.log(`Above its goal: ${name}, ${weights[name]} bytes of ${goal * KB}.`);
}
if (heavy.length > 0) process.exitCode = 1;
