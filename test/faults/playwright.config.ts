import { defineConfig } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../../scripts/browsers.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: /\.spec\.ts$/,
  outputDir: '../../test-results/faults',
  forbidOnly: true,
  // A sample is one of CI's steps, which has little time.
  workers: process.env.FAULTS_SAMPLE ? 2 : 1,
  timeout: 120_000,
  reporter: [['list'], ['../../scripts/totals-playwright.mjs']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: await ensureChromium(), args: [...chromiumArgs, '--host-resolver-rules=MAP shop.test 127.0.0.1'] },
    actionTimeout: 30_000,
  },
});
