import type { Fault } from './kinds.ts';

/** Seeded chance, virtual time, and a count of what has struck. Nothing in a simulated world waits for real time. */
export class Chance {
  /** How often each fault has struck, by name. */
  readonly struck = new Map<string, number>();
  heard: ((fault: string) => void) | undefined;
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1);
  }

  /** 0 up to 1 (mulberry32). */
  random = (): number => {
    let t = this.#state += 0x6d2b79f5;
    t = Math.imul(t ^ t >>> 15, t | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };

  /** A whole number below `n`. */
  below = (n: number): number => Math.floor(this.random() * n);
  between = (from: number, to: number): number => from + this.random() * (to - from);
  happens = (share: number): boolean => this.random() < share;
  pick = <T>(some: readonly T[]): T => some[this.below(some.length)]!;

  strike(fault: Fault): void {
    this.heard?.(fault);
    this.struck.set(fault, (this.struck.get(fault) ?? 0) + 1);
  }
}

interface Timer { readonly at: number; readonly order: number; readonly run: () => void; off: boolean }

const before = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What happens when. */
export class Time {
  /** Milliseconds; the real time of the world, which no clock in it need show. */
  now = 1_800_000_000_000;
  /** Changes with everything that happens: two runs of a seed are the same if this is. */
  print = 0;
  #heap: Timer[] = [];
  #order = 0;
  #events = 0;
  readonly #between: () => void;

  /** `between` is called after each thing that has happened. */
  constructor(between: () => void) {
    this.#between = between;
  }

  /** Returns how to call it off. */
  after = (ms: number, run: () => void): (() => void) => {
    const heap = this.#heap;
    const timer: Timer = { at: this.now + Math.max(0, ms), order: this.#order++, run, off: false };
    let i = heap.push(timer) - 1;
    for (let up; i > 0 && before(timer, heap[up = (i - 1) >> 1]!); i = up) heap[i] = heap[up]!;
    heap[i] = timer;
    return () => { timer.off = true; };
  };

  #next(end: number): Timer | undefined {
    const heap = this.#heap;
    const first = heap[0];
    if (!first || first.at > end) return undefined;
    const last = heap.pop()!;
    if (heap.length) {
      let i = 0;
      for (;;) {
        let child = 2 * i + 1;
        if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
        if (child >= heap.length || !before(heap[child]!, last)) break;
        heap[i] = heap[child]!;
        i = child;
      }
      heap[i] = last;
    }
    return first;
  }

  /** Lets everything happen that is due within `ms`. */
  async run(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      if (this.#events++ > 2_000_000) throw new Error('It never comes to rest.');
      // All promises that wait for nothing but each other: Node runs what is to be done next once there are no more of them.
      await new Promise<void>((next) => { process.nextTick(next); });
      let timer = this.#next(end);
      while (timer?.off) timer = this.#next(end);
      if (!timer) break;
      this.now = timer.at;
      this.print = (Math.imul(this.print, 31) + timer.order + Math.floor(timer.at % 100_000)) | 0;
      timer.run();
      this.#between();
    }
    this.now = end;
  }
}
