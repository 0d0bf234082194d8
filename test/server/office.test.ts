import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LibraryDraft, LibraryEntry, LibraryPage, Receipt, Role, Script } from 'heed/domain';
import type { Asking } from '../../server/context.ts';
import { complaint, newKey, testApp, type TestApp } from './helpers.ts';

const JPEG = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (c) => c.charCodeAt(0));

/** The app, and who is asking: to be changed as the test goes on. */
async function world(...roles: Role[]) {
  const who: { user: Asking } = { user: { id: 'u1', displayName: '陈静', roles: roles.length ? roles : ['agent'] } };
  const app = await testApp({ staff: () => Promise.resolve(who.user) });
  const put = <T>(path: string, body: object) => app.call<T>(path, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return { ...app, who, put };
}

test('nobody who is not of the staff reads scripts or library, or checks the events', async () => {
  const { call } = await testApp();
  for (const path of ['/v1/desk/scripts', '/v1/desk/library', '/v1/desk/library/x', '/v1/audit/verify']) assert.equal((await call(path)).status, 401, path);
});

test('scripts for this kind and channel come before those for any', async () => {
  const { call } = await world();
  const { body } = await call<{ scripts: Script[] }>('/v1/desk/scripts?purpose=acknowledgement&kind=complaint&channel=phone&locale=zh-Hans');
  assert.equal(body.scripts[0]?.id, 'ack-complaint-phone.zh-Hans');
  assert.ok(body.scripts.every(({ purpose, locale, kind }) => purpose === 'acknowledgement' && locale === 'zh-Hans' && kind === 'complaint'));
  assert.equal((await call('/v1/desk/scripts?purpose=poetry')).status, 400);
});

test('a manager changes a script; the agent sees it, and that it was used', async () => {
  const { call, put, post, who } = await world('manager');
  const shipped = (await call<{ scripts: Script[] }>('/v1/desk/scripts?purpose=progress&locale=en')).body.scripts.find(({ id }) => id === 'progress.en')!;
  assert.deepEqual([shipped.version, shipped.shipped, shipped.used], [1, true, 0]);
  const content = { purpose: 'progress', locale: 'en', title: 'Where we are now', text: 'Dear {name}, {reference}' };
  const saved = await put<Script>('/v1/desk/scripts/progress.en', { ...content, version: 1 });
  assert.deepEqual([saved.status, saved.body.version, saved.body.shipped, saved.body.updatedBy], [200, 2, false, '陈静']);
  assert.equal((await put('/v1/desk/scripts/progress.en', { ...content, version: 1 })).status, 409);
  const unknown = await put<{ issues: { params: { name: string } }[] }>('/v1/desk/scripts/progress.en', { ...content, text: '{name} {discount}', version: 2 });
  assert.deepEqual([unknown.status, unknown.body.issues[0]?.params.name], [422, 'discount']);
  assert.equal((await put<Script>('/v1/desk/scripts/own-one', { ...content, channel: 'phone', version: 0 })).body.version, 1);
  who.user = { ...who.user, roles: ['agent'] };
  assert.equal((await put('/v1/desk/scripts/progress.en', { ...content, version: 2 })).status, 403);
  for (const times of [1, 2]) assert.deepEqual((await post('/v1/desk/scripts/progress.en/used', {})).body, { used: times });
  assert.equal((await post('/v1/desk/scripts/nothing/used', {})).status, 404);
  const now = (await call<{ scripts: Script[] }>('/v1/desk/scripts?purpose=progress&locale=en')).body.scripts;
  assert.deepEqual(now.filter(({ id }) => ['progress.en', 'own-one'].includes(id)).map(({ id, title, used }) => [id, title, used]), [['progress.en', 'Where we are now', 2], ['own-one', 'Where we are now', 0]]);
});

test('T-01: a disabled script is not offered and keeps its count; a deleted one is gone for everybody', async () => {
  const { call, put, post, who } = await world('manager');
  const offered = async (more = '') => (await call<{ scripts: Script[] }>(`/v1/desk/scripts?purpose=progress&locale=en${more}`)).body.scripts.map(({ id, disabled, used }) => [id, disabled, used] as const);
  const remove = (id: string, version?: number) => call<{ reason?: string }>(`/v1/desk/scripts/${id}${version === undefined ? '' : `?version=${version}`}`, { method: 'DELETE' });
  const content = { purpose: 'progress', locale: 'en', title: 'Where we are', text: 'Dear {name}' };
  await put('/v1/desk/scripts/own-one', { ...content, version: 0 });
  for (const id of ['own-one', 'progress.en']) await post(`/v1/desk/scripts/${id}/used`, {});
  for (const [id, version] of [['own-one', 1], ['progress.en', 1]] as const) assert.equal((await put<Script>(`/v1/desk/scripts/${id}`, { ...content, disabled: true, version })).body.disabled, true);
  const before = await offered();
  assert.ok(!before.some(([id]) => id === 'own-one' || id === 'progress.en'));
  assert.deepEqual((await offered('&disabled=true')).filter(([, disabled]) => disabled), [['own-one', true, 1], ['progress.en', true, 1]]);
  await put('/v1/desk/scripts/own-one', { ...content, version: 2 });
  assert.deepEqual((await offered()).find(([id]) => id === 'own-one'), ['own-one', undefined, 1]);

  assert.deepEqual([(await remove('own-one')).status, (await remove('own-one', 2)).status, (await remove('nothing', 1)).status], [400, 409, 404]);
  who.user = { ...who.user, roles: ['agent'] };
  assert.deepEqual([(await remove('own-one', 3)).status, (await call('/v1/desk/scripts?disabled=true')).status, (await call('/v1/desk/scripts?disabled=false')).status], [403, 403, 200]);
  who.user = { ...who.user, roles: ['admin', 'agent'] };
  for (const [id, version] of [['own-one', 3], ['progress.en', 2]] as const) {
    assert.equal((await remove(id, version)).status, 204);
    assert.equal((await remove(id, version + 1)).status, 404);
    assert.equal((await put(`/v1/desk/scripts/${id}`, { ...content, version: version + 1 })).status, 409, 'nothing brings it back');
    assert.equal((await put(`/v1/desk/scripts/${id}`, { ...content, version: 0 })).status, 409);
    assert.equal((await post(`/v1/desk/scripts/${id}/used`, {})).status, 404);
  }
  assert.deepEqual(await offered('&disabled=true'), before);
});

/** A complaint that ran to its end. */
async function closed(app: TestApp, state = 'closed') {
  const { body: file } = await app.upload<{ id: string }>(JPEG);
  const { body } = await app.post<Receipt>('/v1/cases', complaint({ subject: '漏水 13800138000', name: '李小明', description: '我是李小明，住在建国路88号3栋2单元501室，厨房漏水，京A12345停在门口' }, { files: [file.id], locale: 'zh-Hans' }));
  const stored = (await app.store.caseByReference('default', body.reference))!;
  const steps: readonly (readonly [string, object])[] = [
    ['analyse', { cause: '密封圈老化', responsibility: '工程部' }], ['assign', { departments: [{ department: 'engineering' }] }],
    ['close', { summary: '已更换', lesson: '李小明提醒我们：每年检查密封圈', measure: '巡检，联系王师傅 010-88886666' }],
  ];
  for (const [type, data] of steps) {
    await app.store.appendEvent({ site: 'default', caseId: stored.id, key: newKey(), digest: type, uploads: [], decide: () => ({ event: { type, at: body.receivedAt, by: 'staff', state: type === 'close' ? state : 'analysed', visibility: 'internal', files: [], data: data as never } }) });
  }
  return { reference: body.reference, photo: file.id };
}

test('a closed case becomes an entry without its people, which is read before it is saved and then found', async () => {
  const app = await world('agent');
  const { reference, photo } = await closed(app);
  const { status, body: draft } = await app.post<LibraryDraft>('/v1/desk/library/preview', { reference });
  assert.equal(status, 200);
  assert.equal(draft.title, '漏水 〔电话〕');
  assert.equal(draft.problem, '我是〔姓名〕，〔地址〕，厨房漏水，〔车牌〕停在门口');
  assert.deepEqual([draft.cause, draft.lesson, draft.measure, draft.departments], ['密封圈老化', '〔姓名〕提醒我们：每年检查密封圈', '巡检，联系〔姓名〕 〔电话〕', ['engineering']]);
  assert.deepEqual(draft.photos.map(({ id }) => id), [photo]);
  assert.deepEqual(draft.redacted.map(({ field, what, count }) => `${field} ${what} ${count}`), ['title phone 1', 'problem plate 1', 'problem address 1', 'problem name 1', 'lesson name 1', 'measure phone 1', 'measure name 1']);

  const { kind: _, redacted: __, photos: ___, ...written } = draft;
  const saved = await app.post<LibraryEntry>('/v1/desk/library', { ...written, problem: `${draft.problem} 李小明`, phase: 'use', photos: [photo] });
  assert.equal(saved.status, 201);
  assert.equal(saved.body.problem, '我是〔姓名〕，〔地址〕，厨房漏水，〔车牌〕停在门口 〔姓名〕');
  assert.ok(!JSON.stringify(saved.body).includes(reference));
  const found = await app.call<LibraryPage>(`/v1/desk/library?q=${encodeURIComponent('漏水 密封圈')}&phase=use&department=engineering&cause=${encodeURIComponent('老化')}`);
  assert.deepEqual(found.body.items, [saved.body]);
  assert.deepEqual((await app.call<LibraryEntry>(`/v1/desk/library/${saved.body.id}`)).body, saved.body);
  assert.equal((await app.call(`/v1/desk/library/${saved.body.id}/files/${photo}`)).status, 200);
  assert.equal((await app.call(`/v1/desk/library/${saved.body.id}/files/${'0'.repeat(32)}`)).status, 404);
  assert.equal((await app.call('/v1/desk/library/none')).status, 404);
});

test('P-02: an entry is opened as it was saved, keeps its author, and is never saved over by whoever has not seen it', async () => {
  const app = await world('agent');
  const { reference, photo } = await closed(app);
  const preview = async () => (await app.post<LibraryDraft>('/v1/desk/library/preview', { reference })).body;
  const written = { reference, title: 'a', problem: 'b', cause: 'c', departments: [], phase: 'use', lesson: 'd', measure: 'e', photos: [photo] };
  assert.equal((await preview()).saved, undefined);
  const { body: made } = await app.post<LibraryEntry>('/v1/desk/library', written);
  assert.deepEqual([made.version, made.createdBy, made.updatedBy], [1, '陈静', undefined]);
  const draft = await preview();
  assert.deepEqual([draft.title, draft.problem, draft.phase, draft.saved], ['a', 'b', 'use', made]);

  app.time.now += 60_000;
  app.who.user = { ...app.who.user, id: 'u2', displayName: '周强' };
  for (const version of [undefined, 0, 2]) {
    const { status, body } = await app.post<{ code: string; reason: string }>('/v1/desk/library', { ...written, lesson: 'other', version });
    assert.deepEqual([status, body.code, body.reason], [409, 'conflict', 'version']);
  }
  assert.deepEqual((await preview()).saved, made);
  const { body: changed } = await app.post<LibraryEntry>('/v1/desk/library', { ...written, lesson: 'other', version: 1 });
  assert.deepEqual(changed, { ...made, lesson: 'other', version: 2, updatedBy: '周强', updatedAt: new Date(app.time.now).toISOString() });
  assert.deepEqual((await app.store.library.versions('default', made.id)).map(({ lesson }) => lesson), ['d', 'other']);
  assert.equal((await app.post('/v1/desk/library', { ...written, version: 1 })).status, 409);
});

test('what the customer gave is taken out however it is written', async () => {
  const app = await world('agent');
  const { body: { reference, receivedAt } } = await app.post<Receipt>('/v1/cases', complaint({ name: 'Anne-Marie Li', phone: '07700 900123', email: 'anne@example.com', orderNumber: 'SW-2026-77', description: 'Ask Li (anne at example.com, 0 7700-900-123) for sw202677' }, { locale: 'en' }));
  const stored = (await app.store.caseByReference('default', reference))!;
  await app.store.appendEvent({ site: 'default', caseId: stored.id, key: newKey(), digest: 'close', uploads: [], decide: () => ({ event: { type: 'close', at: receivedAt, by: 'staff', state: 'closed', visibility: 'internal', files: [], data: {} as never } }) });
  const { body } = await app.post<LibraryDraft>('/v1/desk/library/preview', { reference });
  assert.equal(body.problem, 'Ask [name] ([e-mail], [phone]) for [order number]');
});

test('an open or withdrawn case, photos of others and roles without it make no entry', async () => {
  const app = await world('agent');
  const { body } = await app.post<Receipt>('/v1/cases', complaint());
  assert.equal((await app.post('/v1/desk/library/preview', { reference: body.reference })).status, 409);
  assert.equal((await app.post('/v1/desk/library/preview', { reference: 'HD-00000-00000' })).status, 404);
  for (const state of ['withdrawn', 'merged']) assert.equal((await app.post('/v1/desk/library/preview', { reference: (await closed(app, state)).reference })).status, 409, state);
  const { reference } = await closed(app);
  const written = { reference, title: 'a', problem: 'b', cause: 'c', departments: [], phase: 'use', lesson: 'd', measure: 'e' };
  assert.equal((await app.post('/v1/desk/library', { ...written, photos: ['0'.repeat(32)] })).status, 422);
  assert.equal((await app.post('/v1/desk/library', { ...written, cause: ' ', photos: [] })).status, 400);
  app.who.user = { ...app.who.user, roles: ['handler'] };
  assert.equal((await app.post('/v1/desk/library/preview', { reference })).status, 403);
  assert.equal((await app.call('/v1/desk/library')).status, 200);
});

test('pages of the library follow each other, none twice', async () => {
  const app = await world('agent');
  for (let i = 0; i < 3; i++) {
    app.time.now += 1000;
    const { reference } = await closed(app);
    await app.post('/v1/desk/library', { reference, title: `t${i}`, problem: 'b', cause: 'c', departments: [], phase: 'use', lesson: 'd', measure: 'e', photos: [] });
  }
  const first = (await app.call<LibraryPage>('/v1/desk/library?limit=2')).body;
  const second = (await app.call<LibraryPage>(`/v1/desk/library?limit=2&after=${first.next}`)).body;
  assert.deepEqual([...first.items, ...second.items].map(({ title }) => title), ['t2', 't1', 't0']);
  assert.equal(second.next, undefined);
});

test('an admin has the events checked; a manager does not', async () => {
  const app = await world('admin');
  await app.post('/v1/cases', complaint());
  // An answer to a survey has a key too, and is no case.
  assert.equal((await app.post('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values: { overall: 5 }, locale: 'en' })).status, 201);
  assert.deepEqual((await app.call('/v1/audit/verify')).body, { checked: 1 }, 'nobody can say yet whether it is the newest');
  app.time.now += 60_000;
  const { head, ...report } = (await app.call<{ head: string }>('/v1/audit/verify')).body;
  assert.deepEqual(report, { checked: 1 });
  assert.deepEqual((await app.call(`/v1/audit/verify?head=${head}`)).body, { checked: 1, head });
  assert.deepEqual((await app.call(`/v1/audit/verify?head=1:${'0'.repeat(64)}`)).body, { checked: 1, fault: { reference: '', seq: 1, fault: 'head-differs' } });
  assert.equal((await app.call('/v1/audit/verify?head=x')).status, 400);
  app.who.user = { ...app.who.user, roles: ['manager'] };
  assert.equal((await app.call('/v1/audit/verify')).status, 403);
});
