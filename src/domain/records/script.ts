/** Scripts (T-01): texts that staff sends or says, by purpose, kind, channel and language. */
import type { Locale } from '../form.ts';
import type { CaseKind } from '../forms/case-intake.ts';
import type { Channel } from './desk.ts';

/** `emergency`: the acknowledgement where somebody may get hurt (C-10). */
export const SCRIPT_PURPOSES = ['acknowledgement', 'emergency', 'progress', 'promise', 'proposal', 'refusal', 'closing', 'return-visit'] as const;
export type ScriptPurpose = (typeof SCRIPT_PURPOSES)[number];

/** What a script may leave open, as `{name}`. What a case does not know stays in its braces, to be seen before it is sent; in `[?, by {dueAt}]` it is left out with the words around it. */
export const PLACEHOLDERS = ['name', 'reference', 'subject', 'order', 'receivedAt', 'dueAt', 'agent', 'department'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export interface ScriptContent {
  readonly purpose: ScriptPurpose;
  /** Absent: of any kind. */
  readonly kind?: CaseKind;
  /** Absent: for any channel. */
  readonly channel?: Channel;
  readonly locale: Locale;
  /** What it is found by. */
  readonly title: string;
  readonly text: string;
  /** It is not offered; how often it was used is kept, and it can be enabled again. */
  readonly disabled?: boolean;
}

/** A script without its language, under a name that is the same in all of them. */
export type ShippedScript = Omit<ScriptContent, 'locale' | 'disabled'>;

export interface Script extends ScriptContent {
  readonly id: string;
  /** Counts its changes from 1; goes back with each. */
  readonly version: number;
  /** How often it was inserted. */
  readonly used: number;
  /** It still is as it was shipped. */
  readonly shipped: boolean;
  /** ISO 8601, UTC; who changed it. Absent of shipped ones. */
  readonly updatedAt?: string;
  readonly updatedBy?: string;
}

export interface ScriptQuery {
  readonly purpose?: ScriptPurpose;
  /** Those of this kind and those of any. */
  readonly kind?: CaseKind;
  /** Those of this channel and those of any. */
  readonly channel?: Channel;
  readonly locale?: Locale;
  /** Also those that are disabled: for whoever may edit them. */
  readonly disabled?: boolean;
}
