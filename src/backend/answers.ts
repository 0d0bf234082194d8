/** What a REST backend answers, as schemas: strict on what is used, silent about other keys. Loaded with the first call. */
import * as z from 'zod/mini';
import { CASE_KINDS } from '../domain/forms/case-intake.ts';

z.config({ jitless: true });

const text = z.string();
const filled = text.check(z.minLength(1));
const count = z.number().check(z.minimum(0));
const instant = text.check(z.refine((value) => !Number.isNaN(Date.parse(value))));
const names = z.array(text);
const values = z.record(text, z.any());
const form = z.object({ id: filled, version: z.number() });
const file = z.object({ id: filled, name: text, type: text, size: count, digest: z.optional(text) });

export const upload = z.object({ id: filled, name: text, type: text, size: count, digest: text });

export const receipt = z.object({
  reference: filled, trackingCode: filled, state: filled, receivedAt: instant, answerDueAt: instant, digest: filled, key: filled,
});

export const publicCase = z.object({
  reference: filled, kind: z.enum(CASE_KINDS), state: filled, subject: text,
  receivedAt: instant, answerDueAt: instant, answeredAt: z.optional(instant),
  next: names, actions: names, form, values, files: z.array(file),
  events: z.array(z.object({
    seq: count, type: filled, at: instant, by: z.enum(['customer', 'staff', 'system']), state: filled,
    text: z.optional(text), files: z.optional(z.array(file)),
  })),
});

const field = z.looseObject({ name: filled, type: filled });
/** The frame of a form definition; a field of a type that is not known is the renderer's to refuse. */
export const formDefinition = z.looseObject({
  id: filled, version: z.number(),
  steps: z.array(z.looseObject({ name: filled, fields: z.array(field) })),
  rules: z.optional(z.array(z.looseObject({ type: filled }))),
});
