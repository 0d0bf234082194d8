import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SURVEY_MAIL_WORDS, type OpenInvitation, type SurveyReceipt, type SurveyResults } from 'heed/domain';
import type { MailMessage } from '../../server/mail/mailer.ts';
import { sendMails } from '../../server/mail/post.ts';
import { askAfterCases } from '../../server/survey-invitations.ts';
import { cleanUp } from '../../server/app.ts';
import enSurvey from '../../src/i18n/en/survey.ts';
import hansSurvey from '../../src/i18n/zh-Hans/survey.ts';
import hantSurvey from '../../src/i18n/zh-Hant/survey.ts';
import { SITE, UNLIMITED } from './helpers.ts';
import { everybody, world, type World } from './desk/world.ts';

const DAY = 864e5;
const PAGE = 'https://shop.example/survey';
const settings = { ...UNLIMITED, secret: 'x'.repeat(32), sessions: { idleSeconds: 1e9, absoluteSeconds: 1e9 }, sites: { default: { ...SITE, name: 'Stillwater', surveyUrl: PAGE } } };
const silent = { info: () => undefined, error: () => undefined };

async function asking() {
  const under = await world({ settings, mailbox: true });
  const sent: MailMessage[] = [];
  const parts = { store: under.store, settings, clock: () => under.time.now, random: (n: number) => crypto.getRandomValues(new Uint8Array(n)), log: silent, secret: () => Promise.resolve(settings.secret) };
  const flush = async () => {
    sent.length = 0;
    await askAfterCases(parts, settings.secret);
    await sendMails(parts, { send: (message) => Promise.resolve(void sent.push(message)) });
    return sent.filter(({ stop }) => stop);
  };
  const people = await everybody(under);
  const closed = async (values: object = {}) => {
    const receipt = await under.file('complaint', values as never);
    await people.toAssigned(receipt.reference);
    await people.toFeedback(receipt);
    await under.say(receipt, 'satisfied');
    await people.ann.act(receipt.reference, 'close', { summary: 'Glaze', lesson: 'Thicker', measure: 'Check' });
    return receipt;
  };
  return { under, flush, closed, people, parts };
}

const tokenIn = ({ text }: MailMessage) => /#invitation=([0-9a-f]+)/.exec(text)![1]!;
const open = (under: World, token: string) => under.call<OpenInvitation & { reason?: string }>('/v1/survey-invitation', { headers: { 'Heed-Invitation': token } });
const answer = (under: World, invitation: string, values: object, more: object = {}) =>
  under.post<SurveyReceipt>('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values, locale: 'en', invitation, ...more });
const stop = (under: World, token: string) => under.post<object>('/v1/survey-invitation/stop', {}, { 'Heed-Invitation': token });

test('once a case is closed its customer is mailed one link for each score, which says nothing about anybody', async () => {
  const { under, flush, closed } = await asking();
  const receipt = await closed({ name: 'Ann Li' });
  const [mail, ...more] = await flush();
  assert.equal(more.length, 0);
  assert.equal(mail!.to, 'ann@example.com');
  assert.equal(mail!.subject, 'How did we do? (A broken lid)');
  const token = tokenIn(mail!);
  assert.match(token, /^[0-9a-f]{56}$/);
  for (const score of [1, 2, 3, 4, 5]) {
    const link = `${PAGE}#invitation=${token}&score=${score}`;
    assert.ok(mail!.text.includes(`${score} · ${SURVEY_MAIL_WORDS.en.faces[score - 1]}:\n${link}\n`) && mail!.html.includes(link.replaceAll('&', '&#38;')), link);
  }
  assert.equal(mail!.stop, `${PAGE}#stop=${token}`);
  assert.ok(mail!.text.includes(mail!.stop!) && mail!.html.includes(mail!.stop!));
  for (const address of mail!.text.match(/https:\S+/g)!) assert.ok(!/ann|HD-/i.test(address), address);
  assert.ok(!mail!.text.includes(receipt.trackingCode) && !mail!.html.includes(receipt.trackingCode));
  // Whoever handled it, and where, stands in the figures.
  await answer(under, token, { overall: 4 });
  const { body } = await (await under.as('mei')).get<SurveyResults>('/v1/desk/survey-results?template=after-complaint');
  assert.deepEqual([body.n, body.departments, body.agents], [1, ['kiln'], ['u-ann']]);
});

test('a reminder comes once, only to whoever has not answered, and says that it is the only one', async () => {
  const { under, flush, closed } = await asking();
  await closed({ email: 'a@example.com' });
  await closed({ email: 'b@example.com' });
  const first = await flush();
  assert.deepEqual(first.map(({ to }) => to).sort(), ['a@example.com', 'b@example.com']);
  await answer(under, tokenIn(first.find(({ to }) => to === 'a@example.com')!), { overall: 5 }, { partial: true });
  under.time.now += 7 * DAY + 1;
  const [reminder, ...others] = await flush();
  assert.deepEqual([reminder?.to, others.length], ['b@example.com', 0]);
  assert.ok(reminder!.subject.startsWith('Once more: ') && reminder!.text.includes(SURVEY_MAIL_WORDS.en.again));
  assert.equal(tokenIn(reminder!), tokenIn(first.find(({ to }) => to === 'b@example.com')!));
  under.time.now += 8 * DAY;
  assert.equal((await flush()).length, 0);
});

test('three languages; the faces have the words of the widget, and what customers wrote stays words', async () => {
  const { flush, closed, under } = await asking();
  for (const [locale, terms] of [['en', enSurvey], ['zh-Hans', hansSurvey], ['zh-Hant', hantSurvey]] as const) {
    // Where words may break is for the faces of the widget.
    assert.deepEqual([...SURVEY_MAIL_WORDS[locale].faces], terms.scale.csat.map((word) => word.replace(/[\u00ad\u200b]/, '')));
  }
  const receipt = await closed({ subject: '<b>茶</b>', name: '<i>李</i>' });
  await under.sql(`update heed_cases set locale = 'zh-HK' where reference = '${receipt.reference}'`);
  const [mail] = await flush();
  assert.equal(mail!.locale, 'zh-Hant');
  assert.ok(mail!.text.startsWith('<i>李</i> 您好：') && mail!.text.includes('5 · 非常滿意：\n') && !/[\u4e00-\u9fff]:/.test(mail!.text));
  assert.ok(!/<b>|<i>/.test(mail!.html) && mail!.html.includes('&#60;b&#62;'));
});

test('whoever asks for it is not asked again, nor reminded; an unknown token stops nothing', async () => {
  const { under, flush, closed, people } = await asking();
  await closed();
  const token = tokenIn((await flush())[0]!);
  assert.equal((await stop(under, `${token.slice(0, -1)}x`)).status, 404);
  assert.equal((await stop(under, token)).status, 200);
  assert.equal((await stop(under, token)).status, 200);
  under.time.now += 8 * DAY;
  assert.equal((await flush()).length, 0);
  under.time.now += 40 * DAY;
  await closed();
  assert.equal((await flush()).length, 0);
  const refused = await people.mei.send<{ reason?: string }>('POST', '/v1/desk/survey-invitations', { template: 'after-service', email: 'Ann@example.com' });
  assert.deepEqual([refused.status, refused.body.reason], [409, 'asked-to-stop']);
  await closed({ email: 'other@example.com' });
  assert.equal((await flush()).length, 1);
});

test('nobody is mailed where there is no page to lead to, no address, or a quiet time; the case is still closed', async () => {
  const { under, flush, closed } = await asking();
  await closed({ email: undefined, phone: '13800138000' });
  assert.equal((await flush()).length, 0);
  await closed();
  await closed();
  assert.equal((await flush()).length, 1);
  const bare = { ...settings, sites: { default: { ...SITE } } };
  const other = await world({ settings: bare });
  assert.equal(await sendMails({ store: other.store, settings: bare, clock: () => under.time.now, log: silent, secret: () => Promise.resolve(settings.secret) }, { send: () => Promise.reject(new Error('never')) }), 0);
});

test('more cases than fit into one look, whose customers may not be asked, keep nobody from being asked', async () => {
  const { under, flush, people } = await asking();
  for (let i = 0; i < 105; i++) {
    const { reference } = await under.file('inquiry', { email: 'one@example.com' });
    await people.ann.act(reference, 'answer', { text: 'So.' });
    await people.ann.act(reference, 'close');
  }
  for (const email of ['two@example.com', 'three@example.com']) {
    const { reference } = await under.file('inquiry', { email });
    await people.ann.act(reference, 'answer', { text: 'So.' });
    await people.ann.act(reference, 'close');
  }
  assert.deepEqual((await flush()).map(({ to }) => to).sort(), ['one@example.com', 'three@example.com', 'two@example.com']);
});

test('an invitation for a finished service is mailed to the address it is given, which is forgotten once it is answered', async () => {
  const { under, flush, people, parts } = await asking();
  const { body } = await people.mei.send<{ token: string }>('POST', '/v1/desk/survey-invitations', { template: 'after-service', subject: 'V-204', email: 'chen@example.com', locale: 'zh-CN', department: 'kiln' });
  const [mail] = await flush();
  assert.deepEqual([mail?.to, mail?.subject, tokenIn(mail!)], ['chen@example.com', '本次服务怎么样？', body.token]);
  await under.post('/v1/survey-answers', { kind: 'survey', form: { id: 'after-service', version: 1 }, values: { overall: 5 }, locale: 'zh-Hans', invitation: body.token });
  const kept = async () => (await under.store.surveys.invitation('default', body.token.slice(0, 32)))!.invitation.email;
  assert.equal(await kept(), 'chen@example.com');
  await cleanUp({ ...parts, files: under.files });
  assert.equal(await kept(), undefined);
  assert.equal((await open(under, body.token)).status, 200);
});

test('whoever follows a case that has ended is offered its survey until the invitation is over', async () => {
  const { under, flush, closed } = await asking();
  const { reference, trackingCode } = await closed();
  await flush();
  const offered = () => under.post<{ token?: string; reason?: string }>(`/v1/cases/${reference}/survey`, {}, { 'Heed-Tracking-Code': trackingCode });
  const first = await offered();
  assert.deepEqual([first.status, (await open(under, first.body.token!)).status], [201, 200]);
  under.time.now += 30 * DAY;
  const late = await offered();
  assert.deepEqual([late.status, late.body.reason, late.body.token], [409, 'invitation-expired', undefined]);
});

test('whoever gave no address was asked once they see their case, and not before', async () => {
  const { under, flush, people } = await asking();
  const { reference, trackingCode } = await under.file('inquiry', { email: undefined, phone: '13800138000' });
  await people.ann.act(reference, 'answer', { text: 'So.' });
  await people.ann.act(reference, 'close');
  assert.equal((await flush()).length, 0);
  const response = async () => (await people.mei.get<SurveyResults>('/v1/desk/survey-results?template=after-complaint')).body;
  assert.deepEqual((await response()).response, { part: 0, n: 0 });
  assert.equal((await under.post(`/v1/cases/${reference}/survey`, {}, { 'Heed-Tracking-Code': trackingCode })).status, 201);
  const asked = await response();
  assert.deepEqual([asked.response, asked.rounds], [{ part: 0, n: 1 }, []]);
});
