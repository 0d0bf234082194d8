import { HeedEvent } from './events.ts';

/* Of cases that are followed: fetched with what shows them. */

/** A case was opened in the tracker. */
export class HeedCaseOpenedEvent extends HeedEvent {
  declare readonly reference: string;
  constructor(reference: string) {
    super('heed-case-opened', { reference });
  }
}

/** The customer added to their case. `action`: `message`, or the workflow's transition. */
export class HeedCaseUpdatedEvent extends HeedEvent {
  declare readonly reference: string;
  declare readonly action: string;
  constructor(reference: string, action: string) {
    super('heed-case-updated', { reference, action });
  }
}

declare global {
  interface HTMLElementEventMap {
    'heed-case-opened': HeedCaseOpenedEvent;
    'heed-case-updated': HeedCaseUpdatedEvent;
  }
}
