import { expect, field, fill, formOn, send, test } from './support.ts';

/** An APP1 segment with the EXIF tag that points to a place. */
function exifWithPlace(): Buffer {
  const tiff = Buffer.alloc(26 + 18);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8); // one entry: GPS IFD at 26
  tiff.writeUInt16BE(0x8825, 10);
  tiff.writeUInt16BE(4, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt32BE(26, 18);
  tiff.writeUInt16BE(1, 26); // one entry: GPSLatitudeRef "N"
  tiff.writeUInt16BE(1, 28);
  tiff.writeUInt16BE(2, 30);
  tiff.writeUInt32BE(2, 32);
  tiff.write('N\0', 36, 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(tiff.length + 8, 2);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

test('a photo that cannot be read yet, because its part does not load, is named, kept, and sent with the rest', async ({ page, faults, request }) => {
  faults.expectFailure(/./);
  await page.goto('/embed?lang=en');
  const form = formOn(page);
  await fill(form, { subject: 'A part is missing', description: 'Files were renamed while the page was open.' });
  const part = /\/heed\/.*(files|picking)-/;
  await page.route(part, (route) => route.fulfill({ status: 404 }));
  await field(form, 'files').setInputFiles({ name: 'crack.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 crack') });
  const summary = form.locator('.summary');
  await expect(summary).toContainText('crack.pdf');
  await expect(form.locator('[data-field=files] .error')).toContainText('crack.pdf');
  // Nothing goes out without it.
  await form.locator('form [type=submit]').click();
  await expect(summary).toContainText('crack.pdf');
  await expect(form.locator('[part~=panel]')).toHaveCount(0);
  await page.unroute(part);
  const { reference, code } = await send(form);
  const { files } = await (await request.get(`/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': code } })).json() as { files: { name: string }[] };
  expect(files.map(({ name }) => name)).toEqual(['crack.pdf']);
});

test('a photo arrives smaller and without the place where it was taken', async ({ page, request }) => {
  await page.goto('/embed?lang=en');
  const plain = Buffer.from(await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3000, 1500);
    const brush = canvas.getContext('2d')!;
    brush.fillStyle = 'tan';
    brush.fillRect(0, 0, 3000, 1500);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
  }));
  const buffer = Buffer.concat([plain.subarray(0, 2), exifWithPlace(), plain.subarray(2)]);
  expect(buffer.includes('Exif')).toBe(true);

  const form = formOn(page);
  await fill(form, { subject: 'With a photo', description: 'See the picture.' });
  await field(form, 'files').setInputFiles({ name: '../裂 纹.jpg', mimeType: 'image/jpeg', buffer });
  const { reference, code } = await send(form);

  const headers = { 'Heed-Tracking-Code': code };
  const { files } = await (await request.get(`/v1/cases/${reference}`, { headers })).json() as { files: { id: string; name: string; size: number }[] };
  expect(files).toHaveLength(1);
  expect(files[0]!.name).not.toContain('/');
  const answer = await request.get(`/v1/cases/${reference}/files/${files[0]!.id}`, { headers });
  expect(answer.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-disposition': expect.stringMatching(/^attachment/) });
  const stored = await answer.body();
  expect(stored).toHaveLength(files[0]!.size);
  expect(stored.includes('Exif')).toBe(false);
  const [width, height] = await page.evaluate(async (bytes) => {
    const { width, height } = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    return [width, height];
  }, [...stored]);
  expect([width, height]).toEqual([2048, 1024]);
});
