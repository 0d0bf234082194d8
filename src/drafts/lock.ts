import { newKey } from './draft.ts';
import type { DraftStore } from './types.ts';

/** Milliseconds after which a tab that holds a lease is taken for dead; only where there are no locks. */
const LEASE = 120_000;
interface Lease { readonly owner: string; readonly until: number }

export interface Locking {
  readonly store: DraftStore;
  readonly locks: LockManager | null | undefined;
  readonly now: () => number;
  readonly random?: () => number;
}

/** What runs under a lease on this page: what the storage refuses to note is known here at least. */
const running = new WeakMap<DraftStore, Map<string, Promise<unknown>>>();

/** Runs `work` while no other tab, and nobody else here, has this lock. If not `patient`: now or not at all. */
export async function locked<T>(locking: Locking, name: string, patient: boolean, work: () => Promise<T>): Promise<T | undefined> {
  const { store, locks } = locking;
  let begun = false;
  if (locks) {
    try {
      return await locks.request(`${store.name}:${name}`, { ifAvailable: !patient }, (lock) => {
        begun = true;
        return lock ? work() : undefined;
      });
    } catch (error) {
      // Sandboxed pages may not lock.
      if (begun) throw error;
    }
  }
  const here = running.get(store) ?? new Map<string, Promise<unknown>>();
  running.set(store, here);
  while (here.has(name)) {
    if (!patient) return undefined;
    await here.get(name);
  }
  const done = leased(locking, name, patient, work);
  here.set(name, done.catch(() => undefined).finally(() => here.delete(name)));
  return done;
}

async function leased<T>({ store, now, random }: Locking, name: string, patient: boolean, work: () => Promise<T>): Promise<T | undefined> {
  const time = now();
  const owner = newKey(random);
  const lease: Lease = { owner, until: time + LEASE };
  const { passed } = await store.write([['leases', name, lease]], {
    check: ['leases', name, (row) => {
      const { until } = (row ?? { until: 0 }) as Lease;
      return until < time || until > time + LEASE;
    }],
  });
  if (!passed && !patient) return undefined;
  try {
    return await work();
  } finally {
    await store.write([['leases', name]], { check: ['leases', name, (row) => (row as Lease | undefined)?.owner === owner] });
  }
}
