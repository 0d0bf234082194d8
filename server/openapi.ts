/** Writes the OpenAPI document to `openapi.json` at the root of the repository: `node --conditions=heed-source server/openapi.ts`. */
import { writeFileSync } from 'node:fs';
import { openApi } from './openapi/document.ts';

writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(openApi(), null, 2)}\n`);
