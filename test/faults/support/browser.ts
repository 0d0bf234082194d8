/** A browser of its own, on a profile that stays, which can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../../../scripts/browsers.mjs';

export interface Running { readonly child: ChildProcess; readonly browser: Browser; readonly page: Page }

/** A browser in a process group of its own, on a profile that stays. */
export async function start(profile: string): Promise<Running> {
  const child = spawn(await ensureChromium(), [
    ...chromiumArgs, '--headless=new', '--no-first-run', '--disable-session-crashed-bubble', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank',
  ], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = createInterface(child.stderr!);
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /DevTools listening on (\S+)/.exec(line);
      if (found) resolve(found[1]!);
    });
    child.once('exit', () => reject(new Error('The browser ended before it began.')));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  return { child, browser, page: context!.pages()[0] ?? await context!.newPage() };
}

export async function kill({ child, browser }: Running): Promise<void> {
  const gone = once(child, 'exit');
  process.kill(-child.pid!, 'SIGKILL');
  await gone;
  await browser.close();
}
