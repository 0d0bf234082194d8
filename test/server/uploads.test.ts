import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicCase, Receipt } from 'heed/domain';
import { cleanUp } from '../../server/app.ts';
import { sha256 } from '../../server/crypto.ts';
import { complaint, newKey, testApp, UNLIMITED } from './helpers.ts';

interface Uploaded { readonly id: string; readonly name: string; readonly type: string; readonly size: number; readonly digest: string; readonly code?: string }
const bytes = (...parts: (string | number[])[]) => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const be32 = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const le32 = (n: number) => be32(n).reverse();
const CANARY = 'GPS-31.2304-121.4737';

const chunk = (name: string, data: (string | number[])[]) => [...be32(bytes(...data).length), ...bytes(name), ...bytes(...data), 0, 0, 0, 0];
const png = (...extra: number[][]) => bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], chunk('IHDR', [be32(2), be32(2), [8, 2, 0, 0, 0]]), ...extra, chunk('IDAT', ['pixels']), chunk('IEND', []));
const segment = (marker: number, data: (string | number[])[]) => [0xff, marker, ...be32(bytes(...data).length + 2).slice(2), ...bytes(...data)];
const exif = ['Exif\0\0', 'MM', [0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0], CANARY];
const FRAME = segment(0xc0, [[8, 0, 2, 0, 2, 1, 1, 0x11, 0]]);
const jpeg = (...extra: number[][]) => bytes([0xff, 0xd8], segment(0xe0, ['JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]]), ...extra, FRAME, segment(0xda, [[1, 1, 0, 0, 63, 0]]), 'scan', [0xff, 0, 0xff, 0xd0], 'more', [0xff, 0xd9]);
const riff = (name: string, data: (string | number[])[]) => { const b = bytes(...data); return [...bytes(name), ...le32(b.length), ...b, ...(b.length % 2 ? [0] : [])]; };
const webp = (...chunks: number[][]) => bytes('RIFF', le32(4 + chunks.flat().length), 'WEBP', ...chunks);

test('the four types are taken and described by their content', async () => {
  const { upload } = await testApp();
  for (const [type, file] of Object.entries({ 'image/png': png(), 'image/jpeg': jpeg(), 'image/webp': webp(riff('VP8L', ['pixels'])), 'application/pdf': bytes('%PDF-1.7\n%%EOF') })) {
    const { status, body } = await upload<Uploaded>(file, 'a', 'text/html');
    assert.deepEqual([status, body.type, body.size, body.digest], [201, type, file.length, await sha256(file)]);
  }
});

test('whatever is not one of them is refused, whatever it is called', async () => {
  const { upload } = await testApp();
  for (const [what, file] of Object.entries({
    'HTML': bytes('<!doctype html><script>alert(1)</script>'), 'SVG': bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'nothing': bytes(), 'GIF': bytes('GIF89a<script>'),
    'a cut PNG': png().subarray(0, 40), 'a cut JPEG': jpeg().subarray(0, 30), 'HTML before PDF': bytes('<html>%PDF-1.7'), 'a PNG head with HTML': bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], '<html>'),
    'a huge PNG': bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], chunk('IHDR', [be32(50_000), be32(50_000), [8, 2, 0, 0, 0]]), chunk('IEND', [])),
  })) {
    const { status, body } = await upload<Uploaded>(file, 'photo.png', 'image/png');
    assert.deepEqual([what, status, body.code], [what, 415, 'unsupported-type']);
  }
});

test('place, camera, comments and everything behind the picture are taken out; its turn stays', async () => {
  const { upload, files, store } = await testApp();
  const dirty = {
    jpeg: bytes([...jpeg(segment(0xe1, exif), segment(0xe1, ['http://ns.adobe.com/xap/1.0/\0', CANARY]), segment(0xed, [CANARY]), segment(0xfe, [CANARY]), segment(0xe2, ['MPF\0', CANARY]))], '<html>', CANARY),
    png: bytes([...png(chunk('eXIf', [CANARY]), chunk('tEXt', ['Author\0', CANARY]), chunk('iTXt', [CANARY]))], CANARY),
    webp: bytes([...webp(riff('VP8X', [[0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0]]), riff('VP8L', ['pixels']), riff('EXIF', [CANARY]), riff('XMP ', [CANARY]))], CANARY),
  };
  for (const [what, file] of Object.entries(dirty)) {
    const { status, body } = await upload<Uploaded>(file, what);
    assert.equal(status, 201, what);
    const [record] = await store.uploads('default', [body.id]);
    const kept = (await files.get(record!.storageKey))!;
    assert.ok(!Buffer.from(kept).includes(CANARY) && !Buffer.from(kept).includes('<html>'), what);
    assert.deepEqual([body.size, body.digest], [kept.length, await sha256(kept)], what);
    assert.equal((await upload<Uploaded>(kept, what)).body.digest, body.digest, `${what}: stripping again changes nothing`);
    if (what === 'jpeg') assert.ok(Buffer.from(kept).includes(Buffer.from([1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6])), 'the orientation is kept');
    if (what === 'webp') assert.equal(kept[20], 0, 'the header does not promise Exif');
  }
});

test('a file that is too large is refused while it arrives', async () => {
  const { upload, call } = await testApp({ settings: { ...UNLIMITED, uploadBytes: 1000 } });
  assert.equal((await upload<Uploaded>(bytes('%PDF-1.7', new Array(1001).fill(32)))).status, 413);
  let pulled = 0;
  const endless = new ReadableStream({ pull: (controller) => { pulled++; controller.enqueue(new Uint8Array(16_384)); } });
  const { status } = await call('/v1/uploads', { method: 'POST', headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: endless, duplex: 'half' } as RequestInit);
  assert.equal(status, 413);
  assert.ok(pulled < 10, `${pulled} parts were read`);
});

test('a body that never ends is given up, and its sender may try again', async () => {
  const { call } = await testApp({ settings: { ...UNLIMITED, arrivalSeconds: 0.05, uploadBytes: 1000 } });
  for (const [path, type] of [['/v1/uploads', 'multipart/form-data; boundary=x'], ['/v1/cases', 'application/json']] as const) {
    let cancelled = false;
    const stuck = new ReadableStream({ start: (controller) => controller.enqueue(bytes('{')), cancel: () => { cancelled = true; } });
    const answer = await call<Uploaded>(path, { method: 'POST', headers: { 'Content-Type': type, 'Idempotency-Key': newKey() }, body: stuck, duplex: 'half' } as RequestInit);
    assert.deepEqual([answer.status, answer.body.code, answer.headers.get('Connection'), cancelled], [503, 'unavailable', 'close', true]);
  }
});

test('names are made safe to show and to save', async () => {
  const { upload } = await testApp();
  for (const [name, safe] of Object.entries({
    '../../etc/passwd': 'passwd.pdf', '..\\..\\boot.pdf': 'boot.pdf', 'a\r\nSet-Cookie: x.pdf': 'aSet-Cookie_ x.pdf', 'inv\u202Efdp.exe': 'invfdp.exe.pdf', '发票 2026.PDF': '发票 2026.PDF',
    'bill.pdf.exe': 'bill.pdf.exe.pdf', '.htaccess': 'htaccess.pdf', 'CON.pdf': '_CON.pdf', '-rf.pdf': 'rf.pdf', '...': 'file.pdf', [`${'长'.repeat(300)}.pdf`]: `${'长'.repeat(110)}.pdf`,
  })) {
    assert.equal((await upload<Uploaded>('%PDF-1.7', name)).body.name, safe);
  }
});

test('a request that is no upload is refused', async () => {
  const { call } = await testApp();
  const post = (body: BodyInit, headers: Record<string, string> = {}) => call('/v1/uploads', { method: 'POST', body, headers });
  assert.equal((await post('{}', { 'Content-Type': 'application/json' })).status, 415);
  assert.equal((await post('--x\r\nbroken', { 'Content-Type': 'multipart/form-data; boundary=x' })).status, 400);
  const wrong = new FormData();
  wrong.append('file', 'only text');
  assert.equal((await post(wrong)).status, 400);
  const two = new FormData();
  for (const name of ['file', 'file']) two.append(name, new File(['%PDF-1.7'], 'a.pdf'));
  assert.equal((await post(two)).status, 400);
});

test('a case takes its files, gives them to its customer as attachments, and to nobody else', async () => {
  const { upload, post, call } = await testApp();
  const { body: file } = await upload<Uploaded>(png(), 'Foto „eins“ 图.png');
  const { body: receipt } = await post<Receipt>('/v1/cases', complaint({}, { files: [file.id] }));
  const headers = { 'Heed-Tracking-Code': receipt.trackingCode };
  const { body: seen } = await call<PublicCase>(`/v1/cases/${receipt.reference}`, { headers });
  assert.deepEqual(seen.files, [file]);
  const response = await call(`/v1/cases/${receipt.reference}/files/${file.id}`, { headers });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Disposition'), `attachment; filename="Foto _eins_ _.png"; filename*=UTF-8''Foto%20%E2%80%9Eeins%E2%80%9C%20%E5%9B%BE.png`);
  assert.equal(response.headers.get('Content-Type'), 'image/png');
  assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
  assert.match(response.headers.get('Content-Security-Policy')!, /^sandbox;/);
  const other = await post<Receipt>('/v1/cases', complaint({ subject: 'Other' }));
  assert.equal((await call(`/v1/cases/${other.body.reference}/files/${file.id}`, { headers: { 'Heed-Tracking-Code': other.body.trackingCode } })).status, 404);
  const stolen = await post<{ code: string }>('/v1/cases', complaint({ subject: 'Third' }, { files: [file.id] }));
  assert.deepEqual([stolen.status, stolen.body.code], [422, 'invalid']);
});

test('the same submission with its files uploaded again is the same submission', async () => {
  const { upload, post } = await testApp();
  const headers = { 'Idempotency-Key': newKey() };
  const send = async () => post<Receipt>('/v1/cases', complaint({}, { files: [(await upload<Uploaded>(png())).body.id] }), headers);
  const first = await send();
  const again = await send();
  assert.equal(again.text, first.text);
  assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
});

test('unclaimed files go after two days, claimed ones stay, and a replay is answered still', async () => {
  const { upload, post, store, files, time } = await testApp();
  const [claimed, lost] = [(await upload<Uploaded>(png())).body, (await upload<Uploaded>(png())).body];
  const body = complaint({}, { files: [claimed.id] });
  const headers = { 'Idempotency-Key': newKey() };
  const first = await post('/v1/cases', body, headers);
  const [record] = await store.uploads('default', [lost.id]);
  time.now += 49 * 3600_000;
  await cleanUp({ store, files, clock: () => time.now });
  assert.equal(await files.get(record!.storageKey), undefined);
  assert.deepEqual((await store.uploads('default', [claimed.id, lost.id])).map(({ id }) => id), [claimed.id]);
  assert.equal((await post('/v1/cases', body, headers)).text, first.text);
});
