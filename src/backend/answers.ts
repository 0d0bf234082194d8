/** What a REST backend answers besides receipts, as schemas. */
import { CASE_KINDS } from '../domain/forms/case-intake.ts';
import type { Text, Values } from '../domain/form.ts';
import { list, must, optional, value } from '../domain/kinds.ts';
import { count, filled, instant, text, z } from './answer.ts';

const oneOf = <const T extends string>(...values: T[]) => value<T>(must((value: T) => values.includes(value)));
const names = list(text);
const flag = value<boolean>(must((found) => typeof found === 'boolean'));
const whole = must((found: unknown) => Object(found) === found);
const stored = { id: filled, name: text, type: text, size: count };
const file = z.object({ ...stored, digest: optional(text) });

export const upload = z.object({ ...stored, digest: text });

export const signingKeys = z.object({ keys: list(z.object({ kid: filled, x: filled, since: optional(instant) })) });

export const publicCase = z.object({
  reference: filled, kind: oneOf(...CASE_KINDS), state: filled, subject: text,
  receivedAt: instant, answerDueAt: instant, answeredAt: optional(instant),
  next: names, actions: names, form: z.object({ id: filled, version: count }),
  values: value<Values>(whole), extra: optional(list(z.object({ name: filled, label: text, value: text }))), files: list(file),
  events: list(z.object({
    seq: count, type: filled, at: instant, by: oneOf('customer', 'staff', 'system'), onBehalf: optional(flag), state: filled, round: optional(count), text: optional(text), files: optional(list(file)),
  })),
  rounds: optional(list(z.object({ number: count, from: instant, to: optional(instant), reason: optional(text) }))),
  proposal: optional(z.object({ text, by: optional(text), agreed: optional(flag) })), promisedAt: optional(instant), promisedDay: optional(text), dueAt: optional(instant), overdue: optional(oneOf('answer', 'promise', 'handling')),
  waiting: optional(z.object({ since: instant, reason: optional(text) })), readByStaff: optional(count),
  category: optional(value<Text>(whole)),
});

const isField = ({ name, type }: Record<string, unknown>) => !!name && typeof name === 'string' && !!type && typeof type === 'string';
/** The steps of a form definition; a field of a type that is not known is the renderer's to refuse. */
export const steps = list(value<{ readonly name: string }>(must((step) => {
  const { name, fields } = Object(step) as { name?: unknown; fields?: unknown };
  return typeof name === 'string' && Array.isArray(fields) && fields.every((field) => isField(Object(field) as Record<string, unknown>));
})));
export const definitionHead = z.object({ id: filled, version: count, steps });
