import type { CaseKind } from '../domain/forms/case-intake.ts';

/** What all events of heed share: they rise through shadow roots, and carry no words a person wrote. */
export class HeedEvent extends Event {
  constructor(type: string, fields: object, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    Object.assign(this, fields);
  }
}

/** Before a case is sent. Cancel it to step in; the element's `values` has what was written. */
export class HeedBeforeSubmitEvent extends HeedEvent {
  declare readonly kind: CaseKind;
  constructor(kind: CaseKind) {
    super('heed-before-submit', { kind }, true);
  }
}

/** The backend has the case and gave it a reference. */
export class HeedCaseSubmittedEvent extends HeedEvent {
  declare readonly reference: string;
  declare readonly kind: CaseKind;
  constructor(reference: string, kind: CaseKind) {
    super('heed-case-submitted', { reference, kind });
  }
}

/** It could not be sent (`waiting`: it is tried again by itself) or was not taken. `code` is one of `HeedErrorCode`. */
export class HeedSubmitFailedEvent extends HeedEvent {
  declare readonly code: string;
  declare readonly waiting: boolean;
  constructor(code: string, waiting: boolean) {
    super('heed-submit-failed', { code, waiting });
  }
}

/** Answers broke rules of the form. `fields`: their names, in order. */
export class HeedValidationFailedEvent extends HeedEvent {
  declare readonly fields: readonly string[];
  constructor(fields: readonly string[]) {
    super('heed-validation-failed', { fields });
  }
}

/** Whether the device keeps what is written has changed. `problem`: a `StorageProblem`, where it does not. */
export class HeedStorageChangedEvent extends HeedEvent {
  declare readonly durable: boolean;
  declare readonly problem?: string;
  constructor(durable: boolean, problem?: string) {
    super('heed-storage-changed', { durable, problem });
  }
}

/** A submission of this device has moved. `state`: `kept`, `waiting`, `received` or `refused`; `reference` once it was received. */
export class HeedOutboxChangedEvent extends HeedEvent {
  declare readonly state: string;
  declare readonly reference?: string;
  constructor(state: string, reference?: string) {
    super('heed-outbox-changed', { state, reference });
  }
}

declare global {
  interface HTMLElementEventMap {
    'heed-before-submit': HeedBeforeSubmitEvent;
    'heed-case-submitted': HeedCaseSubmittedEvent;
    'heed-submit-failed': HeedSubmitFailedEvent;
    'heed-validation-failed': HeedValidationFailedEvent;
    'heed-storage-changed': HeedStorageChangedEvent;
    'heed-outbox-changed': HeedOutboxChangedEvent;
  }
}
