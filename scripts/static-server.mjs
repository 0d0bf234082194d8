/** A small HTTP server for measuring: built files with Brotli at its best, pages given as text, the rest passed on to a heed-server. */
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.map': 'application/json' };

/** Bytes after Brotli, quality 11. */
export const brotli = (body) => brotliCompressSync(body, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
});

/**
 * @param folders  path on the server → folder on disk
 * @param pages    path on the server → HTML
 * @param backend  origin of a heed-server that answers /v1
 * @param served   told of every script and style sheet: its path and the bytes of its compressed body
 */
export async function serveStatic({ folders, pages = {}, backend, served = () => {} }) {
  const packed = new Map();
  const file = (path) => {
    const prefix = Object.keys(folders).find((p) => path.startsWith(p));
    if (!prefix) return undefined;
    const name = join(folders[prefix], normalize(`/${path.slice(prefix.length)}`));
    if (!packed.has(name)) packed.set(name, brotli(readFileSync(name)));
    return packed.get(name);
  };
  const server = createServer((incoming, answer) => {
    const { pathname } = new URL(incoming.url, 'http://localhost');
    if (backend && /^\/(v1|healthz|openapi\.json)\b/.test(pathname)) {
      const onward = request(`${backend}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (reply) => {
        answer.writeHead(reply.statusCode, reply.headers);
        reply.pipe(answer);
      });
      onward.once('error', () => answer.writeHead(502).end());
      incoming.pipe(onward);
      return;
    }
    const page = pages[pathname];
    const type = page === undefined ? types[extname(pathname)] : types['.html'];
    try {
      const body = page === undefined ? file(pathname) : brotli(Buffer.from(page));
      if (!body || !type) throw Object.assign(new Error(pathname), { code: 'ENOENT' });
      if (/javascript|css/.test(type)) served(pathname, body.length);
      answer.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'content-length': body.length, 'cache-control': 'no-store' }).end(body);
    } catch (error) {
      answer.writeHead(error.code === 'ENOENT' || error.code === 'EISDIR' ? 404 : 500, { 'content-type': 'text/plain' }).end(String(error.message));
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}
