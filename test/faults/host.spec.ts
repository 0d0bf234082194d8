/** Pages that do to their visitors, and to heed, what pages do. */
import { count, expect, FEW, field, fileCase, formOn, randomOf, received, reference, SEED, sendButton, submitButton, fill, some, test, words } from './support/test.ts';

const SNIPPET = '<script type="module" src="/heed/complaint-form.js"></script><heed-complaint-form endpoint="/" lang="en"></heed-complaint-form>';

const PAGES: { readonly [name: string]: string } = {
  'all: unset !important': `<style>* { all: unset !important }</style>${SNIPPET}`,
  'Array.prototype.toJSON, as Prototype.js has it': `<script>for (const { prototype } of [Array, String, Object]) Object.defineProperty(prototype, 'toJSON', { value() { return 'hijacked' } })</script>${SNIPPET}`,
  'enumerable additions to prototypes, as old libraries make them': `<script>
    for (const name of ['extend', 'each', 'merge', 'clone', 'keys', 'values', 'find', 'map', 'filter', 'forEach', 'size', 'contains', 'inspect', 'isEmpty', 'first', 'bind', 'log'])
      for (const { prototype } of [Object, String]) prototype[name] = function () { return 'added' };
    for (const name of ['each', 'first', 'without', 'contains']) Array.prototype[name] = function () { return 'added' };
  </script>${SNIPPET}`,
  'letters of no size': `<style>html, body { font-size: 0; line-height: 0; letter-spacing: 9em; word-spacing: 9em; user-select: none; text-transform: uppercase; text-indent: -99px; white-space: nowrap; cursor: none }</style>${SNIPPET}`,
  'names clobbered': `<form name="fetch"></form><img id="indexedDB"><a id="customElements"></a><form id="crypto"></form><input name="heed">${SNIPPET}`,
  'fetch is wrapped twice': `<script>for (let i = 0; i < 2; i++) { const old = window.fetch; window.fetch = function () { return old.apply(this, arguments).then((answer) => answer) } }</script>${SNIPPET}`,
  'the tag is taken twice': `${SNIPPET}<script type="module" src="/heed/complaint-form.js?again"></script>`,
  'keys are eaten': `<script>addEventListener('keydown', (event) => { if ('?/'.includes(event.key)) event.preventDefault() }, true)</script>${SNIPPET}`,
  'a form around it': `<form action="/never" onsubmit="document.title='host form sent'">${SNIPPET}</form>`,
};

for (const [name, html] of some(Object.entries(PAGES))) {
  test(`${name}: what is written arrives, once and unchanged`, async ({ page, line, server }) => {
    const subject = `Host: ${name}`;
    line.pages.set('/host', `<!doctype html><html lang="en"><title>Host</title>${html}`);
    await page.goto(`${line.url}/host`);
    const form = formOn(page);
    await fileCase(form, subject);
    await received(form, server, subject, { fault: `host: ${name}` });
    expect(await page.title()).toBe('Host');
  });
}

test('the tag belongs to somebody else: the page lives on', async ({ page, line }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  line.pages.set('/host', `<!doctype html><script>customElements.define('heed-complaint-form', class extends HTMLElement { connectedCallback() { this.textContent = 'mine' } })</script>${SNIPPET}<p>The rest of the page</p>`);
  await page.goto(`${line.url}/host`, { waitUntil: 'load' });
  await expect(page.getByText('mine')).toBeVisible();
  expect(errors).toEqual([]);
  count({ fault: 'host: the tag belongs to somebody else' });
});

test('50 clicks on send: one case', FEW, async ({ page, line, server }) => {
  const subject = 'Fifty clicks';
  line.pages.set('/host', `<!doctype html>${SNIPPET}`);
  await page.goto(`${line.url}/host`);
  const form = formOn(page);
  await fill(form, { subject, description: 'It drips.' });
  await submitButton(form).click();
  await sendButton(form).evaluate((button: HTMLElement) => { for (let i = 0; i < 50; i++) button.click(); });
  await received(form, server, subject, { fault: '50 clicks on send', cycles: 50 });
});

for (const [host, how] of some([['127.0.0.1', 'by the page, over many frames'], ['127.0.0.1', 'with the mouse'], ['shop.test', 'by the page, over many frames'], ['shop.test', 'with the mouse']] as const)) {
  test(`50 clicks on send, ${how}, at ${host}: one case`, async ({ page, line, server }) => {
    const subject = `Fifty clicks ${how} at ${host}`;
    line.pages.set('/host', `<!doctype html>${SNIPPET}`);
    await page.goto(`${line.url.replace('127.0.0.1', host)}/host`);
    const form = formOn(page);
    await fill(form, { subject, description: 'It drips.' });
    await submitButton(form).click();
    // The answer comes when all clicks have: they meet the button, what takes its place, and what is on its way.
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    line.fault = async (_, response, pass) => {
      const { status, headers, body } = await pass();
      await held;
      response.writeHead(status, headers).end(body);
    };
    const random = randomOf(SEED);
    const frames = Array.from({ length: 50 }, () => Math.floor(random() * 3));
    if (how === 'with the mouse') {
      await sendButton(form).scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await sendButton(form).boundingBox())!;
      for (let i = 0; i < 50; i++) await page.mouse.click(x + width / 2, y + height / 2);
    } else await sendButton(form).evaluate(async (button: HTMLElement, pauses) => {
      for (const frames of pauses) {
        button.click();
        for (let i = 0; i < frames; i++) await new Promise(requestAnimationFrame);
      }
    }, frames);
    release();
    await received(form, server, subject, { fault: `50 clicks on send, ${how}`, cycles: 50 });
    expect(line.seen.filter(({ path }) => path === '/v1/cases')).toHaveLength(1);
  });
}

test('moved in the page while it sends: one case, and the receipt is shown', async ({ page, line, server }) => {
  const subject = 'Moved while sending';
  line.pages.set('/host', `<!doctype html><main></main>${SNIPPET}`);
  await page.goto(`${line.url}/host`);
  const form = formOn(page);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  line.fault = async (_, response, pass) => {
    const { status, headers, body } = await pass();
    await held;
    response.writeHead(status, headers).end(body);
  };
  const asked = line.next(/POST \/v1\/cases/);
  await fileCase(form, subject);
  await asked;
  await page.evaluate(() => document.querySelector('main')!.append(document.querySelector('heed-complaint-form')!));
  release();
  await received(form, server, subject, { fault: 'node moved while sending' });
});

test('a translator wraps every word: typing and sending go on', FEW, async ({ page, line, server }) => {
  const subject = 'Translated';
  line.pages.set('/host', `<!doctype html>${SNIPPET}`);
  await page.goto(`${line.url}/host`);
  const form = formOn(page);
  await field(form, 'subject').fill('x');
  await form.evaluate((element) => {
    const walker = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (walker.currentNode.nodeValue?.trim()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`[${text.nodeValue}]`);
    }
  });
  await fileCase(form, subject);
  await expect(reference(form)).toBeVisible({ timeout: 30_000 });
  await received(form, server, subject, { fault: 'a translator' });
});

test('a page with a focus trap around the form: it can be filled in and sent by keyboard', async ({ page, line, server }) => {
  const subject = 'In a focus trap';
  // As libraries of dialogs do it: what gets the focus outside is sent back, Tab goes round.
  line.pages.set('/host', `<!doctype html><button>Outside</button><div id="dialog" role="dialog" tabindex="-1">${SNIPPET}<button>Close</button></div><script>
    const dialog = document.getElementById('dialog'), close = dialog.querySelector('button');
    addEventListener('focusin', ({ target }) => { if (!dialog.contains(target)) dialog.focus() }, true);
    dialog.addEventListener('keydown', (event) => { if (event.key === 'Tab' && !event.shiftKey && document.activeElement === close) { event.preventDefault(); dialog.focus() } });
  </script>`);
  await page.goto(`${line.url}/host`);
  const form = formOn(page);
  await field(form, 'subject').focus();
  await page.keyboard.type(subject);
  for (let i = 0; i < 60 && await page.evaluate(() => document.activeElement!.localName !== 'button'); i++) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Close');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('dialog');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.localName)).toBe('heed-complaint-form');
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'host: a focus trap' });
});

test('plain http: without randomUUID, subtle and locks it keeps, and what is sent arrives once', FEW, async ({ page, line, server }) => {
  const subject = 'Plain http';
  await page.goto(`http://shop.test:${line.port}/embed?lang=en`);
  expect(await page.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'subtle' in crypto, 'locks' in navigator])).toEqual([false, false, false, false]);
  const form = formOn(page);
  await field(form, 'subject').fill(subject);
  await expect(form.getByText(words.ui.kept)).toBeVisible();
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'plain http' });
});
