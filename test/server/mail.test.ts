import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { type MailMessage, type Mailer, MailTrouble } from '../../server/mail/mailer.ts';
import type { AnswerSettings, Receipt, Values } from 'heed/domain';
import { escalateCalls, soundAlarms } from '../../server/late.ts';
import { sendMails } from '../../server/mail/post.ts';
import { smtpMailer } from '../../server/mail/smtp.ts';
import { readSettings } from '../../server/settings.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { SITE, UNLIMITED, postgres } from './helpers.ts';
import { everybody, world, type World } from './desk/world.ts';

const settings = { ...UNLIMITED, secret: 'x'.repeat(32), sites: { default: { ...SITE, name: 'Stillwater', trackUrl: 'https://shop.example/track', answers: { calendar: { workdays: [1, 2, 3, 4, 5], timeZone: 'Asia/Shanghai' } } } } };
const silent = { info: () => undefined, error: () => undefined };

function outbox(under: World, answer: (message: MailMessage) => void = () => undefined) {
  const sent: MailMessage[] = [];
  const mailer: Mailer = { send: async (message) => { answer(message); sent.push(message); await Promise.resolve(); } };
  const post = { store: under.store, settings, clock: () => under.time.now, log: silent, secret: () => Promise.resolve(settings.secret) };
  return { sent, flush: () => sendMails(post, mailer) };
}

test('each event that concerns the customer is told once, in their language, with the code in the fragment only', async () => {
  const under = await world({ settings });
  const { sent, flush } = outbox(under);
  const receipt = await under.file('complaint', { name: '李小明', subject: '壶盖碎了' });
  const { toAssigned, toFeedback } = await everybody(under);
  await toAssigned(receipt.reference);
  await toFeedback(receipt);
  assert.equal(await flush(), 4);
  assert.equal(await flush(), 0);
  assert.deepEqual(sent.map(({ subject }) => subject), [
    `We have received it (${receipt.reference})`, `We are on it (${receipt.reference})`, `Our proposal: is it all right with you? (${receipt.reference})`, `It is done: are you satisfied? (${receipt.reference})`,
  ]);
  const [first, accepted] = sent as [MailMessage, MailMessage];
  const link = `https://shop.example/track#reference=${receipt.reference}&code=${receipt.trackingCode}`;
  assert.ok(first.text.includes(link) && first.html.includes(link.replaceAll('&', '&#38;')));
  assert.equal(first.text.split(receipt.trackingCode).length, 2);
  assert.match(first.text, /March 4, 2026 at 2:06\sPM/);
  assert.ok(accepted.text.includes('> We are sorry.') && accepted.text.includes('Customer service · Stillwater'));
  assert.equal(new Set(sent.map(({ id }) => id)).size, 4);
  assert.ok(sent.every(({ to }) => to === 'ann@example.com'));
  // Notes, assignments and what they wrote themselves are no mails.
  await (await under.as('ann')).act(receipt.reference, 'note', { text: 'CANARY' });
  await under.say(receipt, 'message', 'Thank you');
  assert.equal(await flush(), 0);
});

test('C-10: in an emergency the mail names no time that has passed, but says that a person writes at once', async () => {
  const under = await world({ settings });
  const { sent, flush } = outbox(under);
  for (const [locale, said] of [['en', 'You will hear from a person at once.'], ['zh-CN', '我们将立即由专人与您联系。'], ['zh-HK', '我們將立即由專人與您聯絡。']] as const) {
    await under.post('/v1/cases', { kind: 'complaint', form: { id: 'complaint', version: 1 }, locale, files: [], values: { subject: 'Kiln', description: 'It burns', impact: 'safety', name: 'Li', email: 'li@example.com', consent: true } });
    await flush();
    const { text, html } = sent.at(-1)!;
    assert.ok(text.includes(said) && html.includes(said), text);
    assert.doesNotMatch(text, /2026/);
  }
});

test('three languages, and words that are markup stay words', async () => {
  const under = await world({ settings });
  const { sent, flush } = outbox(under);
  for (const locale of ['zh-CN', 'zh-HK', 'fr']) {
    await under.post('/v1/cases', { kind: 'inquiry', form: { id: 'inquiry', version: 1 }, locale, files: [], values: { subject: '<b>茶</b>', description: 'x', name: '<i>李</i>', email: 'li@example.com', consent: true } });
  }
  await flush();
  assert.deepEqual(sent.map(({ locale }) => locale).sort(), ['en', 'zh-Hans', 'zh-Hant']);
  for (const { html } of sent) assert.ok(!html.includes('<b>') && !html.includes('<i>') && html.includes('&#60;b&#62;'));
  assert.ok(sent.some(({ text }) => text.startsWith('<i>李</i>，您好：')));
});

test('whose case goes on as another one of theirs is told so, with both references, in their language', async () => {
  const under = await world({ settings });
  const { sent, flush } = outbox(under);
  const into = await under.file('complaint', { email: 'li@example.com' });
  const languages: unknown[] = [];
  for (const locale of ['en', 'zh-CN', 'zh-TW']) {
    const { body: from } = await under.post<Receipt>('/v1/cases', { kind: 'complaint', form: { id: 'complaint', version: 1 }, locale, files: [], values: { subject: 'Lid', description: 'x', name: 'Li', email: 'li@example.com', consent: true } });
    await flush();
    sent.length = 0;
    assert.equal((await (await under.as('ann')).send('POST', `/v1/desk/cases/${from.reference}/merge`, { into: into.reference, version: 1 })).status, 200);
    assert.deepEqual([await flush(), await flush()], [1, 0]);
    const { to, subject, text } = sent[0]!;
    assert.equal(to, 'li@example.com');
    for (const words of [subject, text]) assert.ok(words.includes(from.reference) && words.includes(into.reference), words);
    assert.ok(text.includes(`#reference=${from.reference}&code=${from.trackingCode}`));
    assert.equal((await under.see(from)).reference, into.reference, 'the link opens the case that goes on');
    languages.push(sent[0]!.locale);
  }
  assert.deepEqual(languages, ['en', 'zh-Hans', 'zh-Hant']);
});

test('who gave only a phone gets no mail', async () => {
  const under = await world({ settings });
  const { flush } = outbox(under);
  await under.file('complaint', { email: undefined, phone: '13800138000' });
  assert.equal(await flush(), 0);
  assert.deepEqual(await under.store.mails.newest('default', 10), []);
});

test('a server that is away is tried again later, one that refuses is not, and what may have gone is not sent twice', async () => {
  const under = await world({ settings });
  let trouble: MailTrouble['kind'] | undefined = 'later';
  const { sent, flush } = outbox(under, () => { if (trouble) throw new MailTrouble(trouble, 'No.'); });
  const state = async () => (await under.store.mails.newest('default', 1))[0]!.state;
  await under.file();
  await flush();
  assert.equal(await state(), 'waiting');
  trouble = undefined;
  assert.equal(await flush(), 0);
  under.time.now += 61_000;
  assert.equal(await flush(), 1);
  assert.equal(await state(), 'sent');
  for (const [kind, ends] of [['never', 'failed'], ['unsure', 'unsure']] as const) {
    under.time.now += 1000;
    trouble = kind;
    await under.file();
    await flush();
    assert.equal(await state(), ends);
    trouble = undefined;
    under.time.now += 864e5;
    await flush();
    assert.equal(await state(), ends);
  }
  assert.equal(sent.length, 1);
});

test('what nobody sent for a day, because mails were off, is not sent late', async () => {
  const under = await world({ settings });
  const { flush } = outbox(under);
  await under.file();
  under.time.now += 25 * 36e5;
  assert.equal(await flush(), 0);
  assert.equal((await under.store.mails.newest('default', 1))[0]!.state, 'stale');
});

/** Managers and an admin with addresses, a late complaint, and what the sweeps bring; `after` is hours. */
async function called(values: Values, after: readonly number[], escalation?: AnswerSettings['escalation']) {
  const sites = { default: { ...settings.sites.default, deskUrl: 'https://shop.example/desk', answers: { ...settings.sites.default.answers, ...(escalation && { escalation }) } } };
  const under = await world({ settings: { ...settings, sites } });
  const address = (id: string, locale?: string, email = `${id}@shop.example`) => under.store.staff.changeUser('default', `u-${id}`, { email, ...(locale && { locale }) }, '2026-01-01T00:00:00.000Z');
  await address('mei', 'zh-Hans');
  await address('root');
  await address('hua', 'zh-Hant');
  await address('bo');
  const receipt = await under.file('complaint', { subject: '<b>壶盖</b>碎了', email: undefined, phone: '13800138000', ...values });
  const sent: MailMessage[] = [];
  const post = { store: under.store, settings: { ...settings, sites }, clock: () => under.time.now, log: silent, secret: () => Promise.resolve(settings.secret) };
  const flush = () => sendMails(post, { send: async (message) => { sent.push(message); await Promise.resolve(); } });
  const sweep = async () => {
    for (const hours of after) {
      under.time.now += hours * 36e5;
      await soundAlarms(post);
      await flush();
    }
    return sent.map(({ to, subject }) => `${to} ${subject}`);
  };
  return { under, receipt, sent, sweep, flush, post };
}

test('who is called because a case stays late gets a mail in their language that leads to it, once, and says nothing else of the customer', async () => {
  const { receipt: { reference, trackingCode }, sent, sweep } = await called({ name: '李小明' }, [1.01, 1, 0, 72, 1]);
  assert.deepEqual(await sweep(), [`mei@shop.example 逾期未答复：${reference}`, `root@shop.example No answer yet: ${reference}`]);
  const [mei, root] = sent as [MailMessage, MailMessage];
  assert.ok(mei.text.includes(`https://shop.example/desk#case=${reference}`) && mei.html.includes(`href="https://shop.example/desk#case=${reference}"`));
  assert.match(mei.text, /^Mei，您好：\n\n应在 2026年3月4日 14:06 前答复/);
  assert.doesNotMatch(mei.text, /[\u4e00-\u9fff]:/);
  assert.match(root.text, /an answer by March 4, 2026 at 2:06\sPM/);
  // Whose role does not see the case is not sent to a closed door.
  assert.ok(!root.text.includes('https://') && !root.html.includes('href'));
  assert.ok(mei.html.includes('&#60;b&#62;壶盖') && !mei.html.includes('<b>'));
  for (const { text, html } of sent) for (const secret of ['李小明', '13800138000', trackingCode]) assert.ok(!`${text}${html}`.includes(secret), secret);
});

test('a call to a dissatisfied customer that nobody makes is told of to manager and admin, each once in their language, until somebody has called', async () => {
  const { under, sent, sweep, flush, post } = await called({}, []);
  await sweep();
  await flush();
  const answered = (values: Values) => under.post<{ reference: string; followUpAt?: string }>('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values, locale: 'en' });
  const { reference } = (await answered({ overall: 1, why: 'CANARY', callBack: 'yes', phone: '13900139000' })).body;
  await answered({ overall: 5 });
  sent.length = 0;
  const told: string[] = [];
  for (const hours of [0, 1.01, 0.9, 0.2, 0, 72, 1]) {
    under.time.now += hours * 36e5;
    await Promise.all([escalateCalls(post), escalateCalls(post)]);
    await flush();
    told.push(...sent.splice(0).map(({ to, subject, text }) => {
      assert.ok(!/CANARY|13900139000/.test(text));
      assert.equal(text.includes('https://shop.example/desk#calls\n'), to.startsWith('mei'), text);
      return `${hours} ${to} ${subject}`;
    }));
  }
  // None of the agents has an address.
  assert.deepEqual(told, [`0 mei@shop.example 请回电不满意的客户：${reference}`, `0.2 mei@shop.example 不满意客户逾期未回电：${reference}`, `72 root@shop.example A dissatisfied customer has not been called: ${reference}`]);
  // Somebody calls between the step and the mail.
  await answered({ overall: 2, callBack: 'yes', phone: '13900139000' });
  assert.equal(await flush(), 1);
  under.time.now += 2.1 * 36e5;
  assert.equal(await escalateCalls(post), 1);
  const mei = await under.as('mei');
  for (const { id } of (await mei.get<{ items: { id: string }[] }>('/v1/desk/survey-follow-ups')).body.items) await mei.send('POST', `/v1/desk/survey-follow-ups/${id}/done`, { note: 'Apologised.' });
  assert.equal(await flush(), 0);
});

test('a low score is told at once to agents who can call, once for each time that it asks for a call, and to nobody once it was raised', async () => {
  const { under, sent, flush } = await called({}, []);
  await flush();
  await under.store.staff.changeUser('default', 'u-ann', { email: 'ann@shop.example' }, '2026-01-01T00:00:00.000Z');
  const key = 'somebody-who-answers-and-changes-it';
  const asked = async (values: Values, sendAs = key, invitation?: string) => (await under.post<{ reference: string; trackingCode: string }>('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values, locale: 'en', ...(invitation && { invitation }) }, { 'Idempotency-Key': sendAs })).body;
  sent.length = 0;
  const low = { overall: 2, why: 'CANARY', callBack: 'yes', phone: '13900139000' };
  const { reference, trackingCode } = await asked(low);
  assert.equal((await asked(low)).reference, reference);
  assert.equal(await flush(), 1);
  const [toAnn] = sent as [MailMessage];
  assert.equal(toAnn.to, 'ann@shop.example');
  assert.equal(toAnn.subject, `Please call a dissatisfied customer: ${reference}`);
  assert.match(toAnn.text, /call them by March 4, 2026 at 2:06\sPM[^]*https:\/\/shop\.example\/desk#calls\n/);
  assert.ok(!toAnn.text.includes('CANARY') && !toAnn.text.includes(trackingCode));
  // Low, and raised before the mail has gone.
  const { body: { token: invitation } } = await (await under.as('mei')).send<{ token: string }>('POST', '/v1/desk/survey-invitations', { template: 'after-complaint', phone: '13900139000' });
  await asked({ overall: 1 }, 'a-first-tap-that-was-wrong', invitation);
  await asked({ overall: 4 }, 'what-was-really-meant-by-it', invitation);
  assert.equal(await flush(), 0);
  // And low again after all, a little later.
  under.time.now += 60_000;
  await asked({ overall: 2 }, 'what-was-meant-after-all-then', invitation);
  assert.equal(await flush(), 1);
});

test('of low scores that nobody can be called about a place is told of once, and late; of a case without contact, that its customer is to be answered there', async () => {
  const { under, sent, flush, post } = await called({}, []);
  await flush();
  const answered = async (values: Values, more: object = {}) => under.post('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values, locale: 'en', source: { page: 'https://shop.example/kiosk' }, ...more });
  sent.length = 0;
  for (const why of ['CANARY', 'CANARY 2', 'CANARY 3']) await answered({ overall: 1, why });
  await flush();
  under.time.now += 1.5 * 36e5;
  await escalateCalls(post);
  await flush();
  under.time.now += 36e5;
  await escalateCalls(post);
  await flush();
  assert.deepEqual(sent.map(({ to, subject }) => `${to} ${subject}`), ['mei@shop.example 收到低分，无法联系客户，请查明原因（shop.example/kiosk · 我们处理得怎么样？）', 'mei@shop.example 低分评价逾期未查明原因（shop.example/kiosk · 我们处理得怎么样？）']);
  assert.match(sent[0]!.text, /https:\/\/shop\.example\/desk#calls\n/);
  assert.ok(!sent.some(({ text, html }) => `${text}${html}`.includes('CANARY')));
  // A case whose contact is gone, as in an old database.
  const { reference } = await under.file('complaint', { subject: 'Lid' });
  const { body: { token } } = await (await under.as('mei')).send<{ token: string }>('POST', '/v1/desk/survey-invitations', { template: 'after-complaint', case: reference });
  await under.sql(`update heed_cases set values_json = '{"subject":"Lid"}' where reference = '${reference}'`);
  sent.length = 0;
  await answered({ overall: 1 }, { invitation: token });
  await flush();
  const [told] = sent.filter(({ to }) => to === 'mei@shop.example');
  assert.equal(told?.subject, `请在工单中答复不满意的客户：${reference}`);
});

test('an emergency calls at once, and says so', async () => {
  const { receipt: { reference }, sweep } = await called({ impact: 'safety' }, [0.001, 0.26, 0]);
  assert.deepEqual(await sweep(), [`mei@shop.example 紧急：${reference} 需要立即处理`, `root@shop.example Emergency: ${reference} needs somebody now`]);
});

test('of the handlers those are called whom the case lies with, of the others nobody who has left or has no address any more', async () => {
  const { under, receipt: { reference }, sweep, sent, flush } = await called({}, [1.01, 1, 0, 0], [{ to: 'handler', after: { hours: 1 } }, { to: 'manager', after: { hours: 1 } }, { to: 'agent', after: { hours: 1 } }]);
  await (await under.as('mei')).send('PUT', `/v1/desk/cases/${reference}/assignee`, { user: 'u-bo', version: 1 });
  await under.store.staff.changeUser('default', 'u-mei', { disabled: true }, '2026-01-02T00:00:00.000Z');
  assert.deepEqual(await sweep(), [`bo@shop.example No answer yet: ${reference}`]);
  // One who has left between the call and the mail.
  sent.length = 0;
  const { under: later, sweep: sweepLater } = await called({}, [1.01]);
  await sweepLater();
  later.time.now += 36e5;
  await soundAlarms({ store: later.store, settings: { ...settings }, clock: () => later.time.now });
  assert.equal((await later.store.mails.newest('default', 5)).filter(({ about, state }) => about === 'staff' && state === 'waiting').length, 1);
  await later.store.staff.changeUser('default', 'u-mei', { email: '' }, '2026-01-02T00:00:00.000Z');
  await sendMails({ store: later.store, settings, clock: () => later.time.now, log: silent, secret: () => Promise.resolve(settings.secret) }, { send: () => { throw new Error('Nobody.'); } });
  assert.deepEqual((await later.store.mails.newest('default', 5)).filter(({ about }) => about === 'staff').map(({ state }) => state), ['none']);
  assert.equal(await flush(), 0);
});

const newDatabase = await postgres();
for (const engine of ['SQLite', ...(newDatabase ? ['PostgreSQL'] : [])]) {
  test(`${engine}: of many who send at once each mail goes out by one; one who dies while sending sends no second`, async () => {
    const under = await world({ settings, ...(engine === 'PostgreSQL' && { store: openPostgresStore(await newDatabase!()) }) });
    const { sent, flush } = outbox(under);
    for (let i = 0; i < 12; i++) await under.file();
    const counts = await Promise.all(Array.from({ length: 6 }, flush));
    assert.equal(counts.reduce((a, b) => a + b), 12);
    assert.equal(new Set(sent.map(({ id }) => id)).size, 12);
    await under.file();
    const iso = (time: number) => new Date(time).toISOString();
    assert.equal((await under.store.mails.take(iso(under.time.now), iso(under.time.now + 1000), iso(0), 10)).length, 1);
    under.time.now += 2000;
    assert.equal(await flush(), 0);
  });
}

/** An SMTP server that says what it is told to after the message, or breaks off. */
async function smtp(afterData: string | undefined) {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let data: string | undefined;
    socket.on('error', () => undefined);
    socket.write('220 heed.test ESMTP\r\n');
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (data !== undefined) {
          if (line !== '.') { data += `${line}\n`; continue; }
          mails.push(data);
          data = undefined;
          if (afterData) socket.write(`${afterData}\r\n`);
          else socket.destroy();
        } else if (/^EHLO/.test(line)) socket.write('250 heed.test\r\n');
        else if (/^DATA/.test(line)) { data = ''; socket.write('354 go on\r\n'); } else if (/^QUIT/.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, close: () => server.close() };
}

test('through SMTP a mail goes out with both bodies and its id; answers of the server are told apart', async () => {
  const message: MailMessage = { to: 'ann@example.com', subject: '已受理（HD-1）', text: 'Dear Ann\n', html: '<p>Dear Ann</p>', id: 'c1.2@heed', locale: 'en' };
  for (const [answer, kind] of [['250 taken', undefined], ['451 later', 'later'], ['550 no such mailbox', 'never'], [undefined, 'unsure']] as const) {
    const server = await smtp(answer);
    const mailer = smtpMailer(server.url, 'Stillwater <care@shop.example>');
    const sent = mailer.send(message).finally(() => { mailer.close?.(); server.close(); });
    if (kind) await assert.rejects(sent, (error) => error instanceof MailTrouble && error.kind === kind, `${answer}`);
    else {
      await sent;
      const [mail] = server.mails;
      assert.match(mail!, /From: Stillwater <care@shop\.example>\n/);
      assert.match(mail!, /Message-ID: <c1\.2@heed>\n/);
      assert.match(mail!, /Auto-Submitted: auto-generated/);
      assert.match(mail!, /text\/plain[\s\S]*text\/html/);
    }
  }
  await assert.rejects(smtpMailer('smtp://127.0.0.1:9', 'a@b.example').send(message), (error) => error instanceof MailTrouble && error.kind === 'later');
});

test('settings of mails that are wrong are named, with the remedy', () => {
  assert.deepEqual(readSettings({ HEED_SMTP_URL: 'smtps://u:p@mail.example:465', HEED_MAIL_FROM: 'Care <care@shop.example>' }).smtp, { url: 'smtps://u:p@mail.example:465', from: 'Care <care@shop.example>' });
  assert.equal(readSettings({}).smtp, undefined);
  for (const [env, message] of [
    [{ HEED_SMTP_URL: 'mail.example' }, /HEED_SMTP_URL is not/], [{ HEED_SMTP_URL: 'smtp://mail.example' }, /HEED_MAIL_FROM/], [{ HEED_SMTP_URL: 'smtp://mail.example', HEED_MAIL_FROM: 'nobody' }, /HEED_MAIL_FROM/],
    [{ HEED_TRACK_URL: 'track' }, /HEED_TRACK_URL/],
  ] as const) assert.throws(() => readSettings(env), { name: 'SettingsError', message });
});

test('the mailbox shows mails to the machine itself, and to nobody else', async () => {
  const under = await world({ settings, mailbox: true });
  const { reference } = await under.file();
  const look = (address: string, host = 'localhost') => under.call<{ mails: MailMessage[] }>('/v1/mailbox', { address, headers: {}, host });
  assert.deepEqual((await look('127.0.0.1')).body.mails.map(({ subject }) => subject), [`We have received it (${reference})`]);
  assert.equal((await look('192.0.2.1')).status, 404);
  assert.equal((await look('127.0.0.1', 'evil.example')).status, 404);
  assert.equal((await (await world({ settings })).call('/v1/mailbox', { address: '127.0.0.1' })).status, 404);
});
