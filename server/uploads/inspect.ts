import { ascii, Malformed, startsWith } from './bytes.ts';
import { stripPng, stripWebp } from './chunks.ts';
import { stripJpeg } from './jpeg.ts';

/** The types that are taken, told by content alone, with their file name endings. Whatever can hold a script is not among them. */
const TYPES: readonly { readonly type: string; readonly endings: readonly string[]; readonly is: (bytes: Uint8Array) => boolean; readonly strip: (bytes: Uint8Array) => Uint8Array }[] = [
  { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], is: (b) => startsWith(b, 0xff, 0xd8, 0xff), strip: stripJpeg },
  { type: 'image/png', endings: ['png', 'apng'], is: (b) => startsWith(b, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), strip: stripPng },
  { type: 'image/webp', endings: ['webp'], is: (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 4) === 'WEBP', strip: stripWebp },
  { type: 'application/pdf', endings: ['pdf'], is: (b) => /^%PDF-\d/.test(ascii(b, 0, 6)), strip: (b) => b },
];

export interface Inspected {
  readonly type: string;
  /** What is stored: images without place, camera, author and other hidden data. PDFs stay as they are. */
  readonly bytes: Uint8Array;
  readonly endings: readonly string[];
}

/** Says what a file really is, and takes out of images what their sender does not see. Undefined: not taken. */
export function inspect(bytes: Uint8Array): Inspected | undefined {
  const found = TYPES.find(({ is }) => is(bytes));
  if (!found) return undefined;
  try {
    return { type: found.type, bytes: found.strip(bytes), endings: found.endings };
  } catch (error) {
    // Reading past the end of a cut file throws a RangeError.
    if (error instanceof Malformed || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Characters that steer terminals, paths, headers or the direction of text. */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A name that is safe to show and to save under on every system: the last part of a path, no control or direction characters, not
 * hidden, not a device, at most 120 characters, and with an ending of its real type.
 */
export function safeName(name: string, endings: readonly string[]): string {
  const ending = endings[0] ?? 'bin';
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(STEERING, '').replace(/[<>:"|?*%]/g, '_').replace(/\s+/g, ' ').replace(/^[.\s-]+|[.\s]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const fits = dot > 0 && endings.includes(plain.slice(dot + 1).toLowerCase());
  const stem = [...(fits ? plain.slice(0, dot) : plain)].slice(0, 110).join('').trim() || 'file';
  const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(stem) ? '_' : '';
  return `${device}${stem}.${fits ? plain.slice(dot + 1) : ending}`;
}

/** `attachment` with the name in ASCII and in full (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
