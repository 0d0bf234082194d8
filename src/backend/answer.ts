/** Words for the schemas of answers: strict on what is used, silent about other keys. */
import type { output, core } from 'zod/mini';
import type { Schema } from '../domain/kinds.ts';
import { must, object, run, text as string, value } from '../domain/kinds.ts';

export const text = string();
export const filled = string('', must((value: string) => !!value));
export const instant = string('', must((value: string) => !Number.isNaN(Date.parse(value))));
export const count: Schema<number> = value(must((value: number) => Number.isFinite(value) && value >= 0));

/** Gives what an answer should be, or throws what it is not. */
const parse = <T>(schema: Schema<T>, body: unknown): T => {
  const result = run(schema, body);
  if ('value' in result) return result.value;
  throw new TypeError(JSON.stringify(result.issues));
};

export const z = {
  /** A schema that can `parse` an answer. */
  object: <T extends core.$ZodShape>(shape: T) => {
    const schema = object(shape);
    return Object.assign(schema, { parse: (body: unknown) => parse(schema as Schema, body) as output<typeof schema> });
  },
};
