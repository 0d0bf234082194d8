import { CASE_KINDS } from 'heed/domain';
import * as z from 'zod/mini';

z.config({ jitless: true });

/*
 * What goes in (strict: an unknown key is refused) and what comes out. The routes check with these, and the OpenAPI document
 * is made from them. The values of a form are checked by the domain.
 */

const text = z.string();
const word = (max: number) => text.check(z.minLength(1), z.maxLength(max));
const instant = text.check(z.meta({ format: 'date-time' }));
const formRef = z.strictObject({ id: word(64), version: z.int() });
const values = z.record(text, z.unknown());
const kind = z.enum(CASE_KINDS);
const fileId = text.check(z.regex(/^[0-9a-f]{32}$/));

export const extraField = z.strictObject({ name: word(64), label: word(200), value: text.check(z.maxLength(20_000)) });

export const submission = z.strictObject({
  kind,
  form: formRef,
  values,
  files: z.array(fileId).check(z.maxLength(20)),
  extra: z.optional(z.array(extraField).check(z.maxLength(20))),
  locale: text.check(z.regex(/^[A-Za-z0-9-]{2,35}$/)),
  source: z.optional(z.strictObject({ page: z.optional(text.check(z.maxLength(2000))), widget: z.optional(text.check(z.maxLength(100))) })),
});

export const customerEvent = z.strictObject({
  type: text.check(z.regex(/^[a-z][a-z-]{0,39}$/)),
  text: z.optional(text),
  files: z.optional(z.array(fileId).check(z.maxLength(20))),
});

export const upload = z.object({ id: text, name: text, type: text, size: z.int(), digest: text });

export const receipt = z.object({
  reference: text, trackingCode: text, state: text, receivedAt: instant, answerDueAt: instant, digest: text, key: text,
  files: z.array(z.object({ name: text, size: z.int(), digest: text })),
  signature: z.optional(z.object({ kid: text, value: text.check(z.meta({ description: 'Ed25519 over the canonical JSON (RFC 8785) of {heed: "receipt", version: 1, reference, receivedAt, answerDueAt, digest, key, files}; base64url.' })) })),
});

export const serverKeys = z.object({ keys: z.array(z.object({ kid: text, x: text.check(z.meta({ description: 'Ed25519 public key, base64url.' })), since: instant })) });

const publicEvent = z.object({
  seq: z.int(), type: text, at: instant, by: z.enum(['customer', 'staff', 'system']), onBehalf: z.optional(z.boolean()), state: text, round: z.optional(z.int()),
  text: z.optional(text), files: z.optional(z.array(upload)),
});

export const publicCase = z.object({
  reference: text, kind, state: text, subject: text, receivedAt: instant, answerDueAt: instant, answeredAt: z.optional(instant),
  next: z.array(text), actions: z.array(text), form: z.object({ id: text, version: z.int() }), values,
  extra: z.optional(z.array(z.object({ name: text, label: text, value: text })).check(z.describe('Answers of fields that the site or the page has added, with the label the customer saw.'))),
  files: z.array(upload), events: z.array(publicEvent),
  rounds: z.array(z.object({ number: z.int(), from: instant, to: z.optional(instant), reason: z.optional(text) })),
  proposal: z.optional(z.object({ text, by: z.optional(text), agreed: z.optional(z.boolean()) })), promisedAt: z.optional(instant), promisedDay: z.optional(text), dueAt: z.optional(instant),
  overdue: z.optional(z.enum(['answer', 'promise', 'handling'])), waiting: z.optional(z.object({ since: instant, reason: z.optional(text) })),
  readByStaff: z.optional(z.int()), merged: z.optional(z.array(text)),
  category: z.optional(z.record(text, text)),
});

/** What is thrown, as problem details; a conflict of the desk also carries the newer `case`. */
export const problem = z.object({
  type: text, title: text, status: z.int(), code: text,
  detail: text.check(z.describe('Why, in the language asked for with Accept-Language (zh-Hans, zh-Hant, en; English otherwise) where a step of a workflow is refused; else in English, for developers.')),
  issues: z.optional(z.array(z.object({ path: text, code: text, params: z.optional(z.record(text, z.union([text, z.number()]))) }))),
  reason: z.optional(text), retryAfter: z.optional(z.int()),
});

export const formDefinition = z.looseObject({
  id: text, version: z.int(), steps: z.array(z.looseObject({ name: text, fields: z.array(z.looseObject({ name: text, type: text })) })),
  rules: z.optional(z.array(z.looseObject({ type: text }))),
});

export const siteConfig = z.object({
  site: text, kinds: z.array(kind), locales: z.array(text), privacyUrl: z.optional(text),
  forms: z.optional(z.partialRecord(kind, z.looseObject({})).check(z.describe('What the site has changed in the intake form of a kind: hide, require, labels, hints, options, add.'))),
  responseTimes: z.record(text, z.union([z.object({ hours: z.number() }), z.object({ workingDays: z.number() })])),
  limits: z.object({ fileBytes: z.int(), files: z.int(), fileTypes: z.array(text), bodyBytes: z.int() }),
});

export const health = z.object({ status: z.enum(['ok', 'stopping', 'unavailable']) });

/** `Idempotency-Key`: 16 to 128 visible ASCII characters. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{16,128}$/;
