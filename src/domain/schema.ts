import * as z from 'zod/mini';
import { clean } from './clean.ts';
import { fieldsOf, isFilled, isRequired, isShown } from './form.ts';
import type { Field, FileValue, FormDefinition, FormRule, Values } from './form.ts';
import type { Issue } from './issue.ts';
import { closed, list, must, object, optional, run, text, value } from './kinds.ts';
import type { Payload, Schema } from './kinds.ts';
import { countCharacters, hasForbidden } from './text.ts';
import type { ValuesOf } from './values.ts';

/** Milliseconds since 1970, as `Date.now` gives them. */
export type Now = () => number;
type Params = Issue['params'];
/** What zod reports: of our own checks with `params`, of unknown fields with their `keys`. */
interface Found { readonly path?: readonly PropertyKey[]; readonly message: string; readonly params?: Params; readonly keys?: readonly string[] }
type Refuse = (code: string, params?: Params, ...path: string[]) => void;

/** Half a day and two hours: how far ahead of UTC a place on earth can be. */
const AHEAD = 14 * 36e5;
/** Limits where the field sets none: of a number, or of a text's characters. */
const LIMITS: { readonly [type: string]: readonly [min: number, max: number] } = { email: [0, 254], phone: [0, 40], rating: [1, 5], scale: [0, 10] };

const refusing = ({ issues }: Payload): Refuse => (message, params, ...path) => void issues.push({ code: 'custom', message, params, path, continue: true });

/** Digits with the usual signs between them, then perhaps an extension. */
const phone = /^\+?[\d ().\-/]+(?:(?:,|;|#|x|ext\.?|转|轉|分机|分機)[:. ]?\d{1,8})?$/i;
const email = /^[^\s@,;:<>()[\]\\"]+@[^\s@.,;:<>()[\]\\"_]+(?:\.[^\s@.,;:<>()[\]\\"_]+)+$/;

/** Milliseconds of a calendar date with its time, taken as UTC; NaN if there is no such day. */
function instant(s: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(s) ? Date.parse(`${s}Z`) : NaN;
  // Some engines read 31 April as 1 May.
  return time === time && new Date(time).toISOString().startsWith(s) ? time : NaN;
}

function checkText({ type, min = 0, max = LIMITS[type]?.[1] ?? 1e4, options, past }: Field, s: string, refuse: Refuse, now: Now) {
  if (hasForbidden(s)) return refuse('forbidden-characters');
  if (type === 'choice' || type === 'choices') return options?.some((o) => o.value === s) ? undefined : refuse('not-an-option');
  const count = s.length > max || min ? countCharacters(s) : 0;
  if (count > max) refuse('too-long', { max, count });
  else if (count < min) refuse('too-short', { min, count });
  else if (type === 'email' && !email.test(s)) refuse('not-an-email');
  else if (type === 'phone') {
    const digits = s.replace(/\D/g, '').length;
    if (digits < 5 || digits > 20 || !phone.test(s.replace(/ +(?=[,;#xe转轉分])/gi, ''))) refuse('not-a-phone');
  } else if (type === 'date' || type === 'datetime') {
    const time = instant(type === 'date' ? `${s}T00:00` : s);
    if (time !== time) refuse('not-a-date');
    else if (past && time > now() + AHEAD) refuse('in-future');
  }
}

function checkNumber({ type, min, max }: Field, n: number, refuse: Refuse) {
  const limits = LIMITS[type];
  if (limits && n % 1) refuse('not-an-option');
  checkCount({ min: min ?? limits?.[0], max: max ?? limits?.[1] }, n, refuse);
}

function checkCount({ min = -Infinity, max = Infinity }: Pick<Field, 'min' | 'max'>, n: number, refuse: Refuse, tooMany = 'too-large') {
  if (n < min) refuse('too-small', { min });
  if (n > max) refuse(tooMany, { max });
}

function checkFiles(field: Field, files: readonly FileValue[], refuse: Refuse) {
  const { accept, maxBytes: max = Infinity } = field;
  checkCount(field, files.length, refuse, 'too-many-files');
  for (const { name, type, size } of files) {
    if (hasForbidden(name)) refuse('forbidden-characters');
    if (accept && !accept.some((a) => a === type || (a.endsWith('/*') && type.startsWith(a.slice(0, -1))))) refuse('file-type', { name });
    if (!(size >= 0 && size <= max)) refuse('file-too-large', { max, name });
  }
}

const finite = must(Number.isFinite, 'not-a-number');

function fieldSchema(field: Field, now: Now): Schema {
  const { type, fields = [] } = field;
  const by = <T>(rule: (field: Field, value: T, refuse: Refuse, now: Now) => void) => (payload: Payload) => rule(field, payload.value as T, refusing(payload), now);
  const counted = by<readonly unknown[]>((_, { length }, refuse) => checkCount(field, length, refuse));
  const worded = (code: string) => text(code, by(checkText));
  switch (type) {
    case 'number': case 'money': case 'rating': case 'scale': return value(finite, by(checkNumber));
    case 'choices': return list(worded('not-an-option'), 'not-an-option', counted);
    case 'consent': return value(must((yes) => typeof yes === 'boolean', 'not-an-option'));
    case 'files': {
      const word = text('not-text');
      const file = object({ name: word, type: word, size: value(finite), id: optional(word), digest: optional(word) }, 'file-type');
      return list(file, 'file-type', by(checkFiles));
    }
    case 'group': return list(recordSchema(fields, [], now), 'not-an-option', counted);
    default: return worded(type === 'choice' ? 'not-an-option' : 'not-text');
  }
}

function recordSchema(fields: readonly Field[], rules: readonly FormRule[], now: Now): Schema {
  const shape = Object.fromEntries(fields.map((field) => [field.name, optional(fieldSchema(field, now))]));
  // Said beside what is wrong with single answers, not only once those are right.
  return closed(shape, 'unknown-field', (payload) => {
    const refuse = refusing(payload), values = payload.value as Values;
    for (const field of fields) {
      const { name, type } = field;
      if (isShown(field, values) && isRequired(field, values) && !isFilled(values[name]))
        refuse(type === 'consent' ? 'consent-required' : 'required', undefined, name);
    }
    for (const { fields: names } of rules) {
      const first = fields.find(({ name }) => name === names[0]);
      if (first && !isRequired(first, values) && !names.some((name) => isFilled(values[name])))
        refuse('contact-required', undefined, first.name);
    }
  });
}

const cache = new WeakMap<FormDefinition, { readonly now: Now; readonly schema: Schema }>();

/** The schema of cleaned values, made once per definition and clock. */
function cleanSchema(definition: FormDefinition, now: Now): Schema {
  let made = cache.get(definition);
  if (made?.now !== now) cache.set(definition, made = { now, schema: recordSchema(fieldsOf(definition), definition.rules ?? [], now) });
  return made.schema;
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
  const result = run(cleanSchema(definition, now), clean(fieldsOf(definition), values));
  if ('value' in result) return { values: { ...(result.value as Values) } as ValuesOf<D>, issues: [] };
  const issues = (result.issues as readonly Found[]).flatMap(({ path = [], message: code, params, keys }) =>
    (keys?.map((key) => [...path, key]) ?? [path]).map((place): Issue => ({ path: place.join('.').slice(0, 200), code, ...(params && { params }) })));
  const names = fieldsOf(definition).map((field) => field.name);
  // What is no field of the form (-1) comes last.
  const place = ({ path }: Issue) => names.indexOf(path.split('.')[0]!) >>> 0;
  return { issues: issues.sort((a, b) => place(a) - place(b)) };
}
