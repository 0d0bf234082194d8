/**
 * Words for the schemas of answers: strict on what is used, silent about other keys.
 * Few kinds of zod schemas are used here and for forms, because each further one weighs on every visitor.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

type Payload = { readonly value: unknown; readonly issues: object[] };
export const must = <T>(passes: (value: T) => boolean) => ({ value, issues }: Payload): void => {
  if (!passes(value as T)) issues.push({ code: 'custom', input: value });
};

export const text = z.string();
export const filled = text.check(must((value: string) => !!value));
export const instant = text.check(must((value: string) => !Number.isNaN(Date.parse(value))));
export { z };
