import type { CaseKind } from '../domain/forms/case-intake.ts';

const init = { bubbles: true, composed: true };

/** Before a case is sent. Cancel it to step in; the element's `values` has what was written. */
export class HeedBeforeSubmitEvent extends Event {
  readonly kind: CaseKind;
  constructor(kind: CaseKind) {
    super('heed-before-submit', { ...init, cancelable: true });
    this.kind = kind;
  }
}

/** The backend has the case and gave it a reference. */
export class HeedCaseSubmittedEvent extends Event {
  readonly reference: string;
  readonly kind: CaseKind;
  constructor(reference: string, kind: CaseKind) {
    super('heed-case-submitted', init);
    this.reference = reference;
    this.kind = kind;
  }
}

/** It could not be sent (`waiting`: it is tried again by itself) or was not taken. `code` is one of `HeedErrorCode`. */
export class HeedSubmitFailedEvent extends Event {
  readonly code: string;
  readonly waiting: boolean;
  constructor(code: string, waiting: boolean) {
    super('heed-submit-failed', init);
    this.code = code;
    this.waiting = waiting;
  }
}

/** Answers broke rules of the form. `fields`: their names, in order. */
export class HeedValidationFailedEvent extends Event {
  readonly fields: readonly string[];
  constructor(fields: readonly string[]) {
    super('heed-validation-failed', init);
    this.fields = fields;
  }
}

/** The visitor went on with a draft from this device. `savedAt`: milliseconds since 1970. */
export class HeedDraftRestoredEvent extends Event {
  readonly savedAt: number;
  constructor(savedAt: number) {
    super('heed-draft-restored', init);
    this.savedAt = savedAt;
  }
}

/** The visitor discarded a draft. */
export class HeedDraftDiscardedEvent extends Event {
  constructor() {
    super('heed-draft-discarded', init);
  }
}

/** A case was opened in the tracker. */
export class HeedCaseOpenedEvent extends Event {
  readonly reference: string;
  constructor(reference: string) {
    super('heed-case-opened', init);
    this.reference = reference;
  }
}

/** The customer added to their case. `action`: `message`, or the workflow's transition. */
export class HeedCaseUpdatedEvent extends Event {
  readonly reference: string;
  readonly action: string;
  constructor(reference: string, action: string) {
    super('heed-case-updated', init);
    this.reference = reference;
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    'heed-before-submit': HeedBeforeSubmitEvent;
    'heed-case-submitted': HeedCaseSubmittedEvent;
    'heed-submit-failed': HeedSubmitFailedEvent;
    'heed-validation-failed': HeedValidationFailedEvent;
    'heed-draft-restored': HeedDraftRestoredEvent;
    'heed-draft-discarded': HeedDraftDiscardedEvent;
    'heed-case-opened': HeedCaseOpenedEvent;
    'heed-case-updated': HeedCaseUpdatedEvent;
  }
}
