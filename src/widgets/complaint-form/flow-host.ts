import type { ReactiveElement } from '@lit/reactive-element';
import type { HeedSettings } from '../../controllers/context.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';

/** The element a flow works for. */
export interface FlowHost extends ReactiveElement {
  kind: CaseKind;
  readonly noReview: boolean;
  readonly settings: HeedSettings;
}
