export * from './port.ts';
export { RestBackend } from './rest.ts';
export type { RestOptions } from './rest.ts';
export { RestOwnCases } from './own-rest.ts';
export type { CustomerToken } from './token.ts';
export { WebhookBackend } from './webhook.ts';
export type { WebhookOptions } from './webhook.ts';
