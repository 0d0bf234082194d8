import type { Check, OutboxItem } from './types.ts';

/** Where it stands when everything was last forgotten. */
export const FORGOTTEN = 'forgotten';

/** Nobody has asked to forget everything since this was sent: what a try was made of does not come back then. */
export const stillKnown = ({ queuedAt }: OutboxItem): Check => ['leases', FORGOTTEN, (at) => !((at as number) >= queuedAt)];
