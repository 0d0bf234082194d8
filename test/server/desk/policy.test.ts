import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed, type Operation, RELATIONS, type Relation, relationsOf, type Role } from 'heed/domain';
import { newKey } from '../helpers.ts';
import { cookieOf, PASSWORD, type ProblemBody, world } from './world.ts';

const ROLES: readonly Role[] = ['agent', 'handler', 'manager', 'admin'];
/** What a user is to the case of the walk, and how it is made so. */
const PLACES: readonly { readonly name: Relation; readonly departments: readonly string[]; readonly own: boolean }[] = [
  { name: 'any', departments: ['packing'], own: false }, { name: 'department', departments: ['kiln'], own: false }, { name: 'own', departments: [], own: true },
];

interface Ask { readonly method: 'GET' | 'POST' | 'PUT'; readonly path: string; readonly body?: object }
/** A request for each operation that the desk's API has; it is right in every way but the right. */
const ASKS: { readonly [O in Operation]?: (reference: string, other: string, file: string, version: number) => Ask } = {
  'case.list': () => ({ method: 'GET', path: '/v1/desk/queues' }),
  'case.read': (reference) => ({ method: 'GET', path: `/v1/desk/cases/${reference}` }),
  'case.step': (reference) => ({ method: 'POST', path: `/v1/desk/cases/${reference}/events`, body: { type: 'note', payload: { text: 'Walked by.' }, version: 1 } }),
  'case.file-for': () => ({ method: 'POST', path: '/v1/desk/cases', body: { kind: 'inquiry', form: { id: 'inquiry', version: 1 }, channel: 'phone', locale: 'en', values: { subject: 'S', description: 'D', name: 'N', phone: '13900000000', consent: true } } }),
  'case.assign': (reference, _, __, version) => ({ method: 'PUT', path: `/v1/desk/cases/${reference}/assignee`, body: { user: 'u-mei', version } }),
  'case.merge': (reference, other, _, version) => ({ method: 'POST', path: `/v1/desk/cases/${reference}/merge`, body: { into: other, version } }),
  'file.read': (reference, _, file) => ({ method: 'GET', path: `/v1/desk/cases/${reference}/files/${file}` }),
};
/** These have no case: what one is to it says nothing. */
const WITHOUT_CASE: readonly Operation[] = ['case.list', 'case.file-for'];

test('every cell of the policy table is what the server does, over HTTP', async () => {
  const under = await world();
  const { store, call, post, upload, as, time } = under;
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const mei = await as('mei');
  let cells = 0;
  const relationsSeen = new Set<Relation>();
  for (const role of ROLES) for (const { name, departments, own } of PLACES) {
    const id = `w-${role}-${name}`;
    await store.staff.addUser({
      site: 'default', id, name: id, displayName: id, roles: [role], departments, mustChange: false, disabled: false, createdAt: new Date(time.now).toISOString(),
      passwordHash: (await store.staff.user('default', 'u-ann'))!.passwordHash,
    });
    const signed = await call<{ csrf: string }>('/v1/desk/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: id, password: PASSWORD }) });
    const headers = { 'Cookie': cookieOf(signed), 'Heed-CSRF': signed.body.csrf, 'Content-Type': 'application/json' };
    for (const operation of Object.keys(ASKS) as Operation[]) {
      // A case of its own for each cell, so that none finds what another left.
      const file = (await upload<{ id: string }>(png)).body.id;
      const { body: { reference } } = await post<{ reference: string }>('/v1/cases', {
        kind: 'inquiry', form: { id: 'inquiry', version: 1 }, locale: 'en', files: [file], values: { subject: 'S', description: 'D', name: 'N', phone: '13900000001', consent: true },
      });
      const { reference: other } = await under.file('inquiry', { phone: '13900000001', orderNumber: 'X' });
      for (const one of [reference, other]) {
        await mei.send('PUT', `/v1/desk/cases/${one}/assignee`, { user: own && allowed('case.step', [role], RELATIONS) ? id : 'u-ann', version: 1 });
        await (await agentOf(under)).act(one, 'forward', { departments: ['kiln'] });
      }
      const row = (await store.desk.row('default', (await store.caseByReference('default', reference))!.id))!;
      const what = relationsOf({ id, departments }, { assignee: row.assignee, departments: JSON.parse(row.departments_json) as string[] });
      what.forEach((one) => relationsSeen.add(one));
      const { method, path, body } = ASKS[operation]!(reference, other, file, row.version);
      const answer = await call<ProblemBody>(path, { method, headers: { ...headers, 'Idempotency-Key': newKey() }, ...(body && { body: JSON.stringify(body) }) });
      const may = allowed(operation, [role], WITHOUT_CASE.includes(operation) ? ['any'] : what);
      const seen = allowed('case.read', [role], what);
      const cell = `${operation} × ${role} × ${what.join('+')}: ${answer.status} ${answer.body?.reason ?? ''}`;
      if (may) assert.ok(answer.status < 300, cell);
      // A role that never may is told so; a case that is not theirs is not there.
      else if (!allowed(operation, [role], RELATIONS)) assert.deepEqual([answer.status, answer.body.reason], [403, 'role'], cell);
      else assert.equal(answer.status, seen ? 403 : 404, cell);
      cells++;
    }
  }
  assert.deepEqual([...relationsSeen].sort(), ['any', 'department', 'own']);
  assert.equal(cells, ROLES.length * PLACES.length * Object.keys(ASKS).length);
});

let agent: ReturnType<Awaited<ReturnType<typeof world>>['as']> | undefined;
const agentOf = (under: Awaited<ReturnType<typeof world>>) => (agent ??= under.as('ann'));

test('a case that may not be seen and one that is not there are the same answer, byte for byte', async () => {
  const { as, file } = await world();
  const hua = await as('hua');
  const { reference } = await file();
  for (const path of ['', '/files/00000000000000000000000000000000']) {
    const [denied, missing] = [await hua.get(`/v1/desk/cases/${reference}${path}`), await hua.get(`/v1/desk/cases/HD-00000-00000${path}`)];
    assert.deepEqual([denied.status, denied.text], [404, missing.text]);
  }
  const act = { type: 'note', payload: { text: 'x' }, version: 1 };
  for (const [method, path, body] of [['POST', 'events', act], ['PUT', 'assignee', { user: 'u-hua', version: 1 }]] as const) {
    const [denied, missing] = [await hua.send(method, `/v1/desk/cases/${reference}/${path}`, body), await hua.send(method, `/v1/desk/cases/HD-00000-00000/${path}`, body)];
    assert.deepEqual([denied.status, denied.text], [404, missing.text]);
  }
  const looks = [await hua.send('PUT', '/v1/desk/presence', { reference }), await hua.send('PUT', '/v1/desk/presence', { reference: 'HD-00000-00000' })];
  assert.deepEqual(looks[0]!.text, looks[1]!.text);
});

test('nobody of the staff gets anything without signing in, and a step of another role is refused with its reason', async () => {
  const { call, as, file } = await world();
  const { reference } = await file();
  for (const path of ['queues', 'cases', `cases/${reference}`, 'stream', 'session']) {
    const answer = await call<ProblemBody>(`/v1/desk/${path}`);
    assert.deepEqual([answer.status, answer.body.reason], [401, 'session'], path);
  }
  const mei = await as('mei');
  const refused = await mei.send<ProblemBody>('POST', `/v1/desk/cases/${reference}/events`, { type: 'accept', payload: { text: 'x' }, version: 1 });
  assert.deepEqual([refused.body.code, refused.body.reason], ['not-allowed', 'wrong-role']);
  const incomplete = await (await as('ann')).send<ProblemBody>('POST', `/v1/desk/cases/${reference}/events`, { type: 'accept', payload: {}, version: 1 });
  assert.deepEqual([incomplete.status, incomplete.body.issues], [422, [{ path: 'text', code: 'required' }]]);
});

test('a forbidden step is refused with its reason in words, in the language of whoever asks', async () => {
  const under = await world();
  const [ann, hua, root] = [await under.as('ann'), await under.as('hua'), await under.as('root')];
  const receipt = await under.file();
  const { reference } = receipt;
  interface Words { readonly title: string; readonly detail: string; readonly reason: string }
  await ann.send('PUT', `/v1/desk/cases/${reference}/assignee`, { user: 'u-hua', version: 1 });
  const asked: [string | undefined, string, string][] = [
    [undefined, 'en', 'It is not the turn of this step.'], ['de-DE, fr;q=0.9', 'en', 'It is not the turn of this step.'], ['de, zh-HK;q=0.4, en;q=0.3', 'zh-Hant', '還沒有到這一步。'],
    ['en;q=0.2, zh-CN;q=0.8', 'zh-Hans', '还没有到这一步。'], ['zh;q=0, en', 'en', 'It is not the turn of this step.'], ['%;q=x, zh', 'zh-Hans', '还没有到这一步。'],
  ];
  await ann.act(reference, 'accept', { text: 'Sorry.' });
  const { version } = await ann.open(reference);
  for (const [language, said, words] of asked) {
    const { status, headers, body } = await ann.send<Words>('POST', `/v1/desk/cases/${reference}/events`, { type: 'assign', version, payload: { departments: ['kiln'] } }, language === undefined ? {} : { 'Accept-Language': language });
    assert.deepEqual([status, headers.get('Content-Language'), body.detail, body.reason], [409, said, words, 'wrong-state']);
  }
  const inChinese = { 'Accept-Language': 'zh-CN' };
  const refused = async (who: typeof ann, type: string) => (await who.send<Words>('POST', `/v1/desk/cases/${reference}/events`, { type, version, payload: {} }, inChinese)).body;
  assert.deepEqual([await refused(ann, 'approve'), await refused(hua, 'close'), await refused(root, 'note'), await refused(ann, 'analyse')].map(({ title, detail }) => `${title} ${detail}`),
    ['现在不能办理。 这一步由其他角色办理。', '现在不能办理。 这一步由其他角色办理。', '现在不能办理。 您的角色无权办理。', '现在不能办理。 表单有缺漏或错误。']);
  const customers = await under.post<Words>(`/v1/cases/${reference}/events`, { type: 'agree' }, { 'Heed-Tracking-Code': receipt.trackingCode, 'Accept-Language': 'zh-TW' });
  assert.deepEqual([customers.body.reason, customers.body.detail], ['wrong-state', '還沒有到這一步。']);
});
