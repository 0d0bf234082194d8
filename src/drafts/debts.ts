import { isPrefix } from './disk.ts';
import type { Check, Disk, Draft, Op, Shelf, WriteOptions } from './types.ts';

/** A write that is not on the disk, though it was wanted `at` then; a `secret` one never will be. */
interface Debt { ops: readonly Op[]; readonly check?: Check; readonly secret: boolean; readonly at: number }

const SHELVES: readonly Shelf[] = ['drafts', 'files', 'outbox', 'receipts'];

/** Whether an operation decides what is under this key. */
const decides = ([shelf, key, value]: Op, where: Shelf, what: string): boolean =>
  shelf === where && (key === what || (value === undefined && isPrefix(key) && what.startsWith(key)));

const isDecided = ([shelf, key]: Op, ops: readonly Op[]): boolean => ops.some((op) => decides(op, shelf, key));

/** The draft that an operation is about. */
const owner = ([shelf, key]: Op): string => (shelf === 'leases' ? `lease of ${key}` : key.split('/')[0]!);
/** It is about all of them. */
const isWipe = ([, key]: Op): boolean => !key;
/** Whether they are about the same draft. */
const together = (some: readonly Op[], others: readonly Op[]): boolean =>
  some.some((op) => others.some((other) => owner(op) === owner(other) || isWipe(op) || isWipe(other)));

/** What would bring back something that was on its way: only if no other tab has delivered it meanwhile. */
function guard(ops: readonly Op[]): Check | undefined {
  const key = ops.find(([shelf]) => shelf === 'outbox')?.[1];
  const again = ops.some(([shelf, about, value]) => about === key && value !== undefined && (shelf === 'outbox' || shelf === 'drafts'));
  return again ? ['receipts', key!, (receipt) => !receipt] : undefined;
}

type Dated = Draft & { readonly draft?: Draft };
const savedAt = (found: unknown): number => { const dated = found as Dated | undefined; return (dated?.draft ?? dated)?.savedAt ?? 0; };

/** What would come over what somebody has written or sent since, or take that away: only if nobody has. */
const unlessNewer = (ops: readonly Op[], at: number, first?: Check): Check | undefined => ops.reduce<Check | undefined>((next, [shelf, key, value]) => (
  key && (shelf === 'drafts' || shelf === 'outbox') ? [shelf, key, (found) => savedAt(found) <= (savedAt(value) || at), next] : next), first);

/** The rest, where on these shelves there is something newer: that stays, with its files. */
const without = (ops: readonly Op[], ...shelves: readonly Shelf[]): Op[] => ops.filter(([shelf, key, value]) => !shelves.includes(shelf) && !(shelf === 'files' && value === undefined && isPrefix(key)));

/** What the device does not have (yet), in order; reading looks here first. Without a disk it is the whole storage. */
export class Debts {
  readonly #disk: () => Disk | undefined;
  readonly #failed: (error: unknown) => void;
  readonly #now: () => number;
  readonly #current: (op: Op) => boolean;
  #debts: Debt[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #queued = 0;
  /** What was begun before something was owed has ended. */
  #calm = true;
  #awaited: (() => void)[] = [];

  /** `disk`: the one there is now; `failed` hears why it did not take something; `current`: nothing newer has been written since, which may be there already. */
  constructor(disk: () => Disk | undefined, failed: (error: unknown) => void, now: () => number, current: (op: Op) => boolean) {
    this.#disk = disk;
    this.#failed = failed;
    this.#now = now;
    this.#current = current;
  }

  /** Nothing is missing on the disk that should be there. */
  get paid(): boolean {
    return this.#debts.every(({ secret }) => secret);
  }

  /** The last operation that memory has for a key. */
  owed(shelf: Shelf, key: string): Op | undefined {
    return this.#debts.flatMap(({ ops }) => ops).findLast((op) => decides(op, shelf, key));
  }

  /** What is on a shelf, of which the disk has `found`. */
  over(found: [key: string, value: unknown][], shelf: Shelf, prefix: string): [key: string, value: unknown][] {
    const all = new Map(found);
    for (const op of this.#debts.flatMap(({ ops }) => ops)) {
      for (const key of all.keys()) if (decides(op, shelf, key)) all.delete(key);
      if (op[0] === shelf && op[2] !== undefined && op[1].startsWith(prefix)) all.set(op[1], op[2]);
    }
    return [...all];
  }

  /** Like `DraftStore.write`; `tried`: the disk has just failed to. */
  write(ops: readonly Op[], options: WriteOptions, tried = false): Promise<{ passed: boolean; durable: boolean }> {
    // What is written or taken away together is not older than itself, though the clock was set back.
    const at = Math.max(this.#now(), ...ops.map(([, , value]) => savedAt(value)));
    const work = () => this.#write(ops, options, tried, at);
    // Where nothing is owed, or nothing can be paid, nobody waits for anybody: the page may be about to go, and whoever reads next reads it.
    return (this.paid || !this.#disk()) && !this.#queued ? work() : this.#inTurn(work);
  }

  async #write(ops: readonly Op[], { check, strict, memory }: WriteOptions, tried: boolean, at: number): Promise<{ passed: boolean; durable: boolean }> {
    const removes = ops.some(([, , value]) => value === undefined);
    let stuck = memory || tried;
    if (!stuck && !this.paid && this.#disk()) {
      const own = this.#debts.filter((debt) => together(debt.ops, ops));
      const first = own.filter((debt) => strict || debt.check || debt.ops.some(isWipe));
      // Only where there is hope: a file that did not fit is not tried again with every key.
      const unpaid = await this.#payThose((debt) => strict || removes || (first.length > 0 && own.includes(debt)));
      // An item must never be on the disk without its files.
      stuck = unpaid.some((debt) => first.includes(debt));
    }
    const disk = this.#disk();
    const owed = check && this.owed(check[0], check[1]);
    if (owed && !check[2](owed[2])) return { passed: false, durable: true };
    if (disk && !stuck) {
      try {
        const passed = await disk.write(ops, { strict, check: owed && check[0] === 'outbox' ? guard(ops) : check });
        if (passed) this.forget(ops);
        // What the disk has of it is newer than what is here.
        else if (owed) this.#drop((_, op) => ops.some((other) => owner(op) === owner(other)));
        return { passed, durable: true };
      } catch (error) {
        this.#failed(error);
      }
    }
    if (check && !owed) {
      const found = await disk?.get(check[0], check[1]).catch(this.#failed);
      const meanwhile = this.owed(check[0], check[1]);
      if (!check[2](meanwhile ? meanwhile[2] : found)) return { passed: false, durable: true };
      // What is on the disk may be changed by another tab meanwhile: better an older state of it than two.
      if (disk && !removes) return { passed: true, durable: true };
    }
    // What is in memory only has been checked.
    this.#owe(ops, !!memory, at, owed || !disk ? undefined : check);
    return { passed: true, durable: false };
  }

  /** Drops what has been decided since. */
  forget(ops: readonly Op[]): void {
    this.#drop((_, op) => isDecided(op, ops));
  }

  /** There is a disk at last. */
  pay(): void {
    if (this.#debts.length) void this.#inTurn(() => this.#payThose(() => true)).then(() => { if (this.paid) for (const tell of this.#awaited.splice(0)) tell(); });
  }

  /** Resolves when the device has everything at last, though nobody has written since. */
  paidLate(): Promise<void> {
    return new Promise((resolve) => { this.#awaited.push(resolve); });
  }

  #drop(which: (debt: Debt, op: Op) => boolean): void {
    for (const debt of this.#debts) debt.ops = debt.ops.filter((op) => !which(debt, op));
    this.#debts = this.#debts.filter(({ ops }) => ops.length);
  }

  /** One after the other: what is tried again must not come after what is newer. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = (this.#queued++ ? this.#turn.then(work) : work()).finally(() => { this.#queued--; });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** One debt for each draft, so that it is paid as a whole; what depends on the disk stays by itself. */
  #owe(all: readonly Op[], secret: boolean, at: number, check?: Check): void {
    const ops = all.filter(this.#current);
    if (!ops.length) return;
    if (this.paid) this.#calm = false;
    if (check) {
      this.#debts.push({ ops, check, secret, at });
      return;
    }
    // What moves from one shelf to another goes there as it is now, in one piece.
    // What must not lie on the device does not go along.
    if (!secret) for (const debt of this.#debts) if (debt.check) debt.ops = debt.ops.map(([shelf, key, value]) => [shelf, key, (ops.findLast((op) => decides(op, shelf, key)) ?? [shelf, key, value])[2]]);
    this.#drop(({ check: bound }, op) => !bound && isDecided(op, ops));
    // Several drafts that were written at once have nothing to do with each other.
    const apart = ops.every(([shelf, , value]) => shelf === 'drafts' && value !== undefined) ? ops.map((op) => [op]) : [ops];
    for (const some of apart) {
      const own = this.#debts.filter((debt) => !debt.check && debt.secret === secret && together(debt.ops, some));
      this.#debts = [...this.#debts.filter((debt) => !own.includes(debt)), { ops: [...own.flatMap((debt) => debt.ops), ...some], secret, at }];
    }
  }

  /** In order; what is together with one that could not be paid stays too. */
  async #payThose(worth: (debt: Debt) => boolean): Promise<Debt[]> {
    const disk = this.#disk();
    if (disk && !this.#calm) {
      // What was begun before, and may be newer, has ended when these are answered.
      const answers = await Promise.allSettled(SHELVES.map((shelf) => disk.get(shelf, '')));
      this.#calm = !answers.some((answer) => answer.status === 'rejected' && Object(answer.reason).name === 'TimeoutError');
    }
    const unpaid: Debt[] = [];
    for (const debt of this.#debts.filter((one) => !one.secret && worth(one))) {
      if (unpaid.some(({ ops }) => together(ops, debt.ops)) || !await this.#pay(debt)) unpaid.push(debt);
    }
    return unpaid;
  }

  async #pay(debt: Debt): Promise<boolean> {
    const disk = this.#disk();
    if (!disk) return false;
    try {
      const { ops, at, check = guard(ops) } = debt;
      for (const some of [ops, without(ops, 'drafts'), without(ops, 'outbox'), without(ops, 'drafts', 'outbox')]) {
        if (!some.length || await disk.write(some, { strict: true, check: unlessNewer(some, at, check) })) break;
      }
      this.#debts = this.#debts.filter((other) => other !== debt);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }
}
