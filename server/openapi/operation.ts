import type { ProblemCode } from '../problem.ts';
import type { JsonSchema } from './values.ts';

/** What the API can do, as data; `document.ts` makes the OpenAPI document of it, and a test holds the routes against it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly headers?: readonly (keyof typeof HEADERS)[];
  /** Names of parameters in the address, of which all but `template` may be left out; or the component whose members they are. */
  readonly query?: readonly string[] | string;
  /** Name of the component that is sent as JSON; `file` is a multipart upload. */
  readonly body?: string;
  readonly answer: { readonly status: number; readonly component?: string; readonly media?: string; readonly description: string; readonly headers?: JsonSchema };
  readonly problems: readonly ProblemCode[];
}

export const HEADERS = {
  'Idempotency-Key': {
    required: true, description: 'Names this creation: the same key with the same content gives the same answer, with other content a conflict.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{16,128}$' },
  },
  'Heed-Invitation': { required: true, description: 'The token of an invitation to a survey.', schema: { type: 'string' } },
  'Heed-Tracking-Code': { required: true, description: 'The secret that opens the case together with its reference.', schema: { type: 'string' } },
  'Heed-CSRF': { required: false, description: 'The `csrf` of the session; required with a cookie, needless with a token.', schema: { type: 'string' } },
  'Accept-Language': { required: false, description: 'Languages in which a refusal may say why, e.g. `zh-TW, en;q=0.5`; English otherwise.', schema: { type: 'string' } },
  'Heed-Cases': { required: false, description: 'Pairs of reference and tracking code that the device holds: `HD-…:CODE, HD-…:CODE`.', schema: { type: 'string' } },
  'Authorization': { required: false, description: '`Bearer` and the host site’s token.', schema: { type: 'string' } },
} as const;
