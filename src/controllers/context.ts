import { createContext } from '@lit/context';
import type { HeedBackend } from '../backend/port.ts';
import type { Values } from '../domain/form.ts';

/** What `<heed-provider>` gives the widgets inside it. A widget's own attribute wins. */
export interface HeedSettings {
  readonly backend?: HeedBackend;
  readonly endpoint?: string;
  readonly site?: string;
  readonly prefill?: Values;
  readonly privacyUrl?: string;
  readonly trackUrl?: string;
}

// A name, not a symbol: two copies of heed on one page understand each other.
export const heedContext = createContext<HeedSettings>('heed-settings');
