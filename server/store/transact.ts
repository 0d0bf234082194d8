import type { Kysely, Transaction } from 'kysely';
import { StoreUnavailable } from './store.ts';
import type { Tables } from './rows.ts';

/**
 * What an engine's error means: `retry` – nothing was written, the same again may succeed; `lost` – nobody knows whether it was
 * written (every write here is keyed, so running it again finds out); `full` – no space.
 */
export type Trouble = 'retry' | 'lost' | 'full';

/** A database, or a transaction on it. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** An engine, ready to be used by the store. */
export interface Engine {
  readonly db: Kysely<Tables>;
  readonly trouble: (error: unknown) => Trouble | undefined;
}

/** Milliseconds for all attempts together; whoever waits longer is told that the database does not answer. */
const PATIENCE = 10_000;
const LOST_ATTEMPTS = 3;

/** Leaves a transaction without writing anything, with a result. */
export class Rollback<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('rolled back');
    this.result = result;
  }
}

/** Somebody else wrote first: read again and decide anew. */
export class Stale extends Error {}

export interface Timing {
  readonly wait: (ms: number) => Promise<void>;
  /** A number from 0 to 1. */
  readonly chance: () => number;
}

/** Runs `work` as often as it takes: whole, from the start, with growing random pauses. */
export async function persist<T>({ trouble }: Engine, { wait, chance }: Timing, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Rollback) return error.result as T;
      const kind = error instanceof Stale ? 'retry' : trouble(error);
      if (!kind) throw error;
      if (kind === 'full') throw new StoreUnavailable('The database has no space left.', { cause: error, full: true });
      if (performance.now() - start > PATIENCE || (kind === 'lost' && attempt >= LOST_ATTEMPTS)) throw new StoreUnavailable('The database does not answer.', { cause: error });
      await wait(chance() * Math.min(10 * 2 ** attempt, 320));
    }
  }
}

/** {@link persist} around a transaction. */
export const transact = <T>(engine: Engine, timing: Timing, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  persist(engine, timing, () => engine.db.transaction().execute(work));
