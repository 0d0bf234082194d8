/** Finds the browsers that tests, sizes and the bench need, and gets a missing one. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const first = (...paths) => paths.find((path) => path && existsSync(path));
const onPath = (...names) => names
  .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
  .find(Boolean);

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return first(chromium.executablePath());
}

/** Path of a Chromium or Chrome: CHROME_PATH, Playwright's, the machine's. */
export const findChromium = async () => first(process.env.CHROME_PATH)
  ?? (await playwrightChromium())
  ?? onPath('google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chromium-headless-shell')
  ?? first('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');

export const findFirefox = () => first(process.env.FIREFOX_PATH)
  ?? onPath('firefox', 'firefox-esr')
  ?? first('/Applications/Firefox.app/Contents/MacOS/firefox');

/** WebKitGTK's small browser, which WebKitWebDriver drives. */
export const findMiniBrowser = () => first(process.env.MINIBROWSER_PATH, ...globSync('/usr/lib/*/webkit2gtk-*/MiniBrowser'));

/** What Chromium is started with: a sandbox needs a user that is not root. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
];

/** Installs Debian packages; `false` where that cannot be done. */
function aptInstall(...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`browsers: installing ${packages.join(', ')} with apt-get`);
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options).status === 0;
}

/** Path of a Chromium; gets one if there is none. */
export async function ensureChromium() {
  const there = await findChromium();
  if (there) return there;
  console.log('browsers: there is no Chromium on this machine; getting Playwright\'s (npx playwright install chromium)');
  const cli = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
  const deps = process.getuid?.() === 0 ? ['--with-deps'] : [];
  spawnSync(process.execPath, [cli, 'install', ...deps, 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 180_000 });
  if (!(await findChromium())) aptInstall('chromium');
  const got = await findChromium();
  if (!got) throw new Error('No Chromium. Install Chromium or Chrome, or set CHROME_PATH to one.');
  return got;
}

/**
 * Path of Chromium's headless shell, which draws nothing that nobody looks at and takes half the time for a journey; where there is none and
 * it cannot be installed, that of a Chromium.
 */
export async function ensureHeadlessShell() {
  const find = () => first(process.env.CHROME_PATH) ?? onPath('chromium-headless-shell');
  if (!find() && process.env.CI) aptInstall('chromium-headless-shell');
  return find() ?? ensureChromium();
}

/** Path of a Firefox; installs one where that can be done. */
export function ensureFirefox() {
  if (!findFirefox()) aptInstall('firefox-esr');
  const got = findFirefox();
  if (!got) throw new Error('No Firefox. Install it, or set FIREFOX_PATH to one.');
  return got;
}

/** Path of WebKit's MiniBrowser; installs it with its driver and a display where that can be done. */
export function ensureWebKit() {
  const complete = () => findMiniBrowser() && onPath('WebKitWebDriver') && (process.env.DISPLAY || onPath('Xvfb'));
  if (!complete()) aptInstall('webkit2gtk-driver', 'xvfb');
  if (!complete()) throw new Error('No WebKit. Install WebKitGTK\'s MiniBrowser and WebKitWebDriver, and Xvfb (Debian: webkit2gtk-driver, xvfb).');
  return findMiniBrowser();
}

/** A TCP port nobody listens on. */
export const freePort = () => new Promise((done, fail) => {
  const server = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

const children = new Set();

/** Ends the child, and what it has started, with this process. It has to be `detached`. */
function own(child) {
  child.end = () => {
    if (!child.pid) return;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  if (!own.heard) {
    own.heard = true;
    process.once('exit', () => { for (const one of children) one.end(); });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
  }
  children.add(child);
  child.once('exit', () => children.delete(child));
  child.unref();
  return child;
}

async function startDisplay() {
  if (process.env.DISPLAY) return process.env.DISPLAY;
  const x = own(spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }));
  const number = await new Promise((done, fail) => {
    x.once('error', fail);
    x.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)));
    x.stdio[3].once('data', (data) => done(String(data).trim()));
  });
  x.stdio[3].unref();
  return `:${number}`;
}

let display;

/** Starts a WebKitWebDriver (and a display, if there is none); resolves to its port and how to end it. */
export async function startWebKitDriver() {
  const port = await freePort();
  // There is no graphics card to compose layers on: done in software it takes half of the time.
  const env = { WEBKIT_DISABLE_COMPOSITING_MODE: '1', ...process.env, DISPLAY: await (display ??= startDisplay()) };
  const driver = own(spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], { env, detached: true, stdio: 'ignore' }));
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.ok) return { port, stop: driver.end };
    await new Promise((done) => { setTimeout(done, 50); });
  }
  throw new Error('WebKitWebDriver did not answer within 10 s.');
}
