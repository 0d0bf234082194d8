/** Whatever answers instead of the server, or cuts its answer: no words lost, no case twice, nothing called received that is not. */
import { NETWORK_FAULTS } from './support/proxy.ts';
import { arrives, expect, FEW, field, fileCase, open, received, reference, retry, SAMPLE, some, test, words } from './support/test.ts';

/** What ends only when the page has lost patience after 20 seconds. */
const PATIENT = ['slow loris before the answer', 'silence after the head'];
const names = Object.keys(NETWORK_FAULTS);
/** One of each kind, which is never left out. */
const OF_EACH = ['cut in the answer', 'HTML with 200', 'redirect to a sign-in page', '429, Retry-After seconds', '503', 'JSON: cut', 'receipt of another key', '100 MB of answer'];
const chosen = SAMPLE ? [...new Set([...OF_EACH, ...some(names.filter((name) => !PATIENT.includes(name)))])] : names;

for (const name of chosen) {
  test(`${name}: it waits, says so, and arrives once`, OF_EACH.includes(name) ? FEW : {}, async ({ page, line, server }) => {
    const subject = `Fault: ${name}`;
    const form = await open(page, line);
    const fault = NETWORK_FAULTS[name]!;
    line.fault = (request, ...rest) => (request.url === '/v1/cases' ? fault(request, ...rest) : undefined);
    await fileCase(form, subject);
    await expect(form.getByRole('heading', { name: words.ui.waitingTitle })).toBeVisible({ timeout: 40_000 });
    const falselyReceived = await reference(form).count();
    line.fault = undefined;
    await retry(form).or(reference(form)).first().click();
    await received(form, server, subject, { fault: name, falselyReceived });
  });
}

for (const [status, after] of some([[429, '1000000000'], [503, '1000000000'], [429, 'Fri, 31 Dec 9999 23:59:59 GMT'], [503, '9'.repeat(400)]] as const)) test(`${status}, an absurd Retry-After (${after.slice(0, 30)}): no request before an hour, however often one presses; then it arrives once`, async ({ page, line, server }) => {
  const subject = `Come back in 30 years: ${status} ${after.slice(0, 30)}`;
  const form = await open(page, line);
  line.fault = (_, response) => void response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': after }).end(JSON.stringify({ code: status === 429 ? 'rate-limited' : 'unavailable' }));
  await fileCase(form, subject);
  await expect(form.getByRole('heading', { name: words.ui.waitingTitle })).toBeVisible();
  line.fault = undefined;
  const before = line.seen.length;
  for (let i = 0; i < 10; i++) await retry(form).click();
  // What a press would bring about would have come before the answer to this.
  await page.evaluate(() => fetch('/v1/forms/complaint').then((response) => response.text()));
  expect(line.seen.slice(before).filter(({ path }) => path === '/v1/cases')).toEqual([]);
  expect(server.cases(subject)).toBe(0);
  // An hour later by the device's clock: nobody is held to more than that.
  await page.clock.setFixedTime(Date.now() + 3_700_000);
  await page.reload();
  await field(form, 'name').focus();
  await arrives(page, server, line, subject, { fault: 'Retry-After absurd' });
});

for (const at of ['arrives', 'is answered'] as const) {
  test(`a connection reset at each file, when it ${at}: every file once, the case once`, FEW, async ({ page, line, server }) => {
    const subject = `Files, reset when one ${at}`;
    const form = await open(page, line);
    const { photo } = await import('../e2e/support.ts');
    const files = ['one.png', 'two.png', 'three.png'];
    await form.locator('input[type=file][multiple]').setInputFiles(files.map((name, i) => photo(name, 32 + i, 24)));
    const broken = new Map<number, boolean>();
    let uploads = 0;
    line.fault = async (request, response, pass) => {
      if (request.url === '/v1/uploads') {
        const first = !broken.get(uploads);
        if (first) {
          broken.set(uploads, true);
          if (at === 'is answered') await pass();
          return void request.socket.resetAndDestroy();
        }
        uploads++;
      }
      const { status, headers, body } = await pass();
      response.writeHead(status, headers).end(body);
    };
    await fileCase(form, subject);
    await expect(async () => {
      if (await retry(form).isVisible()) await retry(form).click();
      await expect(reference(form)).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await received(form, server, subject, { fault: `reset at each of 3 files, when it ${at}`, cycles: 3 });
    expect(uploads).toBe(3);
  });
}
