import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import type { CasePage, Session } from 'heed/domain';
import { administer } from '../../../server/admin.ts';
import { pbkdf2 } from '../../../server/auth/passwords.ts';
import { startServer } from '../../../server/main.ts';
import { openSqliteStore } from '../../../server/store/dialects/node-sqlite.ts';
import { temporaryFolder } from '../helpers.ts';
import { seed } from '../../../scripts/demo-data.mjs';

async function service() {
  const store = openSqliteStore(temporaryFolder());
  await store.migrate();
  after(() => store.close());
  const run = (line: string) => administer(line.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', '')), { store, passwords: pbkdf2({ iterations: 10 }) });
  return { store, run };
}

test('the command line adds somebody with a one-time password, and says what is wrong with what to type', async () => {
  const { store, run } = await service();
  await assert.rejects(run('user add li --role agent --department kiln'), { name: 'UsageError', message: /no department "kiln".*none yet.*department add kiln/ });
  assert.equal(await run('department add kiln --en Kiln --zh-Hans 窑炉'), 'There is a department kiln.');
  const said = await run('user add Li.Wei --display "Li Wei" --role agent --role manager --department kiln');
  const [, password] = /One-time password of li\.wei: ((?:[a-z2-9]{4}-){3}[a-z2-9]{4})\n/.exec(said)!;
  const account = (await store.staff.userByName('default', 'LI.WEI'))!;
  assert.deepEqual([account.displayName, account.roles, account.departments, account.mustChange], ['Li Wei', ['agent', 'manager'], ['kiln'], true]);
  assert.ok(await pbkdf2({ iterations: 10 }).verify(password!, account.passwordHash));
  assert.match(await run('user list'), /^li\.wei {2}Li Wei {2}agent, manager {2}kiln {2}one-time password$/);
  assert.equal(await run('department list'), 'kiln  Kiln / 窑炉');
  const again = await run('user reset li.wei');
  assert.ok(!again.includes(password!));
  await run('user disable li.wei');
  assert.equal((await store.staff.userByName('default', 'li.wei'))?.disabled, true);
  await run('user change li.wei --role handler');
  assert.deepEqual((await store.staff.userByName('default', 'li.wei'))?.roles, ['handler']);
  await run('user change li.wei --email li.wei@shop.example --locale zh-hans');
  assert.deepEqual(await store.staff.userByName('default', 'li.wei').then((user) => [user?.email, user?.locale]), ['li.wei@shop.example', 'zh-Hans']);
  assert.match(await run('user list'), / {2}li\.wei@shop\.example$/);
  await run('user change li.wei --email ""');
  assert.equal((await store.staff.userByName('default', 'li.wei'))?.email, undefined);
  for (const [line, message] of [
    ['user change li.wei --email nowhere', /"nowhere" is no e-mail address/], ['user add x --role agent --locale fr', /not written in "fr".*en, zh-Hans, zh-Hant/],
    ['user add li.wei --role agent', /name "li\.wei" is taken.*user reset li\.wei/], ['user add x', /at least one --role/], ['user add x --role boss', /"boss" is no role. Roles are: agent, handler, manager, admin/],
    ['user add', /name to sign in with is missing/], ['user add "a b" --role agent', /"a b" cannot be a name/], ['user reset nobody', /no user "nobody".*user list/], ['user dance', /nothing that heed-server does/],
    ['user list --verbose', /verbose/], ['department add Kiln --en K', /small letters/], ['department add oven', /--en/], ['department remove oven', /no department "oven"/], ['user list a b', /too many/],
  ] as const) await assert.rejects(run(line), { name: 'UsageError', message }, line);
});

test('the command line defines what cases concern, in three languages, and retires it', async () => {
  const { store, run } = await service();
  assert.equal(await run('category list'), 'There is none yet.');
  assert.equal(await run('category add packaging --under product --en Packaging --zh-Hans 包装 --zh-Hant 包裝'), 'Product › Packaging (packaging) is offered.');
  await run('category add dented --under packaging --en "Dented box" --zh-Hans 纸箱凹陷 --zh-Hant 紙箱凹陷');
  assert.equal(await run('category rename dented --en "Dented carton"'), 'Product › Packaging › Dented carton (dented) is offered.');
  assert.equal(await run('category retire dented'), 'Product › Packaging › Dented carton (dented) is no longer offered. Cases that have it keep it.');
  assert.match(await run('category list'), /^dented +Product › Packaging › Dented carton +纸箱凹陷 +紙箱凹陷 +retired$/m);
  await run('category revive dented');
  assert.equal((await store.categories.taxonomy('default'))!.categories[1]!.retired, undefined);
  assert.deepEqual([await store.categories.version('default'), (await store.categories.taxonomy('default', 4))!.categories[1]!.retired, (await store.categories.taxonomy('default'))!.updatedBy], [5, true, 'heed-server']);
  for (const [line, message] of [
    ['category add dented --under product --en D', /is a category "dented" already/], ['category add product --under service --en P', /"product" already/], ['category add x --en X', /--under product/], ['category add x --under product --en X', /called in zh-Hans/],
    ['category add x --under nowhere --en X --zh-Hans X --zh-Hant X', /no category "nowhere"/], ['category add X! --under product --en X --zh-Hans X --zh-Hant X', /cannot be a code/], ['category retire x', /no category "x"/], ['category retire product', /always there/], ['category add', /code of a category is missing/],
  ] as const) await assert.rejects(run(line), { name: 'UsageError', message }, line);
});

test('heed-server with words looks after the staff of the database that the environment names, and ends with 1 on a mistake', () => {
  const bin = fileURLToPath(new URL('../../../server/bin.ts', import.meta.url));
  const run = (...args: string[]) => spawnSync(process.execPath, ['--conditions=heed-source', '--disable-warning=ExperimentalWarning', bin, ...args], { encoding: 'utf8', env: { ...process.env, HEED_DATA: folder, DATABASE_URL: '' } });
  const folder = temporaryFolder();
  assert.match(run('user', 'add', 'root', '--role', 'admin').stdout, /One-time password of root: /);
  const wrong = run('user', 'add', 'root', '--role', 'admin');
  assert.deepEqual([wrong.status, wrong.stdout], [1, '']);
  assert.match(wrong.stderr, /^heed-server: The name "root" is taken/);
  assert.match(run('--help').stdout, /heed-server user add NAME/);
});

test('the demonstration begins with an account for each role and cases at many places, once', async () => {
  const { url, store, close } = await startServer({ port: 0, host: '127.0.0.1', dataDir: temporaryFolder(), env: { HEED_LOG: 'silent' } });
  after(close);
  const accounts = (await seed({ url, store }))!;
  assert.deepEqual(accounts.map(({ role }) => role), ['agent', 'handler', 'manager', 'admin']);
  assert.equal(await seed({ url, store }), undefined, 'only where there is nobody');
  const manager = accounts.find(({ role }) => role === 'manager')!;
  const headers = { 'Content-Type': 'application/json' };
  const signed = await fetch(`${url}/v1/desk/session`, { method: 'POST', headers, body: JSON.stringify({ name: manager.name, password: manager.password }) });
  const session = await signed.json() as Session;
  assert.equal(session.mustChangePassword, true);
  const cookie = (response: Response) => response.headers.get('set-cookie')!.split(';')[0]!;
  const changed = await fetch(`${url}/v1/desk/session/password`, {
    method: 'POST', headers: { ...headers, 'Cookie': cookie(signed), 'Heed-CSRF': session.csrf! }, body: JSON.stringify({ current: manager.password, next: 'eleven slow ferries' }),
  });
  const { items } = await (await fetch(`${url}/v1/desk/cases`, { headers: { Cookie: cookie(changed) } })).json() as CasePage;
  assert.ok(items.length >= 6 && new Set(items.map(({ state }) => state)).size >= 5);
  assert.deepEqual([items[0]?.emergency, items.some(({ overdue }) => overdue === 'answer')], [true, true]);
  assert.equal((await store.verifyChain('default')).fault, undefined);
});
