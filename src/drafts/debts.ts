import { isPrefix } from './disk.ts';
import type { Check, Disk, Op, Shelf, WriteOptions } from './types.ts';

/** A write that is not on the disk; a `secret` one never will be. */
interface Debt { readonly ops: readonly Op[]; readonly check?: Check; readonly secret?: boolean }

/** Whether an operation decides what is under this key. */
const decides = ([shelf, key, value]: Op, where: Shelf, what: string): boolean =>
  shelf === where && (key === what || (value === undefined && isPrefix(key) && what.startsWith(key)));

/** Whether they are about the same draft. */
const together = (some: readonly Op[], others: readonly Op[]): boolean =>
  some.some(([, key]) => others.some(([, other]) => key.split('/')[0] === other.split('/')[0]));

/** What the device does not have (yet), in order; reading looks here first. Without a disk it is the whole storage. */
export class Debts {
  readonly #disk: () => Disk | undefined;
  readonly #failed: (error: unknown) => void;
  #debts: Debt[] = [];

  /** `disk`: the one there is now; `failed` hears why it did not take something. */
  constructor(disk: () => Disk | undefined, failed: (error: unknown) => void) {
    this.#disk = disk;
    this.#failed = failed;
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
  async write(ops: readonly Op[], { check, strict, memory }: WriteOptions, tried = false): Promise<{ passed: boolean; durable: boolean }> {
    const disk = this.#disk();
    const removes = ops.some(([, , value]) => value === undefined);
    let stuck = memory || tried;
    for (const debt of stuck ? [] : this.#debts) {
      const own = together(debt.ops, ops);
      // Only where there is hope: a file that did not fit is not tried again with every key.
      if (debt.secret || !(strict || removes || (own && debt.check))) continue;
      // An item must never be on the disk without its files.
      if (!await this.#pay(debt) && own && (strict || debt.check)) stuck = true;
    }
    const owed = check && this.owed(check[0], check[1]);
    if (owed && !check[2](owed[2])) return { passed: false, durable: true };
    if (disk && !stuck) {
      try {
        const passed = await disk.write(ops, { strict, check: owed ? undefined : check });
        if (passed) this.forget(ops);
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
    this.#owe({ ops, check: owed || !disk ? undefined : check, secret: memory });
    return { passed: true, durable: false };
  }

  /** Drops what has been decided since. */
  forget(ops: readonly Op[]): void {
    this.#debts = this.#debts
      .map((debt) => ({ ...debt, ops: debt.ops.filter(([shelf, key]) => !ops.some((op) => decides(op, shelf, key))) }))
      .filter((debt) => debt.ops.length);
  }

  /** There is a disk at last. */
  pay(): void {
    for (const debt of this.#debts) if (!debt.secret) void this.#pay(debt);
  }

  /** One debt for each draft, so that it is paid as a whole; what depends on the disk stays by itself. */
  #owe(debt: Debt): void {
    const { ops, check, secret } = debt;
    if (!check) this.forget(ops);
    const own = check ? [] : this.#debts.filter((other) => !other.check && other.secret === secret && together(other.ops, ops));
    this.#debts = [...this.#debts.filter((other) => !own.includes(other)), { ...debt, ops: [...own.flatMap((other) => other.ops), ...ops] }];
  }

  async #pay(debt: Debt): Promise<boolean> {
    const disk = this.#disk();
    if (!disk) return false;
    try {
      // Another tab may have sent it meanwhile.
      const item = debt.ops.find(([shelf, , value]) => shelf === 'outbox' && value !== undefined);
      await disk.write(debt.ops, { strict: true, check: debt.check ?? (item && ['receipts', item[1], (receipt) => !receipt]) });
      this.#debts = this.#debts.filter((other) => other !== debt);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }
}
