import { CASE_KINDS, CHANNELS, LIBRARY_TEXTS, PHASES, REDACTIONS, SCRIPT_PURPOSES } from 'heed/domain';
import * as z from 'zod/mini';
import { upload } from './schemas.ts';

/*
 * Scripts, the case library and the check of the events, as they go in (strict) and come out.
 */

const text = z.string();
const word = (max: number) => text.check(z.trim(), z.minLength(1), z.maxLength(max));
const instant = text.check(z.meta({ format: 'date-time' }));
const kind = z.enum(CASE_KINDS);
const channel = z.enum(CHANNELS);
const locale = z.enum(['en', 'zh-Hans', 'zh-Hant']);
const limit = z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)));

const content = { purpose: z.enum(SCRIPT_PURPOSES), kind: z.optional(kind), channel: z.optional(channel), locale, title: word(120), text: word(10_000), disabled: z.optional(z.boolean().check(z.describe('It is not offered.'))) };
export const scriptQuery = z.strictObject({ purpose: z.optional(content.purpose), kind: content.kind, channel: content.channel, locale: z.optional(locale), disabled: z.optional(z.enum(['true', 'false']).check(z.describe('`true`: also those that are disabled, for whoever may edit them.'))) });
export const newScript = z.strictObject({ ...content, version: z.int().check(z.minimum(0)) });
export const scriptRemoval = z.strictObject({ version: text.check(z.regex(/^[1-9]\d{0,8}$/)) });
export const script = z.object({ ...content, title: text, text, id: text, version: z.int(), used: z.int(), shipped: z.boolean(), updatedAt: z.optional(instant), updatedBy: z.optional(text) });
export const scripts = z.object({ scripts: z.array(script) });
export const scriptUse = z.object({ used: z.int() });
export const SCRIPT_ID = /^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/;

const long = word(10_000);
const fileId = text.check(z.regex(/^[0-9a-f]{32}$/));
const entry = { title: word(200), problem: long, cause: long, departments: z.array(word(100)).check(z.maxLength(20)), phase: z.enum(PHASES), lesson: long, measure: long };
export const libraryQuery = z.strictObject({
  q: z.optional(text.check(z.maxLength(500))), kind: z.optional(kind), cause: z.optional(text.check(z.maxLength(200))), department: z.optional(text.check(z.maxLength(100))),
  phase: z.optional(entry.phase), after: z.optional(text.check(z.maxLength(64))), limit,
});
export const libraryPreview = z.strictObject({ reference: word(40) });
export const newLibraryEntry = z.strictObject({ ...entry, reference: word(40), photos: z.array(fileId).check(z.maxLength(20)), version: z.optional(z.int().check(z.minimum(0), z.describe('Of the saved entry that this was made from; 0 or absent: there was none.'))) });

const read = { title: text, problem: text, cause: text, departments: z.array(text), phase: entry.phase, lesson: text, measure: text, kind, photos: z.array(upload) };
export const libraryEntry = z.object({ ...read, id: text, createdAt: instant, createdBy: text, version: z.int(), updatedAt: z.optional(instant), updatedBy: z.optional(text) });
export const libraryDraft = z.object({
  ...read, reference: text, redacted: z.array(z.object({ field: z.enum(LIBRARY_TEXTS), what: z.enum(REDACTIONS), count: z.int() })), saved: z.optional(libraryEntry),
});
export const libraryPage = z.object({ items: z.array(libraryEntry), next: z.optional(text) });

export const auditReport = z.object({ checked: z.int(), head: z.optional(text), fault: z.optional(z.object({ reference: text, seq: z.int(), fault: text, field: z.optional(text) })) });
