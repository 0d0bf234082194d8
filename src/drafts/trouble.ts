/** What most visits never need, in one piece: whoever has the outbox has the memory too that it falls back on. */
export { Debts } from './debts.ts';
export { Outbox } from './outbox.ts';
/** Files that wait here are read without a connection too: by this part, which is there with it then. */
export { filesOf, newest } from './reading.ts';
