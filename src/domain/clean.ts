import { isShown } from './form.ts';
import type { Field, Values } from './form.ts';
import { tidy, toHalfWidth } from './text.ts';

const number = /^(?=.*\d)[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/;

/** What a field's raw value means: blanks cut, machine-read text in ASCII, numbers from their digits. What it cannot read stays as it is. */
export function normalize({ type, fields }: Field, raw: unknown): unknown {
  if (typeof raw === 'string') {
    let s = tidy(raw);
    if (!s) return undefined;
    if (/^(p|or|d|n|m|ra|sc)/.test(type)) s = toHalfWidth(s);
    if (type === 'phone') s = s.replace(/ +/g, ' ');
    if (type === 'consent') return s === 'true' || s === 'on' || s;
    if (/^(n|m|ra|sc)/.test(type)) {
      const digits = type === 'money' ? s.replace(/[¥￥$€£元 ]/g, '') : s;
      return digits.length < 32 && number.test(digits) ? +digits.replace(/,/g, '') || 0 : s;
    }
    return s;
  }
  if (Array.isArray(raw)) {
    if (!raw.length) return undefined;
    if (type === 'choices') return [...new Set(raw)];
    if (fields) return raw.map((row) => clean(fields, row));
  }
  // -0 reads as 0 in JSON, so it is 0 from the start.
  return raw || (raw === 0 ? 0 : raw ?? undefined);
}

/**
 * The values of a form as they are sent: normalised, without empty ones and without those of fields that are not shown.
 * Keys that are no field are passed on, so that the schema can refuse them. Anything but an object comes back as it is.
 */
export function clean(fields: readonly Field[], raw: unknown): unknown {
  if (!raw || typeof raw !== 'object' || Array.isArray(raw)) return raw;
  // Without a prototype `__proto__` is a key like any other, and nothing is inherited.
  const out = Object.assign(Object.create(null) as Record<string, unknown>, raw);
  for (const field of fields) {
    const value = normalize(field, out[field.name]);
    if (value === undefined) delete out[field.name];
    else out[field.name] = value;
  }
  // A dropped answer may have been another field's condition.
  for (let gone: Field | undefined; (gone = fields.find((f) => f.name in out && !isShown(f, out as Values))); ) delete out[gone.name];
  return out;
}
