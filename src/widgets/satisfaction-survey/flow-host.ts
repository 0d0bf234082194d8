import type { ReactiveElement } from '@lit/reactive-element';
import type { HeedSettings } from '../../controllers/context.ts';

/** The element a flow works for. */
export interface SurveyHost extends ReactiveElement {
  readonly settings: HeedSettings;
  readonly token: string | undefined;
  readonly template?: string;
  readonly definition?: { readonly id: string };
  readonly kiosk: boolean;
  readonly kioskSeconds?: number;
}

/** Under which drafts of a survey lie: those of one invitation, or of one survey, are not found by another one. */
export const nameOf = ({ localName, token, template, definition }: SurveyHost): string => `${localName} ${token?.slice(0, 16) || template || definition?.id || ''}`;
