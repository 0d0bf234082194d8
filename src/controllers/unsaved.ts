import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The browser asks, in its own words. */
const warn = (event: Event): void => event.preventDefault();

/** Whoever leaves the page over what is not saved is asked first. */
export class Unsaved implements ReactiveController {
  readonly #is: () => boolean;

  constructor(host: ReactiveControllerHost, is: () => boolean) {
    host.addController(this);
    this.#is = is;
  }

  hostUpdated(): void {
    (this.#is() ? addEventListener : removeEventListener)('beforeunload', warn);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', warn);
  }
}
