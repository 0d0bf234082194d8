/** Makes pictures small and silent about where and when they were taken. Loaded with the first file that is chosen. */

/** `empty-file`: it has no bytes. `unreadable-image`: it calls itself a picture and is none that this browser can open. */
export type ImageError = 'empty-file' | 'unreadable-image';

export interface ImageOptions {
  /** Pixels of the longer side; default 2048. */
  readonly maxSide?: number;
  /** 0 to 1, for JPEG and WebP; default 0.85. */
  readonly quality?: number;
}

type Bytes = Uint8Array<ArrayBuffer>;
type Kind = 'jpeg' | 'png' | 'webp';

/** A picture without its metadata, pixels untouched. */
interface Stripped {
  readonly parts: Bytes[];
  /** Something was left out. */
  readonly cut: boolean;
  /** How to turn it, as EXIF numbers it; 1 is upright. */
  readonly orientation: number;
}

/**
 * The file as it should be sent: JPEG, PNG and WebP at most `maxSide` pixels wide and high, upright, without EXIF, GPS, XMP and comments;
 * a picture that is small enough keeps its pixels as they are. Other files are left alone. Never rejects.
 */
export async function shrinkImage(file: File, { maxSide = 2048, quality = 0.85 }: ImageOptions = {}): Promise<{ readonly file: File; readonly error?: ImageError }> {
  if (!file.size) return { file, error: 'empty-file' };
  let bitmap: ImageBitmap | undefined;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kind = kindOf(bytes);
    if (!kind) return /^image\/(jpeg|png|webp)$/.test(file.type) ? { file, error: 'unreadable-image' } : { file };
    const type = `image/${kind}`;
    bitmap = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
    const scale = Math.min(1, maxSide / Math.max(bitmap.width, bitmap.height));
    const stripped = strip(bytes, kind);
    if (scale < 1 || !stripped || stripped.orientation !== 1) {
      const redrawn = await redraw(bitmap, scale, type, quality);
      if (redrawn) return { file: named(file, [redrawn], redrawn.type) };
    }
    if (!stripped) return { file, error: 'unreadable-image' };
    return { file: stripped.cut ? named(file, stripped.parts, type) : file };
  } catch {
    return { file, error: 'unreadable-image' };
  } finally {
    bitmap?.close();
  }
}

/** Nothing where the browser does not hand out what was drawn (it protects against fingerprints by noise). */
async function redraw(bitmap: ImageBitmap, scale: number, type: string, quality: number): Promise<Blob | null> {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(width, height)
    : Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (!context) return null;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha] = context.getImageData(0, 0, 1, 1).data;
  if (red + green + blue > 24 || alpha !== 255) return null;
  context.clearRect(0, 0, 1, 1);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return 'convertToBlob' in canvas ? canvas.convertToBlob({ type, quality })
    : new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}

/** The same name, with the ending of what it is now. */
function named({ name, lastModified }: File, parts: BlobPart[], type: string): File {
  const ending = type.slice(6).replace('jpeg', 'jpg');
  const fits = new RegExp(ending === 'jpg' ? '\\.jpe?g$' : `\\.${ending}$`, 'i').test(name);
  return new File(parts, fits ? name : `${name.replace(/\.[^.]*$/, '') || 'image'}.${ending}`, { type, lastModified });
}

const text = (bytes: Bytes, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

function kindOf(bytes: Bytes): Kind | undefined {
  if (text(bytes, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  return text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP' ? 'webp' : undefined;
}

/** Nothing if the file is not made as it should be; it has to be redrawn then. */
function strip(bytes: Bytes, kind: Kind): Stripped | undefined {
  try {
    return { jpeg: stripJpeg, png: stripPng, webp: stripWebp }[kind](bytes);
  } catch {
    return undefined;
  }
}

/** Collects the parts of a file that stay. */
function keeper(bytes: Bytes) {
  const parts: Bytes[] = [];
  let orientation = 1;
  let size = 0;
  return {
    keep(from: number, to: number) {
      if (to > bytes.length) throw new RangeError('The picture ends too early.');
      size += to - from;
      parts.push(bytes.subarray(from, to));
    },
    exif(from: number, to: number) { orientation = orientationOf(bytes.subarray(from, to)); },
    done: (): Stripped => ({ parts, cut: size < bytes.length, orientation }),
  };
}

function stripJpeg(bytes: Bytes): Stripped {
  const { keep, exif, done } = keeper(bytes);
  const view = new DataView(bytes.buffer);
  keep(0, 2);
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) throw new RangeError('No marker where one should be.');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    let end = at + 2;
    if (marker === 0xd9) {
      // What lies behind the end may be a second picture with metadata of its own.
      keep(at, end);
      return done();
    }
    if (marker < 0xd0 || marker > 0xd8) end += view.getUint16(end);
    if (marker === 0xe1 && text(bytes, at + 4, 6) === 'Exif\0\0') exif(at + 10, end);
    if (marker === 0xda) {
      while (bytes[end] !== 0xff || bytes[end + 1] === 0 || (bytes[end + 1]! & 0xf8) === 0xd0) {
        if (++end > bytes.length) throw new RangeError('The picture ends too early.');
      }
    }
    const isColour = marker === 0xe2 && text(bytes, at + 4, 11) === 'ICC_PROFILE';
    // JFIF and Adobe's say how colours are meant; all other application segments and comments go.
    if (marker < 0xe0 || marker === 0xe0 || marker === 0xee || isColour || (marker > 0xef && marker !== 0xfe)) keep(at, end);
    at = end;
  }
}

function stripPng(bytes: Bytes): Stripped {
  const { keep, exif, done } = keeper(bytes);
  const view = new DataView(bytes.buffer);
  keep(0, 8);
  for (let at = 8; ;) {
    const end = at + 12 + view.getUint32(at);
    const name = text(bytes, at + 4, 4);
    if (name === 'eXIf') exif(at + 8, end - 4);
    if (!/^(eXIf|[iz]TXt|tEXt|tIME)$/.test(name)) keep(at, end);
    if (name === 'IEND') return done();
    at = end;
  }
}

function stripWebp(bytes: Bytes): Stripped {
  const { keep, exif, done } = keeper(bytes);
  const view = new DataView(bytes.buffer);
  const last = 8 + view.getUint32(4, true);
  let at = 12;
  while (at < last) {
    const name = text(bytes, at, 4);
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + size % 2;
    if (name === 'EXIF') exif(at + (text(bytes, at + 8, 6) === 'Exif\0\0' ? 14 : 8), end);
    else if (name !== 'XMP ') keep(at, end);
    at = end;
  }
  const { parts, orientation } = done();
  const body = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    body.set(part, offset);
    offset += part.length;
  }
  // The first chunk of an extended file says whether metadata follow.
  if (text(body, 0, 4) === 'VP8X') body[8]! &= ~0x0c;
  const head = bytes.slice(0, 12);
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return { parts: [head, body], cut: body.length + 12 < bytes.length, orientation };
}

/** Tag 0x0112 of the first directory; upright if there is none. */
function orientationOf(tiff: Bytes): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const little = text(tiff, 0, 2) === 'II';
  const start = view.getUint32(4, little);
  const count = view.getUint16(start, little);
  for (let i = 0; i < count; i++) {
    const entry = start + 2 + i * 12;
    if (view.getUint16(entry, little) === 0x112) return view.getUint16(entry + 8, little);
  }
  return 1;
}
