import { type CaseKind, customize, FIELD_TYPES, fieldsOf, type FormOverrides, INTAKE_FORMS } from 'heed/domain';

/** What a site may add: everything but files, which a form takes in one place. */
export const ADDABLE = FIELD_TYPES.filter((type) => type !== 'files');

/** What cannot be done of what a site wants of a form, and would be done silently otherwise. */
export function formFault(kind: CaseKind, wish: FormOverrides): string | undefined {
  const fields = fieldsOf(INTAKE_FORMS[kind]);
  const { hide = [], require: needed = [], labels = {}, hints = {}, options = {}, add = [] } = wish;
  const unknown = [...hide, ...needed, ...[labels, hints, options].flatMap((of) => Object.keys(of))].find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) return `"${unknown}" is no field of the form "${kind}", which has ${fields.map(({ name }) => name).join(', ')}`;
  for (const [name, wanted] of Object.entries(options)) {
    const { source, options: known = [] } = fields.find((field) => field.name === name) ?? {};
    // What comes from the site's own lists is not known here.
    if (source) continue;
    const none = wanted.find((one) => typeof one === 'string' && !known.some(({ value }) => value === one));
    if (none !== undefined && wanted.every((one) => typeof one === 'string')) return `"${none as string}" is no answer to "${name}", which has ${known.map(({ value }) => value).join(', ') || 'none'}`;
  }
  const made = fieldsOf(customize(INTAKE_FORMS[kind], wish));
  const lost = add.find(({ name }) => !made.some((field) => field.extra && field.name === name));
  if (lost) return `the field "${lost.name}" cannot be added: it needs a name of its own, a step of the form if it names one, and answers if one chooses`;
  return undefined;
}
