import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Files, FilesFull } from './files.ts';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Files in a folder outside any web root, two characters of the key to a subfolder. */
export function folderFiles(folder: string): Files {
  const pathOf = (key: string) => {
    if (!/^[0-9a-f]{32,64}$/.test(key)) throw new Error(`"${key}" is not a key of a stored file.`);
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const draft = `${path}.${process.pid}.tmp`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const file = await open(draft, 'w', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        // Either the whole file has its name, or there is none.
        await rename(draft, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(draft, { force: true });
        if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT') throw new FilesFull('No space is left for files.', { cause: error });
        throw error;
      }
    },
    async get(key) {
      try {
        return new Uint8Array(await readFile(pathOf(key)));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** Makes the new name durable too. Windows cannot open a folder. */
async function syncFolder(folder: string) {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
