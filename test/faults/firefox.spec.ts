/** The faults of the network, and `kill -9`, in Firefox. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjectOnDisk } from './support/disk.ts';
import { type Fox, inForm, killFox, openForm, press, pressed, receiptOf, said, startFox, valueOf, write } from './support/firefox.ts';
import { NETWORK_FAULTS } from './support/proxy.ts';
import { count, CYCLES, expect, randomOf, SAMPLE, SEED, some, test as base, words } from './support/test.ts';

/** What ends only when the page has lost patience after 20 seconds. */
const PATIENT = ['slow loris before the answer', 'silence after the head'];
const faults = Object.keys(NETWORK_FAULTS);
const random = randomOf(SEED);
/** Starting Firefox three times takes its time. */
const KILLS = Math.ceil(CYCLES / 5);

const test = base.extend<{ profile: string }, { fox: Fox }>({
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'heed-firefox-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true });
  },
  fox: [async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'heed-firefox-'));
    const fox = await startFox(profile);
    await use(fox);
    await killFox(fox);
    rmSync(profile, { recursive: true, force: true });
  }, { scope: 'worker', timeout: 90_000 }],
});

const fillIn = async (page: Fox['page'], subject?: string) => {
  if (subject !== undefined) await write(page, 'subject', subject);
  await write(page, 'description', 'It drips.');
  await write(page, 'name', 'Lin Wei');
  await write(page, 'email', 'lin@example.com');
  await press(page, '[name=consent]');
};

for (const name of SAMPLE ? some(faults.filter((fault) => !PATIENT.includes(fault))) : faults) {
  test(`Firefox, ${name}: it waits, says so, and arrives once`, async ({ fox, line, server }) => {
    const subject = `Firefox: ${name}`;
    const page = await fox.browser.newPage();
    try {
      await openForm(page, line.url);
      const fault = NETWORK_FAULTS[name]!;
      line.fault = (request, ...rest) => (request.url === '/v1/cases' ? fault(request, ...rest) : rest[1]().then(({ status, headers, body }) => void rest[0].writeHead(status, headers).end(body)));
      await fillIn(page, subject);
      await press(page, 'form [type=submit]');
      await press(page, '.panel [part~=submit]');
      await said(page, words.ui.waitingTitle, 40_000);
      const falselyReceived = Number(await receiptOf(page) !== undefined);
      line.fault = undefined;
      await pressed(page, words.ui.retry);
      const shown = await expect.poll(() => receiptOf(page), { timeout: 30_000 }).toMatch(/^HD-[0-9A-Z]{5}-[0-9A-Z]{5}$/).then(() => true, () => false);
      const cases = server.cases(subject);
      count({ fault: 'Firefox: answers of every kind', doubled: Math.max(0, cases - 1), falselyReceived: falselyReceived + Number(shown && !cases) });
      expect([shown, cases], 'the receipt is shown, and there is one case').toEqual([true, 1]);
    } finally {
      await page.close();
    }
  });
}

for (let cycle = 0; cycle < KILLS; cycle++) {
  test(`Firefox, cycle ${cycle}: killed while typing, then while sending`, async ({ line, server, profile }) => {
    const subject = `Firefox ${SEED}-${cycle} ${'abcdefghij'.repeat(3)}`;
    let fox = await startFox(profile);
    try {
      await openForm(fox.page, line.url);
      await write(fox.page, 'subject', subject.slice(0, 14));
      await said(fox.page, words.ui.kept);
      const typing = write(fox.page, 'subject', subject.slice(14, 15 + Math.floor(random() * 20))).catch(() => undefined);
      let kept = '';
      for (let looks = Math.floor(random() * 4); looks >= 0; looks--) kept = await fox.page.evaluate(subjectOnDisk);
      await killFox(fox);
      await typing;

      fox = await startFox(profile);
      await openForm(fox.page, line.url);
      // If nothing comes back, that is what is counted.
      await expect.poll(() => pressed(fox.page, words.ui.continueDraft), { timeout: 30_000 }).toBe(true).catch(() => undefined);
      await expect.poll(() => valueOf(fox.page, 'subject')).not.toBe('').catch(() => undefined);
      const found = await valueOf(fox.page, 'subject');
      count({ fault: 'Firefox: kill -9 while typing', lost: Number(!found.startsWith(kept)) });
      expect(subject.startsWith(found), `"${found}" is what was typed`).toBe(true);

      await (await inForm(fox.page, '[name=subject]'))!.evaluate((field) => (field as HTMLInputElement).setSelectionRange(999, 999));
      await write(fox.page, 'subject', subject.slice(found.length));
      await fillIn(fox.page);
      expect(await valueOf(fox.page, 'subject')).toBe(subject);
      await said(fox.page, words.ui.kept);
      await press(fox.page, 'form [type=submit]');
      const arrived = line.next(/POST \/v1\/cases/);
      // As soon as the page has heard the click, when the request arrives, or after the answer.
      const moment = Math.floor(random() * 3);
      const sending = press(fox.page, '.panel [part~=submit]').catch(() => undefined);
      if (moment === 0) await sending;
      if (moment > 0) await arrived;
      if (moment > 1) await expect.poll(() => receiptOf(fox.page), { timeout: 30_000 }).toMatch(/^HD-/);
      await killFox(fox);
      await sending;

      fox = await startFox(profile);
      await openForm(fox.page, line.url);
      await (await inForm(fox.page, '[name=name]'))!.focus();
      await expect(async () => {
        if (server.cases(subject) === 0 && await pressed(fox.page, words.ui.continueDraft)) {
          await expect.poll(() => valueOf(fox.page, 'subject')).toBe(subject);
          await press(fox.page, 'form [type=submit]');
          await press(fox.page, '.panel [part~=submit]');
        }
        expect(server.cases(subject)).not.toBe(0);
      }).toPass({ timeout: 60_000 }).catch(() => undefined);
      const cases = server.cases(subject);
      const lost = cases === 0 && !(await valueOf(fox.page, 'subject').catch(() => '') || await fox.page.evaluate(subjectOnDisk));
      count({ fault: `Firefox: kill -9 while sending: ${['at once', 'when the request arrived', 'after the receipt'][moment]}`, doubled: Math.max(0, cases - 1), lost: Number(lost) });
      expect(cases).toBe(1);
    } finally {
      await killFox(fox);
    }
  });
}
