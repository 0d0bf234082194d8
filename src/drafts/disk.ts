import type { Check, Disk, Op, Shelf } from './types.ts';

/** Raise it with every new shelf; what is there stays. */
const VERSION = 2;
const SHELVES: readonly Shelf[] = ['drafts', 'files', 'outbox', 'receipts', 'leases', 'keys'];

/** A removal of these is one of all keys that begin so. */
export const isPrefix = (key: string): boolean => !key || key.endsWith('/');
const startingWith = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

const ask = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** Whatever is asked is committed at once: if a page leaves before, WebKit keeps what it read or wrote locked for every other one. */
const last = <T>(tx: IDBTransaction, answer: T): T => {
  tx.commit();
  return answer;
};

/**
 * Opens the database. `lost` is called when the browser or a newer version takes it away,
 * `emptied` when it had been damaged and the browser has begun a new one.
 */
export async function openDisk(factory: IDBFactory, name: string, lost: () => void, emptied: () => void): Promise<Disk> {
  const open = (version?: number) => {
    const request = factory.open(name, version);
    request.onupgradeneeded = (event) => {
      if ((event as IDBVersionChangeEvent & { readonly dataLoss?: string }).dataLoss === 'total') emptied();
      const { result } = request;
      for (const shelf of SHELVES) if (!result.objectStoreNames.contains(shelf)) result.createObjectStore(shelf);
    };
    return ask(request);
  };
  const raw = await open(VERSION).catch((error: unknown) => {
    // A newer heed has been here: what it keeps for us still lies on the same shelves.
    if ((error as Error).name !== 'VersionError') throw error;
    return open();
  });
  raw.onclose = lost;
  raw.onversionchange = () => {
    raw.close();
    lost();
  };

  return {
    get: (shelf, key) => {
      const tx = raw.transaction(shelf);
      return last(tx, ask(tx.objectStore(shelf).get(key)));
    },

    async list(shelf, prefix = '') {
      const range = startingWith(prefix);
      // Whoever has nothing here need not load what reads it.
      const count = raw.transaction(shelf);
      if (!await last(count, ask(count.objectStore(shelf).count(range)))) return [];
      const { wrap } = await import('idb');
      const tx = wrap(raw).transaction(shelf);
      const asked = Promise.all([tx.store.getAllKeys(range), tx.store.getAll(range)]);
      tx.commit();
      const [keys, values] = await asked;
      return keys.map((key, i) => [String(key), values[i]]);
    },

    // Without the wrapper: it runs with every key that is typed.
    write: (ops, { check, strict } = {}) => new Promise((resolve, reject) => {
      const shelves = new Set(ops.map(([shelf]) => shelf));
      for (let one = check; one; one = one[3]) shelves.add(one[0]);
      const tx = raw.transaction([...shelves], 'readwrite', { durability: strict ? 'strict' : 'relaxed' });
      let passed = true;
      const run = () => {
        try {
          if (passed) for (const op of ops) apply(tx, op);
          // Without it a page that is being left loses the transaction.
          tx.commit();
        } catch (error) {
          reject(error);
          tx.abort();
        }
      };
      tx.oncomplete = () => resolve(passed);
      // What waits for a check cannot be committed yet.
      const leave = () => tx.abort();
      tx.onabort = () => {
        removeEventListener('pagehide', leave);
        reject(tx.error);
      };
      if (!check) return run();
      addEventListener('pagehide', leave);
      const look = ([shelf, key, passes, next]: Check) => {
        const request = tx.objectStore(shelf).get(key);
        request.onsuccess = () => {
          passed = passes(request.result);
          if (passed && next) return look(next);
          removeEventListener('pagehide', leave);
          run();
        };
      };
      look(check);
    }),

    close: () => raw.close(),
  };
}

function apply(tx: IDBTransaction, [shelf, key, value]: Op): void {
  const store = tx.objectStore(shelf);
  if (value !== undefined) store.put(value, key);
  else store.delete(isPrefix(key) ? startingWith(key) : key);
}
