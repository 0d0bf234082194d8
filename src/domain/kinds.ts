/**
 * The few kinds of schemas that forms and answers are made of, as types on zod's core: any zod works with them (`z.parse`,
 * `z.pipe`, `z.toJSONSchema`, Standard Schema). Zod's own objects and lists know promises, defaults and recursion besides;
 * that, like the methods of `zod/mini`, would weigh on every visitor.
 */
import type * as z from 'zod/mini';

export type Schema<T = unknown> = z.core.$ZodType<T>;
type Shape = Readonly<Record<string, Schema>>;
/** What is wrong; without `continue` nothing more is looked at there. */
interface Wrong { readonly message?: string; readonly path?: readonly PropertyKey[]; readonly continue?: boolean; readonly [more: string]: unknown }
export interface Payload { value: unknown; readonly issues: Wrong[] }
/** Looks at `value` and adds to `issues`. */
export type Check = (payload: Payload) => void;
/** Makes of one part of a value what its schema makes of it; what is wrong with it is said at its place. */
type Part = (schema: Schema, value: unknown, ...at: PropertyKey[]) => unknown;

interface Def extends z.core.$ZodTypeDef {
  /** Whether a value is of the type at all; else `message` is said, and nothing more. */
  readonly is?: (value: unknown) => boolean;
  readonly message?: string;
  /** Takes apart a value that is, before the checks. */
  readonly read?: (value: never, part: Part, issues: Wrong[]) => unknown;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly shape?: Shape;
  /** Whether the checks of the whole run; else they do while nothing is wrong that stops. */
  readonly when?: (payload: Payload) => boolean;
}

/**
 * Not by zod's own `$constructor` and `$ZodType.init`: what they do for classes, for promises, for encoding and for Standard Schema
 * (which `toSchema` gives, by the pipe it makes) nobody here asks for.
 */
function make<T>(def: Def, also: readonly Check[], when?: Def['when']): T {
  const { is, message, read, innerType } = def;
  const parse = (payload: Payload, context: unknown) => {
    const { issues } = payload;
    if (is && !is(payload.value)) issues.push({ code: 'custom', message });
    else if (read) {
      payload.value = read(payload.value as never, (schema, value, ...at) => {
        const inner = schema._zod.run({ value, issues: [] }, context as z.core.ParseContextInternal) as z.core.ParsePayload;
        for (const issue of inner.issues) issues.push({ ...issue, path: [...at, ...issue.path ?? []] });
        return inner.value;
      }, issues);
    }
    for (const check of also) if (when ? when(payload) : issues.every((issue) => issue.continue)) check(payload);
    return payload;
  };
  const optin = innerType && 'optional';
  return { _zod: { def, traits: new Set(['$ZodType']), bag: {}, ...optin && { optin, optout: optin }, parse, run: parse } } as T;
}

/** Refuses what does not pass, and stops there. */
export const must = <T>(passes: (value: T) => boolean, message?: string): Check => ({ value, issues }) => {
  if (!passes(value as T)) issues.push({ code: 'custom', message });
};

/** Whatever the checks let pass. */
export const value = <T>(...checks: Check[]) => make<Schema<T>>({ type: 'unknown' }, checks);
export const text = (message?: string, ...checks: Check[]) => make<Schema<string>>({ type: 'string', message, is: (value) => typeof value === 'string' }, checks);
export const optional = <T extends Schema>(innerType: T) => make<z.core.$ZodOptional<T>>(
  { type: 'optional', innerType, read: (value, part) => (value === undefined ? value : part(innerType, value)) }, []);
export const list = <T extends Schema>(element: T, message?: string, ...checks: Check[]) => make<z.core.$ZodArray<T>>(
  { type: 'array', element, message, is: Array.isArray, read: (value: unknown[], part) => Array.from(value, (item, i) => part(element, item, i)) }, checks);

const isObject = (value: unknown) => Object(value) === value && !Array.isArray(value);
/** What an object has of a shape. */
const byShape = (shape: Shape, given: Record<string, unknown>, part: Part) => Object.fromEntries(Object.entries(shape).flatMap(([name, schema]) => {
  const there = Object.hasOwn(given, name);
  const read = part(schema, there ? given[name] : undefined, name);
  return there ? [[name, read]] : [];
}));

export const object = <T extends z.core.$ZodShape>(shape: T, message?: string) => make<z.core.$ZodObject<T, z.core.$strip>>(
  { type: 'object', shape: shape as Shape, message, is: isObject, read: (given, part) => byShape(shape as Shape, given, part) }, []);

/** An object without other keys, whose check also looks at it when single values are wrong. */
export const closed = (shape: Shape, message: string, check: Check) => make<Schema>({
  type: 'object', shape, message, is: isObject,
  read: (given, part, issues) => {
    const keys = Object.keys(given).filter((key) => !Object.hasOwn(shape, key));
    const read = byShape(shape, given, part);
    if (keys.length) issues.push({ code: 'unrecognized_keys', keys, message, continue: true });
    return read;
  },
}, [check], ({ value }) => isObject(value));

/** What `schema` makes of `input`, or what is wrong with it. */
export const run = <T>(schema: Schema<T>, input: unknown): { readonly value: T } | { readonly issues: readonly Wrong[] } => {
  const { value, issues } = schema._zod.run({ value: input, issues: [] }, {}) as Payload;
  return issues.length ? { issues } : { value: value as T };
};
