/** Puts msw's worker where Storybook serves it from: .cache/msw, which is not kept in the repository. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './suites.mjs';

const folder = join(root, '.cache/msw');
mkdirSync(folder, { recursive: true });
copyFileSync(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), join(folder, 'mockServiceWorker.js'));
