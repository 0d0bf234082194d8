import type { HeedBackend, Submission } from '../backend/port.ts';
import { RestBackend } from '../backend/rest.ts';
import { tokenNow } from '../backend/token.ts';
import { Sender } from '../drafts/sender.ts';
import type { Draft, DraftStore, OutboxState } from '../drafts/types.ts';
import type { HeedSettings } from './context.ts';

/** What a delivery tells. */
export interface DeliveryHooks {
  /** Where the submission of this element is now. */
  moved(state: OutboxState): void;
  /** Something else has arrived, or this element is back on the page: look what there is. */
  look(): void;
  /** Any submission of this device has come to another state. */
  changed?(state: OutboxState): void;
}

/** The way from an element to its backend: which one it is, and the one submission that is on its way there. */
export class Delivery {
  /** The idempotency key of what was sent last; without it, what becomes of that is nobody's concern here any more. */
  key?: string;
  readonly #settings: () => HeedSettings;
  readonly #hooks: DeliveryHooks;
  readonly #sender: Sender;
  #rest?: RestBackend;
  #token?: Promise<string | undefined>;
  #address?: string;
  #abort?: AbortController;

  constructor(store: DraftStore, settings: () => HeedSettings, hooks: DeliveryHooks) {
    this.#settings = settings;
    this.#hooks = hooks;
    this.#sender = new Sender({ store, backend: (site) => (site === siteOf(settings()) ? this.backend : undefined) });
    // For good: what moves while the element is off the page is known when it comes back.
    this.#sender.watch((key, state) => {
      if (state.state !== 'sending') hooks.changed?.(state);
      if (key === this.key) this.#move(state);
      else if (state.state !== 'sending') hooks.look();
    });
  }

  get busy(): boolean {
    return !!(this.key && this.#abort);
  }

  connect(): void {
    if (this.#sender.live) return;
    this.#sender.start();
    this.#hooks.look();
  }

  disconnect(): void {
    this.#sender.stop();
  }

  /** Loads what files need, and what not everybody can send without, while there is a connection. */
  prepare(): void {
    this.#sender.prepare();
    if (this.backend === this.#rest) this.#rest?.prepare();
  }

  send(draft: Draft, submission: Submission, memoryOnly: boolean): void {
    this.key = draft.key;
    // As it is now: what goes out later is not filed under the name of whoever is signed in by then.
    this.#token = tokenNow(this.#settings().customerToken);
    this.#abort = new AbortController();
    void this.#sender.send(draft, submission, { signal: this.#abort.signal, memoryOnly });
  }

  retry(): void {
    void this.#sender.flush();
  }

  /** Takes it back, as long as it has not gone out. */
  stop(waiting: boolean): void {
    if (waiting) void this.#sender.takeBack(this.key!);
    else this.#abort?.abort();
  }

  #move(state: OutboxState) {
    if (state.state === 'received' || state.state === 'refused') this.#abort = undefined;
    this.#hooks.moved(state);
  }

  get backend(): HeedBackend {
    const { backend, endpoint, site } = this.#settings();
    if (backend) return backend;
    const address = `${endpoint}#${site}`;
    if (address !== this.#address) this.#rest = new RestBackend({ endpoint: endpoint ?? '', site, token: (key) => (key === this.key ? this.#token : undefined) });
    this.#address = address;
    return this.#rest!;
  }
}

/** Where drafts of an element belong. */
export const siteOf = ({ endpoint, site }: HeedSettings): string => `${endpoint ?? 'custom'}#${site ?? ''}`;
