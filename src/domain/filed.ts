import type { Field, FieldType, FormDefinition, Value, Values } from './form.ts';
import { fieldsOf } from './form.ts';

/** The answer to a field that a site or a page has added, as text, with the label the customer saw. */
export interface ExtraAnswer { readonly name: string; readonly label: string; readonly value: string }

/** What was sent as text, as what it is: several answers are separated by commas, rows are JSON. What cannot be read stays text. */
export function extraValue(type: FieldType, text: string): Value {
  if (type === 'choices') return text.split(',').filter(Boolean);
  if (type === 'consent') return text === 'true';
  if (type !== 'group') return text;
  try {
    const rows = JSON.parse(text) as unknown;
    return Array.isArray(rows) ? rows as readonly Values[] : text;
  } catch {
    return text;
  }
}

/**
 * What was filed, to be read: the values with the answers of added fields among them, and a definition that has a field for each. One that the
 * definition does not know (only the page added it) is called what the customer saw. Of fields that are not drawn no answer is among them, but with `all`.
 */
export function filed(
  definition: FormDefinition, { values, extra = [] }: { readonly values: Values; readonly extra?: readonly ExtraAnswer[] }, { all = false } = {},
): { readonly definition: FormDefinition; readonly values: Values } {
  const known = new Map(fieldsOf(definition).filter((field) => field.extra).map((field) => [field.name, field]));
  const answers: Record<string, Value> = {};
  const unknown: Field[] = [];
  extra.forEach(({ name, label, value }, i) => {
    const field = known.get(name);
    const answer = field && extraValue(field.type, value);
    // Rows that are none would be drawn as rows.
    const fits = field && (field.type !== 'group' || Array.isArray(answer));
    if (field?.hidden && !all) return;
    if (fits) answers[name] = answer!;
    else {
      // A name of its own: it may be that of another field.
      const own = `extra.${i}`;
      unknown.push({ name: own, type: 'longtext', label: { en: label || name }, extra: true });
      answers[own] = value;
    }
  });
  const [first, ...rest] = definition.steps;
  return {
    definition: first && unknown.length ? { ...definition, steps: [{ ...first, fields: [...first.fields, ...unknown] }, ...rest] } : definition,
    values: { ...values, ...answers },
  };
}
