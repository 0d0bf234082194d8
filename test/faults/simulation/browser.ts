import { AsyncLocalStorage } from 'node:async_hooks';
import type { DraftStore } from '../../../src/drafts/index.ts';
import type { Sender } from '../../../src/drafts/sender.ts';
import type { Chance, Time } from './chance.ts';
import type { Device, Holder } from './device.ts';
import type { Product } from './modules.ts';
import type { Network } from './network.ts';

const never = <T>(): Promise<T> => new Promise(() => { /* The one who asked is dead. */ });

/** The page whose code is running. */
export const running = new AsyncLocalStorage<Tab>();

/** One page in one process. */
export class Tab implements Holder {
  readonly name: string;
  readonly window = new EventTarget();
  store!: DraftStore;
  sender!: Sender;
  ready = false;
  frozen = false;
  left = false;
  /** What it has loaded later: that is there for good. */
  readonly parts = new Set<string>();
  #alive = true;
  #inbox: (() => void)[] = [];

  constructor(name: string) {
    this.name = name;
  }

  alive(): boolean {
    return this.#alive;
  }

  deliver(run: () => void): void {
    if (!this.#alive) return;
    if (this.frozen) this.#inbox.push(run);
    else running.run(this, run);
  }

  /** What came meanwhile comes one after the other, as tasks do. */
  thaw({ after }: { after(ms: number, run: () => void): unknown }): void {
    this.frozen = false;
    for (const run of this.#inbox.splice(0)) after(0, () => this.deliver(run));
  }

  die(): void {
    this.#alive = false;
    this.#inbox = [];
  }

  tell(type: string): void {
    this.deliver(() => this.window.dispatchEvent(new Event(type)));
  }
}

export interface Conditions {
  /** Web Locks are there. */
  readonly locks: boolean;
  readonly channels: boolean;
}

/** The browser on a device: its tabs, what they share, and its clock. */
export class Browser {
  readonly tabs: Tab[] = [];
  /** What the clock of the device is off by. */
  skew = 0;
  /** The latest time it has ever shown. */
  latest = 0;
  #opened = 0;
  readonly #time: Time;
  readonly #chance: Chance;
  readonly #device: Device;
  readonly #network: Network;
  readonly #product: Product;
  readonly #conditions: Conditions;
  readonly #held = new Map<string, Tab>();
  readonly #queue: { readonly tab: Tab; readonly wake: () => void }[] = [];
  readonly #channels = new Set<{ readonly tab: Tab; readonly target: EventTarget }>();

  constructor(world: { time: Time; chance: Chance; device: Device; network: Network; product: Product }, conditions: Conditions) {
    this.#time = world.time;
    this.#chance = world.chance;
    this.#device = world.device;
    this.#network = world.network;
    this.#product = world.product;
    this.#conditions = conditions;
    this.latest = world.time.now;
  }

  now = (): number => {
    const shown = Math.round(this.#time.now + this.skew);
    this.latest = Math.max(this.latest, shown);
    return shown;
  };

  open(memoryOnly: boolean): Promise<Tab> {
    const tab = new Tab(`page ${this.#opened++}`);
    return running.run(tab, () => this.#open(tab, memoryOnly));
  }

  async #open(tab: Tab, memoryOnly: boolean): Promise<Tab> {
    const { now } = this;
    const { random } = this.#chance;
    const { openDrafts, Sender, RestBackend } = this.#product;
    this.tabs.push(tab);
    const wait = (ms: number, signal: AbortSignal) => new Promise<void>((resolve) => {
      const off = this.#time.after(ms, () => tab.deliver(resolve));
      signal.addEventListener('abort', off, { once: true });
    });
    tab.store = await openDrafts({ now, random, memoryOnly, target: tab.window, openDisk: (lost) => this.#device.open(tab, lost) });
    const backend = new RestBackend({ endpoint: 'https://heed.example', fetch: this.#network.fetchOf(tab), wait, random, now });
    tab.sender = new Sender({
      store: tab.store, backend: (site) => (site === 'shop' ? backend : undefined), now, random, wait, target: tab.window, sha256: async (text) => text,
      locks: this.#conditions.locks ? this.#locksOf(tab) : null, channel: this.#conditions.channels ? this.#channelOf(tab) : null,
    });
    tab.ready = tab.alive();
    return tab;
  }

  kill(tab: Tab): void {
    tab.die();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    for (const [name, holder] of this.#held) if (holder === tab) this.#held.delete(name);
    for (const channel of this.#channels) if (channel.tab === tab) this.#channels.delete(channel);
    this.#wake();
  }

  #wake(): void {
    for (const { tab, wake } of this.#queue.splice(0)) tab.deliver(wake);
  }

  #locksOf(tab: Tab): LockManager {
    const request = async (name: string, ...[options, given]: [LockOptions | ((lock: Lock) => unknown), ((lock: Lock | null) => unknown)?]) => {
      const work = (typeof options === 'function' ? options : given!) as (lock: Lock | null) => unknown;
      await Promise.resolve();
    while (this.#held.has(name)) {
        if (typeof options === 'object' && options.ifAvailable) return work(null);
        await new Promise<void>((wake) => { this.#queue.push({ tab, wake }); });
      }
      if (!tab.alive()) return never();
      this.#held.set(name, tab);
      try {
        return await work({ name, mode: 'exclusive' });
      } finally {
        if (this.#held.get(name) === tab) this.#held.delete(name);
        this.#wake();
      }
    };
    return { request, query: async () => ({}) } as unknown as LockManager;
  }

  #channelOf(tab: Tab): BroadcastChannel {
    const own = { tab, target: new EventTarget() };
    this.#channels.add(own);
    return Object.assign(own.target, {
      close: () => void this.#channels.delete(own),
      postMessage: (data: unknown) => {
        for (const other of this.#channels) {
          if (other !== own) this.#time.after(this.#chance.between(0.1, 20), () => other.tab.deliver(() => other.target.dispatchEvent(Object.assign(new Event('message'), { data }))));
        }
      },
    }) as unknown as BroadcastChannel;
  }
}
