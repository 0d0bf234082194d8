import type { Files } from './files.ts';

/** Files in memory, for browsers and tests. */
export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (key, bytes) => void kept.set(key, bytes.slice()),
    get: async (key) => kept.get(key)?.slice(),
    remove: async (key) => void kept.delete(key),
  };
}
