/**
 * The few kinds of zod schemas that forms and answers are made of. They are those of zod's core: the methods that `zod/mini`
 * adds, like each further kind, would weigh on every visitor. Any zod works with them (`z.parse`, `z.pipe`, Standard Schema).
 */
import * as z from 'zod/mini';

export type Schema<T = unknown> = z.core.$ZodType<T>;
export interface Payload { readonly value: unknown; readonly issues: object[] }
/** Looks at `value` and adds to `issues`. */
export type Check = (payload: Payload) => void;

/** Refuses what does not pass, and stops there. */
export const must = <T>(passes: (value: T) => boolean, message?: string): Check => ({ value, issues }) => {
  if (!passes(value as T)) issues.push({ code: 'custom', message });
};

const told = (code: string | undefined, checks: Check[], when?: (payload: Payload) => boolean) => ({
  error: () => code,
  checks: checks.map((check) => ({ _zod: { check, def: { check: 'custom', when }, onattach: [] } })),
});

/** Whatever the checks let pass. */
export const value = <T>(...checks: Check[]) => new z.core.$ZodUnknown({ type: 'unknown', ...told('', checks) }) as Schema<T>;
export const text = (code?: string, ...checks: Check[]): Schema<string> => new z.core.$ZodString({ type: 'string', ...told(code, checks) });
export const optional = <T extends Schema>(innerType: T) => new z.core.$ZodOptional({ type: 'optional', innerType }) as z.core.$ZodOptional<T>;
export const list = <T extends Schema>(element: T, code?: string, ...checks: Check[]) =>
  new z.core.$ZodArray({ type: 'array', element, ...told(code, checks) }) as z.core.$ZodArray<T>;
// The one that never tries `new Function`, which a strict content security policy would report.
export const object = <T extends z.core.$ZodShape>(shape: T, code?: string) =>
  new z.core.$ZodObject({ type: 'object', shape, ...told(code, []) }) as z.core.$ZodObject<T, z.core.$strip>;
/** An object without other keys, whose check also looks at it when single values are wrong. */
export const closed = (shape: z.core.$ZodShape, code: string, check: Check): Schema => new z.core.$ZodObject({
  type: 'object', shape, catchall: new z.core.$ZodNever({ type: 'never' }), ...told(code, [check], ({ value }) => z.core.util.isObject(value)),
});

/** What `schema` makes of `input`, or what is wrong with it. */
export const run = <T>(schema: Schema<T>, input: unknown) =>
  schema['~standard'].validate(input) as { readonly value: T } | { readonly issues: readonly z.core.$ZodIssue[] };
