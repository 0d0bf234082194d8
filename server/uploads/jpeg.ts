import { ascii, checkPixels, concat, Malformed, view } from './bytes.ts';

const SOI = new Uint8Array([0xff, 0xd8]);
const ORIENTATION = 0x0112;

/**
 * A JPEG with nothing in it but the picture: no Exif (place, camera, thumbnail), XMP, IPTC, comments, and nothing after its
 * end. The turn of the picture and its colour profile stay. Throws {@link Malformed}. Stripping twice changes nothing more.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const data = view(bytes);
  const kept: Uint8Array[] = [];
  let turned = 1;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (bytes[at] !== 0xff || at + 4 > bytes.length) throw new Malformed('no marker');
    const marker = bytes[at + 1]!;
    const length = data.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new Malformed('segment too long');
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1 && ascii(segment, 4, 6) === 'Exif\0\0') turned = orientation(segment.subarray(10)) ?? turned;
    if (isFrame(marker)) checkPixels(data.getUint16(at + 7), data.getUint16(at + 5));
    if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker === 0xda) break;
  }
  const rest = scans(bytes, at);
  return concat([SOI, ...(turned > 1 ? [exif(turned)] : []), ...kept, ...rest]);
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Application data: only JFIF, colour profile and Adobe's colour transform have to do with the picture. */
function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return (marker === 0xe0 && ascii(segment, 4, 5) === 'JFIF\0') || (marker === 0xe2 && ascii(segment, 4, 12) === 'ICC_PROFILE\0')
    || (marker === 0xee && ascii(segment, 4, 5) === 'Adobe');
}

/** From the first scan's data to the end of the image; what lies between scans is filtered like the head. */
function scans(bytes: Uint8Array, start: number): Uint8Array[] {
  const data = view(bytes);
  const parts: Uint8Array[] = [];
  let from = start;
  for (let at = start; ;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw new Malformed('no end');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at++;
    else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker === 0xd9) return [...parts, bytes.subarray(from, at + 2)];
    else {
      const end = at + 2 + (at + 4 <= bytes.length ? data.getUint16(at + 2) : Infinity);
      if (end > bytes.length || end < at + 4) throw new Malformed('segment too long');
      if (!isKept(marker, bytes.subarray(at, end))) {
        parts.push(bytes.subarray(from, at));
        from = end;
      }
      at = end;
    }
  }
}

/** The Exif orientation, 1 to 8, if the TIFF structure has one. */
function orientation(tiff: Uint8Array): number | undefined {
  if (tiff.length < 14) return undefined;
  const data = view(tiff);
  const little = ascii(tiff, 0, 2) === 'II';
  const ifd = data.getUint32(4, little);
  if (ifd + 2 > tiff.length) return undefined;
  const count = data.getUint16(ifd, little);
  for (let i = 0, at = ifd + 2; i < count && at + 12 <= tiff.length; i++, at += 12) {
    if (data.getUint16(at, little) !== ORIENTATION) continue;
    const value = data.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says nothing but the orientation. */
const exif = (turned: number): Uint8Array => new Uint8Array([
  0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0,
]);
