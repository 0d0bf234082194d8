/** From a key to the disk: the milliseconds until the transaction that holds it is complete. */

/** Runs before the page's own scripts: notes when keys come and when transactions that write are complete. */
function watch() {
  const writes = [];
  const keys = [];
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function(...args) {
    const tx = transaction.apply(this, args);
    if (args[1] === 'readwrite') {
      const write = { begun: performance.now() };
      writes.push(write);
      tx.addEventListener('complete', () => { write.complete = performance.now(); });
    }
    return tx;
  };
  addEventListener('input', ({ timeStamp }) => keys.push(timeStamp), true);
  // The first write that began after a key holds it, and all keys before.
  globalThis.keyToComplete = (from) => keys.slice(from).map((at) => writes.find(({ begun, complete }) => begun >= at && complete !== undefined)?.complete - at);
}

/** The milliseconds for each key typed into the description, as somebody types: a key every 60 to 120 ms. */
export async function keyToComplete(browser, origin, name, text, random) {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${origin}/${name}.html`, { waitUntil: 'networkidle' });
  const field = page.locator('[name=description]').first();
  await field.focus();
  await field.pressSequentially(text.slice(0, 10), { delay: 60 }); // what the first keys load and open is not measured
  await page.waitForLoadState('networkidle');
  for (const key of text) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(60 + random() * 60);
  }
  await page.waitForTimeout(500);
  const times = await page.evaluate((from) => globalThis.keyToComplete(from), 10);
  await context.close();
  if (times.length !== text.length || times.some(Number.isNaN)) throw new Error(`${name}: ${times.filter(Number.isNaN).length} of ${times.length} keys never reached the disk.`);
  return times;
}
