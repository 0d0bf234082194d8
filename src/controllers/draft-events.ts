import { HeedEvent } from './events.ts';

/* Of drafts from before: fetched with what asks about them. */

/** The visitor went on with a draft from this device. `savedAt`: milliseconds since 1970. */
export class HeedDraftRestoredEvent extends HeedEvent {
  declare readonly savedAt: number;
  constructor(savedAt: number) {
    super('heed-draft-restored', { savedAt });
  }
}

/** The visitor discarded a draft. */
export class HeedDraftDiscardedEvent extends HeedEvent {
  constructor() {
    super('heed-draft-discarded', {});
  }
}

declare global {
  interface HTMLElementEventMap {
    'heed-draft-restored': HeedDraftRestoredEvent;
    'heed-draft-discarded': HeedDraftDiscardedEvent;
  }
}
