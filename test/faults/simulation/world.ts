import { Browser, running, type Tab } from './browser.ts';
import { Chance, Time } from './chance.ts';
import { Device } from './device.ts';
import { type Product, whenLoading } from './modules.ts';
import { Network } from './network.ts';
import { ModelServer } from './server.ts';
import { wear } from './stand-ins.ts';
import { Stories } from './stories.ts';
import { Visitor } from './visitor.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** Something that is not so, though the page said it, or never may be. */
export interface Wrong { readonly kind: string; readonly what: string }

/** The kinds of bad luck a world has. */
export interface Climate {
  readonly network: number;
  readonly storage: number;
  readonly deaths: number;
  readonly freezes: number;
  readonly clock: boolean;
  readonly locks: boolean;
  readonly channels: boolean;
  readonly tabs: number;
}

/** One device, its visitor, the network and the server: from one seed, through bad days, to a calm one. */
export class World {
  readonly chance: Chance;
  readonly time: Time;
  readonly device: Device;
  readonly network: Network;
  readonly server: ModelServer;
  readonly browser: Browser;
  readonly product: Product;
  readonly found: Wrong[] = [];
  /** What pages wait for, and which page. */
  readonly open = new Set<Promise<unknown>>();
  readonly owners = new WeakMap<Promise<unknown>, Tab>();
  readonly #stories = new Stories(this);
  readonly #visitor: Visitor;
  readonly climate: Climate;
  /** Hears what happens, for one who replays a seed. */
  trace: ((line: string) => void) | undefined;
  #loads = true;
  #calm = false;

  constructor(seed: number, product: Product, flaws: ConstructorParameters<typeof ModelServer>[0] = {}) {
    this.product = product;
    this.chance = new Chance(seed);
    const { pick, happens } = this.chance;
    this.climate = {
      network: pick([0, 0.5, 0.75, 0.9]), storage: pick([0, 0, 0.02, 0.1]), deaths: pick([0, 0.005, 0.02]), freezes: pick([0, 0.004]),
      clock: happens(0.25), locks: happens(0.75), channels: happens(0.8), tabs: pick([1, 2, 3, 6]),
    };
    this.time = new Time(() => this.#strike());
    this.chance.heard = (fault) => this.say(() => `* ${fault}`);
    this.device = new Device(this.time, this.chance);
    this.server = new ModelServer(flaws);
    this.network = new Network(this.time, this.chance, this.server);
    this.network.say = (line) => this.say(line);
    this.browser = new Browser(this, this.climate);
    this.device.heard = (key, value) => {
      if (key.startsWith('outbox ') && (value as { readonly memoryOnly?: boolean }).memoryOnly) this.wrong(`${key} lies on the device`, 'secret');
    };
    this.#visitor = new Visitor(this, this.#stories);
  }

  /** How many things were written. */
  get stories(): number {
    return this.#stories.all.length;
  }

  /** No write has been refused, delayed for ever or taken away in this world. */
  get storageSound(): boolean {
    return this.climate.storage === 0;
  }

  /** Nothing in this world may leave anything behind. */
  get calmStorage(): boolean {
    return this.storageSound && !this.climate.clock && !this.chance.struck.has('a page that keeps nothing');
  }

  say(line: () => string): void {
    this.trace?.(`${(this.time.now / 1000 - 1_800_000_000).toFixed(3)} ${line()}`);
  }

  readonly wrong = (what: string, kind = 'wrong'): void => {
    this.found.push({ kind, what });
    this.say(() => `!! ${kind}: ${what}`);
  };

  async live(): Promise<readonly Wrong[]> {
    const undress = wear({
      setTimeout: (run, ms = 0) => {
        const tab = running.getStore();
        let off = false;
        // Also called off while it waits in a page that is frozen.
        const due = () => { if (!off) run(); };
        const stop = this.time.after(ms, () => (tab ? tab.deliver(due) : due()));
        return () => {
          off = true;
          stop();
        };
      },
      clearTimeout: (off) => { if (typeof off === 'function') off(); },
      ...{ onLine: true },
    });
    const { network } = this;
    // Nobody reads where an abort came from; to find out takes a tenth of the time.
    const { stackTraceLimit } = Error;
    if (!this.trace) Error.stackTraceLimit = 0;
    Object.defineProperty(globalThis, 'navigator', { configurable: true, writable: true, value: { get onLine() { return network.onLine; } } });
    whenLoading((part) => {
      const tab = running.getStore();
      if (!tab) throw new Error(`Nobody knows which page loads ${part}.`);
      if (tab.parts.has(part)) return;
      if (this.#loads) return void tab.parts.add(part);
      this.chance.strike('a part does not load');
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    try {
      await this.#badDays();
      await this.#goodDay();
      this.#judge();
    } finally {
      undress();
      Error.stackTraceLimit = stackTraceLimit;
    }
    return this.found;
  }

  async #badDays(): Promise<void> {
    const { chance, network, device } = this;
    const { network: trouble, storage } = this.climate;
    void this.#visitor.open();
    await this.time.run(chance.below(100));
    network.trouble = trouble;
    if (storage) device.faults = { quota: storage, aborted: storage, unreadable: storage / 4, deaf: storage / 8, stall: storage / 8, unopenable: storage * 2, slowOpening: storage * 2 };
    for (let steps = 40 + chance.below(120); steps > 0; steps--) {
      this.#step();
      await this.time.run(chance.pick([0, 5, 50, 500, 5000, 60_000]) * chance.random());
    }
    if (chance.happens(0.1)) await this.time.run(HOUR * chance.random() * 50);
  }

  /** Everything works again; some pages stay open, and somebody comes back. */
  async #goodDay(): Promise<void> {
    const { browser, network, device } = this;
    this.#calm = true;
    this.#loads = true;
    network.trouble = 0;
    network.offline = false;
    network.onLine = true;
    device.heal();
    for (const tab of [...browser.tabs]) {
      tab.thaw(this.time);
      tab.tell('online');
    }
    await this.time.run(60_000);
    this.say(() => '— calm');
    void this.#visitor.open();
    await this.time.run(2 * HOUR);
    // Who was told to change something does, once, and sends again.
    for (const hands of [...this.#visitor.hands.values()]) {
      for (const hand of hands.filter(({ where, story, draft }) => where === 'form' && story.conflict && draft.reason)) {
        hand.draft.values = { ...hand.draft.values, subject: 'A broken lid' };
        running.run(hand.tab, () => this.#visitor.send(hand));
      }
    }
    await this.time.run(2 * HOUR);
    // Whoever is still there is closed and opened again: what only memory had was never called kept.
    for (const hands of this.#visitor.hands.values()) {
      for (const { where, story, tab } of hands) {
        if (where !== 'form') this.wrong(`${story.id} is still ${where} on a page that lives (${tab.store.problem})`, 'stuck');
      }
    }
    for (const work of this.open) if (this.owners.get(work)!.alive()) this.wrong('a page still waits for something', 'stuck');
    for (const tab of [...browser.tabs]) this.#visitor.kill(tab);
    await this.time.run(10_000);
    void this.#visitor.open();
    await this.time.run(2 * HOUR);
  }

  #judge(): void {
    this.#stories.judge();
    for (const key of this.network.pushy) if (this.climate.locks && !this.#stories.of(key)?.shared && !this.#stories.of(key)?.sensitive && !this.climate.clock && this.storageSound && !this.chance.struck.has('a part does not load')) this.wrong(`${key} was sent earlier than the server asked`, 'pushy');
  }

  /** One thing that somebody does. */
  #step(): void {
    const { chance, browser } = this;
    const visitor = this.#visitor;
    const ready = browser.tabs.filter((tab) => tab.ready && !tab.frozen && visitor.hands.has(tab));
    if (!ready.length || (browser.tabs.length < this.climate.tabs && chance.happens(0.2))) return void visitor.open(chance.happens(0.05));
    const tab = chance.pick(ready);
    running.run(tab, () => this.#act(tab));
  }

  #act(tab: Tab): void {
    const { chance, network } = this;
    const visitor = this.#visitor;
    const form = visitor.hand(tab, 'form');
    const away = visitor.hand(tab, 'sending') ?? visitor.hand(tab, 'waiting');
    const dice = chance.random();
    if (dice < 0.06) visitor.leave(tab);
    else if (dice < 0.1) tab.tell(chance.pick(['visibilitychange', 'online', 'pageshow']));
    else if (dice < 0.14) this.#toggleLine();
    else if (dice < 0.17) this.#loads = !this.#loads || network.trouble === 0;
    else if (away && dice < 0.3) visitor.takeBack(away);
    else if (away && dice < 0.35) void tab.sender.flush();
    else if (!form) visitor.type(visitor.begin(tab));
    else if (dice < 0.55) visitor.type(form);
    else if (dice < 0.65) visitor.attach(form);
    else if (dice < 0.68) visitor.detach(form);
    else if (dice < 0.71) visitor.discard(form);
    else visitor.send(form, chance.happens(0.1) ? 50 : 1);
  }

  #toggleLine(): void {
    const { chance, network, browser } = this;
    if (!this.climate.network) return;
    network.offline = !network.offline && chance.happens(0.4);
    network.onLine = chance.happens(0.6) ? !network.offline : network.offline;
    if (network.onLine === network.offline) chance.strike('onLine lies');
    if (network.onLine) for (const tab of browser.tabs) tab.tell('online');
  }

  /** Between any two things that happen, something may break. */
  #strike(): void {
    if (this.#calm) return;
    const { chance, browser, device } = this;
    const { deaths, freezes, clock, storage } = this.climate;
    const dice = chance.random();
    if (dice < deaths) this.#kill();
    else if (dice > 1 - freezes) this.#freeze();
    else if (clock && dice > 0.5 && dice < 0.508) {
      browser.skew += chance.pick([-3 * YEAR, -YEAR, -HOUR, -5000, 5000, HOUR, YEAR, 3 * YEAR]);
      chance.strike('clock jumps');
      // Whatever is written from now on, also by a page that dies before it can say so, is dated so.
      for (const story of this.#stories.all) story.dated();
    } else if (storage && dice > 0.6 && dice < 0.608) {
      if (chance.happens(0.5)) {
        chance.strike('storage: emptied');
        for (const story of this.#stories.all) story.void();
        device.empty();
      } else {
        chance.strike('storage: taken away');
        device.takeAway();
      }
    }
  }

  #kill(): void {
    const { chance, browser, device } = this;
    const { tabs } = browser;
    if (!tabs.length) return;
    const dice = chance.random();
    if (dice < 0.5) {
      chance.strike('tab killed');
      return this.#visitor.kill(chance.pick(tabs));
    }
    for (const tab of [...tabs]) this.#visitor.kill(tab);
    if (dice < 0.72) return chance.strike('browser killed');
    chance.strike('power cut');
    const { unsafeSince } = device;
    if (unsafeSince !== undefined) for (const story of this.#stories.all) story.void(unsafeSince);
    device.powerCut();
  }

  #freeze(): void {
    const { chance, browser } = this;
    const tab = browser.tabs.length ? chance.pick(browser.tabs) : undefined;
    if (!tab) return;
    if (tab.frozen) return tab.thaw(this.time);
    chance.strike('tab frozen and thawed');
    tab.tell('visibilitychange');
    tab.frozen = true;
    this.time.after(chance.between(1000, HOUR / 6), () => { if (tab.alive()) tab.thaw(this.time); });
  }
}
