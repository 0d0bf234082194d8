/** Loaded when there is something to keep, to restore or to send. `draft.ts` and `probe.ts` are small and come before. */
export { Outbox } from './outbox.ts';
export { putFile, removeFile } from './putting.ts';
export { openDrafts } from './store.ts';
export type * from './types.ts';
