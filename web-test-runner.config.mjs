import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import * as puppeteer from 'puppeteer-core';
import { chromiumArgs, ensureChromium, ensureFirefox } from './scripts/browsers.mjs';
import { pageLauncher } from './scripts/page-launcher.mjs';
import { bundledTests } from './scripts/bundled-tests.mjs';
import { browserTests, root } from './scripts/suites.mjs';
import { totalsReporter } from './scripts/totals.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';

// BROWSERS=chromium,firefox,webkit (default: chromium) · FILES=test/form/**/*.test.ts for a few files
const want = (process.env.BROWSERS ?? 'chromium').split(',');
const browsers = [];
if (want.includes('chromium')) {
  browsers.push(pageLauncher({ launchOptions: { executablePath: await ensureChromium(), args: chromiumArgs }, concurrency: 2 }));
}
if (want.includes('firefox')) {
  // puppeteer-core drives Firefox through WebDriver BiDi. The preference lets pages in the background have the focus.
  const extraPrefsFirefox = { 'focusmanager.testmode': true, 'dom.min_background_timeout_value': 4 };
  browsers.push(pageLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath: ensureFirefox(), extraPrefsFirefox }, concurrency: 1 }));
}
if (want.includes('webkit')) {
  browsers.push(webkitLauncher());
}

const worker = readFileSync(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8');

/** Serves msw's worker at the origin's root, so that it controls every page of the run. */
const mswWorker = {
  name: 'msw-worker',
  serve: ({ path }) => (path === '/mockServiceWorker.js'
    ? { body: worker, type: 'js', headers: { 'Service-Worker-Allowed': '/' } }
    : undefined),
};

/** `import url from './x.wasm?url'`, as vite understands it. */
const assetUrls = {
  name: 'asset-urls',
  serve: ({ path, query }) => ('url' in query ? { body: `export default ${JSON.stringify(path)};`, type: 'js' } : undefined),
};

const files = process.env.FILES ? globSync(process.env.FILES.split(','), { cwd: root }) : browserTests();

export default {
  files,
  nodeResolve: { exportConditions: ['heed-source', 'development', 'browser'] },
  plugins: [
    mswWorker,
    await bundledTests(files),
    assetUrls,
    esbuildPlugin({ ts: true, json: true, target: 'esnext', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  mimeTypes: { '**/*.wasm': 'application/wasm' },
  browsers,
  concurrency: 1,
  // WebKit beside another one takes four times as long on two processors: one after the other is quicker.
  concurrentBrowsers: 1,
  // Each file begins in a browser or a context of its own: seconds on a busy machine.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  // A file of stories has a hundred tests and more.
  testsFinishTimeout: 600_000,
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), summaryReporter({ flatten: true }), totalsReporter()],
  filterBrowserLogs: ({ args }) => !/^(Lit is in dev mode|\[MSW\]|Ignoring inability to install OPFS)/.test(String(args[0])),
  testFramework: { config: { timeout: 20_000 } },
};
