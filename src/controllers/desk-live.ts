import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskBackend, DeskNews } from '../backend/desk-port.ts';
import type { HeedError } from '../backend/port.ts';

/** Hears what others do, from sign-in until the desk leaves the page. */
export class DeskLive implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #hear: (news: DeskNews) => void;
  readonly #lost: (error: HeedError) => void;
  #watching?: AbortController;
  #on = false;

  constructor(host: ReactiveControllerHost, hear: (news: DeskNews) => void, lost: (error: HeedError) => void) {
    (this.#host = host).addController(this);
    this.#hear = hear;
    this.#lost = lost;
  }

  /** Whether news arrive at the moment. */
  get on(): boolean { return this.#on; }

  hostDisconnected(): void {
    this.stop();
  }

  start(backend: DeskBackend): void {
    this.stop();
    const { signal } = (this.#watching = new AbortController());
    backend.watch((news) => {
      if (signal.aborted) return;
      this.#on = true;
      this.#hear(news);
      this.#host.requestUpdate();
    }, { signal, onLost: (error) => {
      if (signal.aborted) return;
      this.#on = false;
      this.#lost(error);
      this.#host.requestUpdate();
    } });
  }

  stop(): void {
    this.#watching?.abort();
    this.#on = false;
  }
}
