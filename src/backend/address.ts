import type { RestOptions } from './options.ts';

export const addressOf = ({ endpoint }: RestOptions, path: string): string => `${endpoint.replace(/\/+$/, '')}${path[1] === '.' ? '' : '/v1'}${path}`;

/** No cookies go along, no address of the page, and nobody else's answer is taken. */
export const PRIVATELY = { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' } as const;
