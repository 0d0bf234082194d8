import type { FormDefinition, FormOverrides } from './form.ts';

/** The definition as a site wants it. Unknown names are ignored. */
export function customize(definition: FormDefinition, { hide, require, labels, options, hints, add }: FormOverrides): FormDefinition {
  return {
    ...definition,
    steps: definition.steps.map((step, i) => ({
      ...step,
      fields: [
        ...step.fields.map((field) => {
          const { name } = field;
          return {
            ...field,
            ...(hide?.includes(name) && { hidden: true }),
            ...(require?.includes(name) && { required: true }),
            ...(labels?.[name] && { label: labels[name] }),
            ...(options?.[name] && { options: field.options?.filter(({ value }) => options[name]!.includes(value)) }),
            ...(hints?.[name] && { hint: hints[name] }),
          };
        }),
        ...(add ?? []).filter((field) => (field.step ? field.step === step.name : !i)).map((field) => ({ ...field, extra: true })),
      ],
    })),
  };
}
