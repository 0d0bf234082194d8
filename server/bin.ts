#!/usr/bin/env node
/** `heed-server`: looks whether this Node is new enough, before anything is loaded that needs it. */
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  console.error(`heed-server: This is Node ${process.versions.node}; the server needs Node ${OLDEST} or newer.`);
  process.exitCode = 1;
} else await import('./program.ts');

export {};
