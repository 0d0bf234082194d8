import { createContext } from '@lit/context';
import type { Context } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import type { HeedBackend } from '../backend/port.ts';
import type { CustomerToken } from '../backend/token.ts';
import type { Values } from '../domain/form.ts';

/** What `<heed-provider>` gives the widgets inside it. A widget's own attribute wins. */
export interface HeedSettings {
  readonly backend?: HeedBackend;
  readonly endpoint?: string;
  readonly site?: string;
  readonly prefill?: Values;
  readonly privacyUrl?: string;
  readonly trackUrl?: string;
  readonly sharedDevice?: boolean;
  readonly keepDays?: number;
  readonly customerToken?: CustomerToken;
}

// A name, not a symbol: two copies of heed on one page understand each other.
export const heedContext = createContext<HeedSettings>('heed-settings');

type Take = (settings: HeedSettings, unsubscribe?: () => void) => void;

/** The question of the context protocol that `@lit/context` speaks; asked by hand, for its consumer weighs half a kilobyte. */
class ContextRequest extends Event {
  readonly context: Context<unknown, HeedSettings> = heedContext;
  readonly subscribe = true;
  readonly callback: Take;
  constructor(callback: Take) {
    super('context-request', { bubbles: true, composed: true });
    this.callback = callback;
  }
}

/** The settings of the nearest provider, also of one whose script arrives later. */
export class SettingsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #value: HeedSettings = {};
  #unsubscribe?: () => void;

  constructor(host: ReactiveControllerHost & Element) {
    (this.#host = host).addController(this);
  }

  get value(): HeedSettings {
    return this.#value;
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this);
    this.handleEvent();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  handleEvent(): void {
    this.#host.dispatchEvent(new ContextRequest((value, unsubscribe) => {
      if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
      this.#unsubscribe = unsubscribe;
      this.#value = value;
      this.#host.requestUpdate();
    }));
  }
}
