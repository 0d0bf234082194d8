import { CATEGORY_LIMITS } from 'heed/domain';
import * as z from 'zod/mini';

/* What cases concern, as it goes in (strict) and comes out. What is wrong with names and places is said by the domain, with its codes. */

const text = z.string();
const some = (max: number) => text.check(z.maxLength(max));
const name = { 'en': some(200), 'zh-Hans': some(200), 'zh-Hant': some(200) };

export const newTaxonomy = z.strictObject({
  base: z.int().check(z.minimum(0)),
  categories: z.array(z.strictObject({ code: some(100), parent: some(100), name: z.strictObject(name), retired: z.optional(z.boolean()) })).check(z.maxLength(CATEGORY_LIMITS.count * 2)),
});

export const category = z.object({ code: text, parent: text, name: z.object(name), retired: z.optional(z.boolean()) });
export const taxonomy = z.object({
  version: z.int(), categories: z.array(category), updatedAt: z.optional(text.check(z.meta({ format: 'date-time' }))), updatedBy: z.optional(text),
  counts: z.array(z.object({ code: text, count: z.int(), more: z.optional(z.boolean()) })),
});
