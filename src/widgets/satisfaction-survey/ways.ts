import type { HeedSettings } from '../../controllers/context.ts';
import { Delivery } from '../../controllers/delivery.ts';
import type { DraftStore, OutboxState } from '../../drafts/types.ts';

export interface WayHooks {
  /** Where the whole answer is now, and where the first tap is. */
  moved(state: OutboxState): void;
  tapped(state: OutboxState): void;
  /** Anything that was sent from this device has come to another state, also what somebody sent who is gone. */
  changed(state: OutboxState): void;
}

/** The ways an answer goes: the whole of it, and the first tap, which has a way of its own: nobody who goes on waits for it. */
export class Ways {
  readonly #make: () => readonly [whole: Delivery, taps: Delivery];
  #now: readonly [whole: Delivery, taps: Delivery];
  #live = false;

  constructor(store: DraftStore, settings: () => HeedSettings, hooks: WayHooks) {
    this.#make = () => {
      const mine = () => this.#now === made;
      const way = (moved: (state: OutboxState) => void) => new Delivery(store, settings, {
        moved: (state) => { if (mine()) moved(state); }, look: () => { /* What arrives later needs nobody's attention. */ }, changed: hooks.changed,
      });
      const made = [way(hooks.moved), way(hooks.tapped)] as const;
      return made;
    };
    this.#now = this.#make();
  }

  get whole(): Delivery { return this.#now[0]; }
  get taps(): Delivery { return this.#now[1]; }

  connect(): void {
    this.#live = true;
    for (const way of this.#now) way.connect();
  }

  disconnect(): void {
    this.#live = false;
    for (const way of this.#now) way.disconnect();
  }

  /** Somebody else begins: what is on its way goes on, and is no news to them. */
  renew(): void {
    const before = this.#now;
    this.#now = this.#make();
    for (const way of before) way.disconnect();
    if (this.#live) this.connect();
  }
}
