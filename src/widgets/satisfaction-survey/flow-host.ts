import type { ReactiveElement } from '@lit/reactive-element';
import type { HeedSettings } from '../../controllers/context.ts';

/** The element a flow works for. */
export interface SurveyHost extends ReactiveElement {
  readonly settings: HeedSettings;
  readonly token: string | undefined;
  readonly template?: string;
  readonly definition?: { readonly id: string };
  readonly kiosk: boolean;
}
