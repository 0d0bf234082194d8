import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** For everything that serves the sources (Storybook): `heed/…` means src. The builds are in scripts/build.mjs. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^heed$/, replacement: at('./src/index.ts') },
      { find: /^heed\/desk$/, replacement: at('./src/desk.ts') },
      { find: /^heed\/define$/, replacement: at('./src/define/all.ts') },
      { find: /^heed\/define\/(.+)$/, replacement: at('./src/define/$1.ts') },
      { find: /^heed\/(domain|backend)$/, replacement: at('./src/$1/index.ts') },
    ],
  },
  build: { target: 'es2022' },
  optimizeDeps: { exclude: ['@sqlite.org/sqlite-wasm', 'heed'] },
});
