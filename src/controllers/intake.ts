import type { HeedBackend } from '../backend/port.ts';
import type { Field, FormDefinition } from '../domain/form.ts';
import { CASE_KINDS, INTAKE_FORMS } from '../domain/forms/case-intake.ts';
import type { CaseKind } from '../domain/forms/case-intake.ts';

const isKind = (word: string): word is CaseKind => (CASE_KINDS as readonly string[]).includes(word);

/** The kinds a list names, in its order; unknown words are left out, and so is what is not among `taken`, if there are any. */
export const kindsOf = (list: string, taken: readonly CaseKind[] = []): CaseKind[] => [...new Set(list.split(/[\s,]+/))].filter(isKind).filter((kind) => !taken.length || taken.includes(kind));

const known = new Map<string, FormDefinition>();

/** The intake form of a kind among those that are offered; without files where the backend takes none. The same object for the same question, so that it is drawn once. */
export function intakeForm(kind: CaseKind, kinds: readonly CaseKind[], backend?: HeedBackend): FormDefinition {
  const hidden = backend && !backend.uploads;
  const key = `${kind} ${kinds} ${hidden}`;
  let definition = known.get(key);
  if (!definition) {
    const form = INTAKE_FORMS[kind];
    const offered = (field: Field): Field => (field.type === 'files' ? { ...field, hidden } : field.name !== 'kind' ? field
      : kinds.length > 1 ? { ...field, options: field.options!.filter(({ value }) => kinds.includes(value as CaseKind)) } : { ...field, hidden: true });
    definition = { ...form, steps: form.steps.map((step) => ({ ...step, fields: step.fields.map(offered) })) };
    known.set(key, definition);
  }
  return definition;
}
