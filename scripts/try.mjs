/**
 * Files rows of a CSV (columns `text` and, if there, `product_category`) through the real form in headless Chromium, then
 * reads every case back through the API and compares what was written, code point by code point.
 *
 *   npm run try -- FILE.csv --count 200 [--skip 0] [--parallel 2] [--url http://127.0.0.1:8787] [--lang zh-Hans]
 *
 * Without --url it starts the server of `npm start` on a free port with a temporary folder. Exit code 1 if a row differs.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium, freePort } from './browsers.mjs';
import { parseCsv } from './csv.mjs';

const USAGE = 'Usage: npm run try -- FILE.csv [--count 200] [--skip 0] [--parallel 2] [--url http://…] [--lang en|zh-Hans|zh-Hant]';

class Refusal extends Error {}

function readArguments() {
  const whole = (name, text, least) => {
    if (!/^\d{1,6}$/.test(text) || Number(text) < least) throw new Refusal(`--${name} is "${text}": give a whole number from ${least}.`);
    return Number(text);
  };
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { count: { type: 'string', default: '200' }, skip: { type: 'string', default: '0' }, parallel: { type: 'string', default: '2' },
        url: { type: 'string' }, lang: { type: 'string', default: 'zh-Hans' } },
    });
  } catch (cause) {
    throw new Refusal(`${cause.message}\n${USAGE}`);
  }
  const { positionals: [file, ...more], values } = parsed;
  if (!file || more.length) throw new Refusal(USAGE);
  if (values.url && !/^https?:\/\//.test(values.url)) throw new Refusal(`--url is "${values.url}": give the address of a heed server, e.g. http://127.0.0.1:8787`);
  if (!['en', 'zh-Hans', 'zh-Hant'].includes(values.lang)) throw new Refusal(`--lang is "${values.lang}": give en, zh-Hans or zh-Hant.`);
  return { file, url: values.url?.replace(/\/+$/, ''), lang: values.lang, count: whole('count', values.count, 1), skip: whole('skip', values.skip, 0),
    parallel: Math.min(16, whole('parallel', values.parallel, 1)) };
}

function readRows({ file, count, skip }) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new Refusal(cause.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${cause.message}`);
  }
  let table;
  try {
    table = parseCsv(text);
  } catch (cause) {
    throw new Refusal(`${file}, ${cause.message}.`);
  }
  const [head = [], ...lines] = table;
  const columns = { text: head.indexOf('text'), product: head.indexOf('product_category') };
  if (columns.text < 0) throw new Refusal(`${file} has no column "text"; it has: ${head.join(', ') || 'nothing'}.`);
  const rows = lines.map((line, i) => ({ number: i + 2, text: line[columns.text] ?? '', product: line[columns.product] ?? '' }))
    .filter((row) => row.text.trim()).slice(skip, skip + count);
  if (!rows.length) throw new Refusal(`${file} has no row to file${skip ? ` after the first ${skip}` : ''}.`);
  return rows;
}

/** The server of `npm start`, on a port and folder of its own, with room for as many cases as this run files. */
async function startServer(count) {
  const folder = mkdtempSync(join(tmpdir(), 'heed-try-'));
  const room = { max: count * 4 + 1000, seconds: 3600 };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ limits: { filing: room, uploads: room, tracking: room } }));
  const child = spawn(process.execPath, [fileURLToPath(new URL('start.mjs', import.meta.url))], {
    env: { ...process.env, PORT: String(await freePort()), HEED_DATA: join(folder, 'data'), HEED_CONFIG: join(folder, 'config.json'), HEED_LOG: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await Promise.race([
    new Promise((done) => child.once('message', ({ url }) => done(url))),
    ended.then((code) => { throw new Refusal(`The server ended with ${code} before it was ready.`); }),
  ]);
  return { url, stop };
}

/** What must come back: a text area writes line breaks as \n, the form makes NFC of it and cuts blanks around it. */
const expected = (text) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

function subjectOf(text) {
  const words = expected(text).replace(/\s+/g, ' ');
  return [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(words)].slice(0, 24).map((part) => part.segment).join('').trim();
}

/** Fills in and sends one complaint as a person would; resolves to reference, code and milliseconds from click to receipt. */
async function file(page, row, address) {
  const form = page.locator('heed-complaint-form');
  // As a person who has more than one thing to say: the last button of the receipt clears the form.
  const another = form.locator('.receipt [part~="actions"] button').last();
  if (await another.isVisible()) await another.click();
  else await page.goto(address);
  const field = (name) => form.locator(`[name="${name}"]`);
  await field('subject').fill(subjectOf(row.text));
  await field('description').fill(row.text);
  if (row.product) await field('product').fill(row.product);
  await field('name').fill(`第${row.number}行`);
  await field('email').fill(`row${row.number}@example.com`);
  await field('consent').check();
  await form.locator('form [type="submit"]').click();
  const send = form.locator('[part~="panel"] [part~="submit"]');
  await send.waitFor();
  const begin = performance.now();
  await send.click();
  const output = (part) => form.locator(`[part~="${part}"] output`);
  await output('reference').waitFor();
  const took = performance.now() - begin;
  return { reference: await output('reference').innerText(), code: await output('tracking-code').innerText(), took };
}

async function readBack(url, { reference, code }) {
  for (;;) {
    const answer = await fetch(`${url}/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': code } });
    if (answer.ok) return (await answer.json()).values;
    if (answer.status !== 429) throw new Error(`GET /v1/cases/${reference} answered ${answer.status}`);
    await new Promise((done) => { setTimeout(done, 1000 * Number(answer.headers.get('Retry-After') ?? 1)); });
  }
}

const point = (c) => (c === undefined ? 'nothing' : `U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`);

/** Where two texts part, in words; nothing if they are the same. */
function difference(name, want, got) {
  if (want === got) return undefined;
  if (got === undefined) return `${name} is missing`;
  const [a, b] = [[...want], [...got]];
  const i = a.findIndex((c, k) => c !== b[k]);
  const k = i < 0 ? a.length : i;
  return `${name} differs at code point ${k + 1}: written ${point(a[k])}, read ${point(b[k])}`;
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];

async function main() {
  const options = readArguments();
  const rows = readRows(options);
  if (rows.length < options.count) console.log(`try: the file has ${rows.length} rows to file, not ${options.count}`);
  const executablePath = await ensureChromium();
  const server = options.url ? { url: options.url, stop: async () => {} } : await startServer(rows.length);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const faults = [];
  const sent = [];
  const progress = () => {
    const line = `filed ${sent.length} of ${rows.length}${faults.length ? `, ${faults.length} not` : ''}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
    else if ((sent.length + faults.length) % 20 === 0) console.log(line);
  };
  try {
    console.log(`try: ${rows.length} complaints through the form at ${server.url}/embed, ${options.parallel} at a time`);
    const queue = rows.values();
    const begin = performance.now();
    await Promise.all(Array.from({ length: options.parallel }, async () => {
      const page = await (await browser.newContext({ locale: options.lang === 'en' ? 'en' : 'zh-CN', reducedMotion: 'reduce' })).newPage();
      page.setDefaultTimeout(30_000);
      for (const row of queue) {
        try {
          sent.push({ row, ...(await file(page, row, `${server.url}/embed?lang=${options.lang}`)) });
        } catch (error) {
          const said = await page.locator('heed-complaint-form').locator('[part~="summary"], [part~="panel"] [role="status"]').allInnerTexts().catch(() => []);
          faults.push(`row ${row.number}: not filed: ${said.join(' ').replace(/\s+/g, ' ') || error.message.split('\n')[0]}`);
          await page.goto('about:blank');
        }
        progress();
      }
    }));
    const seconds = (performance.now() - begin) / 1000;
    if (process.stdout.isTTY) process.stdout.write('\n');
    for (const { row, ...access } of sent) {
      const values = await readBack(server.url, access);
      const differs = difference('description', expected(row.text), values.description)
        ?? difference('subject', expected(subjectOf(row.text)), values.subject)
        ?? (row.product ? difference('product', expected(row.product), values.product) : undefined);
      if (differs) faults.push(`row ${row.number}: ${differs} (${access.reference})`);
    }
    const took = sent.map((one) => one.took).sort((a, b) => a - b);
    for (const fault of faults) console.log(`try: ${fault}`);
    console.log(`${rows.length - faults.length} of ${rows.length}`);
    if (took.length) console.log(`${(sent.length / seconds).toFixed(1)} per second; click to receipt: p50 ${percentile(took, 0.5).toFixed(0)} ms, p95 ${percentile(took, 0.95).toFixed(0)} ms`);
    process.exitCode = faults.length ? 1 : 0;
  } finally {
    await browser.close();
    await server.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Refusal ? `try: ${error.message}` : error);
  process.exitCode = 2;
}
