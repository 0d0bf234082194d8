import type { Submission } from '../backend/port.ts';
import { isFilled } from '../domain/form.ts';
import type { Value, Values } from '../domain/form.ts';
import type { CaseKind } from '../domain/forms/case-intake.ts';
import { labelAt } from '../form/checks.ts';
import type { Form } from '../form/form.ts';

/** What is sent: the form's own values, and beside them the fields that this page added, with the label the customer saw. */
export function submissionOf({ definition: { id, version }, definition, fields, terms }: Form, kind: CaseKind, given: Values, widget: string): Submission {
  const values: Record<string, Value> = {};
  const extra: { name: string; label: string; value: string }[] = [];
  for (const [name, field] of fields) {
    const value = given[name];
    if (!isFilled(value) || field.type === 'files' || name === 'kind') continue;
    if (field.extra) extra.push({ name, label: labelAt(definition, name, terms), value: field.type === 'group' ? JSON.stringify(value) : `${value as string}` });
    else values[name] = value!;
  }
  return {
    kind, form: { id, version }, values, files: [], ...(extra.length && { extra }), locale: terms.locale, source: { page: location.origin + location.pathname, widget },
  };
}

const PERSON = ['kind', 'name', 'phone', 'email', 'preferredContact', 'bestTime'];

/** The values a next submission begins with: who writes it is the same person, what it is about is not. */
export const emptyMatter = ({ fields }: Form, left = PERSON): Values =>
  Object.fromEntries([...fields.values()].filter(({ name, hidden }) => !hidden && !left.includes(name)).map(({ name }) => [name, undefined]));

/** The values of a form that has been erased. */
export const nothing = (form: Form): Values => emptyMatter(form, ['kind']);

/** What may lie on the device of what was written. */
export function keptValues({ fields, values, kept: before }: Form): Values {
  const kept: Record<string, Value | undefined> = { ...before };
  for (const [name, { type, sensitive }] of fields) if (type !== 'files' && !sensitive) kept[name] = values[name];
  return kept;
}
