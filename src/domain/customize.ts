import { fieldsOf } from './form.ts';
import type { Field, FormDefinition, FormOverrides, Option } from './form.ts';

const offered = (known: readonly Option[] = [], wanted: readonly (string | Option)[]): readonly Option[] =>
  (wanted.every((one) => typeof one === 'string') ? known.filter(({ value }) => wanted.includes(value))
    : wanted.map((one) => (typeof one === 'string' ? known.find(({ value }) => value === one) ?? { value: one } : one)));

/** A field that a site adds; answers to choose from may be plain values. None where nobody could answer it. */
const asked = (field: Field): readonly Field[] => {
  const options = field.options?.map((one: string | Option) => (typeof one === 'string' ? { value: one } : one));
  const possible = /^choice/.test(field.type) ? options?.length : field.name && (field.type !== 'group' || field.fields);
  return possible ? [{ ...field, ...(options && { options }), extra: true }] : [];
};

/**
 * The definition as a site wants it. Unknown names are ignored, and so are added fields with a name that is taken, a step that is none, or nothing to choose from. What is hidden is not required, for nobody could fill it in: a
 * rule over several fields speaks of those that are shown first, and is none where all of them are hidden.
 */
export function customize(definition: FormDefinition, { hide = [], require, labels, options, hints, add }: FormOverrides): FormDefinition {
  const hidden = (name: string) => hide.includes(name);
  return {
    ...definition,
    steps: definition.steps.map((step, i) => ({
      ...step,
      fields: [
        ...step.fields.map((field): Field => {
          const { name } = field;
          return {
            ...field,
            ...(require?.includes(name) && { required: true }),
            ...(hidden(name) && { hidden: true, required: false }),
            ...(labels?.[name] && { label: labels[name] }),
            ...(options?.[name] && { options: offered(field.options, options[name]) }),
            ...(hints?.[name] && { hint: hints[name] }),
          };
        }),
        ...(add ?? []).filter((field) => (field.step ? field.step === step.name : !i) && !fieldsOf(definition).some(({ name }) => name === field.name)).flatMap(asked),
      ],
    })),
    ...(definition.rules && { rules: definition.rules
      .filter(({ fields }) => !fields.every(hidden))
      .map((rule) => ({ ...rule, fields: [...rule.fields].sort((a, b) => Number(hidden(a)) - Number(hidden(b))) })) }),
  };
}
