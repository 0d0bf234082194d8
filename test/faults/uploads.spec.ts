/** Faults while files are uploaded, and a connection that is really gone: nothing lost, nothing twice, nothing called received that is not. */
import { randomOf, arrives, count, expect, FEW, field, fileCase, kept, onDisk, open, received, reference, retry, SAMPLE, SEED, some, test, typeAndKeep, words } from './support/test.ts';
import { NETWORK_FAULTS, type Proxy } from './support/proxy.ts';
import type { Locator } from '@playwright/test';

/** What ends only when the page has lost patience; and what is no fault of an upload. */
const NOT_HERE = ['slow loris before the answer', 'silence after the head', 'our receipt with another key'];
const faults = Object.keys(NETWORK_FAULTS).filter((name) => !NOT_HERE.includes(name));

/** Files of bytes that nothing makes smaller, so that their sending takes many packets. */
function choose(form: Locator, names: readonly string[], size = 40_000): Promise<void> {
  const random = randomOf(SEED);
  return form.locator('input[type=file][multiple]').setInputFiles(names.map((name) => ({
    name, mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from(`%PDF-1.7 ${name}\n`), Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)))]),
  })));
}

const uploadsOnly = (line: Proxy, name: string) => {
  const fault = NETWORK_FAULTS[name]!;
  line.fault = async (request, response, pass) => {
    if (request.url === '/v1/uploads') return fault(request, response, pass);
    const { status, headers, body } = await pass();
    response.writeHead(status, headers).end(body);
  };
};

for (const name of some(faults)) {
  test(`an upload meets: ${name}: it waits, says so, and arrives once`, name === '503' ? FEW : {}, async ({ page, line, server }) => {
    const subject = `Upload: ${name}`;
    const form = await open(page, line);
    await choose(form, ['one.pdf', 'two.pdf']);
    uploadsOnly(line, name);
    await fileCase(form, subject);
    await expect(form.getByRole('heading', { name: words.ui.waitingTitle })).toBeVisible({ timeout: 40_000 });
    const falselyReceived = await reference(form).count();
    expect(line.seen.filter(({ path }) => path === '/v1/cases'), 'without its files nothing is sent').toEqual([]);
    line.fault = undefined;
    await retry(form).or(reference(form)).first().click();
    await received(form, server, subject, { fault: `upload: ${name}`, falselyReceived });
  });
}

for (const at of SAMPLE ? [2] : [1, 2, 3]) {
  test(`offline while file ${at} of 3 is uploaded: it waits for a connection, says so, and arrives once`, async ({ page, line, server, context }) => {
    const subject = `Offline at file ${at}`;
    const form = await open(page, line);
    await choose(form, ['one.pdf', 'two.pdf', 'three.pdf']);
    let uploads = 0;
    const taken: string[] = [];
    let reached: () => void = () => undefined;
    const there = new Promise<void>((resolve) => { reached = resolve; });
    line.fault = async (request, response, pass) => {
      if (request.url === '/v1/uploads' && ++uploads === at) {
        // It has begun, and the rest of it never comes.
        request.once('data', () => {
          request.pause();
          reached();
        });
        return;
      }
      const { status, headers, body } = await pass();
      if (request.url === '/v1/uploads') taken.push(JSON.parse(body.toString()).name as string);
      response.writeHead(status, headers).end(body);
    };
    await fileCase(form, subject);
    await there;
    await context.setOffline(true);
    // As the system does with the connections of an interface that is gone, if the browser has not done so.
    line.cut();
    await expect(form.getByText(words.ui.connection).first()).toBeVisible({ timeout: 40_000 });
    expect(server.cases(subject)).toBe(0);
    expect(await reference(form).count()).toBe(0);
    await context.setOffline(false);
    await received(form, server, subject, { fault: 'offline while files are uploaded' });
    expect(taken.sort(), 'each file goes out whole once').toEqual(['one.pdf', 'three.pdf', 'two.pdf']);
  });
}

test('offline before the first key: nothing is called kept that is not, and once there is a connection it arrives once', async ({ page, line, server, context }) => {
  const subject = 'Offline before the first key';
  const form = await open(page, line);
  // What keeps drafts is loaded with the first look at the form: now it cannot be.
  await context.setOffline(true);
  await field(form, 'subject').fill(subject);
  await field(form, 'name').focus();
  const said = await kept(form).isVisible();
  await context.setOffline(false);
  if (said) expect((await onDisk(page, line)).some((row) => row.includes(subject)), 'it is on the device').toBe(true);
  await fileCase(form, subject);
  await received(form, server, subject, { fault: 'offline before the first key' });
});

for (const files of [[], ['one.pdf', 'two.pdf']]) {
  test(`offline from the start, ${files.length} files: kept, waiting, and once there is a connection it arrives once`, FEW, async ({ page, line, server, context }) => {
    const subject = `Offline from the start, ${files.length}`;
    // The page has to come from somewhere; from the first key on there is nothing.
    const form = await open(page, line);
    await typeAndKeep(form, 'O');
    // What prepares files is loaded with the first one: offline the form says that it cannot be added.
    if (files.length) await choose(form, files);
    for (const name of files) await expect(form.getByText(name).first()).toBeVisible();
    await context.setOffline(true);
    await field(form, 'subject').fill(subject);
    await expect(kept(form)).toBeVisible({ timeout: 30_000 });
    await fileCase(form, subject);
    // What waits out a lost connection has come with the first file; words alone need nothing more.
    await expect(form.getByText(words.ui.connection).first()).toBeVisible({ timeout: 40_000 });
    expect(line.seen.filter(({ path }) => path === '/v1/cases')).toEqual([]);
    await context.setOffline(false);
    await received(form, server, subject, { fault: 'offline from the start' });
  });
}

test('offline: what cannot be loaded says so beside its button, and nothing else happens', FEW, async ({ page, line, context }) => {
  const form = await open(page, line);
  await typeAndKeep(form, 'Forget me');
  await context.setOffline(true);
  const forget = form.getByRole('button', { name: words.ui.forget });
  await forget.click();
  await expect(form.getByRole('alert').filter({ hasText: words.failure.network })).toBeVisible();
  await expect(field(form, 'subject')).toHaveValue('Forget me');
  await context.setOffline(false);
  expect((await onDisk(page, line)).some((row) => row.includes('Forget me'))).toBe(true);
  await forget.click();
  await expect(field(form, 'subject')).toHaveValue('');
  expect((await onDisk(page, line)).some((row) => row.includes('Forget me'))).toBe(false);
  count({ fault: 'offline, a part that cannot be loaded' });
});

test('reset after the first KB of a large file, and of long words: it waits, and arrives once', async ({ page, line, server }) => {
  const subject = 'Reset while the body is sent';
  const form = await open(page, line);
  await choose(form, ['large.pdf'], 3_000_000);
  let [uploaded, length] = [0, 0];
  line.fault = (request) => {
    length = Number(request.headers['content-length']);
    request.once('data', (part: Buffer) => {
      uploaded = part.length;
      request.socket.resetAndDestroy();
    });
  };
  await fileCase(form, subject, '漏'.repeat(3000));
  await expect(form.getByRole('heading', { name: words.ui.waitingTitle })).toBeVisible({ timeout: 40_000 });
  expect(uploaded, 'only a part of it was read').toBeLessThan(length);
  // Now the file arrives, and the words are cut.
  let cut = 0;
  line.fault = async (request, response, pass) => {
    if (request.url === '/v1/cases') return void request.once('data', () => {
      cut++;
      request.socket.resetAndDestroy();
    });
    const { status, headers, body } = await pass();
    response.writeHead(status, headers).end(body);
  };
  const asked = line.next(/POST \/v1\/cases/);
  await retry(form).click();
  await asked;
  await expect(form.getByRole('heading', { name: words.ui.waitingTitle })).toBeVisible({ timeout: 40_000 });
  expect(cut).toBeGreaterThan(0);
  expect(server.cases(subject)).toBe(0);
  line.fault = undefined;
  await arrives(page, server, line, subject, { fault: 'reset while the body is sent' }, async () => {
    if (await retry(form).isVisible()) await retry(form).click({ timeout: 3000 }).catch(() => undefined);
  });
  await received(form, server, subject, undefined);
});
