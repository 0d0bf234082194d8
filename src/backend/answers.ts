/** What a REST backend answers besides receipts, as schemas. */
import { CASE_KINDS } from '../domain/forms/case-intake.ts';
import type { Values } from '../domain/form.ts';
import { filled, instant, must, text, z } from './answer.ts';

const count = z.number().check(must((value: number) => value >= 0));
const oneOf = <const T extends string>(...values: T[]) => z.custom<T>((value) => values.includes(value as T));
const names = z.array(text);
const file = z.object({ id: filled, name: text, type: text, size: count, digest: z.optional(text) });

export const upload = z.object({ id: filled, name: text, type: text, size: count, digest: text });

export const publicCase = z.object({
  reference: filled, kind: oneOf(...CASE_KINDS), state: filled, subject: text,
  receivedAt: instant, answerDueAt: instant, answeredAt: z.optional(instant),
  next: names, actions: names, form: z.object({ id: filled, version: count }),
  values: z.custom<Values>((value) => Object(value) === value), files: z.array(file),
  events: z.array(z.object({
    seq: count, type: filled, at: instant, by: oneOf('customer', 'staff', 'system'), state: filled, text: z.optional(text), files: z.optional(z.array(file)),
  })),
});

const isField = ({ name, type }: Record<string, unknown>) => !!name && typeof name === 'string' && !!type && typeof type === 'string';
/** The steps of a form definition; a field of a type that is not known is the renderer's to refuse. */
export const steps = z.array(z.custom<{ readonly name: string }>((step) => {
  const { name, fields } = Object(step) as { name?: unknown; fields?: unknown };
  return typeof name === 'string' && Array.isArray(fields) && fields.every((field) => isField(Object(field) as Record<string, unknown>));
}));
export const definitionHead = z.object({ id: filled, version: count, steps });
