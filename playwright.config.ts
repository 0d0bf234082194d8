import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, ensureHeadlessShell, freePort } from './scripts/browsers.mjs';

// The configuration is read in every worker; only the first reading chooses a port and a folder.
const port = process.env['HEED_E2E_PORT'] ??= String(await freePort());
if (!process.env['HEED_E2E_DATA']) {
  const folder = process.env['HEED_E2E_DATA'] = mkdtempSync(join(tmpdir(), 'heed-e2e-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
}
const data = process.env['HEED_E2E_DATA'];
/** Where a shop's own pages are, an origin that the server lists; the test that needs them serves them. */
const shop = process.env['HEED_E2E_SHOP_PORT'] ??= String(await freePort());

const OFFICE = /office\.spec\.ts$/;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: /\.(test|spec)\.ts$/,
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 2,
  // What an administrator changes is there for all forms of the site: it comes last.
  projects: [{ name: 'journeys', testIgnore: OFFICE }, { name: 'office', testMatch: OFFICE, dependencies: ['journeys'] }],
  timeout: 60_000,
  reporter: [['list'], ['./scripts/totals-playwright.mjs']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    launchOptions: { executablePath: await ensureHeadlessShell(), args: chromiumArgs },
    // A trace of every test costs more than the test itself: `--trace on` where one is wanted.
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `${process.execPath} scripts/start.mjs`,
    url: `http://127.0.0.1:${port}/healthz`,
    env: { PORT: port, HEED_DATA: data, HEED_DEMO_DATA: 'none', HEED_ORIGINS: `http://127.0.0.1:${shop}` },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
