import type { Disk, Op, Shelf } from '../../../src/drafts/index.ts';
import type { Chance, Time } from './chance.ts';

/** How likely the storage does not do what it should, for each operation or opening. */
export interface StorageFaults {
  readonly quota: number;
  readonly aborted: number;
  readonly unreadable: number;
  readonly deaf: number;
  readonly stall: number;
  readonly unopenable: number;
  readonly slowOpening: number;
}
export const SOUND: StorageFaults = { quota: 0, aborted: 0, unreadable: 0, deaf: 0, stall: 0, unopenable: 0, slowOpening: 0 };

/** The page behind a connection. `alive()`: its process is; `deliver` runs what comes back to it, when it can. */
export interface Holder {
  alive(): boolean;
  /** It ended as pages do that are left, not as killed ones: what had begun to be written is. */
  readonly left: boolean;
  deliver(run: () => void): void;
}

interface Connection { readonly holder: Holder; readonly lost: () => void; closed: boolean; torn: boolean; deaf: boolean; doomed: boolean }
interface Job { readonly at: Connection; readonly strict: boolean; readonly run: () => unknown; readonly done: (value: unknown) => void; readonly failed: (error: unknown) => void }

/** As IndexedDB copies what it is given, for what drafts are made of; bytes are never changed in place. */
function copy(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw named('DataCloneError');
  if (typeof value !== 'object' || value === null || value instanceof ArrayBuffer) return value;
  if (Array.isArray(value)) return value.map(copy);
  if (Object.getPrototypeOf(value) !== Object.prototype) throw named('DataCloneError');
  const made: Record<string, unknown> = {};
  for (const key in value) made[key] = copy((value as Record<string, unknown>)[key]);
  return made;
}

const named = (name: string) => Object.assign(new Error(`storage: ${name}`), { name });
const place = (shelf: Shelf, key: string) => `${shelf} ${key}`;

/** What a computer keeps: transactions one after the other, whole or not at all; a power cut takes what was not flushed. */
export class Device {
  faults = SOUND;
  /** Real time of the last moment at which everything was emptied. */
  emptiedAt = -1;
  /** Real time from which on writes were not flushed yet; none: everything is. */
  unsafeSince: number | undefined;
  readonly shelves = new Map<string, unknown>();
  /** Hears of everything that is put. */
  heard: ((key: string, value: unknown) => void) | undefined;
  readonly #undo: [key: string, before: unknown][] = [];
  readonly #time: Time;
  readonly #chance: Chance;
  readonly #connections = new Set<Connection>();
  #jobs: Job[] = [];
  #busy = false;
  #stalledUntil = 0;

  constructor(time: Time, chance: Chance) {
    this.#time = time;
    this.#chance = chance;
  }

  #strikes(fault: keyof StorageFaults): boolean {
    if (!this.faults[fault] || !this.#chance.happens(this.faults[fault])) return false;
    this.#chance.strike(`storage: ${fault}`);
    return true;
  }

  open(holder: Holder, lost: () => void): Promise<Disk> {
    return new Promise((resolve, reject) => {
      const late = this.#strikes('slowOpening') ? this.#chance.between(2000, 20_000) : this.#chance.between(1, 20);
      this.#time.after(late, () => holder.deliver(() => {
        if (this.#strikes('unopenable')) return reject(named('UnknownError'));
        const connection: Connection = { holder, lost, closed: false, torn: false, deaf: false, doomed: false };
        this.#connections.add(connection);
        resolve(this.#disk(connection));
      }));
    });
  }

  /** The browser or a newer version takes the storage from everybody who has it open; what lies on it stays. */
  takeAway(): void {
    // A version change lets what has begun end; a crash of the storage does not.
    const torn = this.#chance.happens(0.5);
    for (const connection of this.#connections) {
      this.#connections.delete(connection);
      connection.closed = true;
      connection.torn = torn;
      // An event of its own: whoever has just opened it has heard of that.
      this.#time.after(0, () => connection.holder.deliver(connection.lost));
    }
  }

  /** Somebody has cleared this site's data. */
  empty(): void {
    this.shelves.clear();
    this.#flushed();
    this.emptiedAt = this.#time.now;
    this.takeAway();
  }

  /** All processes must be dead already. */
  powerCut(): void {
    for (const [key, before] of this.#undo.reverse()) {
      if (before === undefined) this.shelves.delete(key);
      else this.shelves.set(key, before);
    }
    this.#flushed();
  }

  /** Everything answers again. */
  heal(): void {
    this.faults = SOUND;
    this.#stalledUntil = 0;
  }

  on<T>(shelf: Shelf): [key: string, value: T][] {
    return [...this.shelves].filter(([key]) => key.startsWith(`${shelf} `)).map(([key, value]) => [key.slice(shelf.length + 1), value as T]);
  }

  #flushed(): void {
    this.#undo.length = 0;
    this.unsafeSince = undefined;
  }

  #set(key: string, value: unknown): void {
    this.unsafeSince ??= this.#time.now;
    this.#undo.push([key, this.shelves.get(key)]);
    if (value === undefined) this.shelves.delete(key);
    else {
      this.shelves.set(key, value);
      this.heard?.(key, value);
    }
  }

  #next(): void {
    if (this.#busy || !this.#jobs.length) return;
    this.#busy = true;
    const job = this.#jobs.shift()!;
    if (this.#strikes('stall')) this.#stalledUntil = this.#time.now + this.#chance.between(2000, 120_000);
    const pause = Math.max(0, this.#stalledUntil - this.#time.now) + this.#chance.between(0.5, job.strict ? 15 : 4);
    this.#time.after(pause, () => {
      this.#busy = false;
      const { at } = job;
      if (!at.deaf && this.#strikes('deaf')) at.deaf = true;
      // Of a killed process the writes up to some moment have happened.
      if (!at.holder.alive() && !at.holder.left && !at.doomed) at.doomed = this.#chance.happens(0.5);
      if (!at.doomed && !(at.deaf && this.#chance.happens(0.5))) this.#do(job);
      this.#next();
    });
  }

  #do({ at, run, done, failed }: Job): void {
    const answer = (give: () => void) => { if (!at.deaf) at.holder.deliver(give); };
    if (at.torn) return answer(() => failed(named('AbortError')));
    try {
      const value = run();
      answer(() => done(value));
    } catch (error) {
      answer(() => failed(error));
    }
  }

  #ask<T>(at: Connection, strict: boolean, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (at.closed) return reject(named('InvalidStateError'));
      this.#jobs.push({ at, strict, run, done: resolve as (value: unknown) => void, failed: reject });
      this.#next();
    });
  }

  #disk(at: Connection): Disk {
    const read = <T>(look: () => T) => this.#ask(at, false, () => {
      if (this.#strikes('unreadable')) throw named('UnknownError');
      return copy(look()) as T;
    });
    return {
      get: (shelf, key) => read(() => this.shelves.get(place(shelf, key))),
      list: (shelf, prefix = '') => read(() => [...this.shelves].filter(([key]) => key.startsWith(place(shelf, prefix)))
        .map(([key, value]): [string, unknown] => [key.slice(shelf.length + 1), value]).sort(([a], [b]) => (a < b ? -1 : 1))),
      write: (ops: readonly Op[], { check, strict = false } = {}) => {
        // Copied when it is begun, as IndexedDB does.
        const copies = ops.map(([shelf, key, value]): Op => [shelf, key, copy(value)]);
        return this.#ask(at, strict, () => {
          for (let one = check; one; one = one[3]) if (!one[2](this.shelves.get(place(one[0], one[1])))) return false;
          const puts = copies.some(([shelf, , value]) => value !== undefined && shelf !== 'leases');
          if (puts && this.#strikes('quota')) throw named('QuotaExceededError');
          if (this.#strikes('aborted')) throw named('AbortError');
          for (const [shelf, key, value] of copies) {
            if (value !== undefined) this.#set(place(shelf, key), value);
            else for (const other of [...this.shelves.keys()]) {
              if (other === place(shelf, key) || ((!key || key.endsWith('/')) && other.startsWith(place(shelf, key)))) this.#set(other, undefined);
            }
          }
          if (strict || this.#chance.happens(0.05)) this.#flushed();
          return true;
        });
      },
      close: () => {
        this.#connections.delete(at);
        at.closed = true;
      },
    };
  }
}
