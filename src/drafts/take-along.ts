/** A draft as a file: to go on with elsewhere, or where the browser keeps nothing. */
import { canonical } from '../domain/canonical.ts';
import { sha256 } from '../domain/digest.ts';
import type { Draft, KeptFile } from './types.ts';

/** Bytes; ten files of 20 MB in base64, and some more. */
const LONGEST = 300 * 2 ** 20;
const VERSION = 1;

/** Why a file cannot be gone on with. */
export type FileFault = 'not-a-draft' | 'damaged' | 'newer' | 'too-large' | 'other-form';

interface PackedFile { readonly id: string; readonly name: string; readonly type: string; readonly size: number; readonly data: string }
interface Packed {
  readonly heed: 'draft';
  readonly version: number;
  readonly draft: Pick<Draft, 'key' | 'form' | 'version' | 'kind' | 'values' | 'savedAt'> & { readonly files: readonly PackedFile[] };
  /** SHA-256 of the draft's canonical JSON. */
  readonly digest: string;
}

const toBase64 = (blob: Blob): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
  reader.onerror = () => reject(reader.error!);
  reader.readAsDataURL(blob);
});

/** The draft with its files as one JSON file. Files that the browser has lost are left out; what belongs to `sensitive` fields never is in it. */
export async function pack({ key, form, version, kind, values, savedAt, files }: Draft): Promise<Blob> {
  const packed: PackedFile[] = [];
  for (const { id, name, type, size, blob, secret } of files) if (blob && !secret) packed.push({ id, name, type, size, data: await toBase64(blob) });
  const draft = { key, form, version, kind, values, savedAt, files: packed };
  const file: Packed = { heed: 'draft', version: VERSION, draft, digest: await sha256(canonical(draft)) };
  return new Blob([JSON.stringify(file)], { type: 'application/json' });
}

/** The draft in a file, for this site and form, or whichever it was written in; or what is wrong with the file. It carries the key it was born with: sent from two places, it is filed once. */
export async function unpack(file: Blob, { site, form }: { readonly site: string; readonly form?: string }): Promise<Draft | FileFault> {
  if (file.size > LONGEST) return 'too-large';
  let body: Partial<Packed> | null;
  try {
    body = JSON.parse(await file.text()) as Partial<Packed> | null;
  } catch {
    return 'not-a-draft'; // Some other file.
  }
  if (body?.heed !== 'draft' || typeof body.version !== 'number') return 'not-a-draft';
  if (body.version > VERSION) return 'newer';
  const { draft } = body;
  if (!draft || body.digest !== await sha256(canonical(draft)) || !/^[\x21-\x7e]{16,128}$/.test(draft.key) || Object(draft.values) !== draft.values || !Array.isArray(draft.files)) return 'damaged';
  if (typeof draft.form !== 'string' || (form && draft.form !== form)) return 'other-form';
  try {
    const files = draft.files.map(({ id, name, type, size, data }): KeptFile => {
      const blob = new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], { type });
      if (blob.size !== size) throw new RangeError('Another size.');
      return { id, name, type, size, blob };
    });
    const { key, version, kind, values, savedAt } = draft;
    return { key, site, form: draft.form, version, kind, values, files, savedAt, expiresAt: 0 };
  } catch {
    return 'damaged';
  }
}
