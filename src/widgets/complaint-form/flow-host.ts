import type { LitElement } from 'lit';
import type { HeedSettings } from '../../controllers/context.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';

/** The element a flow works for. */
export interface FlowHost extends LitElement {
  kind: CaseKind;
  readonly noReview: boolean;
  readonly settings: HeedSettings;
}
