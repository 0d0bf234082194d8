import * as z from 'zod/mini';
import { clean } from './clean.ts';
import { fieldsOf, isFilled, isRequired, isShown } from './form.ts';
import type { Field, FileValue, FormDefinition, FormRule, Values } from './form.ts';
import type { Issue } from './issue.ts';
import { countCharacters, hasForbidden } from './text.ts';
import type { ValuesOf } from './values.ts';

/** Milliseconds since 1970, as `Date.now` gives them. */
export type Now = () => number;
type Params = Issue['params'];
type Refuse = (code: string, params?: Params, path?: PropertyKey[]) => void;
interface Payload { readonly value: unknown; readonly issues: object[] }

/** Half a day and two hours: how far ahead of UTC a place on earth can be. */
const AHEAD = 14 * 36e5;
/** A character may be several UTF-16 units; so many on average, and it is no text any more. */
const UNITS = 8;
/** Limits where the field sets none; 10,000 for other texts. */
const MAX: { readonly [type: string]: number } = { email: 254, phone: 40 };

const refusing = ({ value, issues }: Payload): Refuse => (message, params, path) =>
  void issues.push({ code: 'custom', message, params, input: value, continue: true, ...(path && { path }) });

/** Digits with the usual signs between them, then perhaps an extension. */
const phone = /^\+?[\d ().\-/]+(?:(?:,|;|#|x|ext\.?|转|轉|分机|分機)[:. ]?\d{1,8})?$/i;
const email = /^[^\s@,;:<>()[\]\\"]+@[^\s@.,;:<>()[\]\\"_]+(?:\.[^\s@.,;:<>()[\]\\"_]+)+$/;
const date = { date: /^\d{4}-\d\d-\d\d$/, datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/ };

/** Milliseconds of a calendar date (and time) taken as UTC, NaN if there is no such day. */
function instant(s: string, type: 'date' | 'datetime'): number {
  const time = date[type].test(s) ? Date.parse(type === 'date' ? s : `${s}Z`) : NaN;
  // Some engines read 31 April as 1 May.
  return time === time && new Date(time).toISOString().startsWith(s) ? time : NaN;
}

function checkText({ type, min = 0, max = MAX[type] ?? 1e4, options, past }: Field, now: Now, s: string, refuse: Refuse) {
  if (hasForbidden(s)) return refuse('forbidden-characters');
  if (type === 'choice' || type === 'choices') return options?.some((o) => o.value === s) ? undefined : refuse('not-an-option');
  const tooBig = s.length > max * UNITS;
  const count = tooBig ? Math.ceil(s.length / UNITS) : s.length > max || min ? countCharacters(s) : 0;
  if (count > max) refuse('too-long', { max, count });
  else if (count < min) refuse('too-short', { min, count });
  else if (type === 'email' && !email.test(s)) refuse('not-an-email');
  else if (type === 'phone') {
    const digits = s.replace(/\D/g, '').length;
    if (digits < 5 || digits > 20 || !phone.test(s.replace(/ +(?=[,;#xe转轉分])/gi, ''))) refuse('not-a-phone');
  } else if (type === 'date' || type === 'datetime') {
    const time = instant(s, type);
    if (time !== time) refuse('not-a-date');
    else if (past && time > now() + AHEAD) refuse('in-future');
  }
}

function checkNumber({ type, min, max }: Field, n: number, refuse: Refuse) {
  const rating = type === 'rating', scale = type === 'scale';
  if ((rating || scale) && n % 1) refuse('not-an-option');
  checkCount({ min: min ?? (rating ? 1 : scale ? 0 : undefined), max: max ?? (rating ? 5 : scale ? 10 : undefined) }, n, refuse);
}

function checkCount({ min = -Infinity, max = Infinity }: Pick<Field, 'min' | 'max'>, n: number, refuse: Refuse, tooMany = 'too-large') {
  if (n < min) refuse('too-small', { min });
  if (n > max) refuse(tooMany, { max });
}

function checkFiles({ accept, maxBytes: max = Infinity }: Field, files: readonly FileValue[], refuse: Refuse) {
  for (const { name, type, size } of files) {
    if (hasForbidden(name)) refuse('forbidden-characters');
    if (accept && !accept.some((a) => a === type || (a.endsWith('/*') && type.startsWith(a.slice(0, -1))))) refuse('file-type', { name });
    if (!(size >= 0 && size <= max)) refuse('file-too-large', { max, name });
  }
}

function fieldSchema(field: Field, now: Now): z.ZodMiniType {
  const { type } = field;
  const check = <T>(rule: (value: T, refuse: Refuse) => void) => (payload: Payload) => rule(payload.value as T, refusing(payload));
  const counted = (tooMany?: string) => check<readonly unknown[]>((list, refuse) => checkCount(field, list.length, refuse, tooMany));
  const text = (code: string) => z.string(code).check(check<string>((s, refuse) => checkText(field, now, s, refuse)));
  switch (type) {
    case 'number': case 'money': case 'rating': case 'scale':
      return z.number('not-a-number').check(check<number>((n, refuse) => checkNumber(field, n, refuse)));
    case 'choice': return text('not-an-option');
    case 'choices': return z.array(text('not-an-option'), 'not-an-option').check(counted());
    case 'consent': return z.boolean('not-an-option');
    case 'files': {
      const word = z.string('not-text');
      const file = z.object({ name: word, type: word, size: z.number('not-a-number'), id: z.optional(word), digest: z.optional(word) }, 'file-type');
      return z.array(file, 'file-type')
        .check(counted('too-many-files'), check<FileValue[]>((files, refuse) => checkFiles(field, files, refuse)));
    }
    case 'group': return z.array(recordSchema(field.fields ?? [], [], now), 'not-an-option').check(counted());
    default: return text('not-text');
  }
}

function recordSchema(fields: readonly Field[], rules: readonly FormRule[], now: Now): z.ZodMiniType {
  const shape = Object.fromEntries(fields.map((field) => [field.name, z.optional(fieldSchema(field, now))]));
  const complete = (payload: Payload) => {
    const refuse = refusing(payload), values = payload.value as Values;
    for (const field of fields) {
      const { name, type } = field;
      if (isShown(field, values) && isRequired(field, values) && !isFilled(values[name]))
        refuse(type === 'consent' ? 'consent-required' : 'required', undefined, [name]);
    }
    for (const { fields: names } of rules) {
      const first = fields.find(({ name }) => name === names[0]);
      if (first && !isRequired(first, values) && !names.some((name) => isFilled(values[name])))
        refuse('contact-required', undefined, [first.name]);
    }
  };
  // Said beside what is wrong with single answers, not only once those are right.
  return z.strictObject(shape, 'unknown-field').check(z.check(complete, { when: ({ value }: Payload) => isRecord(value) } as object));
}

const isRecord = (value: unknown) => !!value && typeof value === 'object' && !Array.isArray(value);

const cache = new WeakMap<FormDefinition, WeakMap<Now, z.ZodMiniType>>();

/** The schema of cleaned values, made once per definition and clock. */
function cleanSchema(definition: FormDefinition, now: Now): z.ZodMiniType {
  let byClock = cache.get(definition);
  if (!byClock) cache.set(definition, (byClock = new WeakMap()));
  let schema = byClock.get(now);
  if (!schema) {
    // zod would try `new Function`, which a strict content security policy reports.
    z.config({ jitless: true });
    byClock.set(now, (schema = recordSchema(fieldsOf(definition), definition.rules ?? [], now)));
  }
  return schema;
}

/**
 * The schema of a form's values, whatever comes in. What it gives are the cleaned values (see `clean`); its messages are the
 * codes of `validate`, never sentences. Cheap to make again.
 */
export function toSchema<const D extends FormDefinition>(definition: D, { now = Date.now }: { now?: Now } = {}): z.ZodMiniType<ValuesOf<D>> {
  const cleaned = z.transform((raw) => clean(fieldsOf(definition), raw));
  return z.pipe(cleaned, cleanSchema(definition, now)) as unknown as z.ZodMiniType<ValuesOf<D>>;
}

/**
 * Checks values against their form, whatever they are; never throws. Without issues `values` are the cleaned ones, to be kept
 * and sent. Issues come in the form's order, with these codes: `required`, `consent-required`, `contact-required`, `too-long`
 * {max, count}, `too-short` {min, count}, `too-small` {min}, `too-large` {max} (of a number, or of how many), `not-an-email`,
 * `not-a-phone`, `not-a-number`, `not-a-date`, `in-future`, `not-an-option`, `forbidden-characters`, `too-many-files` {max},
 * `file-too-large` {max, name}, `file-type` {name}, `not-text`, `unknown-field` (path '' if the values are no record at all).
 */
export function validate<const D extends FormDefinition>(definition: D, values: unknown, { now = Date.now }: { now?: Now } = {}):
{ readonly values?: ValuesOf<D>; readonly issues: readonly Issue[] } {
  const { data, error } = z.safeParse(cleanSchema(definition, now), clean(fieldsOf(definition), values));
  if (!error) return { values: { ...(data as Values) } as ValuesOf<D>, issues: [] };
  const issues = error.issues.flatMap((issue): Issue[] => {
    const { code, message, path } = issue;
    const paths = code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return paths.map((keys) => ({ path: keys.join('.').slice(0, 200), code: message, ...(issue.code === 'custom' && issue.params && { params: issue.params as Params }) }));
  });
  const names = fieldsOf(definition).map((field) => field.name);
  const place = ({ path }: Issue) => (names.indexOf(path.split('.')[0] ?? '') + 1) || names.length + 1;
  return { issues: issues.sort((a, b) => place(a) - place(b)) };
}
