/** Small helpers for reading binary formats. */

export const ascii = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));

export const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

/** The file is not what its first bytes promise. */
export class Malformed extends Error {}

/** An image may have so many pixels (a phone makes up to 200 million); more is a decompression bomb. */
const MAX_PIXELS = 250e6;

export function checkPixels(width: number, height: number): void {
  if (!width || !height || width * height > MAX_PIXELS) throw new Malformed('impossible dimensions');
}
