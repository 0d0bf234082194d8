/** Scripts, categories and library over heed-server's contract; a part of `RestDesk`. */
import type { Category } from '../domain/categories.ts';
import { CASE_KINDS } from '../domain/forms/case-intake.ts';
import type { Field, Locale } from '../domain/form.ts';
import { list, must, optional, value } from '../domain/kinds.ts';
import { CHANNELS } from '../domain/records/desk.ts';
import { LIBRARY_TEXTS, PHASES } from '../domain/records/library.ts';
import type { Redaction } from '../domain/records/library.ts';
import { SCRIPT_PURPOSES } from '../domain/records/script.ts';
import type { LookInto, SurveyAnswer } from '../domain/records/survey.ts';
import type { FollowUpWay } from '../domain/survey.ts';
import { count, filled, instant, text, z } from './answer.ts';
import type { AuditReport, CategoryBackend, LibraryBackend, LibraryDraft, LibraryEntry, LibraryPage, Script, ScriptBackend, VisitBackend } from './office-port.ts';
import type { CallsBackend, FollowUp } from './desk-port.ts';
import type { CallOptions } from './port.ts';

/** How `RestDesk` asks. */
export interface Asking {
  ask<T>(path: string, parse: (body: unknown) => T, ask?: CallOptions & { readonly method?: 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown; readonly key?: string }): Promise<T>;
  blob(path: string, options?: CallOptions): Promise<Blob>;
}

const oneOf = <const T extends string>(...values: readonly T[]) => value<T>(must((value: T) => values.includes(value)));
const locale = oneOf<Locale>('en', 'zh-Hans', 'zh-Hant');
const script = z.object({
  id: filled, purpose: oneOf(...SCRIPT_PURPOSES), kind: optional(oneOf(...CASE_KINDS)), channel: optional(oneOf(...CHANNELS)), locale, title: text, text, disabled: optional(value<boolean>(must((value) => typeof value === 'boolean'))),
  version: count, used: count, shipped: value<boolean>(must((value) => typeof value === 'boolean')), updatedAt: optional(instant), updatedBy: optional(text),
});
const scripts = z.object({ scripts: list(script) });
const used = z.object({ used: count });
const file = z.object({ id: filled, name: text, type: text, size: count, digest: optional(text) });
const content = { title: text, problem: text, cause: text, departments: list(text), phase: oneOf(...PHASES), lesson: text, measure: text, kind: oneOf(...CASE_KINDS), photos: list(file) };
const entry = z.object({ ...content, id: filled, createdAt: instant, createdBy: text, version: count, updatedAt: optional(instant), updatedBy: optional(text) });
const draft = z.object({ ...content, reference: filled, redacted: list(z.object({ field: oneOf(...LIBRARY_TEXTS), what: value<Redaction>(must((found) => typeof found === 'string')), count })), saved: optional(entry) });
const page = z.object({ items: list(entry), next: optional(filled) });
const report = z.object({ checked: count, head: optional(text), fault: optional(z.object({ reference: text, seq: count, fault: text })) });

const query = (values: object): string => {
  const params = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => [name, String(value)]));
  return params.size ? `?${params}` : '';
};
const at = (...path: string[]): string => `/desk/${path.map(encodeURIComponent).join('/')}`;

export const restScripts = ({ ask }: Asking): ScriptBackend => ({
  list: (asked, options) => ask(`/desk/scripts${query(asked)}`, (body): readonly Script[] => scripts.parse(body).scripts, options),
  save: (id, body, options) => ask(at('scripts', id), (answer): Script => script.parse(answer), { method: 'PUT', body, ...options }),
  remove: (id, version, options) => ask(`${at('scripts', id)}${query({ version })}`, () => undefined, { method: 'DELETE', ...options }),
  used: (id, options) => ask(`${at('scripts', id)}/used`, (body) => used.parse(body).used, { method: 'POST', body: {}, ...options }),
});

export const flag = value<boolean>(must((found) => typeof found === 'boolean'));
export const categories = list(z.object({ code: filled, parent: filled, name: value<Category['name']>(must((name) => typeof Object(name).en === 'string')), retired: optional(flag) }));
const taxonomy = z.object({ version: count, categories, updatedAt: optional(instant), updatedBy: optional(text), counts: list(z.object({ code: filled, count, more: optional(flag) })) });

export const restCategories = ({ ask }: Asking): CategoryBackend => ({
  load: (options) => ask('/desk/categories', (body) => taxonomy.parse(body), options),
  save: (base, changed, options) => ask('/desk/categories', (body) => taxonomy.parse(body), { method: 'PUT', body: { base, categories: changed }, ...options }),
});

const visits = z.object({
  items: list(z.object({ id: filled, reference: filled, subject: text, customer: text, phone: optional(text), email: optional(text), dueAt: instant })),
  figures: z.object({ closed: count, drawn: count, made: count, reached: count, satisfied: count }),
});

export const restVisits = ({ ask }: Asking): VisitBackend => ({
  list: (options) => ask('/desk/return-visits', (body) => visits.parse(body), options),
  done: (id, outcome, options) => ask(`${at('return-visits', id)}/done`, (body) => visits.parse(body), { method: 'POST', body: outcome, ...options }),
});

export const restLibrary = ({ ask, blob }: Asking): LibraryBackend => ({
  search: (asked, options) => ask(`/desk/library${query(asked)}`, (body): LibraryPage => page.parse(body), options),
  open: (id, options) => ask(at('library', id), (body): LibraryEntry => entry.parse(body), options),
  preview: (reference, options) => ask('/desk/library/preview', (body): LibraryDraft => draft.parse(body), { method: 'POST', body: { reference }, ...options }),
  add: (body, options) => ask('/desk/library', (answer): LibraryEntry => entry.parse(answer), { method: 'POST', body, ...options }),
  photo: (id, fileId, options) => blob(`${at('library', id)}/files/${encodeURIComponent(fileId)}`, options),
});

const object = <T extends object>() => value<T>(must((found) => Object(found) === found));
const call = z.object({
  way: optional(value<FollowUpWay>(must((found) => typeof found === 'string'))), look: optional(value<LookInto>(must((found) => Array.isArray((Object(found) as LookInto).newest)))),
  contact: optional(object<NonNullable<FollowUp['contact']>>()), taken: optional(object<NonNullable<FollowUp['taken']>>()), tries: value<FollowUp['tries']>(must(Array.isArray)),
  id: filled, dueAt: instant, overdue: value<boolean>(must((found) => typeof found === 'boolean')), questions: value<readonly Field[]>(must(Array.isArray)),
  answer: value<SurveyAnswer>(must((found) => typeof (Object(found) as SurveyAnswer).reference === 'string' && Object((found as SurveyAnswer).values) === (found as SurveyAnswer).values)),
});
const calls = z.object({ items: list(call) });

export const restCalls = ({ ask }: Asking): CallsBackend => ({
  list: (options) => ask('/desk/survey-follow-ups', (body): readonly FollowUp[] => calls.parse(body).items, options),
  take: (id, from, options) => ask(`${at('survey-follow-ups', id)}/take`, () => undefined, { method: 'POST', body: { from }, ...options }),
  release: (id, options) => ask(`${at('survey-follow-ups', id)}/release`, () => undefined, { method: 'POST', body: {}, ...options }),
  done: (id, came, options) => ask(`${at('survey-follow-ups', id)}/done`, () => undefined, { method: 'POST', body: came, ...options }),
});

export const restAudit = ({ ask }: Asking) => (options?: CallOptions): Promise<AuditReport> => ask('/audit/verify', (body): AuditReport => report.parse(body), options);
