/** The pages of the bench and the server they come from. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';
import { build, isStale } from '../../scripts/build.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import { root } from '../../scripts/suites.mjs';
import { plainForm, plainStyles } from './plain.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = join(root, '.cache/bench');

const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>bench</title>${head}</head><body>${body}</body></html>`;
const heedTag = '<script type="module" src="/heed/complaint-form.js"></script>';
const plainHead = `<style>${plainStyles}</style>`;

/** What somebody writes by hand who wants nothing typed to be lost: every input is put into IndexedDB at once. */
const keeping = `
  const request = indexedDB.open('plain', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('drafts');
  request.onsuccess = () => {
    const form = document.querySelector('form');
    form.addEventListener('input', () => {
      const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
      request.result.transaction('drafts', 'readwrite', { durability: 'relaxed' }).objectStore('drafts').put({ values, savedAt: Date.now() }, 'draft');
    });
  };`;

const pages = {
  '/heed.html': page(heedTag, '<heed-complaint-form endpoint="/"></heed-complaint-form>'),
  '/plain.html': page(plainHead, plainForm()),
  '/plain-kept.html': page(`${plainHead}<script type="module">${keeping}</script>`, plainForm()),
  '/formkit.html': page('<script type="module" src="/formkit/main.js"></script>', '<div id="app"></div>'),
};

/** Builds FormKit's page (production, minified) and heed's, if that is stale; serves all three. */
export async function servePages() {
  if (isStale()) await build();
  await viteBuild({
    root: here,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', '__VUE_OPTIONS_API__': 'false', '__VUE_PROD_DEVTOOLS__': 'false', '__VUE_PROD_HYDRATION_MISMATCH_DETAILS__': 'false' },
    build: {
      outDir: out, emptyOutDir: true, target: 'es2022', minify: true, reportCompressedSize: false, modulePreload: false,
      rolldownOptions: { input: join(here, 'formkit/main.mjs'), output: { entryFileNames: 'main.js', codeSplitting: false } },
    },
  });
  return serveStatic({ folders: { '/heed/': join(root, 'dist/cdn/lazy'), '/formkit/': out }, pages });
}

const require = createRequire(import.meta.url);

/** Versions of what is compared. */
export function versions() {
  const of = (name) => {
    const folder = require.resolve.paths(name).map((path) => join(path, name, 'package.json'));
    for (const path of folder) {
      try { return JSON.parse(readFileSync(path, 'utf8')).version; } catch { continue; }
    }
    return '?';
  };
  return { heed: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version, lit: of('lit'), vue: of('vue'), formkit: of('@formkit/vue') };
}
