/**
 * Worlds lived through in threads of their own. Within `node --test` each promise is followed by the runner, and a world has hundreds of
 * thousands: it would take four times as long.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { PLANTED } from './planted.ts';
import { type Outcome, simulate } from './run.ts';

interface Task { readonly from: number; readonly seeds: number; readonly planted?: string; readonly first?: boolean }

if (!isMainThread) {
  parentPort?.on('message', ({ from, seeds, planted, first }: Task) => void simulate(from, seeds, { first, ...(planted !== undefined && { planted: PLANTED.find(({ name }) => name === planted)! }) })
    .then((outcome) => parentPort!.postMessage({ outcome }), (error: Error) => parentPort!.postMessage({ error: error.message })));
}

/** A thread that lives through worlds, one question at a time. */
export class Elsewhere {
  readonly #worker = new Worker(new URL(import.meta.url));
  #last: Promise<unknown> = Promise.resolve();

  simulate(from: number, seeds: number, options: Omit<Task, 'from' | 'seeds'> = {}): Promise<Outcome> {
    const ask = async () => {
      this.#worker.postMessage({ from, seeds, ...options } satisfies Task);
      const [{ outcome, error }] = await once(this.#worker, 'message') as [{ readonly outcome?: Outcome; readonly error?: string }];
      if (!outcome) throw new Error(error);
      return outcome;
    };
    const answer = this.#last.then(ask);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  end = (): Promise<number> => this.#worker.terminate();
}

/** What several outcomes come to together. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const struck: Record<string, number> = {};
  for (const one of outcomes) for (const [fault, times] of Object.entries(one.struck)) struck[fault] = (struck[fault] ?? 0) + times;
  const sum = (what: keyof Outcome['told']) => outcomes.reduce((total, { told }) => total + told[what], 0);
  return {
    seeds: outcomes.reduce((total, { seeds }) => total + seeds, 0), found: outcomes.flatMap(({ found }) => found), struck, told: { posts: sum('posts'), cases: sum('cases'), stories: sum('stories') },
  };
}
