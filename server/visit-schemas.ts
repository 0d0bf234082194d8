import * as z from 'zod/mini';

/* Return visits, as they go in (strict) and come out. */

const text = z.string();
export const visitDone = z.strictObject({ reached: z.boolean(), satisfied: z.optional(z.boolean()), note: text.check(z.maxLength(5000)) });
export const returnVisits = z.object({
  items: z.array(z.object({
    id: text, reference: text, subject: text, customer: text, phone: z.optional(text), email: z.optional(text), dueAt: text.check(z.meta({ format: 'date-time' })),
  })),
  figures: z.object({ closed: z.int(), drawn: z.int(), made: z.int(), reached: z.int(), satisfied: z.int() }),
});
