import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../../scripts/browsers.mjs';

const there = (origin: string) => fetch(`${origin}/healthz`).then(({ ok }) => ok, () => false);

test('npm start serves on PORT with its data in HEED_DATA, and SIGTERM to npm ends all of it', async () => {
  const data = mkdtempSync(join(tmpdir(), 'heed-start-'));
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const npm = spawn('npm', ['start'], { stdio: 'ignore', env: { ...process.env, PORT: port, HEED_DATA: data, NODE_OPTIONS: '' } });
  const gone = once(npm, 'exit');
  try {
    await expect.poll(() => there(origin), { timeout: 50_000 }).toBe(true);
    npm.kill('SIGTERM');
    await gone;
    await expect.poll(() => there(origin), { timeout: 10_000 }).toBe(false);
  } finally {
    npm.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
});
