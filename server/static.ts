import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { OF_FILES, transport } from './security.ts';
import type { Settings } from './settings.ts';

/** A folder of files to serve. */
export interface StaticFolder {
  /** Where it appears: `/`, or `/shop`. */
  readonly path: string;
  readonly dir: string;
  /** Headers of its answers, or of each: `file` is the path inside the folder, with `/`. They come over those that protect every file. */
  readonly headers?: Readonly<Record<string, string>> | ((file: string) => Readonly<Record<string, string>>);
  /** Files whose name changes with their content, and so may be kept for ever. Default: names with a hash that has a digit. */
  readonly immutable?: RegExp;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.map': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.md': 'text/markdown; charset=utf-8',
  '.webmanifest': 'application/manifest+json', '.xml': 'application/xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.webp': 'image/webp',
  '.avif': 'image/avif', '.gif': 'image/gif', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.pdf': 'application/pdf',
};
const COMPRESSIBLE = /^(text\/|application\/(json|manifest|xml|wasm)|image\/svg)/;
const HASHED = /[-.](?=[A-Za-z0-9_]*\d)[A-Za-z0-9_]{8,}\.\w+$/;
/** Bytes; smaller files do not get smaller, larger ones take too long. */
const WORTH = { min: 256, max: 8 * 1024 * 1024 };

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

interface Entry { readonly mtimeMs: number; readonly bytes: Buffer; readonly etag: string; readonly modified: string; readonly encoded: Map<string, Promise<Buffer>> }

/** Makes a function that answers GET and HEAD from folders, in their order; undefined where they have nothing. */
export function staticFiles(folders: readonly StaticFolder[], settings: Pick<Settings, 'trustedHops'>): (request: Request) => Promise<Response | undefined> {
  const cache = new Map<string, Entry>();

  async function load(path: string): Promise<Entry> {
    const { mtimeMs, mtime } = await stat(path);
    const kept = cache.get(path);
    if (kept?.mtimeMs === mtimeMs) return kept;
    const bytes = await readFile(path);
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const entry: Entry = { mtimeMs, bytes, etag, modified: mtime.toUTCString(), encoded: new Map() };
    cache.set(path, entry);
    return entry;
  }

  async function answer(request: Request, folder: StaticFolder, inside: string, path: string): Promise<Response> {
    const entry = await load(path);
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    const compressible = COMPRESSIBLE.test(type) && entry.bytes.length >= WORTH.min && entry.bytes.length <= WORTH.max;
    const coding = compressible ? codingOf(request.headers.get('Accept-Encoding') ?? '') : undefined;
    const etag = `"${entry.etag}${coding ? `-${coding}` : ''}"`;
    const own = typeof folder.headers === 'function' ? folder.headers(inside) : folder.headers;
    const headers = new Headers({
      ...OF_FILES, ...transport(request, settings), 'Content-Type': type, ETag: etag, 'Last-Modified': entry.modified,
      'Cache-Control': (folder.immutable ?? HASHED).test(inside) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(compressible && { Vary: 'Accept-Encoding' }), ...own,
    });
    if (isFresh(request, etag, entry.modified)) return new Response(null, { status: 304, headers });
    const body = coding ? await encode(entry, coding) : entry.bytes;
    if (coding) headers.set('Content-Encoding', coding);
    headers.set('Content-Length', String(body.length));
    return new Response(request.method === 'HEAD' ? null : (body as Buffer<ArrayBuffer>), { headers });
  }

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const wanted = decode(new URL(request.url).pathname);
    for (const folder of wanted === undefined ? [] : folders) {
      const base = folder.path.replace(/\/+$/, '');
      if (wanted !== base && !wanted!.startsWith(`${base}/`)) continue;
      const found = await find(folder.dir, wanted!.slice(base.length).replace(/^\/+/, ''));
      if (found) return answer(request, folder, found.inside, found.path);
    }
    return undefined;
  };
}

/** The path in plain text; undefined if it could lead outside or to hidden files. */
function decode(pathname: string): string | undefined {
  try {
    const plain = decodeURIComponent(pathname);
    return /[\\\0]|(^|\/)\./.test(plain) ? undefined : plain;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The file that is meant: itself, with `.html`, or a folder's `index.html`. */
async function find(dir: string, inside: string): Promise<{ inside: string; path: string } | undefined> {
  const root = await realpath(dir).catch(() => undefined);
  if (!root) return undefined;
  const plain = inside.replace(/\/+$/, '');
  for (const candidate of plain ? [...(inside === plain ? [plain, `${plain}.html`] : []), `${plain}/index.html`] : ['index.html']) {
    const path = await realpath(join(root, candidate)).catch(() => undefined);
    if (path?.startsWith(root + sep) && (await stat(path)).isFile()) return { inside: candidate, path };
  }
  return undefined;
}

function codingOf(accepted: string): 'br' | 'gzip' | undefined {
  const takes = (coding: string) => accepted.split(',').some((part) => new RegExp(`^\\s*${coding}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$).*)?$`).test(part));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

function encode(entry: Entry, coding: 'br' | 'gzip'): Promise<Buffer> {
  let encoded = entry.encoded.get(coding);
  if (!encoded) {
    encoded = coding === 'gzip' ? zip(entry.bytes, { level: 9 })
      : brotli(entry.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: entry.bytes.length > 1e6 ? 5 : 11, [constants.BROTLI_PARAM_SIZE_HINT]: entry.bytes.length } });
    entry.encoded.set(coding, encoded);
  }
  return encoded;
}

function isFresh(request: Request, etag: string, modified: string): boolean {
  const match = request.headers.get('If-None-Match');
  if (match !== null) return match.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  const since = Date.parse(request.headers.get('If-Modified-Since') ?? '');
  return since >= Date.parse(modified);
}
