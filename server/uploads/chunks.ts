import { ascii, checkPixels, concat, Malformed, view } from './bytes.ts';

/** PNG chunks that make up the picture. Texts, times, Exif and unknown ones do not. */
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']);

/** A PNG with nothing in it but the picture, and nothing after its end. Throws {@link Malformed}. */
export function stripPng(bytes: Uint8Array): Uint8Array {
  const data = view(bytes);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8, first = true; ; first = false) {
    if (at + 12 > bytes.length) throw new Malformed('no end');
    const end = at + 12 + data.getUint32(at);
    if (end > bytes.length) throw new Malformed('chunk too long');
    const name = ascii(bytes, at + 4, 4);
    if (first !== (name === 'IHDR')) throw new Malformed('no header');
    if (first) checkPixels(data.getUint32(at + 8), data.getUint32(at + 12));
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return concat(kept);
    at = end;
  }
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** A WebP without Exif, XMP and unknown chunks, and nothing after its end. Throws {@link Malformed}. */
export function stripWebp(bytes: Uint8Array): Uint8Array {
  const data = view(bytes);
  const size = Math.min(bytes.length, data.getUint32(4, true) + 8);
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= size; ) {
    const length = data.getUint32(at + 4, true);
    const end = at + 8 + length + (length & 1);
    if (at + 8 + length > size) throw new Malformed('chunk too long');
    const name = ascii(bytes, at, 4);
    if (WEBP_KEPT.has(name)) kept.push(withoutFlags(name, bytes.subarray(at, Math.min(end, size))));
    at = end;
  }
  if (!kept.some((chunk) => ['VP8 ', 'VP8L', 'ANMF'].includes(ascii(chunk, 0, 4)))) throw new Malformed('no picture');
  const body = concat(kept);
  const head = new Uint8Array(12);
  head.set(bytes.subarray(0, 12));
  view(head).setUint32(4, body.length + 4, true);
  return concat([head, body]);
}

/** The extended header says which of the chunks follow; Exif (8) and XMP (4) do not any more. */
function withoutFlags(name: string, chunk: Uint8Array): Uint8Array {
  if (name !== 'VP8X') return chunk;
  if (chunk.length < 18) throw new Malformed('header too short');
  const side = (at: number) => 1 + (chunk[at]! | (chunk[at + 1]! << 8) | (chunk[at + 2]! << 16));
  checkPixels(side(12), side(15));
  const copy = chunk.slice();
  copy[8] = copy[8]! & ~0x0c;
  return copy;
}
