/** What heed-server answers the desk, as schemas: strict on what is used, silent about other keys. */
import { CASE_KINDS } from '../domain/forms/case-intake.ts';
import type { FormDefinition, Text, Values } from '../domain/form.ts';
import { list, must, optional, run, value } from '../domain/kinds.ts';
import type { Schema } from '../domain/kinds.ts';
import type { OPERATION_NAMES } from '../domain/policy.ts';
import { CHANNELS, QUEUES } from '../domain/records/desk.ts';
import type { CasePage, DeskCase, DeskNews, QueueCount, Session } from '../domain/records/desk.ts';
import { SECTIONS } from '../domain/workflow.ts';
import type { Refusal } from '../domain/workflow.ts';
import { categories, flag } from './desk-office.ts';
import { count, filled, instant, text, z } from './answer.ts';

const oneOf = <const T extends string>(...values: readonly T[]) => value<T>(must((value: T) => values.includes(value)));
const number: Schema<number> = value(must(Number.isFinite));
const record: Schema<Values> = value(must((value) => Object(value) === value && !Array.isArray(value)));
const names = list(text);
const nullable = <T>(schema: Schema<T>): Schema<T | null> => value(must((value: T | null) => value === null || 'value' in run(schema, value)));

const role = oneOf('customer', 'agent', 'handler', 'manager', 'admin', 'system');
const party = oneOf('customer', 'staff', 'system');
const kind = oneOf(...CASE_KINDS);
const person = z.object({ id: filled, displayName: text });
/** A server newer than this page may know operations that it does not: those are left out. */
const operations = list(value<(typeof OPERATION_NAMES)[number]>());
const user = z.object({ id: filled, displayName: text, name: text, roles: list(role), departments: names });

export const session = z.object({
  user, csrf: optional(filled), expiresAt: instant, mustChangePassword: flag, operations,
  departments: list(z.object({ id: filled, name: value<Text>(must((value) => typeof value === 'string' || Object(value) === value)) })), categories: optional(categories), currency: optional(text), staff: list(user),
});

export const queues = z.object({ queues: list(z.object({ name: oneOf(...QUEUES), count, more: optional(flag) })) });

const summary = {
  reference: filled, kind, state: filled, ended: flag, subject: text, customer: text, category: optional(text), channel: oneOf(...CHANNELS), orderNumber: optional(text),
  receivedAt: instant, answerDueAt: instant, answeredAt: optional(instant), promisedAt: optional(instant), dueAt: optional(instant),
  overdue: nullable(oneOf('answer', 'promise', 'handling')), emergency: flag, assignee: optional(person), departments: names, reopened: count, updatedAt: instant, version: count,
};
export const casePage = z.object({ items: list(z.object(summary)), next: optional(filled) });

const file = z.object({ id: filled, name: text, type: text, size: count, digest: optional(text) });
const clock = z.object({ state: oneOf('running', 'paused', 'stopped'), dueAt: optional(instant), day: optional(text), remaining: optional(number), breached: flag, reason: optional(text) });
const refusedStep = z.object({ name: filled, reason: value<Refusal>(must((value) => typeof value === 'string')) });
const section = oneOf(...SECTIONS);
const event = z.object({
  seq: count, type: filled, at: instant, by: party, actor: optional(z.object({ id: filled, displayName: text, role })), onBehalf: optional(flag), state: filled,
  internal: flag, round: count, fills: optional(section), text: optional(text), payload: record, files: list(file),
});

export const deskCase = z.object({
  ...summary,
  form: z.object({ id: filled, version: count }), values: record, extra: list(z.object({ name: text, label: text, value: text })), locale: text, files: list(file),
  events: list(event), facts: record, clocks: z.object({ answer: optional(clock), handling: optional(clock), promised: optional(clock) }),
  rounds: list(z.object({ number: count, from: instant, to: optional(instant), reason: optional(text) })),
  steps: list(z.object({ name: filled, form: value<FormDefinition | null>(must((value) => typeof value === 'object')), aside: flag, internal: flag, forCustomer: flag, about: optional(section) })),
  refused: list(refusedStep), operations, merged: optional(names), mergedInto: optional(filled),
  related: list(z.object({ reference: filled, kind, state: filled, subject: text, receivedAt: instant })), viewers: list(person),
  readByCustomer: optional(z.object({ seq: count, at: instant })),
});

const caseNews = z.object({ reference: filled, version: count, state: filled, by: party, actor: optional(person) });
const presence = z.object({ reference: filled, users: list(person) });

/** Each gives what the record says, so that a schema and its type cannot part. */
export const read = {
  session: (body: unknown): Session => session.parse(body),
  queues: (body: unknown): readonly QueueCount[] => queues.parse(body).queues,
  page: (body: unknown): CasePage => casePage.parse(body),
  case: (body: unknown): DeskCase => deskCase.parse(body),
  /** Nothing for news of a kind that is not known. */
  news: (type: string, body: unknown): DeskNews | undefined =>
    (type === 'case' ? { type, ...caseNews.parse(body) } : type === 'presence' ? { type, ...presence.parse(body) } : type === 'calls' ? { type } : undefined),
};
