/**
 * Globals and prototypes as pages patch them. What is tried is that the page is honest: the words are on the device or it says that they are not,
 * nothing is called received that is not, and no sending goes on for ever.
 */
import type { Locator, Page } from '@playwright/test';
import type { Proxy } from './support/proxy.ts';
import { count, expect, field, fill, formOn, isSomewhere, onDisk, received, reference, sendButton, type Server, some, submitButton, test, words } from './support/test.ts';

const SNIPPET = '<script type="module" src="/heed/complaint-form.js"></script><heed-complaint-form endpoint="/" lang="en"></heed-complaint-form>';

/** With these everything works. */
const HARMLESS: { readonly [name: string]: string } = {
  'JSON.stringify wrapped': 'const { stringify } = JSON; JSON.stringify = function () { return stringify.apply(this, arguments) }',
  'Array.prototype with methods of its own': 'for (const name of ["remove", "last", "sum", "contains", "toList"]) Array.prototype[name] = function () { return this.length }',
  'Date wrapped': 'const Real = Date; window.Date = class extends Real { constructor(...what) { super(...what) } static now() { return Real.now() } }; Date.prototype.format = function () { return "formatted" }',
  'Promise.prototype.then wrapped, as zones do it': `const { then } = Promise.prototype;
    Promise.prototype.then = function (done, failed) { return then.call(this, done && ((value) => done(value)), failed && ((error) => failed(error))) }`,
  'timers wrapped': 'for (const name of ["setTimeout", "queueMicrotask", "requestAnimationFrame"]) { const old = window[name].bind(window); window[name] = (run, ...more) => old((...what) => run(...what), ...more) }',
  'addEventListener wrapped': 'const { addEventListener } = EventTarget.prototype; EventTarget.prototype.addEventListener = function () { return addEventListener.apply(this ?? window, arguments) }',
  'Object.prototype.then, which is no function': 'Object.prototype.then = "no function"; Array.prototype.then = 7',
};

/** What the product may refuse, and must say. */
const HARMFUL: { readonly [name: string]: string } = {
  'no structuredClone': 'delete window.structuredClone',
  'structuredClone that throws': 'window.structuredClone = () => { throw new TypeError("patched") }',
  'JSON.stringify that answers nonsense': 'JSON.stringify = () => "nonsense"',
  'Array.prototype.then, a function that never answers': 'Object.defineProperty(Array.prototype, "then", { value() {}, configurable: true })',
  'Array.prototype.then, a function that answers': 'Array.prototype.then = function (done) { done("hijacked") }',
  'Array.prototype.then, a function that fails': 'Array.prototype.then = function (_, failed) { failed(new Error("hijacked")) }',
};

/** With these no promise for any object is ever kept: not that of a module that is loaded, nor that of an answer. */
const DEADLY: { readonly [name: string]: string } = {
  'Object.prototype.then, a function that never answers': 'Object.defineProperty(Object.prototype, "then", { value() {}, configurable: true })',
  'Object.prototype.then, a function that answers': 'Object.defineProperty(Object.prototype, "then", { value(done) { done(7) }, configurable: true })',
  'Object.prototype.then, a function that fails': 'Object.defineProperty(Object.prototype, "then", { value(_, failed) { failed(new Error("hijacked")) }, configurable: true })',
};

/** `early`: before heed is there; else once the form stands. */
async function visit(page: Page, line: Proxy, patch: string, early: boolean) {
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(String(error.stack ?? error)));
  // By a button of the page: whatever Playwright would run in it by itself awaits something, in a world that is broken by then.
  const script = early ? `<script>${patch}</script>` : `<button id="patch">Patch</button><script>document.getElementById('patch').onclick = () => { ${patch} }</script>`;
  line.pages.set('/host', `<!doctype html><html lang="en"><title>Host</title>${script}${SNIPPET}`);
  await page.goto(`${line.url}/host`);
  const form = formOn(page);
  const late = async () => {
    await expect(submitButton(form)).toBeVisible();
    await page.locator('#patch').click();
  };
  return { form, uncaught, late };
}

const visible = (place: Locator) => place.first().isVisible();

/** How sending ended, and that what is said of it is so. */
async function endsHonestly(page: Page, form: Locator, line: Proxy, server: Server, subject: string, fault: string): Promise<'received' | 'waiting' | 'refused'> {
  const [waiting, refused] = [form.getByRole('heading', { name: words.ui.waitingTitle }), form.getByText(words.ui.refusedTitle)];
  const ended = await reference(form).or(waiting).or(refused).first().waitFor({ timeout: 30_000 }).then(() => true, () => false);
  const end = await visible(reference(form)) ? 'received' : await visible(waiting) ? 'waiting' : 'refused';
  const cases = server.cases(subject);
  // Called kept here is what the device must have.
  const saidKept = await visible(form.getByText(end === 'waiting' ? words.ui.waitingText : words.ui.kept)) && end !== 'received';
  const lost = cases === 0 && (saidKept ? !(await onDisk(page, line)).some((row) => row.includes(subject)) : !await isSomewhere(page, line, subject));
  count({ fault, lost: Number(lost), doubled: Math.max(0, cases - 1), falselyReceived: Number(end === 'received' && cases === 0) });
  expect(ended, 'it ends, as received, waiting or refused').toBe(true);
  return end;
}

async function fileIt(form: Locator, subject: string): Promise<void> {
  await fill(form, { subject, description: 'It drips.' });
  await submitButton(form).click();
  await sendButton(form).click();
}

for (const [name, patch] of some(Object.entries(HARMLESS))) {
  test(`${name}: what is written is kept and arrives, once`, async ({ page, line, server }) => {
    const subject = `Globals: ${name}`;
    const { form, uncaught } = await visit(page, line, patch, true);
    await field(form, 'subject').fill(subject);
    await expect(form.getByText(words.ui.kept)).toBeVisible();
    await fileIt(form, subject);
    await received(form, server, subject, { fault: 'globals patched, harmlessly' });
    expect(uncaught).toEqual([]);
  });
}

for (const [name, patch] of some(Object.entries(HARMFUL))) {
  for (const early of [true, false]) {
    test(`${name}, ${early ? 'from the start' : 'once the form stands'}: what the page says is so, and sending ends`, async ({ page, line, server }) => {
      const subject = `Globals: ${name} ${early}`;
      const { form, uncaught, late } = await visit(page, line, patch, early);
      if (!early) await late();
      await field(form, 'subject').fill(subject);
      await expect(form.getByText(words.ui.kept).or(form.getByText(words.ui.notKept))).toBeVisible({ timeout: 30_000 });
      // What is said of the key before may stand for as long as the next write takes.
      await expect.poll(async () => await visible(form.getByText(words.ui.notKept)) || (await onDisk(page, line)).some((row) => row.includes(subject)), { message: 'it is on the device, or the page says that it is not' }).toBe(true);
      await fileIt(form, subject);
      await endsHonestly(page, form, line, server, subject, 'globals patched, harmfully');
      // Whoever awaits an array gets the page's answer: what comes of that, also to nobody, is the page's.
      if (!name.startsWith('Array.prototype.then')) expect(uncaught, 'nothing is left uncaught').toEqual([]);
    });
  }
}

for (const [name, patch] of some(Object.entries(DEADLY))) {
  // Whether a form comes at all, or sending ever ends, cannot be promised: awaiting an object is the page's to answer then, for every script on it.
  test(`${name}: nothing is said that is not so`, async ({ page, line, server }) => {
    const subject = `Globals: ${name}`;
    const { form, late } = await visit(page, line, patch, false);
    await late();
    await field(form, 'subject').fill(subject);
    await fill(form, { subject, description: 'It drips.' });
    await submitButton(form).click();
    const asked = line.next(/POST \/v1\/cases/).then(() => true);
    await sendButton(form).click({ timeout: 5000 }).catch(() => undefined);
    // Whichever comes; if nothing does, what is said at the end is looked at all the same.
    await Promise.race([asked, reference(form).or(form.getByRole('heading', { name: words.ui.waitingTitle })).or(form.getByText(words.ui.refusedTitle)).first().waitFor({ timeout: 15_000 }).catch(() => undefined)]);
    const saidReceived = await visible(reference(form));
    const saidKept = await visible(form.getByText(words.ui.kept).or(form.getByText(words.ui.waitingText)));
    const cases = server.cases(subject);
    const lost = saidKept && cases === 0 && !(await onDisk(page, line)).some((row) => row.includes(subject));
    count({ fault: 'Object.prototype.then as a function', lost: Number(lost), doubled: Math.max(0, cases - 1), falselyReceived: Number(saidReceived && cases === 0) });
  });
}
