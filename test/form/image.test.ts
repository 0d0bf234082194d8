import { expect } from '@open-wc/testing';
import { shrinkImage } from '../../src/form/image.ts';

/** A picture whose upper left corner is red and whose rest is blue. */
async function picture(width: number, height: number, type: string, transparent = false): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'blue';
  if (!transparent) context.fillRect(0, 0, width, height);
  context.fillStyle = 'red';
  context.fillRect(0, 0, width / 2, height / 2);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.95));
  if (blob?.type !== type) throw new Error(`This browser does not write ${type}.`);
  return new Uint8Array(await blob.arrayBuffer());
}

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const canary = 'GPS 31.2304 N 121.4737 E';
/** A directory with an orientation, and a place behind it. */
const tiff = (orientation: number) => join(latin('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0'), Uint8Array.of(orientation), latin(`\0\0\0\0\0\0${canary}`));
const segment = (marker: number, content: Uint8Array) => join(Uint8Array.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255), content);

/** A JPEG as telephones write it, with a second picture behind the end. */
const fromPhone = (jpeg: Uint8Array, orientation = 1) => join(
  jpeg.subarray(0, 2), segment(0xe1, join(latin('Exif\0\0'), tiff(orientation))), segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x>${canary}</x>`)),
  segment(0xed, latin(canary)), segment(0xfe, latin(canary)), jpeg.subarray(2), latin(canary),
);

let table: Uint32Array | undefined;
function crc(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ n >>> 1 : n >>> 1;
    return n;
  });
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 255]! ^ c >>> 8;
  return ~c >>> 0;
}
const uint32 = (value: number, little = false) => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, little);
  return new Uint8Array(view.buffer);
};
const chunk = (name: string, content: Uint8Array) => join(uint32(content.length), latin(name), content, uint32(crc(join(latin(name), content))));
const webpChunk = (name: string, content: Uint8Array) => join(latin(name), uint32(content.length, true), content, new Uint8Array(content.length % 2));

const file = (bytes: Uint8Array, name: string, type: string) => new File([bytes as Uint8Array<ArrayBuffer>], name, { type, lastModified: 5 });
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const textOf = async (blob: Blob) => Array.from(await bytesOf(blob), (byte) => String.fromCharCode(byte)).join('');
const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);

async function corner(blob: Blob, x: number, y: number): Promise<string> {
  const bitmap = await createImageBitmap(blob);
  const context = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height }).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const [red = 0, , blue = 0, alpha = 0] = context.getImageData(Math.floor(x * (bitmap.width - 1)), Math.floor(y * (bitmap.height - 1)), 1, 1).data;
  return alpha < 128 ? 'clear' : red > blue ? 'red' : 'blue';
}
async function sizeOf(blob: Blob): Promise<[number, number]> {
  const { width, height } = await createImageBitmap(blob);
  return [width, height];
}

describe('a chosen picture', () => {
  it('that is too large becomes 2048 pixels long, and says nothing of where it was taken', async () => {
    const { file: sent, error } = await shrinkImage(file(fromPhone(await picture(3000, 1500, 'image/jpeg')), 'IMG 1.JPG', 'image/jpeg'));
    expect(error).to.equal(undefined);
    expect(await sizeOf(sent)).to.deep.equal([2048, 1024]);
    expect([sent.name, sent.type, sent.lastModified]).to.deep.equal(['IMG 1.JPG', 'image/jpeg', 5]);
    expect(await textOf(sent)).not.to.contain('GPS').and.not.to.contain('Exif');
    expect(await corner(sent, 0, 0)).to.equal('red');
  });

  it('that is small enough loses its metadata and no pixel', async () => {
    const plain = await picture(300, 200, 'image/jpeg');
    const { file: sent } = await shrinkImage(file(fromPhone(plain), 'a.jpeg', 'image/jpeg'));
    expect(equal(await bytesOf(sent), plain)).to.equal(true);
    expect(sent.name).to.equal('a.jpeg');
  });

  it('without metadata stays the very same file', async () => {
    const original = file(await picture(300, 200, 'image/jpeg'), 'a.jpg', 'image/jpeg');
    expect((await shrinkImage(original)).file).to.equal(original);
  });

  it('that was held sideways stands upright', async () => {
    const { file: sent } = await shrinkImage(file(fromPhone(await picture(300, 200, 'image/jpeg'), 6), 'a.jpg', 'image/jpeg'));
    expect(await sizeOf(sent)).to.deep.equal([200, 300]);
    expect(await corner(sent, 1, 0)).to.equal('red');
    expect(await corner(sent, 0, 0)).to.equal('blue');
    expect(await textOf(sent)).not.to.contain('GPS');
  });

  it('in PNG keeps its transparency, and loses what was written into it', async () => {
    const plain = await picture(100, 100, 'image/png', true);
    const iend = plain.length - 12;
    const told = join(plain.subarray(0, 33), chunk('tEXt', latin(`Comment\0${canary}`)), chunk('eXIf', tiff(1)), plain.subarray(33, iend), chunk('tIME', new Uint8Array(7)), plain.subarray(iend), latin(canary));
    const { file: sent } = await shrinkImage(file(told, 'a.png', 'image/png'));
    expect(equal(await bytesOf(sent), plain)).to.equal(true);
    const { file: smaller } = await shrinkImage(file(told, 'a.png', 'image/png'), { maxSide: 50 });
    expect([smaller.type, ...await sizeOf(smaller)]).to.deep.equal(['image/png', 50, 50]);
    expect([await corner(smaller, 0, 0), await corner(smaller, 1, 1)]).to.deep.equal(['red', 'clear']);
  });

  it('in WebP loses its metadata', async function () {
    const simple = await picture(100, 50, 'image/webp').catch(() => undefined);
    // A browser that cannot write WebP cannot make this picture; reading it is shown by the others.
    if (!simple) return;
    const body = simple.subarray(12);
    // Chromium writes either a plain picture, or an extended one whose first chunk has the flags.
    const extended = latin('VP8X').every((byte, i) => byte === body[i]);
    const head = extended ? body.slice(0, 18) : webpChunk('VP8X', Uint8Array.of(0, 0, 0, 0, 99, 0, 0, 49, 0, 0));
    const rest = extended ? body.subarray(18) : body;
    const riff = (flags: number, ...chunks: Uint8Array[]) => {
      const first = head.slice();
      first[8]! |= flags;
      const content = join(first, ...chunks);
      return join(latin('RIFF'), uint32(content.length + 4, true), latin('WEBP'), content);
    };
    const told = riff(0x0c, rest, webpChunk('EXIF', tiff(1)), webpChunk('XMP ', latin(canary)));
    const { file: sent, error } = await shrinkImage(file(told, 'a.webp', 'image/webp'));
    expect(error).to.equal(undefined);
    expect(equal(await bytesOf(sent), riff(0, rest))).to.equal(true);
    expect(await sizeOf(sent)).to.deep.equal([100, 50]);
  });

  it('with a wrong ending gets the right one', async () => {
    const bytes = fromPhone(await picture(30, 20, 'image/jpeg'));
    const { file: sent } = await shrinkImage(file(bytes, 'screenshot.png', 'image/png'));
    expect([sent.name, sent.type]).to.deep.equal(['screenshot.jpg', 'image/jpeg']);
  });

  it('that cannot be opened is named as such', async () => {
    const good = await picture(300, 200, 'image/jpeg');
    for (const bad of [latin('<html>'), good.subarray(0, 30), latin('\xff\xd8\xff')]) {
      const original = file(bad, 'a.jpg', 'image/jpeg');
      expect(await shrinkImage(original)).to.deep.equal({ file: original, error: 'unreadable-image' });
    }
    const empty = file(new Uint8Array(), 'a.jpg', 'image/jpeg');
    expect(await shrinkImage(empty)).to.deep.equal({ file: empty, error: 'empty-file' });
  });

  it('is drawn anew where its segments are broken', async () => {
    const good = await picture(300, 200, 'image/jpeg');
    const { file: sent, error } = await shrinkImage(file(join(good.subarray(0, 2), segment(0xe1, join(latin('Exif\0\0'), tiff(1))), Uint8Array.of(0, 0, 0), good.subarray(2)), 'a.jpg', 'image/jpeg'));
    expect(error).to.equal(undefined);
    expect(await textOf(sent)).not.to.contain('GPS');
    expect(await sizeOf(sent)).to.deep.equal([300, 200]);
  });

  it('is left alone if it is no picture', async () => {
    const pdf = file(latin('%PDF-1.7'), 'a.pdf', 'application/pdf');
    expect(await shrinkImage(pdf)).to.deep.equal({ file: pdf });
  });
});
