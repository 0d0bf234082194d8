import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSignature, type Receipt, receiptContent, sha256, type SigningKey, submissionDigest } from 'heed/domain';
import { readSettings } from '../../server/settings.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { complaint, newKey, postgres, temporaryFolder, testApp, UNLIMITED } from './helpers.ts';

const keysOf = async ({ call }: Awaited<ReturnType<typeof testApp>>) => (await call<{ keys: SigningKey[] }>('/.well-known/heed.json')).body.keys;
const RECEIPT: Receipt = {
  reference: 'HD-00000-00000', trackingCode: 'c', state: 'received', receivedAt: '2026-01-01T00:00:00.000Z', answerDueAt: '2026-01-01T01:00:00.000Z', digest: 'd', key: 'k',
  files: [{ name: 'a.png', size: 1, digest: 'e' }],
};

test('a receipt carries the digest of each file and a signature that the published key checks', async () => {
  const app = await testApp();
  const file = (await app.upload<{ id: string; digest: string }>('%PDF-1.7', 'bill.pdf')).body;
  const sent = complaint({}, { files: [file.id] });
  const { body } = await app.post<Receipt>('/v1/cases', sent);
  assert.deepEqual(body.files, [{ name: 'bill.pdf', size: 8, digest: await sha256('%PDF-1.7') }]);
  assert.equal(body.digest, await submissionDigest(sent, [file.digest]), 'whoever sent it computes the same');
  const keys = await keysOf(app);
  assert.equal(keys.length, 1);
  assert.equal(await checkSignature(body, keys), 'signed');
});

test('whatever is changed in a receipt, its signature no longer fits', async () => {
  const app = await testApp();
  const { body } = await app.post<Receipt>('/v1/cases', complaint());
  const keys = await keysOf(app);
  const forgeries: Partial<Receipt>[] = [
    { reference: 'HD-00000-00000' }, { receivedAt: '2026-03-04T05:06:07.001Z' }, { answerDueAt: '2030-01-01T00:00:00.000Z' }, { digest: '0'.repeat(64) }, { key: newKey() },
    { files: [{ name: 'a', size: 1, digest: 'b' }] }, { signature: { ...body.signature!, value: body.signature!.value.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) } },
    { signature: { ...body.signature!, value: 'no signature' } }, { signature: { ...body.signature!, value: '漏' } },
  ];
  for (const forgery of forgeries) assert.equal(await checkSignature({ ...body, ...forgery }, keys), 'forged', JSON.stringify(forgery));
  assert.equal(await checkSignature({ ...body, signature: undefined }, keys), 'unsigned');
  assert.equal(await checkSignature({ ...body, signature: { ...body.signature!, kid: 'somebody' } }, keys), 'unknown-key');
  assert.equal(await checkSignature(body, [{ ...keys[0]!, x: 'AAAA' }]), 'uncheckable');
});

test('the tracking code and the state are no part of what is signed', () => {
  assert.equal(receiptContent(RECEIPT), receiptContent({ ...RECEIPT, trackingCode: 'other', state: 'closed' } as Receipt));
  assert.ok(!receiptContent(RECEIPT).includes('trackingCode'));
});

test('a repeated request gets the very same signed receipt, also with files that were uploaded anew', async () => {
  const { post, upload } = await testApp();
  const headers = { 'Idempotency-Key': newKey() };
  const send = async () => post<Receipt>('/v1/cases', complaint({}, { files: [(await upload<{ id: string }>('%PDF-1.7', 'bill.pdf')).body.id] }), headers);
  const first = await send();
  assert.equal((await send()).text, first.text);
  assert.equal(first.body.files?.length, 1);
});

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  const database = engine === 'PostgreSQL' ? await postgres() : undefined;
  test(`a new key signs what comes, and the old one stays published (${engine})`, { skip: database === null && 'no PostgreSQL here' }, async () => {
    const where = database ? await database() : temporaryFolder();
    const open = (signingKey?: string) => testApp({ settings: { ...UNLIMITED, signingKey }, store: database ? openPostgresStore(where) : openSqliteStore(where) });
    const key = newKey();
    const first = await open();
    const { body: old } = await first.post<Receipt>('/v1/cases', complaint(), { 'Idempotency-Key': key });
    const second = await open('ab'.repeat(32));
    second.time.now += 1000;
    const { body: fresh } = await second.post<Receipt>('/v1/cases', complaint());
    const keys = await keysOf(second);
    assert.deepEqual(keys.map(({ kid }) => kid), [fresh.signature!.kid, old.signature!.kid]);
    assert.equal(await checkSignature(old, keys), 'signed');
    assert.equal(await checkSignature(fresh, keys), 'signed');
    assert.equal((await keysOf(first)).length, 2, 'a process with the old key tells the new one too');
    assert.equal((await (await open()).post<Receipt>('/v1/cases', complaint(), { 'Idempotency-Key': key })).body.signature!.value, old.signature!.value, 'back to the old key');
  });
}

test('the seed of RFC 8032 gives its public key', async () => {
  const signingKey = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const [key] = await keysOf(await testApp({ settings: { ...UNLIMITED, signingKey } }));
  assert.equal(Buffer.from(key!.x, 'base64url').toString('hex'), 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
});

test('a signing key that is none is named, with the remedy', () => {
  assert.throws(() => readSettings({ HEED_SIGNING_KEY: 'secret' }), { name: 'SettingsError', message: /HEED_SIGNING_KEY is not a key.*openssl rand -hex 32/ });
  assert.equal(readSettings({ HEED_SIGNING_KEY: 'AB'.repeat(32) }).signingKey, 'ab'.repeat(32));
});
