export * from './port.ts';
export { RestBackend } from './rest.ts';
export type { RestOptions } from './rest.ts';
