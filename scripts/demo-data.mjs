/**
 * What the demonstration begins with: departments, an account for each role, and cases at several places of their lives, made
 * through the API like any others. `HEED_DEMO_DATA=none npm start` begins with nothing.
 */
import { administer } from '../server/admin.ts';
import { oneTimePassword } from '../server/auth/passwords.ts';
import { scrypt } from '../server/auth/scrypt.ts';

const SITE = 'default';
const HOUR = 3600_000;
const DEPARTMENTS = [
  ['workshop', 'Workshop', '工坊', '工坊'], ['packing', 'Packing and delivery', '包装与配送', '包裝與配送'], ['shop', 'Online shop', '网店运营', '網店營運'],
];
/** Name, display name, role, departments. */
const PEOPLE = [
  ['agent', 'Wu Min 吴敏', 'agent'], ['handler', 'Chen Gang 陈刚', 'handler', 'workshop', 'packing'], ['manager', 'Zhao Hui 赵慧', 'manager'], ['admin', 'He Ping 何平', 'admin'],
];

/** In which language they read their mails. */
const LOCALES = { admin: 'en' };

const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const contact = (name, phone) => ({ name, phone, preferredContact: 'phone', consent: true });

const lid = { subject: '壶盖有裂纹', description: '周一收到的紫砂壶，壶盖从钮到沿有一道裂纹，倒水时会渗。', category: 'product', impact: 'only-me', wantedOutcome: 'exchange', orderNumber: 'SW-20871', product: '青山紫砂壶', ...contact('林晓', '13900000001') };
const late = { subject: 'Order has not arrived', description: 'The parcel should have been here last Thursday. The tracking page has not moved for five days.', category: 'service', orderNumber: 'SW-20913', ...contact('Ana Ruiz', '+34 600 000 002') };
const burn = { subject: '壶柄脱落，险些烫伤', description: '倒茶时壶柄整个脱落，开水洒在桌上，幸好没有伤到人。', category: 'product', impact: 'safety', wantedOutcome: 'refund', orderNumber: 'SW-20655', ...contact('周岚', '13900000003') };
const glaze = { subject: 'Glaze flaking off two cups', description: 'After a month of use the glaze comes off at the rim of two of the six cups.', category: 'product', impact: 'several', wantedOutcome: 'exchange', orderNumber: 'SW-20402', ...contact('Tom Hale', '+44 7700 900004') };
const rude = { subject: '客服态度冷淡', description: '打电话问发票，对方说“网上都有”就挂了。', category: 'service', wantedOutcome: 'apology', ...contact('许静', '13900000005') };
const care = { subject: 'How do I care for unglazed clay?', description: 'May the pot go into the dishwasher, and how do I get rid of old tea stains?', category: 'product', ...contact('Mia Berg', '+46 70 000 00 06') };
const box = { subject: '建议改用可回收的填充物', description: '每次收到都是一大包泡沫粒，建议换成纸质填充。', category: 'operation', ...contact('何东', '13900000007') };

/** Filed so many hours ago by `channel`, then moved on by these steps: who, what, with which words. */
const CASES = [
  { kind: 'complaint', values: burn, channel: 'phone', ago: 0.2, steps: [] },
  { kind: 'complaint', values: rude, channel: 'phone', ago: 3, steps: [] },
  { kind: 'complaint', values: lid, channel: 'web', steps: [['agent', 'accept', { text: '非常抱歉给您添了麻烦，我们已经受理，今天内给您答复。' }], ['agent', 'analyse', { cause: '烧成后急冷造成的暗裂，出厂检验未敲听。', responsibility: '工坊出厂检验。' }],
    ['manager', 'confirm', {}], ['agent', 'assign', { departments: ['workshop'] }], ['handler', 'propose', { text: '寄出一把新壶，并附上门取回旧壶的运单。', cost: 86, by: day(3) }]] },
  { kind: 'complaint', values: glaze, channel: 'email', ago: 30, steps: [['agent', 'accept', { text: 'We are sorry about the cups. We look into the batch and write to you tomorrow.' }], ['agent', 'analyse', { cause: 'Batch 0412 was fired 20 degrees too low.', responsibility: 'Workshop, kiln control.' }],
    ['manager', 'assign', { departments: ['workshop'] }], ['handler', 'propose', { text: 'Six new cups of another batch, free of charge.', cost: 40, by: day(4) }], ['manager', 'approve', {}], ['customer', 'agree', 'Thank you, that is fine.'],
    ['handler', 'report-done', { text: 'The cups left today.' }], ['customer', 'not-satisfied', 'One of the new cups arrived broken.']] },
  { kind: 'inquiry', values: late, channel: 'live-chat', ago: 2, steps: [['agent', 'forward', { departments: ['packing'] }], ['agent', 'promise', { by: `${day(1)}T12:00`, text: 'We ask the carrier and tell you tomorrow.' }]] },
  { kind: 'inquiry', values: care, channel: 'web', steps: [['agent', 'answer', { text: 'No dishwasher, please. Rinse it with hot water only, and let it dry open; stains go with baking soda.' }]] },
  { kind: 'suggestion', values: box, channel: 'web', steps: [['agent', 'acknowledge', { text: '谢谢您的建议，我们会认真评估。' }], ['agent', 'sort', { category: 'operation' }], ['agent', 'forward', { departments: ['packing'] }], ['handler', 'evaluate', {}]] },
];

/** What some customers answered to the survey, of whose work: overall, recommendation, speed, and words. */
const SCORES = [
  ['agent', 'shop', 5, 10, 5, 'Quick and kind, thank you.'], ['handler', 'workshop', 4, 8, 3], ['agent', 'shop', 5, 9, 5, '回复很快，态度也好。'], ['handler', 'workshop', 3, 6, 2, '修得不错，就是等得有点久。'], ['agent', 'packing', 5, 10, 4],
  ['handler', 'packing', 2, 3, 1, '换来的杯子又碎了一只，包装还是老样子。'], ['agent', 'shop', 4, 9, 4], ['handler', 'workshop', 5, 10, 5, 'The new lid fits better than the first one did.'], ['agent', 'packing', 4, 7, 4], ['handler', 'workshop', 5, 9, 4],
];

function day(days) {
  return new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
}

/** Fills an empty service; gives the accounts with their one-time passwords, or nothing where there is somebody already. */
export async function seed({ url, store }) {
  if ((await store.staff.users(SITE)).length) return undefined;
  // Cheap for as long as it is not the one that is kept.
  const passwords = scrypt({ N: 1024, r: 8, p: 1 });
  for (const [id, en, hans, hant] of DEPARTMENTS) await administer(['department', 'add', id, '--en', en, '--zh-Hans', hans, '--zh-Hant', hant], { store, passwords });
  const people = {};
  for (const [name, display, role, ...departments] of PEOPLE) {
    await administer(['user', 'add', name, '--display', display, '--role', role, '--email', `${name}@stillwater.example`, '--locale', LOCALES[name] ?? 'zh-Hans', ...departments.flatMap((id) => ['--department', id])], { store, passwords });
    const account = await store.staff.userByName(SITE, name);
    const password = oneTimePassword(random);
    await store.staff.changeUser(SITE, account.id, { passwordHash: await passwords.hash(password), mustChange: false }, new Date().toISOString());
    people[name] = role === 'admin' ? undefined : await signedIn(url, name, password);
  }
  try {
    for (const one of CASES) await live(url, people, one);
    for (const one of SCORES) await answered(url, store, people, one);
  } catch (error) {
    // Whoever tries a configuration of their own has a desk all the same.
    console.error(`The example cases do not fit this configuration (${error.message}): the desk begins with fewer of them.`);
  }
  const accounts = [];
  const kept = scrypt();
  for (const [name, , role] of PEOPLE) {
    const account = await store.staff.userByName(SITE, name);
    const password = oneTimePassword(random);
    await store.staff.changeUser(SITE, account.id, { passwordHash: await kept.hash(password), mustChange: true }, new Date().toISOString());
    await store.staff.endSessionsOf(SITE, account.id);
    accounts.push({ name, role, password });
  }
  return accounts;
}

async function ask(url, path, method, body, headers = {}) {
  const response = await fetch(`${url}${path}`, { method, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  return { answer, cookie: response.headers.get('set-cookie')?.split(';')[0] };
}

async function signedIn(url, name, password) {
  const { answer, cookie } = await ask(url, '/v1/desk/session', 'POST', { name, password });
  return { 'Cookie': cookie, 'Heed-CSRF': answer.csrf };
}

async function live(url, people, { kind, values, channel, ago = 0, steps }) {
  const common = { kind, form: { id: kind, version: 1 }, values, files: [], locale: /\p{Script=Han}/u.test(values.subject) ? 'zh-Hans' : 'en' };
  const { answer: receipt } = channel === 'web' ? await ask(url, '/v1/cases', 'POST', common)
    : await ask(url, '/v1/desk/cases', 'POST', { ...common, channel, receivedAt: new Date(Date.now() - ago * HOUR).toISOString() }, people.agent);
  let version = 1;
  for (const [who, type, said] of steps) {
    if (who === 'customer') await ask(url, `/v1/cases/${receipt.reference}/events`, 'POST', { type, text: said }, { 'Heed-Tracking-Code': receipt.trackingCode });
    else await ask(url, `/v1/desk/cases/${receipt.reference}/events`, 'POST', { type, payload: said, version }, people[who]);
    version++;
  }
}

async function answered(url, store, people, [name, department, overall, recommend, speed, comment]) {
  const { id: agent } = await store.staff.userByName(SITE, name);
  const { answer: { token: invitation } } = await ask(url, '/v1/desk/survey-invitations', 'POST', { template: 'after-complaint', department, agent }, people.agent);
  const low = overall <= 2 && { why: comment, callBack: 'yes', phone: '13900000008' };
  await ask(url, '/v1/survey-answers', 'POST', {
    kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'zh-Hans', invitation, values: { overall, recommend, speed, ...(low || (comment && { comment })) },
  });
}

/** The accounts as a person reads them in a terminal. */
export const accountsText = (accounts) => [
  '  Accounts for the desk; each password is shown this once, and changed at the first sign-in:', '',
  ...accounts.map(({ name, role, password }) => `    ${name.padEnd(10)}${password.padEnd(22)}${role}`), '',
].join('\n');
