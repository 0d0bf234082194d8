import { deflateSync } from 'node:zlib';
import { test as base, expect as standard } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Locale } from '../../src/domain/form.ts';
import enCases from '../../src/i18n/en/cases.ts';
import enForm from '../../src/i18n/en/form.ts';
import enSending from '../../src/i18n/en/sending.ts';
import hansCases from '../../src/i18n/zh-Hans/cases.ts';
import hansForm from '../../src/i18n/zh-Hans/form.ts';
import hansSending from '../../src/i18n/zh-Hans/sending.ts';
import hantCases from '../../src/i18n/zh-Hant/cases.ts';
import hantForm from '../../src/i18n/zh-Hant/form.ts';
import hantSending from '../../src/i18n/zh-Hant/sending.ts';

/** Waits longer than Playwright does by itself: machines that run tests do much else at once. */
export const expect = standard.configure({ timeout: 20_000 });

/** The words a visitor reads, so that tests look for what is on the page. */
export const TERMS = {
  'en': { form: enForm, sending: enSending, cases: enCases },
  'zh-Hans': { form: hansForm, sending: hansSending, cases: hansCases },
  'zh-Hant': { form: hantForm, sending: hantSending, cases: hantCases },
} satisfies Record<Locale, unknown>;
export const LOCALES = Object.keys(TERMS) as Locale[];
export const PAGES = ['/', '/order', '/track', '/my-cases', '/embed', '/privacy'] as const;

/** What a page must not do, and did. */
export interface Faults {
  readonly seen: string[];
  /** Lets pass what a test brings about itself, e.g. requests that fail while offline. */
  expectFailure(pattern: RegExp): void;
}

/** Each test fails if the browser reported a violation of the policy, an error on the console or one that nobody caught. */
export const test = base.extend<{ faults: Faults }>({
  faults: [async ({ context }, use) => {
    const seen: string[] = [];
    const expected: RegExp[] = [];
    await context.exposeBinding('heedReportViolation', (_, violation: string) => seen.push(violation));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
        void (globalThis as unknown as { heedReportViolation(text: string): Promise<void> }).heedReportViolation(`policy: ${violatedDirective} ${blockedURI} in ${sourceFile}`));
    });
    context.on('console', (message) => ['error', 'warning'].includes(message.type()) && seen.push(`console: ${message.text()}`));
    context.on('weberror', (error) => seen.push(`error: ${error.error().message}`));
    await use({ seen, expectFailure: (pattern) => expected.push(pattern) });
    expect(seen.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
  }, { auto: true }],
});

export const formOn = (page: Page): Locator => page.locator('heed-complaint-form');
export const field = (form: Locator, name: string): Locator => form.locator(`form [name="${name}"]`);
export const submitButton = (form: Locator): Locator => form.locator('form [type="submit"]');
export const sendButton = (form: Locator): Locator => form.locator('[part~="panel"] [part~="submit"]');
export const output = (form: Locator, part: 'reference' | 'tracking-code'): Locator => form.locator(`[part~="${part}"] output`);

export interface Answers { readonly [name: string]: string }

/** Writes into the fields that every kind of form needs. */
export async function fill(form: Locator, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries({ name: 'Lin Wei', email: 'lin@example.com', ...answers })) await field(form, name).fill(value);
  await field(form, 'consent').check();
}

export interface Access { readonly reference: string; readonly code: string }

/** Goes on to the page that shows all answers, sends, and reads the receipt. */
export async function send(form: Locator): Promise<Access> {
  await submitButton(form).click();
  await sendButton(form).click();
  return receipt(form);
}

export async function receipt(form: Locator): Promise<Access> {
  await expect(output(form, 'reference')).toHaveText(/^HD-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  return { reference: await output(form, 'reference').innerText(), code: await output(form, 'tracking-code').innerText() };
}

/** Presses Tab until `target` has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reached ${target.toString()}`);
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = CRC[(crc ^ byte) & 255]! ^ (crc >>> 8);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, out.length - 4);
  return out;
}

/** A photo: a PNG of a coloured gradient. */
export function photo(name = 'crack.png', width = 64, height = 48): { name: string; mimeType: string; buffer: Buffer } {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows.set([200 - x, 90 + y, 60], y * (1 + width * 3) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return {
    name, mimeType: 'image/png',
    buffer: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  };
}
