import { CASE_KINDS, CHANNELS, OPERATION_NAMES, QUEUES, SECTIONS, SORTS } from 'heed/domain';
import * as z from 'zod/mini';
import { category } from './category-schemas.ts';
import { extraField, upload } from './schemas.ts';

/* What the desk sends (strict) and what it is answered. The routes check with these, and the OpenAPI document is made from them. */

const text = z.string();
const word = (max: number) => text.check(z.minLength(1), z.maxLength(max));
const instant = text.check(z.meta({ format: 'date-time' }));
const kind = z.enum(CASE_KINDS);
const values = z.record(text, z.unknown());
const fileId = text.check(z.regex(/^[0-9a-f]{32}$/));
const version = z.int().check(z.minimum(1));
const role = z.enum(['customer', 'agent', 'handler', 'manager', 'admin', 'system']);
const party = z.enum(['customer', 'staff', 'system']);
const person = z.object({ id: text, displayName: text });
const user = z.object({ id: text, displayName: text, name: text, roles: z.array(role), departments: z.array(text) });

export const signIn = z.strictObject({ name: word(200), password: word(1000) });
export const passwordChange = z.strictObject({ current: word(1000), next: word(1000) });
export const deskAct = z.strictObject({
  type: text.check(z.regex(/^[a-z][a-z-]{0,39}$/)), payload: z.optional(values), files: z.optional(z.array(fileId).check(z.maxLength(20))), version,
});
export const assignment = z.strictObject({ user: z.nullable(word(100)), version });
export const mergeInto = z.strictObject({ into: word(40), version });
export const looking = z.strictObject({ reference: z.nullable(word(40)) });
export const deskFiling = z.strictObject({
  kind, form: z.strictObject({ id: word(64), version: z.int() }), values, files: z.optional(z.array(fileId).check(z.maxLength(20))),
  extra: z.optional(z.array(extraField).check(z.maxLength(20))), channel: z.enum(CHANNELS), receivedAt: z.optional(text.check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/), z.refine((s) => !Number.isNaN(Date.parse(s))))),
  locale: text.check(z.regex(/^[A-Za-z0-9-]{2,35}$/)),
});

const when = z.optional(text.check(z.refine((s) => /^\d{4}-\d\d-\d\d/.test(s) && !Number.isNaN(Date.parse(s)))));
/** The query of a list, as strings. */
export const caseQuery = z.strictObject({
  queue: z.optional(z.enum(QUEUES)), q: z.optional(text.check(z.maxLength(200))), kind: z.optional(kind), state: z.optional(word(40)), category: z.optional(word(100)),
  department: z.optional(word(100)), assignee: z.optional(text.check(z.maxLength(100))), channel: z.optional(z.enum(CHANNELS)), emergency: z.optional(z.enum(['true', 'false'])),
  from: when, to: when, sort: z.optional(z.enum(SORTS)), after: z.optional(word(400)), limit: z.optional(text.check(z.regex(/^([1-9]\d?|100)$/))), site: z.optional(text),
});

export const openQuery = z.strictObject({ orderNumber: word(100) });

const anyText = z.union([text, z.record(text, text)]);
export const session = z.object({
  user, csrf: z.optional(text), expiresAt: instant, mustChangePassword: z.boolean(), operations: z.array(z.enum(OPERATION_NAMES as readonly [string, ...string[]])),
  departments: z.array(z.object({ id: text, name: anyText })), categories: z.optional(z.array(category)), currency: z.optional(text.check(z.meta({ description: 'ISO 4217: of costs.' }))), staff: z.array(user),
});
export const queueCounts = z.object({ queues: z.array(z.object({ name: z.enum(QUEUES), count: z.int(), more: z.optional(z.boolean()) })) });

const summary = {
  reference: text, kind, state: text, ended: z.boolean(), subject: text, customer: text, category: z.optional(text), channel: z.enum(CHANNELS), orderNumber: z.optional(text),
  receivedAt: instant, answerDueAt: instant, answeredAt: z.optional(instant), promisedAt: z.optional(instant), dueAt: z.optional(instant),
  overdue: z.nullable(z.enum(['answer', 'promise', 'handling'])), emergency: z.boolean(), assignee: z.optional(person), departments: z.array(text), reopened: z.int(),
  updatedAt: instant, version: z.int(),
};
export const casePage = z.object({ items: z.array(z.object(summary)), next: z.optional(text) });

const clock = z.object({ state: z.enum(['running', 'paused', 'stopped']), dueAt: z.optional(instant), day: z.optional(text), remaining: z.optional(z.number()), breached: z.boolean(), reason: z.optional(text) });
const event = z.object({
  seq: z.int(), type: text, at: instant, by: party, actor: z.optional(z.object({ id: text, displayName: text, role })), onBehalf: z.optional(z.boolean()), state: text,
  internal: z.boolean(), round: z.int(), fills: z.optional(z.enum(SECTIONS)), text: z.optional(text), payload: values, files: z.array(upload),
});
export const round = z.object({ number: z.int(), from: instant, to: z.optional(instant), reason: z.optional(text) });
export const deskCase = z.object({
  ...summary, form: z.object({ id: text, version: z.int() }), values, extra: z.array(z.object({ name: text, label: text, value: text })), locale: text, files: z.array(upload),
  events: z.array(event), facts: values, clocks: z.object({ answer: z.optional(clock), handling: z.optional(clock), promised: z.optional(clock) }), rounds: z.array(round),
  steps: z.array(z.object({ name: text, form: z.nullable(z.looseObject({ id: text, version: z.int() })), aside: z.boolean(), internal: z.boolean(), forCustomer: z.boolean(), about: z.optional(z.enum(SECTIONS)) })),
  refused: z.array(z.object({ name: text, reason: text })), operations: z.array(text), merged: z.optional(z.array(text)), mergedInto: z.optional(text),
  related: z.array(z.object({ reference: text, kind, state: text, subject: text, receivedAt: instant })), viewers: z.array(person),
  readByCustomer: z.optional(z.object({ seq: z.int(), at: instant })),
});
export const ownCases = z.object({
  cases: z.array(z.object({
    reference: text, trackingCode: text, kind, state: text, ended: z.boolean(), subject: text, orderNumber: z.optional(text), receivedAt: instant, updatedAt: instant, actions: z.array(text), mergedInto: z.optional(text),
  })),
});
