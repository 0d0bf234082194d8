import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { test as base, type Locator, type Page } from '@playwright/test';
import { type Proxy, startProxy } from './proxy.ts';
import { expect, field, fill, formOn, output, sendButton, submitButton, TERMS } from '../../e2e/support.ts';

export { expect, field, fill, formOn, output, sendButton, submitButton };
export const words = TERMS.en.sending;

/** Part of the whole that is run: a sample in CI. */
export const SAMPLE = Boolean(process.env.FAULTS_SAMPLE);
export const CYCLES = Number(process.env.FAULTS_CYCLES ?? (SAMPLE ? 1 : 100));
export const SEED = Number(process.env.FAULTS_SEED ?? 1);
/** One of the few that CI runs, where each kind of fault is met once. */
export const FEW = { tag: '@few' };
/** Of a sample every fourth; which ones, says the seed. */
export const some = <T>(all: readonly T[]): readonly T[] => (SAMPLE ? all.filter((_, i) => i % 4 === SEED % 4) : all);

/** mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    let t = state += 0x6d2b79f5;
    t = Math.imul(t ^ t >>> 15, t | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

export interface Server {
  readonly url: string;
  /** How many cases have this subject. */
  cases(subject: string): number;
  /** Subjects that begin like this, each as often as it is there. */
  subjects(beginning: string): readonly string[];
}

/** What a fault did, for the table. */
export interface Count { readonly fault: string; readonly cycles?: number; readonly lost?: number; readonly doubled?: number; readonly falselyReceived?: number }

function note(row: Count & { readonly failed?: number }): void {
  if (process.env.FAULTS_TABLE) appendFileSync(process.env.FAULTS_TABLE, `${JSON.stringify({ cycles: 1, lost: 0, doubled: 0, falselyReceived: 0, failed: 0, ...row })}\n`);
}

/** A line of the table that `npm run test:faults` prints: what was seen is noted first, and only then must it be nothing. */
export function count(seen: Count): void {
  note(seen);
  const { fault, lost = 0, doubled = 0, falselyReceived = 0 } = seen;
  expect({ lost, doubled, falselyReceived }, fault).toEqual({ lost: 0, doubled: 0, falselyReceived: 0 });
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The server as its own process, on a folder of its own. */
async function startServer(folder: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const config = join(folder, 'config.json');
  const many = { max: 1e9, seconds: 60 };
  writeFileSync(config, JSON.stringify({ limits: { filing: many, uploads: many, tracking: many, wrongCodes: many } }));
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, NODE_OPTIONS: '', HEED_DATA: folder, HEED_CONFIG: config, PORT: '0', HEED_LOG: 'silent' },
  });
  const [{ url }] = await once(child, 'message') as [{ url: string }];
  return { url: url.replace('localhost', '127.0.0.1'), child };
}

export const test = base.extend<{ line: Proxy; form: Locator; table: void }, { server: Server }>({
  /** Whatever else is wrong is in the table too. */
  table: [async ({}, use, info) => {
    await use();
    if (info.status !== info.expectedStatus) note({ fault: info.title, cycles: 0, failed: 1 });
  }, { auto: true }],
  server: [async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'heed-faults-'));
    const { url, child } = await startServer(folder);
    const subjects = (where: string, value: string) => {
      const db = new DatabaseSync(join(folder, 'heed.db'), { readOnly: true });
      try {
        return db.prepare(`select subject from heed_cases where ${where}`).all(value).map(({ subject }) => String(subject));
      } finally {
        db.close();
      }
    };
    await use({ url, cases: (subject) => subjects('subject = ?', subject).length, subjects: (beginning) => subjects(`subject like ? || '%'`, beginning) });
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }, { scope: 'worker', timeout: 180_000 }],
  line: async ({ server }, use) => {
    const proxy = await startProxy(server.url);
    await use(proxy);
    await proxy.close();
  },
  form: async ({ page }, use) => use(formOn(page)),
});

/** Opens the page with the bare snippet, in English. */
export async function open(page: Page, { url }: Proxy, path = '/embed'): Promise<Locator> {
  await page.goto(`${url}${path}?lang=en`);
  const form = formOn(page);
  await expect(submitButton(form)).toBeVisible();
  return form;
}

/** Writes all that is needed, and presses both buttons. */
export async function fileCase(form: Locator, subject: string, description = 'It drips.\n每一泡都漏。'): Promise<void> {
  await fill(form, { subject, description });
  await submitButton(form).click();
  await sendButton(form).click();
}

export const reference = (form: Locator): Locator => output(form, 'reference');
export const retry = (form: Locator): Locator => form.getByRole('button', { name: words.ui.retry, exact: true });

const RECEIPT = /^HD-[0-9A-Z]{5}-[0-9A-Z]{5}$/;

/** Whether words lie on the device, or stand on the page, somewhere. Asked beside the page, whose own world may be broken. */
export async function isSomewhere(page: Page, line: { readonly url: string }, words: string): Promise<boolean> {
  const shown = await page.locator('heed-complaint-form').evaluateAll((forms, text) => forms.some(({ shadowRoot: root }) => root?.textContent?.includes(text)
    || [...root?.querySelectorAll('input, textarea') ?? []].some((field) => (field as HTMLInputElement).value.includes(text))), words).catch(() => false);
  return shown || (await onDisk(page, line)).some((found) => found.includes(words));
}

/** Everything on the shelves of drafts and of what waits, as text; read by another page of the same site, as what this one has done to its own world is its own. */
export async function onDisk(page: Page, { url }: { readonly url: string }): Promise<readonly string[]> {
  const there = await page.context().newPage();
  try {
    // A page without scripts.
    await there.goto(`${url}/healthz`);
    return await there.evaluate(() => new Promise<string[]>((done) => {
      const request = indexedDB.open('heed');
      request.onupgradeneeded = () => request.transaction!.abort();
      request.onerror = () => done([]);
      request.onsuccess = () => {
        const shelves = ['drafts', 'outbox'].filter((shelf) => request.result.objectStoreNames.contains(shelf));
        if (!shelves.length) return done([]);
        const found: string[] = [];
        const tx = request.result.transaction(shelves);
        for (const shelf of shelves) tx.objectStore(shelf).getAll().onsuccess = ({ target }) => void found.push(...(target as IDBRequest<unknown[]>).result.map((row) => `${shelf} ${JSON.stringify(row)}`));
        tx.oncomplete = () => {
          request.result.close();
          done(found);
        };
      };
    }));
  } finally {
    await there.close();
  }
}

/** It is there once, and the page says so; for the table it is noted what was seen, whatever that is. */
export async function received(form: Locator, server: Server, subject: string, seen: Count | undefined, line?: { readonly url: string }): Promise<void> {
  const said = await reference(form).filter({ hasText: RECEIPT }).waitFor({ timeout: 30_000 }).then(() => true, () => false);
  const cases = server.cases(subject);
  const lost = Number(cases === 0 && (said || !await isSomewhere(form.page(), line ?? { url: new URL(form.page().url()).origin }, subject)));
  const what = { lost, doubled: Math.max(0, cases - 1), falselyReceived: (seen?.falselyReceived ?? 0) + Number(said && cases === 0) };
  if (seen) count({ ...seen, ...what });
  else expect(what).toEqual({ lost: 0, doubled: 0, falselyReceived: 0 });
  expect(said, 'the receipt is shown').toBe(true);
  expect(cases).toBe(1);
}

export const goOn = (form: Locator): Locator => form.getByRole('button', { name: words.ui.continueDraft });
export const kept = (form: Locator): Locator => form.getByText(words.ui.kept);

/** Goes on with what was kept; gives the words that came back. */
export async function backAgain(form: Locator): Promise<string> {
  await expect(submitButton(form)).toBeVisible();
  await field(form, 'name').focus();
  await goOn(form).click();
  await expect(field(form, 'subject')).not.toHaveValue('');
  return field(form, 'subject').inputValue();
}

/** What was called kept comes back, when the form is seen again. */
export async function cameBack(form: Locator, words: string, seen: Count): Promise<void> {
  const found = await backAgain(form).catch(() => '');
  count({ ...seen, lost: Number(found !== words) });
}

/** It arrives at last, whatever the page that had sent it says. `again` is done until then. */
export async function arrives(page: Page, server: Server, line: { readonly url: string }, subject: string, seen: Count, again: () => Promise<void> = async () => undefined): Promise<void> {
  await expect(async () => {
    if (server.cases(subject) === 0) await again();
    expect(server.cases(subject)).not.toBe(0);
  }).toPass({ timeout: 60_000 }).catch(() => undefined);
  const cases = server.cases(subject);
  count({ ...seen, doubled: Math.max(0, cases - 1), lost: Number(cases === 0 && !await isSomewhere(page, line, subject)) });
  expect(cases).toBe(1);
}

export async function typeAndKeep(form: Locator, subject: string): Promise<void> {
  await field(form, 'subject').pressSequentially(subject);
  await expect(kept(form)).toBeVisible();
}
