/** One measurement each, in a page of its own. */
import { plainForm } from './plain.mjs';

export const ready = {
  heed: () => Boolean(document.querySelector('heed-complaint-form')?.shadowRoot?.querySelector('[name=subject]')),
  plain: () => Boolean(document.querySelector('[name=subject]')),
  formkit: () => Boolean(document.querySelector('[name=subject]')),
};

async function open(browser, { network = false, cpu = false } = {}) {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  // Either as the clock on the wall runs, or only while the main thread really runs: another program's work is not the form's.
  await cdp.send('Performance.enable', { timeDomain: cpu ? 'threadTicks' : 'timeTicks' });
  if (network) await cdp.send('Network.enable');
  const metrics = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  return { page, cdp, metrics, close: () => context.close() };
}

/** Milliseconds of script on the main thread from the start of a visit until its first field can be used (cold caches). */
export async function scriptUntilUsable(browser, origin, name) {
  const { page, metrics, close } = await open(browser);
  await page.goto(`${origin}/${name}.html`, { waitUntil: 'networkidle' });
  const { ScriptDuration } = await metrics();
  if (!(await page.evaluate(ready[name]))) throw new Error(`${name}.html shows no field "subject".`);
  await close();
  return ScriptDuration * 1000;
}

/** Puts `count` forms on the page at once; resolves to the milliseconds from insertion until they are laid out. */
async function mountInPage({ way, count, html }) {
  const host = document.createElement('div');
  document.body.append(host);
  const usable = (element) => element.shadowRoot?.querySelector('[name=subject]');
  const begin = performance.now();
  if (way === 'heed') {
    const elements = Array.from({ length: count }, () => {
      const element = document.createElement('heed-complaint-form');
      element.setAttribute('endpoint', '/');
      return element;
    });
    host.append(...elements);
    await Promise.all(elements.map((element) => element.updateComplete));
    while (!elements.every(usable)) await new Promise((done) => { requestAnimationFrame(done); });
  } else if (way === 'parse') {
    for (let i = 0; i < count; i++) {
      const form = document.createElement('div');
      form.innerHTML = html.replaceAll('PREFIX', `f${i}-`);
      host.append(form);
    }
  } else {
    const template = document.createElement('template');
    template.innerHTML = html;
    for (let i = 0; i < count; i++) host.append(template.content.cloneNode(true));
  }
  const height = host.offsetHeight;
  const time = performance.now() - begin;
  return { time, height };
}

/** Milliseconds to mount 100 forms, and bytes of JavaScript heap for each of them after a collection. */
export async function mount(browser, origin, way, count = 100) {
  const name = way === 'heed' ? 'heed' : 'plain';
  const { page, cdp, close } = await open(browser);
  await page.goto(`${origin}/${name}.html`, { waitUntil: 'networkidle' });
  const html = plainForm('PREFIX');
  await page.evaluate(mountInPage, { way, count: 3, html }); // once before, so that nothing is measured cold
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await heap();
  const { time, height } = await page.evaluate(mountInPage, { way, count, html });
  if (height < count * 100) throw new Error(`${way}: ${count} forms are only ${height} px high.`);
  const heapEach = (await heap() - before) / count;
  await close();
  return { time, heapEach };
}

/** Milliseconds of processor time on the main thread for each key typed into the description; with heed, its draft is written meanwhile. */
export async function workPerKey(browser, origin, name, text) {
  const { page, cdp, metrics, close } = await open(browser, { cpu: true });
  await page.goto(`${origin}/${name}.html`, { waitUntil: 'networkidle' });
  const field = page.locator('[name=description]').first();
  await field.focus();
  await field.pressSequentially(text.slice(0, 20), { delay: 20 }); // what the first keys load is not work for each key
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(700);
  const before = await metrics();
  for (const key of text) {
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, key });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    await page.waitForTimeout(25);
  }
  await page.waitForTimeout(700); // the draft's last write belongs to the keys
  const after = await metrics();
  const typed = await field.inputValue();
  if (!typed.endsWith(text)) throw new Error(`${name}: the description holds other words than were typed.`);
  const draft = name !== 'heed' || await page.evaluate(async () => (await indexedDB.databases()).length > 0);
  if (!draft) throw new Error('heed wrote no draft while it was measured.');
  await close();
  return ((after.TaskDuration - before.TaskDuration) * 1000) / text.length;
}
