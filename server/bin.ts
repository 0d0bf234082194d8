#!/usr/bin/env node
/** `heed-server`: starts the server with what the environment says, and ends it on SIGTERM or SIGINT. */
import { SettingsError, startServer } from './main.ts';

try {
  const { url, close } = await startServer();
  console.error(`heed-server: ${url}`);
  process.send?.({ url });
  const stop = () => void close().then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(`heed-server: ${error.message}`);
  process.exitCode = 1;
}
