/** `kill -9` of the whole browser, while somebody types and while it sends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kill, start } from './support/browser.ts';
import { subjectOnDisk } from './support/disk.ts';
import { arrives, count, CYCLES, expect, FEW, field, fill, formOn, randomOf, reference, SEED, sendButton, submitButton, test, words } from './support/test.ts';

const random = randomOf(SEED);

for (let cycle = 0; cycle < CYCLES; cycle++) {
  test(`cycle ${cycle}: killed while typing, then while sending`, FEW, async ({ line, server }) => {
    const profile = mkdtempSync(join(tmpdir(), 'heed-kill-'));
    const subject = `Killed ${SEED}-${cycle} ${'abcdefghij'.repeat(3)}`;
    let running = await start(profile);
    try {
      const visit = async () => {
        await running.page.goto(`${line.url}/embed?lang=en`);
        const form = formOn(running.page);
        await expect(submitButton(form)).toBeVisible();
        return form;
      };
      let form = await visit();
      await field(form, 'subject').pressSequentially(subject.slice(0, 14));
      await expect(form.getByText(words.ui.kept)).toBeVisible();
      const rest = subject.slice(14);
      const typing = field(form, 'subject').pressSequentially(rest.slice(0, 4 + Math.floor(random() * (rest.length - 4))), { delay: 3 }).catch(() => undefined);
      let kept = '';
      for (let looks = Math.floor(random() * 4); looks >= 0; looks--) kept = await running.page.evaluate(subjectOnDisk);
      await kill(running);
      await typing;

      running = await start(profile);
      form = await visit();
      // If nothing comes back, that is what is counted.
      await form.getByRole('button', { name: words.ui.continueDraft }).click().catch(() => undefined);
      await expect(field(form, 'subject')).not.toHaveValue('').catch(() => undefined);
      const found = await field(form, 'subject').inputValue();
      count({ fault: 'kill -9 while typing', lost: Number(!found.startsWith(kept)) });
      expect(subject.startsWith(found), `"${found}" is what was typed`).toBe(true);

      await fill(form, { subject, description: 'It drips.' });
      await submitButton(form).click();
      const arrived = line.next(/POST \/v1\/cases/);
      const click = sendButton(form).click().catch(() => undefined);
      // As soon as the page has heard the click, when the request arrives, or after the answer.
      const moment = Math.floor(random() * 3);
      if (moment === 0) await click;
      if (moment > 0) await Promise.race([arrived, reference(form).waitFor().catch(() => undefined)]);
      if (moment > 1) await reference(form).waitFor();
      await kill(running);
      await click;

      running = await start(profile);
      form = await visit();
      const question = form.getByRole('button', { name: words.ui.continueDraft });
      await field(form, 'name').focus();
      await arrives(running.page, server, line, subject, { fault: `kill -9 while sending: ${['at once', 'when the request arrived', 'after the receipt'][moment]}` }, async () => {
        if (!await question.isVisible()) return;
        await question.click();
        await expect(field(form, 'subject')).toHaveValue(subject);
        await submitButton(form).click();
        await sendButton(form).click();
      });
    } finally {
      if (running.child.exitCode === null && running.child.signalCode === null) await kill(running);
      rmSync(profile, { recursive: true, force: true });
    }
  });
}
